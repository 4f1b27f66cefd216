package no.avtaleverk.model.agreement;

import java.util.regex.Pattern;

/**
 * One avtalepunkt as it stands in a text.
 *
 * @param level 1 for a chapter, 2 for a point in it, and so on to 6
 * @param number as printed, such as {@code 4.3}; empty for an unnumbered clause
 */
public record Clause(ClauseId id, int level, String number, ClauseText text) {
    /** The lowest level there is. */
    public static final int DEEPEST = 6;

    private static final Pattern NUMBER = Pattern.compile("[\\p{L}\\p{N}§.() -]*");

    public Clause {
        if (level < 1 || level > DEEPEST) {
            throw new IllegalArgumentException("A clause stands on level 1 to 6, not " + level);
        }
        if (number.length() > 30 || !NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("Not the number of a clause: '%s'".formatted(number));
        }
    }

    /** The digest of the words alone. */
    public Sha256 sha256() {
        return text.sha256();
    }

    /** Number and heading as people cite it. */
    public String title() {
        return (number + " " + text.heading()).strip();
    }
}
