package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.web.open.BulkFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people are told of the open data, on a desk and on a phone. */
@RunningProduct
@WithBrowser
class OpenDataPageTests {
    @Autowired
    private BulkFile bulk;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"1280, nb, Åpne data", "360, nn, Opne data", "360, en, Open data"})
    void everyoneFindsWhatThereIsFromTheFootOfThePublicPages(
            int width, String language, String title, BrowserContext any) {
        bulk.make();
        Visitor stranger = Visitor.at(any.browser(), port, width, language);
        Page page = stranger.open("/offentlig");
        page.locator("footer a[href^='/offentlig/data']").click();
        assertThat(page.locator("h1")).hasText(title);
        assertThat(page.locator("a[rel=license]")).hasAttribute("href", "https://data.norge.no/nlod/no/2.0");
        assertThat(page.locator("main"))
                .containsText(bulk.current().orElseThrow().sha256().hex());
        assertThat(page.locator("main pre")).hasCount(4);
        assertThat(page.locator("main pre").nth(2))
                .containsText(language.equals("en") ? "/versions/{code}-{number}'" : "/versions/{kode}-{nummer}'");
        assertThat(stranger.barriers()).isEmpty();
        page.locator("a[href='/api/v1/open/requirements']").click();
        assertThat(page.content()).contains("HOL-6-2-04");
    }
}
