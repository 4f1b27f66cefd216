package no.avtaleverk.model.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordDifferenceTests {
    private static final String[] STOCK = {
        "kommunen",
        "skal",
        "varsle",
        "innen",
        "24",
        "timer",
        ".",
        "\n\n",
        "§",
        "6-2",
        "ØHD",
        ",",
        "\n- ",
        "|",
        "{{kommune}}",
        "og",
        "helseforetaket",
        "  ",
        "\n"
    };

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "Kommunen har to plassar.; Kommunen har tre plassar.; Kommunen har [-to][+tre] plassar.",
                "Partane skal varsle.; Partane skal raskt og skriftleg varsle.; Partane skal [+raskt og skriftleg ]varsle.",
                "Innen 24 timer.; Innen 48 timer.; Innen [-24][+48] timer.",
                "Jf. § 6-2 nr. 4.; Jf. § 6-2 nr. 13.; Jf. § 6-2 nr. [-4][+13].",
                "Kommunen varsler.; Kommunen varsler. Foretaket svarer.; Kommunen varsler.[+ Foretaket svarer.]",
                "A varsler. B svarer. C leder.; A varsler. C leder.; A varsler. [-B svarer. ]C leder.",
            })
    void aChangeIsShownWhereAReaderWouldPutIt(String before, String after, String shown) {
        assertThat(shown(TextDifference.words(before, after))).isEqualTo(shown);
    }

    @Test
    void aSentenceThatIsNewBeginsAndEndsAsASentence() {
        assertThat(shown(TextDifference.words(
                        "Partane skal møtast. Partane skal rapportere.",
                        "Partane skal møtast. Partane skal evaluere. Partane skal rapportere.")))
                .isEqualTo("Partane skal møtast. [+Partane skal evaluere. ]Partane skal rapportere.");
    }

    @Test
    void aWordThatStaysByAccidentBetweenLongerChangesIsShownWithThem() {
        assertThat(shown(TextDifference.words(
                        "Kommunen melder pasienten inn og sender epikrise.",
                        "Sykehuset gir skriftlig beskjed og avtaler tid.")))
                .isEqualTo("[-Kommunen melder pasienten inn og sender epikrise]"
                        + "[+Sykehuset gir skriftlig beskjed og avtaler tid].");
    }

    @Test
    void aNumberThatStaysIsAlwaysShownAsStaying() {
        assertThat(shown(TextDifference.words(
                        "Kommunen melder pasienten innen 24 timer etter mottak av varsel.",
                        "Sykehuset gir skriftlig beskjed 24 virkedager før planlagt utskriving.")))
                .contains(" 24 ");
    }

    @Test
    void aNewRowOfATableIsOneInsertion() {
        assertThat(shown(TextDifference.words(
                        "| Tema | Frist |\n| Varsel | 24 timer |\n| Svar | 2 dager |",
                        "| Tema | Frist |\n| Varsel | 24 timer |\n| Klage | 3 dager |\n| Svar | 2 dager |")))
                .isEqualTo("| Tema | Frist |\n| Varsel | 24 timer |\n[+| Klage | 3 dager |\n]| Svar | 2 dager |");
    }

    @Test
    void aChangedCellLeavesItsNeighboursAlone() {
        assertThat(shown(TextDifference.words("| Varsel | 24 timer |", "| Melding | 48 timer |")))
                .isEqualTo("| [-Varsel][+Melding] | [-24][+48] timer |");
    }

    @Test
    void anItemTakenOutOfAListIsOneDeletion() {
        assertThat(shown(TextDifference.words("- møte\n- rapport\n- høyring", "- møte\n- høyring")))
                .isEqualTo("- møte\n[-- rapport\n]- høyring");
    }

    /** 8 seeds of 600 pairs. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void takingAllGivesTheNewRefusingAllTheOldAndNeverMoreThanTwoWordsAPlaceAboveTheFewest(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 600; i++) {
            String before = words(random, random.nextInt(60));
            String after = i % 3 == 0 ? words(random, random.nextInt(60)) : edited(random, before);
            List<Segment> segments = TextDifference.words(before, after);
            assertThat(joined(segments, Operation.DELETED)).isEqualTo(before);
            assertThat(joined(segments, Operation.INSERTED)).isEqualTo(after);
            assertThat(segments).noneMatch(segment -> segment.text().isEmpty());
            if (before.equals(after)) {
                assertThat(segments).allMatch(segment -> segment.operation() == Operation.SAME);
            }
            WordDifference shortest = WordDifference.shortest(before, after);
            assertThat(shortest.cost()).isEqualTo(fewest(Words.of(before), Words.of(after)));
            WordDifference slid = shortest.slid();
            assertThat(slid.cost()).isEqualTo(shortest.cost());
            WordDifference readable = slid.absorbed();
            int joints = slid.hunks() - readable.hunks();
            // Each word absorbed is counted as deleted and as inserted; signs between the words come along.
            assertThat(changedWords(segments)).isLessThanOrEqualTo(changedWords(slid.told()) + 4L * joints);
        }
    }

    private static long changedWords(List<Segment> segments) {
        return segments.stream()
                .filter(segment -> segment.operation() != Operation.SAME)
                .flatMap(segment -> Words.of(segment.text()).stream())
                .filter(Words::isWord)
                .count();
    }

    /** Deletions and insertions by the textbook table. */
    private static int fewest(List<String> old, List<String> young) {
        List<String> a = old.stream().filter(piece -> !piece.isBlank()).toList();
        List<String> b = young.stream().filter(piece -> !piece.isBlank()).toList();
        var above = new int[b.size() + 1];
        for (String word : a) {
            var row = new int[b.size() + 1];
            for (int j = 1; j <= b.size(); j++) {
                row[j] = word.equals(b.get(j - 1)) ? above[j - 1] + 1 : Math.max(above[j], row[j - 1]);
            }
            above = row;
        }
        return a.size() + b.size() - 2 * above[b.size()];
    }

    static String shown(List<Segment> segments) {
        var shown = new StringBuilder();
        for (Segment segment : segments) {
            switch (segment.operation()) {
                case SAME -> shown.append(segment.text());
                case DELETED -> shown.append("[-").append(segment.text()).append(']');
                case INSERTED -> shown.append("[+").append(segment.text()).append(']');
            }
        }
        return shown.toString();
    }

    static String joined(List<Segment> segments, Operation side) {
        var text = new StringBuilder();
        for (Segment segment : segments) {
            if (segment.operation() == Operation.SAME || segment.operation() == side) {
                text.append(segment.text());
            }
        }
        return text.toString();
    }

    private static String words(Random random, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(STOCK[random.nextInt(STOCK.length)]).append(random.nextInt(8) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private static String edited(Random random, String before) {
        var pieces = new java.util.ArrayList<>(Words.of(before));
        for (int edits = random.nextInt(6); edits > 0; edits--) {
            int at = random.nextInt(pieces.size() + 1);
            if (random.nextBoolean() || at == pieces.size()) {
                pieces.add(at, STOCK[random.nextInt(STOCK.length)] + " ");
            } else {
                pieces.remove(at);
            }
        }
        return String.join("", pieces);
    }
}
