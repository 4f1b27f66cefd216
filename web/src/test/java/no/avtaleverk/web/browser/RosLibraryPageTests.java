package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The ROS library and scale of a trust, on a desk and on a phone. */
@RunningProduct
@WithBrowser
class RosLibraryPageTests {
    @LocalServerPort
    private int port;

    private Visitor visitor(BrowserContext any, int width, String language, String user) {
        Browser browser = any.browser();
        return Visitor.at(browser, port, width, language).as(user);
    }

    @ParameterizedTest
    @CsvSource({"1280, nb, aud.dale", "360, nn, aud.dale", "1280, en, per.nesse", "360, nb, ingrid.moe"})
    void everyoneReadsTheLibraryAndTheScale(int width, String language, String user, BrowserContext any) {
        Visitor reader = visitor(any, width, language, user);
        Page page = reader.open("/ros/library?whose=common");
        assertThat(page.locator(".av-ros-events > li")).hasCount(62);
        assertThat(page.locator("#import")).hasCount(0);
        page.locator(".av-ros-events summary").first().click();
        assertThat(reader.barriers()).isEmpty();
        page.locator("#q").fill("tillit");
        page.locator("[role=search] button").click();
        assertThat(page.locator(".av-ros-events > li")).not().hasCount(62);
        page.locator(".av-ros-events summary").first().click();
        page.locator(".av-ros-events details[open] a[href*='/ros/library/']").click();
        assertThat(page.locator("#history-heading")).isVisible();
        assertThat(page.locator("main form")).hasCount(0);
        assertThat(reader.barriers()).isEmpty();
        reader.open("/ros/scale?whose=common");
        assertThat(page.locator(".av-risk tbody td")).hasCount(25);
        assertThat(page.locator(".av-risk td[data-zone=RED]")).hasCount(8);
        assertThat(reader.barriers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, nn"})
    void aTrustWritesAnEventReviewsItTakesItOutAndUsesItAgain(int width, String language, BrowserContext any) {
        Visitor tone = visitor(any, width, language, "tone.hauge");
        Page page = tone.open("/");
        page.locator("a[href='/ros/library']").click();
        page.locator("a[href^='/ros/library/new']").click();
        String event = "Ferja går ikke " + width;
        page.locator("#event-nb").fill(event);
        page.locator("#cause-nb-1").fill("Uvær");
        page.locator("button[value=more]").click();
        assertThat(page.locator("#event-nb")).hasValue(event);
        page.locator("#cause-nb-6").fill("Verkstedopphold");
        assertThat(tone.barriers()).isEmpty();
        page.locator("button[value=save]").click();
        assertThat(page.locator("#faults li")).hasCount(6);
        page.locator("#faults a[href='#areas']").click();
        page.locator("#area-patient").check();
        page.locator("#measure-nb-1").fill("Avtale om båtambulanse");
        page.locator("#lowers-1").selectOption("CONSEQUENCE");
        page.locator("#source-nb").fill("Egen vurdering");
        page.locator("#copy").check();
        page.locator("button[value=save]").click();
        assertThat(page.locator("h1")).hasText(event);
        assertThat(page.locator("main")).containsText("Verkstedopphold");
        assertThat(page.locator("[role=status]").first()).isVisible();
        assertThat(tone.barriers()).isEmpty();

        page.locator("a[href*='/edit']").click();
        assertThat(page.locator("#cause-nn-2")).hasValue("Verkstedopphold");
        page.locator("#event-nn").fill("Ferja går ikkje " + width);
        page.locator("button[value=save]").click();
        assertThat(page.locator(".av-recent > li")).hasCount(2);
        page.locator(".av-recent details summary").first().click();
        page.locator("#reviewAgain").fill("2027-05-01");
        page.locator("form[action*='/review'] button").click();
        assertThat(page.locator(".av-recent > li")).hasCount(3);
        page.locator("main > details.av-move summary").click();
        page.locator("#reason").fill("Bru er bygd");
        page.locator("form[action*='/retire'] button").click();
        assertThat(page.locator("main")).containsText("Bru er bygd");
        assertThat(tone.barriers()).isEmpty();
        tone.open("/ros/library?show=retired");
        assertThat(page.locator(".av-ros-events")).containsText(width == 360 ? "Ferja går ikkje 360" : event);
        page.locator(".av-ros-events summary").first().click();
        page.locator(".av-ros-events details[open] a[href*='/ros/library/']").click();
        page.locator("form[action*='/restore'] button").click();
        assertThat(page.locator("form[action*='/retire']")).hasCount(1);
        retire(page);
    }

    /** Other tests make lists of this library. */
    private static void retire(Page page) {
        page.locator("main > details.av-move summary").click();
        page.locator("#reason").fill("Bare en prøve");
        page.locator("form[action*='/retire'] button").click();
        assertThat(page.locator("form[action*='/restore']")).hasCount(1);
    }

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, nn"})
    void aTrustIssuesAScaleOfItsOwn(int width, String language, BrowserContext any) {
        Visitor tone = visitor(any, width, language, "tone.hauge");
        Page page = tone.open("/ros/scale");
        int before = page.locator("section:has(#editions-heading) a[href*='edition=']")
                .count();
        page.locator("a[href^='/ros/scale/new']").click();
        assertThat(page.locator("#neverGreenFrom")).hasValue("5");
        assertThat(page.locator("#decisionFrom")).hasValue("4");
        page.locator("#redFrom").fill("99");
        page.locator("#likelihood-nn-2").fill("");
        page.locator("button[value=issue]").click();
        assertThat(page.locator("#faults li")).hasCount(2);
        page.locator("#redFrom").fill("4");
        page.locator("#likelihood-nn-2").fill("Av og til");
        page.locator("button[value=issue]").click();
        assertThat(page.locator("#faults li")).hasCount(1);
        page.locator("#redFrom").fill("10");
        page.locator("#neverGreenFrom").selectOption("4");
        page.locator("button[value=preview]").first().click();
        assertThat(page.locator("#preview td[data-zone=RED]")).hasCount(10);
        assertThat(tone.barriers()).isEmpty();
        page.locator("#redFrom").fill("12");
        page.locator("#neverGreenFrom").selectOption("5");
        page.locator("button[value=area]").click();
        int areas = page.locator(".av-ros-area").count();
        page.locator("#area-nb-" + areas).fill("Pårørende " + width);
        for (int grade = 1; grade <= 5; grade++) {
            page.locator("#grade-nb-" + areas + "-" + grade).fill("Grad " + grade);
        }
        page.locator("#copy").check();
        page.locator("button[value=area]").click();
        page.locator("#removed-" + (areas + 1)).check();
        assertThat(tone.barriers()).isEmpty();
        page.locator("button[value=issue]").click();
        assertThat(page.locator(".av-ros-areas")).containsText("Pårørende " + width);
        assertThat(page.locator(".av-ros-areas tbody tr")).hasCount(areas);
        assertThat(page.locator("section:has(#editions-heading) a[href*='edition=']"))
                .hasCount(before + 1);
        assertThat(tone.barriers()).isEmpty();
    }

    @Test
    void aFileOfEventsIsTakenWholeOrNotAtAll(BrowserContext any) {
        Visitor tone = visitor(any, Visitor.DESKTOP, "nb", "tone.hauge");
        Page page = tone.open("/ros/library");
        page.locator("#import-file")
                .setInputFiles(new FilePayload(
                        "mine.yaml",
                        "application/yaml",
                        "scenarios:\n  - event: {nb: \"Strømmen går\"}\n    areas: [nowhere]\n"
                                .getBytes(StandardCharsets.UTF_8)));
        page.locator("#import form button").click();
        assertThat(page.locator("#import [role=alert] tbody tr")).not().hasCount(0);
        assertThat(tone.barriers()).isEmpty();
        String whole = Client.as("tone.hauge", port).get("/ros/library.csv").text();
        String two = whole.substring(0, whole.indexOf("\r\n\"R-01-2")).replace("2026-11-22", "2026-05-22") + "\r\n";
        page.locator("#import-file")
                .setInputFiles(new FilePayload("mine.csv", "text/csv", two.getBytes(StandardCharsets.UTF_8)));
        page.locator("#import form button").click();
        Locator listed = page.locator(".av-ros-events > li");
        assertThat(listed.first()).containsText("Omskrevet");
    }

    @Test
    void nobodyElseWritesInIt(BrowserContext any) {
        for (String user : new String[] {"aud.dale", "rune.sandvik", "per.nesse"}) {
            Visitor other = visitor(any, Visitor.DESKTOP, "nb", user);
            Page page = other.open("/ros/library?whose=hf-983974724");
            assertThat(page.locator("a[href^='/ros/library/new']")).hasCount(0);
            other.open("/ros/library/new?whose=hf-983974724");
            assertThat(page.locator("#event-nb")).hasCount(0);
            other.open("/ros/scale/new?whose=hf-983974724");
            assertThat(page.locator("#redFrom")).hasCount(0);
            other.open("/ros/library?whose=kommune-4628");
            assertThat(page.locator(".av-ros-events")).hasCount(0);
        }
    }

    @Test
    void theFormsAreFilledInWithoutScript(BrowserContext any) {
        var context = any.browser()
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setLocale("nb-NO"));
        Page page = context.newPage();
        String base = "http://localhost:" + port;
        page.navigate(base + "/sign-in");
        page.click("button[name=user][value='tone.hauge']");
        page.navigate(base + "/ros/library/new");
        page.fill("#event-nb", "Uten skript");
        page.fill("#cause-nb-2", "En årsak");
        page.click("button[value=more]");
        page.fill("#cause-nb-5", "En årsak til");
        page.check("#area-patient");
        page.fill("#source-nb", "Egen vurdering");
        page.check("#copy");
        page.click("button[value=save]");
        assertThat(page.locator("h1")).hasText("Uten skript");
        assertThat(page.locator("main")).containsText("En årsak til");
        retire(page);
        page.navigate(base + "/ros/scale/new");
        page.fill("#yellowFrom", "6");
        page.locator("button[value=preview]").last().click();
        assertThat(page.locator("#preview")).containsText("1–5");
        context.close();
    }

    /** Not a test: pictures for people to look at, where a folder is named. */
    @Test
    void pictures(BrowserContext any) {
        String folder = System.getProperty("avtaleverk.pictures", "");
        if (folder.isEmpty()) {
            return;
        }
        for (int width : new int[] {1280, 360}) {
            Visitor tone = visitor(any, width, width == 360 ? "nn" : "nb", "tone.hauge");
            for (String path : new String[] {
                "library", "library/R-01-1", "library/R-01-1/edit", "library/new", "scale", "scale/new"
            }) {
                Page page = tone.open("/ros/" + path);
                if (path.equals("library")) {
                    page.locator(".av-ros-events summary").first().click();
                }
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of(folder, path.replace('/', '-') + "-" + width + ".png")));
            }
        }
    }
}
