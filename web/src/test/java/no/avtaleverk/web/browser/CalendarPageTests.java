package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Objects;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.RunningProduct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The calendar of duties, on a desk and on a phone. */
@RunningProduct
@WithBrowser
class CalendarPageTests {
    @LocalServerPort
    private int port;

    @Autowired
    private @Nullable ApplicationContext context;

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, nn", "360, en"})
    void theDaysOfAnAgreementAreSeenWithTheWordsTheyRestOnAndFetchedFromAPrivateAddress(
            int width, String language, BrowserContext any) {
        String title = "Avtale i kalenderen " + width + language;
        AgreementId agreement = Registered.inForce(Objects.requireNonNull(context), title);
        Visitor aud = Visitor.at(any.browser(), port, width, language).as("aud.dale");
        Page page = aud.open("/calendar?year=2029&agreement=" + agreement);
        assertThat(page.locator(".av-wheel__picture")).isVisible();
        assertThat(page.locator(".av-wheel__mark")).hasCount(1);
        Locator month = page.locator(".av-wheel__link");
        assertThat(month).hasCount(1);
        String section = month.getAttribute("href");
        assertThat(page.locator("h2" + section)).isVisible();
        assertThat(page.locator(".av-day__when")).not().containsText("2029");
        Locator day = page.locator(".av-day");
        assertThat(day).hasCount(1);
        assertThat(day).containsText(title);
        day.locator("summary").click();
        assertThat(day).containsText("Avtalen skal reviderast kvart fjerde år.");
        assertThat(aud.barriers()).isEmpty();

        aud.open("/calendar?kind=REVIEW&agreement=" + agreement);
        assertThat(page.locator(".av-day")).hasCount(1);
        aud.open("/calendar?kind=TASK&agreement=" + agreement);
        // The review is a duty with a day and a state, and not a task with another state besides.
        assertThat(page.locator(".av-day a[href$='/follow-up/review']")).hasCount(0);
        page.locator("#feed button[value=make]").click();
        String address = page.locator("#calendar-address").inputValue();
        assertThat(aud.barriers()).isEmpty();
        assertThat(Client.nobody(port)
                        .get(address.replaceFirst("http://[^/]+", ""))
                        .text())
                .contains("BEGIN:VEVENT", agreement + "-review-1@avtaleverk");
        page.locator("#feed button[value=revoke]").click();
        assertThat(page.locator("#calendar-address")).hasCount(0);
        assertThat(Client.nobody(port)
                        .get(address.replaceFirst("http://[^/]+", ""))
                        .status())
                .isEqualTo(404);

        aud.open("/agreements/" + agreement + "/follow-up");
        assertThat(page.locator(".av-day").first()).isVisible();
        assertThat(aud.barriers()).isEmpty();
    }
}
