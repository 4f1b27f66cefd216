package no.avtaleverk.model.time;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A half-open period of dates in Norway (Europe/Oslo): valid on {@code from}, not on {@code until}.
 *
 * @param until first day after the period; absent while it is open
 */
public record Period(LocalDate from, @Nullable LocalDate until) {
    public Period {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "A period can not end (%s) before it starts (%s)".formatted(until, from));
        }
    }

    /** A period with no end yet. */
    public static Period from(LocalDate from) {
        return new Period(from, null);
    }

    /** Whether the date is inside. */
    public boolean contains(LocalDate date) {
        return !date.isBefore(from) && (until == null || date.isBefore(until));
    }

    /** Whether the period has no day at all. */
    public boolean isEmpty() {
        return from.equals(until);
    }
}
