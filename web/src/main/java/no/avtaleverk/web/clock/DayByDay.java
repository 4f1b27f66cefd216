package no.avtaleverk.web.clock;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lives through the days up to one that somebody chose: every night and every morning between has its rounds, so that each reminder and
 * each letter comes on its own day, as when the product runs for so long.
 */
public final class DayByDay {
    private static final Logger LOG = LoggerFactory.getLogger(DayByDay.class);

    private final TrialTime time;
    private final BooleanSupplier rounds;
    private @Nullable Way way;

    /** @param rounds does what recurs, and says whether all of it was done; no further day is lived when it was not */
    DayByDay(TrialTime time, BooleanSupplier rounds) {
        this.time = time;
        this.rounds = rounds;
    }

    /** On the way from one day to another. */
    public record OnTheWay(LocalDate from, LocalDate to, LocalDate reached) {}

    private record Way(LocalDate from, LocalDate to, FutureTask<Boolean> work) {}

    /**
     * Begin, unless the clock is on its way already.
     *
     * @return whether it was begun
     * @throws IllegalArgumentException unless the day is after today and not after the last
     */
    public synchronized boolean begin(LocalDate to) {
        if (underWay().isPresent()) {
            return false;
        }
        time.check(to);
        var begun = new Way(time.today(), to, new FutureTask<>(() -> live(to)));
        way = begun;
        Thread.ofPlatform().name("day-by-day").daemon().start(begun.work());
        return true;
    }

    /** Where the clock is, while it is on its way. */
    public synchronized Optional<OnTheWay> underWay() {
        Way begun = way;
        return begun == null || begun.work().isDone()
                ? Optional.empty()
                : Optional.of(new OnTheWay(begun.from(), begun.to(), time.today()));
    }

    /** Wait for the clock to arrive, and say whether it has and all that fell due is done. */
    public boolean arrives(Duration patience) {
        Way begun;
        synchronized (this) {
            begun = way;
        }
        if (begun == null) {
            return true;
        }
        try {
            return begun.work().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("What goes wrong on the way is caught there", e);
        }
    }

    private boolean live(LocalDate to) {
        try {
            for (LocalDate day = time.today().plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
                time.moveToNight(day);
                if (!rounds.getAsBoolean()) {
                    return false;
                }
                time.moveTo(day);
                if (!rounds.getAsBoolean()) {
                    return false;
                }
            }
            return true;
        } catch (RuntimeException e) {
            LOG.error("The clock stopped at {} on its way to {}", time.today(), to, e);
            return false;
        }
    }
}
