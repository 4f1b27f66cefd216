package no.avtaleverk.web.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import no.avtaleverk.model.time.MovedTime;
import no.avtaleverk.workflow.Changes;

/** Moving the clock ahead to see what happens. There is one with the sample profile, and else none. */
public final class TrialTime {
    /** After the mails of the morning are put together. */
    private static final LocalTime MORNING = LocalTime.of(7, 30);

    /** After what opens by itself has opened, and before {@link #MORNING}, so that what is told of it is mailed the same day. */
    private static final LocalTime NIGHT = LocalTime.of(4, 30);

    private final MovableClock clock;
    private final MovedTime moved;
    private final int years;

    /** @param years how far ahead of the real time it can be moved */
    TrialTime(MovableClock clock, MovedTime moved, int years) {
        this.clock = clock;
        this.moved = moved;
        this.years = years;
        clock.moveTo(moved.ahead());
    }

    public boolean isMoved() {
        return !clock.ahead().isZero();
    }

    /** Today's date in Norway by the clock as it is moved. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Changes.NORWAY);
    }

    /** Today's date in Norway by the machine's own clock. */
    public LocalDate realToday() {
        return LocalDate.ofInstant(clock.realInstant(), Changes.NORWAY);
    }

    /** The last day it can be moved to: the throw-away keys that seal in a trial are valid for five years. */
    public LocalDate last() {
        return realToday().plusYears(years);
    }

    /**
     * Move on to the morning of a day, and remember it, so that a restart does not turn the log back.
     *
     * @throws IllegalArgumentException unless the day is after {@link #today} and not after {@link #last}, or it is the night before
     */
    public synchronized void moveTo(LocalDate day) {
        if (!day.equals(today()) || !now().isBefore(MORNING)) {
            check(day);
        }
        moveTo(day, MORNING);
    }

    /** Move on to the night before the morning of a day; the rest as with {@link #moveTo}. */
    synchronized void moveToNight(LocalDate day) {
        check(day);
        moveTo(day, NIGHT);
    }

    /** @throws IllegalArgumentException unless the day is after {@link #today} and not after {@link #last} */
    void check(LocalDate day) {
        if (!day.isAfter(today()) || day.isAfter(last())) {
            throw new IllegalArgumentException(
                    "From %s to %s is not on, or is beyond %s".formatted(today(), day, last()));
        }
    }

    private LocalTime now() {
        return LocalTime.ofInstant(clock.instant(), Changes.NORWAY);
    }

    private void moveTo(LocalDate day, LocalTime hour) {
        Instant moment = day.atTime(hour).atZone(Changes.NORWAY).toInstant();
        Duration ahead = Duration.between(clock.realInstant(), moment);
        moved.keep(ahead);
        clock.moveTo(Duration.ofSeconds(ahead.toSeconds()));
    }
}
