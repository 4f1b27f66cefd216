package no.avtaleverk.web.rounds;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.recurring.RecurringJob;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.support.CronExpression;

/**
 * Does what recurs while the product runs. Each job has a thread of its own and is never done twice at once; what goes wrong with it is
 * logged, keeps no other from its turn, and the next round comes all the same.
 */
public final class Rounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** Soon after the start, so that what fell due while nothing ran is done. */
    private static final Duration FIRST = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Clock wall;
    private final List<Turn> turns;
    private @Nullable ScheduledExecutorService threads;

    /**
     * @param jobs in the order they are done in when all are done at once
     * @param wall the clock on the wall: a moved clock moves the days of the law, not how often we look
     */
    public Rounds(List<RecurringJob> jobs, Clock wall) {
        this.wall = wall;
        this.turns = jobs.stream().map(job -> new Turn(job)).toList();
    }

    @Override
    public synchronized void start() {
        if (threads == null) {
            var started = new ScheduledThreadPoolExecutor(
                    turns.size() + 1,
                    Thread.ofPlatform().name("rounds-", 0).daemon().factory());
            // A turn that has not begun is not waited for when the product stops.
            started.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            turns.forEach(turn -> turn.firstWait().ifPresent(wait -> turn.doAfter(wait, started)));
            threads = started;
        }
    }

    /**
     * Do everything once, now, and wait for it.
     *
     * @param patience what is not done by then goes on by itself
     * @return whether all of it was done
     */
    public boolean doNow(Duration patience) {
        ScheduledExecutorService running;
        synchronized (this) {
            running = threads;
        }
        if (running == null) {
            return false;
        }
        try {
            running.submit(() -> turns.stream().filter(Turn::comes).forEach(Turn::take))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | CancellationException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A turn catches what goes wrong in it", e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running;
        synchronized (this) {
            running = threads;
            threads = null;
        }
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            if (!running.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }

    /** A job and when it comes. */
    private final class Turn {
        private final RecurringJob job;
        private final @Nullable CronExpression cron;
        private final ReentrantLock atWork = new ReentrantLock();

        Turn(RecurringJob job) {
            this.job = job;
            this.cron = job.cron().isEmpty() ? null : CronExpression.parse(job.cron());
        }

        boolean comes() {
            return cron != null || !job.every().isZero();
        }

        Optional<Duration> firstWait() {
            boolean late = job.every().compareTo(FIRST) > 0;
            return cron == null && late ? Optional.of(FIRST) : nextWait();
        }

        private Optional<Duration> nextWait() {
            if (cron != null) {
                var now = ZonedDateTime.now(wall.withZone(Changes.NORWAY));
                return Optional.ofNullable(cron.next(now)).map(next -> Duration.between(now, next));
            }
            return job.every().isZero() ? Optional.empty() : Optional.of(job.every());
        }

        void doAfter(Duration wait, ScheduledExecutorService on) {
            try {
                on.schedule(
                        () -> {
                            take();
                            nextWait().ifPresent(next -> doAfter(next, on));
                        },
                        wait.toMillis(),
                        TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("{} ends, since the product stops", job.name());
            }
        }

        void take() {
            atWork.lock();
            try {
                job.work().run();
            } catch (RuntimeException e) {
                LOG.error("{} went wrong in this round", job.name(), e);
            } finally {
                atWork.unlock();
            }
        }
    }
}
