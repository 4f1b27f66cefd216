package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.Objects;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A draft is begun from a standard text: asked no more than matters, and told what remains without alarm. */
@RunningProduct
@WithBrowser
class NewDraftTests {
    private static final String OPENING = "Har partene avtalt en egen frist for kommunen";
    private static final String OPENED = "Innen hvor mange timer etter meldingen kan kommunen ta imot";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(ints = {Visitor.DESKTOP, Visitor.PHONE})
    void aQuestionIsThereWhenAnotherAnswerOpensIt(int width, BrowserContext any) {
        try (Visitor marit = Visitor.at(any.browser(), port, width, "nb").as("marit.tveit")) {
            Page page = marit.open("/agreements/new?from=delavtale-5&language=nb");
            Locator opened = page.getByLabel(OPENED);
            assertThat(opened).isHidden();
            assertThat(opened).isDisabled();
            page.getByLabel("Ja, kommunen har en avtalt frist for å ta imot pasienten")
                    .check();
            assertThat(opened).isVisible();
            assertThat(page.locator("fieldset:has(> legend:has-text('" + OPENING + "')) + .av-depends"))
                    .containsText("Gjelder bare hvis svaret over er «Ja, kommunen har en avtalt frist");
            assertThat(marit.barriers()).isEmpty();
            opened.fill("-3");
            page.getByLabel("Nei, bare reglene i lov og forskrift gjelder").check();
            assertThat(opened).isHidden();
            marit.press("Lag utkastet");
            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Utkastet er klart");
        }
    }

    @Test
    void withoutScriptEveryQuestionIsThereAndSaysWhenItMatters(BrowserContext any) {
        try (BrowserContext plain = any.browser()
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setLocale("nb-NO"))) {
            Page page = plain.newPage();
            String base = "http://localhost:" + port;
            page.navigate(base + "/sign-in");
            page.click("button[name=user][value='marit.tveit']");
            page.navigate(base + "/agreements/new?from=delavtale-5&language=nb");
            assertThat(page.getByLabel(OPENED)).isVisible();
            assertThat(page.locator(".av-depends")).hasCount(2);
            page.getByLabel(OPENED).fill("77");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lag utkastet"))
                    .click();
            page.navigate(page.url() + "/head");
            assertThat(page.locator("#parameter-mottak-timer")).hasCount(0);
            assertThat(page.locator("#parameter-hjemreise-til")).hasValue("18");
        }
    }

    @Test
    void whatIsNotAnsweredYetIsNoFaultBeforeTheTextIsSent(BrowserContext any) {
        try (Visitor marit =
                Visitor.at(any.browser(), port, Visitor.DESKTOP, "nb").as("marit.tveit")) {
            Page page = marit.open("/agreements/new?from=delavtale-5&language=nb");
            marit.press("Lag utkastet");
            String edit = marit.path();
            Locator summary = page.locator("[data-examination] summary").first();
            assertThat(summary).containsText("ingen feil");
            assertThat(summary).containsText("Mangler utfylling: 2");
            assertThat(page.locator("#submit")).containsText("gjelder-fra");
            summary.click();
            assertThat(marit.barriers()).isEmpty();
            page.locator("[data-examination]")
                    .getByRole(
                            AriaRole.LINK,
                            new Locator.GetByRoleOptions().setName("Fra hvilken dato skal delavtalen gjelde?"))
                    .click();
            Locator field = page.getByLabel("Fra hvilken dato skal delavtalen gjelde?");
            assertThat(field)
                    .hasAccessibleDescription("Mangler utfylling. Må fylles ut før teksten sendes til partene.");
            assertThat(marit.barriers()).isEmpty();
            field.fill("1. januar 2027");
            marit.press("Lagre");
            assertThat(summary).containsText("Mangler utfylling: 1");
            marit.open(edit + "/examination");
            assertThat(page.locator("main")).containsText("Mangler utfylling: 1");
        }
    }

    @Test
    void whoMayReadAndNotWriteIsToldWhoWrites(BrowserContext any) {
        try (Visitor marit =
                        Visitor.at(any.browser(), port, Visitor.DESKTOP, "nb").as("marit.tveit");
                Visitor hege =
                        Visitor.at(any.browser(), port, Visitor.PHONE, "nb").as("hege.eide");
                Visitor odd =
                        Visitor.at(any.browser(), port, Visitor.PHONE, "nb").as("odd.skjerven")) {
            marit.open("/agreements/new?from=delavtale-8&language=nb");
            marit.press("Lag utkastet");
            String edit = marit.path();
            Page page = hege.page();
            Response told = Objects.requireNonNull(page.navigate(marit.page().url()));
            assertThat(told.status()).isEqualTo(403);
            assertThat(page.locator("h1")).hasText("Du kan lese teksten, men ikke endre den");
            assertThat(page.locator("main")).containsText("Helse Bergen HF, Vaksdal kommune");
            assertThat(hege.barriers()).isEmpty();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Kommenter teksten"))
                    .click();
            assertThat(hege.path()).isEqualTo(edit.replace("/edit", "/discussion"));
            hege.open(edit + "/head");
            assertThat(page.locator("h1")).hasText("Du kan lese teksten, men ikke endre den");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Les teksten"))
                    .click();
            assertThat(hege.path()).isEqualTo(edit.replace("/edit", ""));
            // Who may not know of the draft is told nothing of it.
            Response none =
                    Objects.requireNonNull(odd.page().navigate(marit.page().url()));
            assertThat(none.status()).isEqualTo(404);
        }
    }
}
