package no.avtaleverk.workflow.frozen;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import no.avtaleverk.model.party.Actor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what was frozen again, beside the request that wants it, so that a person sees how far it has come. One at a time: the whole
 * register is read, and who asks meanwhile is told so.
 *
 * <p>Only what the person may see is kept, only while the process lives, and of the newest runs alone.
 */
public final class AskingAgain<A> {
    private static final Logger LOG = LoggerFactory.getLogger(AskingAgain.class);
    private static final int KEPT = 20;

    private final BiPredicate<String, Actor> opens;
    private final Computation<A> computation;
    private final BiFunction<A, Actor, A> seen;
    private final OneAtATime work;
    private final Clock clock;
    private final Map<String, Run<A>> runs = new LinkedHashMap<>();

    /** How something frozen is made again. */
    public interface Computation<A> {
        /**
         * @param frozen id of what was frozen
         * @param reading hears of each agreement that is read
         * @return empty when the person can not open it
         */
        Optional<A> again(String frozen, Actor by, Runnable reading);
    }

    /**
     * @param opens whether a person can open something frozen
     * @param seen what a person may see of it when it is told, since rights may have been lost while it was kept
     * @param work shared by all that is made again
     */
    public AskingAgain(
            BiPredicate<String, Actor> opens,
            Computation<A> computation,
            BiFunction<A, Actor, A> seen,
            OneAtATime work,
            Clock clock) {
        this.opens = opens;
        this.computation = computation;
        this.seen = seen;
        this.work = work;
        this.clock = clock;
    }

    /** How far a run has come. */
    public enum Progress {
        UNDER_WAY,
        DONE,
        FAILED
    }

    /**
     * Something frozen that is made again.
     *
     * @param frozen id of what was frozen
     * @param person account of the one who asks
     * @param read number of agreements read so far
     * @param again what came of it; absent unless it is done
     */
    public record Run<A>(
            String id,
            String frozen,
            String person,
            Instant begun,
            Progress progress,
            int read,
            @Nullable A again) {
        public boolean isUnderWay() {
            return progress == Progress.UNDER_WAY;
        }
    }

    /** The answer to who wants something made again. */
    public sealed interface Start<A> {
        /** It is under way. Who asks twice for the same is shown what is. */
        record Begun<A>(Run<A> run) implements Start<A> {}

        /** Another one is. */
        record Busy<A>() implements Start<A> {}

        /** The person can not open it, or there is none. */
        record Unknown<A>() implements Start<A> {}
    }

    public Start<A> start(String frozen, Actor by) {
        if (!opens.test(frozen, by)) {
            return new Start.Unknown<>();
        }
        return begin(frozen, by);
    }

    private synchronized Start<A> begin(String frozen, Actor by) {
        Optional<Run<A>> same = runs.values().stream()
                .filter(run -> run.isUnderWay()
                        && run.person().equals(by.userId())
                        && run.frozen().equals(frozen))
                .findFirst();
        if (same.isPresent()) {
            return new Start.Begun<>(same.get());
        }
        if (!work.take()) {
            return new Start.Busy<>();
        }
        var run = new Run<A>(
                UUID.randomUUID().toString(), frozen, by.userId(), clock.instant(), Progress.UNDER_WAY, 0, null);
        runs.put(run.id(), run);
        while (runs.size() > KEPT) {
            runs.remove(runs.keySet().iterator().next());
        }
        work.execute(() -> work(run, by));
        return new Start.Begun<>(run);
    }

    private void work(Run<A> run, Actor by) {
        Progress end = Progress.FAILED;
        A again = null;
        try {
            again = computation.again(run.frozen(), by, () -> read(run.id())).orElse(null);
            end = again == null ? Progress.FAILED : Progress.DONE;
        } catch (RuntimeException e) {
            if (work.isClosed()) {
                LOG.info("What was frozen as {} was not made again to its end", run.frozen());
            } else {
                LOG.error("What was frozen as {} could not be made again", run.frozen(), e);
            }
        } finally {
            // Before the end is told, so that who sees it can ask for the next.
            work.free();
            ended(run.id(), end, again);
        }
    }

    private synchronized void read(String id) {
        runs.computeIfPresent(
                id,
                (same, run) -> new Run<>(
                        run.id(),
                        run.frozen(),
                        run.person(),
                        run.begun(),
                        run.progress(),
                        run.read() + 1,
                        run.again()));
    }

    private synchronized void ended(String id, Progress end, @Nullable A again) {
        runs.computeIfPresent(
                id,
                (same, run) -> new Run<>(run.id(), run.frozen(), run.person(), run.begun(), end, run.read(), again));
    }

    /**
     * A run as it is now, with what the person may see now; empty when there is none, it is another's or of something else frozen, or of what
     * the person can no longer open.
     */
    public Optional<Run<A>> find(String id, String frozen, Actor by) {
        return run(id).filter(
                        run -> run.person().equals(by.userId()) && run.frozen().equals(frozen))
                .filter(run -> opens.test(frozen, by))
                .map(run -> seen(run, by));
    }

    private synchronized Optional<Run<A>> run(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    private Run<A> seen(Run<A> run, Actor by) {
        A again = run.again();
        return again == null
                ? run
                : new Run<>(
                        run.id(),
                        run.frozen(),
                        run.person(),
                        run.begun(),
                        run.progress(),
                        run.read(),
                        seen.apply(again, by));
    }
}
