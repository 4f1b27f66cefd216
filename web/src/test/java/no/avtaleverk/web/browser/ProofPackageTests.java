package no.avtaleverk.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.workflow.proof.PublishingHeads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An evidence package is verified by its own programs, each in a process of its own, and not when one byte of it is another. */
@RunningProduct
@WithBrowser
class ProofPackageTests {
    @LocalServerPort
    private int port;

    @Autowired
    PublishingHeads heads;

    @TempDir
    Path folder;

    /** An agreement submitted, adopted by both and signed by the kommune. */
    private String signed(String title) {
        Client marit = Client.as("marit.tveit", port);
        Reply made = marit.post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["kommune-4628", "983974724"],
                 "validity": {"from": "2026-01-01", "until": null, "entryIntoForce": "EACH_MUNICIPALITY"},
                 "clauses": [{"heading": "Føremål", "text": "Avtalen skal sikre pasientane eit heilskapleg tilbod."},
                             {"heading": "Ansvar", "text": "Partane har kvar sitt ansvar."}]}""".formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        Reply sent = marit.post(path + "/submission", "{\"note\": \"Til behandling\"}");
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        String text = sent.json().at("/versions/0/text").asString();
        String document = sent.json().at("/versions/0/documents/kommune-4628").asString();
        assertThat(Client.as("liv.bolstad", port)
                        .post(path + "/resolutions", """
                {"organ": "KOMMUNESTYRE", "date": "2026-05-18", "caseNumber": "26/2026", "outcome": "ADOPTED", "text": "%s"}
                """.formatted(text))
                        .status())
                .isEqualTo(200);
        Reply signed = Client.as("hege.eide", port)
                .post(path + "/signatures", "{\"text\": \"%s\", \"document\": \"%s\"}".formatted(text, document));
        assertThat(signed.status()).as(signed.text()).isEqualTo(200);
        return path;
    }

    private Reply fetch(String path, String query) {
        Reply reply = Client.as("per.nesse", port).get(path + "/proof-package" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    /** What the programs said of a package: the Java program, and the page with it. */
    private record Verdict(int exit, String said) {}

    private Path program(String name) throws IOException {
        Path program = folder.resolve(name);
        if (!Files.exists(program)) {
            Files.write(
                    program, Client.nobody(port).get("/heads/programs/" + name).bytes());
        }
        return program;
    }

    private static Verdict java(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Verdict(process.exitValue(), said);
        }
    }

    /** A page for the program in the browser, which has no network. */
    private static BrowserContext offline(BrowserContext shared, String locale) {
        BrowserContext context = Objects.requireNonNull(shared.browser())
                .newContext(new Browser.NewContextOptions().setLocale(locale).setOffline(true));
        context.setDefaultTimeout(Visitor.PATIENCE);
        return context;
    }

    /**
     * Verify with both programs, which must find the same.
     *
     * @param head day and mark, or nothing
     */
    private Verdict run(BrowserContext offline, byte[] zip, String... head) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("pakke.zip"), zip);
        Path program = program("Verify.java");
        if (!Files.exists(folder.resolve("Verify.class"))) {
            assertThat(ToolProvider.getSystemJavaCompiler()
                            .run(null, null, null, "--release", "17", program.toString()))
                    .isZero();
        }
        var arguments =
                new ArrayList<>(List.of("-cp", folder.toString(), "Verify", file.toString(), "--language", "en"));
        if (head.length == 2) {
            arguments.addAll(List.of("--head", head[0], head[1]));
        }
        Verdict verdict = java(arguments);
        try (Page page = offline.newPage()) {
            page.navigate(program("verify.html").toUri().toString());
            page.click("button[lang=en]");
            page.setInputFiles("#file", file);
            if (head.length == 2) {
                page.fill("#day", head[0]);
                page.fill("#mark", head[1]);
            }
            page.click("#do");
            page.waitForSelector("#answer[data-good]");
            String answer = page.innerText("#answer");
            if (verdict.exit() == 2) {
                assertThat(verdict.said()).contains("can not be read as an evidence package");
                assertThat(answer).contains("can not be read as an evidence package");
            } else {
                assertThat(answer).contains(verdict.exit() == 0 ? "ANSWER: The package is whole" : "is NOT whole");
                assertThat(page.locator("#steps .fault").allInnerTexts())
                        .containsExactlyElementsOf(verdict.said()
                                .lines()
                                .filter(line -> line.startsWith("         - "))
                                .map(line -> line.substring(11))
                                .toList());
                for (String remark : page.locator("#steps .remark").allInnerTexts()) {
                    assertThat(verdict.said()).contains(remark);
                }
            }
        }
        return verdict;
    }

    private static Map<String, byte[]> unpack(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] pack(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                var crc = new CRC32();
                crc.update(file.getValue());
                var entry = new ZipEntry(file.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(crc.getValue());
                entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static String named(Map<String, byte[]> files, String pattern) {
        return files.keySet().stream()
                .filter(name -> name.matches(pattern))
                .findFirst()
                .orElseThrow(() -> new AssertionError("none like " + pattern + " among " + files.keySet()));
    }

    /** Change one byte in the middle. */
    private static void touch(Map<String, byte[]> files, String name) {
        byte[] bytes = Objects.requireNonNull(files.get(name)).clone();
        bytes[bytes.length / 2] ^= 1;
        files.put(name, bytes);
    }

    /** Make the manifest right again, as a forger would. */
    private static void relist(Map<String, byte[]> files) {
        var lines = new StringBuilder();
        files.keySet().stream()
                .filter(name -> !name.equals("manifest.txt"))
                .sorted()
                .forEach(name -> lines.append(Sha256.of(Objects.requireNonNull(files.get(name))))
                        .append("  ")
                        .append(name)
                        .append('\n'));
        files.put("manifest.txt", lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(Objects.requireNonNull(files.get(name)), StandardCharsets.UTF_8);
    }

    private static void edit(Map<String, byte[]> files, String name, UnaryOperator<String> change) {
        String before = text(files, name);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        files.put(name, after.getBytes(StandardCharsets.UTF_8));
    }

    private static void move(Map<String, byte[]> files, String from, String to) {
        files.put(to, Objects.requireNonNull(files.remove(from)));
        edit(files, "files.txt", text -> text.replace(from + "\t", to + "\t"));
    }

    @Test
    void theSamePlaceInTheLogGivesTheSameBytesAndIsVerifiedInAnotherProcess(BrowserContext shared) throws Exception {
        heads.daily();
        String path = signed("Bevis 1");
        Reply first = fetch(path, "");
        Map<String, byte[]> files = unpack(first.bytes());
        String position = new String(Objects.requireNonNull(files.get("package.txt")), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("position\t"))
                .findFirst()
                .orElseThrow()
                .substring(9);
        Client.as("marit.tveit", port).post("/api/v1/agreements", """
                {"title": "Noko anna", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["kommune-4628", "983974724"],
                 "clauses": [{"heading": "Føremål", "text": "Heilt andre ord."}]}""");
        assertThat(fetch(path, "?position=" + position).bytes()).isEqualTo(first.bytes());

        assertThat(files)
                .containsKeys("README.txt", "verify.html", "Verify.java", "manifest.txt", "files.txt", "log/heads.txt")
                .containsKeys("versions/1/text.txt", "versions/1/clauses.txt", "versions/1/avtale-kommune-4628.pdf");
        named(files, "signatures/1/kommune-4628-.*\\.pdf");
        named(files, "signatures/1/kommune-4628-.*/summary\\.txt");

        Path file = Files.write(folder.resolve("avtale.zip"), first.bytes());
        Verdict verdict = java(List.of(program("Verify.java").toString(), file.toString(), "--language", "en"));
        assertThat(verdict.exit()).as(verdict.said()).isZero();
        assertThat(verdict.said())
                .contains("ANSWER: The package is whole", first.header("Avtaleverk-Mark"))
                .doesNotContain("[FAIL]");
        try (BrowserContext offline = offline(shared, "en-GB")) {
            assertThat(run(offline, first.bytes()).said()).isEqualTo(verdict.said());
        }
    }

    @Test
    void aMarkThatSomebodyHoldsIsHeldAgainstThePackage(BrowserContext shared) throws Exception {
        heads.daily();
        byte[] whole = fetch(signed("Bevis 7"), "").bytes();
        PublishingHeads.Mark mark = heads.newest(1).getFirst();
        String day = mark.day().toString();
        String hex = mark.mark().hex();
        try (BrowserContext offline = offline(shared, "en-GB")) {
            assertThat(run(offline, whole, day, hex).said()).contains("is among them, and the log continues it");
            String written = "%d.%d.%d"
                    .formatted(
                            mark.day().getDayOfMonth(),
                            mark.day().getMonthValue(),
                            mark.day().getYear());
            String spaced = hex.toUpperCase(Locale.ROOT).replaceAll("(.{8})", "$1 ");
            Verdict copied = run(offline, whole, written, spaced);
            assertThat(copied.exit()).isZero();
            assertThat(copied.said()).contains("is among them, and the log continues it");

            Verdict other = run(offline, whole, day, "0".repeat(64));
            assertThat(other.exit()).isEqualTo(1);
            assertThat(other.said()).contains("is another than that of the package");
            assertThat(run(offline, whole, day, "4f0c").said()).contains("4f0c is not a mark");
            assertThat(run(offline, whole, "i går", hex).said()).contains("i går is not a day");
            assertThat(run(offline, whole, "31.02.2026", hex).said()).contains("31.02.2026 is not a day");
            assertThat(run(offline, whole, "2020-01-01", hex).said()).contains("no mark for 2020-01-01");
            Verdict newer = run(offline, whole, mark.day().plusDays(1).toString(), hex);
            assertThat(newer.exit()).isZero();
            assertThat(newer.said()).contains("is not older than the package and can not be held against it");

            try (Page page = offline.newPage()) {
                page.navigate(program("verify.html").toUri().toString());
                page.click("button[lang=en]");
                page.setInputFiles("#file", folder.resolve("pakke.zip"));
                page.fill("#day", day);
                page.click("#do");
                page.waitForSelector("#steps > li.fails");
                assertThat(page.innerText("#steps")).contains("To check the mark both day and mark are needed");
            }
        }
    }

    @Test
    void oneByteAFileTakenAwayOrAddedAndEntriesInAnotherOrderAreFoundAndNamed(BrowserContext shared) throws Exception {
        BrowserContext offline = offline(shared, "en-GB");
        heads.daily();
        byte[] whole = fetch(signed("Bevis 2"), "").bytes();
        List<String> kinds = List.of(
                "versions/1/text\\.txt",
                "versions/1/avtale-kommune-4628\\.pdf",
                "words/.*",
                "log/entries/.*",
                "log/inclusion\\.txt",
                "log/heads\\.txt",
                "signatures/1/.*\\.pdf",
                "signatures/1/.*/summary\\.txt",
                "package\\.txt");
        for (String kind : kinds) {
            Map<String, byte[]> files = unpack(whole);
            String name = named(files, kind);
            touch(files, name);
            Verdict verdict = run(offline, pack(files));
            assertThat(verdict.exit()).as(name).isEqualTo(1);
            assertThat(verdict.said()).contains("[FAIL]", name + " was changed", "The package is NOT whole");
        }

        Map<String, byte[]> manifest = unpack(whole);
        touch(manifest, "manifest.txt");
        assertThat(run(offline, pack(manifest)).exit()).isEqualTo(1);

        Map<String, byte[]> less = unpack(whole);
        String gone = named(less, "log/entries/.*");
        less.remove(gone);
        assertThat(run(offline, pack(less)).said()).contains(gone + " is missing");

        Map<String, byte[]> more = unpack(whole);
        more.put("evidence/ekstra.txt", new byte[] {1});
        assertThat(run(offline, pack(more)).said()).contains("evidence/ekstra.txt was added");
        offline.close();
    }

    @Test
    void aForgerWhoMakesTheManifestRightIsFoundByTheLog(BrowserContext shared) throws Exception {
        BrowserContext offline = offline(shared, "en-GB");
        heads.daily();
        byte[] whole = fetch(signed("Bevis 3"), "").bytes();

        Map<String, byte[]> swapped = unpack(whole);
        List<String> entries = swapped.keySet().stream()
                .filter(name -> name.startsWith("log/entries/"))
                .toList();
        byte[] one = Objects.requireNonNull(swapped.get(entries.get(0)));
        swapped.put(entries.get(0), Objects.requireNonNull(swapped.get(entries.get(1))));
        swapped.put(entries.get(1), one);
        relist(swapped);
        assertThat(run(offline, pack(swapped)).said()).contains(entries.get(0) + " is entry", "and in the wrong place");

        Map<String, byte[]> entry = unpack(whole);
        touch(entry, entries.get(1));
        relist(entry);
        assertThat(run(offline, pack(entry)).said())
                .contains(entries.get(1) + " does not give the checksum the log has");

        Map<String, byte[]> pdf = unpack(whole);
        touch(pdf, "versions/1/avtale-kommune-4628.pdf");
        relist(pdf);
        assertThat(run(offline, pack(pdf)).said()).contains("versions/1/avtale-kommune-4628.pdf is not named in entry");

        Map<String, byte[]> text = unpack(whole);
        text.put(
                "versions/1/text.txt",
                new String(Objects.requireNonNull(text.get("versions/1/text.txt")), StandardCharsets.UTF_8)
                        .replace("kvar sitt ansvar", "ikkje noko ansvar")
                        .getBytes(StandardCharsets.UTF_8));
        relist(text);
        assertThat(run(offline, pack(text)).said()).contains("versions/1/text.txt does not consist of the words");

        Map<String, byte[]> less = unpack(whole);
        less.remove(entries.get(1));
        relist(less);
        Verdict cut = run(offline, pack(less));
        assertThat(cut.exit()).isEqualTo(1);
        assertThat(cut.said()).contains("entries should be here");
        offline.close();
    }

    /** What a forger does to a package of a whole log, and what both programs say; the manifest is made right after it. */
    private enum Forgery {
        A_DOCUMENT_SAID_TO_BE_NAMED_NOWHERE("versions/1/avtale-kommune-4628.pdf is not named in any entry of the log") {
            @Override
            void forge(Map<String, byte[]> files) {
                touch(files, "versions/1/avtale-kommune-4628.pdf");
                edit(files, "files.txt", text -> text.replaceAll("DOCUMENT\t[0-9]+", "DOCUMENT\t-"));
            }
        },
        A_TEXT_SAID_TO_BE_NAMED_NOWHERE("versions/1/clauses.txt is not named in any entry of the log") {
            @Override
            void forge(Map<String, byte[]> files) {
                edit(files, "files.txt", text -> text.replaceAll("\tTEXT\t[0-9]+", "\tTEXT\t-"));
            }
        },
        ANOTHER_DOCUMENT_THAT_THE_LOG_NAMES("versions/1/avtale-kommune-4628.pdf is not named in entry") {
            @Override
            void forge(Map<String, byte[]> files) {
                String signed = named(files, "signatures/1/kommune-4628-[0-9a-f]{8}\\.pdf");
                files.put("versions/1/avtale-kommune-4628.pdf", Objects.requireNonNull(files.get(signed)));
                String entry = text(files, "files.txt").replaceAll("(?s).*SIGNED\t([0-9]+).*", "$1");
                edit(files, "files.txt", text -> text.replaceAll("DOCUMENT\t[0-9]+", "DOCUMENT\t" + entry));
            }
        },
        THE_DOCUMENT_OF_ANOTHER_PARTY("versions/1/avtale-kommune-4621.pdf is not named in entry") {
            @Override
            void forge(Map<String, byte[]> files) {
                move(files, "versions/1/avtale-kommune-4628.pdf", "versions/1/avtale-kommune-4621.pdf");
            }
        },
        THE_DOCUMENT_OF_ANOTHER_VERSION("versions/2/avtale-kommune-4628.pdf is not named in entry") {
            @Override
            void forge(Map<String, byte[]> files) {
                move(files, "versions/1/avtale-kommune-4628.pdf", "versions/2/avtale-kommune-4628.pdf");
                move(files, "versions/1/clauses.txt", "versions/2/clauses.txt");
                move(files, "versions/1/text.txt", "versions/2/text.txt");
            }
        },
        A_DOCUMENT_OF_A_VERSION_THAT_IS_NOT_HERE("versions/7/clauses.txt, versions/7/text.txt is missing") {
            @Override
            void forge(Map<String, byte[]> files) {
                move(files, "versions/1/avtale-kommune-4628.pdf", "versions/7/avtale-kommune-4628.pdf");
            }
        },
        A_DOCUMENT_CALLED_A_REPORT("is not what files.txt calls it") {
            @Override
            void forge(Map<String, byte[]> files) {
                touch(files, "versions/1/avtale-kommune-4628.pdf");
                edit(files, "files.txt", text -> text.replaceAll("DOCUMENT\t[0-9]+", "REPORT\t-"));
            }
        },
        A_DOCUMENT_SET_ANEW("is set anew, but entry") {
            @Override
            void forge(Map<String, byte[]> files) {
                files.remove("versions/1/avtale-kommune-4628.pdf");
                files.put("versions/1/sett-paa-nytt.pdf", new byte[] {1});
                edit(
                        files,
                        "files.txt",
                        text -> text.replaceAll(
                                "versions/1/avtale-kommune-4628.pdf\tDOCUMENT\t[0-9]+",
                                "versions/1/sett-paa-nytt.pdf\tSET_ANEW\t-"));
            }
        },
        A_FILE_OF_ANOTHER_KIND("evidence/ekstra.txt does not belong in an evidence package") {
            @Override
            void forge(Map<String, byte[]> files) {
                files.put("evidence/ekstra.txt", new byte[] {1});
            }
        },
        A_REPORT_NOBODY_TELLS_OF("/tillegg.xml was added") {
            @Override
            void forge(Map<String, byte[]> files) {
                String signed = named(files, "signatures/1/kommune-4628-[0-9a-f]{8}\\.pdf");
                files.put(signed.replace(".pdf", "/tillegg.xml"), new byte[] {1});
            }
        },
        WORDS_OF_NO_CLAUSE(Sha256.of("Ikkje avtalt.") + ".txt was added") {
            @Override
            void forge(Map<String, byte[]> files) {
                String words = "Ikkje avtalt.";
                files.put("words/" + Sha256.of(words) + ".txt", words.getBytes(StandardCharsets.UTF_8));
            }
        },
        NO_ENTRY_AT_ALL("No entry of the log is included") {
            @Override
            void forge(Map<String, byte[]> files) {
                files.keySet().removeIf(name -> name.startsWith("log/entries/") || name.startsWith("versions/"));
                files.keySet().removeIf(name -> name.startsWith("signatures/") || name.startsWith("words/"));
                files.put("files.txt", new byte[0]);
                edit(files, "package.txt", text -> text.replaceAll("\nentries\t[0-9]+", "\nentries\t0"));
            }
        },
        HEADS_THAT_DO_NOT_BEGIN_AT_THE_FIRST("is not right") {
            @Override
            void forge(Map<String, byte[]> files) {
                edit(files, "log/heads.txt", text -> {
                    String[] columns = text.lines().findFirst().orElseThrow().split("\t", -1);
                    columns[5] = "1".repeat(64);
                    columns[6] = Sha256.of("avtaleverk-head-1\n"
                                    + String.join("\n", List.of(columns).subList(0, 6)) + "\n")
                            .hex();
                    return String.join("\t", columns) + "\n";
                });
            }
        };

        private final String found;

        Forgery(String found) {
            this.found = found;
        }

        abstract void forge(Map<String, byte[]> files);
    }

    @Test
    void noForgeryIsTakenForAWholePackage(BrowserContext shared) throws Exception {
        heads.daily();
        byte[] whole = fetch(signed("Bevis 8"), "").bytes();
        try (BrowserContext offline = offline(shared, "en-GB")) {
            for (Forgery forgery : Forgery.values()) {
                Map<String, byte[]> files = unpack(whole);
                forgery.forge(files);
                relist(files);
                Verdict verdict = run(offline, pack(files));
                assertThat(verdict.exit()).as("%s: %s", forgery, verdict.said()).isEqualTo(1);
                assertThat(verdict.said()).as(forgery.name()).contains(forgery.found);
            }
        }
    }

    @Test
    void whatIsOnlyInTheManifestAndWhatIsLeftOutAtEitherEndIsTold(BrowserContext shared) throws Exception {
        heads.daily();
        byte[] whole = fetch(signed("Bevis 9"), "").bytes();
        try (BrowserContext offline = offline(shared, "en-GB")) {
            Map<String, byte[]> report = unpack(whole);
            String summary = named(report, "signatures/1/.*/summary\\.txt");
            touch(report, summary);
            relist(report);
            Verdict told = run(offline, pack(report));
            assertThat(told.exit()).isZero();
            assertThat(told.said().lines().filter(line -> line.contains("stand in the manifest only")))
                    .singleElement()
                    .asString()
                    .contains(summary);

            Map<String, byte[]> less = unpack(whole);
            less.remove(named(less, "log/entries/.*"));
            edit(less, "package.txt", text -> text.replace("\nentries\t4\n", "\nentries\t3\n"));
            relist(less);
            Verdict cut = run(offline, pack(less));
            assertThat(cut.exit()).as(cut.said()).isZero();
            assertThat(cut.said())
                    .contains("Not included: change no. 1 of the agreement")
                    .contains("Changes after no. 4 of the agreement may be missing");
        }
    }

    @Test
    void namesInAPackageCanNotWriteOverWhatAProgramSays(BrowserContext shared) throws Exception {
        Map<String, byte[]> files = unpack(fetch(signed("Bevis 10"), "").bytes());
        edit(files, "package.txt", text -> text.replace("Bevis 10", "\u001b[2J\u202eBevis"));
        files.put("\u001b[1A[OK] evidence/x", new byte[] {1});
        relist(files);
        try (BrowserContext offline = offline(shared, "en-GB")) {
            Verdict verdict = run(offline, pack(files));
            assertThat(verdict.exit()).isEqualTo(1);
            assertThat(verdict.said())
                    .doesNotContain("\u001b", "\u202e")
                    .contains("?[2J?Bevis", "?[1A[OK] evidence/x does not belong");
        }
    }

    @Test
    void aTitleStandsOnOneLineAndTurnsNoReading() throws Exception {
        Map<String, byte[]> files =
                unpack(fetch(signed("Bevis 12 \\u202eek\\u00adte"), "").bytes());
        assertThat(text(files, "versions/1/text.txt").lines()).first().isEqualTo("Bevis 12 ekte");
        assertThat(text(files, "package.txt")).contains("title\tBevis 12 ekte\n");
    }

    private static int find(byte[] bytes, int signature, int from) {
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = from;
        while (zip.getInt(at) != signature) {
            at++;
        }
        return at;
    }

    @Test
    void aZipThatOtherProgramsMayReadOtherwiseIsNotRead(BrowserContext shared) throws Exception {
        byte[] whole = fetch(signed("Bevis 11"), "").bytes();
        int end = whole.length - 22;
        var forged = new LinkedHashMap<String, byte[]>();

        byte[] comment = Arrays.copyOf(whole, whole.length + 4);
        comment[end + 20] = 4;
        forged.put("a comment", comment);
        forged.put("something after the end", Arrays.copyOf(whole, whole.length + 4));
        byte[] two = Arrays.copyOf(whole, whole.length + 22);
        System.arraycopy(whole, end, two, whole.length, 22);
        two[end + 20] = 22;
        forged.put("an end within the comment", two);

        byte[] renamed = whole.clone();
        renamed[30] ^= 1;
        forged.put("another name before the file", renamed);
        byte[] listed = whole.clone();
        listed[find(listed, 0x02014b50, 0) + 46] ^= 1;
        forged.put("another name in the list", listed);
        byte[] hidden = new byte[whole.length + 1];
        System.arraycopy(whole, 0, hidden, 1, whole.length);
        forged.put("something before the first file", hidden);
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        forged.put("the end cut off", cut);
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> file : unpack(whole).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        forged.put("packed files", packed.toByteArray());
        forged.put("no zip", new byte[] {1, 2, 3});
        try (BrowserContext offline = offline(shared, "en-GB")) {
            assertThat(run(offline, whole).exit()).isZero();
            for (Map.Entry<String, byte[]> one : forged.entrySet()) {
                assertThat(run(offline, one.getValue()).exit()).as(one.getKey()).isEqualTo(2);
            }
        }
    }

    /** The page and the Java program have the same words. */
    @Test
    void theProgramsSayTheSame() throws Exception {
        String page = Files.readString(program("verify.html"));
        String java = Files.readString(program("Verify.java"));
        Matcher words = Pattern.compile("words\\.put\\((\"[a-z.-]+\"), new String\\[\\] \\{(.*)\\}\\);")
                .matcher(java);
        int count = 0;
        while (words.find()) {
            count++;
            assertThat(page).contains("  " + words.group(1) + ": [" + words.group(2) + "]");
        }
        assertThat(count).isGreaterThan(40);
    }

    @Test
    void thePageVerifiesFromTheDiskWithoutANetwork(BrowserContext shared) throws Exception {
        heads.daily();
        byte[] whole = fetch(signed("Bevis 4"), "").bytes();
        Map<String, byte[]> touched = unpack(whole);
        touch(touched, "versions/1/avtale-kommune-4628.pdf");
        Path page = Files.write(folder.resolve("verify.html"), Objects.requireNonNull(touched.get("verify.html")));
        Path good = Files.write(folder.resolve("hel.zip"), whole);
        Path bad = Files.write(folder.resolve("endra.zip"), pack(touched));
        try (var context = offline(shared, "nn-NO")) {
            Page opened = context.newPage();
            opened.navigate(page.toUri().toString());
            opened.setInputFiles("#file", good);
            opened.click("#do");
            opened.waitForSelector("#answer[data-good]");
            assertThat(opened.innerText("#answer")).contains("SVAR: Pakka er heil.");
            assertThat(opened.locator("#steps > li").count()).isEqualTo(5);
            assertThat(opened.locator("#steps > li.fails").count()).isZero();
            opened.setInputFiles("#file", bad);
            opened.click("#do");
            opened.waitForSelector("#steps > li.fails");
            assertThat(opened.innerText("#answer")).contains("IKKJE heil");
            assertThat(opened.innerText("#steps")).contains("versions/1/avtale-kommune-4628.pdf er endra");
            opened.click("button[lang=en]");
            assertThat(opened.innerText("#steps")).contains("versions/1/avtale-kommune-4628.pdf was changed");
            assertThat(Axe.violations(opened)).isEmpty();
        }
    }

    @Test
    void onlyWhoReadsTheLogGetsOneAndItSaysNoMoreThanThatPersonMayRead() {
        String path = signed("Bevis 5");
        assertThat(Client.as("nils.berg", port).get(path + "/proof-package").status())
                .isIn(403, 404);
        assertThat(Client.as("per.nesse", port)
                        .get(path + "/proof-package?position=999999")
                        .status())
                .isEqualTo(404);
        assertThat(Client.as("per.nesse", port)
                        .get(path + "/proof-package?position=1")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoeverHoldsAMarkAsksWhetherTheLogStillHasIt(BrowserContext shared) {
        Browser browser = Objects.requireNonNull(shared.browser());
        heads.daily();
        PublishingHeads.Mark mark = heads.newest(1).getFirst();
        Client nobody = Client.nobody(port);
        Reply told = nobody.get("/api/v1/log/heads");
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().path("intact").asBoolean()).isTrue();
        assertThat(told.text()).contains(mark.mark().hex()).doesNotContain("position");
        String asked = "/api/v1/log/heads/" + mark.day() + "/";
        assertThat(nobody.get(asked + mark.mark()).json().path("answer").asString())
                .isEqualTo("CONTINUED");
        assertThat(nobody.get(asked + "0".repeat(64)).json().path("answer").asString())
                .isEqualTo("ANOTHER");
        assertThat(nobody.get("/api/v1/log/heads/2020-01-01/" + mark.mark())
                        .json()
                        .path("answer")
                        .asString())
                .isEqualTo("NONE");
        assertThat(nobody.get("/heads.atom").text())
                .contains("<feed", mark.mark().hex());

        for (String language : List.of("nb", "nn", "en")) {
            try (Visitor visitor = Visitor.at(browser, port, Visitor.PHONE, language)) {
                visitor.open("/heads?day=" + mark.day() + "&mark=" + mark.mark());
                assertThat(visitor.page().innerText(".av-verdict")).contains(language.equals("en") ? "Yes." : "Ja.");
                assertThat(visitor.barriers()).isEmpty();
            }
        }
    }

    @Test
    void theAuditorComesToThePackageFromTheAgreement(BrowserContext shared) {
        Browser browser = Objects.requireNonNull(shared.browser());
        String path = signed("Bevis 6");
        String id = path.substring(path.lastIndexOf('/') + 1);
        try (Visitor per = Visitor.at(browser, port, Visitor.DESKTOP, "nn").as("per.nesse")) {
            per.open("/agreements/" + id + "/history");
            per.page().click("a[href$='/proof']");
            assertThat(per.barriers()).isEmpty();
            var download = per.page().waitForDownload(() -> per.page().click("a[download]"));
            assertThat(download.suggestedFilename()).startsWith("bevispakke-").endsWith(".zip");
            per.open("/agreements/" + id + "/proof?from=2030-01-01&last=2029-01-01");
            assertThat(per.page().innerText("main")).contains("Verdien passar ikkje");
            assertThat(per.barriers()).isEmpty();
        }
    }
}
