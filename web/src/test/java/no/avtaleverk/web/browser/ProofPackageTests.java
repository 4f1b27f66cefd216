package no.avtaleverk.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
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

    /** What a program said of a package. */
    private record Verdict(int exit, String said) {}

    private Verdict run(byte[] zip, String... more) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("pakke.zip"), zip);
        Path program = folder.resolve("Verify.java");
        if (!Files.exists(program)) {
            Files.write(
                    program,
                    Client.nobody(port).get("/heads/programs/Verify.java").bytes());
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                program.toString(),
                file.toString(),
                "--language",
                "en"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Verdict(process.exitValue(), said);
        }
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
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
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

    @Test
    void theSamePlaceInTheLogGivesTheSameBytesAndIsVerifiedInAnotherProcess() throws Exception {
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

        Verdict verdict = run(first.bytes());
        assertThat(verdict.exit()).as(verdict.said()).isZero();
        assertThat(verdict.said())
                .contains("ANSWER: The package is whole", first.header("Avtaleverk-Mark"))
                .doesNotContain("[FAIL]");

        PublishingHeads.Mark mark = heads.newest(1).getFirst();
        assertThat(run(
                                first.bytes(),
                                "--head",
                                mark.day().toString(),
                                mark.mark().hex())
                        .said())
                .contains("is among them, and the log continues it");
        Verdict other = run(first.bytes(), "--head", mark.day().toString(), "0".repeat(64));
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.said()).contains("is another than that of the package");
    }

    @Test
    void oneByteAFileTakenAwayOrAddedAndEntriesInAnotherOrderAreFoundAndNamed() throws Exception {
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
            Verdict verdict = run(pack(files));
            assertThat(verdict.exit()).as(name).isEqualTo(1);
            assertThat(verdict.said()).contains("[FAIL]", name + " was changed", "The package is NOT whole");
        }

        Map<String, byte[]> manifest = unpack(whole);
        touch(manifest, "manifest.txt");
        assertThat(run(pack(manifest)).exit()).isEqualTo(1);

        Map<String, byte[]> less = unpack(whole);
        String gone = named(less, "log/entries/.*");
        less.remove(gone);
        assertThat(run(pack(less)).said()).contains(gone + " is missing");

        Map<String, byte[]> more = unpack(whole);
        more.put("evidence/ekstra.txt", new byte[] {1});
        assertThat(run(pack(more)).said()).contains("evidence/ekstra.txt was added");
    }

    @Test
    void aForgerWhoMakesTheManifestRightIsFoundByTheLog() throws Exception {
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
        assertThat(run(pack(swapped)).said()).contains(entries.get(0) + " is entry", "and in the wrong place");

        Map<String, byte[]> entry = unpack(whole);
        touch(entry, entries.get(1));
        relist(entry);
        assertThat(run(pack(entry)).said()).contains(entries.get(1) + " does not give the hash the log has");

        Map<String, byte[]> pdf = unpack(whole);
        touch(pdf, "versions/1/avtale-kommune-4628.pdf");
        relist(pdf);
        assertThat(run(pack(pdf)).said()).contains("versions/1/avtale-kommune-4628.pdf is not named in entry");

        Map<String, byte[]> text = unpack(whole);
        text.put(
                "versions/1/text.txt",
                new String(Objects.requireNonNull(text.get("versions/1/text.txt")), StandardCharsets.UTF_8)
                        .replace("kvar sitt ansvar", "ikkje noko ansvar")
                        .getBytes(StandardCharsets.UTF_8));
        relist(text);
        assertThat(run(pack(text)).said()).contains("versions/1/text.txt does not consist of the words");

        Map<String, byte[]> less = unpack(whole);
        less.remove(entries.get(1));
        relist(less);
        Verdict cut = run(pack(less));
        assertThat(cut.exit()).isEqualTo(1);
        assertThat(cut.said()).contains("entries should be here");
    }

    @Test
    void thePageVerifiesFromTheDiskWithoutANetwork(BrowserContext shared) throws Exception {
        Browser browser = Objects.requireNonNull(shared.browser());
        heads.daily();
        byte[] whole = fetch(signed("Bevis 4"), "").bytes();
        Map<String, byte[]> touched = unpack(whole);
        touch(touched, "versions/1/avtale-kommune-4628.pdf");
        Path page = Files.write(folder.resolve("verify.html"), Objects.requireNonNull(touched.get("verify.html")));
        Path good = Files.write(folder.resolve("hel.zip"), whole);
        Path bad = Files.write(folder.resolve("endra.zip"), pack(touched));
        try (var context = browser.newContext(
                new Browser.NewContextOptions().setLocale("nn-NO").setOffline(true))) {
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
            assertThat(new com.deque.html.axecore.playwright.AxeBuilder(opened)
                            .analyze()
                            .getViolations())
                    .isEmpty();
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
