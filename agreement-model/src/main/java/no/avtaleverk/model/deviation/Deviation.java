package no.avtaleverk.model.deviation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.deviation.DeviationNote.Answer;
import no.avtaleverk.model.deviation.DeviationNote.DeviationAnswered;
import no.avtaleverk.model.deviation.DeviationNote.DeviationCauseNoted;
import no.avtaleverk.model.deviation.DeviationNote.DeviationClosed;
import no.avtaleverk.model.deviation.DeviationNote.DeviationEffectChecked;
import no.avtaleverk.model.deviation.DeviationNote.DeviationFileAdded;
import no.avtaleverk.model.deviation.DeviationNote.DeviationMeasureDone;
import no.avtaleverk.model.deviation.DeviationNote.DeviationMeasureSet;
import no.avtaleverk.model.deviation.DeviationNote.DeviationReported;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A deviation as its notes tell of it.
 *
 * @param answer the last of the other party; absent while it has said nothing, or the reporter has explained since
 * @param cause the last that was noted
 * @param effect of the measures as they are now; absent while nobody has looked, or something was begun since
 * @param closed absent while it is open
 * @param unsolved whether what was done did not help, or it was opened again, and nothing new is set
 * @param shared id of the shared deviation made from it
 * @param since when it came to stand where it does
 * @param history all its notes, oldest first
 */
public record Deviation(
        DeviationReported reported,
        @Nullable DeviationAnswered answer,
        @Nullable DeviationCauseNoted cause,
        List<Measure> measures,
        List<DeviationFileAdded> files,
        @Nullable DeviationEffectChecked effect,
        @Nullable DeviationClosed closed,
        boolean unsolved,
        @Nullable String shared,
        Instant since,
        List<Noted<DeviationNote>> history) {
    public Deviation {
        measures = List.copyOf(measures);
        files = List.copyOf(files);
        history = List.copyOf(history);
    }

    /** Where the work with it stands. */
    public enum Standing {
        AWAITS_ANSWER,
        /** The other party asks, and the reporter is to explain. */
        AWAITS_EXPLANATION,
        NOT_RECOGNISED,
        /** Nothing is set to be done about it. */
        AWAITS_MEASURE,
        MEASURES_RUN,
        AWAITS_EFFECT_CHECK,
        READY_TO_CLOSE,
        CLOSED
    }

    /** @param done absent while it is not */
    public record Measure(DeviationMeasureSet set, @Nullable DeviationMeasureDone done) {
        public boolean isLate(LocalDate today) {
            return done == null && today.isAfter(set.due());
        }
    }

    static Deviation of(DeviationReported reported, Noted<DeviationNote> noted) {
        return new Deviation(
                reported, null, null, List.of(), List.of(), null, null, false, null, noted.at(), List.of(noted));
    }

    Deviation with(Noted<DeviationNote> noted) {
        DeviationAnswered nowAnswer = answer;
        DeviationCauseNoted nowCause = cause;
        var nowMeasures = new ArrayList<>(measures);
        var nowFiles = new ArrayList<>(files);
        DeviationEffectChecked nowEffect = effect;
        DeviationClosed nowClosed = closed;
        boolean nowUnsolved = unsolved;
        String nowShared = shared;
        switch (noted.note()) {
            case DeviationReported again -> throw new IllegalStateException("Reported twice: " + again.item());
            case DeviationFileAdded file -> nowFiles.add(file);
            case DeviationAnswered answered -> nowAnswer = answered;
            case DeviationNote.DeviationExplained explained -> nowAnswer = null;
            case DeviationCauseNoted found -> nowCause = found;
            case DeviationMeasureSet set -> {
                nowMeasures.add(new Measure(set, null));
                nowEffect = null;
                nowUnsolved = false;
            }
            case DeviationMeasureDone done ->
                nowMeasures.replaceAll(
                        one -> one.set().measure().equals(done.measure()) ? new Measure(one.set(), done) : one);
            case DeviationEffectChecked checked -> {
                nowEffect = checked;
                nowUnsolved = !checked.worked();
            }
            case DeviationClosed ended -> nowClosed = ended;
            case DeviationNote.DeviationReopened reopened -> {
                nowClosed = null;
                nowEffect = null;
                nowUnsolved = true;
            }
            case DeviationNote.DeviationToldToParties told -> nowShared = told.shared();
        }
        var nowHistory = new ArrayList<>(history);
        nowHistory.add(noted);
        var now = new Deviation(
                reported,
                nowAnswer,
                nowCause,
                nowMeasures,
                nowFiles,
                nowEffect,
                nowClosed,
                nowUnsolved,
                nowShared,
                since,
                nowHistory);
        return now.standing() == standing() ? now : now.since(noted.at());
    }

    private Deviation since(Instant at) {
        return new Deviation(reported, answer, cause, measures, files, effect, closed, unsolved, shared, at, history);
    }

    public String id() {
        return reported.item();
    }

    public boolean isOpen() {
        return closed == null;
    }

    /** When it was reported. */
    public Instant at() {
        return history.getFirst().at();
    }

    public Standing standing() {
        if (closed != null) {
            return Standing.CLOSED;
        }
        Standing before = beforeMeasures();
        if (before != null) {
            return before;
        }
        if (measures.stream().anyMatch(one -> one.done() == null)) {
            return Standing.MEASURES_RUN;
        }
        DeviationEffectChecked looked = effect;
        if (measures.isEmpty() || unsolved) {
            return Standing.AWAITS_MEASURE;
        }
        return looked == null ? Standing.AWAITS_EFFECT_CHECK : Standing.READY_TO_CLOSE;
    }

    private @Nullable Standing beforeMeasures() {
        DeviationAnswered said = answer;
        if (reported.against() == null) {
            return null;
        }
        if (said == null) {
            return Standing.AWAITS_ANSWER;
        }
        return switch (said.answer()) {
            case ACCEPTED -> null;
            case NOT_RECOGNISED -> Standing.NOT_RECOGNISED;
            case ASKS -> Standing.AWAITS_EXPLANATION;
        };
    }

    /** Whether no answer is awaited before something is done about it: the other party has accepted it, or there is no other. */
    public boolean isAccepted() {
        return beforeMeasures() == null;
    }

    /** Whether the reporter has something to explain. */
    public boolean awaitsExplanation() {
        return answered().filter(said -> said != Answer.ACCEPTED).isPresent();
    }

    /** Whether nothing that was set about it is left to do or to look at. */
    boolean isPutRight() {
        DeviationEffectChecked looked = effect;
        return measures.isEmpty() || areMeasuresDone() && looked != null && looked.worked() && !unsolved;
    }

    boolean areMeasuresDone() {
        return measures.stream().noneMatch(one -> one.done() == null);
    }

    Optional<Measure> measure(String id) {
        return measures.stream().filter(one -> one.set().measure().equals(id)).findFirst();
    }

    /** Those who have something to do in it: the reporter, the one it is reported to, and those with measures. */
    List<PartyId> parties() {
        var parties = new ArrayList<PartyId>(List.of(reported.reporter()));
        PartyId against = reported.against();
        if (against != null) {
            parties.add(against);
        }
        measures.forEach(one -> parties.add(one.set().party()));
        return parties;
    }

    /** Whether a party has its part in it. */
    public boolean concerns(@Nullable PartyId party) {
        return reported.against() == null
                || reported.reporter().equals(party)
                || Objects.equals(reported.against(), party);
    }

    /** Whether it may be what hol. § 12-3 a wants notified. */
    public boolean isSerious(DeviationTerms terms) {
        return terms.consequence(reported.consequence())
                .filter(DeviationTerms.Term::serious)
                .isPresent();
    }

    /** The other party's answer, where it has given one. */
    public Optional<Answer> answered() {
        return Optional.ofNullable(answer).map(DeviationAnswered::answer);
    }
}
