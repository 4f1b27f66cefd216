package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A party as the agreement names it.
 *
 * @param name as written in the agreement, such as {@code Vaksdal kommune}
 * @param joined first day as party, when not from the start
 * @param left first day no longer party
 */
public record AgreementParty(
        PartyId id,
        String name,
        @Nullable LocalDate joined,
        @Nullable LocalDate left) {
    public static AgreementParty of(PartyId id, String name) {
        return new AgreementParty(id, name, null, null);
    }

    AgreementParty leaving(LocalDate day) {
        return new AgreementParty(id, name, joined, day);
    }

    public boolean isMunicipality() {
        return id.isMunicipality();
    }
}
