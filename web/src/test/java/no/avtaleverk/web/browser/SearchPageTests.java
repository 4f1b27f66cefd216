package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.workflow.search.SavingSearches;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The search page: suggestions by keyboard, groups, facets, saved searches with alert, frozen results and files. */
@RunningProduct
@WithBrowser
class SearchPageTests {
    @LocalServerPort
    private int port;

    @Autowired
    private @Nullable ApplicationContext context;

    @Autowired
    private @Nullable SavingSearches saving;

    @ParameterizedTest
    @CsvSource({"1280,nb", "360,nn"})
    void aSearchIsSuggestedGroupedNarrowedSavedFrozenAndTakenAlong(int width, String language, BrowserContext any) {
        ApplicationContext product = Objects.requireNonNull(context);
        Registered.inForce(product, "Søkjeavtale " + width + language);
        Visitor jurist = Visitor.at(any.browser(), port, width, language).as("marit.tveit");
        Page page = jurist.open("/search");

        page.locator("#q").pressSequentially("revid");
        assertThat(page.locator("[role=option]").first()).isVisible();
        assertThat(page.locator("#q")).hasAttribute("aria-expanded", "true");
        assertThat(jurist.barriers()).isEmpty();
        page.locator("#q").press("ArrowDown");
        assertThat(page.locator("[role=option][aria-selected=true]")).hasCount(1);
        page.locator("#q").press("Enter");
        assertThat(page.locator("#q")).hasValue("reviderast");
        assertThat(page.locator("#q")).hasAttribute("aria-expanded", "false");
        assertThat(page.locator(".av-hits")).containsText("Søkjeavtale " + width + language);
        assertThat(page.locator("mark").first()).containsText("reviderast");

        jurist.open("/search?q=reviderast");
        assertThat(page.locator(".av-groupedby [aria-current=true]")).hasCount(1);
        page.locator(".av-groupedby a").nth(1).click();
        assertThat(page.locator(".av-hits__period").first()).isVisible();
        assertThat(jurist.barriers()).isEmpty();
        page.locator(".av-groupedby a").nth(2).click();
        assertThat(page.locator(".av-hit").first()).isVisible();
        page.locator(".av-facets a[href*='year=2025']").click();
        assertThat(page.locator("#year")).hasValue("2025");
        page.locator(".av-facets a[href*='language=nn']").click();
        assertThat(page.locator("#language")).hasValue("nn");
        assertThat(page.locator(".av-hits")).containsText("Søkjeavtale " + width + language);
        assertThat(jurist.barriers()).isEmpty();

        page.locator(".av-take details").first().locator("summary").click();
        page.locator("#saved-name").fill("Revisjon " + width + language);
        page.locator("#saved-alert").check();
        assertThat(jurist.barriers()).isEmpty();
        page.locator("form[action='/search/saved'] button").click();
        assertThat(page.locator("#results")).containsText("Revisjon " + width + language);

        Registered.inForce(product, "Ny søkjeavtale " + width + language);
        Objects.requireNonNull(saving).tellOfNews(reader -> Optional.of(reader.reader()));
        jurist.open("/notices");
        page.locator("main a[href^='/search/saved/']").first().click();
        assertThat(page.locator(".av-hits .av-chip").first()).isVisible();
        assertThat(jurist.barriers()).isEmpty();
        jurist.open("/search/saved");
        assertThat(page.locator("main .av-chip").first()).isVisible();
        assertThat(jurist.barriers()).isEmpty();
        page.locator("form[action$='/delete'] button").first().click();
        assertThat(page.locator("main")).not().containsText("Revisjon " + width + language);

        jurist.open("/search?q=reviderast");
        page.locator(".av-take details").nth(1).locator("summary").click();
        page.locator("#frozen-title").fill("Frose " + width);
        page.locator("form[action='/search/frozen'] button").click();
        assertThat(page.locator("#citation")).containsText("SHA-256");
        assertThat(jurist.barriers()).isEmpty();
        String frozen = jurist.path();
        Download csv =
                page.waitForDownload(() -> page.locator("a[href$='/hits.csv']").click());
        assertThat(csv.suggestedFilename()).endsWith(".csv");
        page.locator("a[href$='/again']").click();
        assertThat(page.locator("main .ds-alert[data-color=success]")).isVisible();
        assertThat(jurist.barriers()).isEmpty();
        jurist.open("/search/frozen");
        assertThat(page.locator("main")).containsText("Frose " + width);
        assertThat(jurist.barriers()).isEmpty();

        Visitor other = Visitor.at(any.browser(), port, width, language).as("siri.giske");
        assertThat(other.page().navigate("http://localhost:" + port + frozen).status())
                .isEqualTo(404);
        other.close();
        jurist.close();
    }
}
