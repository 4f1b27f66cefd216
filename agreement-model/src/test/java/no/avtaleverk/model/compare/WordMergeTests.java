package no.avtaleverk.model.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import no.avtaleverk.model.agreement.ClauseText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordMergeTests {
    private static final String BEFORE = "Kommunen har to plassar i Dale, og føretaket har ansvar for transport.";

    private static Optional<String> merged(String before, String mine, String theirs) {
        WordMerge merge = WordMerge.of(before, mine, theirs);
        return merge.hasConflict() ? Optional.empty() : Optional.of(merge.merged());
    }

    @Test
    void bringsEditsOfDifferentWordsTogether() {
        assertThat(merged(
                        BEFORE,
                        BEFORE.replace("to plassar", "tre plassar"),
                        BEFORE.replace("ansvar for transport", "ansvar for all transport")))
                .contains("Kommunen har tre plassar i Dale, og føretaket har ansvar for all transport.");
    }

    @Test
    void anEditBothMadeIsMadeOnce() {
        String three = BEFORE.replace("to", "tre");
        assertThat(merged(BEFORE, three, three.replace("Dale", "Voss"))).contains(three.replace("Dale", "Voss"));
    }

    @Test
    void doesNotChooseBetweenTwoWordsForTheSame() {
        assertThat(merged(BEFORE, BEFORE.replace("to", "tre"), BEFORE.replace("to", "fire")))
                .isEmpty();
    }

    @Test
    void doesNotKeepAWordAddedToASentenceTheOtherTookOut() {
        assertThat(merged("A B C D E", "A B ny C D E", "A E")).isEmpty();
    }

    @Test
    void twoNewParagraphsAtOnePlaceAreShownEachByItself() {
        WordMerge merge = WordMerge.of("Slutt.", "Slutt.\n\nMitt avsnitt.", "Slutt.\n\nDitt avsnitt.");
        assertThat(merge.hasConflict()).isTrue();
        assertThat(merge.segments().getLast())
                .isEqualTo(new WordMerge.Segment(WordMerge.Side.CONFLICT, "", "Mitt avsnitt.", "Ditt avsnitt."));
        assertThat(merge.mine()).isEqualTo("Slutt.\n\nMitt avsnitt.");
        assertThat(merge.theirs()).isEqualTo("Slutt.\n\nDitt avsnitt.");
        assertThat(merge.base()).isEqualTo("Slutt.");
    }

    @Test
    void headingAndBodyAreBroughtTogetherEachByItself() {
        assertThat(WordMerge.of(
                        ClauseText.parse("Plassar", BEFORE),
                        ClauseText.parse("Døgnplassar", BEFORE),
                        ClauseText.parse("Plassar", BEFORE.replace("to", "tre"))))
                .contains(ClauseText.parse("Døgnplassar", BEFORE.replace("to", "tre")));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void itIsTheSameFromBothSidesAndLosesNoEditOfEither(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            String mine = edited(random, "m");
            String theirs = edited(random, "t");
            var merged = merged(BEFORE, mine, theirs);
            assertThat(merged(BEFORE, theirs, mine)).isEqualTo(merged);
            assertThat(merged(BEFORE, mine, BEFORE)).contains(mine);
            assertThat(merged(BEFORE, BEFORE, theirs)).contains(theirs);
            merged.ifPresent(text -> {
                for (String word : (mine + " " + theirs).split("[ ,.]+")) {
                    if (word.matches("[mt][0-9]+")) {
                        assertThat(text).contains(word);
                    }
                }
            });
        }
    }

    private static String edited(Random random, String mark) {
        List<String> words = new ArrayList<>(List.of(BEFORE.split(" ")));
        for (int edit = random.nextInt(3); edit >= 0; edit--) {
            int at = random.nextInt(words.size());
            switch (random.nextInt(3)) {
                case 0 -> words.remove(at);
                case 1 -> words.add(at, mark + random.nextInt(1000));
                default -> words.set(at, mark + random.nextInt(1000));
            }
        }
        return String.join(" ", words);
    }
}
