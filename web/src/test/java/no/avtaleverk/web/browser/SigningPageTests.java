package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Signing on a phone: one agreement, a folder of several, many documents of a trust; and the pages around it. */
@RunningProduct
@WithBrowser
class SigningPageTests {
    @LocalServerPort
    private int port;

    private Visitor visit(BrowserContext any, int width) {
        return Visitor.at(any.browser(), port, width, "nb");
    }

    /** Laid before Vaksdal, other kommuner and the trust, and adopted by Vaksdal and the trust; gives the path of its page. */
    private String adopted(String title, String... others) {
        var parties = new StringBuilder("\"4628\", \"983974724\"");
        for (String other : others) {
            parties.append(", \"").append(other).append('"');
        }
        Client marit = Client.as("marit.tveit", port);
        Reply made = marit.post("/api/v1/agreements", """
                {"title": "%s", "kind": "LOCAL_AGREEMENT", "language": "nb", "parties": [%s],
                 "clauses": [{"heading": "Formål", "text": "Avtalen skal gi et helhetlig tilbud."}]}
                """.formatted(title, parties));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        Reply sent = marit.post(path + "/submission");
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        String vedtak = """
                {"organ": "%s", "date": "2026-05-18", "caseNumber": "1/2026", "outcome": "ADOPTED", "text": "%s"}""";
        String text = sent.json().at("/versions/0/text").asString();
        assertThat(Client.as("liv.bolstad", port)
                        .post(path + "/resolutions", vedtak.formatted("KOMMUNESTYRE", text))
                        .status())
                .isEqualTo(200);
        assertThat(Client.as("tone.hauge", port)
                        .post(path + "/resolutions", vedtak.formatted("TRUST_BOARD", text))
                        .status())
                .isEqualTo(200);
        return path.replaceFirst(".*/api/v1", "");
    }

    @Test
    void theSigningPageSaysForWhomByWhichMandateAndWhatIsOpen(BrowserContext any) {
        String agreement = adopted("Avtale om hospitering");
        try (Visitor hege = visit(any, Visitor.PHONE).as("hege.eide")) {
            Page page = hege.open(agreement + "/decide");
            assertThat(page.locator(".av-asked")).containsText("Vaksdal kommune");
            assertThat(page.locator(".av-asked")).containsText("som ordførar, fullmakt sak 61/2023");
            assertThat(page.getByText("Prøvenøkler").first()).isVisible();
            assertThat(page.getByText("Ingen ROS-analyse er laget.")).isVisible();
            assertThat(hege.barriers()).isEmpty();
            page.locator("summary", new Page.LocatorOptions().setHasText("Avslå"))
                    .click();
            page.getByLabel("Begrunnelse").fill("Vi venter på økonomien");
            page.locator("#sign form button[type=submit]").last().click();
            assertThat(page.getByText("Avslaget er registrert")).isVisible();
        }
        try (Visitor rune = visit(any, Visitor.PHONE).as("rune.sandvik")) {
            Page page = rune.open("/notices");
            assertThat(page.locator("main")).containsText("Vi venter på økonomien");
            assertThat(rune.barriers()).isEmpty();
            rune.open(agreement + "/decide");
            assertThat(page.locator("main")).containsText("Vi venter på økonomien");
        }
        try (Visitor hege = visit(any, Visitor.PHONE).as("hege.eide")) {
            Page page = hege.open(agreement + "/decide");
            assertThat(page.getByText("Du kan ombestemme deg og underskrive likevel."))
                    .isVisible();
            page.locator("#read").check();
            hege.press("Underskriv avtalen");
            assertThat(page.getByText("Avtalen er underskrevet.")).isVisible();
        }
    }

    @Test
    void severalAreSignedInOneGoAfterSeeingEachAndOneNotSeenIsRefused(BrowserContext any) {
        String seen = adopted("Avtale om røntgen");
        String unseen = adopted("Avtale om jordmor");
        try (Visitor hege = visit(any, Visitor.PHONE).as("hege.eide")) {
            Page page = hege.open("/signing");
            String one = seen.substring(seen.lastIndexOf('/') + 1) + "-1";
            String other = unseen.substring(unseen.lastIndexOf('/') + 1) + "-1";
            assertThat(page.locator("#seen-" + one)).isHidden();
            Locator item = page.locator("li", new Page.LocatorOptions().setHas(page.locator("#chosen-" + one)));
            item.locator("summary").focus();
            page.keyboard().press("Enter");
            page.locator("#seen-" + one).focus();
            page.keyboard().press("Space");
            assertThat(hege.barriers()).isEmpty();
            page.locator("#chosen-" + one).check();
            page.locator("#chosen-" + other).check();
            page.locator("#read").check();
            hege.press("Underskriv de valgte");
            assertThat(page.getByText("Ferdig: 1 av 1 dokumenter er underskrevet."))
                    .isVisible();
            assertThat(page.locator("#run")).containsText("Se endringene i avtalen og merk den som sett");
            assertThat(hege.barriers()).isEmpty();
            page = hege.open("/signing");
            assertThat(page.locator("#chosen-" + one)).hasCount(0);
            assertThat(page.locator("#chosen-" + other)).hasCount(1);
        }
    }

    @Test
    void aTrustSignsADocumentWithEachKommuneAndSeesHowFarItHasCome(BrowserContext any) {
        String agreement = adopted("Avtale med tre kommuner", "4621", "4601");
        try (Visitor rune = visit(any, Visitor.PHONE).as("rune.sandvik")) {
            Page page = rune.open(agreement + "/decide");
            assertThat(page.getByText("Du underskriver 3 dokumenter")).isVisible();
            page.locator("#read").check();
            rune.press("Underskriv avtalen");
            assertThat(page.locator("main")).containsText("Ferdig: 3 av 3 dokumenter er underskrevet.");
            assertThat(rune.barriers()).isEmpty();
        }
        try (Visitor marit = visit(any, Visitor.DESKTOP).as("marit.tveit")) {
            Page page = marit.open(agreement + "/signing");
            assertThat(page.locator(".av-order")).containsText("3 av 3");
            assertThat(page.locator("[data-state=turn]")).containsText("Vaksdal kommune");
            page.locator("#group-kommune-4628").selectOption("1");
            page.locator("#group-kommune-4601").selectOption("2");
            page.locator("#deadline").fill("2026-06-20");
            marit.press("Lagre planen");
            assertThat(page.getByText("Rekkefølgen og fristen er lagret.")).isVisible();
            assertThat(page.locator(".av-order__group")).hasCount(3);
            assertThat(marit.barriers()).isEmpty();
        }
        try (Visitor siri = visit(any, Visitor.PHONE).as("siri.giske")) {
            siri.open(agreement + "/signing");
            assertThat(siri.barriers()).isEmpty();
        }
    }

    @Test
    void theAdministratorRecordsAMandateAndEveryoneInTheKommuneSeesIt(BrowserContext any) {
        try (Visitor kari = visit(any, Visitor.DESKTOP).as("kari.vik")) {
            Page page = kari.open("/mandates");
            page.getByLabel("Navn").last().fill("Ola Nes");
            page.getByLabel("Brukerkonto").fill("ola.nes");
            page.locator("#capacity").fill("kommunedirektør");
            page.locator("#basis").selectOption("DELEGATION");
            page.locator("#from").fill("2026-01-01");
            kari.press("Registrer fullmakten");
            assertThat(page.locator("#faults")).containsText("må vise til saken");
            page.locator("#mandateReference").fill("sak 12/2026");
            kari.press("Registrer fullmakten");
            assertThat(page.getByText("Fullmakten er registrert.")).isVisible();
            assertThat(page.locator("main")).containsText("Ola Nes");
            assertThat(kari.barriers()).isEmpty();
        }
        try (Visitor marit = visit(any, Visitor.PHONE).as("marit.tveit")) {
            Page page = marit.open("/mandates");
            assertThat(page.locator("main")).containsText("Ola Nes, kommunedirektør");
            assertThat(page.locator("form[action='/mandates']")).hasCount(0);
            assertThat(marit.barriers()).isEmpty();
        }
    }
}
