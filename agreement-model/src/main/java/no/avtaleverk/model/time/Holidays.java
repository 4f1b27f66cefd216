package no.avtaleverk.model.time;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** The public holidays of Norway (helligdager, 1 May and 17 May). */
public interface Holidays {
    /** Whether a date is a public holiday; Sundays that are nothing else are not. */
    boolean isHoliday(LocalDate day);

    /** Whether offices are open: neither a Saturday, a Sunday nor a public holiday. */
    default boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !isHoliday(day);
    }

    /**
     * The last day for doing something within so many working days. The day they are counted from is not counted.
     *
     * @param days negative to count backwards
     */
    default LocalDate workingDaysFrom(LocalDate start, int days) {
        LocalDate day = start;
        for (int left = Math.abs(days); left > 0; ) {
            day = days > 0 ? day.plusDays(1) : day.minusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }
}
