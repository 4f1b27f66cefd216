package no.avtaleverk.workflow.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;

/** A subject that is followed up. What it gives is shown in lists of tasks, in the overview of an agreement and in the yearly review. */
public interface FollowedSubject {
    FollowUpSubject subject();

    /**
     * What roles in the parties are to do. An inner matter gives tasks to its own organisation alone.
     *
     * @param today date in Norway
     */
    List<Todo> todos(Agreement agreement, LocalDate today);

    /** Those of them that a person may know of. */
    default List<Todo> todos(Agreement agreement, LocalDate today, Actor by) {
        Set<PartyId> bound = agreement.circles().bound(today);
        return todos(agreement, today).stream()
                .filter(todo -> todo.isShownTo(by, bound))
                .toList();
    }

    /**
     * What the parties share of it that the yearly review should look at.
     *
     * @param since the day of the last review or of entry into force
     * @param today date in Norway
     */
    List<ReviewItem> forReview(Agreement agreement, LocalDate since, LocalDate today);
}
