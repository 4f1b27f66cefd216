package no.avtaleverk.model.agreement;

import java.math.BigInteger;
import java.util.Locale;

/**
 * A code short enough to be printed at the foot of every page and typed from paper, which leads back to the text: {@code 4F7-K2M-XDR}.
 *
 * <p>Eight of its signs are the start of the text's digest, so that the code is the same wherever the text is printed; the ninth
 * tells a sign read wrongly or two that changed places. It finds a text and proves nothing: for that the whole digest is printed on
 * the first page.
 */
public record TextCode(String signs) {
    /** Digits and letters that are not taken for one another; 31 of them, a prime, so that one check sign finds every slip. */
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPRSTVWXYZ";

    private static final int COUNTED = 8;
    private static final int LENGTH = COUNTED + 1;
    private static final int GROUP = 3;

    public TextCode {
        if (signs.length() != LENGTH || !signs.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0)) {
            throw new IllegalArgumentException("Not a text code: '%s'".formatted(signs));
        }
        if (check(signs) != signs.charAt(COUNTED)) {
            throw new IllegalArgumentException("A sign of the text code '%s' is wrong".formatted(signs));
        }
    }

    /** The code of the text with this digest. */
    public static TextCode of(Sha256 text) {
        BigInteger rest = new BigInteger(text.hex(), 16).shiftRight(256 - 64);
        var signs = new StringBuilder();
        for (int i = 0; i < COUNTED; i++) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(SIGNS.length()));
            signs.append(SIGNS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return new TextCode(signs.toString() + check(signs));
    }

    /** Read a code as people type it: small letters, without hyphens, O for 0, I and L for 1. */
    public static TextCode parse(String typed) {
        return new TextCode(typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s.\\u2010-\\u2014-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    /** Whether the code is that of the text with this digest. */
    public boolean names(Sha256 text) {
        return equals(of(text));
    }

    /** The sum of the signs, each times its place, modulo their prime number. */
    private static char check(CharSequence signs) {
        int sum = 0;
        for (int i = 0; i < COUNTED; i++) {
            sum += (i + 1) * SIGNS.indexOf(signs.charAt(i));
        }
        return SIGNS.charAt(sum % SIGNS.length());
    }

    /** As printed, in groups of three. */
    @Override
    public String toString() {
        return signs.substring(0, GROUP) + "-" + signs.substring(GROUP, 2 * GROUP) + "-" + signs.substring(2 * GROUP);
    }
}
