package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
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

/** What is to be done, by whom, and how one is told of it, on a desk and on a phone. */
@RunningProduct
@WithBrowser
class TaskPageTests {
    @LocalServerPort
    private int port;

    @Autowired
    private @Nullable ApplicationContext context;

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, nn", "360, en"})
    void tasksAreSeenByHowSoonAndByRole(int width, String language, BrowserContext any) {
        // A word wider than a phone, as titles of others now and then have.
        String title = "Avtale med oppgåver " + width + language + " " + "samhandlingsansvarsfordelings".repeat(3);
        AgreementId agreement = Registered.inForce(Objects.requireNonNull(context), title);
        Registered.inForce(Objects.requireNonNull(context), "Ein annan avtale " + width + language);
        Visitor aud = Visitor.at(any.browser(), port, width, language).as("aud.dale");
        Page page = aud.open("/");
        assertThat(page.locator(".av-task").first()).isVisible();
        assertThat(aud.barriers()).isEmpty();
        page.selectOption("#agreement", agreement.value());
        page.locator(".av-filters button").click();
        assertThat(page.locator(".av-task").first()).containsText(title);
        assertThat(page.locator(".av-task").filter(new Locator.FilterOptions().setHasText("Ein annan avtale")))
                .hasCount(0);

        aud.open("/tasks");
        assertThat(page.locator("section:has(#role-COORDINATOR)")).containsText("Aud Dale");
        assertThat(page.locator("section:has(#role-COORDINATOR)")).containsText(title);
        assertThat(aud.barriers()).isEmpty();

        aud.open("/notices/settings");
        page.locator("#digest-WEEKLY").check();
        page.locator("#email").fill("aud.dale@example.no");
        page.locator("main form button").click();
        assertThat(page.locator("[role=status]").first()).isVisible();
        assertThat(page.locator("#digest-WEEKLY")).isChecked();
        assertThat(page.locator("#email")).hasValue("aud.dale@example.no");
        assertThat(aud.barriers()).isEmpty();

        Visitor kari = Visitor.at(any.browser(), port, width, language).as("kari.vik");
        Page people = kari.open("/people");
        assertThat(people.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("aud.dale")))
                .hasCount(1);
        people.locator("#personName").fill("Ola Nordmann");
        people.locator("#account").fill("ola." + width + language);
        people.locator("#role-COORDINATOR").check();
        people.locator("main section form button").click();
        assertThat(people.locator("tbody")).containsText("ola." + width + language);
        assertThat(kari.barriers()).isEmpty();
        people.locator("tr:has-text('ola." + width + language + "') button").click();
        assertThat(people.locator("tbody")).not().containsText("ola." + width + language);

        kari.open("/tasks");
        assertThat(people.locator("main h1")).isVisible();
        assertThat(people.locator("a.av-task")).hasCount(0);
        assertThat(kari.barriers()).isEmpty();
        aud.open("/people");
        assertThat(page.locator("main p a[href='/']")).isVisible();
        assertThat(aud.barriers()).isEmpty();

        kari.open("/clock");
        assertThat(people.locator("button[value=month]")).isVisible();
        assertThat(kari.barriers()).isEmpty();
        kari.open("/clock/outbox");
        assertThat(kari.barriers()).isEmpty();
    }
}
