package no.avtaleverk.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Objects;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A request for access is registered from the journal, answered and complained of; the product's day is 1 June 2026. */
@RunningProduct
@WithBrowser
class AccessPageTests {
    @LocalServerPort
    private int port;

    private void submitted(String title) {
        Client siri = Client.as("siri.giske", port);
        Reply made = siri.post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["kommune-4621", "983974724"],
                 "clauses": [{"heading": "Føremål", "text": "Avtalen skal gi pasientane eit heilskapleg tilbod."}]}
                """.formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(siri.post(made.header("Location") + "/submission").status()).isEqualTo(200);
    }

    @Test
    void aRequestComesFromTheJournalAndIsFollowedToTheLastWordOnADeskAndOnAPhone(BrowserContext shared) {
        Browser browser = Objects.requireNonNull(shared.browser());
        for (int width : List.of(Visitor.DESKTOP, Visitor.PHONE)) {
            String title = "Innsynsutkast " + width;
            submitted(title);
            try (Visitor siri = Visitor.at(browser, port, width, "nn").as("siri.giske")) {
                Page page = siri.open("/journal");
                PlaywrightAssertions.assertThat(page.locator("h1")).containsText("Journal for");
                assertThat(siri.barriers()).isEmpty();
                page.locator("tr", new Page.LocatorOptions().setHasText(title))
                        .first()
                        .locator("a[href*='/access-requests/new']")
                        .click();
                PlaywrightAssertions.assertThat(page.locator("main form li")).containsText(title);
                assertThat(siri.barriers()).isEmpty();
                page.fill("#accessReceived", "2026-05-20");
                page.fill("#asked", "Utkastet " + title);
                siri.press("Registrer");
                PlaywrightAssertions.assertThat(page.locator(".av-verdict")).containsText("rekna som avslege");
                assertThat(siri.barriers()).isEmpty();

                page.selectOption("#accessAnswer", "REFUSED");
                page.fill("#accessWords", "Forhandlingane er ikkje slutt.");
                page.click("form[action$='/answer'] button");
                PlaywrightAssertions.assertThat(page.locator("#faults")).containsText("offentleglova");
                assertThat(page.inputValue("#accessWords")).isEqualTo("Forhandlingane er ikkje slutt.");
                page.check("#ground-offl-23-1");
                page.check("#wider");
                page.click("form[action$='/answer'] button");
                PlaywrightAssertions.assertThat(page.locator("#course-heading + ol"))
                        .containsText("§ 23 første ledd");
                PlaywrightAssertions.assertThat(page.locator("main")).containsText("etter fristen");
                assertThat(siri.barriers()).isEmpty();

                page.click("details:has(form[action$='/appeal']) summary");
                page.click("form[action$='/appeal'] button");
                page.click("details:has(form[action$='/forward']) summary");
                page.fill("#forwardedTo", "Statsforvaltaren i Vestland");
                page.click("form[action$='/forward'] button");
                page.click("details:has(form[action$='/decide']) summary");
                assertThat(siri.barriers()).isEmpty();
                page.selectOption("#accessOutcome", "UPHELD");
                page.click("form[action$='/decide'] button");
                PlaywrightAssertions.assertThat(page.locator("#course-heading + ol"))
                        .containsText("Avslaget står");
                page.click("nav.av-crumbs a");
                PlaywrightAssertions.assertThat(page.locator("main")).containsText("Utkastet " + title);
                assertThat(siri.barriers()).isEmpty();
            }
        }
        String csv = Client.as("siri.giske", port).get("/journal.csv?year=2026").text();
        assertThat(csv).contains("Innsynsutkast 360", "\"1/2026\"");
        assertThat(Client.as("siri.giske", port)
                        .get("/journal.csv?organ=hf-983974724")
                        .status())
                .isEqualTo(404);
    }
}
