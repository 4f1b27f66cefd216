package no.avtaleverk.workflow.followup;

import java.time.LocalDate;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosStanding;
import org.jspecify.annotations.Nullable;

/**
 * Something a subject lays before the yearly review.
 *
 * @param item id in the dossier; the same thing has the same id every year
 * @param clause the clause it is about; absent when it is about none
 * @param party whose it is; absent when it is everyone's
 * @param words what people have called it
 * @param date when it happened or is due, in Norway; absent when there is no day
 * @param risk how a row of the ROS analysis stands; absent for all else, and while both sides have not graded it
 */
public record ReviewItem(
        FollowUpSubject subject,
        Standing standing,
        String item,
        @Nullable ClauseId clause,
        @Nullable PartyId party,
        String words,
        @Nullable LocalDate date,
        @Nullable RosStanding risk) {
    /** Something that is no risk. */
    public ReviewItem(
            FollowUpSubject subject,
            Standing standing,
            String item,
            @Nullable ClauseId clause,
            @Nullable PartyId party,
            String words,
            @Nullable LocalDate date) {
        this(subject, standing, item, clause, party, words, date, null);
    }

    /** How it stands. */
    public enum Standing {
        /** Come up since the last review. */
        NEW,
        /** Known at the last review, and changed since. */
        CHANGED,
        /** Neither done nor closed. */
        OPEN,
        /** As {@link #OPEN}, and its last day has passed. */
        LATE,
        /** Done or closed since the last review. */
        DONE
    }
}
