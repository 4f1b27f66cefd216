package no.avtaleverk.model.implementation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.implementation.ImplementationNote.UnitConfirmed;
import no.avtaleverk.model.implementation.ImplementationNote.UnitDropped;
import no.avtaleverk.model.implementation.ImplementationNote.UnitPlanned;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * The units that are to take an agreement into use, and those that have.
 *
 * <p>The weakest step in practice, says the supervision of 2016 and Meld. St. 26 (2014–2015): what was signed was not known where the
 * work is done.
 *
 * @param units in the order they were planned
 */
public record ImplementationPlan(List<Unit> units) {
    /** Longest name, role or proof, in characters. */
    static final int LONGEST = 2000;

    public ImplementationPlan {
        units = List.copyOf(units);
    }

    /**
     * A unit of a party.
     *
     * @param confirmed absent while it has not taken the version into use
     * @param dropped why it is not to; absent while it is
     */
    public record Unit(
            UnitPlanned planned,
            @Nullable UnitConfirmed confirmed,
            @Nullable String dropped) {
        public boolean isOpen() {
            return confirmed == null && dropped == null;
        }

        /** Whether the last day to confirm it has passed. */
        public boolean isLate(LocalDate today) {
            return isOpen() && today.isAfter(planned.due());
        }
    }

    /** The plan that the notes of a dossier tell of. */
    public static ImplementationPlan of(List<Noted<ImplementationNote>> notes) {
        Map<String, Unit> units = new LinkedHashMap<>();
        for (Noted<ImplementationNote> noted : notes) {
            switch (noted.note()) {
                case UnitPlanned planned -> units.put(planned.item(), new Unit(planned, null, null));
                case UnitConfirmed confirmed ->
                    units.computeIfPresent(
                            confirmed.item(), (item, unit) -> new Unit(unit.planned(), confirmed, unit.dropped()));
                case UnitDropped dropped ->
                    units.computeIfPresent(
                            dropped.item(),
                            (item, unit) -> new Unit(unit.planned(), unit.confirmed(), dropped.reason()));
            }
        }
        return new ImplementationPlan(List.copyOf(units.values()));
    }

    public Optional<Unit> find(String item) {
        return units.stream().filter(unit -> unit.planned().item().equals(item)).findFirst();
    }

    /** The units a party has planned for a version, save those dropped. */
    public List<Unit> of(PartyId party, int version) {
        return units.stream()
                .filter(unit -> unit.dropped() == null
                        && unit.planned().version() == version
                        && unit.planned().party().equals(party))
                .toList();
    }

    /** Plan a unit; for those who coordinate in its party. */
    public Ruling<ImplementationNote> plan(UnitPlanned unit, Actor by) {
        var faults = new ArrayList<Refusal>(notOwn(unit.party(), by));
        faults.addAll(NoteWords.requiredFaults(LONGEST, unit.unit(), unit.responsible()));
        if (find(unit.item()).isPresent()) {
            faults.add(new Refusal.DoneBefore(unit.item()));
        }
        return faults.isEmpty() ? Ruling.made(unit) : Ruling.refused(faults);
    }

    /** The units of a party's last plan before a version, that a plan for it can begin with; empty when it has one. */
    public List<Unit> before(PartyId party, int version) {
        if (!of(party, version).isEmpty()) {
            return List.of();
        }
        return units.stream()
                .filter(unit -> unit.planned().party().equals(party)
                        && unit.planned().version() < version
                        && unit.dropped() == null)
                .mapToInt(unit -> unit.planned().version())
                .max()
                .stream()
                .boxed()
                .flatMap(last -> of(party, last).stream())
                .toList();
    }

    /**
     * Begin the plan for a version with the units of the last one.
     *
     * @param due last day to confirm them, in Norway
     * @param ids gives an id for each
     */
    public Ruling<ImplementationNote> carryOver(
            PartyId party, int version, LocalDate due, Supplier<String> ids, Actor by) {
        var faults = new ArrayList<Refusal>(notOwn(party, by));
        List<Unit> known = before(party, version);
        if (known.isEmpty()) {
            faults.add(new Refusal.NothingByThatName(String.valueOf(version)));
        }
        return faults.isEmpty()
                ? new Ruling.Made<>(known.stream()
                        .map(Unit::planned)
                        .<ImplementationNote>map(unit ->
                                new UnitPlanned(ids.get(), version, party, unit.unit(), unit.responsible(), due))
                        .toList())
                : Ruling.refused(faults);
    }

    /**
     * Confirm that a unit has taken the version into use.
     *
     * @param today date in Norway
     */
    public Ruling<ImplementationNote> confirm(UnitConfirmed confirmed, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(notOpen(confirmed.item(), by));
        if (confirmed.on().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(confirmed.on()));
        }
        faults.addAll(NoteWords.requiredFaults(LONGEST, confirmed.how()));
        return faults.isEmpty() ? Ruling.made(confirmed) : Ruling.refused(faults);
    }

    public Ruling<ImplementationNote> drop(UnitDropped dropped, Actor by) {
        var faults = new ArrayList<Refusal>(notOpen(dropped.item(), by));
        faults.addAll(NoteWords.requiredFaults(LONGEST, dropped.reason()));
        return faults.isEmpty() ? Ruling.made(dropped) : Ruling.refused(faults);
    }

    private List<Refusal> notOpen(String item, Actor by) {
        Optional<Unit> unit = find(item);
        if (unit.isEmpty()) {
            return List.of(new Refusal.NothingByThatName(item));
        }
        var faults = new ArrayList<Refusal>(notOwn(unit.get().planned().party(), by));
        if (!unit.get().isOpen()) {
            faults.add(new Refusal.DoneBefore(item));
        }
        return faults;
    }

    private static List<Refusal> notOwn(PartyId party, Actor by) {
        return by.mayCoordinate(List.of(party)) ? List.of() : List.of(new Refusal.NotAllowed());
    }
}
