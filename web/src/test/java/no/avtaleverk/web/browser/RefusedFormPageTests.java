package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a person typed stands where it was typed when it was not taken, beside what is wrong with it. */
@RunningProduct
@WithBrowser
class RefusedFormPageTests {
    @LocalServerPort
    private int port;

    private String submitted(String title) {
        Client siri = Client.as("siri.giske", port);
        Reply made = siri.post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["kommune-4621", "983974724"],
                 "clauses": [{"id": "ansvar", "heading": "Ansvar", "text": "Partane har kvar sitt ansvar."}]}""".formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        assertThat(siri.post(path + "/submission").status()).isEqualTo(200);
        return path.substring("/api/v1".length());
    }

    /** Send a form as a browser without its own checks does. */
    private static void send(Locator form) {
        form.evaluate("form => form.noValidate = true");
        form.locator("button[type=submit]").first().click();
    }

    @ParameterizedTest
    @CsvSource({"1280, nb", "390, nn"})
    void anActOnOneOfManyIsPutBackIntoItsOwnForm(int width, String language, BrowserContext any) {
        String agreement = submitted("Avvist " + width);
        Visitor siri = Visitor.at(any.browser(), port, width, language).as("siri.giske");
        Page page = siri.open(agreement + "/follow-up/deviation");
        for (String what : new String[] {"Det første", "Det andre"}) {
            page.locator("details:has(#what-report) > summary").first().click();
            page.locator("#clause-report").selectOption("ansvar");
            page.locator("#kind-report").selectOption("discharge-notice-late");
            page.locator("#happened-report").fill("2026-05-20");
            page.locator("#what-report").fill(what);
            page.locator("#consequence-report").selectOption("delay");
            page.locator("form:has(#what-report) button[type=submit]").click();
        }
        Locator second = page.locator("article").filter(new Locator.FilterOptions().setHasText("Det andre"));
        Locator form = second.locator("form[action$='/cause']");
        second.locator("details:has(form[action$='/cause']) > summary").click();
        form.locator("textarea").fill("Rutina, sjå 13.09.72 48022");
        send(form);
        assertThat(form.locator("textarea")).isVisible();
        assertThat(form.locator("textarea")).hasValue("Rutina, sjå 13.09.72 48022");
        assertThat(form.locator("select")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("[aria-invalid=true]")).hasCount(1);
        Locator first = page.locator("article").filter(new Locator.FilterOptions().setHasText("Det første"));
        assertThat(first.locator("form[action$='/cause'] textarea")).hasValue("");
        assertThat(page.locator("article details[open] form")).hasCount(1);
        assertThat(siri.barriers()).isEmpty();
        page.locator("#faults a").first().click();
        assertThat(form.locator("select")).isFocused();
        form.locator("select").selectOption(new SelectOption().setIndex(1));
        String cause = form.locator("select").inputValue();
        send(form);
        assertThat(page.locator("#faults a")).containsText("Forklaring");
        assertThat(form.locator("select")).hasValue(cause);
        page.locator("#faults a").first().click();
        assertThat(form.locator("textarea")).isFocused();
        form.locator("textarea").fill("Rutina var ukjend");
        send(form);
        assertThat(second).containsText("Rutina var ukjend");
        assertThat(page.locator("#faults")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"1280, nb, Velg en fil", "390, nn, Vel ei fil"})
    void aTableThatDidNotComeIsAskedFor(int width, String language, String said, BrowserContext any) {
        String agreement = submitted("Uten fil " + width);
        Visitor siri = Visitor.at(any.browser(), port, width, language).as("siri.giske");
        Page page = siri.open(agreement + "/follow-up/deviation");
        send(page.locator("#import form"));
        assertThat(page.locator("#faults")).containsText(said);
        page.locator("#faults a").click();
        assertThat(page.locator("#import-file")).isFocused();
        page.locator("#import summary").click();
        assertThat(page.locator("#import dl")).containsText("consequence");
        assertThat(siri.barriers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, nb", "390, nn"})
    void choicesAreNotForgottenForAWrongAddress(int width, String language, BrowserContext any) {
        Visitor aud = Visitor.at(any.browser(), port, width, language).as("aud.dale");
        Page page = aud.open("/notices/settings");
        page.locator("#digest-WEEKLY").check();
        page.locator("#contactLanguage").selectOption("NYNORSK");
        page.locator("#email").fill("ikke en adresse");
        send(page.locator("main form[action='/notices/settings']"));
        assertThat(page.locator("#faults a")).containsText("E-post");
        assertThat(page.locator("#digest-WEEKLY")).isChecked();
        assertThat(page.locator("#contactLanguage")).hasValue("NYNORSK");
        assertThat(page.locator("#email")).hasValue("ikke en adresse");
        assertThat(aud.barriers()).isEmpty();

        Visitor kari = Visitor.at(any.browser(), port, width, language).as("kari.vik");
        Page people = kari.open("/people");
        people.locator("#personName").fill("Ola Nordmann");
        people.locator("#account").fill("ola.feil");
        people.locator("#role-COORDINATOR").check();
        people.locator("#role-JURIST").check();
        people.locator("#email").fill("feil");
        send(people.locator("main section form"));
        assertThat(people.locator("#faults a")).containsText("E-post");
        assertThat(people.locator("#role-COORDINATOR")).isChecked();
        assertThat(people.locator("#role-JURIST")).isChecked();
        assertThat(people.locator("#personName")).hasValue("Ola Nordmann");
        assertThat(kari.barriers()).isEmpty();
    }
}
