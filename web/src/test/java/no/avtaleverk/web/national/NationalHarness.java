package no.avtaleverk.web.national;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.search.lucene.SearchIndex;
import no.avtaleverk.templates.law.RequirementFiles;
import no.avtaleverk.templates.register.RegisterFiles;
import no.avtaleverk.templates.standard.StandardTexts;
import org.slf4j.LoggerFactory;

public final class NationalHarness {
    private static final int THREADS = 2;
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    private NationalHarness() {}

    public static void main(String[] arguments) throws Exception {
        // Logback tells all until it is told not to.
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        long versions = Long.parseLong(arguments[1]);
        String who = arguments.length > 2 ? arguments[2] : "plp";
        Path folder = Path.of(arguments[0], "v" + versions);
        Path file = folder.resolve("avtaleverk.db");
        PartyRegister register = RegisterFiles.load();
        if (!Files.exists(file)) {
            var corpus = new NationalCorpus(register, StandardTexts.load().all(), 1);
            long start = System.nanoTime();
            try (var store = new NationalStore(file)) {
                System.out.println(corpus.store(versions, store.agreements(), store.files(), store.writing()));
            }
            System.out.printf("%.1f s, %d kommuner, %d MB%n", (System.nanoTime() - start) / 1e9, corpus.municipalities(), Files.size(file) >> 20);
        }
        try (var store = new NationalStore(file)) {
            if (who.contains("g")) {
                return;
            }
            var questions = new Questions(store, register, 7);
            if (who.contains("p")) {
                Path at = folder.resolve("index");
                var index = SearchIndex.open(at, store.agreements(), store.history(), register, RequirementFiles.load());
                try (var product = new Product(index, at)) {
                    long start = System.nanoTime();
                    long cpu = cpu();
                    long n = who.contains("k") ? index.catchUp() : index.rebuild();
                    double s = (System.nanoTime() - start) / 1e9;
                    System.out.printf("rebuild %d entries %.1f s, cpu %.1f, %d MB%n", n, s, (cpu() - cpu) / 1e9, product.size() >> 20);
                    if (!who.contains("x")) measure(product, questions);
                }
            }
            if (who.contains("l")) {
                Path at = folder.resolve("bare");
                try (var lucene = new BareLucene(at)) {
                    var left = new ConcurrentLinkedQueue<>(store.ids());
                    var adding = new AtomicLong();
                    var chars = new AtomicLong();
                    long start = System.nanoTime();
                    try (var pool = Executors.newFixedThreadPool(THREADS)) {
                        for (int i = 0; i < THREADS; i++) {
                            var unused = pool.submit(() -> {
                                for (AgreementId id = left.poll(); id != null; id = left.poll()) {
                                    VersionText.each(id, store.agreements(), version -> {
                                        long before = System.nanoTime();
                                        try {
                                            lucene.add(version);
                                        } catch (java.io.IOException e) {
                                            throw new java.io.UncheckedIOException(e);
                                        }
                                        adding.addAndGet(System.nanoTime() - before);
                                        chars.addAndGet(version.text().getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
                                    });
                                }
                            });
                        }
                    }
                    long commit = System.nanoTime();
                    lucene.filled();
                    double s = (System.nanoTime() - start) / 1e9;
                    double own = adding.get() / 1e9 / THREADS + (System.nanoTime() - commit) / 1e9;
                    System.out.printf("Lucene %.1f s, own %.1f s, text %d MB, %d MB%n", s, own, chars.get() >> 20, lucene.size() >> 20);
                    measure(lucene, questions);
                }
            }
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void measure(Rival rival, Questions questions) throws Exception {
        for (var entry : questions.all.entrySet()) {
            List<Rival.Question> asked = entry.getValue();
            for (int round = 0; round < 3; round++) {
                for (Rival.Question question : asked) {
                    rival.ask(question);
                }
            }
            var cpu = new long[asked.size() * 3];
            var threads = java.lang.management.ManagementFactory.getThreadMXBean();
            var times = new long[asked.size() * 3];
            long hits = 0;
            for (int i = 0; i < times.length; i++) {
                long start = System.nanoTime();
                long before = threads.getCurrentThreadCpuTime();
                hits += rival.ask(asked.get(i % asked.size()));
                cpu[i] = threads.getCurrentThreadCpuTime() - before;
                times[i] = System.nanoTime() - start;
            }
            Arrays.sort(times);
            Arrays.sort(cpu);
            long start = System.nanoTime();
            try (var pool = Executors.newFixedThreadPool(THREADS)) {
                var futures = new ArrayList<Future<?>>();
                for (int t = 0; t < THREADS; t++) {
                    int first = t;
                    futures.add(pool.submit(() -> {
                        for (int i = first; i < asked.size() * 3; i += THREADS) {
                            rival.ask(asked.get(i % asked.size()));
                        }
                        return null;
                    }));
                }
                for (var future : futures) {
                    future.get();
                }
            }
            double qps = asked.size() * 3 / ((System.nanoTime() - start) / 1e9);
            System.out.printf(Locale.ROOT, "%-12s %-30s cpu p50 %8.2f p99 %8.2f  p50 %8.2f ms  p99 %8.2f ms  %8.0f/s  %d hits%n", rival.name(), entry.getKey(), cpu[cpu.length / 2] / 1e6, cpu[cpu.length * 99 / 100] / 1e6,
                    times[times.length / 2] / 1e6, times[times.length * 99 / 100] / 1e6, qps, hits / times.length);
        }
    }

    static final class Questions {
        final java.util.Map<String, List<Rival.Question>> all = new java.util.LinkedHashMap<>();

        Questions(NationalStore store, PartyRegister register, long seed) {
            var random = new Random(seed);
            var terms = new ArrayList<Rival.Question>();
            var phrases = new ArrayList<Rival.Question>();
            var plain = new ArrayList<Rival.Question>();
            var filtered = new ArrayList<Rival.Question>();
            var dated = new ArrayList<Rival.Question>();
            List<AgreementId> ids = store.ids();
            var texts = new ArrayList<String>();
            for (int i = 0; i < 40; i++) {
                VersionText.each(ids.get(random.nextInt(ids.size())), store.agreements(), version -> {
                    if (version.number() % 7 == 1) {
                        texts.add(version.text());
                    }
                });
            }
            var trusts = register.trustsOn(LocalDate.of(2026, 1, 1));
            while (plain.size() < 200) {
                String[] sentences = texts.get(random.nextInt(texts.size())).split("[.:\n]");
                String sentence = sentences[random.nextInt(sentences.length)];
                List<String> words = NO_LETTERS.splitAsStream(sentence).filter(word -> !word.isEmpty()).toList();
                List<String> telling = words.stream().filter(word -> word.length() > 4).distinct().toList();
                if (telling.size() < 4) {
                    continue;
                }
                var three = new ArrayList<>(telling);
                java.util.Collections.shuffle(three, random);
                List<String> chosen = List.copyOf(three.subList(0, 3));
                int at = random.nextInt(words.size() - 2);
                LocalDate day = LocalDate.of(2013 + random.nextInt(13), 1 + random.nextInt(12), 1 + random.nextInt(28));
                String trust = trusts.get(random.nextInt(trusts.size())).id().value();
                terms.add(new Rival.Question(chosen.subList(0, 1), false, "", null));
                phrases.add(new Rival.Question(words.subList(at, at + 3), true, "", null));
                plain.add(new Rival.Question(chosen, false, "", null));
                filtered.add(new Rival.Question(chosen, false, trust, null));
                dated.add(new Rival.Question(chosen, false, "", day));
            }
            all.put("term", terms);
            all.put("phrase", phrases);
            all.put("three words", plain);
            all.put("three words, of a trust", filtered);
            all.put("three words, on a day", dated);
        }
    }
}
