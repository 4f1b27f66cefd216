package no.avtaleverk.model.termination;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When people are warned that a fixed term ends. Ours, no law says it; in the Vaksdal case the first term ended before anybody had decided
 * what was to follow.
 *
 * @param months before the end, the longest first
 * @param weeksToDecide how long a kommunestyre needs from the day a case is begun until it has decided
 */
public record ExpiryWarnings(List<Integer> months, int weeksToDecide) {
    /** A year, half a year, a quarter and a month before; fourteen weeks for the kommunestyre. */
    public static final ExpiryWarnings USUAL = new ExpiryWarnings(List.of(12, 6, 3, 1), 14);

    public ExpiryWarnings {
        months = months.stream().sorted(Comparator.reverseOrder()).distinct().toList();
        if (months.isEmpty() || months.getLast() < 1 || months.getFirst() > 120 || weeksToDecide < 0) {
            throw new IllegalArgumentException("No warnings are given %s months before".formatted(months));
        }
    }

    /**
     * One warning.
     *
     * @param day from which it is given, in Norway
     * @param months before the end; 0 for the last day to begin a case
     */
    public record Warning(LocalDate day, int months) {}

    /**
     * All warnings of a term, in the order of their days.
     *
     * @param end first day no longer in force
     */
    public List<Warning> of(LocalDate end) {
        LocalDate last = end.minusDays(1);
        var warnings = new java.util.ArrayList<Warning>();
        months.forEach(count -> warnings.add(new Warning(last.minusMonths(count), count)));
        warnings.add(new Warning(beginBy(end), 0));
        warnings.sort(Comparator.comparing(Warning::day).thenComparing(Warning::months, Comparator.reverseOrder()));
        return List.copyOf(warnings);
    }

    /** The newest warning that has been given. */
    public Optional<Warning> reached(LocalDate end, LocalDate today) {
        return of(end).reversed().stream()
                .filter(warning -> !today.isBefore(warning.day()))
                .findFirst();
    }

    /** The last day to begin a case that a kommunestyre decides before the term ends. */
    public LocalDate beginBy(LocalDate end) {
        return end.minusDays(1).minusWeeks(weeksToDecide);
    }
}
