package no.avtaleverk.templates;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** What kept its order when a sequence was rearranged. */
public final class LongestRun {
    /** Sequences longer than this are not weighed, only counted. */
    private static final int MOST_WEIGHED = 3_000;

    private LongestRun() {}

    /**
     * The members of both sequences that keep their order and weigh most together; the others were moved.
     *
     * @param weight above 0; what is heavy is taken to have stayed
     */
    public static <T> Set<T> of(List<T> before, List<T> after, ToLongFunction<T> weight) {
        Map<T, Integer> places = new HashMap<>();
        before.forEach(one -> places.put(one, places.size()));
        List<T> both = after.stream().filter(places::containsKey).toList();
        int n = both.size();
        int[] at = both.stream().mapToInt(one -> places.getOrDefault(one, 0)).toArray();
        var previous = new int[n];
        int last = n > MOST_WEIGHED ? counted(at, previous) : weighed(at, both, weight, previous);
        var run = new HashSet<T>();
        for (int i = last; i >= 0; i = previous[i]) {
            run.add(both.get(i));
        }
        return run;
    }

    private static <T> int weighed(int[] at, List<T> both, ToLongFunction<T> weight, int[] previous) {
        int last = -1;
        var sums = new long[at.length];
        for (int i = 0; i < at.length; i++) {
            previous[i] = -1;
            long best = 0;
            for (int j = i - 1; j >= 0; j--) {
                if (at[j] < at[i] && sums[j] > best) {
                    best = sums[j];
                    previous[i] = j;
                }
            }
            sums[i] = best + weight.applyAsLong(both.get(i));
            last = last < 0 || sums[i] > sums[last] ? i : last;
        }
        return last;
    }

    private static int counted(int[] at, int[] previous) {
        var ends = new int[at.length];
        int length = 0;
        for (int i = 0; i < at.length; i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (at[ends[middle]] < at[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : ends[low - 1];
            ends[low] = i;
            length = Math.max(length, low + 1);
        }
        return length == 0 ? -1 : ends[length - 1];
    }
}
