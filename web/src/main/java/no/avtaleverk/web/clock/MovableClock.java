package no.avtaleverk.web.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The machine's clock, ahead by as much as somebody has moved it. It never goes back. */
final class MovableClock extends Clock {
    private final Clock real;
    private volatile Duration ahead = Duration.ZERO;

    MovableClock(Clock real) {
        this.real = real;
    }

    Duration ahead() {
        return ahead;
    }

    Instant realInstant() {
        return real.instant();
    }

    /** @throws IllegalArgumentException if that were to turn it back */
    void moveTo(Duration further) {
        if (further.compareTo(ahead) < 0) {
            throw new IllegalArgumentException("The log can not go back from %s to %s".formatted(ahead, further));
        }
        ahead = further;
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("A clock in another zone would not move with this one");
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }
}
