package no.avtaleverk.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A clock the tests set, a second on each time it is asked. */
final class SetClock extends Clock {
    private Instant now = Instant.EPOCH;

    synchronized void on(LocalDate day) {
        now = day.atTime(9, 0).atZone(Changes.NORWAY).toInstant();
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
    public synchronized Instant instant() {
        now = now.plus(Duration.ofSeconds(1));
        return now;
    }
}
