package no.avtaleverk.search.norwegian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever edits a word file is told where it can not be understood, and why. */
class WordFilesTests {
    private static Lines lines(String file, String... lines) {
        return Lines.read(file, String.join("\n", lines));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ein en | '=' must stand there once",
                "ein = en = et | '=' must stand there once",
                "= en | nothing stands before '='",
                "ein = | one word must stand after '='",
                "ein = en et | one word must stand after '='"
            })
    void aPairOfMalformerThatIsNoneIsNamed(String line, String why) {
        Lines lines = lines("malform.txt", "# ord", "[ord]", "eg = jeg", line);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stems(lines))
                .withMessage("malform.txt, line 4: %s: %s", why, line);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"greie ut > utrede", "heim = hjem", "> hjem", "^ > hjem"})
    void aRuleOfLettersThatIsNoneIsNamed(String line) {
        Lines lines = lines("malform.txt", "[regler]", "", line);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stems(lines))
                .withMessageStartingWith("malform.txt, line 3: ")
                .withMessageEndingWith(line);
    }

    @Test
    void aSectionThatIsMisspeltIsNamed() {
        Lines lines = lines("malform.txt", "[reglar]", "heim > hjem");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stems(lines))
                .withMessage("malform.txt, line 1: there is no such section, but [ord, regler, leger, vern]: [reglar]");
    }

    @Test
    void aLineInNoSectionIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stems(lines("malform.txt", "heim > hjem")))
                .withMessageStartingWith("malform.txt, line 1: it stands in no section");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "DPS | nothing is said to mean the same, with '=' or '~'",
                "DPS ~ | nothing stands on one side of '~'",
                "DPS = ~ senter | nothing stands on one side of '='",
                "DPS = | nothing stands on one side of '='",
                "DPS = = senter | nothing stands on one side of '='",
                "DPS = ... | '...' holds no word"
            })
    void aGroupOfSynonymsThatIsNoneIsNamed(String line, String why) {
        Lines lines = lines("synonymer.txt", "", line);
        Function<String, List<String>> words =
                phrase -> Tokens.of(phrase).stream().map(Tokens.Token::exact).toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Synonyms(lines.all(), words, words))
                .withMessage("synonymer.txt, line 2: %s: %s", why, line);
    }

    /** Words with the stem of one that means something else would bring what means the same as that one. */
    @ParameterizedTest
    @ValueSource(strings = {"fare", "farer", "fart", "lo", "moro", "veien", "midten", "forsøkt"})
    void aCommonWordHasNoSynonymsOfAWordThatOnlyHasItsStem(String word) {
        var norwegian = Norwegian.load();
        assertThat(norwegian.synonyms(List.of(norwegian.stem(word)))).isEmpty();
    }

    @Test
    void aNameThatTwoLawsHaveIsNamed() {
        Lines lines =
                lines("lover.txt", "hol = helse- og omsorgstjenesteloven | hol", "hfl = helseforetaksloven | hol");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Citations(lines))
                .withMessageStartingWith("lover.txt, line 2: 'hol' is already a name of hol");
    }

    @Test
    void aPartOfCompoundsThatIsNoWordIsNamed() {
        Lines lines = lines("sammensetninger.txt", "helse omsorg", "pasient, bruker");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Compounds(lines, new Stems(new Lines("malform.txt", List.of()))))
                .withMessage("sammensetninger.txt, line 2: 'pasient,' is not a word: pasient, bruker");
    }
}
