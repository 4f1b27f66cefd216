package no.avtaleverk.model.supervision;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Attachment;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import org.jspecify.annotations.Nullable;

/** What is noted of tilsyn and revisjon. Each is about a report or a finding, by its id. */
public sealed interface FindingNote extends Note {
    /**
     * A report has come.
     *
     * @param authority name of who made it, such as {@code Statsforvaltaren i Vestland}
     * @param reference case number there; empty when there is none
     * @param date of the report, in Norway
     * @param about the party that was looked at
     */
    record ReportRegistered(
            String item,
            Supervision.Supervisor supervisor,
            String authority,
            String title,
            String reference,
            LocalDate date,
            PartyId about,
            @Nullable Attachment file)
            implements FindingNote {
        @Override
        public List<Sha256> files() {
            return file == null ? List.of() : List.of(file.digest());
        }
    }

    /**
     * A finding of a report.
     *
     * @param report id of the report
     * @param legalBasis the provision as the report cites it; empty when it cites none
     * @param clauses what in the agreement it touches
     * @param answerBy last day to answer, in Norway; absent when no answer is asked for
     */
    record FindingRegistered(
            String item,
            String report,
            Supervision.Grade grade,
            String words,
            String legalBasis,
            List<ClauseId> clauses,
            @Nullable LocalDate answerBy)
            implements FindingNote {
        public FindingRegistered {
            clauses = List.copyOf(clauses);
        }
    }

    record FindingAnswered(String item, LocalDate on, String words) implements FindingNote {}

    /** @param measure id within the finding */
    record FindingMeasureSet(String item, String measure, String words, PartyId owner, Role role, LocalDate due)
            implements FindingNote {}

    record FindingMeasureDone(String item, String measure, LocalDate on, String how) implements FindingNote {}

    /** It will be looked at, on that day, whether the measures work. */
    record FindingEffectPlanned(String item, LocalDate on) implements FindingNote {}

    record FindingEffectChecked(String item, LocalDate on, String result, boolean works) implements FindingNote {}

    /**
     * It is closed.
     *
     * @param closedBy who said that it is closed, such as the statsforvalter, with the letter
     * @param reason why, though measures are lacking or are not seen to work; absent when they are
     */
    record FindingClosed(
            String item,
            LocalDate on,
            String closedBy,
            @Nullable String reason) implements FindingNote {
        /** Its measures are seen to work. */
        public FindingClosed(String item, LocalDate on, String closedBy) {
            this(item, on, closedBy, null);
        }
    }

    /** What was inner is shared with the parties from now on, and is followed up there. */
    record ReportShared(String item, LocalDate on) implements FindingNote {}
}
