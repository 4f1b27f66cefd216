package no.avtaleverk.model.time;

import java.time.LocalDate;

/**
 * A length of time as law and agreements give it: a year, three months, fourteen days.
 *
 * <p>Dates have no time of day and no offset, so the nights the clock is changed are days like others. A month that lacks the day of the
 * month ends the span on its last day. To repeat a span, count it as a whole from the first day ({@link #times}): one month added twice to
 * 31 January is 28 March, two months added once are 31 March.
 */
public record Span(int amount, Unit unit) {
    public enum Unit {
        YEARS,
        MONTHS,
        WEEKS,
        DAYS
    }

    public Span {
        if (amount < 1 || amount > 36_525) {
            throw new IllegalArgumentException("Not a length of time: %d %s".formatted(amount, unit));
        }
    }

    public static Span years(int amount) {
        return new Span(amount, Unit.YEARS);
    }

    public static Span months(int amount) {
        return new Span(amount, Unit.MONTHS);
    }

    public static Span days(int amount) {
        return new Span(amount, Unit.DAYS);
    }

    public Span times(int times) {
        return new Span(Math.multiplyExact(amount, times), unit);
    }

    /** The last day for doing something within the span. The day it is counted from is not counted. */
    public LocalDate lastDayFrom(LocalDate start) {
        return switch (unit) {
            case YEARS -> start.plusYears(amount);
            case MONTHS -> start.plusMonths(amount);
            case WEEKS -> start.plusWeeks(amount);
            case DAYS -> start.plusDays(amount);
        };
    }

    /** The last day for doing something that has to be done so long before a day. */
    public LocalDate lastDayBefore(LocalDate day) {
        return switch (unit) {
            case YEARS -> day.minusYears(amount);
            case MONTHS -> day.minusMonths(amount);
            case WEEKS -> day.minusWeeks(amount);
            case DAYS -> day.minusDays(amount);
        };
    }

    /**
     * The first day after the whole span has passed, the first day of it counted: a half-open period is never shorter than was agreed. From
     * 31 January a month lasts until 1 March, and a year from 29 February until 1 March.
     */
    public LocalDate passedFrom(LocalDate start) {
        LocalDate last = lastDayFrom(start);
        boolean cutShort = (unit == Unit.YEARS || unit == Unit.MONTHS) && last.getDayOfMonth() < start.getDayOfMonth();
        return cutShort ? last.plusDays(1) : last;
    }

    /** Whether it lasts a year, wherever it starts: 365 days do not when there is a leap day among them. */
    public boolean isAtLeastAYear() {
        return switch (unit) {
            case YEARS -> true;
            case MONTHS -> amount >= 12;
            case WEEKS -> amount >= 53;
            case DAYS -> amount >= 366;
        };
    }
}
