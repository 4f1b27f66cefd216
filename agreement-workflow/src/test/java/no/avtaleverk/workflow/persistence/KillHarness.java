package no.avtaleverk.workflow.persistence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.History.Verification;

/**
 * Kills a writing process at moments drawn from a seed, opens what it left, and counts what was acknowledged and is not there.
 *
 * <p>A store is kept over several rounds, so that it survives kill after kill. The first round of each store is killed at any moment
 * from the start, also while its tables are being made; the others in the midst of the work, when some changes have been acknowledged.
 *
 * <p>From the command line: rounds, seed, and {@code sqlite} or {@code postgresql}; ends with 1 when anything was lost.
 */
final class KillHarness {
    /**
     * What came of it.
     *
     * @param acknowledged changes the killed processes had been told were stored
     * @param lost acknowledged changes that were not there, or not as acknowledged
     * @param broken rounds after which the store did not verify
     * @param unanswered changes that were stored, but killed before anybody was told
     */
    record Figures(int rounds, long acknowledged, long lost, int broken, long unanswered, Duration took) {
        @Override
        public String toString() {
            return "%d kills, %d changes acknowledged, %d lost, %d stores broken, %d stored but not yet acknowledged, %.1f s"
                    .formatted(rounds, acknowledged, lost, broken, unanswered, took.toMillis() / 1000.0);
        }
    }

    /** Makes the address of a new and empty store. */
    interface NewStore {
        String url() throws Exception;
    }

    private static final int ROUNDS_PER_STORE = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final NewStore stores;
    private final Random random;

    /** What must be in the store at hand, by position. */
    private Map<Long, Acknowledgement> told = new HashMap<>();

    private long acknowledged;
    private long lost;
    private int broken;
    private long unanswered;

    private KillHarness(NewStore stores, long seed) {
        this.stores = stores;
        this.random = new Random(seed);
    }

    static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        boolean postgres = arguments.length > 2 && arguments[2].equals("postgresql");
        Path directory = Files.createTempDirectory("kill");
        System.out.println("Seed " + seed + ", files in " + directory);
        Figures figures = run(rounds, seed, postgres ? Postgres::newDatabase : sqliteIn(directory));
        System.out.println(figures);
        System.exit(figures.lost() == 0 && figures.broken() == 0 ? 0 : 1);
    }

    static NewStore sqliteIn(Path directory) {
        return () ->
                "jdbc:sqlite:" + Files.createTempDirectory(directory, "store").resolve("avtaleverk.db");
    }

    static Figures run(int rounds, long seed, NewStore stores) throws Exception {
        return new KillHarness(stores, seed).run(rounds);
    }

    private Figures run(int rounds) throws Exception {
        Instant began = Instant.now();
        String url = "";
        Victim next = Victim.born();
        try {
            for (int round = 0; round < rounds; round++) {
                Victim victim = next;
                // The next one starts while this one's work is looked through.
                next = Victim.born();
                boolean fresh = round % ROUNDS_PER_STORE == 0;
                if (fresh) {
                    url = stores.url();
                    told = new HashMap<>();
                }
                victim.write(random.nextLong(), url);
                List<Acknowledgement> heard = victim.killed(fresh, random);
                for (Acknowledgement one : heard) {
                    told.put(one.position(), one);
                }
                acknowledged += heard.size();
                look(url);
            }
        } finally {
            next.kill();
        }
        return new Figures(rounds, acknowledged, lost, broken, unanswered, Duration.between(began, Instant.now()));
    }

    /** Open the store as the product would after a crash, and hold it against what was told. */
    private void look(String url) {
        try (Store store = Store.open(url, "", "")) {
            var history = new JdbcHistory(store);
            Verification verification = history.verify();
            boolean whole = verification.isIntact() && isSound(store, url);
            Map<Long, Acknowledgement> stored = everything(history);
            long found = told.values().stream()
                    .filter(one -> one.equals(stored.get(one.position())))
                    .count();
            lost += told.size() - found;
            unanswered += stored.size() - found;
            if (!whole) {
                broken++;
                System.out.println(url + " is broken: " + verification);
            }
            // The next round starts from what is there, and none of that may be lost either.
            told = stored;
        }
    }

    private static Map<Long, Acknowledgement> everything(JdbcHistory history) {
        var entries = new HashMap<Long, Acknowledgement>();
        List<AuditEntry> some = history.after(0, 1000);
        while (!some.isEmpty()) {
            some.forEach(entry -> entries.put(entry.position(), Acknowledgement.of(entry)));
            some = history.after(some.getLast().position(), 1000);
        }
        return entries;
    }

    private static boolean isSound(Store store, String url) {
        return !url.startsWith("jdbc:sqlite:")
                || store.jdbc()
                        .sql("pragma integrity_check")
                        .query(String.class)
                        .single()
                        .equals("ok");
    }

    /** What a writer was told: the place of its change in the log. */
    private record Acknowledgement(long position, String hash, String agreement, long sequence) {
        static Acknowledgement of(AuditEntry entry) {
            AgreementId agreement = entry.agreement();
            return new Acknowledgement(
                    entry.position(), entry.hash().hex(), String.valueOf(agreement), entry.sequence());
        }

        static Acknowledgement parse(String line) {
            String[] parts = line.split(" ");
            return new Acknowledgement(Long.parseLong(parts[0]), parts[1], parts[2], Long.parseLong(parts[3]));
        }
    }

    /** A {@link KillWriter} in a process of its own. */
    private static final class Victim {
        private final Process process;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final Thread reader;

        private Victim(Process process) {
            this.process = process;
            this.reader = Thread.ofVirtual().start(this::read);
        }

        static Victim born() throws IOException {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KillWriter.class.getName()));
            return new Victim(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }

        private void read() {
            // A last line without an end is one the process was killed over: nobody was told.
            var text = new StringBuilder();
            try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (int letter = in.read(); letter >= 0; letter = in.read()) {
                    if (letter == '\n') {
                        lines.add(text.toString());
                        text.setLength(0);
                    } else {
                        text.append((char) letter);
                    }
                }
            } catch (IOException e) {
                lines.add("unreadable: " + e);
            }
        }

        private String line() throws InterruptedException {
            String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new IllegalStateException(
                        "The writer said nothing for %s; alive: %s".formatted(PATIENCE, process.isAlive()));
            }
            return line;
        }

        void write(long seed, String url) throws IOException, InterruptedException {
            String ready = line();
            if (!ready.equals("ready")) {
                throw new IllegalStateException("The writer said " + ready);
            }
            process.getOutputStream().write((seed + "\n" + url + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }

        /** Kill it, and hear what it had been told. */
        List<Acknowledgement> killed(boolean atAnyMoment, Random random) throws InterruptedException {
            var heard = new ArrayList<Acknowledgement>();
            int first = atAnyMoment ? 0 : 1 + random.nextInt(40);
            while (heard.size() < first) {
                heard.add(Acknowledgement.parse(line()));
            }
            // The moment of the kill is the experiment, not a wait for something.
            if (process.waitFor(random.nextInt(atAnyMoment ? 1500 : 200), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The writer ended by itself with " + process.exitValue());
            }
            kill();
            reader.join();
            lines.forEach(line -> heard.add(Acknowledgement.parse(line)));
            return heard;
        }

        void kill() throws InterruptedException {
            // SIGKILL, or what the platform has; by the handle, since the process itself would close our end of its
            // output too.
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
    }
}
