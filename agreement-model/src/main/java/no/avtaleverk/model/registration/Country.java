package no.avtaleverk.model.registration;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import no.avtaleverk.model.coverage.CoverageReport.Status;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;

/** The country on a date: each kommune against each number of hol. § 6-2, read from a {@link Registration} and so never counted twice. */
public final class Country {
    /** The area that is all of it. */
    public static final String WHOLE = "country";

    /** The day the outlines of the map are of. */
    public static final LocalDate OUTLINES = LocalDate.of(2024, 1, 1);

    private Country() {}

    /**
     * The kommuner of an area.
     *
     * @param area {@link #WHOLE}, the id of a helsefellesskap, or that of a regional authority or a trust
     * @return empty when there is no such area
     */
    public static Optional<Predicate<MunicipalityLine>> area(
            String area, PartyRegister register, HealthCommunities communities) {
        if (area.equals(WHOLE)) {
            return Optional.of(line -> true);
        }
        Optional<Predicate<MunicipalityLine>> community = communities
                .find(area)
                .map(one -> line ->
                        register.bearersOn(line.id(), LocalDate.MAX).stream().anyMatch(one.municipalities()::contains));
        if (community.isPresent()) {
            return community;
        }
        try {
            return register.find(new PartyId(area)).map(party -> line -> line.liesIn(party.id()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The kommuner whose outlines stand for one there no longer is; none when it has an outline itself. */
    public static Set<PartyId> shownAs(MunicipalityLine line, LocalDate on, LocalDate today, PartyRegister register) {
        if (!on.isBefore(OUTLINES)) {
            return Set.of();
        }
        Set<PartyId> bearers = register.bearersOn(line.id(), today);
        return bearers.contains(line.id()) ? Set.of() : bearers;
    }

    /**
     * How a kommune stands to a number. Told alike to all at work with agreements: what is signed is read by all of them, and so is which of
     * its clauses are thought to answer what.
     */
    public static CellState state(MunicipalityLine line, int number) {
        RequirementId requirement = Registration.requirement(number);
        if (line.answers(requirement)) {
            boolean overdue = line.clauses(requirement).stream().allMatch(basis -> line.reviewOverdue()
                    .contains(basis.line().agreement()));
            return overdue ? CellState.REVIEW_OVERDUE : CellState.ANSWERED;
        }
        if (!line.demanded().contains(number)) {
            return CellState.NOT_YET_REQUIRED;
        }
        if (line.counted().isEmpty()) {
            return CellState.UNSIGNED;
        }
        return line.row(requirement)
                        .filter(row -> row.status() == Status.PARTLY)
                        .isPresent()
                ? CellState.PARTLY
                : CellState.MISSING;
    }

    /** How a kommune stands to all numbers that the law demands on the date. */
    public static CellState whole(MunicipalityLine line) {
        if (line.counted().isEmpty()) {
            return CellState.UNSIGNED;
        }
        var states = EnumSet.noneOf(CellState.class);
        line.demanded().forEach(number -> states.add(state(line, number)));
        boolean someAnswered = states.contains(CellState.ANSWERED) || states.contains(CellState.REVIEW_OVERDUE);
        boolean someOpen = states.contains(CellState.MISSING) || states.contains(CellState.PARTLY);
        if (someOpen) {
            return someAnswered || states.contains(CellState.PARTLY) ? CellState.PARTLY : CellState.MISSING;
        }
        return states.contains(CellState.REVIEW_OVERDUE) ? CellState.REVIEW_OVERDUE : CellState.ANSWERED;
    }

    /** Of many, the one that calls most for a look. */
    public static CellState worst(Collection<CellState> states) {
        return states.stream().min(CellState::compareTo).orElse(CellState.UNSIGNED);
    }

    /**
     * The kommuner of a date that an outline of today stands for: the kommune itself or, before it was, those it was made from.
     *
     * @param present a kommune of today
     */
    public static List<MunicipalityLine> behind(PartyId present, Registration registration, PartyRegister register) {
        var names = new TreeSet<PartyId>();
        names.add(present);
        names.addAll(register.predecessorsOf(present));
        return registration.municipalities().stream()
                .filter(line -> names.contains(line.id()))
                .toList();
    }
}
