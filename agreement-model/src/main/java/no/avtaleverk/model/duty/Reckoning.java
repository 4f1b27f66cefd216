package no.avtaleverk.model.duty;

import java.time.LocalDate;
import java.util.Map;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.time.Holidays;
import no.avtaleverk.model.time.LastDay;

/**
 * By what the days of duties are reckoned.
 *
 * @param catalogue for the days set under hol. § 6-3
 * @param lastDays what happens on a last day that is no working day, where it is not {@link DutyKind#usualLastDay()}
 */
public record Reckoning(Holidays holidays, RequirementCatalogue catalogue, Map<DutyKind, LastDay> lastDays) {
    public Reckoning {
        lastDays = Map.copyOf(lastDays);
        lastDays.forEach((kind, rule) -> {
            if (!kind.isAct() && rule != LastDay.AS_IT_FALLS) {
                throw new IllegalArgumentException("No holiday moves the day of %s".formatted(kind));
            }
        });
    }

    /** By the readings of docs/adr/0018. */
    public Reckoning(Holidays holidays, RequirementCatalogue catalogue) {
        this(holidays, catalogue, Map.of());
    }

    /** A last day as the words give it, with the day that counts instead when it is no working day. */
    Deadline deadline(DutyKind kind, LocalDate byTheWords) {
        return deadline(kind, kind.ahead().lastDayBefore(byTheWords), byTheWords);
    }

    Deadline deadline(DutyKind kind, LocalDate opens, LocalDate byTheWords) {
        LocalDate due = lastDays.getOrDefault(kind, kind.usualLastDay()).of(byTheWords, holidays);
        LocalDate overdue = kind == DutyKind.REVIEW
                ? LocalDate.of(byTheWords.getYear() + 1, 1, 1)
                : (due.isBefore(byTheWords) ? byTheWords : due).plusDays(1);
        return new Deadline(opens.isAfter(due) ? due : opens, byTheWords, due, overdue);
    }
}
