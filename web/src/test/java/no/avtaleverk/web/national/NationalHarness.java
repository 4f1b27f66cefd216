package no.avtaleverk.web.national;

import java.nio.file.Files;
import java.nio.file.Path;
import no.avtaleverk.templates.register.RegisterFiles;
import no.avtaleverk.templates.standard.StandardTexts;

public final class NationalHarness {
    private NationalHarness() {}

    public static void main(String[] arguments) throws Exception {
        // Logback tells all until it is told not to.
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME))
                .setLevel(ch.qos.logback.classic.Level.WARN);
        long versions = Long.parseLong(arguments[1]);
        Path folder = Path.of(arguments[0], "v" + versions);
        Path file = folder.resolve("avtaleverk.db");
        if (!Files.exists(file)) {
            var corpus = new NationalCorpus(RegisterFiles.load(), StandardTexts.load().all(), 1);
            long start = System.nanoTime();
            try (var store = new NationalStore(file)) {
                System.out.println(corpus.store(versions, store.agreements(), store.files(), store.writing()));
            }
            System.out.printf("%.1f s, %d kommuner, %d MB%n", (System.nanoTime() - start) / 1e9, corpus.municipalities(), Files.size(file) >> 20);
        }
    }
}
