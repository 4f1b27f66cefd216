package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A yearly review from the answer to the minutes, and the evaluation with its pictures, on a desk and on a phone. */
@RunningProduct
@WithBrowser
class YearlyPageTests {
    @LocalServerPort
    private int port;

    private String inReview(String title) {
        Client jurist = Client.as("siri.giske", port);
        Reply made = jurist.post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["983974724", "4621"],
                 "clauses": [{"id": "formaal", "heading": "Føremål", "text": "Trygge tenester."},
                             {"id": "ansvar", "heading": "Ansvar", "text": "Partane har kvar sitt ansvar."}]}""".formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String api = made.header("Location");
        JsonNode version = jurist.post(api + "/submission")
                .json()
                .path("versions")
                .valueStream()
                .reduce((first, last) -> last)
                .orElseThrow();
        String text = version.path("text").asString();
        String document = version.path("documents").path("kommune-4621").asString();
        for (String leader : new String[] {"odd.skjerven", "rune.sandvik"}) {
            Client client = Client.as(leader, port);
            client.post(
                    api + "/resolutions",
                    "{\"organ\": \"%s\", \"date\": \"2026-05-20\", \"caseNumber\": \"1/26\", \"outcome\": \"ADOPTED\", \"text\": \"%s\"}"
                            .formatted(leader.startsWith("odd") ? "KOMMUNESTYRE" : "TRUST_BOARD", text));
            client.post(api + "/signatures", "{\"text\": \"%s\", \"document\": \"%s\"}".formatted(text, document));
        }
        Reply opened = jurist.post(api + "/reviews");
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        return api.substring("/api/v1".length());
    }

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, nn"})
    void aReviewIsAnsweredAssessedHeldAndConcluded(int width, String language, BrowserContext any) {
        String agreement = inReview("Gjennomgang " + width);
        Visitor tone = Visitor.at(any.browser(), port, width, language).as("tone.hauge");
        Page page = tone.open(agreement + "/follow-up/review");
        assertThat(tone.barriers()).isEmpty();
        page.locator("#wish-NO_CHANGE_NEEDED").check();
        page.locator("#answer button").click();
        assertThat(page.locator("#answers li").first().locator("..")).containsText("Helse Bergen");
        page.locator("#assessments summary").click();
        page.locator("#assessment-ansvar").selectOption("WORKS_PARTLY");
        page.locator("#words-formaal").fill("Verkar");
        page.locator("#assessments button").click();
        assertThat(page.locator("#faults a")).containsText("Ansvar");
        assertThat(page.locator("#assessment-ansvar")).hasValue("WORKS_PARTLY");
        assertThat(page.locator("#words-formaal")).hasValue("Verkar");
        page.locator("#faults a").first().click();
        assertThat(page.locator("#words-ansvar")).isFocused();
        page.locator("#words-formaal").fill("");
        page.locator("#words-ansvar").fill("Uklart om natta");
        page.locator("#assessments button").click();
        assertThat(page.locator("#matter-ansvar")).containsText("Uklart om natta");
        page.locator("#meeting summary").first().click();
        page.locator("#held").fill("2026-06-01");
        page.locator("#participants").fill("Koordinatorane");
        page.locator("#meeting form button").first().click();
        assertThat(page.locator("#conclude")).isVisible();
        page.locator("#point-TEXT summary").click();
        page.locator("#decided-TEXT").fill("Teksten held fram");
        page.locator("#point-TEXT button").click();
        assertThat(page.locator("#point-TEXT .av-decided")).containsText("Teksten held fram");
        assertThat(tone.barriers()).isEmpty();

        tone.open(agreement + "/follow-up/evaluation");
        page.locator("#ask button").click();
        assertThat(page.locator("#faults")).isVisible();
        assertThat(page.locator(".av-score-table")).hasCount(0);
        page.locator("#score-planning-4").check();
        page.locator("#words-planning").fill("Faste møte");
        page.locator("#ask button").click();
        assertThat(page.locator(".av-scores figure").first().locator("svg")).isVisible();
        assertThat(page.locator(".av-score-table")).containsText("Faste møte");
        assertThat(tone.barriers()).isEmpty();

        tone.open(agreement + "/follow-up/review");
        page.locator("#reviewOutcome").selectOption("NO_CHANGE");
        page.locator("#reason").fill("Avtalen verkar");
        page.locator("#silence").fill("Kommunen svara i møtet");
        page.locator("#conclude button").click();
        assertThat(page.locator("main")).containsText("Avtalen verkar");
        assertThat(page.locator("main")).containsText("Kommunen svara i møtet");
        assertThat(page.locator(".av-digest")).hasCount(2);
        assertThat(tone.barriers()).isEmpty();

        nextYearNothingIsLookedAtAnew(agreement, tone, page);
    }

    private static void nextYearNothingIsLookedAtAnew(String agreement, Visitor tone, Page page) {
        tone.open(agreement + "/follow-up/review");
        // A review that was just finished is not opened anew by the first button one sees.
        assertThat(page.locator("form[action$='/open'] button")).isHidden();
        page.locator("details:has(form[action$='/open']) > summary").click();
        page.locator("form[action$='/open'] button").click();
        page.locator("#assessments summary").click();
        assertThat(page.locator("#assessment-ansvar")).hasValue("");
        page.locator("#assessments button").click();
        assertThat(page.locator("#faults")).isVisible();
        page.locator("#meeting summary").first().click();
        page.locator("#held").fill(page.locator("#held").getAttribute("min"));
        page.locator("#participants").fill("Koordinatorane");
        page.locator("#meeting form button").first().click();
        page.locator("#reason").fill("Ingenting nytt");
        page.locator("#silence").fill("Ingen svara");
        page.locator("#conclude button").click();
        assertThat(page.locator("main")).containsText("Ingenting nytt");
        assertThat(page.locator("tr:has-text('Uklart om natta')"))
                .containsText(Pattern.compile("(utan|uten) ny vurdering"));
        assertThat(tone.barriers()).isEmpty();
    }
}
