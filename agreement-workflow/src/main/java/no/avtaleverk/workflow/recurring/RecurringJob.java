package no.avtaleverk.workflow.recurring;

import java.time.Duration;

/**
 * Something the product does by itself while it runs, again and again. It must bear to be done more often than it is due, since it is also
 * done soon after a start and when the clock of a trial is moved.
 *
 * @param name tells it from the others in the log of the product
 * @param every time between two rounds; zero when {@code cron} says when, or it is never done
 * @param cron when it is done, in Norwegian time and with seconds first, as Spring reads it; empty when {@code every} says it
 */
public record RecurringJob(String name, Duration every, String cron, Runnable work) {
    public RecurringJob {
        if (!every.isZero() && !cron.isEmpty() || every.isNegative()) {
            throw new IllegalArgumentException("A job has one pace: %s, '%s'".formatted(every, cron));
        }
    }

    /** @param every time between the end of one round and the next; zero for never */
    public static RecurringJob every(Duration every, String name, Runnable work) {
        return new RecurringJob(name, every, "", work);
    }

    /** @param cron such as {@code 0 30 3 * * *} for half past three at night; {@code -} for never */
    public static RecurringJob at(String cron, String name, Runnable work) {
        return new RecurringJob(name, Duration.ZERO, cron.equals("-") ? "" : cron, work);
    }
}
