package no.avtaleverk.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.templates.archive.NoarkFormat;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.workflow.archive.Restoring;
import no.avtaleverk.workflow.persistence.PersistenceConfiguration;
import no.avtaleverk.workflow.persistence.PersistenceConfiguration.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who reads the log of an agreement takes its case out for the archive, with what that person may read and no more. */
@RunningProduct
@WithBrowser
class ArchivePageTests {
    @LocalServerPort
    private int port;

    @Autowired
    Agreements agreements;

    @TempDir
    Path folder;

    /** An agreement submitted, adopted by the kommune and signed by it, with an inner word of each of the two. */
    private String signed(String title) {
        Client marit = Client.as("marit.tveit", port);
        Reply made = marit.post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["kommune-4628", "983974724"],
                 "validity": {"from": "2026-01-01", "until": null, "entryIntoForce": "EACH_MUNICIPALITY"},
                 "clauses": [{"heading": "Føremål", "text": "Arkivet skal kjenne saka att."},
                             {"heading": "Ansvar", "text": "Partane har kvar sitt arkiv."}]}""".formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        String clause = marit.get(path + "/draft").json().at("/clauses/0/id").asString();
        say(marit, path, clause, "INNER", "Hemmeleg i Vaksdal");
        say(Client.as("jonas.lid", port), path, clause, "INNER", "Hemmeleg i Helse Bergen");
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

    private static void say(Client who, String path, String clause, String layer, String text) {
        Reply reply = who.post(path + "/discussion", """
                {"layer": "%s", "clause": "%s", "comment": "%s"}""".formatted(layer, clause, text));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private Reply fetch(String user, String path, String query) {
        Reply reply = Client.as(user, port).get(path + "/archive" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    private static String said(Reply reply) {
        return new String(reply.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void theSamePlaceGivesTheSameFileAndItIsRestoredFrom() throws IOException {
        String path = signed("Arkiv 1");
        var id = new AgreementId(path.substring(path.lastIndexOf('/') + 1));
        Reply first = fetch("jonas.lid", path, "");
        String name = Objects.requireNonNull(first.header("Content-Disposition"));
        String position = name.replaceAll(".*-([0-9]+)\\.zip.*", "$1");
        Reply again = fetch("jonas.lid", path, "?position=" + position);
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(again.header("Avtaleverk-Mark")).hasSize(64).isEqualTo(first.header("Avtaleverk-Mark"));
        Path file = Files.write(folder.resolve("case.zip"), first.bytes());
        try (Opened opened =
                PersistenceConfiguration.openToWrite("jdbc:sqlite:" + folder.resolve("restored.db"), "", "")) {
            assertThat(new Restoring(opened.copies(), new NoarkFormat())
                            .restore(java.util.List.of(file), RunningProduct.NOW))
                    .isEmpty();
            assertThat(opened.agreements().find(id)).isEqualTo(agreements.find(id));
            assertThat(opened.history().verify().firstFault()).isNull();
        }
    }

    @Test
    void whatIsInnerInOneIsNotInTheFileOfTheOther() {
        String path = signed("Arkiv 2");
        assertThat(said(fetch("jonas.lid", path, "")))
                .contains("Hemmeleg i Helse Bergen")
                .doesNotContain("Hemmeleg i Vaksdal");
        assertThat(said(fetch("marit.tveit", path, "")))
                .contains("Hemmeleg i Vaksdal")
                .doesNotContain("Hemmeleg i Helse Bergen");
        assertThat(said(fetch("per.nesse", path, ""))).contains("arkivstruktur.xml", "Arkivet skal kjenne saka att.");
    }

    @Test
    void nobodyElseIsGivenOne() {
        String path = signed("Arkiv 3");
        for (String user : java.util.List.of("nils.berg", "kari.vik", "grete.myhre")) {
            assertThat(Client.as(user, port).get(path + "/archive").status())
                    .as(user)
                    .isIn(403, 404);
        }
        assertThat(Client.nobody(port).get(path + "/archive").status()).isEqualTo(401);
        for (String position : java.util.List.of("999999", "1", "-1")) {
            assertThat(Client.as("jonas.lid", port)
                            .get(path + "/archive?position=" + position)
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void theAuditorComesToItFromTheAgreementInEachLanguage(BrowserContext shared) {
        Browser browser = Objects.requireNonNull(shared.browser());
        String path = signed("Arkiv 4");
        String id = path.substring(path.lastIndexOf('/') + 1);
        for (String language : java.util.List.of("nb", "nn", "en")) {
            try (Visitor per = Visitor.at(
                            browser, port, language.equals("nn") ? Visitor.DESKTOP : Visitor.PHONE, language)
                    .as("per.nesse")) {
                per.open("/agreements/" + id + "/history");
                per.page().click("a[href$='/archive']");
                assertThat(per.page().innerText("main")).contains("Noark 5");
                assertThat(per.barriers()).isEmpty();
                var download = per.page().waitForDownload(() -> per.page().click("a[download]"));
                assertThat(download.suggestedFilename())
                        .startsWith("arkivuttrekk-")
                        .endsWith(".zip");
            }
        }
        try (Visitor jonas = Visitor.at(browser, port, Visitor.DESKTOP, "nb").as("jonas.lid")) {
            jonas.open("/agreements/" + id + "/archive");
            assertThat(jonas.page().innerText("main")).contains("kan leses inn igjen i et tomt register");
        }
    }

    // ---- the commands of the operator -------------------------------------------------------------------------------

    private static String run(int code, String... arguments) {
        var out = new ByteArrayOutputStream();
        assertThat(no.avtaleverk.web.CommandRunner.archive(
                        new PrintStream(out, true, StandardCharsets.UTF_8), RunningProduct.NOW, arguments))
                .as(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(code);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Autowired
    org.springframework.core.env.Environment environment;

    @Test
    void theOperatorTakesTheRegisterOutBesideTheRunningProductAndPutsItIntoAnEmptyStore() {
        signed("Arkiv 5");
        String running = "--avtaleverk.store.url=" + environment.getRequiredProperty("avtaleverk.store.url");
        String empty = "--avtaleverk.store.url=jdbc:sqlite:" + folder.resolve("empty.db");
        String file = folder.resolve("whole.zip").toString();
        assertThat(run(0, "export-archive", file, running)).contains("The archive extract is written to");
        assertThat(run(2, "export-archive", file, running)).contains("The file is there already");
        assertThat(run(
                        1,
                        "export-archive",
                        folder.resolve("none.zip").toString(),
                        "00000000-0000-0000-0000-000000000000",
                        running))
                .contains("There is nothing to take out");
        assertThat(folder.resolve("none.zip")).doesNotExist();
        assertThat(run(2, "import-archive", folder.resolve("nowhere.zip").toString(), empty))
                .contains("can not be read");
        assertThat(run(2, "import-archive", file, running)).contains("The store is in use");
        assertThat(run(0, "import-archive", file, empty)).contains("The register is restored from 1 archive");
        assertThat(run(1, "import-archive", file, empty)).contains("Nothing is read in: the store is not empty");
        assertThat(run(2, "import-archive", empty)).contains("Use: ");
    }

    /** What may be missing is told by name, and not left to be found. */
    @Test
    void casesTakenOutAtDifferentPlacesAreToldWhenTheyArePutTogether() {
        String running = "--avtaleverk.store.url=" + environment.getRequiredProperty("avtaleverk.store.url");
        String empty = "--avtaleverk.store.url=jdbc:sqlite:" + folder.resolve("two-places.db");
        var ids = new java.util.ArrayList<String>();
        var files = new java.util.ArrayList<String>();
        for (String title : java.util.List.of("Arkiv 6", "Arkiv 7")) {
            String path = signed(title);
            ids.add(path.substring(path.lastIndexOf('/') + 1));
            files.add(folder.resolve(title + ".zip").toString());
            run(0, "export-archive", files.getLast(), ids.getLast(), running);
        }
        assertThat(run(0, "import-archive", files.getFirst(), files.getLast(), empty))
                .contains("The case " + ids.getFirst() + " was taken out at entry")
                .doesNotContain("The case " + ids.getLast());
    }
}
