package no.avtaleverk.workflow.persistence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.StaleAgreementException;

/** The process that is killed: several people at work until it is. */
final class KillWriter {
    private static final int THREADS = 4;

    private final Store store;
    private final JdbcAgreements agreements;
    private final JdbcHistory history;
    private final JdbcFiles files;
    private final AgreementId common = AgreementId.random();

    private KillWriter(Store store) {
        this.store = store;
        this.agreements = new JdbcAgreements(store);
        this.history = new JdbcHistory(store);
        this.files = new JdbcFiles(store);
    }

    /** Says that it is ready, reads seed and address of the store from standard input, and writes until the end. */
    static void main(String[] arguments) throws IOException, InterruptedException {
        warmUp();
        say("ready");
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        long seed = Long.parseLong(in.readLine());
        var writer = new KillWriter(Store.open(in.readLine(), "", ""));
        writer.acknowledge(writer.agreements.save(Samples.draft(writer.common, "Felles")));
        for (int i = 0; i < THREADS; i++) {
            var random = new Random(seed + i);
            Thread.ofPlatform().start(() -> writer.work(random));
        }
        Thread.currentThread().join();
    }

    /** Load and run everything once elsewhere, so that the kill meets a writer at work and not a class loader. */
    private static void warmUp() throws IOException {
        Path directory = Files.createTempDirectory("warm");
        try (Store store = Store.open("jdbc:sqlite:" + directory.resolve("warm.db"), "", "")) {
            var agreements = new JdbcAgreements(store);
            Sha256 pdf = new JdbcFiles(store).store("avtale.pdf", "application/pdf", new byte[] {1});
            for (int i = 0; i < 2; i++) {
                Samples.life(AgreementId.random(), pdf).forEach(agreements::save);
            }
            agreements.all();
        }
        try (var left = Files.newDirectoryStream(directory)) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private void work(Random random) {
        Change mine = null;
        while (true) {
            switch (random.nextInt(8)) {
                case 0 -> receiveFile(random);
                case 1 -> {
                    mine = Samples.draft(AgreementId.random(), "Avtale " + random.nextInt());
                    acknowledge(agreements.save(mine));
                }
                case 2, 3 -> editCommon(random);
                default -> {
                    if (mine != null) {
                        mine = Samples.edit(mine.agreement(), "oehd", "Utgåve " + random.nextLong());
                        acknowledge(agreements.save(mine));
                    }
                }
            }
        }
    }

    private void receiveFile(Random random) {
        byte[] bytes = new byte[20_000];
        random.nextBytes(bytes);
        AuditEntry entry = store.writing().execute(status -> {
            Sha256 file = files.store("avtale.pdf", "application/pdf", bytes);
            return history.record(
                    new AuditEvent.FileReceived("imp-1", "avtale.pdf", file, bytes.length),
                    Samples.JURIST,
                    Samples.NOW);
        });
        if (entry != null) {
            acknowledge(entry);
        }
    }

    private void editCommon(Random random) {
        try {
            AuditEntry entry = store.writing()
                    .execute(status -> agreements.save(Samples.edit(
                            agreements.find(common).orElseThrow(), "formaal", "Saman " + random.nextLong())));
            if (entry != null) {
                acknowledge(entry);
            }
        } catch (StaleAgreementException lost) {
            // Another thread was first; nothing was acknowledged.
        }
    }

    /** Tell what commit has answered for: position, hash, agreement and number of the change. */
    private void acknowledge(AuditEntry entry) {
        say("%d %s %s %d".formatted(entry.position(), entry.hash(), entry.agreement(), entry.sequence()));
    }

    private static synchronized void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }
}
