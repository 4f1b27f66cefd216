package no.avtaleverk.workflow.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.evaluation.Evaluation;
import no.avtaleverk.model.evaluation.EvaluationNote;
import no.avtaleverk.model.evaluation.Questionnaire;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.yearly.YearlyRounds;

/** The evaluation: scored questions to each party while the yearly review is open, and how users took part. */
public final class Evaluating implements FollowedSubject {
    private final FollowingUp following;
    private final FollowUps followUps;
    private final Changes changes;
    private final Questionnaire questions;

    public Evaluating(FollowingUp following, FollowUps followUps, Changes changes, Questionnaire questions) {
        this.following = following;
        this.followUps = followUps;
        this.changes = changes;
        this.questions = questions;
    }

    public Questionnaire questions() {
        return questions;
    }

    /** What the parties have answered, as a person may read it. */
    public Evaluation evaluation(Agreement agreement, Actor by) {
        return Evaluation.of(following.read(agreement, dossier(agreement.id()), EvaluationNote.class, by));
    }

    /**
     * Answer questions, or document how users took part.
     *
     * @param given all of the person's own party
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> answer(AgreementId id, List<EvaluationNote> given, Actor by) {
        return following.note(dossier(id), EvaluationNote.class, by, (agreement, notes) -> Evaluation.of(notes)
                .answer(given, open(agreement), questions, agreement.circles().bound(changes.today()), by));
    }

    /** The number of the yearly review that is open; 0 when none is. */
    public static int open(Agreement agreement) {
        List<Review> reviews = agreement.facts().reviews();
        return !reviews.isEmpty() && reviews.getLast().isOpen() ? reviews.size() : 0;
    }

    private static Dossier dossier(AgreementId id) {
        return Dossier.shared(FollowUpSubject.EVALUATION, id);
    }

    @Override
    public FollowUpSubject subject() {
        return FollowUpSubject.EVALUATION;
    }

    @Override
    public List<Todo> todos(Agreement agreement, LocalDate today) {
        int open = open(agreement);
        if (open == 0 || agreement.inForceAnywhere(today).isEmpty()) {
            return List.of();
        }
        Evaluation evaluation = stored(agreement);
        LocalDate due = agreement.facts().reviews().getLast().opened().plusDays(YearlyRounds.DAYS_TO_ANSWER);
        var todos = new ArrayList<Todo>();
        for (PartyId party : agreement.circles().bound(today)) {
            if (!evaluation.isComplete(open, party, questions)) {
                todos.add(new Todo(
                        Todo.What.ANSWER_EVALUATION,
                        FollowUpSubject.EVALUATION,
                        agreement.id(),
                        "",
                        party,
                        Role.COORDINATOR,
                        "",
                        due,
                        false));
            }
        }
        return todos;
    }

    /** The scores are laid side by side in the pack of the review itself; here is how users took part since the last one. */
    @Override
    public List<ReviewItem> forReview(Agreement agreement, LocalDate since, LocalDate today) {
        var items = new ArrayList<ReviewItem>();
        for (var noted : stored(agreement).users()) {
            LocalDate on = LocalDate.ofInstant(noted.at(), Changes.NORWAY);
            var involved = (EvaluationNote.UsersInvolved) noted.note();
            if (!on.isBefore(since)) {
                items.add(new ReviewItem(
                        FollowUpSubject.EVALUATION,
                        ReviewItem.Standing.NEW,
                        involved.item(),
                        null,
                        involved.party(),
                        involved.organisation(),
                        on));
            }
        }
        return items;
    }

    private Evaluation stored(Agreement agreement) {
        return Evaluation.of(followUps.read(dossier(agreement.id()), EvaluationNote.class));
    }
}
