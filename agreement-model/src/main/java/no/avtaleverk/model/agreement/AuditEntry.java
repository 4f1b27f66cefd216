package no.avtaleverk.model.agreement;

import java.time.Instant;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log.
 *
 * @param position 1 for the first entry of the whole log, without gaps
 * @param at when it was recorded (UTC)
 * @param agreement what it is about; absent for entries about files not yet in the register
 * @param sequence number of the change to that agreement, 1 for the first; 0 when there is none
 * @param revision revision of the agreement's text after the change
 * @param hash digest over the entry and {@code previous}
 */
public record AuditEntry(
        long position,
        Instant at,
        String userId,
        String userName,
        @Nullable PartyId organisation,
        @Nullable AgreementId agreement,
        long sequence,
        long revision,
        AuditEvent event,
        Sha256 previous,
        Sha256 hash) {}
