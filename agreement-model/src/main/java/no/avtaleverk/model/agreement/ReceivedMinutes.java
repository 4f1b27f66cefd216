package no.avtaleverk.model.agreement;

import java.time.Instant;
import java.util.List;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;

/**
 * The minutes each party has handed in. A vedtak is bound to none but these: a file named by its digest alone could be anyone's, and
 * would be read by all who read the vedtak.
 */
public interface ReceivedMinutes {
    /** Note in the log that minutes came in. */
    void received(AuditEvent.MinutesReceived event, Actor from, Instant at);

    /** Whether a party has handed in a file as minutes for an agreement. */
    boolean isReceived(AgreementId agreement, PartyId party, Sha256 file);

    /** What stands against binding a vedtak to the minutes it names; empty when it names none. */
    default List<Refusal> faults(AgreementId agreement, Resolution resolution) {
        Sha256 file = resolution.minutes();
        return file == null || isReceived(agreement, resolution.party(), file)
                ? List.of()
                : List.of(new Refusal.MinutesNotReceived(file));
    }
}
