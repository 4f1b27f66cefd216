package no.avtaleverk.workflow.yearly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.duty.ReviewDates;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.yearly.YearlyNote;
import no.avtaleverk.model.yearly.YearlyReviews;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;

/** What the yearly review gives to lists of tasks, and its action points to the next one. */
public final class YearlyRounds implements FollowedSubject {
    /** Days each party has to answer, from the day the review opens; ours, no law says it. */
    public static final int DAYS_TO_ANSWER = 28;

    /** Months before it is due that people are told of it. */
    private static final int MONTHS_AHEAD = 3;

    private final FollowUps followUps;

    public YearlyRounds(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public FollowUpSubject subject() {
        return FollowUpSubject.REVIEW;
    }

    @Override
    public List<Todo> todos(Agreement agreement, LocalDate today) {
        var todos = new ArrayList<Todo>();
        YearlyReviews reviews = stored(agreement);
        Collection<PartyId> bound = agreement.circles().bound(today);
        if (agreement.inForceAnywhere(today).isPresent() && agreement.kind().isAgreement()) {
            LocalDate last = ReviewDates.lastOf(agreement);
            if (agreement.state() == AgreementState.ANNUAL_REVISION) {
                reviews.open().ifPresent(round -> {
                    LocalDate due = last == null ? null : ReviewDates.due(last);
                    each(bound, party -> todo(Todo.What.FINISH_REVIEW, agreement, "", party, "", due), todos);
                    LocalDate answer = round.review().opened().plusDays(DAYS_TO_ANSWER);
                    each(
                            round.silent(bound),
                            party -> todo(Todo.What.ANSWER_REVIEW, agreement, "answer", party, "", answer),
                            todos);
                });
            } else if (last != null && !today.isBefore(ReviewDates.overdueFrom(last))) {
                LocalDate due = ReviewDates.due(last);
                each(bound, party -> todo(Todo.What.REVIEW_OVERDUE, agreement, "", party, "", due), todos);
            } else if (last != null && !today.isBefore(ReviewDates.due(last).minusMonths(MONTHS_AHEAD))) {
                LocalDate due = ReviewDates.due(last);
                each(bound, party -> todo(Todo.What.REVIEW_DUE, agreement, "", party, "", due), todos);
            }
        }
        for (YearlyReviews.Action action : reviews.actions()) {
            YearlyNote.ActionAgreed agreed = action.agreed();
            if (action.isOpen() && bound.contains(agreed.party())) {
                todos.add(new Todo(
                        Todo.What.DO_REVIEW_ACTION,
                        FollowUpSubject.REVIEW,
                        agreement.id(),
                        agreed.item(),
                        agreed.party(),
                        agreed.role(),
                        agreed.words(),
                        agreed.due(),
                        false));
            }
        }
        return todos;
    }

    private static void each(Collection<PartyId> parties, Function<PartyId, Todo> of, List<Todo> todos) {
        parties.forEach(party -> todos.add(of.apply(party)));
    }

    private static Todo todo(
            Todo.What what,
            Agreement agreement,
            String item,
            PartyId party,
            String words,
            @org.jspecify.annotations.Nullable LocalDate due) {
        return new Todo(what, FollowUpSubject.REVIEW, agreement.id(), item, party, Role.COORDINATOR, words, due, false);
    }

    @Override
    public List<ReviewItem> forReview(Agreement agreement, LocalDate since, LocalDate today) {
        var items = new ArrayList<ReviewItem>();
        for (YearlyReviews.Action action : stored(agreement).actions()) {
            YearlyNote.ActionDone done = action.done();
            if (action.isOpen()) {
                items.add(item(
                        action,
                        action.isLate(today) ? ReviewItem.Standing.LATE : ReviewItem.Standing.OPEN,
                        action.agreed().due()));
            } else if (done != null && !done.on().isBefore(since)) {
                items.add(item(action, ReviewItem.Standing.DONE, done.on()));
            }
        }
        return items;
    }

    private static ReviewItem item(YearlyReviews.Action action, ReviewItem.Standing standing, LocalDate date) {
        YearlyNote.ActionAgreed agreed = action.agreed();
        return new ReviewItem(
                FollowUpSubject.REVIEW, standing, agreed.item(), null, agreed.party(), agreed.words(), date);
    }

    YearlyReviews stored(Agreement agreement) {
        return YearlyReviews.of(
                agreement.facts().reviews(),
                followUps.read(Dossier.shared(FollowUpSubject.REVIEW, agreement.id()), YearlyNote.class));
    }
}
