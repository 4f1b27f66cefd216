package no.avtaleverk.model.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortestEditTests {
    /** 8 seeds of 1500 pairs. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void asMuchStaysAsTheTextbookTableSays(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 1500; i++) {
            int numbers = 1 + random.nextInt(12);
            int longest = i % 10 == 0 ? 400 : 40;
            assertIsShortest(row(random, longest, numbers), row(random, longest, numbers), numbers);
        }
    }

    /** 8 seeds of 200 pairs. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void asMuchStaysAfterAFewEdits(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            int[] before = row(random, 700, 300);
            int[] after = before.clone();
            for (int edits = random.nextInt(20); edits > 0 && after.length > 0; edits--) {
                after[random.nextInt(after.length)] = random.nextInt(300);
            }
            assertIsShortest(before, after, 300);
        }
    }

    @Test
    void twoLongRowsWithNothingInCommonAreToldApart() {
        int[] before = new int[40_000];
        int[] after = new int[40_000];
        for (int i = 0; i < before.length; i++) {
            before[i] = i;
            after[i] = 40_000 + i;
        }
        after[123] = 39_999;
        int[] partner = ShortestEdit.between(before, after, 80_000);
        assertThat(partner[39_999]).isEqualTo(123);
        assertThat(partner).containsOnly(-1, 123);
    }

    private static int[] row(Random random, int longest, int numbers) {
        return random.ints(random.nextInt(longest), 0, numbers).toArray();
    }

    private static void assertIsShortest(int[] before, int[] after, int numbers) {
        int[] partner = ShortestEdit.between(before, after, numbers);
        int kept = 0;
        int last = -1;
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                assertThat(after[partner[i]]).isEqualTo(before[i]);
                assertThat(partner[i]).isGreaterThan(last);
                last = partner[i];
                kept++;
            }
        }
        assertThat(kept).isEqualTo(longestCommon(before, after));
    }

    private static int longestCommon(int[] a, int[] b) {
        var above = new int[b.length + 1];
        for (int word : a) {
            var row = new int[b.length + 1];
            for (int j = 1; j <= b.length; j++) {
                row[j] = word == b[j - 1] ? above[j - 1] + 1 : Math.max(above[j], row[j - 1]);
            }
            above = row;
        }
        return above[b.length];
    }
}
