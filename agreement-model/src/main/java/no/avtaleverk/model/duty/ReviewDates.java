package no.avtaleverk.model.duty;

import java.time.LocalDate;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.time.Span;
import org.jspecify.annotations.Nullable;

/**
 * When the yearly review (årlig gjennomgang) of an agreement is due.
 *
 * <p>The statute says yearly and no more. That it is due twelve calendar months after the last review or the entry into force, and
 * overdue when that calendar year has ended, is our reading (docs/adr/0018).
 *
 * @see <a href="https://lovdata.no/lov/2011-06-24-30/§6-5">helse- og omsorgstjenesteloven § 6-5</a>
 */
public final class ReviewDates {
    private static final Span YEARLY = Span.years(1);

    private ReviewDates() {}

    /** The day it is due, twelve months after the last one (29 February gives 28 February). */
    public static LocalDate due(LocalDate last) {
        return YEARLY.lastDayFrom(last);
    }

    /** The first day it is overdue: 1 January after the year it was due in. */
    public static LocalDate overdueFrom(LocalDate last) {
        return LocalDate.of(due(last).getYear() + 1, 1, 1);
    }

    /** The day the first version entered into force for the first kommune; absent when none has. */
    static @Nullable LocalDate firstInForce(Agreement agreement) {
        return agreement.allMunicipalities().stream()
                .flatMap(party -> agreement.periodsInForce(party).stream())
                .map(inForce -> inForce.period().from())
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** The last review finished or, before the first, the day the first version entered into force; absent when none has. */
    public static @Nullable LocalDate lastOf(Agreement agreement) {
        LocalDate last = firstInForce(agreement);
        for (Review review : agreement.facts().reviews()) {
            LocalDate held = review.held();
            if (held != null && (last == null || held.isAfter(last))) {
                last = held;
            }
        }
        return last;
    }
}
