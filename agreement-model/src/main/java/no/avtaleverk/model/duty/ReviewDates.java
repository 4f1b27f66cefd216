package no.avtaleverk.model.duty;

import java.time.LocalDate;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementState;
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

    /**
     * Whether the review of an agreement is to be opened: it is in force, its review is due within so many weeks, and none is open.
     *
     * @param today date in Norway
     */
    public static boolean opensBy(Agreement agreement, LocalDate today, int weeks) {
        LocalDate last = lastOf(agreement);
        return agreement.state() == AgreementState.SIGNED
                && agreement.kind().isAgreement()
                && last != null
                && !today.isBefore(due(last).minusWeeks(weeks))
                && agreement.inForceAnywhere(today).isPresent();
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
        return lastOf(agreement, LocalDate.MAX);
    }

    /** As {@link #lastOf(Agreement)}, of the reviews held on or before a day. */
    public static @Nullable LocalDate lastOf(Agreement agreement, LocalDate on) {
        LocalDate last = firstInForce(agreement);
        LocalDate held = lastHeld(agreement, on);
        return held != null && (last == null || held.isAfter(last)) ? held : last;
    }

    /** The day of the last review held on or before a day; absent when there is none. */
    public static @Nullable LocalDate lastHeld(Agreement agreement, LocalDate on) {
        return agreement.facts().reviews().stream()
                .flatMap(review -> Stream.ofNullable(review.held()))
                .filter(held -> !held.isAfter(on))
                .max(LocalDate::compareTo)
                .orElse(null);
    }
}
