package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The board of an agreement with sixty kommuner, and a høring from sending to answer, on a desk and on a phone. */
@RunningProduct
@WithBrowser
class BoardPageTests {
    @LocalServerPort
    private int port;

    /** A draft of the trust with all kommuner there are room for; gives the path of its pages. */
    private String withMany(String title, int most) {
        Client trust = Client.as("jonas.lid", port);
        String kommuner = IntStream.iterate(4601, number -> number + 1)
                .mapToObj(Integer::toString)
                .filter(number ->
                        trust.get("/api/v1/parties?q=" + number).text().contains("\"kommune-" + number + "\""))
                .limit(most)
                .map(number -> "\"" + number + "\"")
                .collect(Collectors.joining(", "));
        Reply made = trust.post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["983974724", %s],
                 "clauses": [{"id": "formaal", "heading": "Føremål", "text": "Trygge tenester."},
                             {"id": "ansvar", "heading": "Ansvar", "text": "Partane har kvar sitt ansvar."}]}""".formatted(title, kommuner));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.header("Location").substring("/api/v1".length());
    }

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, nn"})
    void theBoardOfManyKommunerIsReadFilteredAndFilledIn(int width, String language, BrowserContext any) {
        String agreement = withMany("Tavle " + width, 30);
        Visitor tone = Visitor.at(any.browser(), port, width, language).as("tone.hauge");
        Page page = tone.open(agreement + "/board");
        Locator rows = page.locator(".av-board tbody tr");
        assertThat(rows).hasCount(31);
        assertThat(tone.barriers()).isEmpty();

        page.locator("#record summary").click();
        page.locator("#stage").selectOption("EMPLOYEE_CONSULTATION");
        page.locator("#stageDate").fill("2026-05-20");
        page.locator("#reference").fill("Drøftingsreferat 26/311");
        page.locator("#own").check();
        page.locator("#record button").click();
        assertThat(page.locator("[role=status]").first()).containsText("registrert");
        page.locator("#lacking").selectOption("EMPLOYEE_CONSULTATION");
        page.locator(".av-drift-filter button").click();
        assertThat(rows).hasCount(30);
        assertThat(page.locator(".av-board tbody")).not().containsText("Helse Bergen");

        tone.open(agreement);
        assertThat(page.locator(".av-way")).isVisible();
        assertThat(tone.barriers()).isEmpty();
        tone.open("/board");
        assertThat(page.locator(".av-board tbody")).containsText("Tavle " + width);
        assertThat(tone.brokenDates()).isEmpty();
        assertThat(tone.barriers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, en"})
    void aTextIsSentOnHearingAnsweredAndAssessed(int width, String language, BrowserContext any) {
        String agreement = withMany("Høring " + width, 21);
        Visitor tone = Visitor.at(any.browser(), port, width, language).as("tone.hauge");
        Page page = tone.open(agreement + "/hearings/new");
        page.locator("#users").fill("Brukarutvalet");
        page.locator("#letter").fill("Vi ber om svar.");
        assertThat(tone.barriers()).isEmpty();
        page.locator("main form button[type=submit]").last().click();
        assertThat(page.locator("#hearings-heading")).isVisible();

        Visitor siri = Visitor.at(any.browser(), port, width, language).as("siri.giske");
        assertThat(siri.page().locator("main")).containsText("Høring " + width);
        Page answering = siri.open(agreement + "/hearings/1/answer");
        answering.locator("#ansvar summary").click();
        answering.locator("#remark-ansvar").fill("Kven har ansvaret for transport?");
        answering.locator("#position-SUPPORTS_WITH_REMARKS").check();
        assertThat(siri.barriers()).isEmpty();
        answering.locator("main form button[type=submit]").last().click();
        assertThat(answering.locator("#remarks")).containsText("Kven har ansvaret");

        tone.open(agreement + "/hearings/1?treatment=NONE");
        assertThat(tone.barriers()).isEmpty();
        page.locator(".av-remark summary").click();
        page.locator(".av-remark select").selectOption("NOT_TAKEN_IN");
        page.locator(".av-remark textarea").fill("Står i delavtale 3.");
        page.locator(".av-remark button").click();
        assertThat(page.locator("#remarks")).containsText("Står i delavtale 3.");
        assertThat(tone.barriers()).isEmpty();
    }

    @Test
    void aKommuneThatIsNoPartyReadsOnlyWhatWasSent(BrowserContext any) {
        Client trust = Client.as("tone.hauge", port);
        Reply made = Client.as("jonas.lid", port).post("/api/v1/agreements", """
                {"title": "Spørsmål til Bergen", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["983974724", "4621"],
                 "clauses": [{"id": "formaal", "heading": "Føremål", "text": "Trygge tenester."}]}""");
        String asked = made.header("Location");
        trust.post(asked + "/hearings", "{\"receivers\": [{\"party\": \"4601\"}]}");
        String pages = asked.substring("/api/v1".length());
        Visitor nils = Visitor.at(any.browser(), port, Visitor.PHONE, "nb").as("nils.berg");
        Page page = nils.page();
        page.locator(".av-tasks a", new Page.LocatorOptions().setHasText("Spørsmål til Bergen"))
                .click();
        assertThat(page.locator("#formaal")).containsText("Trygge tenester");
        assertThat(nils.barriers()).isEmpty();
        page.locator("#position-NO_REMARKS").check();
        nils.press("Send svaret");
        assertThat(page.locator("[role=status]").first()).containsText("Svaret er registrert");
        assertThat(nils.open(pages).title()).doesNotContain("Spørsmål");
    }
}
