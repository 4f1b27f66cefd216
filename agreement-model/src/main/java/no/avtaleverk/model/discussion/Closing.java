package no.avtaleverk.model.discussion;

import java.time.Instant;
import no.avtaleverk.model.agreement.ClauseId;
import org.jspecify.annotations.Nullable;

/**
 * How a topic was closed.
 *
 * @param reason why a proposal was rejected; empty otherwise
 * @param made the clause an accepted proposal added
 */
public record Closing(
        Kind kind,
        Author by,
        Instant at,
        String reason,
        @Nullable ClauseId made) {
    public enum Kind {
        RESOLVED,
        /** The proposal is in the text. */
        ACCEPTED,
        REJECTED
    }
}
