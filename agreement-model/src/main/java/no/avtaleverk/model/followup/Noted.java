package no.avtaleverk.model.followup;

import java.time.Instant;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A stored note, with who noted it.
 *
 * @param number its place in the dossier, 1 for the first
 * @param organisation absent for the product itself
 */
public record Noted<N extends Note>(
        N note,
        long number,
        Instant at,
        String userId,
        String userName,
        @Nullable PartyId organisation) {}
