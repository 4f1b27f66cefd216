package no.avtaleverk.model.compare;

import java.util.Arrays;

/**
 * A longest common subsequence of two rows of numbers, and with it the shortest edit from one to the other. Exact for every input:
 * 64 places are worked on at a time (Crochemore et al. 2001, Hyyrö 2004) and the rows are halved as Hirschberg (1975) does, so that
 * two texts of 40 000 words with nothing in common take well under a second and little memory.
 */
final class ShortestEdit {
    private static final int BITS = Long.SIZE;

    private final int[] a;
    private final int[] b;
    /** For each place in {@code a} the place in {@code b} that stays with it; -1 when it is deleted. */
    private final int[] partner;
    /** Where a number stands in the rows worked on; empty between uses. */
    private final long[] places;

    private ShortestEdit(int[] a, int[] b, int numbers) {
        this.a = a;
        this.b = b;
        this.partner = new int[a.length];
        this.places = new long[numbers];
        Arrays.fill(partner, -1);
    }

    /**
     * Pair what stays.
     *
     * @param numbers one more than the highest number in either row
     * @return for each place in {@code a} the place in {@code b} that stays with it, ascending; -1 for what is deleted
     */
    static int[] between(int[] a, int[] b, int numbers) {
        var edit = new ShortestEdit(a, b, numbers);
        edit.pair(0, a.length, 0, b.length);
        return edit.partner;
    }

    private void pair(int fromA, int toA, int fromB, int toB) {
        int startA = fromA;
        int startB = fromB;
        while (startA < toA && startB < toB && a[startA] == b[startB]) {
            partner[startA++] = startB++;
        }
        int endA = toA;
        int endB = toB;
        while (endA > startA && endB > startB && a[endA - 1] == b[endB - 1]) {
            partner[--endA] = --endB;
        }
        if (startA == endA || startB == endB) {
            return;
        }
        if (endA - startA <= BITS) {
            pairFew(startA, endA, startB, endB);
            return;
        }
        int middle = startA + Math.max(BITS, (endA - startA) / 2 / BITS * BITS);
        int cut = startB + bestCut(ends(startA, middle, startB, endB, 1), ends(middle, endA, startB, endB, -1));
        pair(startA, middle, startB, cut);
        pair(middle, endA, cut, endB);
    }

    /** At most 64 places of {@code a}: every step is kept and walked back. */
    private void pairFew(int fromA, int toA, int fromB, int toB) {
        int width = toB - fromB;
        for (int i = fromA; i < toA; i++) {
            places[a[i]] |= 1L << (i - fromA);
        }
        var steps = new long[width + 1];
        long state = -1L;
        steps[0] = state;
        for (int j = 0; j < width; j++) {
            long match = places[b[fromB + j]];
            state = (state + (state & match)) | (state & ~match);
            steps[j + 1] = state;
        }
        for (int i = fromA; i < toA; i++) {
            places[a[i]] = 0;
        }
        int i = toA - fromA;
        int j = width;
        while (i > 0 && j > 0) {
            if (a[fromA + i - 1] == b[fromB + j - 1]) {
                partner[fromA + --i] = fromB + --j;
            } else if ((steps[j] >>> (i - 1) & 1L) != 0) {
                i--;
            } else {
                j--;
            }
        }
    }

    /**
     * How the longest common subsequence grows along {@code b} when all of a part of {@code a} is used.
     *
     * @param direction 1 to read both forwards, -1 backwards
     * @return for each place of {@code b}, in the order read, 1 if it makes the subsequence longer
     */
    private byte[] ends(int fromA, int toA, int fromB, int toB, int direction) {
        int width = toB - fromB;
        var grows = new byte[width];
        int height = toA - fromA;
        for (int done = 0; done < height; done += BITS) {
            int rows = Math.min(BITS, height - done);
            // A block that is not full stands in the high bits: the low ones match nothing and let the carry through.
            int shift = BITS - rows;
            for (int row = 0; row < rows; row++) {
                places[at(a, fromA, toA, done + row, direction)] |= 1L << (shift + row);
            }
            long state = -1L;
            for (int j = 0; j < width; j++) {
                long match = places[at(b, fromB, toB, j, direction)];
                long hit = state & match;
                long sum = state + hit;
                long carried = sum + grows[j];
                // The top bit of a sum carried over when it was set in both terms, or in one and no longer in the sum.
                long carry = ((state & hit) | ((state | hit) & ~carried)) >>> (BITS - 1);
                state = carried | (state & ~match);
                grows[j] = (byte) carry;
            }
            for (int row = 0; row < rows; row++) {
                places[at(a, fromA, toA, done + row, direction)] = 0;
            }
        }
        return grows;
    }

    private static int at(int[] row, int from, int to, int index, int direction) {
        return direction > 0 ? row[from + index] : row[to - 1 - index];
    }

    private static int bestCut(byte[] forwards, byte[] backwards) {
        int total = 0;
        for (byte grows : backwards) {
            total += grows;
        }
        int best = total;
        int cut = 0;
        for (int j = 0; j < forwards.length; j++) {
            total += forwards[j] - backwards[backwards.length - 1 - j];
            if (total > best) {
                best = total;
                cut = j + 1;
            }
        }
        return cut;
    }
}
