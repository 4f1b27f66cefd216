package no.avtaleverk.model.deviation;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/** What is noted of deviations. */
public sealed interface DeviationNote extends Note {
    /**
     * What was done departed from a clause.
     *
     * @param item id of the deviation
     * @param words digest of the words of the clause as they were
     * @param version the version they stood in; 0 when none was numbered
     * @param against the party it is reported to; absent when the parties report it together, or within one organisation
     * @param happened the day, in Norway
     * @param what without anything that tells who the patient is
     * @param kind id of a term
     * @param consequence id of a term
     * @param reference number in the reporter's own avvikssystem, where the patient is known; empty when there is none
     */
    record DeviationReported(
            String item,
            ClauseId clause,
            Sha256 words,
            int version,
            PartyId reporter,
            @Nullable PartyId against,
            LocalDate happened,
            String what,
            String kind,
            String consequence,
            String reference)
            implements DeviationNote {}

    /**
     * A file that tells more.
     *
     * @param seenThrough whether a person has said that it holds nothing that tells who a patient is, since the program could not read all
     */
    record DeviationFileAdded(String item, Sha256 file, String name, boolean seenThrough) implements DeviationNote {
        @Override
        public List<Sha256> files() {
            return List.of(file);
        }
    }

    /** The other party has its say. */
    record DeviationAnswered(String item, PartyId party, Answer answer, String said, String reference)
            implements DeviationNote {}

    /** The reporter answers what was asked. */
    record DeviationExplained(String item, String said) implements DeviationNote {}

    /** @param cause id of a term */
    record DeviationCauseNoted(String item, String cause, String said) implements DeviationNote {}

    /**
     * Something is to be done about it.
     *
     * @param measure id of the measure, unique within the deviation
     * @param role that answers for it in the party, not a person
     * @param due last day, in Norway
     */
    record DeviationMeasureSet(String item, String measure, PartyId party, String role, String what, LocalDate due)
            implements DeviationNote {}

    record DeviationMeasureDone(String item, String measure, LocalDate on, String how) implements DeviationNote {}

    /** @param worked whether the measures had the effect they were to have */
    record DeviationEffectChecked(String item, LocalDate on, boolean worked, String said) implements DeviationNote {}

    record DeviationClosed(String item, LocalDate on, String reason) implements DeviationNote {}

    record DeviationReopened(String item, String reason) implements DeviationNote {}

    /** An inner deviation was told to the other parties: a shared one was made from it, and this one stays. */
    record DeviationToldToParties(String item, String shared) implements DeviationNote {}

    /** What the other party says to a deviation. */
    enum Answer {
        ACCEPTED,
        NOT_RECOGNISED,
        ASKS
    }
}
