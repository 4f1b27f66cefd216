package no.avtaleverk.model.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A document that crossed from one organ to others. From then on it is a case document of both (offentleglova § 4), and no longer inner.
 *
 * @param position of the entry of the log it follows from
 * @param dated the day it bears or tells of, in Norway; the day it was recorded where it bears none
 * @param subject of what is followed up; absent for other documents
 * @param act the kind of note; empty for other documents
 * @param title of the agreement then
 * @param version of the agreement it is about; 0 for a draft, and where it is about none
 * @param to organs of the register
 * @param beside receivers outside the register, by name
 * @param files stored files it is or speaks of
 */
public record Crossing(
        long position,
        Instant at,
        LocalDate dated,
        JournalDocument document,
        @Nullable FollowUpSubject subject,
        String act,
        AgreementId agreement,
        String title,
        int version,
        @Nullable PartyId from,
        Set<PartyId> to,
        List<String> beside,
        List<Sha256> files) {
    public Crossing {
        to = java.util.Collections.unmodifiableSet(new TreeSet<>(to));
        beside = List.copyOf(beside);
        files = List.copyOf(files);
    }

    /** Whether it belongs in the journal of an organ. */
    public boolean concerns(PartyId organ) {
        return organ.equals(from) || to.contains(organ);
    }
}
