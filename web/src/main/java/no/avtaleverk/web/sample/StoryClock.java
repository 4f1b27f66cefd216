package no.avtaleverk.web.sample;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import no.avtaleverk.workflow.Changes;

/** A clock set by the one who tells the story, so that the sample log has the years the agreements have. */
final class StoryClock extends Clock {
    private Instant now = Instant.EPOCH;

    /** Go on to mid-morning of a day in Norway, never back; each later look is a minute after. */
    void on(LocalDate date) {
        Instant morning = date.atTime(9, 30).atZone(Changes.NORWAY).toInstant();
        if (morning.isAfter(now)) {
            now = morning;
        }
    }

    /** The day in Norway it is now. */
    LocalDate day() {
        return LocalDate.ofInstant(now, Changes.NORWAY);
    }

    @Override
    public ZoneId getZone() {
        return Changes.NORWAY;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        now = now.plusSeconds(60);
        return now;
    }
}
