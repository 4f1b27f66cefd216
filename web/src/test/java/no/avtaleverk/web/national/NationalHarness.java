package no.avtaleverk.web.national;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.search.AgreementIndex;
import no.avtaleverk.search.IndexCheck;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.lucene.SearchIndex;
import no.avtaleverk.templates.law.RequirementFiles;
import no.avtaleverk.templates.register.RegisterFiles;
import no.avtaleverk.templates.standard.StandardTexts;
import org.apache.lucene.util.IOUtils;
import org.slf4j.LoggerFactory;

/**
 * Search over the corpus of the whole country, beside bare Lucene and PostgreSQL's full-text search, in one process on two threads.
 * Draws the corpus through the store of the product, makes each index, asks the same questions of each, and draws how the figures
 * grow. Arguments: folder to keep everything in (a corpus that is there is used again, and what PostgreSQL was filled with), numbers
 * of versions with commas between (10000,30000,100000), who takes part (product,lucene,postgresql), questions of each kind (200; 0 to
 * index only), folder for the plots, or nothing.
 */
public final class NationalHarness {
    private static final int THREADS = 2;
    /** As often each index is made, one engine after the other. */
    private static final int ROUNDS = 3;
    /** As often each question is asked before it is timed, so that the compiler has come to rest. */
    private static final int WARMING = 10;

    /** In so many turns, spread over minutes: a machine that others use as well is not always as fast. */
    private static final int TIMED = 15;
    /** As many questions that nobody asked before are put for each that is asked again and again. */
    private static final int UNASKED = 5;

    /** So many of them by one engine, then as many by the next. */
    private static final int TURN = 20;

    /** Questions to an engine that takes seconds for each. */
    private static final int MOST_SLOW = 20;

    private static final int EDITS = 20;

    private static final long SEED = 1;

    private final Path folder;
    private final Set<String> who;
    private final int questions;
    private final Figures figures;
    private final PartyRegister register = RegisterFiles.load();

    private NationalHarness(Path folder, Set<String> who, int questions) throws IOException {
        this.folder = folder;
        this.who = who;
        this.questions = questions;
        this.figures = new Figures(Files.createDirectories(folder).resolve("figures.csv"));
    }

    public static void main(String[] arguments) throws Exception {
        // Logback tells all until it is told not to.
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        // Numbers are written the same on every machine.
        Locale.setDefault(Locale.ROOT);
        var harness = new NationalHarness(
                Path.of(arguments[0]),
                Set.of((arguments.length > 2 ? arguments[2] : "product,lucene,postgresql").split(",")),
                arguments.length > 3 ? Integer.parseInt(arguments[3]) : 200);
        for (String versions : (arguments.length > 1 ? arguments[1] : "10000,30000,100000").split(",")) {
            harness.measure(Long.parseLong(versions));
        }
        harness.figures.print();
        if (arguments.length > 4) {
            Plots.draw(harness.figures, Path.of(arguments[4]));
        }
        System.exit(0);
    }

    private void measure(long versions) throws Exception {
        Path at = folder.resolve("v" + versions);
        Path file = at.resolve("avtaleverk.db");
        if (!Files.exists(file)) {
            var corpus = new NationalCorpus(register, StandardTexts.load().all(), SEED);
            long start = System.nanoTime();
            try (var store = new NationalStore(file)) {
                NationalCorpus.Drawn drawn = corpus.store(versions, store.agreements(), store.files(), store.writing());
                System.out.printf(
                        Locale.ROOT,
                        "Drawn: %d versions of %d agreements of %d kommuner, %d log entries, %.0f s, store %d MB%n",
                        drawn.versions(),
                        drawn.agreements(),
                        corpus.municipalities(),
                        drawn.entries(),
                        seconds(start),
                        Files.size(file) >> 20);
            }
        }
        try (var store = new NationalStore(file)) {
            double text = megabytes(store);
            figures.put(versions, "corpus", "text MB", text);
            var asked = new Questions(store, register, SEED, questions);
            var rivals = new ArrayList<Rival>();
            var opened = new ArrayList<Rival>();
            try {
                var fillings = new ArrayList<Filling>();
                Product product = who.contains("product")
                        ? product(at.resolve("index"), at.resolve("index-texts"), store, opened, fillings)
                        : null;
                BareLucene lucene = who.contains("lucene") ? lucene(at.resolve("bare"), store, opened, fillings) : null;
                for (int round = 0; round < ROUNDS; round++) {
                    for (Filling filling : fillings) {
                        filling.round();
                    }
                }
                for (Filling filling : fillings) {
                    filling.told(versions, text);
                }
                if (product != null) {
                    rivals.add(product);
                    rivals.add(new PlainProduct(at.resolve("index"), register));
                }
                if (lucene != null) {
                    rivals.add(lucene);
                    rivals.add(lucene.sideBySide(THREADS - 1));
                }
                if (who.contains("postgresql")) {
                    rivals.add(postgres(versions, at.resolve("postgresql"), store, text));
                }
                if (questions > 0) {
                    ask(versions, rivals, asked);
                    askOnce(versions, rivals, asked, new Questions(store, register, SEED + 1, UNASKED * questions));
                }
                if (product != null) {
                    fresh(versions, product.index(), store);
                    check(versions, product);
                }
            } finally {
                rivals.removeAll(opened);
                opened.addAll(rivals);
                IOUtils.close(opened);
            }
        }
    }

    /** Of the text of all versions, as people read them. */
    private static double megabytes(NationalStore store) throws Exception {
        var bytes = new AtomicLong();
        onThreads(
                store,
                version -> bytes.addAndGet(version.text().getBytes(StandardCharsets.UTF_8).length),
                new StoreTime());
        return bytes.get() / 1e6;
    }

    private static void onThreads(NationalStore store, Consumer<VersionText> taking, StoreTime reading)
            throws Exception {
        var left = new ConcurrentLinkedQueue<>(store.ids());
        onThreads(thread -> {
            for (AgreementId id = left.poll(); id != null; id = left.poll()) {
                reading.of(id, store.agreements()).forEach(taking);
            }
        });
    }

    private interface Work {
        void on(int thread) throws Exception;
    }

    private static void onThreads(Work work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            var futures = new ArrayList<Future<?>>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                futures.add(pool.submit(() -> {
                    work.on(thread);
                    return null;
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        }
    }

    private Product product(Path at, Path withoutLog, NationalStore store, List<Rival> opened, List<Filling> fillings) {
        var reading = new StoreTime();
        Agreements agreements = reading.of(Agreements.class, store.agreements());
        History history = reading.of(History.class, store.history());
        var texts = new Product(
                "product, texts only",
                SearchIndex.open(
                        withoutLog, agreements, StoreTime.withoutEntries(history), register, RequirementFiles.load()),
                withoutLog);
        opened.add(texts);
        fillings.add(new Filling(texts, reading, texts.index()::rebuild));
        var product = new Product(
                "product", SearchIndex.open(at, agreements, history, register, RequirementFiles.load()), at);
        opened.add(product);
        fillings.add(new Filling(product, reading, product.index()::rebuild));
        return product;
    }

    private void check(long versions, Product product) {
        long start = System.nanoTime();
        IndexCheck.Result check = product.index().check(Instant.EPOCH);
        figures.put(versions, product.name(), "check s", seconds(start));
        figures.put(versions, product.name(), "differences", check.different());
    }

    private interface Making {
        void make() throws Exception;
    }

    /** How fast an index is made; the first rounds make the machine warm, and the last one counts. */
    private final class Filling {
        private final Rival rival;
        private final StoreTime reading;
        private final Making making;
        private double seconds;
        private double cpu;
        private double read;

        Filling(Rival rival, StoreTime reading, Making making) {
            this.rival = rival;
            this.reading = reading;
            this.making = making;
        }

        void round() throws Exception {
            reading.secondsAndReset();
            long before = cpu();
            long start = System.nanoTime();
            making.make();
            seconds = seconds(start);
            cpu = (cpu() - before) / 1e9;
            read = reading.secondsAndReset();
        }

        void told(long versions, double text) throws Exception {
            filled(versions, rival, text, seconds, cpu, read);
        }
    }

    private BareLucene lucene(Path at, NationalStore store, List<Rival> opened, List<Filling> fillings)
            throws IOException {
        var reading = new StoreTime();
        var lucene = new BareLucene(at);
        opened.add(lucene);
        fillings.add(new Filling(lucene, reading, () -> {
            lucene.begin();
            // Versions are put together from the store as the product's clauses are; only taking them in is
            // counted.
            onThreads(
                    store,
                    version -> {
                        try {
                            lucene.add(version);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    reading);
            lucene.filled();
        }));
        return lucene;
    }

    private Postgres postgres(long versions, Path at, NationalStore store, double text) throws Exception {
        var postgres = new Postgres(at);
        long start = System.nanoTime();
        var left = new ConcurrentLinkedQueue<>(store.ids());
        onThreads(thread -> {
            try (Postgres.Adding adding = postgres.new Adding()) {
                for (AgreementId id = left.poll(); id != null; id = left.poll()) {
                    VersionText.each(id, store.agreements(), version -> {
                        try {
                            adding.add(version);
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    });
                }
            }
        });
        postgres.filled();
        if (postgres.isNew()) {
            filled(versions, postgres, text, seconds(start), Double.NaN, Double.NaN);
        }
        return postgres;
    }

    /**
     * @param cpu seconds of all threads, also those of the garbage collector and the compiler; not a number when it runs elsewhere
     * @param reading the part of it that the store took
     */
    private void filled(long versions, Rival rival, double text, double seconds, double cpu, double reading)
            throws Exception {
        figures.put(versions, rival.name(), "indexing s", seconds);
        figures.put(versions, rival.name(), "indexing MB/s", text / seconds);
        if (!Double.isNaN(cpu)) {
            figures.put(versions, rival.name(), "indexing CPU s", cpu);
            figures.put(versions, rival.name(), "indexing CPU s of which the store", reading);
            figures.put(versions, rival.name(), "indexing MB per CPU s without the store", text / (cpu - reading));
        }
        figures.put(versions, rival.name(), "index MB", rival.size() / 1e6);
        figures.put(versions, rival.name(), "index / text", rival.size() / 1e6 / text);
    }

    /**
     * Latency by one asker, with the processor time of all threads, throughput by two. Each question has been asked before, but not just
     * now, and the engines take turns, so that a moment when the machine is slow strikes all of them alike.
     */
    private void ask(long versions, List<Rival> rivals, Questions asked) throws Exception {
        // What indexing left behind is not collected at the cost of whom asks.
        System.gc();
        for (Map.Entry<String, List<Rival.Question>> kind : asked.all().entrySet()) {
            var timings = new ArrayList<Timing>();
            for (Rival rival : rivals) {
                var timing = new Timing(rival, kind.getValue());
                timing.warm();
                timings.add(timing);
            }
            for (int round = 0; round < TIMED; round++) {
                for (Timing timing : timings) {
                    timing.round();
                }
            }
            for (Timing timing : timings) {
                timing.told(versions, kind.getKey());
            }
        }
    }

    /** Latency of questions that have not been asked before, each once: nothing remembered of them helps. */
    private void askOnce(long versions, List<Rival> rivals, Questions asked, Questions others) throws Exception {
        for (Map.Entry<String, List<Rival.Question>> kind : others.all().entrySet()) {
            var unasked = new LinkedHashSet<>(kind.getValue());
            asked.all().getOrDefault(kind.getKey(), List.of()).forEach(unasked::remove);
            Map<Rival, List<Long>> times = new LinkedHashMap<>();
            // PostgreSQL remembers nothing of a question but the pages it read.
            rivals.stream()
                    .filter(rival -> !(rival instanceof Postgres))
                    .forEach(rival -> times.put(rival, new ArrayList<>()));
            if (unasked.isEmpty()) {
                continue;
            }
            var left = new ArrayDeque<>(unasked);
            while (!left.isEmpty()) {
                var turn = new ArrayList<Rival.Question>();
                while (turn.size() < TURN && !left.isEmpty()) {
                    turn.add(left.removeFirst());
                }
                for (Map.Entry<Rival, List<Long>> one : times.entrySet()) {
                    for (Rival.Question question : turn) {
                        long start = System.nanoTime();
                        one.getKey().ask(question);
                        one.getValue().add(System.nanoTime() - start);
                    }
                }
            }
            times.forEach((rival, wall) -> {
                Collections.sort(wall);
                String what = kind.getKey() + ", for the first time: ";
                figures.put(versions, rival.name(), what + "p50 ms", wall.get(wall.size() / 2) / 1e6);
                figures.put(versions, rival.name(), what + "p99 ms", wall.get(wall.size() * 99 / 100) / 1e6);
                figures.put(versions, rival.name(), what + "questions", wall.size());
            });
        }
    }

    /** How fast one engine answers questions of one kind. */
    private final class Timing {
        private final Rival rival;
        private final List<Rival.Question> questions;
        private final int warming;
        private final int timed;
        private final List<Long> wall = new ArrayList<>();
        private long cpu;
        private double throughout;
        private long hits;

        Timing(Rival rival, List<Rival.Question> all) {
            this.rival = rival;
            // What takes seconds each is asked fewer times.
            boolean slow = rival instanceof Postgres;
            questions = slow ? all.subList(0, Math.min(MOST_SLOW, all.size())) : all;
            warming = slow ? 1 : WARMING;
            timed = slow ? 1 : TIMED;
        }

        void warm() throws Exception {
            for (int round = 0; round < warming; round++) {
                for (Rival.Question question : questions) {
                    rival.ask(question);
                }
            }
        }

        void round() throws Exception {
            if (wall.size() >= timed * questions.size()) {
                return;
            }
            long before = cpu();
            for (Rival.Question question : questions) {
                long start = System.nanoTime();
                hits += rival.ask(question);
                wall.add(System.nanoTime() - start);
            }
            cpu += cpu() - before;
            long start = System.nanoTime();
            onThreads(thread -> {
                for (int i = thread; i < questions.size(); i += THREADS) {
                    rival.ask(questions.get(i));
                }
            });
            throughout += seconds(start);
        }

        void told(long versions, String what) {
            Collections.sort(wall);
            int count = wall.size();
            figures.put(versions, rival.name(), what + ": p50 ms", wall.get(count / 2) / 1e6);
            figures.put(versions, rival.name(), what + ": p99 ms", wall.get(count * 99 / 100) / 1e6);
            if (!(rival instanceof Postgres)) {
                figures.put(versions, rival.name(), what + ": CPU mean ms", cpu / 1e6 / count);
            }
            figures.put(versions, rival.name(), what + ": a second", count / throughout);
            figures.put(versions, rival.name(), what + ": hits", (double) hits / count);
        }
    }

    /** How long it takes from a clause is saved until it is found. */
    private void fresh(long versions, AgreementIndex index, NationalStore store) {
        Agreements agreements = store.agreements();
        var times = new long[EDITS];
        List<AgreementId> ids = store.ids();
        for (int i = 0; i < EDITS; i++) {
            Agreement agreement =
                    agreements.find(ids.get(i * ids.size() / EDITS)).orElseThrow();
            Actor jurist = NationalCorpus.person(
                    agreement.head().municipalities().getFirst().id(), Role.JURIST);
            Instant at = agreement.versions().getLast().at();
            if (agreement.text() != TextState.DRAFT) {
                var redrafted = agreement.enter(
                        agreement.state(), TextState.DRAFT, new AuditEvent.TextRedrafted(""), jurist, at);
                agreements.save(redrafted);
                agreement = redrafted.agreement();
            }
            Clause clause =
                    agreement.clauses().list().get(i % agreement.clauses().size());
            String word = "nyord" + Long.toString(agreement.sequence(), 26).replaceAll("[0-9]", "q") + "x" + i;
            var words = ClauseText.parse(clause.text().heading(), clause.text().body() + "\n\nHer står " + word + ".");
            if (!(agreement.editClause(clause.id(), clause.sha256(), words, jurist, at)
                    instanceof Decision.Accepted accepted)) {
                throw new IllegalStateException("The edit is refused");
            }
            agreements.save(accepted.change());
            long start = System.nanoTime();
            index.catchUp();
            long total = index.find(SearchQuery.of("\"" + word + "\"", jurist)).total();
            times[i] = System.nanoTime() - start;
            if (total == 0) {
                throw new IllegalStateException("What was saved is not found: " + word);
            }
        }
        Arrays.sort(times);
        figures.put(versions, "product", "saved until found: median ms", times[EDITS / 2] / 1e6);
        figures.put(versions, "product", "saved until found: most ms", times[EDITS - 1] / 1e6);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** What was measured, by number of versions, who, and what. Kept, so that sizes can be run one by one. */
    static final class Figures {
        private final Path file;
        private final Map<String, Map<Long, Map<String, Double>>> all = new TreeMap<>();

        Figures(Path file) throws IOException {
            this.file = file;
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    String[] cells = line.split(";");
                    keep(Long.parseLong(cells[0]), cells[1], cells[2], Double.parseDouble(cells[3]));
                }
            }
        }

        private void keep(long versions, String whose, String what, double value) {
            all.computeIfAbsent(what, key -> new TreeMap<>())
                    .computeIfAbsent(versions, key -> new TreeMap<>())
                    .put(whose, value);
        }

        void put(long versions, String whose, String what, double value) {
            keep(versions, whose, what, value);
            System.out.printf(Locale.ROOT, "%7d  %-12s %-45s %12.2f%n", versions, whose, what, value);
            var lines = new ArrayList<String>();
            all.forEach((of, sizes) -> sizes.forEach((size, values) ->
                    values.forEach((who, figure) -> lines.add(size + ";" + who + ";" + of + ";" + figure))));
            try {
                Files.write(file, lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** By number of versions, then by whose it is. */
        Map<Long, Map<String, Double>> of(String what) {
            return all.getOrDefault(what, Map.of());
        }

        void print() {
            System.out.println();
            all.forEach((what, sizes) -> sizes.forEach((versions, values) -> System.out.println("| %s | %d | %s |"
                    .formatted(
                            what,
                            versions,
                            values.entrySet().stream()
                                    .map(one -> "%s %s".formatted(one.getKey(), shown(one.getValue())))
                                    .toList()))));
        }

        static String shown(double value) {
            return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
        }
    }
}
