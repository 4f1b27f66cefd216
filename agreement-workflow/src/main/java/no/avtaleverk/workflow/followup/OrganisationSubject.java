package no.avtaleverk.workflow.followup;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.FollowUpSubject;

/** What an organisation follows up that belongs to no agreement, such as requests for access. */
public interface OrganisationSubject {
    /** One for which {@link FollowUpSubject#isOfOrganisation()} holds. */
    FollowUpSubject subject();

    /**
     * What roles in organisations are to do.
     *
     * @param today date in Norway
     */
    List<Todo> todos(LocalDate today);
}
