package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.model.search.SavedSearch;
import no.avtaleverk.model.search.SavedSearches;
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
        Registered.inForce(product, "Søkjeavtale " + width + language, "vitjast");
        Visitor jurist = Visitor.at(any.browser(), port, width, language).as("marit.tveit");
        Page page = jurist.open("/search");

        page.locator("#q").pressSequentially("vitj");
        assertThat(page.locator("[role=option]").first()).isVisible();
        assertThat(page.locator("#q")).hasAttribute("aria-expanded", "true");
        assertThat(jurist.barriers()).isEmpty();
        page.locator("#q").press("ArrowDown");
        assertThat(page.locator("[role=option][aria-selected=true]")).hasCount(1);
        page.locator("#q").press("Enter");
        assertThat(page.locator("#q")).hasValue("vitjast");
        assertThat(page.locator("#q")).hasAttribute("aria-expanded", "false");
        assertThat(page.locator(".av-hits")).containsText("Søkjeavtale " + width + language);
        assertThat(page.locator("mark").first()).containsText("vitjast");

        jurist.open("/search?q=vitjast");
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

        Registered.inForce(product, "Ny søkjeavtale " + width + language, "vitjast");
        Objects.requireNonNull(saving).tellOfNews(reader -> Optional.of(reader.reader()));
        jurist.open("/notices");
        page.locator("main a[href^='/search/saved/']").first().click();
        assertThat(page.locator(".av-hits .av-chip").first()).isVisible();
        assertThat(jurist.barriers()).isEmpty();
        jurist.open("/search/saved");
        // Seen, and so new no longer.
        Locator saved =
                page.locator("main li.av-panel", new Page.LocatorOptions().setHasText("Revisjon " + width + language));
        assertThat(saved).hasCount(1);
        assertThat(saved.locator(".av-chip")).hasCount(0);
        assertThat(jurist.barriers()).isEmpty();
        saved.locator("details").last().locator("summary").click();
        assertThat(saved).containsText("Revisjon " + width + language + "»?");
        assertThat(jurist.barriers()).isEmpty();
        saved.locator("form[action$='/delete'] button").click();
        assertThat(saved).hasCount(0);

        // What was typed stays after a refusal.
        jurist.open("/search?q=vitjast");
        page.locator(".av-take details").first().locator("summary").click();
        page.locator("#saved-name").fill("Sak 13097248022");
        page.locator("form[action='/search/saved'] button").click();
        assertThat(page.locator("#saved-name")).hasValue("Sak 13097248022");
        assertThat(page.locator("#q")).hasValue("vitjast");
        assertThat(page.locator("#saved-name")).isVisible();

        jurist.open("/search?q=vitjast");
        page.locator(".av-take details").nth(1).locator("summary").click();
        page.locator("#frozen-title").fill("Frose " + width);
        page.locator("form[action='/search/frozen'] button").click();
        assertThat(page.locator("#citation")).containsText("SHA-256");
        assertThat(jurist.barriers()).isEmpty();
        String frozen = jurist.path();
        Download csv =
                page.waitForDownload(() -> page.locator("a[href$='/hits.csv']").click());
        assertThat(csv.suggestedFilename()).endsWith(".csv");
        page.locator("form[action$='/again'] button").click();
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

    @ParameterizedTest
    @CsvSource({"1280,nb", "360,nn"})
    void aQuestionKeptByAProgramIsTheSameOnThePage(int width, String language, BrowserContext any) {
        ApplicationContext product = Objects.requireNonNull(context);
        Registered.inForce(product, "Avtale for fleire " + width);
        Inquiry inquiry = new Inquiry(
                "  reviderast ",
                null,
                Set.of(Registered.VAKSDAL, new PartyId("kommune-4621"), new PartyId("kommune-1234")),
                null,
                null,
                null,
                null,
                null,
                false);
        var search = new SavedSearch(
                java.util.UUID.randomUUID().toString(),
                Registered.JURIST.userId(),
                "Fleire kommunar " + width,
                inquiry,
                false,
                java.time.Instant.parse("2026-06-01T10:00:00Z"));
        product.getBean(SavedSearches.class).save(search, java.util.List.of(), Registered.JURIST);

        Visitor jurist = Visitor.at(any.browser(), port, width, language).as("marit.tveit");
        Page page = jurist.open("/search/saved/" + search.id());
        assertThat(page.locator("#results")).containsText("Fleire kommunar " + width);
        assertThat(page.locator("#q")).hasValue("reviderast");
        assertThat(page.locator("#municipality option:checked")).hasCount(1);
        assertThat(page.locator("input[type=checkbox][name=municipality]:checked"))
                .hasCount(2);
        assertThat(jurist.barriers()).isEmpty();
        String hits = page.locator("#results [role=status]").textContent();
        // Typing asks the same of the same kommuner.
        page.locator("#q").press("End");
        page.locator("#q").press("Enter");
        assertThat(page.locator("#results [role=status]")).hasText(hits);
        assertThat(page.locator("input[type=checkbox][name=municipality]:checked"))
                .hasCount(2);
        jurist.open("/search");
        page.locator("#q").pressSequentially("fleire komm");
        assertThat(page.locator("[role=option]").first()).containsText("Fleire kommunar");
        assertThat(jurist.barriers()).isEmpty();
        page.locator("[role=option]").first().click();
        assertThat(page.locator("#q")).hasValue("reviderast");
        jurist.close();
    }
}
