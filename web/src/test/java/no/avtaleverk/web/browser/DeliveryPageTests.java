package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Deliveries from the clause, units, tilsyn and samarbeidsorganer, on a desk and on a phone. */
@RunningProduct
@WithBrowser
class DeliveryPageTests {
    @LocalServerPort
    private int port;

    /** An agreement of Voss and Helse Bergen that both have adopted and signed; gives the path of its pages. */
    private String concluded(String title) {
        Client siri = Client.as("siri.giske", port);
        Reply made = siri.post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["kommune-4621", "983974724"],
                 "clauses": [{"id": "formaal", "heading": "Føremål", "text": "Trygge tenester."},
                             {"id": "kurs", "heading": "Opplæring", "text": "Helseføretaket skal gi opplæring kvart år.", "requirements": ["HOL-6-2-01"]}]}
                """.formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        JsonNode version = siri.post(path + "/submission").json().at("/versions/0");
        String text = version.path("text").asString();
        String document = version.path("documents").path("kommune-4621").asString();
        for (String leader : new String[] {"odd.skjerven", "rune.sandvik"}) {
            Client client = Client.as(leader, port);
            client.post(path + "/resolutions", """
                    {"organ": "%s", "date": "2026-05-18", "caseNumber": "1/2026", "outcome": "ADOPTED", "text": "%s"}
                    """.formatted(
                            leader.startsWith("odd") ? "KOMMUNESTYRE" : "TRUST_BOARD", text));
            Reply signed = client.post(
                    path + "/signatures", "{\"text\": \"%s\", \"document\": \"%s\"}".formatted(text, document));
            assertThat(signed.status()).as(signed.text()).isEqualTo(200);
        }
        return path.substring("/api/v1".length());
    }

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, nn"})
    void aDutyIsFollowedFromItsClauseAndWhatDidNotComeShowsBesideIt(int width, String language, BrowserContext any) {
        String agreement = concluded("Leveransar " + width);
        Visitor siri = Visitor.at(any.browser(), port, width, language).as("siri.giske");
        Page page = siri.open(agreement);
        page.locator("#kurs .av-clause__due a").click();
        assertThat(page.locator("#quote")).hasValue("Helseføretaket skal gi opplæring kvart år.");
        page.locator("#what").fill("Opplæring på legevakta");
        page.locator("#owner").selectOption("hf-983974724");
        page.locator("#deliveryDue").fill("2026-05-20");
        page.locator("#everyMonths").selectOption("12");
        assertThat(siri.barriers()).isEmpty();
        page.locator("main form button[type=submit]").click();
        assertThat(page.locator(".av-course")).containsText("Opplæring på legevakta");
        assertThat(siri.barriers()).isEmpty();
        siri.open(agreement);
        assertThat(page.locator("#kurs .av-chip")).isVisible();
        assertThat(siri.barriers()).isEmpty();

        Visitor tone = Visitor.at(any.browser(), port, width, language).as("tone.hauge");
        Page trust = tone.open(agreement + "/follow-up/delivery");
        trust.locator(".av-course details.av-move summary").first().click();
        trust.locator("input[name=deliveredOn]").first().fill("2026-05-19");
        trust.locator("textarea[name=evidence]").first().fill("Kursdag");
        trust.locator("input[type=file]")
                .first()
                .setInputFiles(new FilePayload(
                        "program.txt", "text/plain", "Program for dagen".getBytes(StandardCharsets.UTF_8)));
        trust.locator("button[value=make]").first().click();
        assertThat(trust.locator(".av-course")).containsText("program.txt");
        siri.open(agreement + "/follow-up/delivery");
        page.locator("button[value=accept]").first().click();
        assertThat(page.locator("[role=status]").first()).isVisible();
        assertThat(siri.barriers()).isEmpty();
        Visitor odd = Visitor.at(any.browser(), port, width, language).as("odd.skjerven");
        odd.open("/");
        assertThat(odd.barriers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, nn", "360, en"})
    void aUnitIsPlannedAndConfirmed(int width, String language, BrowserContext any) {
        String agreement = concluded("Iverksetjing " + width);
        Visitor siri = Visitor.at(any.browser(), port, width, language).as("siri.giske");
        Page page = siri.open(agreement + "/follow-up/implementation");
        page.locator("#unit").fill("Voss legevakt");
        page.locator("#responsible").fill("einingsleiar");
        page.locator("#unitDue").fill("2026-09-01");
        page.locator("main form button[type=submit]").last().click();
        page.locator("details.av-move summary").first().click();
        page.locator("input[name=confirmedOn]").fill("2026-05-20");
        page.locator("textarea[name=how]").fill("Personalmøte");
        page.locator("button[value=confirm]").click();
        assertThat(page.locator("progress")).hasAttribute("value", "1");
        assertThat(siri.barriers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, en"})
    void aReportIsKeptWithinAndThenShared(int width, String language, BrowserContext any) {
        String agreement = concluded("Tilsyn " + width);
        Visitor siri = Visitor.at(any.browser(), port, width, language).as("siri.giske");
        Page page = siri.open(agreement + "/follow-up/finding");
        page.locator("main > details.av-move > summary").click();
        page.locator("#room-inner").check();
        page.locator("#authority").fill("Kontrollutvalet");
        page.locator("#reportTitle").fill("Forvaltningsrevisjon " + width);
        page.locator("#reportDate").fill("2026-05-02");
        page.locator("#words-new").fill("Ingen gjennomgang i år.");
        page.locator("#answerBy-new").fill("2026-05-10");
        assertThat(siri.barriers()).isEmpty();
        page.locator("main > details.av-move form button[type=submit]").click();
        Locator report = page.locator("article.av-panel");
        assertThat(report).containsText("Forvaltningsrevisjon " + width);
        report.locator(".av-course details.av-move summary").first().click();
        report.locator("input[name=findingDay]").first().fill("2026-05-20");
        report.locator("textarea[name=said]").first().fill("Vi har svart.");
        report.locator("button[value=answer]").click();
        assertThat(page.locator("article.av-panel")).containsText("Vi har svart.");
        assertThat(siri.barriers()).isEmpty();
        Visitor tone = Visitor.at(any.browser(), port, width, language).as("tone.hauge");
        assertThat(tone.open(agreement + "/follow-up/finding").content())
                .doesNotContain("Forvaltningsrevisjon " + width);
        page.locator("article.av-panel > details.av-move summary").last().click();
        page.locator("button[value=share]").click();
        // Nothing is shared by one click: it can not be undone.
        assertThat(page.locator("details:has(button[value=share])")).hasAttribute("open", "");
        page.locator("input[name=sure]").check();
        page.locator("button[value=share]").click();
        assertThat(page.locator("[role=status]").first()).isVisible();
        assertThat(tone.open(agreement + "/follow-up/finding").content()).contains("Forvaltningsrevisjon " + width);
        siri.open("/findings");
        assertThat(page.locator("main")).containsText("Forvaltningsrevisjon " + width);
        assertThat(siri.barriers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, nn"})
    void anOrganIsFoundedMeetsAndGivesTasks(int width, String language, BrowserContext any) {
        Visitor tone = Visitor.at(any.browser(), port, width, language).as("tone.hauge");
        Page page = tone.open("/bodies/new");
        page.locator("#bodyName").fill("SSU " + width);
        page.locator("#community").fill("Helsefellesskapet");
        page.locator("#mandate").fill("Strategi og prioritering");
        page.locator("#mandateFrom").fill("2026-01-01");
        page.locator("#party-kommune-4628").check();
        assertThat(tone.barriers()).isEmpty();
        page.locator("main form button[type=submit]").click();
        String body = tone.path();
        page.locator("section:has(#seats-heading) > details summary").click();
        page.locator("#office").fill("kommunalsjef helse");
        page.locator("section:has(#seats-heading) > details form button").click();
        assertThat(page.locator("table")).containsText("kommunalsjef helse");
        page.locator("section:has(#meetings-heading) > details summary").click();
        page.locator("#meetingOn").fill("2026-05-11");
        page.locator("#agenda").fill("1. Årshjul");
        page.locator("section:has(#meetings-heading) > details form button").click();
        page.locator(".av-course details.av-move summary").first().click();
        page.locator("textarea[name=minutesText]").fill("Alle møtte.");
        page.locator("textarea[name=decisions]").fill("SSU rår til årshjulet.");
        assertThat(tone.barriers()).isEmpty();
        page.locator("button[value=hold]").click();
        assertThat(page.locator("main")).containsText("SSU rår til årshjulet.");
        page.locator(".av-course details.av-move summary").last().click();
        page.locator("input[name=what]").fill("Sende årshjulet " + width);
        page.locator("select[name=actionParty]").selectOption("kommune-4628");
        page.locator("input[name=actionDue]").fill("2026-05-20");
        page.locator(".av-course details.av-move form button").last().click();
        assertThat(page.locator("section:has(#actions-heading)")).containsText("Sende årshjulet " + width);
        assertThat(tone.barriers()).isEmpty();
        tone.open("/bodies");
        assertThat(page.locator("main")).containsText("SSU " + width);
        assertThat(tone.barriers()).isEmpty();

        Visitor aud = Visitor.at(any.browser(), port, width, language).as("aud.dale");
        Page start = aud.page();
        start.locator(".av-tasks a", new Page.LocatorOptions().setHasText("Sende årshjulet " + width))
                .click();
        assertThat(aud.path()).startsWith(body);
        start.locator("section:has(#actions-heading) details summary").first().click();
        start.locator("textarea[name=proof]").first().fill("Sendt i brev");
        start.locator("button[value=done]").first().click();
        assertThat(start.locator("section:has(#actions-heading)")).not().containsText("Sende årshjulet " + width);
        assertThat(aud.barriers()).isEmpty();
    }
}
