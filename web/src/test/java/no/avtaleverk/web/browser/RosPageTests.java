package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The ROS analysis: made from the text, graded apart by mouse and keys, agreed on, accepted, and gone through. */
@RunningProduct
@WithBrowser
class RosPageTests {
    private static final String ROW = "/R-F-1";

    @LocalServerPort
    private int port;

    /** Laid before Vaksdal and the trust; gives the path of its analysis. */
    private String submitted(String title) {
        Client marit = Client.as("marit.tveit", port);
        Reply made = marit.post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["kommune-4628", "983974724"],
                 "clauses": [{"id": "ansvar", "heading": "Ansvar", "text": "Kommunen skal varsle sjukehuset innan 24 timar."}]}""".formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        assertThat(marit.post(path + "/submission").status()).isEqualTo(200);
        return path.substring("/api/v1".length()) + "/follow-up/ros";
    }

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, nn", "360, en"})
    void aRowIsGradedApartAgreedOnAcceptedAndGoneThrough(int width, String language, BrowserContext any) {
        String ros = submitted("ROS " + width + language);
        Visitor aud = Visitor.at(any.browser(), port, width, language).as("aud.dale");
        Page page = aud.open(ros);
        assertThat(aud.barriers()).isEmpty();
        page.locator("form:has(#make-rosVersion) button").click();
        assertThat(page.locator(".av-risk")).isVisible();
        assertThat(page.locator(".av-risk tbody td")).hasCount(25);
        assertThat(aud.barriers()).isEmpty();

        aud.open(ros + ROW);
        assertThat(aud.barriers()).isEmpty();
        gradedByKeysAndByDragging(aud, page);
        measured(aud, page, ros);

        Visitor tone = Visitor.at(any.browser(), port, width, language).as("tone.hauge");
        Page other = tone.open(ros + ROW);
        assertThat(other.locator(".av-ros-given")).hasCount(0);
        grade(other, "2-2");
        assertThat(other.locator(".av-ros-given tbody tr")).hasCount(2);
        assertThat(other.locator(".av-gap")).isVisible();
        assertThat(tone.barriers()).isEmpty();
        Locator agree = other.locator("details:has(form[action$='/agree'])");
        agree.locator("summary").first().click();
        agree.locator("input[name=rosBefore][value='4-3']").check(new Locator.CheckOptions().setForce(true));
        agree.locator("textarea").fill("Vi la vekt på helgane");
        assertThat(tone.barriers()).isEmpty();
        agree.locator("button[type=submit]").click();
        assertThat(other.locator("[role=status].av-notice")).isVisible();
        assertThat(other.locator("form[action$='/confirm']")).hasCount(0);
        assertThat(tone.barriers()).isEmpty();
        aud.open(ros + ROW);
        assertThat(aud.barriers()).isEmpty();
        page.locator("form[action$='/confirm'] button").click();
        assertThat(page.locator("form[action$='/confirm']")).hasCount(0);

        accepted(any, width, language, ros);
        gonethrough(aud, page, ros);
    }

    private static void gradedByKeysAndByDragging(Visitor aud, Page page) {
        Locator form = page.locator("form[action$='/score']").first();
        form.locator("input[value='3-3']").first().focus();
        page.keyboard().press("Space");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowRight");
        assertThat(form.locator("input[value='4-4']").first()).isChecked();
        assertThat(form.locator("[role=status]").first()).containsText("16");

        Locator chip = form.locator("input:checked + label b").first();
        chip.scrollIntoViewIfNeeded();
        var from = chip.boundingBox();
        var to = form.locator("input[value='4-5']").first().boundingBox();
        page.mouse().move(from.x + from.width / 2, from.y + from.height / 2);
        page.mouse().down();
        page.mouse().move(to.x + to.width / 2, to.y + to.height / 2);
        page.mouse().up();
        assertThat(form.locator("input[value='4-5']").first()).isChecked();
        assertThat(aud.barriers()).isEmpty();

        form.locator("textarea").fill("Pasient 130972 48022 venta");
        form.locator("button[type=submit]").click();
        assertThat(page.locator("[role=alert]").first()).isVisible();
        assertThat(page.locator("form[action$='/score'] textarea").first()).hasValue("Pasient 130972 48022 venta");
        assertThat(page.locator("form[action$='/score'] input[value='4-5']").first())
                .isChecked();
        assertThat(aud.barriers()).isEmpty();
        page.locator("form[action$='/score'] textarea").first().fill("Skjer i helgane");
        page.locator("form[action$='/score'] button[type=submit]").first().click();
        assertThat(page.locator(".av-ros-given tbody tr")).hasCount(1);
    }

    /** A measure makes it rarer; then a milder consequence is refused, and what was chosen stands. */
    private static void measured(Visitor aud, Page page, String ros) {
        page.locator(".av-ros-proposals a").first().click();
        page.locator("#measure-rosDue").fill("2026-09-01");
        page.locator("#lowers-LIKELIHOOD").check();
        assertThat(aud.barriers()).isEmpty();
        page.locator("form[action$='/measure'] button").click();
        assertThat(page.locator(".av-ros-measure")).hasCount(1);
        page.locator("details:has(form[action$='/score']) > summary").first().click();
        page.locator("input[name=rosAfter][value='2-2']").first().check(new Locator.CheckOptions().setForce(true));
        page.locator("form[action$='/score'] button[type=submit]").first().click();
        assertThat(page.locator("[role=alert]").first()).isVisible();
        assertThat(page.locator("input[name=rosAfter][value='2-2']").first()).isChecked();

        page.locator("details:has(form[action$='/change']) > summary").click();
        Locator change = page.locator("form[action$='/change']");
        change.locator("input[name=rosDue]").fill("2026-10-01");
        change.locator("button").click();
        assertThat(page.locator("[role=alert]").first()).isVisible();
        assertThat(change.locator("input[name=rosDue]")).hasValue("2026-10-01");
        assertThat(aud.barriers()).isEmpty();
        change.locator("textarea[name=rosChangeReason]").fill("Ventar på opplæring");
        change.locator("button").click();
        page.locator(".av-ros-measure details:has(ol) > summary").click();
        assertThat(page.locator(".av-ros-measure ol > li")).hasCount(2);
        assertThat(page.locator(".av-ros-measure ol")).containsText("Ventar på opplæring");

        page.locator("details:has(form[action$='/move']) > summary").click();
        page.locator("form[action$='/move'] input[value=DONE]").check();
        page.locator("form[action$='/move'] textarea").fill("Rutinen er i bruk");
        page.locator(".av-ros-measure input[type=file]")
                .setInputFiles(new FilePayload(
                        "rutine.txt", "text/plain", "Rutine for helgar".getBytes(StandardCharsets.UTF_8)));
        assertThat(aud.barriers()).isEmpty();
        page.locator("form[action$='/move'] button").click();
        assertThat(page.locator(".av-ros-measure a[href*='/follow-up/files/']")).hasCount(1);
        assertThat(aud.open(ros).locator("#R-F-1")).containsText("20");
        assertThat(aud.barriers()).isEmpty();
        aud.open(ros + ROW);
    }

    private static void grade(Page page, String before) {
        Locator form = page.locator("form[action$='/score']").first();
        form.locator("input[name=rosBefore][value='" + before + "']").check(new Locator.CheckOptions().setForce(true));
        form.locator("button[type=submit]").click();
        assertThat(page.locator("[role=status].av-notice")).isVisible();
    }

    private void accepted(BrowserContext any, int width, String language, String ros) {
        Visitor hege = Visitor.at(any.browser(), port, width, language).as("hege.eide");
        Page page = hege.open(ros + ROW);
        assertThat(page.locator("form[action$='/score']")).hasCount(0);
        assertThat(hege.barriers()).isEmpty();
        page.locator("input[name=rosCapacity]").fill("ordførar");
        page.locator("input[name=rosUntil]").fill("2027-03-01");
        page.locator("form[action$='/accept'] textarea").fill("Blir styrkt neste år");
        page.locator("form[action$='/accept'] button").click();
        assertThat(page.locator("form[action$='/withdraw']")).hasCount(1);
        Visitor ingrid = Visitor.at(any.browser(), port, width, language).as("ingrid.moe");
        assertThat(ingrid.open(ros + ROW).locator("main form[method=post]")).hasCount(0);
        assertThat(ingrid.open(ros + "/guide").locator("main button")).hasCount(0);
    }

    private static void gonethrough(Visitor aud, Page page, String ros) {
        aud.open(ros + "/guide");
        assertThat(aud.barriers()).isEmpty();
        assertThat(page.locator("#said-OHD-2\\.4-02").getAttribute("aria-describedby"))
                .isEqualTo("q-OHD-2.4-02");
        page.locator("#said-OHD-2\\.4-02").fill("Ord utan svar");
        page.locator("#section-2\\.4 form button").click();
        assertThat(page.locator("#faults a[href='#a-OHD-2.4-02-YES']")).hasCount(1);
        assertThat(page.locator("#said-OHD-2\\.4-02")).hasValue("Ord utan svar");
        page.locator("input[name='answer-OHD-2.4-02'][value=PARTLY]").check();
        page.locator("#section-2\\.4 form button").click();
        assertThat(page.locator("#OHD-2\\.4-02 li")).hasCount(1);

        aud.open(ros);
        page.locator("#own > summary").click();
        page.locator("#own-rosEvent").fill("Ny vikar finn ikkje rutinen");
        page.locator("#own button").click();
        assertThat(page.locator("#own-rosEvent")).hasValue("Ny vikar finn ikkje rutinen");
        page.locator("#own-rosAreas input").first().check();
        assertThat(aud.barriers()).isEmpty();
        page.locator("#own button").click();
        assertThat(page.locator("h2.ds-heading").first()).containsText("Ny vikar finn ikkje rutinen");

        aud.open(ros);
        page.locator("details:has(form[action$='/conclude']) > summary").click();
        page.locator("#conclude-rosHeld").fill("2026-05-29");
        page.locator("#conclude-rosNext").fill("2027-05-29");
        page.locator("#conclude-rosPresent").fill("Aud og Tone");
        page.locator("#conclude-rosMinutes").fill("Gjekk gjennom alt");
        page.locator("form[action$='/conclude'] button").click();
        assertThat(page.locator("#meetings ol > li")).hasCount(1);
        assertThat(page.locator("#meetings svg[role=img]")).hasCount(1);
        assertThat(aud.barriers()).isEmpty();

        assertThat(aud.open(ros + "?zone=RED&kind=EVENT&raised=yes&area=patient&when=before&standing=rart")
                        .locator(".av-risk"))
                .isVisible();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".av-risk")).isVisible();
        assertThat(page.locator(".av-ros-filter")).isHidden();
        assertThat(List.of("RED", "YELLOW", "GREEN"))
                .allSatisfy(zone -> assertThat(page.locator(".av-risk td[data-zone='" + zone + "']"))
                        .not()
                        .hasCount(0));
    }
}
