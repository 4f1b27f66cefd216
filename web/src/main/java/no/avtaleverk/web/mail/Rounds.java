package no.avtaleverk.web.mail;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import no.avtaleverk.workflow.notice.Notifying;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Reminds and sends at intervals while the product runs. What goes wrong is logged, and the next round comes all the same. */
final class Rounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** Soon after the start, so that what fell due while nothing ran is told. */
    private static final Duration FIRST = Duration.ofSeconds(20);

    private final Notifying notifying;
    private final Duration reminding;
    private final Duration sending;
    private @Nullable ScheduledExecutorService clock;

    Rounds(Notifying notifying, Duration reminding, Duration sending) {
        this.notifying = notifying;
        this.reminding = reminding;
        this.sending = sending;
    }

    @Override
    public synchronized void start() {
        var rounds = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("notices").daemon().factory());
        every(rounds, reminding, notifying::remind);
        every(rounds, sending, notifying::send);
        clock = rounds;
    }

    private static void every(ScheduledExecutorService rounds, Duration interval, Runnable round) {
        long millis = interval.toMillis();
        rounds.scheduleWithFixedDelay(
                () -> {
                    try {
                        round.run();
                    } catch (RuntimeException e) {
                        LOG.error("Nobody was told in this round", e);
                    }
                },
                Math.min(millis, FIRST.toMillis()),
                millis,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (clock != null) {
            clock.shutdown();
            clock = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }
}
