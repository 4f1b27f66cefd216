package no.avtaleverk.model.lawchange;

import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.law.LawChange;
import no.avtaleverk.model.party.PartyId;

/** What is noted of changes in the law. */
public sealed interface LawChangeNote extends Note {
    /**
     * A party has looked at a change, and says what comes of it. The newest of each party counts.
     *
     * @param item {@link LawChange#key()}
     * @param reason why nothing is needed, or where it is taken up
     */
    record LawChangeAssessed(String item, PartyId party, Outcome outcome, String reason) implements LawChangeNote {}

    /** What comes of a change. */
    enum Outcome {
        NO_CHANGE_NEEDED,
        TAKEN_UP_IN_DRAFT
    }
}
