package no.avtaleverk.model.time;

import java.time.LocalDate;

/** What happens when the last day for something is a Saturday, a Sunday or a public holiday. */
public enum LastDay {
    /** It stays where it falls. */
    AS_IT_FALLS,
    /** The first working day after it will do. */
    WORKING_DAY_AFTER,
    /** It has to be done by the last working day before. */
    WORKING_DAY_BEFORE;

    /** The day that counts instead of a last day. */
    public LocalDate of(LocalDate day, Holidays holidays) {
        LocalDate moved = day;
        while (this != AS_IT_FALLS && !holidays.isWorkingDay(moved)) {
            moved = this == WORKING_DAY_AFTER ? moved.plusDays(1) : moved.minusDays(1);
        }
        return moved;
    }
}
