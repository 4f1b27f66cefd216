package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A jurist takes clauses from the library into a draft of her own. */
@RunningProduct
@WithBrowser
class ClauseLibraryTests {
    @LocalServerPort
    private int port;

    @Test
    void aClauseIsFoundAndInsertedWithItsAnswersByKeyboardAlone(BrowserContext any) {
        try (Visitor marit =
                Visitor.at(any.browser(), port, Visitor.DESKTOP, "nb").as("marit.tveit")) {
            String edit = marit.blank("Lokal avtale med klausuler");
            Page page = marit.page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Klausulbibliotek"))
                    .focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("Klausulbibliotek");
            page.getByLabel("Ord i punktet eller i veiledningen").focus();
            page.keyboard().type("uenighetsprotokoll");
            assertThat(page.locator(".av-offer h2").first()).containsText("Uenighet");
            assertThat(marit.barriers()).isEmpty();
            Locator insert = page.getByRole(
                    AriaRole.BUTTON,
                    new Page.GetByRoleOptions()
                            .setName("Sett inn: Uenighet og tvist")
                            .setExact(true));
            insert.focus();
            page.keyboard().press("Enter");
            assertThat(page.getByText("Punktet er satt inn fra klausulbiblioteket"))
                    .isVisible();
            assertThat(marit.path()).isEqualTo(edit + "#felles-tvist");
            Locator clause = page.locator("#felles-tvist");
            assertThat(clause).containsText("ikke bekreftet");
            assertThat(clause).containsText("Veiledning til punktet");
            assertThat(clause.locator("textarea"))
                    .hasValue(java.util.regex.Pattern.compile("Uenighet skal aldri gå ut over pasienten"));
            assertThat(marit.barriers()).isEmpty();
        }
    }

    @Test
    void whatStandsInTheDraftAlreadyIsSaidAndACopyGetsAnIdOfItsOwn(BrowserContext any) {
        try (Visitor marit =
                Visitor.at(any.browser(), port, Visitor.PHONE, "nb").as("marit.tveit")) {
            String edit = marit.blank("Lokal avtale på telefon");
            Page page = marit.open(edit + "/library?requirement=VEIL-AVVIK&standard=common");
            marit.press("Sett inn: Avvik");
            page = marit.open(edit + "/library?requirement=VEIL-AVVIK&standard=common");
            assertThat(page.locator(".av-offer").first()).containsText("Står i avtalen som punkt");
            assertThat(page.locator(".av-offer").first()).containsText("Hvilken stilling i kommunen");
            assertThat(marit.barriers()).isEmpty();
            marit.press("Sett inn en kopi: Avvik");
            assertThat(page.locator(".av-edit__clause")).hasCount(3);
            assertThat(page.locator("#felles-avvik")).hasCount(1);
        }
    }

    @Test
    void theLibraryIsOpenToEveryoneInEachLanguage(BrowserContext any) {
        String edit;
        try (Visitor marit =
                Visitor.at(any.browser(), port, Visitor.DESKTOP, "nb").as("marit.tveit")) {
            edit = marit.blank("Lokal avtale for alle");
        }
        for (String language : new String[] {"nb", "nn", "en"}) {
            int width = language.equals("nb") ? Visitor.DESKTOP : Visitor.PHONE;
            try (Visitor marit =
                    Visitor.at(any.browser(), port, width, language).as("marit.tveit")) {
                for (String query : new String[] {"", "?q=avvik", "?q=romferd", "?standard=delavtale-4&page=1"}) {
                    Page page = marit.open(edit + "/library" + query);
                    assertThat(page.locator("body")).not().containsText("??");
                    assertThat(marit.barriers())
                            .as("%s in %s at %d px", query, language, width)
                            .isEmpty();
                }
                marit.page().locator("summary").first().click();
            }
        }
    }

    @Test
    void onlyWhoWritesTheDraftOpensTheLibraryFromIt(BrowserContext any) {
        String edit;
        try (Visitor marit =
                Visitor.at(any.browser(), port, Visitor.DESKTOP, "nb").as("marit.tveit")) {
            edit = marit.blank("Lokal avtale for noen");
        }
        try (Visitor siri =
                Visitor.at(any.browser(), port, Visitor.DESKTOP, "nb").as("siri.giske")) {
            assertThat(siri.open(edit + "/library").locator("h1")).not().hasText("Klausulbibliotek");
        }
    }
}
