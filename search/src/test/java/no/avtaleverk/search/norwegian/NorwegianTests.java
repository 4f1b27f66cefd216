package no.avtaleverk.search.norwegian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AuditEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NorwegianTests {
    private static final Norwegian NORWEGIAN = Norwegian.load();

    private static Stream<String> lines(String file) {
        try (InputStream stream = Objects.requireNonNull(NorwegianTests.class.getResourceAsStream(file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> sameWord() {
        return lines("samme-ord.txt");
    }

    static Stream<String> otherWords() {
        return lines("ulike-ord.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sameWord")
    void allFormsOfAWordInBothMalformerHaveOneStem(String forms) {
        assertThat(forms.split(" ")).extracting(NORWEGIAN::stem).containsOnly(NORWEGIAN.stem(forms.split(" ")[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherWords")
    void wordsThatOnlyLookAlikeKeepApart(String words) {
        assertThat(words.split(" ")).extracting(NORWEGIAN::stem).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Kommunen har 2 plasser. | kommunen har 2 plasser",
                "§ 6-2 nr. 4, jf. sak 26/2016 av 14.03.2016 | 6-2 nr 4 jf sak 26/2016 av 14.03.2016",
                "pleie- og omsorgstjenester | pleie og omsorgstjenester",
                "IKT-løsninger ved ø-hjelp og e-melding | ikt løsninger ved øhjelp og emelding",
                "i årene 2016-2019 | i årene 2016 2019",
                "sam\u00adarbeid | samarbeid",
                "Idé og café | ide og cafe"
            })
    void aTextIsCutIntoWords(String text, String words) {
        assertThat(NORWEGIAN.words(text)).extracting(Word::exact).containsExactly(words.split(" "));
    }

    @Test
    void everyWordKnowsItsPlace() {
        String text = "Helse- og\nomsorgstjenester,\n\nepikrise";
        List<Word> words = NORWEGIAN.words(text);
        assertThat(words)
                .extracting(word -> text.substring(word.start(), word.end()))
                .containsExactly("Helse", "og", "omsorgstjenester", "epikrise");
        assertThat(words).extracting(Word::newParagraph).containsExactly(false, false, false, true);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "utskrivningsplanlegging, utskrivning planlegging",
        "utskrivingsplanlegging, utskrivning planlegging",
        "legetilsyn, lege tilsyn",
        "barnekoordinator, barn koordinator",
        "døgnplassane, døgn plass",
        "helsepersonelloven, helse personell lov"
    })
    void aCompoundIsTakenApart(String compound, String parts) {
        assertThat(NORWEGIAN.words(compound).getFirst().parts())
                .containsExactly(
                        Arrays.stream(parts.split(" ")).map(NORWEGIAN::stem).toArray(String[]::new));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"sykehus", "avtale", "pasient", "ordfører", "Vaksdal", "tilsyn"})
    void otherWordsAreNot(String word) {
        assertThat(NORWEGIAN.words(word).getFirst().parts()).isEmpty();
    }

    @Test
    void aLongCompoundIsFoundByTheShorterOnesInIt() {
        assertThat(NORWEGIAN.words("spesialisthelsetjenesten").getFirst().within())
                .contains(NORWEGIAN.stem("helsetjeneste"));
        assertThat(NORWEGIAN.words("tvisteløysingsnemnda").getFirst().within())
                .contains(NORWEGIAN.stem("tvisteløsning"));
    }

    @Test
    void aHyphenStandsForTheWordToCome() {
        assertThat(NORWEGIAN.words("helse- og omsorgstenester").getFirst().within())
                .containsExactly(NORWEGIAN.stem("helsetjenester"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "§ 6-2 nr. 4 | §6-2/n4",
                "§6-2 nr 4 | §6-2/n4",
                "hol. § 6-2 første ledd nr. 4 | hol:§6-2/n4 hol:§6-2/l1",
                "hol. 6-2 fyrste ledd nr 4 | hol:§6-2/n4 hol:§6-2/l1",
                "paragraf 6-2 (4) | §6-2/n4 §6-2/l4",
                "§ 6-2 pkt. 11 | §6-2/n11",
                "§ 6-2 nr. 4, 5 og 6 | §6-2/n4 §6-2/n5 §6-2/n6",
                "§ 3-5 tredje ledd | §3-5/l3",
                "§ 3-5 3. ledd | §3-5/l3",
                "§ 2-1 e fjerde ledd | §2-1e/l4 §2-1",
                "§ 2-1e | §2-1e §2-1",
                "helse- og omsorgstjenesteloven § 6-5 | hol:§6-5",
                "helse- og omsorgstenestelova § 6-5 | hol:§6-5",
                "§ 6-5 i helse- og omsorgstjenesteloven | hol:§6-5",
                "spesialisthelsetjenesteloven § 6-3 | sphl:§6-3",
                "hol. §§ 6-1 og 6-2 | hol:§6-1 hol:§6-2",
                "hol. § 6-1 og § 6-2 | hol:§6-1 hol:§6-2",
                "§§ 6-1 til 6-4 | §6-1 §6-2 §6-3 §6-4",
                "forvaltningsloven § 13 | fvl:§13",
                "helseforetaksloven § 37 andre ledd bokstav b | hfl:§37/l2 hfl:§37/bb",
                "§ 6-2 nr. 4-6 | §6-2/n4 §6-2/n5 §6-2/n6",
                "§ 6-2 nr. 4 til 6 og 9 | §6-2/n5 §6-2/n6 §6-2/n9",
                "§ 6-2 annet ledd bokstav a til c | §6-2/l2 §6-2/ba §6-2/bb §6-2/bc",
                "§ 6-2 første ledd nr. 4 og tredje ledd | §6-2/n4 §6-2/l3",
                "§ 6.2 nr 4 | §6-2/n4",
                "hol. § 6-1, og § 6-5 i samme lov | hol:§6-1 hol:§6-5",
                "helse- og omsorgstenestelova § 6-1 og nærmare i § 3-5 i same lov | hol:§6-1 hol:§3-5",
                "§ 6-2 | §6-2/n- §6-2/l-",
                "§ 6-2 første ledd | §6-2/l1 §6-2/n-",
                "smittevernloven § 3-8 | smvl:§3-8",
                "helse- og omsorgstjenesteloven kapittel 6 | hol:k6"
            })
    void aCitationIsReadHoweverItIsWritten(String text, String names) {
        assertThat(NORWEGIAN.citations("Som det følger av " + text + ", skal avtalen gjennomgås.").stream()
                        .flatMap(citation -> citation.names().stream()))
                .contains(names.split(" "));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Møtet varer 6-8 timer.",
                "Se kapittel 4 i avtalen.",
                "14.03.2016",
                "paragrafen gjelder ikke",
                "sak 26/2016",
                "§",
                "§ X",
                "tlf. 55 97 50 00",
                "kapasitet 3"
            })
    void whatOnlyLooksLikeACitationIsNone(String text) {
        assertThat(NORWEGIAN.citations(text)).isEmpty();
    }

    @Test
    void inAQuestionTwoNumbersWithAHyphenAreEnough() {
        assertThat(NORWEGIAN.askedCitations("6-2 nr 4"))
                .singleElement()
                .satisfies(citation -> assertThat(citation.names()).contains("§6-2/n4"));
        assertThat(NORWEGIAN.askedCitations("kap. 6"))
                .singleElement()
                .satisfies(citation -> assertThat(citation.names()).contains("k6"));
    }

    @Test
    void anAbbreviationAndWhatItStandsForAreSynonyms() {
        List<String> whole = NORWEGIAN.words("distriktspsykiatrisk senter").stream()
                .map(Word::stem)
                .toList();
        assertThat(NORWEGIAN.synonyms(List.of(NORWEGIAN.stem("dps")))).contains(new Synonym(whole, true));
        assertThat(NORWEGIAN.synonyms(whole)).contains(new Synonym(List.of(NORWEGIAN.stem("dps")), true));
    }

    private static List<String> stems(String phrase) {
        return NORWEGIAN.words(phrase).stream().map(Word::stem).toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "KAD, kommunal akutt døgnplass, øyeblikkelig hjelp døgnopphold",
        "OSO, overordnet samarbeidsorgan, overordnet samarbeidsutvalg",
        "EPJ, elektronisk pasientjournal, journal",
        "PHV, psykisk helsevern, psykiatri",
        "HTV, hovedtillitsvalgt, tillitsvalgt"
    })
    void anAbbreviationIsTheSameAsWhatItStandsForAndAsNothingElse(String typed, String itself, String other) {
        List<Synonym> found = NORWEGIAN.synonyms(stems(typed));
        assertThat(found).contains(new Synonym(stems(itself), true)).contains(new Synonym(stems(other), false));
        assertThat(NORWEGIAN.synonyms(stems(other))).contains(new Synonym(stems(typed), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tv", "ad", "int", "sf", "vo", "dør", "pandemi", "sorg"})
    void anOrdinaryWordStandsForNothingElse(String word) {
        assertThat(NORWEGIAN.synonyms(stems(word))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'tar den til å gjelde', ikrafttredelse",
        "'tek han til å gjelde', iverksetting",
        "'sykehuset er fullt', overbelegg"
    })
    void aPhraseThatAQuestionTurnsAboutIsStillKnown(String asked, String other) {
        List<String> telling = NORWEGIAN.words(asked).stream()
                .filter(word -> !NORWEGIAN.isStopWord(word))
                .map(Word::stem)
                .toList();
        assertThat(NORWEGIAN.looseSynonyms(telling)).contains(new Synonym(stems(other), false));
    }

    @Test
    void oneTellingWordOfAPhraseIsNotThePhrase() {
        assertThat(NORWEGIAN.looseSynonyms(stems("si"))).isEmpty();
    }

    @Test
    void anHourIsNoLaw() {
        assertThat(NORWEGIAN.citations("Telefonen er betjent kl 14-15 og kl. 6-2."))
                .isEmpty();
    }

    @Test
    void aRuleThatStrikesAWholeWordLeavesIt() {
        var stems = new Stems(new Lines("malform.txt", List.of()));
        assertThat(stems.strip("")).isEmpty();
        stems = new Stems(Lines.read("malform.txt", "[regler]\nei > "));
        assertThat(stems.fold("ei")).isEqualTo("ei");
    }

    @Test
    void wordsThatAreOnlyMuchTheSameAreNotTheSame() {
        assertThat(NORWEGIAN.synonyms(List.of(NORWEGIAN.stem("epikrise"))))
                .isNotEmpty()
                .noneMatch(Synonym::same);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"legge inn, innleggelse", "følger opp, oppfølging", "skrive ut, utskriving", "lærer opp, opplæring"})
    void aVerbAndWhatIsPutAfterItAreOneWord(String apart, String one) {
        List<Word> words = NORWEGIAN.words(apart);
        assertThat(NORWEGIAN.asOne(words.getFirst(), words.getLast())).containsExactly(NORWEGIAN.stem(one));
    }

    @Test
    void twoWordsAreAlsoOneWithAJointOrOneLetterLess() {
        List<Word> words = NORWEGIAN.words("akutt-tilbud");
        assertThat(NORWEGIAN.joined(words.getFirst(), words.getLast())).contains(NORWEGIAN.stem("akuttilbodet"));
        words = NORWEGIAN.words("omsorg tjeneste");
        assertThat(NORWEGIAN.joined(words.getFirst(), words.getLast())).contains(NORWEGIAN.stem("omsorgstenester"));
    }

    @Test
    void wordsOfBothMalformerMeetAlsoWhenNobodyThoughtOfThem() {
        List<String[]> pairs =
                lines("par-utenom.txt").map(line -> line.split(" ")).toList();
        long meeting = pairs.stream()
                .filter(pair -> NORWEGIAN.stem(pair[0]).equals(NORWEGIAN.stem(pair[1])))
                .count();
        assertThat(pairs).hasSizeGreaterThan(300);
        assertThat((double) meeting / pairs.size())
                .as("%d of %d pairs meet", meeting, pairs.size())
                .isGreaterThan(0.93);
    }

    @Test
    void everyTypeOfLogEntryInTheIndexHasWordsToBeFoundBy() {
        for (Class<?> type : AuditEvent.class.getPermittedSubclasses()) {
            if (AuditEvent.OfDiscussion.class.isAssignableFrom(type)) {
                continue;
            }
            assertThat(NORWEGIAN.logWords(type.getSimpleName()))
                    .as(type.getSimpleName())
                    .isNotBlank();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void anyTextIsReadWithoutFault(long seed) {
        var random = new Random(seed);
        List<String> pieces = List.of(
                "§",
                "§§",
                " ",
                "-",
                "6",
                "2",
                "nr.",
                "(",
                ")",
                "ledd",
                "hol.",
                "kap",
                "paragraf",
                "og",
                "til",
                "helse-",
                "tjenester",
                "\n",
                "\n\n",
                "\ud83d",
                "😀",
                "e\u0301",
                ".",
                "/",
                "–",
                "bokstav",
                "ß",
                "İ",
                "ǅ",
                "\u0000",
                "|");
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            String read = text.toString();
            assertThatCode(() -> {
                        for (Word word : NORWEGIAN.words(read)) {
                            assertThat(word.stem()).isNotEmpty();
                            assertThat(word.end()).isGreaterThan(word.start());
                        }
                        NORWEGIAN.citations(read).forEach(citation -> assertThat(citation.names())
                                .isNotEmpty());
                        NORWEGIAN.askedCitations(read);
                    })
                    .as(read)
                    .doesNotThrowAnyException();
        }
    }
}
