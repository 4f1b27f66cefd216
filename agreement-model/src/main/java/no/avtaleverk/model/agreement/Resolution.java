package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import no.avtaleverk.model.party.PartyId;

/**
 * A vedtak: what an organ of one party decided about one version. Bound to the canonical text by its digest.
 *
 * @param date the day of the meeting, in Norway
 * @param caseNumber such as {@code 26/2016}; empty when not known
 * @param text digest of the canonical text decided on
 * @param wording the vedtak as minuted; empty when not known
 */
public record Resolution(
        PartyId party,
        Organ organ,
        LocalDate date,
        String caseNumber,
        Outcome outcome,
        int version,
        Sha256 text,
        String wording) {
    public enum Outcome {
        ADOPTED,
        /** Backed or recommended by an organ that can not adopt (tilslutning, innstilling). */
        SUPPORTED,
        POSTPONED,
        REJECTED
    }

    /** Whether it adopts a document of this kind for its party. */
    public boolean adopts(AgreementKind kind) {
        return outcome == Outcome.ADOPTED
                && kind.isAdoptedBy(organ, party.value().startsWith("kommune-"));
    }
}
