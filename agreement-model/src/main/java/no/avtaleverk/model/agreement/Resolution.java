package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import java.util.List;
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
 * @param change what the party wants otherwise, for {@link Outcome#ADOPTED_WITH_CHANGE}, or what an organ that can not adopt recommends;
 *     empty otherwise
 * @param authority by what the managing director decides alone: the case or instruction that gives it (hfl. § 37); empty otherwise
 * @param minutes digest of the stored saksprotokoll that documents it; absent when none was kept
 * @param clauses those the change concerns; empty when nobody has said
 * @param postponedTo when the case comes up again, for {@link Outcome#POSTPONED}; absent when not known
 * @param correction what earlier entry this one takes the place of; absent for a vedtak of its own
 * @param carried the vedtak on another text that this one is; absent for a vedtak made on this text
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
        @Nullable Sha256 minutes,
        List<ClauseId> clauses,
        @Nullable LocalDate postponedTo,
        @Nullable Correction correction,
        @Nullable Carried carried) {
    public Resolution {
        // Absent in what was stored before they could be said.
        change = Objects.requireNonNullElse(change, "");
        authority = Objects.requireNonNullElse(authority, "");
        clauses = clauses == null ? List.of() : List.copyOf(clauses);
    }

    /** A vedtak with a change, or by authority. */
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

    /** A vedtak documented by minutes. */
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
            String authority,
            @Nullable Sha256 minutes) {
        this(
                party,
                organ,
                date,
                caseNumber,
                outcome,
                version,
                text,
                wording,
                change,
                authority,
                minutes,
                List.of(),
                null,
                null,
                null);
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

    public enum Outcome {
        ADOPTED,
        /** Adopted on condition that the text is changed: binds nobody until the others agree, or the kommune has its own variant. */
        ADOPTED_WITH_CHANGE,
        /** Backed or recommended by an organ that can not adopt (tilslutning, innstilling). */
        SUPPORTED,
        POSTPONED,
        REJECTED,
        /** An earlier vedtak no longer counts from this day: a lovlighetskontroll (kommuneloven ch. 27) or a court found it invalid. */
        SET_ASIDE
    }

    /**
     * That an entry takes the place of an earlier one, which stays in the log as it was.
     *
     * @param of digest of the earlier entry
     * @param reason why, in words
     */
    public record Correction(Sha256 of, Kind kind, String reason) {
        public enum Kind {
            /** It was entered wrongly: this is how it was all the time. */
            ENTERED_WRONGLY,
            /** It was a vedtak until it was set aside. */
            SET_ASIDE
        }
    }

    /**
     * That a vedtak with a change is the vedtak on a text that has exactly that change.
     *
     * @param agreement where the vedtak was made
     * @param version that it was made on
     * @param resolution digest of that entry
     * @param confirmedBy the jurist of the party who has compared the texts
     */
    public record Carried(AgreementId agreement, int version, Sha256 resolution, String confirmedBy) {}

    /** Whether it adopts a document of this kind for its party. */
    public boolean adopts(AgreementKind kind) {
        return outcome == Outcome.ADOPTED && kind.isAdoptedBy(organ, party.isMunicipality());
    }

    /** Whether it says no or not yet to a text that an organ of this kind could have adopted, or adopts it in some way. */
    boolean decides(AgreementKind kind) {
        return !organ.isAdvisory() && outcome != Outcome.SUPPORTED && kind.isAdoptedBy(organ, party.isMunicipality());
    }

    /** The clauses that the change concerns. */
    public Resolution concerning(List<ClauseId> concerned) {
        return with(concerned, postponedTo, correction, carried);
    }

    public Resolution postponedTo(@Nullable LocalDate day) {
        return with(clauses, day, correction, carried);
    }

    /** In the place of an earlier entry. */
    public Resolution correcting(Correction earlier) {
        return with(clauses, postponedTo, earlier, carried);
    }

    Resolution carriedFrom(Carried from) {
        return with(clauses, postponedTo, correction, from);
    }

    private Resolution with(
            List<ClauseId> concerned, @Nullable LocalDate day, @Nullable Correction earlier, @Nullable Carried from) {
        return new Resolution(
                party,
                organ,
                date,
                caseNumber,
                outcome,
                version,
                text,
                wording,
                change,
                authority,
                minutes,
                concerned,
                day,
                earlier,
                from);
    }

    /** With the stored minutes that document it. */
    public Resolution documentedBy(@Nullable Sha256 file) {
        return new Resolution(
                party,
                organ,
                date,
                caseNumber,
                outcome,
                version,
                text,
                wording,
                change,
                authority,
                file,
                clauses,
                postponedTo,
                correction,
                carried);
    }

    /** On another version, as for facts registered together with their text. */
    Resolution on(int number, Sha256 words) {
        return new Resolution(
                party,
                organ,
                date,
                caseNumber,
                outcome,
                number,
                words,
                wording,
                change,
                authority,
                minutes,
                clauses,
                postponedTo,
                correction,
                carried);
    }

    /** Names this entry among all; what comes into the record later and is not said does not change it. */
    public Sha256 sha256() {
        var words = new StringBuilder();
        for (Object part : new Object[] {
            party,
            organ,
            date,
            caseNumber,
            outcome,
            version,
            text,
            wording,
            change,
            authority,
            clauses,
            postponedTo,
            minutes,
            correction == null ? null : correction.of(),
            carried == null ? null : carried.resolution()
        }) {
            words.append(part == null ? "" : part).append('\n');
        }
        return Sha256.of(words.toString());
    }
}
