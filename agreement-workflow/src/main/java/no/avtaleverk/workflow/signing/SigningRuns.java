package no.avtaleverk.workflow.signing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.party.Actor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs many documents beside the request that asked for it, one after the other, so that a person sees how far it has come.
 *
 * <p>Only the progress is kept here, and only while the process lives. What is signed is stored document by document; when the process
 * was killed, asking once more goes on with those that are left.
 */
public final class SigningRuns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SigningRuns.class);
    private static final int KEPT = 200;

    private final Signing signing;
    private final Clock clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("signing-run").daemon().factory());
    private final Map<String, Run> runs = new LinkedHashMap<>();

    public SigningRuns(Signing signing, Clock clock) {
        this.signing = signing;
        this.clock = clock;
    }

    /** How far one agreement of a run has come. */
    public enum Progress {
        WAITING,
        UNDER_WAY,
        SIGNED,
        REFUSED
    }

    /**
     * One agreement of a run.
     *
     * @param documents how many are to be signed in it
     * @param done how many of them are
     * @param reasons why it was refused; empty otherwise
     */
    public record Item(
            Signing.Approved approved,
            String title,
            int documents,
            int done,
            Progress progress,
            List<Refusal> reasons) {
        public Item {
            reasons = List.copyOf(reasons);
        }

        /** One that has not begun. */
        public static Item of(Signing.Approved approved, String title, int documents) {
            return new Item(approved, title, documents, 0, Progress.WAITING, List.of());
        }

        /** One that is not even tried. */
        public static Item refused(Signing.Approved approved, String title, List<Refusal> reasons) {
            return new Item(approved, title, 0, 0, Progress.REFUSED, reasons);
        }

        Item at(int signed) {
            return new Item(approved, title, documents, signed, Progress.UNDER_WAY, List.of());
        }

        Item ended(Progress end, List<Refusal> why) {
            return new Item(approved, title, documents, end == Progress.SIGNED ? documents : done, end, why);
        }
    }

    /** @param person account of the one who signs */
    public record Run(String id, String person, Instant begun, List<Item> items) {
        public Run {
            items = List.copyOf(items);
        }

        public boolean isOver() {
            return items.stream()
                    .allMatch(item -> item.progress() == Progress.SIGNED || item.progress() == Progress.REFUSED);
        }

        public int done() {
            return items.stream().mapToInt(Item::done).sum();
        }

        public int documents() {
            return items.stream().mapToInt(Item::documents).sum();
        }

        Run with(int at, Item item) {
            var changed = new ArrayList<>(items);
            changed.set(at, item);
            return new Run(id, person, begun, changed);
        }
    }

    /** Begin to sign. One who asks twice for the same is shown what is under way. */
    public synchronized Run start(List<Item> items, Actor by) {
        Optional<Run> same = runs.values().stream()
                .filter(run -> !run.isOver()
                        && run.person().equals(by.userId())
                        && agreements(run.items()).equals(agreements(items)))
                .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        var run = new Run(UUID.randomUUID().toString(), by.userId(), clock.instant(), items);
        runs.put(run.id(), run);
        while (runs.size() > KEPT) {
            runs.remove(runs.keySet().iterator().next());
        }
        worker.execute(() -> work(run, by));
        return run;
    }

    private static List<AgreementId> agreements(List<Item> items) {
        return items.stream().map(item -> item.approved().agreement()).toList();
    }

    /** A run as it is now; empty when there is none, or it is another's. */
    public synchronized Optional<Run> find(String id, Actor by) {
        return Optional.ofNullable(runs.get(id)).filter(run -> run.person().equals(by.userId()));
    }

    /** The person's run that signs an agreement now. */
    public synchronized Optional<Run> underWay(AgreementId agreement, Actor by) {
        return runs.values().stream()
                .filter(run -> !run.isOver()
                        && run.person().equals(by.userId())
                        && agreements(run.items()).contains(agreement))
                .findFirst();
    }

    private void work(Run run, Actor by) {
        for (int at = 0; at < run.items().size(); at++) {
            Item item = run.items().get(at);
            if (item.progress() == Progress.WAITING) {
                sign(run.id(), at, item, by);
            }
        }
    }

    private void sign(String id, int at, Item item, Actor by) {
        note(id, at, item.at(0));
        try {
            Decision decision = signing.sign(item.approved(), by, done -> note(id, at, item.at(done)));
            Item last = item(id, at);
            switch (decision) {
                case Decision.Accepted accepted ->
                    note(id, at, (last == null ? item : last).ended(Progress.SIGNED, List.of()));
                case Decision.Refused refused ->
                    note(id, at, (last == null ? item : last).ended(Progress.REFUSED, refused.reasons()));
            }
        } catch (RuntimeException e) {
            LOG.error("A run could not go on signing {}", item.approved().agreement(), e);
            Item last = item(id, at);
            int done = last == null ? 0 : last.done();
            note(
                    id,
                    at,
                    (last == null ? item : last)
                            .ended(Progress.REFUSED, List.of(new Refusal.NotSealed("OTHER", done, item.documents()))));
        }
    }

    private synchronized @Nullable Item item(String id, int at) {
        Run run = runs.get(id);
        return run == null ? null : run.items().get(at);
    }

    private synchronized void note(String id, int at, Item item) {
        runs.computeIfPresent(id, (same, run) -> run.with(at, item));
    }

    /** Lets the document at hand be finished. */
    @Override
    public void close() {
        worker.shutdown();
    }
}
