package no.avtaleverk.model.agreement;

import java.time.Instant;
import no.avtaleverk.model.party.Actor;

/**
 * A change that has been decided but not stored: the agreement as it will be, and the event that explains it.
 *
 * @param agreement as it will be; its sequence is one higher than the one read
 */
public record Change(Agreement agreement, AuditEvent event, Actor by, Instant at) {
    /** The number of changes the decider had seen; 0 for a new agreement. */
    public long read() {
        return agreement.sequence() - 1;
    }
}
