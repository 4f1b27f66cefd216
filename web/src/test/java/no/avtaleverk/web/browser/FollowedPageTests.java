package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Deviations, disagreement and activity figures, on a desk and on a phone. */
@RunningProduct
@WithBrowser
class FollowedPageTests {
    @LocalServerPort
    private int port;

    /** Laid before Voss and the trust; gives the path of its pages. */
    private String submitted(String title) {
        Client siri = Client.as("siri.giske", port);
        Reply made = siri.post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["kommune-4621", "983974724"],
                 "clauses": [{"id": "ansvar", "heading": "Ansvar", "text": "Partane har kvar sitt ansvar."}]}""".formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        assertThat(siri.post(path + "/submission").status()).isEqualTo(200);
        return path.substring("/api/v1".length());
    }

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, nn"})
    void aDeviationIsReportedCountedAnsweredAndKeptWithinItsRoom(int width, String language, BrowserContext any) {
        String agreement = submitted("Avvik " + width);
        Visitor siri = Visitor.at(any.browser(), port, width, language).as("siri.giske");
        Page page = siri.open(agreement + "/follow-up/deviation");
        assertThat(siri.barriers()).isEmpty();
        report(page, "Pasient 130972 48022 venta", "2026/1");
        assertThat(page.locator("[role=alert]").first()).isVisible();
        assertThat(page.locator("article")).hasCount(0);
        page = siri.open(agreement + "/follow-up/deviation");
        report(page, "Varselet kom for seint", "2026/1");
        assertThat(page.locator("article")).containsText("Varselet kom for seint");
        assertThat(page.locator("svg[role=img]")).isVisible();
        assertThat(siri.barriers()).isEmpty();
        page.locator("article summary", new Page.LocatorOptions().setHasText("fil"))
                .click();
        page.locator("article input[type=file]")
                .setInputFiles(new FilePayload(
                        "logg.csv", "text/csv", "dato;fnr\n1.1.;13.09.72-48022".getBytes(StandardCharsets.UTF_8)));
        page.locator("article form[action$='/file'] button").click();
        assertThat(page.locator("article a[href*='/files/']")).hasCount(0);

        siri.open(agreement + "/follow-up/deviation?room=inner");
        assertThat(siri.barriers()).isEmpty();
        report(page, "Berre for oss", "");
        assertThat(page.locator("article")).containsText("Berre for oss");

        siri.open(agreement);
        assertThat(page.locator("#ansvar .av-clause__count")).containsText("2");
        assertThat(siri.barriers()).isEmpty();

        Visitor tone = Visitor.at(any.browser(), port, width, language).as("tone.hauge");
        Page other = tone.open(agreement + "/follow-up/deviation");
        assertThat(other.locator("article")).hasCount(1);
        assertThat(other.locator("body")).not().containsText("Berre for oss 2");
        other.locator("article details:has(form[action$='/answer']) > summary").click();
        other.locator("article input[value=ACCEPTED]").check();
        assertThat(tone.barriers()).isEmpty();
        other.locator("article form[action$='/answer'] button").click();
        assertThat(other.locator("[role=status]").first()).isVisible();
        assertThat(tone.barriers()).isEmpty();
        assertThat(tone.open(agreement).locator("#ansvar .av-clause__count")).containsText("1");

        tone.open("/").locator(".av-recent a").first().click();
        assertThat(other).hasURL(Pattern.compile(".*" + agreement + "/history"));
    }

    private static void report(Page page, String what, String reference) {
        Locator form = page.locator("form:has(#what-report)");
        if (!form.isVisible()) {
            page.locator("details:has(#what-report) > summary").first().click();
        }
        page.locator("#clause-report").selectOption("ansvar");
        page.locator("#kind-report").selectOption("discharge-notice-late");
        page.locator("#happened-report").fill("2026-05-20");
        page.locator("#what-report").fill(what);
        page.locator("#consequence-report").selectOption("delay");
        page.locator("#ref-report").fill(reference);
        form.locator("button[type=submit]").click();
    }

    @ParameterizedTest
    @CsvSource({"1280, en", "360, nb"})
    void aDisagreementIsRaisedAndItsProtocolMade(int width, String language, BrowserContext any) {
        String agreement = submitted("Uenighet " + width);
        Visitor siri = Visitor.at(any.browser(), port, width, language).as("siri.giske");
        Page page = siri.open(agreement + "/follow-up/disagreement");
        page.locator("details:has(#subject) > summary").click();
        page.locator("#subject").fill("Kven betaler transporten");
        page.locator("#clause").selectOption("ansvar");
        page.locator("#since").fill("2026-05-20");
        assertThat(siri.barriers()).isEmpty();
        page.locator("form:has(#subject) button").click();
        assertThat(page.locator("article")).containsText("Kven betaler transporten");
        view(page, "Føretaket betaler");
        Visitor tone = Visitor.at(any.browser(), port, width, language).as("tone.hauge");
        view(tone.open(agreement + "/follow-up/disagreement"), "Kommunen betaler");
        siri.open(agreement + "/follow-up/disagreement");
        assertThat(page.locator(".av-views")).containsText("Kommunen betaler");
        page.locator("form[action$='/protocol'] button").click();
        assertThat(page.locator(".av-ladder a[href*='/files/']")).hasCount(2);
        assertThat(siri.barriers()).isEmpty();
    }

    private static void view(Page page, String view) {
        page.locator(".av-views summary").first().click();
        page.locator(".av-views textarea[name=view]").first().fill(view);
        page.locator(".av-views button").first().click();
        assertThat(page.locator(".av-views")).containsText(view);
    }

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, en"})
    void figuresAreFollowedBesideTheText(int width, String language, BrowserContext any) {
        String agreement = submitted("Tall " + width);
        Visitor siri = Visitor.at(any.browser(), port, width, language).as("siri.giske");
        Page page = siri.open(agreement + "/follow-up/activity");
        page.locator("details:has(#figureName) > summary").click();
        page.locator("#figureName").fill("Belegg");
        page.locator("#figureUnit").fill("prosent");
        page.locator("#clause").selectOption("ansvar");
        page.locator("#level").fill("60,5");
        page.locator("#reporter").selectOption("kommune-4621");
        page.locator("#followedFrom").fill("2026-01-01");
        assertThat(siri.barriers()).isEmpty();
        page.locator("form:has(#figureName) button").click();
        page.locator("#import-file")
                .setInputFiles(new FilePayload(
                        "tal.csv",
                        "text/csv",
                        "figure;period;value\nBelegg;2026-01;58\nBelegg;2026-99;x".getBytes(StandardCharsets.UTF_8)));
        page.locator("#import button").click();
        assertThat(page.locator("#import [role=alert] tbody tr")).hasCount(2);
        assertThat(siri.barriers()).isEmpty();
        page.locator("#import-file")
                .setInputFiles(new FilePayload(
                        "tal.csv",
                        "text/csv",
                        "figure;period;value\nBelegg;2026-01;58\nBelegg;2026-02;63,5"
                                .getBytes(StandardCharsets.UTF_8)));
        page.locator("#import button").click();
        assertThat(page.locator("svg[role=img] circle")).hasCount(1);
        assertThat(page.locator("svg[role=img] polyline")).hasCount(1);
        page.locator("figure summary").click();
        assertThat(page.locator("figure tbody tr")).hasCount(2);
        assertThat(siri.barriers()).isEmpty();
    }
}
