package no.avtaleverk.web.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.History.Verification;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.archive.ArchiveFault;
import no.avtaleverk.model.archive.ArchiveFault.Kind;
import no.avtaleverk.model.archive.Extent;
import no.avtaleverk.model.archive.RegisterCopies;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.proof.KeptReports;
import no.avtaleverk.model.proof.LogProofs;
import no.avtaleverk.model.proof.PublishedHeads;
import no.avtaleverk.templates.Documents;
import no.avtaleverk.templates.archive.NoarkFormat;
import no.avtaleverk.templates.law.WithholdingFiles;
import no.avtaleverk.templates.register.RegisterFiles;
import no.avtaleverk.workflow.archive.ArchiveMaker;
import no.avtaleverk.workflow.archive.RegisterArchive;
import no.avtaleverk.workflow.archive.Restoring;
import no.avtaleverk.workflow.persistence.PersistenceConfiguration;
import no.avtaleverk.workflow.persistence.PersistenceConfiguration.Opened;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.xml.sax.SAXException;

/** Every agreement of the sample goes into an archive and comes back, alone and with all the others. */
class SampleArchiveTests {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final NoarkFormat FORMAT = new NoarkFormat();

    @TempDir
    static Path folder;

    private static AnnotationConfigApplicationContext store = new AnnotationConfigApplicationContext();
    private static Path whole = Path.of("");
    private static String rowsOfAll = "";
    private static long length;
    private static Verification verified = new Verification(0, 0, Sha256.ZERO, null);
    private static int stores;

    @BeforeAll
    static void tellTheStoryAndTakeItOut() throws IOException {
        store = new AnnotationConfigApplicationContext();
        store.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "store", Map.of("avtaleverk.store.url", "jdbc:sqlite:" + folder.resolve("sample.db"))));
        store.register(PersistenceConfiguration.class);
        store.refresh();
        assertThat(SampleDataTests.sample(store, folder).fill()).isTrue();
        store.getBean(PublishedHeads.class)
                .publish(java.time.LocalDate.of(2026, 11, 22), Instant.parse("2026-11-22T08:00:00Z"));
        rowsOfAll = rows(store.getBean(RegisterCopies.class));
        length = store.getBean(RegisterCopies.class).position();
        verified = store.getBean(History.class).verify();
        for (Agreement agreement : agreements()) {
            take(agreement);
        }
        whole = folder.resolve("whole.zip");
        try (OutputStream out = Files.newOutputStream(whole)) {
            assertThat(source().writeAll(out)).isPresent();
        }
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static RegisterArchive source() {
        return archive(
                store.getBean(Agreements.class),
                store.getBean(RegisterCopies.class),
                store.getBean(History.class),
                store.getBean(LogProofs.class),
                store.getBean(no.avtaleverk.model.agreement.Files.class),
                store.getBean(KeptReports.class),
                store.getBean(FollowUps.class));
    }

    private static RegisterArchive of(Opened opened) {
        return archive(
                opened.agreements(),
                opened.copies(),
                opened.history(),
                opened.proofs(),
                opened.files(),
                opened.reports(),
                opened.followUps());
    }

    private static RegisterArchive archive(
            Agreements agreements,
            RegisterCopies copies,
            History history,
            LogProofs proofs,
            no.avtaleverk.model.agreement.Files files,
            KeptReports reports,
            FollowUps followUps) {
        return new RegisterArchive(
                agreements,
                new ArchiveMaker(
                        copies,
                        history,
                        proofs,
                        files,
                        reports,
                        Documents.renderer(),
                        FORMAT,
                        RegisterFiles.load(),
                        followUps,
                        WithholdingFiles.load()));
    }

    private static Opened empty() {
        stores++;
        return PersistenceConfiguration.openToWrite("jdbc:sqlite:" + folder.resolve("empty-" + stores + ".db"), "", "");
    }

    private static List<Agreement> agreements() {
        return store.getBean(Agreements.class).all();
    }

    private static Path take(Agreement agreement) throws IOException {
        Path file = folder.resolve(agreement.id() + ".zip");
        if (!Files.exists(file)) {
            try (OutputStream out = Files.newOutputStream(file)) {
                assertThat(source().write(agreement.id(), out)).isPresent();
            }
        }
        return file;
    }

    private static List<ArchiveFault> restore(Opened opened, Path... files) throws IOException {
        return new Restoring(opened.copies(), FORMAT)
                .restore(List.of(files), NOW).stream().toList();
    }

    private static String rows(RegisterCopies copies) {
        var text = new StringBuilder();
        copies.rows(
                Extent.whole(copies.position()),
                (table, row) -> text.append(table).append(' ').append(row).append('\n'));
        return text.toString();
    }

    // ---- the whole register -----------------------------------------------------------------------------------------

    @Test
    void theWholeRegisterComesBackWithTheSameChain() throws IOException {
        try (Opened opened = empty()) {
            assertThat(restore(opened, whole)).isEmpty();
            assertThat(opened.agreements().all()).isEqualTo(agreements());
            assertThat(opened.history().after(0, 100_000))
                    .isEqualTo(store.getBean(History.class).after(0, Math.toIntExact(length)));
            assertThat(opened.history().verify()).isEqualTo(verified);
            assertThat(rows(opened.copies())).isEqualTo(rowsOfAll);
            assertThat(opened.copies().absent()).isZero();
            assertThat(opened.copies().restored()).hasSize(1);
            // Taken out again it is the same file.
            var again = new ByteArrayOutputStream();
            of(opened).writeAll(again);
            assertThat(Sha256.of(again.toByteArray())).isEqualTo(Sha256.of(Files.readAllBytes(whole)));
        }
    }

    @Test
    void theWholeRegisterComesBackOnPostgresAndGoesOn() throws Exception {
        // Unpacked once per person: what another unpacked, root say, is not ours to run.
        Path unpacked = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg-" + System.getProperty("user.name"));
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(unpacked.toFile())
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("encoding", "UTF8")
                        .start();
                Opened opened =
                        PersistenceConfiguration.openToWrite(server.getJdbcUrl("postgres", "postgres"), "", "")) {
            assertThat(restore(opened, whole)).isEmpty();
            assertThat(opened.history().verify()).isEqualTo(verified);
            assertThat(rows(opened.copies())).isEqualTo(rowsOfAll);
        }
    }

    @Test
    void aStoreThatHoldsSomethingTakesNothingIn() throws IOException {
        try (Opened opened = empty()) {
            assertThat(restore(opened, whole)).isEmpty();
            String before = rows(opened.copies());
            assertThat(restore(opened, whole)).extracting(ArchiveFault::kind).containsExactly(Kind.STORE_NOT_EMPTY);
            assertThat(rows(opened.copies())).isEqualTo(before);
        }
    }

    // ---- one case after the other -----------------------------------------------------------------------------------

    @Test
    void everyAgreementComesBackAloneTextByTextAndEntryByEntry() throws IOException {
        assertThat(agreements()).hasSizeGreaterThan(5);
        for (Agreement agreement : agreements()) {
            try (Opened opened = empty()) {
                assertThat(restore(opened, take(agreement)))
                        .as(agreement.head().title())
                        .isEmpty();
                assertThat(opened.agreements().all()).containsExactly(agreement);
                agreement.versions().forEach(version -> assertThat(opened.agreements()
                                .text(agreement.id(), version.revision())
                                .sha256())
                        .isEqualTo(version.text()));
                List<AuditEntry> there = store.getBean(History.class).of(agreement.id());
                assertThat(opened.history().of(agreement.id())).isEqualTo(there);
                var verification = opened.history().verify();
                assertThat(verification.firstFault()).isNull();
                assertThat(verification.head()).isEqualTo(verified.head());
                assertThat(opened.copies().absent()).isPositive();
                // Taken out again it is the same file, and the new log goes on where the old one was.
                var again = new ByteArrayOutputStream();
                of(opened).write(agreement.id(), again);
                assertThat(Sha256.of(again.toByteArray())).isEqualTo(Sha256.of(Files.readAllBytes(take(agreement))));
                assertThat(opened.proofs().tree(opened.copies().position()).root())
                        .isEqualTo(store.getBean(no.avtaleverk.model.proof.LogProofs.class)
                                .tree(opened.copies().position())
                                .root());
            }
        }
    }

    @Test
    void aRestoredCaseGoesOnInTheLogItCameFrom() throws IOException {
        Agreement agreement = agreements().getFirst();
        try (Opened opened = empty()) {
            assertThat(restore(opened, take(agreement))).isEmpty();
            long position = opened.copies().position();
            Sha256 before = opened.history().verify().head();
            AuditEntry next = opened.history()
                    .record(new AuditEvent.ImportDiscarded("gjenoppretta", "Ei ny oppføring"), Actor.SYSTEM, NOW);
            assertThat(next.position()).isEqualTo(position + 1);
            assertThat(next.previous()).isEqualTo(before);
            assertThat(opened.history().verify().isIntact()).isTrue();
            // The log of the copy is another now, and its archive is not put together with one of the register it came
            // from.
            var copy = folder.resolve("copy.zip");
            try (OutputStream out = Files.newOutputStream(copy)) {
                of(opened).write(agreement.id(), out);
            }
            store.getBean(History.class)
                    .record(new AuditEvent.ImportDiscarded("kjelda", "Ei anna oppføring"), Actor.SYSTEM, NOW);
            var source = folder.resolve("source.zip");
            try (OutputStream out = Files.newOutputStream(source)) {
                source().write(agreements().get(1).id(), out);
            }
            try (Opened both = empty()) {
                assertThat(restore(both, copy, source))
                        .extracting(ArchiveFault::kind)
                        .containsExactly(Kind.ANOTHER_REGISTER);
                assertNothingStored(both);
            }
        }
    }

    @Test
    void severalCasesOfOneRegisterComeBackTogether() throws IOException {
        List<Agreement> all = agreements();
        try (Opened opened = empty()) {
            assertThat(restore(opened, take(all.get(0)), take(all.get(1)), take(all.get(2))))
                    .isEmpty();
            assertThat(opened.agreements().all()).containsExactlyElementsOf(all.subList(0, 3));
            assertThat(opened.history().verify().isIntact()).isTrue();
            assertThat(opened.copies().restored()).hasSize(3);
        }
    }

    /** An archive and the journals of the organs find what crosses by the same rules. */
    @Test
    void theJournalpostsAreWhatCrossed() throws IOException {
        int posts = 0;
        for (Agreement agreement : agreements()) {
            var log = new ArrayList<>(store.getBean(History.class).of(agreement.id()));
            log.addAll(
                    store.getBean(no.avtaleverk.model.signing.SigningJobs.class).log(agreement.id()));
            log.addAll(store.getBean(no.avtaleverk.model.discussion.Discussions.class)
                    .log(no.avtaleverk.model.discussion.Room.shared(agreement.id())));
            log.addAll(store.getBean(no.avtaleverk.model.followup.FollowUps.class)
                    .log(agreement.id().value(), null));
            log.sort(java.util.Comparator.comparingLong(AuditEntry::position));
            List<Long> crossed = no.avtaleverk.model.journal.Crossings.of(agreement.id(), log).stream()
                    .map(no.avtaleverk.model.journal.Crossing::position)
                    .sorted()
                    .toList();
            try (ZipFile zip = new ZipFile(take(agreement).toFile())) {
                assertThat(java.util.regex.Pattern.compile("<journalsekvensnummer>(\\d+)<")
                                .matcher(text(zip, "arkivstruktur.xml"))
                                .results()
                                .map(found -> Long.valueOf(found.group(1)))
                                .sorted())
                        .as(agreement.head().title())
                        .containsExactlyElementsOf(crossed);
            }
            posts += crossed.size();
        }
        assertThat(posts).isGreaterThan(20);
    }

    // ---- schemas ----------------------------------------------------------------------------------------------------

    /**
     * The schemas as they are published, where they can be had: {@code -Davtaleverk.noark5.schemas=} a folder with arkivstruktur.xsd,
     * metadatakatalog.xsd, endringslogg.xsd, loependeJournal.xsd, offentligJournal.xsd and addml.xsd.
     */
    @Test
    void theArchivesFollowThePublishedSchemasWhereTheyAreAtHand() throws Exception {
        String schemas = System.getProperty("avtaleverk.noark5.schemas", "");
        assumeThat(schemas).isNotEmpty();
        var published = new LinkedHashMap<String, Schema>();
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        for (String name : List.of("arkivstruktur", "endringslogg", "loependeJournal", "offentligJournal")) {
            published.put(
                    name + ".xml",
                    factory.newSchema(Path.of(schemas, name + ".xsd").toFile()));
        }
        published.put(
                "arkivuttrekk.xml",
                factory.newSchema(Path.of(schemas, "addml.xsd").toFile()));
        var files = new ArrayList<Path>(List.of(whole));
        for (Agreement agreement : agreements()) {
            files.add(take(agreement));
        }
        var seen = new HashSet<String>();
        for (Path file : files) {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (Map.Entry<String, Schema> schema : published.entrySet()) {
                    ZipEntry entry = zip.getEntry(schema.getKey());
                    if (entry != null) {
                        seen.add(schema.getKey());
                        validate(schema.getValue(), zip, entry);
                    }
                }
            }
        }
        assertThat(seen)
                .contains("arkivstruktur.xml", "loependeJournal.xml", "offentligJournal.xml", "arkivuttrekk.xml");
    }

    private static void validate(Schema schema, ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            schema.newValidator().validate(new StreamSource(in));
        } catch (SAXException e) {
            throw new AssertionError(zip.getName() + " " + entry.getName() + ": " + e.getMessage(), e);
        }
    }

    /** The archivist's programs look a document up by the path in arkivstruktur.xml and hold it against the checksum there. */
    @Test
    void everyDocumentOfTheStructureIsThereWithItsChecksum() throws IOException {
        try (ZipFile zip = new ZipFile(whole.toFile())) {
            String structure = text(zip, "arkivstruktur.xml");
            var matcher = java.util.regex.Pattern.compile(
                            "<referanseDokumentfil>([^<]+)</referanseDokumentfil>\\s*<sjekksum>([^<]+)</sjekksum>\\s*"
                                    + "<sjekksumAlgoritme>SHA-256</sjekksumAlgoritme>\\s*<filstoerrelse>([0-9]+)<")
                    .matcher(structure);
            int documents = 0;
            while (matcher.find()) {
                documents++;
                try (InputStream in = zip.getInputStream(zip.getEntry(matcher.group(1)))) {
                    byte[] bytes = in.readAllBytes();
                    assertThat(Sha256.of(bytes).hex()).isEqualTo(matcher.group(2));
                    assertThat(bytes).hasSize(Integer.parseInt(matcher.group(3)));
                }
            }
            assertThat(documents).isGreaterThan(50);
            assertThat(structure)
                    .contains("Signatur påført")
                    .contains("<saksstatus>Under behandling</saksstatus>")
                    .contains("<saksstatus>Avsluttet</saksstatus>");
            Set<String> ids = new HashSet<>();
            var id = java.util.regex.Pattern.compile("<(mappe|registrering)[^>]*>\\s*<systemID>([^<]+)<")
                    .matcher(structure);
            while (id.find()) {
                assertThat(ids.add(id.group(2))).as(id.group(2)).isTrue();
            }
        }
    }

    private static String text(ZipFile zip, String path) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    // ---- what is not let in -----------------------------------------------------------------------------------------

    private static Path small() throws IOException {
        Path smallest = null;
        for (Agreement agreement : agreements()) {
            Path file = take(agreement);
            if (smallest == null || Files.size(file) < Files.size(smallest)) {
                smallest = file;
            }
        }
        return java.util.Objects.requireNonNull(smallest);
    }

    @Test
    void aChangedByteIsRefusedWhereverItIs() throws IOException {
        byte[] bytes = Files.readAllBytes(small());
        var random = new Random(8);
        try (Opened opened = empty()) {
            for (int i = 0; i < 60; i++) {
                byte[] changed = bytes.clone();
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                Path file = Files.write(folder.resolve("changed.zip"), changed);
                assertThat(restore(opened, file)).hasSize(1);
            }
            assertNothingStored(opened);
        }
    }

    @Test
    void aChangedFileIsRefusedByItsName() throws IOException {
        try (ZipFile zip = new ZipFile(small().toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                if (entry.getSize() == 0 || entry.getName().equals("manifest.txt")) {
                    continue;
                }
                Path file = rewritten(files -> {
                    files.computeIfPresent(entry.getName(), (name, content) -> flipped(content));
                    return files;
                });
                try (Opened opened = empty()) {
                    assertThat(restore(opened, file)).containsExactly(new ArchiveFault(Kind.CHANGED, entry.getName()));
                    assertNothingStored(opened);
                }
            }
        }
    }

    private static byte[] flipped(byte[] content) {
        byte[] other = content.clone();
        other[other.length / 2] ^= 1;
        return other;
    }

    private static void assertNothingStored(Opened opened) {
        assertThat(opened.copies().position()).isZero();
        assertThat(opened.agreements().all()).isEmpty();
        assertThat(rows(opened.copies())).isEmpty();
        assertThat(opened.copies().restored()).isEmpty();
    }

    /** A forger who makes the manifest anew is stopped by the log. */
    @Test
    void aForgedRowWithAManifestMadeAnewIsRefusedByTheLog() throws IOException {
        assertForged(
                "register/clause_text.jsonl",
                text -> text.replaceFirst("\"body\":\"", "\"body\":\"Forfalska. "),
                Kind.NOT_PROVEN);
        assertForged(
                "register/audit_entry.jsonl",
                text -> text.replaceFirst("\"user_name\":\"", "\"user_name\":\"En annen "),
                Kind.NOT_PROVEN);
        assertForged(
                "register/agreement.jsonl",
                text -> text.replaceFirst("\"title\":\"", "\"title\":\"X"),
                Kind.NOT_PROVEN);
        assertForged(
                "register/published_head.jsonl",
                text -> text.replaceFirst("\"day\":\"2026-11-22\"", "\"day\":\"2026-11-21\""),
                Kind.NOT_PROVEN);
        assertForged(
                "register/register.txt",
                text -> text.replaceFirst("entry\t[0-9a-f]{4}", "entry\t0000"),
                Kind.NOT_PROVEN);
        assertForged(
                "register/register.txt",
                text -> text.replace("restorable\tyes", "restorable\tno"),
                Kind.NOT_FOR_RESTORING);
        assertForged("register/register.txt", text -> text.replace("archive-1", "archive-2"), Kind.UNKNOWN_FORMAT);
        assertForged("register/absent.txt", text -> text.replaceFirst("[0-9a-f]{8}\n", "00000000\n"), Kind.NOT_PROVEN);
        assertForged(
                "register/agreement_party.jsonl",
                text -> text + "{\"agreement\":\"x\",\"party\":\"kommune-4628\"}\n",
                Kind.BAD_ROW);
        assertForged(
                "register/agreement.jsonl",
                text -> text.replaceFirst("\"title\":", "\"title) values (1); drop table agreement; --\":"),
                Kind.BAD_ROW);
        assertForged("register/agreement.jsonl", text -> text.replaceFirst("\\{", "["), Kind.BAD_ROW);
    }

    private static void assertForged(String path, UnaryOperator<String> forgery, Kind kind) throws IOException {
        Path file = rewritten(files -> {
            String before = new String(files.get(path), StandardCharsets.UTF_8);
            String after = forgery.apply(before);
            assertThat(after).as(path).isNotEqualTo(before);
            files.put(path, after.getBytes(StandardCharsets.UTF_8));
            return withManifest(files);
        });
        try (Opened opened = empty()) {
            assertThat(restore(opened, file))
                    .as(path)
                    .extracting(ArchiveFault::kind)
                    .containsExactly(kind);
            assertNothingStored(opened);
        }
    }

    @Test
    void hostileZipsAreRefusedAndSayWhy() throws IOException {
        assertHostile(put("../../etc/cron.d/x", "x"), Kind.UNKNOWN_NAME);
        assertHostile(put("dokumenter/../../x.pdf", "x"), Kind.UNKNOWN_NAME);
        assertHostile(put("/abs.txt", "x"), Kind.UNKNOWN_NAME);
        assertHostile(put("register/audit_entry.jsonl.exe", "x"), Kind.UNKNOWN_NAME);
        assertHostile(
                files -> {
                    files.put("register/extra.jsonl", new byte[] {1});
                    return files;
                },
                Kind.NOT_LISTED);
        assertHostile(
                files -> {
                    files.remove("register/agreement.jsonl");
                    return files;
                },
                Kind.MISSING);
        assertHostile(
                files -> {
                    files.remove("register/agreement.jsonl");
                    return withManifest(files);
                },
                Kind.MISSING);
        assertHostile(
                files -> {
                    files.remove("manifest.txt");
                    return files;
                },
                Kind.MISSING);
        assertHostile(
                files -> {
                    files.put("manifest.txt", "not a manifest\n".getBytes(StandardCharsets.UTF_8));
                    return files;
                },
                Kind.BAD_MANIFEST);
        String document = "<!DOCTYPE arkiv [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        assertHostile(
                files -> {
                    String xml = new String(files.get("arkivstruktur.xml"), StandardCharsets.UTF_8);
                    files.put(
                            "arkivstruktur.xml",
                            xml.replaceFirst("\\?>", "?>" + document)
                                    .replaceFirst("<tittel>[^<]*<", "<tittel>&x;<")
                                    .getBytes(StandardCharsets.UTF_8));
                    return withManifest(files);
                },
                Kind.BAD_XML);
        // A document that is not named by what it holds.
        assertHostile(
                files -> {
                    files.put("dokumenter/" + "0".repeat(64) + ".pdf", new byte[] {1});
                    return withManifest(files);
                },
                Kind.CHANGED);
    }

    private static UnaryOperator<Map<String, byte[]>> put(String path, String content) {
        return files -> {
            files.put(path, content.getBytes(StandardCharsets.UTF_8));
            return withManifest(files);
        };
    }

    private static void assertHostile(UnaryOperator<Map<String, byte[]>> change, Kind kind) throws IOException {
        Path file = rewritten(change);
        try (Opened opened = empty()) {
            assertThat(restore(opened, file)).extracting(ArchiveFault::kind).containsExactly(kind);
            assertNothingStored(opened);
        }
    }

    @Test
    void aBombIsRefusedBecauseItIsPacked() throws IOException {
        Path file = folder.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("manifest.txt"));
            zip.write(new byte[50_000_000]);
            zip.closeEntry();
        }
        try (Opened opened = empty()) {
            assertThat(restore(opened, file)).containsExactly(new ArchiveFault(Kind.PACKED, "manifest.txt"));
        }
    }

    @Test
    void twoFilesOfOneNameAreRefused() throws IOException {
        String text = Files.readString(small(), StandardCharsets.ISO_8859_1);
        Path same = Files.writeString(
                folder.resolve("same.zip"),
                text.replace("register/follow_up.jsonl", "register/agreement.jsonl"),
                StandardCharsets.ISO_8859_1);
        try (Opened opened = empty()) {
            assertThat(restore(opened, same))
                    .containsExactly(new ArchiveFault(Kind.DOUBLE_NAME, "register/agreement.jsonl"));
            assertNothingStored(opened);
        }
    }

    @Test
    void whatIsNoZipIsSaidToBeNone() throws IOException {
        Path file = Files.writeString(folder.resolve("no.zip"), "Dette er ikkje ein zip.");
        try (Opened opened = empty()) {
            assertThat(restore(opened, file)).extracting(ArchiveFault::kind).containsExactly(Kind.NOT_A_ZIP);
        }
        byte[] whole = Files.readAllBytes(small());
        Path cut = Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(whole, whole.length / 2));
        try (Opened opened = empty()) {
            assertThat(restore(opened, cut)).extracting(ArchiveFault::kind).containsExactly(Kind.NOT_A_ZIP);
            Path before = Files.write(folder.resolve("before.zip"), concatenated("#!/bin/sh\n", whole));
            assertThat(restore(opened, before)).hasSize(1);
            assertNothingStored(opened);
        }
    }

    private static byte[] concatenated(String before, byte[] after) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(before.getBytes(StandardCharsets.UTF_8));
        out.write(after);
        return out.toByteArray();
    }

    @Test
    void casesOfDifferentRegistersAreNotPutTogether() throws IOException {
        List<Agreement> all = agreements();
        try (Opened opened = empty()) {
            assertThat(restore(opened, take(all.get(0)), whole))
                    .extracting(ArchiveFault::kind)
                    .containsExactly(Kind.ANOTHER_REGISTER);
            assertNothingStored(opened);
        }
    }

    // ---- making other files -----------------------------------------------------------------------------------------

    private static Map<String, byte[]> withManifest(Map<String, byte[]> files) {
        files.remove("manifest.txt");
        files.put(
                "manifest.txt",
                new TreeMap<>(files)
                        .entrySet().stream()
                                .map(file -> Sha256.of(file.getValue()) + "  " + file.getKey() + "\n")
                                .collect(Collectors.joining())
                                .getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static Path rewritten(UnaryOperator<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(small().toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        Path file = folder.resolve("rewritten.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> one : change.apply(files).entrySet()) {
                var crc = new CRC32();
                crc.update(one.getValue());
                var entry = new ZipEntry(one.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(one.getValue().length);
                entry.setCrc(crc.getValue());
                entry.setTimeLocal(java.time.LocalDateTime.of(1980, 2, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(one.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }
}
