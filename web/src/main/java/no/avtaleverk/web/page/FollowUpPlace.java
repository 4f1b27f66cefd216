package no.avtaleverk.web.page;

import java.util.Locale;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.FollowUpSubject;

/** Where a subject of an agreement is followed up: {@code /agreements/{id}/follow-up/} and the name of the subject. */
final class FollowUpPlace {
    private FollowUpPlace() {}

    /** @param item what on the page to go to; empty for its beginning */
    static String of(AgreementId agreement, FollowUpSubject subject, String item) {
        String name = subject.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String page = "/agreements/" + agreement + "/follow-up/" + name;
        if (item.isEmpty()) {
            return page;
        }
        // A row of an analysis has a page of its own.
        return page + (subject == FollowUpSubject.ROS ? "/" : "#") + item;
    }
}
