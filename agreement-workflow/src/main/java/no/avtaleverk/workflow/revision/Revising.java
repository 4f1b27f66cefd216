package no.avtaleverk.workflow.revision;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Step;
import no.avtaleverk.model.duty.ReviewDates;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import no.avtaleverk.workflow.transition.Workflow;

/** What happens to a signed agreement: yearly review (hol. § 6-5), documented acts, end. */
public final class Revising {
    private final Changes changes;
    private final Workflow workflow;

    public Revising(Changes changes, Workflow workflow) {
        this.changes = changes;
        this.workflow = workflow;
    }

    /** Open the yearly review. */
    public Decision openReview(AgreementId id, Actor by) {
        return step(id, Step.OPEN_REVIEW, new AuditEvent.ReviewOpened(changes.today()), by);
    }

    /**
     * Open the yearly review because it is due within so many weeks.
     *
     * @param today date in Norway
     * @return refused when it is open already, or not due after all
     */
    public Decision openReviewByItself(AgreementId id, LocalDate today, int weeks) {
        return changes.change(
                id,
                agreement -> ReviewDates.opensBy(agreement, today, weeks)
                        ? lawful(agreement, Step.OPEN_REVIEW, new AuditEvent.ReviewOpened(today), Actor.SYSTEM)
                        : Decision.refused(new Refusal.NoReviewOpen()));
    }

    /**
     * Finish the yearly review.
     *
     * @param held the day of the meeting, in Norway
     * @param note findings, participants, reference to the minutes
     */
    public Decision closeReview(AgreementId id, LocalDate held, Review.Outcome outcome, String note, Actor by) {
        return closeReview(id, held, outcome, note, false, by);
    }

    /**
     * Finish the yearly review.
     *
     * @param held the day of the meeting, in Norway
     * @param note findings, participants, reference to the minutes
     * @param afterwards whether it may have been held before it was opened here, and is registered as such
     */
    public Decision closeReview(
            AgreementId id, LocalDate held, Review.Outcome outcome, String note, boolean afterwards, Actor by) {
        LocalDate today = changes.today();
        if (held.isAfter(today)) {
            return Decision.refused(new Refusal.DateInFuture(held));
        }
        List<Refusal> unfit = NoteWords.requiredFaults(note);
        if (!unfit.isEmpty()) {
            return new Decision.Refused(unfit);
        }
        return changes.change(id, agreement -> {
            UnknownAgreementException.unlessKnown(agreement, by);
            LocalDate opened =
                    agreement.facts().openReview().map(Review::opened).orElse(held);
            if (held.isBefore(opened) && !afterwards) {
                return Decision.refused(new Refusal.ReviewHeldBeforeOpened(opened, held));
            }
            return step(
                    agreement,
                    Step.CLOSE_REVIEW,
                    new AuditEvent.ReviewClosed(new Review(opened, held, outcome, note)),
                    by);
        });
    }

    public Decision recordEvidence(AgreementId id, Evidence evidence, Actor by) {
        LocalDate today = changes.today();
        return change(id, by, agreement -> agreement.recordEvidence(evidence, by, changes.now(), today));
    }

    /** Note that the agreement is over: its term or notice has run out, or nothing was ever signed. */
    public Decision end(AgreementId id, String reason, Actor by) {
        List<Refusal> unfit = NoteWords.requiredFaults(reason);
        if (!unfit.isEmpty()) {
            return new Decision.Refused(unfit);
        }
        return step(id, Step.END, new AuditEvent.AgreementEnded(changes.today(), reason), by);
    }

    private Decision step(AgreementId id, Step step, AuditEvent event, Actor by) {
        return change(id, by, agreement -> step(agreement, step, event, by));
    }

    private Decision step(Agreement agreement, Step step, AuditEvent event, Actor by) {
        if (!by.mayCoordinate(agreement.circles().bound(changes.today()))) {
            return Decision.refused(new Refusal.NotAllowed());
        }
        return lawful(agreement, step, event, by);
    }

    private Decision lawful(Agreement agreement, Step step, AuditEvent event, Actor by) {
        return switch (workflow.ask(agreement, step, changes.today())) {
            case Workflow.Verdict.Lawful lawful ->
                new Decision.Accepted(agreement.enter(lawful.agreement(), lawful.text(), event, by, changes.now()));
            case Workflow.Verdict.Unlawful unlawful -> new Decision.Refused(unlawful.reasons());
        };
    }

    private Decision change(AgreementId id, Actor by, Function<Agreement, Decision> rule) {
        return changes.change(id, agreement -> {
            UnknownAgreementException.unlessKnown(agreement, by);
            return rule.apply(agreement);
        });
    }
}
