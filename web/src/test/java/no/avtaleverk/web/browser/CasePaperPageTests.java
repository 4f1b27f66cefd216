package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From the case papers to the recorded vedtak, on the screen. */
@RunningProduct
@WithBrowser
class CasePaperPageTests {
    private static final String MINUTES = """
            Vaksdal kommune
            Saksprotokoll
            Kommunestyret 18.05.2026
            PS 42/26 Delavtale med saksframlegg på skjermen
            Behandling:
            Samrøystes.
            KST - sak 42/26 Vedtak:
            Kommunestyret vedtek avtalen, versjon 1.
            """;

    @LocalServerPort
    private int port;

    @Test
    void papersAreMadeHandedOverAndComeBackAsAVedtak(BrowserContext any) {
        Client trust = Client.as("jonas.lid", port);
        Reply made = trust.post("/api/v1/agreements", """
                        {"title": "Delavtale med saksframlegg på skjermen", "kind": "SUB_AGREEMENT", "language": "nn",
                         "parties": ["983974724", "4628", "4621"],
                         "clauses": [{"id": "plassar", "heading": "Plassar", "text": "Kommunen har to plassar."}]}""");
        String agreement = made.header("Location").substring("/api/v1".length());
        trust.post(made.header("Location") + "/submission", "{\"note\": \"Til vedtak\"}");

        Visitor jurist = Visitor.at(any.browser(), port, Visitor.DESKTOP, "nb").as("jonas.lid");
        Page page = jurist.open(agreement + "/case-papers");
        assertThat(page.locator("#papers")).containsText("ingen saksdokumenter");
        jurist.press("Lag saksdokumentene");
        assertThat(page.locator("#papers")).containsText("3 dokumenter er laget.");
        assertThat(page.locator("#papers tbody a")).hasCount(6);
        jurist.press("Overlever saksframleggene til partene");
        assertThat(page.locator("#papers")).containsText("overlevert");
        org.assertj.core.api.Assertions.assertThat(jurist.barriers()).isEmpty();

        Visitor secretary = Visitor.at(any.browser(), port, Visitor.PHONE, "nn").as("liv.bolstad");
        Page phone = secretary.open(agreement + "/case-papers");
        assertThat(phone.locator("#papers tbody a")).hasCount(6);
        org.assertj.core.api.Assertions.assertThat(secretary.barriers()).isEmpty();
        secretary.open(agreement + "/decide/minutes");
        phone.locator("#file")
                .setInputFiles(
                        new FilePayload("protokoll.txt", "text/plain", MINUTES.getBytes(StandardCharsets.UTF_8)));
        secretary.press("Les saksprotokollen");
        assertThat(phone.locator("#caseNumber")).hasValue("42/26");
        assertThat(phone.locator("#date")).hasValue("2026-05-18");
        assertThat(phone.locator("q").first()).containsText("KST - sak 42/26");
        org.assertj.core.api.Assertions.assertThat(secretary.barriers()).isEmpty();
        secretary.press("Registrer vedtak");
        secretary.open(agreement);
        assertThat(phone.locator("body")).containsText("sak 42/26");
        assertThat(phone.locator("a[href*='/minutes/']").first()).isVisible();
    }
}
