package no.avtaleverk.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import no.avtaleverk.model.audit.AuditNote.Topic;
import no.avtaleverk.model.audit.Sample.Allocation;
import no.avtaleverk.model.audit.Sample.Stratification;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.workflow.audit.AuditDesk;
import no.avtaleverk.workflow.audit.AuditDesk.Drawing;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** An auditor draws a sample, writes what was found, and takes it along; nobody else learns of it. */
@RunningProduct
@WithBrowser
class AuditDeskTests {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");

    @LocalServerPort
    private int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    AuditDesk desk;

    private String drawn(String title, int size) {
        Reply drawn = Client.as("per.nesse", port).post("/api/v1/audit/samples", """
                {"title": "%s", "seed": "frø", "stratification": "MUNICIPALITY", "allocation": "EQUAL", "size": %d}""".formatted(title, size));
        assertThat(drawn.status()).as(drawn.text()).isEqualTo(201);
        return drawn.json().path("id").asString();
    }

    @Test
    void theSameSeedAndPlaceInTheLogGiveTheSameSampleAfterMoreAgreementsHaveCome() {
        Registered.inForce(context, "Utval 1");
        Registered.inForce(context, "Utval 2");
        Registered.inForce(context, "Utval 3");
        Client per = Client.as("per.nesse", port);
        Reply first =
                per.post("/api/v1/audit/samples", "{\"title\": \"Eitt\", \"seed\": \"Vaksdal 2026\", \"size\": 2}");
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.json().path("reproduced").asBoolean()).isTrue();
        assertThat(first.json().path("items").size()).isEqualTo(2);
        Registered.inForce(context, "Utval 4");
        Reply again = per.post(
                "/api/v1/audit/samples",
                "{\"title\": \"To\", \"seed\": \"Vaksdal 2026\", \"size\": 2, \"position\": %d}"
                        .formatted(first.json().path("position").asLong()));
        assertThat(again.json().path("items").toString())
                .isEqualTo(first.json().path("items").toString());
        assertThat(again.json().path("frameDigest").asString())
                .isEqualTo(first.json().path("frameDigest").asString());
    }

    @Test
    void notesStayAndOnlyTheOwnDeskSeesThem() {
        Registered.inForce(context, "Utval 5");
        var audit = new Actor("a", "Anne Revisor", VAKSDAL, Set.of(Role.AUDITOR), Set.of(VAKSDAL));
        var colleague = new Actor("b", "Bjørn Revisor", VAKSDAL, Set.of(Role.AUDITOR), Set.of(VAKSDAL));
        var other = new Actor("c", "Cato Revisor", VOSS, Set.of(Role.AUDITOR), Set.of(VAKSDAL, VOSS));
        var jurist = new Actor("d", "Dina Jurist", VAKSDAL, Set.of(Role.JURIST), Set.of());
        Drawing drawing = desk.draw("Utval", "frø", 0, Stratification.STATE, Allocation.EQUAL, 3, audit);
        String id = ((Drawing.Drawn) drawing).id();
        AuditDesk.Sheet sheet = desk.sample(id, audit).orElseThrow();
        var agreement = sheet.items().getFirst().agreement();
        assertThat(desk.write(id, agreement, Topic.FINDING, "Funn éin.", audit)).isEmpty();
        assertThat(desk.write(id, agreement, Topic.FINDING, "Funn to.", colleague))
                .isEmpty();
        assertThat(desk.write(id, agreement, Topic.FINDING, "Inn", other)).isNotEmpty();
        assertThat(desk.write(id, agreement, Topic.FINDING, "Inn", jurist)).isNotEmpty();
        assertThat(desk.write(id, agreement, Topic.FINDING, " ", audit)).isNotEmpty();
        assertThat(desk.sample(id, colleague).orElseThrow().items().getFirst().written())
                .hasSize(2);
        assertThat(desk.sample(id, other)).isEmpty();
        assertThat(desk.sample(id, jurist)).isEmpty();
        assertThat(desk.samples(other)).isEmpty();
        assertThat(desk.draw("Utval", "frø", 0, Stratification.NONE, Allocation.EQUAL, 1, jurist))
                .isInstanceOf(Drawing.Refused.class);
        // Nor does the log of the agreement tell of it, to anybody.
        assertThat(Client.as("marit.tveit", port)
                        .get("/api/v1/agreements/" + agreement + "/log")
                        .text())
                .doesNotContain("AUDIT");
    }

    @Test
    void othersAreNotToldThatThereIsADesk() {
        assertThat(Client.as("marit.tveit", port).get("/api/v1/audit/samples").status())
                .isEqualTo(403);
        assertThat(Client.as("marit.tveit", port).get("/audit").status()).isEqualTo(404);
        assertThat(Client.as("marit.tveit", port).get("/").text()).doesNotContain("/audit");
        assertThat(Client.as("per.nesse", port)
                        .get("/api/v1/audit/samples/00000000-0000-4000-8000-000000000000")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theRequirementsOfADayAreTakenAlongAsCriteria() {
        Client per = Client.as("per.nesse", port);
        Reply told = per.get("/api/v1/audit/criteria?on=2015-06-01");
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json()
                        .path("criteria")
                        .valueStream()
                        .filter(one -> one.path("id").asString().equals("HOL-6-2-04"))
                        .findFirst())
                .hasValueSatisfying(
                        one -> assertThat(one.path("demanded").asBoolean()).isFalse());
        String csv =
                per.get("/audit/criteria?on=2026-06-01&format=csv&language=nn").text();
        assertThat(csv).contains("\"Krav-id\";", "\"HOL-6-2-04\"");
        assertThat(csv.lines().filter(line -> line.startsWith("\"HOL-6-2-04\";")))
                .singleElement()
                .asString()
                .contains(
                        "\"Avtalen skal som et minimum omfatte: […] 4. beskrivelse av kommunens tilbud",
                        ";\"2016-01-01\";");
        Reply pdf = per.get("/audit/criteria?on=2026-06-01&format=pdf&language=nn");
        assertThat(new String(pdf.bytes(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(pdf.bytes())
                .isEqualTo(per.get("/audit/criteria?on=2026-06-01&format=pdf&language=nn")
                        .bytes());
        Reply docx = per.get("/audit/criteria?on=2026-06-01&format=docx&language=nb");
        assertThat(new String(docx.bytes(), 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
    }

    @Test
    void anAuditorDrawsWritesAndTakesAlongOnADeskAndOnAPhone(BrowserContext shared) {
        Browser browser = Objects.requireNonNull(shared.browser());
        Registered.inForce(context, "Utval 6");
        for (int width : List.of(Visitor.DESKTOP, Visitor.PHONE)) {
            try (Visitor per = Visitor.at(browser, port, width, width == Visitor.PHONE ? "nn" : "nb")
                    .as("per.nesse")) {
                var page = per.page();
                per.open("/audit");
                assertThat(per.barriers()).isEmpty();
                page.fill("#title", "Delavtaler 2026 " + width);
                page.fill("#seed", "frø");
                page.fill("#size", "0");
                page.click("form[action='/audit/samples'] button");
                PlaywrightAssertions.assertThat(page.locator("#faults")).containsText("1 til 1000");
                assertThat(page.inputValue("#seed")).isEqualTo("frø");
                page.fill("#size", "2");
                page.click("form[action='/audit/samples'] button");
                PlaywrightAssertions.assertThat(page.locator("h1")).containsText("Delavtaler 2026");
                assertThat(per.barriers()).isEmpty();
                page.click("table.av-register a");
                page.selectOption("#topic", "CRITERION");
                page.fill("#text", "Avtalen skal gås gjennom hvert år.\nHol. § 6-5.");
                page.click("form[action$='/notes'] button");
                PlaywrightAssertions.assertThat(page.locator("ol.av-timeline")).containsText("Per Nesse");
                PlaywrightAssertions.assertThat(page.locator("ol.av-timeline")).containsText("Hol. § 6-5.");
                page.selectOption("#progress", "DONE");
                page.click("form[action$='/progress'] button");
                PlaywrightAssertions.assertThat(page.locator(".av-notice"))
                        .containsText(width == Visitor.PHONE ? "ført vidare" : "ført videre");
                assertThat(per.barriers()).isEmpty();
                page.click("nav.av-crumbs a");
                PlaywrightAssertions.assertThat(page.locator(".av-lead")).containsText("1 av");
                // The whole register is read again when it is asked for, and not at each look.
                assertThat(page.locator("main").innerText()).doesNotContain("same grunnlag", "samme grunnlag");
                page.click("a[href$='compare=true']");
                PlaywrightAssertions.assertThat(page.locator("main"))
                        .containsText(
                                width == Visitor.PHONE
                                        ? "Registeret gir same grunnlag"
                                        : "Registeret gir samme grunnlag");
                assertThat(per.barriers()).isEmpty();
                var download = page.waitForDownload(() -> page.click("a[href$='sample.xlsx']"));
                assertThat(download.suggestedFilename()).endsWith(".xlsx");
            }
        }
        String id = drawn("Til CSV", 2);
        Reply csv = Client.as("per.nesse", port).get("/audit/samples/" + id + "/sample.csv");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.text()).contains("\"Id\";");
    }
}
