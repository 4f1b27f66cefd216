package no.avtaleverk.search.lucene;

/**
 * The most that 64 documents at a time can score, as sums of whole numbers of eight binary digits. Each number is rounded up, so
 * that no document is taken for worse than it is.
 */
final class Sums {
    private static final int DIGITS = 8;

    private final float unit;
    private final int missing;
    private final long[] digits = new long[DIGITS];
    private long enough;

    /**
     * @param least that is needed
     * @param rest what every document may have
     */
    Sums(float least, float rest) {
        unit = least / ((1 << DIGITS) - 2);
        missing = (1 << DIGITS) - (int) Math.floor((least - rest) / unit);
    }

    int units(float score) {
        return (int) Math.min(1 << DIGITS, Math.ceil(score / unit));
    }

    /** Begin with what every document may have. */
    void begin() {
        enough = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            digits[digit] = -(missing >> digit & 1L);
        }
        enough = missing >> DIGITS == 0 ? 0 : -1L;
    }

    /** Add so many units to some of the documents. */
    void add(long documents, int units) {
        if (documents == 0 || units == 0) {
            return;
        }
        if (units >> DIGITS != 0) {
            enough |= documents;
            return;
        }
        for (int left = units; left != 0; left &= left - 1) {
            long carry = documents;
            for (int digit = Integer.numberOfTrailingZeros(left); carry != 0 && digit < DIGITS; digit++) {
                long both = digits[digit] & carry;
                digits[digit] ^= carry;
                carry = both;
            }
            enough |= carry;
        }
    }

    /** Those that may score as much as is needed. */
    long enough() {
        return enough;
    }
}
