package no.avtaleverk.workflow.search;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.avtaleverk.model.party.Actor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks frozen searches again beside the request that wants it, so that a person sees how far it has come. One at a time: the whole register
 * is read, and who asks meanwhile is told so.
 *
 * <p>Only what the person may see is kept, only while the process lives, and of the newest runs alone.
 */
public final class AskingAgain implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AskingAgain.class);
    private static final int KEPT = 20;

    private final Freezing freezing;
    private final Clock clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("asking-again").daemon().factory());
    private final Map<String, Run> runs = new LinkedHashMap<>();

    public AskingAgain(Freezing freezing, Clock clock) {
        this.freezing = freezing;
        this.clock = clock;
    }

    /** How far a run has come. */
    public enum Progress {
        UNDER_WAY,
        DONE,
        FAILED
    }

    /**
     * A frozen search that is asked again.
     *
     * @param frozen the frozen result
     * @param person account of the one who asks
     * @param read number of agreements read so far
     * @param again what came of it; absent unless it is done
     */
    public record Run(
            String id,
            String frozen,
            String person,
            Instant begun,
            Progress progress,
            int read,
            Freezing.@Nullable Again again) {
        public boolean isUnderWay() {
            return progress == Progress.UNDER_WAY;
        }
    }

    /** The answer to who wants to ask again. */
    public sealed interface Start {
        /** It is under way. Who asks twice for the same is shown what is. */
        record Begun(Run run) implements Start {}

        /** Another one is. */
        record Busy() implements Start {}

        /** The person can not open the frozen result, or there is none. */
        record Unknown() implements Start {}
    }

    public Start start(String frozen, Actor by) {
        if (!freezing.isOpen(frozen, by)) {
            return new Start.Unknown();
        }
        return begin(frozen, by);
    }

    private synchronized Start begin(String frozen, Actor by) {
        Optional<Run> other = runs.values().stream().filter(Run::isUnderWay).findFirst();
        if (other.isPresent()) {
            Run run = other.get();
            return run.person().equals(by.userId()) && run.frozen().equals(frozen)
                    ? new Start.Begun(run)
                    : new Start.Busy();
        }
        var run = new Run(
                UUID.randomUUID().toString(), frozen, by.userId(), clock.instant(), Progress.UNDER_WAY, 0, null);
        runs.put(run.id(), run);
        while (runs.size() > KEPT) {
            runs.remove(runs.keySet().iterator().next());
        }
        worker.execute(() -> work(run, by));
        return new Start.Begun(run);
    }

    private void work(Run run, Actor by) {
        Progress end = Progress.FAILED;
        Freezing.Again again = null;
        try {
            again = freezing.again(run.frozen(), by, () -> read(run.id())).orElse(null);
            end = again == null ? Progress.FAILED : Progress.DONE;
        } catch (RuntimeException e) {
            if (worker.isShutdown()) {
                LOG.info("The frozen search {} was not asked again to its end", run.frozen());
            } else {
                LOG.error("The frozen search {} could not be asked again", run.frozen(), e);
            }
        } finally {
            ended(run.id(), end, again);
        }
    }

    private synchronized void read(String id) {
        runs.computeIfPresent(
                id,
                (same, run) -> new Run(
                        run.id(),
                        run.frozen(),
                        run.person(),
                        run.begun(),
                        run.progress(),
                        run.read() + 1,
                        run.again()));
    }

    private synchronized void ended(String id, Progress end, Freezing.@Nullable Again again) {
        runs.computeIfPresent(
                id, (same, run) -> new Run(run.id(), run.frozen(), run.person(), run.begun(), end, run.read(), again));
    }

    /** A run as it is now; empty when there is none, it is another's or of another frozen result. */
    public synchronized Optional<Run> find(String id, String frozen, Actor by) {
        return Optional.ofNullable(runs.get(id))
                .filter(run -> run.person().equals(by.userId()) && run.frozen().equals(frozen));
    }

    /** What is under way is broken off; nothing of it is stored. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
