package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A council adopts with a change; the jurist takes one of the two ways on. */
@RunningProduct
@WithBrowser
class CouncilPageTests {
    @LocalServerPort
    private int port;

    private String submitted(String title) {
        Client siri = Client.as("siri.giske", port);
        Reply made = siri.post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nb", "parties": ["kommune-4621", "kommune-4630", "983974724"],
                 "clauses": [{"heading": "Formål", "text": "Avtalen skal gi pasientene et godt tilbud."},
                             {"heading": "Helger", "text": "Kommunen stiller på dagtid. Kommunen stiller også i helger."}]}
                """.formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        assertThat(siri.post(path + "/submission").status()).isEqualTo(200);
        return path.substring("/api/v1".length());
    }

    private void recordWithChange(BrowserContext any, int width, String agreement) {
        try (Visitor odd = Visitor.at(any.browser(), port, width, "nb").as("odd.skjerven")) {
            Page page = odd.open(agreement + "/decide");
            page.getByLabel("Møtedato").fill("2026-05-28");
            page.getByLabel("Saksnummer").fill("83/2026");
            assertThat(page.getByLabel("Hva skal endres?")).isHidden();
            page.getByLabel("Utfall").selectOption("ADOPTED_WITH_CHANGE");
            odd.press("Registrer vedtak");
            assertThat(page.getByText("Skriv hva kommunen eller helseforetaket vil ha endret."))
                    .isVisible();
            page.getByLabel("Hva skal endres?").fill("Siste setning i punkt 2 faller bort.");
            page.locator("summary", new Page.LocatorOptions().setHasText("Hvilke punkter gjelder det?"))
                    .click();
            page.getByLabel("2 Helger").check();
            assertThat(odd.barriers()).isEmpty();
            odd.press("Registrer vedtak");
            assertThat(page.getByText("Vedtaket er registrert.")).isVisible();
        }
    }

    private static Page wish(Visitor visitor, String agreement) {
        Page page = visitor.open(agreement);
        page.getByText("Se hva de vil ha endret").click();
        assertThat(page.locator(".av-course").first()).containsText("vedtatt med endring");
        assertThat(visitor.barriers()).isEmpty();
        page.getByText("Hva gjør vi med endringen?").click();
        assertThat(page.locator("blockquote")).hasText("Siste setning i punkt 2 faller bort.");
        assertThat(visitor.barriers()).isEmpty();
        page.getByLabel("Punktet slik det skal lyde").fill("Kommunen stiller på dagtid.");
        return page;
    }

    @ParameterizedTest
    @ValueSource(ints = {Visitor.DESKTOP, Visitor.PHONE})
    void theChangeGoesBackToNegotiationAsAProposal(int width, BrowserContext any) {
        String agreement = submitted("Tilbake til forhandling " + width);
        recordWithChange(any, width, agreement);
        try (Visitor siri = Visitor.at(any.browser(), port, width, "nb").as("siri.giske")) {
            Page page = wish(siri, agreement);
            siri.press("Ta opp forhandlingen");
            assertThat(page.getByText("endringen er lagt fram for partene")).isVisible();
            assertThat(page.locator(".av-topic").first()).containsText("Siste setning i punkt 2 faller bort.");
            siri.open(agreement + "/edit");
            assertThat(page.locator("#submit")).isVisible();
            assertThat(siri.barriers()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Visitor.DESKTOP, Visitor.PHONE})
    void theKommuneGetsItsOwnAgreementAndTheVedtakIsCarriedOver(int width, BrowserContext any) {
        String agreement = submitted("Lokal tilpasning " + width);
        recordWithChange(any, width, agreement);
        try (Visitor siri = Visitor.at(any.browser(), port, width, "nb").as("siri.giske")) {
            Page page = wish(siri, agreement);
            siri.press("Lag en egen avtale for kommunen");
            assertThat(page.getByText("Kommunens egen avtale er laget som utkast"))
                    .isVisible();
            String variant = siri.path().replace("/deviations", "");
            siri.open(variant + "/edit");
            siri.press("Send til partene");
            assertThat(page.getByText("Teksten er sendt til partene")).isVisible();
            siri.open(variant + "/resolutions");
            assertThat(page.getByText("Er dette teksten dere vedtok, med endringen?"))
                    .isVisible();
            assertThat(siri.barriers()).isEmpty();
            page.getByLabel("Jeg har sammenlignet tekstene.").check();
            siri.press("Før vedtaket over til denne teksten");
            assertThat(page.getByText("Vedtaket er ført over til denne teksten."))
                    .isVisible();
            assertThat(page.locator(".av-course").first()).containsText("83/2026");
            siri.open(agreement + "/resolutions");
            assertThat(page.locator(".av-course").nth(1)).containsText("Venter på kommunestyret");
        }
    }
}
