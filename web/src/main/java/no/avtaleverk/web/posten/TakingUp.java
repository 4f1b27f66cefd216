package no.avtaleverk.web.posten;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import no.avtaleverk.workflow.signing.RemoteSigning;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Asks the service again and again what has changed, from when the product is started until it stops. */
final class TakingUp implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TakingUp.class);
    private static final long PATIENCE = 20;

    private final RemoteSigning signing;
    private final Duration interval;
    private @Nullable ScheduledExecutorService clock;

    TakingUp(RemoteSigning signing, Duration interval) {
        this.signing = signing;
        this.interval = interval;
    }

    @Override
    public synchronized void start() {
        if (clock == null && !interval.isZero()) {
            clock = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("posten-signering").factory());
            clock.scheduleWithFixedDelay(this::takeUp, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** A failure of ours must not be the last thing this thread does. */
    private void takeUp() {
        try {
            signing.takeUp();
        } catch (RuntimeException e) {
            LOG.error("What lies at the signing service could not be taken up", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (clock != null) {
            clock.shutdown();
            try {
                if (!clock.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
                    clock.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            clock = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }
}
