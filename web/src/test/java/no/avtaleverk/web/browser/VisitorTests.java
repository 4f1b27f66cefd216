package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the other tests in a browser rest on. */
@RunningProduct
@WithBrowser
class VisitorTests {
    @LocalServerPort
    private int port;

    /** The words of a page are there long before its script on a slow line. */
    @Test
    void whoFollowsALinkOrPressesAButtonIsThereWhenTheScriptListens(BrowserContext any) {
        try (Visitor marit =
                Visitor.at(any.browser(), port, Visitor.DESKTOP, "nb").as("marit.tveit")) {
            Page page = marit.page();
            slow(page);
            page.locator("nav a[href='/search']").click();
            assertThat(page.evaluate("document.readyState")).isEqualTo("complete");
            page.locator("nav a[href='/agreements']").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("Avtaler");
            assertThat(page.evaluate("document.readyState")).isEqualTo("complete");
            page.goBack();
            page.locator("#q").fill("avtale");
            marit.press("Søk");
            assertThat(page.evaluate("document.readyState")).isEqualTo("complete");
        }
    }

    private static void slow(Page page) {
        CDPSession line = page.context().newCDPSession(page);
        var nothing = new JsonObject();
        nothing.addProperty("cacheDisabled", true);
        line.send("Network.setCacheDisabled", nothing);
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 400);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", -1);
        line.send("Network.emulateNetworkConditions", conditions);
    }
}
