package no.avtaleverk.model.ros;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Attachment;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import org.jspecify.annotations.Nullable;

/** What is noted of the ROS analysis of an agreement. Each is about a row of the checklist, by its id, or about the analysis. */
public sealed interface RosNote extends Note {
    /**
     * The checklist was made from a text.
     *
     * @param item empty
     * @param version the numbered version; 0 for the draft
     * @param revision the stored edit that holds its clauses
     * @param text digest of the canonical text
     * @param library edition of the library
     * @param scale as it was then, in full
     */
    record RosListed(
            String item, int version, long revision, Sha256 text, String library, RosScale scale, List<RosRow> rows)
            implements RosNote {
        public RosListed {
            rows = List.copyOf(rows);
        }
    }

    /** People add an event of their own. */
    record RosRowAdded(String item, RosRow row) implements RosNote {}

    /** A row is looked at in one more area. */
    record RosAreaAdded(String item, String area) implements RosNote {}

    /** The parties do not look at a row, such as an event that can not happen here. */
    record RosRowSetAside(String item, String reason) implements RosNote {}

    record RosRowTakenUp(String item) implements RosNote {}

    /** A party wants a row that somebody has graded to be set aside; it is looked at until another party says yes. */
    record RosAsideProposed(String item, PartyId party, String reason) implements RosNote {}

    /**
     * A party wants somebody to follow a row that somebody has graded; it is so when another party says yes.
     *
     * @param party that wants it
     * @param owner that is to follow it
     */
    record RosOwnerProposed(String item, PartyId party, PartyId owner, Role role) implements RosNote {}

    /** A party says no to what another wants with a row, or no longer wants it itself. */
    record RosProposalDeclined(String item, PartyId party, OfRow what, String reason) implements RosNote {}

    /**
     * A party gives its grades, by itself.
     *
     * @param ground what of the row it rests on ({@link RosItem#ground()})
     * @param after with the measures that are set; absent while the party has none to judge
     */
    record RosScored(
            String item,
            String area,
            PartyId party,
            RosGrade before,
            @Nullable RosGrade after,
            Sha256 ground,
            String reason)
            implements RosNote {}

    /**
     * The parties agree.
     *
     * @param minutes why, where they had graded otherwise
     */
    record RosAgreed(
            String item,
            String area,
            RosGrade before,
            @Nullable RosGrade after,
            Sha256 ground,
            String minutes) implements RosNote {}

    /**
     * A party proposes what the parties are to agree on, where others have graded otherwise; agreed when they have said yes.
     *
     * @param party that proposes it, and by that has said yes
     * @param minutes why
     */
    record RosAgreementProposed(
            String item,
            String area,
            PartyId party,
            RosGrade before,
            @Nullable RosGrade after,
            Sha256 ground,
            String minutes)
            implements RosNote {}

    /** A party says yes to what another has proposed, while others are still asked; the last yes is {@link RosAgreed}. */
    record RosAgreementConfirmed(
            String item,
            String area,
            PartyId party,
            RosGrade before,
            @Nullable RosGrade after,
            Sha256 ground) implements RosNote {}

    /**
     * Something is to be done about it.
     *
     * @param measure id of it, unique in the analysis
     * @param party who is to do it
     * @param due last day, in Norway
     */
    record RosMeasureSet(
            String item, String measure, String what, Lowers lowers, PartyId party, Role role, LocalDate due)
            implements RosNote {}

    /**
     * A measure is to be another than it was, in all that is said of it.
     *
     * @param edition which change it is, 1 for the first
     * @param reason why; empty where nothing asks for one
     */
    record RosMeasureChanged(
            String item,
            String measure,
            int edition,
            String what,
            Lowers lowers,
            PartyId party,
            Role role,
            LocalDate due,
            String reason)
            implements RosNote {}

    /**
     * How it goes with a measure.
     *
     * @param said what shows it, or why it was dropped
     */
    record RosMeasureMoved(
            String item,
            String measure,
            MeasureStatus status,
            LocalDate on,
            String said,
            @Nullable Attachment file) implements RosNote {
        @Override
        public List<Sha256> files() {
            return file == null ? List.of() : List.of(file.digest());
        }
    }

    /** The measure is to be agreed: a clause was proposed in the draft. */
    record RosMeasureProposed(
            String item,
            String measure,
            String topic,
            @Nullable ClauseId clause) implements RosNote {}

    /**
     * What remains is accepted.
     *
     * @param remaining the grade that was accepted; a higher one is not
     * @param capacity the role of the one who accepts, in the words of the organisation
     * @param until last day it holds, in Norway
     */
    record RosRiskAccepted(
            String item,
            String area,
            PartyId party,
            RosGrade remaining,
            String capacity,
            LocalDate until,
            String reason)
            implements RosNote {}

    record RosAcceptanceWithdrawn(String item, String area, PartyId party, String reason) implements RosNote {}

    /** Who follows a row. */
    record RosOwnerNamed(String item, PartyId party, Role role) implements RosNote {}

    /** @param deviation id of a shared deviation that shows that it happens */
    record RosDeviationLinked(String item, String deviation) implements RosNote {}

    record RosDeviationUnlinked(String item, String deviation) implements RosNote {}

    /**
     * A question of the guide is answered by a party.
     *
     * @param item id of the question
     * @param clauses that answer it in the text
     * @param ground digest of their words ({@link RosGuideText#ground})
     */
    record RosGuideAnswered(
            String item, PartyId party, GuideAnswer answer, String said, List<ClauseId> clauses, Sha256 ground)
            implements RosNote {
        public RosGuideAnswered {
            clauses = List.copyOf(clauses);
        }
    }

    /** A filled-in form was read back; what it said follows as notes of its own. */
    record RosReadBack(String item, Attachment file, int taken) implements RosNote {
        @Override
        public List<Sha256> files() {
            return List.of(file.digest());
        }
    }

    /**
     * The parties have gone through it together.
     *
     * @param item empty
     * @param on the day of the meeting, in Norway
     * @param next day by which it is done again
     */
    record RosConcluded(String item, LocalDate on, String present, String minutes, LocalDate next) implements RosNote {}

    /** What a party alone does not decide of a row that is graded. */
    enum OfRow {
        ASIDE,
        OWNER
    }

    /** How it goes with a measure. */
    enum MeasureStatus {
        STARTED,
        DONE,
        DROPPED
    }

    /** An answer to a question of the guide. */
    enum GuideAnswer {
        YES,
        PARTLY,
        NO,
        NOT_RELEVANT
    }
}
