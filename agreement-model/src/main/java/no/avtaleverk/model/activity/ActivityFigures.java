package no.avtaleverk.model.activity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.avtaleverk.model.activity.ActivityFigure.Value;
import no.avtaleverk.model.activity.ActivityNote.FigureAgreed;
import no.avtaleverk.model.activity.ActivityNote.FigureCorrected;
import no.avtaleverk.model.activity.ActivityNote.FigureEnded;
import no.avtaleverk.model.activity.ActivityNote.FigureEntered;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;

/**
 * The figures the parties of one agreement follow.
 *
 * @param list in the order they were agreed
 */
public record ActivityFigures(List<ActivityFigure> list) {
    private static final BigDecimal MOST = new BigDecimal("1000000000");
    private static final int DECIMALS = 4;

    public ActivityFigures {
        list = List.copyOf(list);
    }

    /** The figures that the notes of a dossier tell of. */
    public static ActivityFigures of(List<Noted<ActivityNote>> notes) {
        Map<String, ActivityFigure> all = new LinkedHashMap<>();
        for (Noted<ActivityNote> noted : notes) {
            ActivityNote note = noted.note();
            if (note instanceof FigureAgreed agreed) {
                all.put(agreed.item(), new ActivityFigure(agreed, null, Map.of()));
            } else {
                all.computeIfPresent(note.item(), (item, one) -> with(one, note));
            }
        }
        return new ActivityFigures(List.copyOf(all.values()));
    }

    private static ActivityFigure with(ActivityFigure one, ActivityNote note) {
        var values = new TreeMap<>(one.values());
        FigureEnded ended = one.ended();
        switch (note) {
            case FigureAgreed again -> throw new IllegalStateException("Agreed twice: " + again.item());
            case FigureEnded last -> ended = last;
            case FigureEntered entered ->
                period(one, entered.period())
                        .ifPresent(period ->
                                values.put(period, new Value(period, entered.value(), entered.source(), List.of())));
            case FigureCorrected corrected ->
                period(one, corrected.period())
                        .ifPresent(period -> values.computeIfPresent(
                                period, (key, value) -> value.corrected(corrected.value(), corrected.reason())));
        }
        return new ActivityFigure(one.agreed(), ended, values);
    }

    private static Optional<ReportingPeriod> period(ActivityFigure one, String written) {
        return ReportingPeriod.parse(written, one.agreed().every());
    }

    public Optional<ActivityFigure> find(String item) {
        return list.stream().filter(one -> one.id().equals(item)).findFirst();
    }

    /**
     * Begin to follow a figure; for those who follow the agreement up in any of the parties.
     *
     * @param parties those who are bound by the agreement
     */
    public Ruling<ActivityNote> agree(FigureAgreed agreed, Collection<PartyId> parties, Actor by) {
        var faults = new ArrayList<Refusal>();
        if (!by.mayCoordinate(parties)) {
            faults.add(new Refusal.NotAllowed());
        }
        if (!parties.contains(agreed.reporter())) {
            faults.add(new Refusal.NotAParty(agreed.reporter()));
        }
        faults.addAll(NoteWords.requiredFaults(agreed.name(), agreed.unit()));
        BigDecimal level = agreed.level();
        if (level != null && isOutOfRange(level)) {
            faults.add(new Refusal.NumberOutOfRange());
        }
        if (find(agreed.item()).isPresent()) {
            faults.add(new Refusal.DoneBefore(agreed.item()));
        }
        return faults.isEmpty() ? Ruling.made(agreed) : Ruling.refused(faults);
    }

    /** Follow it no longer. */
    public Ruling<ActivityNote> end(FigureEnded ended, Collection<PartyId> parties, Actor by) {
        var faults = new ArrayList<Refusal>();
        if (!by.mayCoordinate(parties)) {
            faults.add(new Refusal.NotAllowed());
        }
        Optional<ActivityFigure> found = find(ended.item());
        if (found.isEmpty()) {
            faults.add(new Refusal.NothingByThatName(ended.item()));
        } else if (found.get().ended() != null) {
            faults.add(new Refusal.DoneBefore(ended.item()));
        } else if (ended.last().isBefore(found.get().agreed().from())) {
            faults.add(new Refusal.DatesOutOfOrder(found.get().agreed().from(), ended.last()));
        }
        faults.addAll(NoteWords.requiredFaults(ended.reason()));
        return faults.isEmpty() ? Ruling.made(ended) : Ruling.refused(faults);
    }

    /**
     * Enter the figure of a period that is over; for those who follow the agreement up in the party that brings it.
     *
     * @param today date in Norway
     */
    public Ruling<ActivityNote> enter(FigureEntered entered, Actor by, LocalDate today) {
        List<Refusal> faults = enterFaults(entered, by, today);
        return faults.isEmpty() ? Ruling.made(entered) : Ruling.refused(faults);
    }

    /** What stands against a figure, so that many can be looked at before any is made. */
    public List<Refusal> enterFaults(FigureEntered entered, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(valueFaults(entered.item(), entered.period(), entered.value(), by));
        find(entered.item())
                .flatMap(one -> period(one, entered.period()).filter(one.values()::containsKey))
                .ifPresent(period -> faults.add(new Refusal.FigureEntered(entered.period())));
        find(entered.item())
                .flatMap(one -> period(one, entered.period()))
                .filter(period -> !period.last().isBefore(today))
                .ifPresent(period -> faults.add(new Refusal.PeriodNotOver(entered.period())));
        faults.addAll(NoteWords.faults(entered.source()));
        return faults;
    }

    /** Put a better figure in the place of one that was entered, and say why. */
    public Ruling<ActivityNote> correct(FigureCorrected corrected, Actor by) {
        var faults = new ArrayList<Refusal>(valueFaults(corrected.item(), corrected.period(), corrected.value(), by));
        boolean there = find(corrected.item())
                .flatMap(one -> period(one, corrected.period()).filter(one.values()::containsKey))
                .isPresent();
        if (!there && faults.isEmpty()) {
            faults.add(new Refusal.NoSuchPeriod(corrected.period()));
        }
        faults.addAll(NoteWords.requiredFaults(corrected.reason()));
        return faults.isEmpty() ? Ruling.made(corrected) : Ruling.refused(faults);
    }

    private List<Refusal> valueFaults(String item, String period, BigDecimal value, Actor by) {
        Optional<ActivityFigure> found = find(item);
        if (found.isEmpty()) {
            return List.of(new Refusal.NothingByThatName(item));
        }
        var faults = new ArrayList<Refusal>();
        if (!by.mayCoordinate(List.of(found.get().agreed().reporter()))) {
            faults.add(new Refusal.NotAllowed());
        }
        if (period(found.get(), period).filter(found.get()::follows).isEmpty()) {
            faults.add(new Refusal.NoSuchPeriod(period));
        }
        if (isOutOfRange(value)) {
            faults.add(new Refusal.NumberOutOfRange());
        }
        return faults;
    }

    private static boolean isOutOfRange(BigDecimal number) {
        return number.abs().compareTo(MOST) >= 0 || number.stripTrailingZeros().scale() > DECIMALS;
    }
}
