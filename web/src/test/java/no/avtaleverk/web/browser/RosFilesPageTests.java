package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.document.RosFileFormat;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.web.api.Examples;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The checklist of a ROS analysis taken as files, and a filled-in form brought back, on a desk, on a phone and over HTTP. */
@RunningProduct
@WithBrowser
class RosFilesPageTests {
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final Actor SIRI = new Actor("siri.giske", "Siri Giske", VOSS, Set.of(Role.JURIST), Set.of());

    @LocalServerPort
    private int port;

    @Autowired
    AnalysingRisks analysing;

    private AgreementId listed(String title) {
        Client siri = Client.as("siri.giske", port);
        Reply made = siri.post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["kommune-4621", "983974724"],
                 "clauses": [{"id": "ansvar", "heading": "Ansvar", "text": "Partane har kvar sitt ansvar."}]}""".formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        assertThat(siri.post(path + "/submission").status()).isEqualTo(200);
        var id = new AgreementId(path.substring(path.lastIndexOf('/') + 1));
        assertThat(analysing.list(id, 1, SIRI)).isEmpty();
        return id;
    }

    private static String files(AgreementId id) {
        return "/agreements/" + id + "/follow-up/ros/files";
    }

    private byte[] form(AgreementId id, String user) {
        Reply form = Client.as(user, port).get("/api/v1/agreements/" + id + "/follow-up/ros/ros.docx");
        assertThat(form.status()).as(form.text()).isEqualTo(200);
        return form.bytes();
    }

    /** A form whose first row has boxes ticked, counted from 1 for the first of its first column. */
    private static byte[] ticked(byte[] docx, int... boxes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(docx));
                var to = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] part = in.readAllBytes();
                if (entry.getName().equals("word/document.xml")) {
                    String xml = new String(part, StandardCharsets.UTF_8);
                    int row = xml.indexOf("\"avr_");
                    String unticked = "<w14:checked w14:val=\"0\"/>";
                    for (int box : boxes) {
                        int at = row;
                        for (int i = 0; i < box; i++) {
                            at = xml.indexOf("<w14:checked ", at + 1);
                        }
                        assertThat(xml.startsWith(unticked, at)).isTrue();
                        xml = xml.substring(0, at) + unticked.replace('0', '1') + xml.substring(at + unticked.length());
                    }
                    part = xml.getBytes(StandardCharsets.UTF_8);
                }
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(part);
                to.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static void bring(Page page, byte[] file) {
        page.locator("#file").setInputFiles(new FilePayload("ros.docx", RosFileFormat.DOCX.mediaType(), file));
        page.locator("form:has(#file) button").click();
    }

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, nn", "1280, en"})
    void aFilledInFormIsLookedThroughAndThenNoted(int width, String language, BrowserContext any) throws IOException {
        AgreementId id = listed("ROS-filer " + width + language);
        Visitor siri = Visitor.at(any.browser(), port, width, language).as("siri.giske");
        Page page = siri.open(files(id));
        assertThat(page.locator("a[href*='/ros/ros.']")).hasCount(5);
        assertThat(siri.barriers()).isEmpty();

        byte[] filled = ticked(form(id, "siri.giske"), 4, 9);
        bring(page, filled);
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("4 × 4 = 16");
        assertThat(siri.barriers()).isEmpty();
        page.locator("form[action$='/note'] button").click();
        assertThat(page.locator("[role=status]").first()).isVisible();

        bring(siri.open(files(id)), filled);
        assertThat(page.locator("form[action$='/note']")).hasCount(0);
        assertThat(siri.open(files(id)).locator("section[aria-labelledby=read-back] a"))
                .hasText("ros.docx");
        assertThat(siri.barriers()).isEmpty();
        Visitor tone = Visitor.at(any.browser(), port, width, language).as("tone.hauge");
        assertThat(tone.open(files(id)).locator("section[aria-labelledby=read-back]"))
                .hasCount(0);

        bring(siri.open(files(id)), ticked(form(id, "siri.giske"), 1));
        assertThat(page.locator("[role=alert]")).isVisible();
        assertThat(siri.barriers()).isEmpty();

        bring(siri.open(files(id)), ticked(form(id, "tone.hauge"), 4, 9));
        assertThat(page.locator("[role=alert]")).isVisible();
        assertThat(page.locator("form[action$='/note']")).hasCount(0);

        bring(siri.open(files(id)), "noko heilt anna".getBytes(StandardCharsets.UTF_8));
        assertThat(page.locator("[role=alert]").first()).isVisible();
    }

    @Test
    void theFilesAreThereOverHttpAndShowNothingOfWhatTheOtherPartyGraded() throws IOException {
        AgreementId id = listed("ROS-filer over HTTP");
        String ros = "/api/v1/agreements/" + id + "/follow-up/ros";
        Client siri = Client.as("siri.giske", port);
        Client tone = Client.as("tone.hauge", port);
        for (RosFileFormat format : RosFileFormat.values()) {
            Reply file = tone.get(ros + "/ros." + format.extension());
            assertThat(file.status()).isEqualTo(200);
            assertThat(file.header("Content-Type"))
                    .startsWith(format.mediaType().replaceFirst(";.*", ""));
            assertThat(Client.as("nils.berg", port)
                            .get(ros + "/ros." + format.extension())
                            .status())
                    .isIn(403, 404);
        }
        byte[] filled = ticked(form(id, "siri.giske"), 4, 9);
        Reply preview = siri.upload(ros + "/forms?preview=true", "ros.docx", filled);
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.json().path("noted").asBoolean()).isFalse();
        assertThat(tone.upload(ros + "/forms", "ros.docx", filled)
                        .json()
                        .path("faults")
                        .get(0)
                        .path("cause")
                        .asString())
                .isEqualTo("OTHER_PARTY");
        Reply noted = siri.upload(ros + "/forms", "ros.docx", filled);
        assertThat(noted.json().path("noted").asBoolean()).isTrue();
        assertThat(noted.json().path("notes").get(0).path("kind").asString()).isEqualTo("RosScored");
        Reply readBack = siri.get(ros + "/forms");
        assertThat(readBack.json().size()).as(readBack.text()).isEqualTo(1);
        assertThat(readBack.json().get(0).path("taken").asInt()).isEqualTo(1);
        assertThat(tone.get(ros + "/forms").json().size()).isZero();
        Reply faulty = siri.upload(ros + "/forms", "ros.docx", ticked(form(id, "siri.giske"), 1));
        assertThat(faulty.json().path("noted").asBoolean()).isFalse();
        assertThat(faulty.json().path("faults").get(0).path("cause").asString()).isEqualTo("TWO_TICKED");
        var examples = new Examples();
        examples.keepFields("ros-form", noted);
        examples.check();
        assertThat(siri.upload(ros + "/forms", "ros.docx", new byte[] {1, 2}).status())
                .isEqualTo(422);

        assertThat(siri.get(ros + "/ros.json").text()).contains("\"score\" : 16");
        assertThat(tone.get(ros + "/ros.json").text()).doesNotContain("\"score\" : 16");
        assertThat(tone.get(ros + "/ros.csv").text()).doesNotContain("\"16\"");
    }
}
