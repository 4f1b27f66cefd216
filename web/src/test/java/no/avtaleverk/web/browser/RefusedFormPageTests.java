package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
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
        Locator form = second.locator("form[action$='/measure']");
        second.locator("details:has(form[action$='/measure']) > summary").click();
        form.locator("[name=measure]").fill("Ny rutine, sjå 13.09.72 48022");
        form.locator("[name=measureParty]").selectOption("hf-983974724");
        form.locator("[name=due]").fill("2026-09-01");
        send(form);
        assertThat(form.locator("[name=measure]")).isVisible();
        assertThat(form.locator("[name=measure]")).hasValue("Ny rutine, sjå 13.09.72 48022");
        assertThat(form.locator("[name=measureParty]")).hasValue("hf-983974724");
        assertThat(form.locator("[name=due]")).hasValue("2026-09-01");
        assertThat(form.locator("[name=responsible]")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("article textarea[name=measure]").first()).hasValue(Pattern.compile("^$|^Ny.*"));
        assertThat(page.locator("textarea[aria-invalid], input[aria-invalid]")).hasCount(1);
        assertThat(siri.barriers()).isEmpty();
        page.locator("#faults a").first().click();
        assertThat(form.locator("[name=responsible]")).isFocused();
        form.locator("[name=responsible]").fill("avdelingsleiar");
        send(form);
        assertThat(page.locator("#faults a")).containsText("Tiltak");
        assertThat(form.locator("[name=measure]")).hasValue("Ny rutine, sjå 13.09.72 48022");
        assertThat(form.locator("[name=responsible]")).hasValue("avdelingsleiar");
        page.locator("#faults a").first().click();
        assertThat(form.locator("[name=measure]")).isFocused();
        form.locator("[name=measure]").fill("Ny rutine");
        send(form);
        assertThat(second).containsText("avdelingsleiar");
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
