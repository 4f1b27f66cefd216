package no.avtaleverk.model.disagreement;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;

/** What is noted of disagreements. All of it is shared, and tells of no patient. */
public sealed interface DisagreementNote extends Note {
    /**
     * A party says that there is one; it begins on the lowest rung.
     *
     * @param words digest of the words of the clause as they are
     * @param since the day, in Norway
     */
    record DisagreementRaised(
            String item,
            String subject,
            ClauseId clause,
            Sha256 words,
            int version,
            PartyId raisedBy,
            PartyId other,
            LocalDate since)
            implements DisagreementNote {}

    /** How a party sees it. What it said before stays. */
    record ViewStated(String item, PartyId party, String view, String wanted) implements DisagreementNote {}

    /**
     * It was taken to a higher rung.
     *
     * @param body who deals with it there, such as the name of the local body; empty when the rung says it
     */
    record RungReached(String item, Rung rung, LocalDate on, String body) implements DisagreementNote {}

    /**
     * What came of it on a rung. That the parties have agreed is said by one of them, and ends it when the other says so too.
     *
     * @param binding whether the parties had agreed that what is said there binds them
     */
    record RungConcluded(String item, Rung rung, LocalDate on, RungOutcome outcome, boolean binding, String said)
            implements DisagreementNote {}

    /**
     * The other party says whether it agrees that they have agreed.
     *
     * @param on the day, in Norway
     * @param said why not; may be empty when it agrees
     */
    record OutcomeAnswered(String item, Rung rung, PartyId party, boolean agrees, LocalDate on, String said)
            implements DisagreementNote {}

    /**
     * A document of a rung was made from what is noted.
     *
     * @param pdf as PDF/A
     * @param word as a Word file
     */
    record ProtocolMade(String item, Rung rung, LocalDate on, Language language, Sha256 pdf, Sha256 word)
            implements DisagreementNote {
        @Override
        public List<Sha256> files() {
            return List.of(pdf, word);
        }
    }

    /** What came of it on a rung. */
    enum RungOutcome {
        AGREED,
        GOES_ON,
        WITHDRAWN
    }
}
