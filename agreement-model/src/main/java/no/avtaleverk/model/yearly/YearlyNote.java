package no.avtaleverk.model.yearly;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import org.jspecify.annotations.Nullable;

/**
 * What is noted of the yearly reviews of an agreement. That a review was opened and closed is a fact of the agreement itself; the item is
 * the number of the review among those, 1 for the first, save for action points.
 */
public sealed interface YearlyNote extends Note {
    /** A party answers; it may answer again until the review is closed, and what it said before stays. */
    record PartyAnswered(String item, PartyId party, Wish wish, String words) implements YearlyNote {}

    /**
     * A party assesses a matter.
     *
     * @param named what the matter was called then, so that one that is gone can be told of
     * @param text digest of the words it rested on
     */
    record MatterAssessed(
            String item, PartyId party, Matter matter, String named, Sha256 text, Assessment assessment, String words)
            implements YearlyNote {}

    /**
     * The meeting was held, and the pack it had before it is kept.
     *
     * @param held the day, in Norway
     * @param participants roles and organisations
     * @param docx digest of the pack in Word
     * @param pdf digest of the pack in PDF
     */
    record MeetingHeld(String item, LocalDate held, String participants, Sha256 docx, Sha256 pdf)
            implements YearlyNote {
        @Override
        public List<Sha256> files() {
            return List.of(docx, pdf);
        }
    }

    /** What was decided on a point of the agenda; the last one stands. */
    record PointMinuted(String item, AgendaPoint point, String decided) implements YearlyNote {}

    /**
     * Something is to be done.
     *
     * @param item id of the action point
     * @param review number of the review that agreed on it
     * @param role whose task it is in the party
     * @param due last day, in Norway
     */
    record ActionAgreed(String item, int review, PartyId party, Role role, String words, LocalDate due)
            implements YearlyNote {}

    /** @param how what shows it */
    record ActionDone(String item, LocalDate on, String how) implements YearlyNote {}

    record ActionDropped(String item, String reason) implements YearlyNote {}

    /**
     * The review is finished, and its minutes are kept.
     *
     * @param silence why it is finished though a party has not answered; absent when all have, and in what was noted before it was asked
     * @param docx digest of the minutes in Word
     * @param pdf digest of the minutes in PDF
     */
    record ReviewConcluded(
            String item,
            LocalDate held,
            Review.Outcome outcome,
            String reason,
            @Nullable String silence,
            Sha256 docx,
            Sha256 pdf)
            implements YearlyNote {
        @Override
        public List<Sha256> files() {
            return List.of(docx, pdf);
        }
    }
}
