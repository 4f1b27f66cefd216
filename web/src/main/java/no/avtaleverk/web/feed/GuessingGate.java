package no.avtaleverk.web.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Answers only so many wrong addresses in a while. Those who have the right one are let through all the same, and whoever guesses learns
 * nothing but to wait.
 */
final class GuessingGate {
    private static final int MOST = 60;
    private static final Duration WHILE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Deque<Instant> wrong = new ArrayDeque<>();

    GuessingGate(Clock clock) {
        this.clock = clock;
    }

    /** Note that somebody asked for what is not there, and say whether that is too often. */
    synchronized boolean isTooMuch() {
        Instant now = clock.instant();
        while (!wrong.isEmpty() && wrong.getFirst().isBefore(now.minus(WHILE))) {
            wrong.removeFirst();
        }
        if (wrong.size() >= MOST) {
            return true;
        }
        wrong.addLast(now);
        return false;
    }
}
