package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import java.util.Objects;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A vedtak: what an organ of one party decided about one version. Bound to the canonical text by its digest.
 *
 * @param date the day of the meeting, in Norway
 * @param caseNumber such as {@code 26/2016}; empty when not known
 * @param text digest of the canonical text decided on
 * @param wording the vedtak as minuted; empty when not known
 * @param change what the party wants otherwise, for {@link Outcome#ADOPTED_WITH_CHANGE}; empty otherwise
 * @param authority by what the managing director decides alone: the case or instruction that gives it (hfl. § 37); empty otherwise
 * @param minutes digest of the stored saksprotokoll that documents it; absent when none was kept
 */
public record Resolution(
        PartyId party,
        Organ organ,
        LocalDate date,
        String caseNumber,
        Outcome outcome,
        int version,
        Sha256 text,
        String wording,
        String change,
        String authority,
        @Nullable Sha256 minutes) {
    public Resolution {
        // Absent in what was stored before they could be said.
        change = Objects.requireNonNullElse(change, "");
        authority = Objects.requireNonNullElse(authority, "");
    }

    /** A vedtak on the text as it is, by an organ that needs no other authority. */
    public Resolution(
            PartyId party,
            Organ organ,
            LocalDate date,
            String caseNumber,
            Outcome outcome,
            int version,
            Sha256 text,
            String wording) {
        this(party, organ, date, caseNumber, outcome, version, text, wording, "", "", null);
    }

    /** A vedtak without its minutes. */
    public Resolution(
            PartyId party,
            Organ organ,
            LocalDate date,
            String caseNumber,
            Outcome outcome,
            int version,
            Sha256 text,
            String wording,
            String change,
            String authority) {
        this(party, organ, date, caseNumber, outcome, version, text, wording, change, authority, null);
    }

    public enum Outcome {
        ADOPTED,
        /** Adopted on condition that the text is changed: binds nobody until the others agree, or the kommune has its own variant. */
        ADOPTED_WITH_CHANGE,
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
