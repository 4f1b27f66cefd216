package no.avtaleverk.workflow.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.followup.NoteDays;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.ros.RosSight;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The door to the dossiers of agreements. Those who work for a party that is bound, its auditors and its RHF read what the parties share;
 * those of a party that has left, what was noted until then.
 */
public final class FollowingUp {
    private final Agreements agreements;
    private final FollowUps followUps;
    private final TransactionOperations transactions;
    private final Changes changes;

    public FollowingUp(
            Agreements agreements, FollowUps followUps, TransactionOperations transactions, Changes changes) {
        this.agreements = agreements;
        this.followUps = followUps;
        this.transactions = transactions;
        this.changes = changes;
    }

    /** What a person may read of a dossier, oldest first. */
    public <N extends Note> List<Noted<N>> read(Agreement agreement, Dossier dossier, Class<N> kind, Actor by) {
        List<Noted<N>> notes = followUps.read(dossier, kind);
        return isOpen(agreement, dossier, changes.today(), by)
                ? notes
                : notes.stream()
                        .filter(note -> isOpen(agreement, dossier, day(note.at()), by))
                        .toList();
    }

    /** Whether a person may read all of a dossier as it is now, and what follows from it. */
    public boolean isOpenTo(Agreement agreement, Dossier dossier, Actor by) {
        return isOpen(agreement, dossier, changes.today(), by);
    }

    /**
     * Note something in a dossier.
     *
     * @param rule asked once, with the agreement and what was noted before, while nobody else can note or change anything
     * @return what stands against it; empty when it was done
     * @throws UnknownAgreementException if there is no such agreement, or none the person may follow up
     */
    public <N extends Note> List<Refusal> note(
            Dossier dossier, Class<N> kind, Actor by, BiFunction<Agreement, List<Noted<N>>, Ruling<N>> rule) {
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Noted<N>> notes = followUps.readToChange(dossier, kind);
            var id = new AgreementId(dossier.about());
            Agreement agreement = agreements
                    .find(id)
                    .filter(one -> by.equals(Actor.SYSTEM) || isOpen(one, dossier, changes.today(), by))
                    .orElseThrow(() -> new UnknownAgreementException(id));
            return switch (NoteDays.ruled(rule.apply(agreement, notes))) {
                case Ruling.Refused<N> refused -> refused.reasons();
                case Ruling.Made<N> made -> {
                    followUps.add(dossier, notes.size(), made.notes(), kind, by, changes.now());
                    yield List.<Refusal>of();
                }
            };
        }));
    }

    /** Whether a person may read a note of an agreement that speaks of a stored file. */
    public boolean isShown(Agreement agreement, Sha256 file, Actor by) {
        PartyId own = by.organisation();
        return Arrays.stream(FollowUpSubject.values())
                .flatMap(subject -> own == null
                        ? Stream.of(Dossier.shared(subject, agreement.id()))
                        : Stream.of(
                                Dossier.shared(subject, agreement.id()), Dossier.inner(subject, agreement.id(), own)))
                .flatMap(dossier -> shown(agreement, dossier, by))
                .anyMatch(note -> note.files().contains(file));
    }

    private Stream<? extends Note> shown(Agreement agreement, Dossier dossier, Actor by) {
        return dossier.subject() == FollowUpSubject.ROS
                ? RosSight.shown(
                                read(agreement, dossier, RosNote.class, by),
                                agreement.circles().bound(changes.today()),
                                by)
                        .stream()
                        .map(Noted::note)
                : read(agreement, dossier, Note.class, by).stream().map(Noted::note);
    }

    /** The entries of the log about the dossiers of an agreement that a person may read, oldest first. */
    public List<AuditEntry> log(Agreement agreement, Actor by) {
        var entries = new ArrayList<AuditEntry>();
        for (AuditEntry entry : followUps.log(agreement.id().value(), null)) {
            if (isOpen(agreement, Dossier.shared(FollowUpSubject.REVIEW, agreement.id()), day(entry.at()), by)) {
                entries.add(entry);
            }
        }
        PartyId own = by.organisation();
        if (own != null
                && isOpen(agreement, Dossier.inner(FollowUpSubject.REVIEW, agreement.id(), own), changes.today(), by)) {
            entries.addAll(followUps.log(agreement.id().value(), own));
        }
        entries.sort(Comparator.comparingLong(AuditEntry::position));
        return entries;
    }

    private static boolean isOpen(Agreement agreement, Dossier dossier, LocalDate on, Actor by) {
        return dossier.isReadableBy(by, agreement.circles().bound(on));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Changes.NORWAY);
    }
}
