package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Objects;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.RunningProduct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** An auditor's questions of time, absence and difference, from the search page to the answers. */
@RunningProduct
@WithBrowser
class HistoryPageTests {
    @LocalServerPort
    private int port;

    @Autowired
    private @Nullable ApplicationContext context;

    @ParameterizedTest
    @CsvSource({"1280,nb", "360,nn", "360,en"})
    void everyQuestionHasAPageThatAnswersAndKeepsNobodyOut(int width, String language, BrowserContext any) {
        AgreementId id = Registered.inForce(Objects.requireNonNull(context), "Revisjonsavtale " + width + language);
        Visitor jurist = Visitor.at(any.browser(), port, width, language).as("marit.tveit");
        Page page = jurist.open("/search");
        page.locator("a[href='/history']").click();
        assertThat(jurist.path()).isEqualTo("/history");
        assertThat(jurist.barriers()).isEmpty();

        jurist.open("/history/sentence");
        page.locator("#q").fill("avtalen skal  REVIDERAST kvart fjerde år");
        page.locator("main button[type=submit]").click();
        assertThat(page.locator("main table")).containsText("Revisjonsavtale " + width + language);
        assertThat(jurist.barriers()).isEmpty();

        jurist.open("/history/lacks?holds=reviderast&lacks=årleg");
        assertThat(page.locator("main table")).containsText("Revisjonsavtale " + width + language);
        assertThat(jurist.barriers()).isEmpty();
        jurist.open("/history/lacks?holds=&lacks=");
        assertThat(page.locator("#faults")).isVisible();
        assertThat(jurist.barriers()).isEmpty();

        jurist.open("/agreements/" + id);
        page.locator("a[href$='/clauses/revisjon/life']").first().click();
        assertThat(page.locator("svg.av-bars")).isVisible();
        assertThat(page.locator("main")).containsText("kvart fjerde år");
        assertThat(jurist.barriers()).isEmpty();
        page.locator("a[href*='/history/alike']").first().click();
        assertThat(page.locator("main .av-wordings")).containsText("kvart fjerde år");
        assertThat(jurist.barriers()).isEmpty();

        jurist.open("/agreements/" + id + "/at?on=2025-10-01&known=2026-05-01");
        assertThat(page.locator("main [role=status]").first()).isVisible();
        assertThat(jurist.barriers()).isEmpty();
        jurist.open("/agreements/" + id + "/at?on=2025-10-01");
        assertThat(page.locator("main article")).containsText("kvart fjerde år");
        assertThat(jurist.barriers()).isEmpty();

        for (String path : new String[] {
            "/history/register?on=2025-10-01&known=2026-05-01&municipality=kommune-4628",
            "/history/unanswered?municipality=kommune-4628&on=2025-10-01",
            "/history/standard?standard=delavtale-4:nn",
            "/history/standard?standard=finst-ikkje",
            "/history/alike?requirement=HOL-6-2-04",
            "/agreements/" + id + "/clauses/finst-ikkje/life",
            "/history/register?on=31.02.2024"
        }) {
            jurist.open(path);
            assertThat(page.locator("h1")).isVisible();
            assertThat(jurist.barriers()).as(path).isEmpty();
        }
        jurist.close();
    }
}
