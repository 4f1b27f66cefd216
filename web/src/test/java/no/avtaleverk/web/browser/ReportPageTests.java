package no.avtaleverk.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Objects;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A report is made, and made again; the product's day is 1 June 2026. */
@RunningProduct
@WithBrowser
class ReportPageTests {
    @LocalServerPort
    private int port;

    @Autowired
    ApplicationContext context;

    @Test
    void aReportIsMadeOnADeskAndOnAPhone(BrowserContext shared) {
        Registered.inForce(context, "Til rapport");
        Browser browser = Objects.requireNonNull(shared.browser());
        for (int width : List.of(Visitor.DESKTOP, Visitor.PHONE)) {
            try (Visitor hege = Visitor.at(browser, port, width, "nn").as("hege.eide")) {
                Page page = hege.open("/reports");
                PlaywrightAssertions.assertThat(page.locator("#report-heading")).containsText("Vaksdal kommune");
                assertThat(hege.barriers()).isEmpty();
                hege.open("/reports?on=2099-01-01");
                PlaywrightAssertions.assertThat(page.locator("#on-fault")).isVisible();
                assertThat(hege.barriers()).isEmpty();
                hege.open("/reports?on=1999-01-01");
                PlaywrightAssertions.assertThat(page.locator("main")).containsText("Loggen hadde ikkje byrja");
            }
        }
    }

    @Test
    void fromTheSameDayAndPlaceInTheLogItIsTheSameWhoeverMakesItAndWhateverComesLater() {
        Registered.inForce(context, "Fast rapport");
        String page = Client.as("hege.eide", port).get("/reports").text();
        String address = page.substring(page.indexOf("/reports/status.pdf"));
        address = address.substring(0, address.indexOf('"')).replace("&amp;", "&");
        Reply first = Client.as("hege.eide", port).get(address);
        assertThat(first.status()).isEqualTo(200);
        Registered.inForce(context, "Kom seinare enn rapporten");
        assertThat(Client.as("per.nesse", port).get(address).bytes()).isEqualTo(first.bytes());
        String word = address.replace("status.pdf", "status.docx");
        Reply docx = Client.as("marit.tveit", port).get(word);
        assertThat(docx.status()).isEqualTo(200);
        Registered.inForce(context, "Kom endå seinare");
        assertThat(Client.as("aud.dale", port).get(word).bytes()).isEqualTo(docx.bytes());
        assertThat(Client.as("siri.giske", port).get(address).status()).isEqualTo(404);
        assertThat(Client.as("hege.eide", port)
                        .get(address.replaceAll("position=[0-9]+", "position=99999999"))
                        .status())
                .isEqualTo(404);
    }
}
