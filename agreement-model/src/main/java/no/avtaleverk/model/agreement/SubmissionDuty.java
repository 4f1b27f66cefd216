package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Span;
import org.jspecify.annotations.Nullable;

/**
 * That the RHF is to send a version to Helsedirektoratet within a month after it was concluded with a kommune (hol. § 6-4). That the
 * month runs for each kommune from its last signature is our reading (docs/adr/0002).
 *
 * @param concluded in Norway
 * @param done what documents it; absent while nothing does
 */
public record SubmissionDuty(
        int version,
        PartyId municipality,
        LocalDate concluded,
        @Nullable Evidence done) {
    private static final Span LIMIT = Span.months(1);

    /** The last day for sending it. */
    public LocalDate deadline() {
        return LIMIT.lastDayFrom(concluded);
    }

    /** Whether it was not done in time, or is not done though the time is out. */
    public boolean isLate(LocalDate today) {
        return (done == null ? today : done.date()).isAfter(deadline());
    }

    /** Whole days left; negative after the deadline. */
    public long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, deadline());
    }
}
