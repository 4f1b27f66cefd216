package no.avtaleverk.workflow.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Known;
import no.avtaleverk.model.agreement.ReadAgreements;
import no.avtaleverk.model.agreement.ReadHistory;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;

/**
 * The register and the log as they were when the log stood at a place: versions, facts and entries, and what was being written then, for
 * those who wrote it.
 *
 * <p>Which clause answers which requirement is as it is now, less what a jurist has recorded or confirmed since and with what has been
 * withdrawn since.
 */
final class PastStore implements ReadAgreements, ReadHistory {
    private final ReadAgreements agreements;
    private final ReadHistory history;
    private final long position;
    private final Runnable reading;

    /**
     * @param position of the last entry that counts
     * @param reading hears of each agreement that is read
     */
    PastStore(ReadAgreements agreements, ReadHistory history, long position, Runnable reading) {
        this.reading = reading;
        this.agreements = agreements;
        this.history = history;
        this.position = position;
    }

    // ---- the agreements ---------------------------------------------------------------------------------------------

    @Override
    public Optional<Agreement> find(AgreementId id) {
        return agreements.find(id).flatMap(this::then);
    }

    private Optional<Agreement> then(Agreement now) {
        reading.run();
        List<AuditEntry> log = history.of(now.id());
        return Known.upTo(position, now, log).map(known -> withText(known.agreement(), log));
    }

    /** With the revision that was the newest then. */
    private Agreement withText(Agreement then, List<AuditEntry> log) {
        long revision = log.stream()
                .filter(entry -> entry.position() <= position)
                .mapToLong(AuditEntry::revision)
                .max()
                .orElse(then.revision());
        return new Agreement(
                then.id(),
                then.kind(),
                then.origin(),
                then.sequence(),
                revision,
                then.state(),
                then.text(),
                then.head(),
                agreements.text(then.id(), revision),
                answers(then.id(), then.answers(), log),
                then.versions(),
                then.facts(),
                then.variant());
    }

    private List<Answer> answers(AgreementId id, List<Answer> now, List<AuditEntry> log) {
        var answers = new ArrayList<>(now);
        for (AuditEntry entry : log.reversed()) {
            if (entry.position() > position) {
                switch (entry.event()) {
                    case AuditEvent.AnswerRecorded e -> {
                        Answer former = e.former();
                        if (former != null) {
                            answers.replaceAll(
                                    answer -> isAbout(e.clause(), e.text(), e.requirement(), answer) ? former : answer);
                        } else if (!wasConfirmed(
                                new Answer(e.clause(), e.text(), e.requirement(), Answer.Basis.JURIST, true),
                                id,
                                log,
                                entry.position(),
                                false)) {
                            answers.removeIf(answer -> answer.basis() == Answer.Basis.JURIST
                                    && answer.clause().equals(e.clause())
                                    && answer.text().equals(e.text())
                                    && answer.requirement().equals(e.requirement()));
                        }
                    }
                    case AuditEvent.AnswersConfirmed e -> {
                        Clauses then = agreements.text(id, entry.revision());
                        answers.replaceAll(answer -> isConfirmedBy(e, then, answer) ? unconfirmed(answer) : answer);
                    }
                    case AuditEvent.AnswerWithdrawn e -> {
                        Answer former = e.former();
                        var guessed = new Answer(e.clause(), e.text(), e.requirement(), Answer.Basis.JURIST, true);
                        answers.add(
                                former != null
                                        ? former
                                        : wasConfirmed(guessed, id, log, entry.position(), true)
                                                ? guessed
                                                : unconfirmed(guessed));
                    }
                    default -> {}
                }
            }
        }
        return answers;
    }

    private static boolean isConfirmedBy(AuditEvent.AnswersConfirmed event, Clauses text, Answer answer) {
        return event.answers().getOrDefault(answer.clause(), Set.of()).contains(answer.requirement())
                && text.find(answer.clause())
                        .filter(clause -> clause.sha256().equals(answer.text()))
                        .isPresent();
    }

    private static Answer unconfirmed(Answer answer) {
        return new Answer(answer.clause(), answer.text(), answer.requirement(), answer.basis(), false);
    }

    /**
     * Whether an answer had been confirmed before an entry.
     *
     * @param asRegistered whether it counts as confirmed from the registration of an agreement that was concluded elsewhere
     */
    private boolean wasConfirmed(Answer answer, AgreementId id, List<AuditEntry> log, long at, boolean asRegistered) {
        boolean confirmed = false;
        for (AuditEntry entry : log) {
            if (entry.position() >= at) {
                return confirmed;
            }
            switch (entry.event()) {
                case AuditEvent.AgreementRegistered e -> confirmed |= asRegistered;
                case AuditEvent.AnswerRecorded e -> confirmed |= isAbout(e.clause(), e.text(), e.requirement(), answer);
                case AuditEvent.AnswerWithdrawn e ->
                    confirmed &= !isAbout(e.clause(), e.text(), e.requirement(), answer);
                case AuditEvent.AnswersConfirmed e ->
                    confirmed |= isConfirmedBy(e, agreements.text(id, entry.revision()), answer);
                default -> {}
            }
        }
        return confirmed;
    }

    private static boolean isAbout(ClauseId clause, Sha256 text, RequirementId requirement, Answer answer) {
        return clause.equals(answer.clause()) && text.equals(answer.text()) && requirement.equals(answer.requirement());
    }

    @Override
    public List<Agreement> ofParties(Collection<PartyId> parties) {
        return agreements.ofParties(parties).stream()
                .flatMap(now -> then(now).stream())
                .toList();
    }

    @Override
    public List<Agreement> builtOn(AgreementId basis) {
        return agreements.builtOn(basis).stream()
                .flatMap(now -> then(now).stream())
                .toList();
    }

    @Override
    public List<Agreement> all() {
        return agreements.all().stream().flatMap(now -> then(now).stream()).toList();
    }

    @Override
    public Clauses text(AgreementId id, long revision) {
        return agreements.text(id, revision);
    }

    @Override
    public Map<Long, Clauses> texts(AgreementId id, Collection<Long> revisions) {
        return agreements.texts(id, revisions);
    }

    @Override
    public Optional<ClauseText> words(Sha256 digest) {
        return agreements.words(digest);
    }

    // ---- the log ----------------------------------------------------------------------------------------------------

    @Override
    public List<AuditEntry> after(long from, int limit) {
        return history.after(from, limit).stream()
                .filter(entry -> entry.position() <= position)
                .toList();
    }

    @Override
    public List<Place> placesAfter(long from, int limit) {
        return history.placesAfter(from, limit).stream()
                .filter(place -> place.position() <= position)
                .toList();
    }

    @Override
    public List<AuditEntry> of(AgreementId agreement) {
        return history.of(agreement).stream()
                .filter(entry -> entry.position() <= position)
                .toList();
    }

    @Override
    public Optional<AuditEntry> head() {
        return position < 1
                ? Optional.empty()
                : history.after(position - 1, 1).stream().findFirst();
    }
}
