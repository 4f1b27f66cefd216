package no.avtaleverk.model.followup;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/** The stored dossiers. Holds no way to keep a note without the audit entry that stands for it. */
public interface FollowUps {
    /**
     * What has been noted, oldest first; nothing, when nobody has noted anything.
     *
     * @param kind the sealed kind of notes of the subject
     */
    <N extends Note> List<Noted<N>> read(Dossier dossier, Class<N> kind);

    /** Read a dossier that is about to be added to. Within a transaction, others who want to write wait until that has ended. */
    <N extends Note> List<Noted<N>> readToChange(Dossier dossier, Class<N> kind);

    /**
     * All dossiers of a subject, by what they are about; for lists over many agreements.
     *
     * @param innerOf whose inner ones; absent for what the parties share
     */
    <N extends Note> Map<String, List<Noted<N>>> all(FollowUpSubject subject, @Nullable PartyId innerOf, Class<N> kind);

    /** As {@link #all}, of what had been noted when the log stood at a place. */
    <N extends Note> Map<String, List<Noted<N>>> allUpTo(
            long position, FollowUpSubject subject, @Nullable PartyId innerOf, Class<N> kind);

    /** All dossiers of a subject that are inner in some organisation; for tasks, which are given on behalf of nobody. */
    <N extends Note> Map<Dossier, List<Noted<N>>> allInner(FollowUpSubject subject, Class<N> kind);

    /**
     * Store notes and their audit entries, or none. Call it in the transaction that read the dossier to change it.
     *
     * @param read how many notes the dossier had when it was read
     * @throws StaleDossierException if something was noted since
     * @throws IllegalArgumentException if a note has a day nobody can mean ({@link NoteDays}), which the rules refuse before
     */
    <N extends Note> List<AuditEntry> add(
            Dossier dossier, long read, Collection<N> notes, Class<N> kind, Actor by, Instant at);

    /** The entries of the log about one agreement or organ, oldest first, of what the parties share and what is inner in one of them. */
    List<AuditEntry> log(String about, @Nullable PartyId innerOf);

    /** A lost race. */
    final class StaleDossierException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StaleDossierException(Dossier dossier) {
            super("Something was noted in %s meanwhile".formatted(dossier));
        }
    }
}
