package no.avtaleverk.model.agreement;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * The permanent name of a clause (avtalepunkt) within its agreement. It stays when the clause is renumbered, moved or reworded,
 * and is never given to another. Short enough for a Word bookmark with the prefix {@code avk_} (40 characters).
 */
public record ClauseId(String value) implements Comparable<ClauseId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,35}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "abcdefghjkmnpqrstvwxyz23456789";

    public ClauseId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not the id of a clause: '%s'".formatted(value));
        }
    }

    /** A new id, not to be guessed and practically never met twice. */
    public static ClauseId random() {
        var id = new StringBuilder("k-");
        for (int i = 0; i < 12; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new ClauseId(id.toString());
    }

    @Override
    public int compareTo(ClauseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
