package no.avtaleverk.model.examination;

import no.avtaleverk.model.agreement.ClauseId;
import org.jspecify.annotations.Nullable;

/**
 * Where in a text something was found.
 *
 * @param clause absent when it concerns the text as a whole
 * @param start first character in heading or body as stored, from 0
 * @param end character after the last; equal to {@code start} when no words can be pointed at
 */
public record Spot(@Nullable ClauseId clause, Part part, int start, int end) {
    /** The whole text. */
    public static final Spot WHOLE = new Spot(null, Part.WHOLE, 0, 0);

    /** Which words of a clause are meant. */
    public enum Part {
        WHOLE,
        HEADING,
        BODY
    }

    public Spot {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("No range runs from %d to %d".formatted(start, end));
        }
    }
}
