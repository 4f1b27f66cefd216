package no.avtaleverk.model.activity;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.model.time.PlausibleYears;

/**
 * A month, quarter or year, written {@code 2025-03}, {@code 2025-Q1} or {@code 2025}.
 *
 * @param number 1 for January or the first quarter; always 1 for a year
 */
public record ReportingPeriod(Length length, int year, int number) implements Comparable<ReportingPeriod> {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{4})(?:-(?:([0-9]{2})|[QqKk]([1-4])))?");

    /** How long a period is. */
    public enum Length {
        MONTH(1),
        QUARTER(3),
        YEAR(12);

        private final int months;

        Length(int months) {
            this.months = months;
        }
    }

    public ReportingPeriod {
        if (year < PlausibleYears.FIRST || year > PlausibleYears.LAST || number < 1 || number > 12 / length.months) {
            throw new IllegalArgumentException("Not a period: %s %d %d".formatted(length, year, number));
        }
    }

    /** Read a period as people write it; empty when it is none of that length. */
    public static Optional<ReportingPeriod> parse(String text, Length length) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String month = matcher.group(2);
        String quarter = matcher.group(3);
        Length written = month != null ? Length.MONTH : quarter != null ? Length.QUARTER : Length.YEAR;
        int number = Integer.parseInt(month != null ? month : quarter != null ? quarter : "1");
        int year = Integer.parseInt(matcher.group(1));
        return written == length
                        && year >= PlausibleYears.FIRST
                        && year <= PlausibleYears.LAST
                        && number >= 1
                        && number <= 12 / length.months
                ? Optional.of(new ReportingPeriod(length, year, number))
                : Optional.empty();
    }

    /** The period a day is in. */
    public static ReportingPeriod of(LocalDate day, Length length) {
        return new ReportingPeriod(length, day.getYear(), (day.getMonthValue() - 1) / length.months + 1);
    }

    public LocalDate first() {
        return LocalDate.of(year, (number - 1) * length.months + 1, 1);
    }

    public LocalDate last() {
        return first().plusMonths(length.months).minusDays(1);
    }

    public ReportingPeriod next() {
        return of(last().plusDays(1), length);
    }

    @Override
    public int compareTo(ReportingPeriod other) {
        return first().compareTo(other.first());
    }

    @Override
    public String toString() {
        return switch (length) {
            case MONTH -> "%04d-%02d".formatted(year, number);
            case QUARTER -> "%04d-Q%d".formatted(year, number);
            case YEAR -> "%04d".formatted(year);
        };
    }
}
