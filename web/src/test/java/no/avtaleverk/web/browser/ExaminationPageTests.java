package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A jurist is told while writing what the text lacks, is led to the words, and mends what can be mended at once. */
@RunningProduct
@WithBrowser
class ExaminationPageTests {
    @LocalServerPort
    private int port;

    @Test
    void whatIsTypedIsExaminedAfterItIsSavedAndMendedInTheField(BrowserContext any) {
        try (Visitor marit =
                Visitor.at(any.browser(), port, Visitor.DESKTOP, "nb").as("marit.tveit")) {
            marit.blank("Lokal avtale i røntgen");
            Page page = marit.page();
            Locator body = page.locator("textarea.av-body-input").first();
            body.fill("Epikrisen skal sendes innen to dager. Kommunen kan ikkje kreve betaling.");
            Locator pane = page.locator("[data-examination]");
            Locator summary = pane.locator("summary").first();
            assertThat(summary).containsText("1 spørsmål");
            assertThat(body).isFocused();
            summary.click();
            assertThat(pane).containsText("Plikt uten ansvarlig");
            assertThat(pane).containsText("hvem skal gjøre det?");
            assertThat(marit.barriers()).isEmpty();
            pane.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("skal sendes")))
                    .click();
            assertThat(body).isFocused();
            assertThat(body.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)"))
                    .isEqualTo("skal sendes");
            pane.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Rett opp: ikkje blir til ikke"))
                    .click();
            assertThat(body).hasValue(Pattern.compile("Kommunen kan ikke kreve betaling"));
            assertThat(pane.getByText("ikkje")).hasCount(0);
            assertThat(marit.barriers()).isEmpty();
        }
    }

    @Test
    void onAPhoneAndWithoutScriptThereIsAPageOfItsOwn(BrowserContext any) {
        try (Visitor marit =
                Visitor.at(any.browser(), port, Visitor.PHONE, "nb").as("marit.tveit")) {
            String edit = marit.blank("Lokal avtale i røntgen på telefon");
            Page page = marit.page();
            page.locator("textarea.av-body-input").first().fill("Partene følger kapittel 1. Kommunen svarer [frist].");
            assertThat(page.locator("[data-examination] summary").first()).containsText("1 spørsmål");
            assertThat(marit.barriers()).isEmpty();
            marit.open(edit + "/examination");
            assertThat(page.locator("h1")).containsText("Røntgen av");
            assertThat(page.locator(".av-finding")).not().hasCount(0);
            assertThat(marit.barriers()).isEmpty();
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(Pattern.compile("Rett opp: 1 blir til")))
                    .click();
            assertThat(page.getByText("Rettet opp")).isVisible();
            marit.open(edit);
            assertThat(page.locator("textarea.av-body-input").first())
                    .hasValue(Pattern.compile("kapittel \\{\\{punkt:k-[a-z0-9]+}}"));
        }
    }
}
