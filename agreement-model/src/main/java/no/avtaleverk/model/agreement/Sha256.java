package no.avtaleverk.model.agreement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest (FIPS 180-4) as 64 lower-case hexadecimal digits. */
public record Sha256(String hex) implements Comparable<Sha256> {
    /** What the first log entry names as the hash before it. */
    public static final Sha256 ZERO = new Sha256("0".repeat(64));

    public Sha256 {
        if (hex.length() != 64 || !isHexadecimal(hex)) {
            throw new IllegalArgumentException("Not a SHA-256 digest: '%s'".formatted(hex));
        }
    }

    /** Millions of digests are read when the index is made anew, and a pattern would be compiled for each. */
    private static boolean isHexadecimal(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    /** The digest of a text in UTF-8. */
    public static Sha256 of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Sha256 of(byte[] bytes) {
        try {
            return new Sha256(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The first eight digits, enough for people to tell two texts apart. */
    public String abbreviated() {
        return hex.substring(0, 8);
    }

    @Override
    public int compareTo(Sha256 other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
