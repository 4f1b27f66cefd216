package no.avtaleverk.model.disagreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.disagreement.DisagreementNote.DisagreementRaised;
import no.avtaleverk.model.disagreement.DisagreementNote.OutcomeAnswered;
import no.avtaleverk.model.disagreement.DisagreementNote.ProtocolMade;
import no.avtaleverk.model.disagreement.DisagreementNote.RungConcluded;
import no.avtaleverk.model.disagreement.DisagreementNote.RungOutcome;
import no.avtaleverk.model.disagreement.DisagreementNote.RungReached;
import no.avtaleverk.model.disagreement.DisagreementNote.ViewStated;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Norway;
import org.jspecify.annotations.Nullable;

/**
 * A disagreement as its notes tell of it.
 *
 * @param views the last of each party
 * @param steps the rungs it has been on, lowest first
 */
public record Disagreement(
        DisagreementRaised raised,
        Map<PartyId, ViewStated> views,
        List<Step> steps,
        List<ProtocolMade> protocols,
        List<Noted<DisagreementNote>> history) {
    public Disagreement {
        views = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(views));
        steps = List.copyOf(steps);
        protocols = List.copyOf(protocols);
        history = List.copyOf(history);
    }

    /** Days a party has to set down its view, from the day it was raised; ours, neither the law nor the nemnd has any. */
    public static final int DAYS_TO_STATE = 30;

    /**
     * @param concluded absent while it is dealt with there
     * @param by whose word it is; absent while there is none
     * @param confirmed whether the other party has said the same
     */
    public record Step(
            Rung rung,
            LocalDate since,
            String body,
            @Nullable RungConcluded concluded,
            @Nullable PartyId by,
            boolean confirmed) {
        /** Whether one party has said that they agree, and the other has not. */
        public boolean awaitsConfirmation() {
            return concluded != null && concluded.outcome() == RungOutcome.AGREED && !confirmed;
        }

        private Step told(@Nullable RungConcluded what, @Nullable PartyId who, boolean both) {
            return new Step(rung, since, body, what, who, both);
        }
    }

    static Disagreement of(DisagreementRaised raised, Noted<DisagreementNote> noted) {
        return new Disagreement(
                raised,
                Map.of(),
                List.of(new Step(Rung.DIALOGUE, raised.since(), "", null, null, false)),
                List.of(),
                List.of(noted));
    }

    Disagreement with(Noted<DisagreementNote> noted) {
        var nowViews = new LinkedHashMap<>(views);
        var nowSteps = new ArrayList<>(steps);
        var nowProtocols = new ArrayList<>(protocols);
        switch (noted.note()) {
            case DisagreementRaised again -> throw new IllegalStateException("Raised twice: " + again.item());
            case ViewStated view -> nowViews.put(view.party(), view);
            case RungReached reached ->
                nowSteps.add(new Step(reached.rung(), reached.on(), reached.body(), null, null, false));
            case RungConcluded concluded ->
                nowSteps.replaceAll(step ->
                        step.rung() == concluded.rung() ? step.told(concluded, noted.organisation(), false) : step);
            case OutcomeAnswered answered ->
                nowSteps.replaceAll(step -> step.rung() != answered.rung()
                        ? step
                        : answered.agrees()
                                ? step.told(step.concluded(), step.by(), true)
                                : step.told(null, null, false));
            case ProtocolMade made -> nowProtocols.add(made);
        }
        var nowHistory = new ArrayList<>(history);
        nowHistory.add(noted);
        return new Disagreement(raised, nowViews, nowSteps, nowProtocols, nowHistory);
    }

    public String id() {
        return raised.item();
    }

    /** Those it is between, the one that raised it first. */
    public List<PartyId> parties() {
        return List.of(raised.raisedBy(), raised.other());
    }

    public Optional<ViewStated> view(PartyId party) {
        return Optional.ofNullable(views.get(party));
    }

    /** The rung it is on, or was on last. */
    public Step now() {
        return steps.getLast();
    }

    /** How it ended; absent while it goes on. */
    public Optional<RungConcluded> ended() {
        return Optional.ofNullable(now().concluded())
                .filter(one -> one.outcome() != RungOutcome.GOES_ON && !now().awaitsConfirmation());
    }

    public boolean isOpen() {
        return ended().isEmpty();
    }

    /** The party that is to say whether they have agreed, as the other says; empty when nobody has said so, or both have. */
    public Optional<PartyId> awaited() {
        PartyId by = now().by();
        return now().awaitsConfirmation()
                ? Optional.of(raised.other().equals(by) ? raised.raisedBy() : raised.other())
                : Optional.empty();
    }

    /** The last day for the parties to set down their views; after it the silence of one stops nothing. */
    public LocalDate viewsBy() {
        return LocalDate.ofInstant(history.getFirst().at(), Norway.ZONE).plusDays(DAYS_TO_STATE);
    }

    /** Whether it waits to be taken to a higher rung. */
    public boolean waitsForNext() {
        return isOpen() && now().concluded() != null && !now().awaitsConfirmation() && now().rung() != Rung.COURTS;
    }

    /** The rungs it may be taken to next. */
    public List<Rung> next() {
        return waitsForNext()
                ? java.util.Arrays.stream(Rung.values())
                        .filter(rung -> rung.compareTo(now().rung()) > 0)
                        .toList()
                : List.of();
    }

    public Optional<Step> step(Rung rung) {
        return steps.stream().filter(step -> step.rung() == rung).findFirst();
    }

    /** The last day anything happened in it, of those that are dated in Norway. */
    LocalDate lastDay() {
        return Objects.requireNonNullElse(
                        now().concluded(),
                        new RungConcluded(id(), now().rung(), now().since(), RungOutcome.GOES_ON, false, ""))
                .on();
    }
}
