package no.avtaleverk.web.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import no.avtaleverk.workflow.recurring.RecurringJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What recurs, and how it ends. */
class RoundsTests {
    private static Rounds started(RecurringJob... jobs) {
        var rounds = new Rounds(List.of(jobs), Clock.systemUTC());
        rounds.start();
        return rounds;
    }

    /** Whoever stops the product would have waited for the next turn of a job, twenty seconds at the most. */
    @Test
    @Timeout(10)
    void stoppingWaitsForNoTurnThatHasNotBegun() {
        var turns = new AtomicInteger();
        var rounds = started(
                RecurringJob.every(Duration.ofHours(1), "hourly", turns::incrementAndGet),
                RecurringJob.at("0 0 3 * * *", "nightly", turns::incrementAndGet));
        rounds.stop();
        assertThat(rounds.isRunning()).isFalse();
        assertThat(turns).hasValue(0);
    }

    @Test
    void stoppingWaitsForATurnThatIsUnderWay() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var stopping = new CountDownLatch(1);
        var ended = new AtomicInteger();
        var rounds = started(RecurringJob.every(Duration.ofMillis(1), "steady", () -> {
            begun.countDown();
            try {
                stopping.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            ended.incrementAndGet();
        }));
        begun.await();
        Thread stopper = Thread.ofPlatform().start(rounds::stop);
        while (rounds.isRunning()) {
            Thread.onSpinWait();
        }
        stopping.countDown();
        stopper.join();
        assertThat(ended).hasValueGreaterThan(0);
    }

    @Test
    void everythingIsDoneWhenItIsAskedForNow() {
        var turns = new AtomicInteger();
        var rounds = started(
                RecurringJob.every(Duration.ofHours(1), "hourly", turns::incrementAndGet),
                RecurringJob.every(Duration.ZERO, "never", turns::incrementAndGet));
        assertThat(rounds.doNow(Duration.ofMinutes(1))).isTrue();
        assertThat(turns).hasValue(1);
        rounds.stop();
        assertThat(rounds.doNow(Duration.ofMinutes(1))).isFalse();
    }
}
