package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A jurist writes a long text, with the keyboard alone, on a bad line and with others at it. */
@RunningProduct
@WithBrowser
class EditorTests {
    @LocalServerPort
    private int port;

    private Visitor visit(BrowserContext any, int width, String user) {
        return Visitor.at(any.browser(), port, width, "nb").as(user);
    }

    /** A draft with four clauses: 1 Formål, 2 Ansvar, 2.1 Kommunen, 3 Varighet. Gives the path of its editor. */
    private static String draft(Visitor jurist, String title) {
        String edit = jurist.blank(title);
        Page page = jurist.page();
        page.locator(".av-heading-input").first().focus();
        page.keyboard().press("Control+a");
        page.keyboard().type("Formål");
        another(page, "Ansvar");
        another(page, "Kommunen");
        page.keyboard().press("Alt+Shift+ArrowRight");
        assertThat(page.locator("[data-done]")).hasText("Punktet er flyttet og er nå 2.1.");
        another(page, "Varighet");
        page.keyboard().press("Alt+Shift+ArrowLeft");
        assertThat(page.locator("[data-done]")).hasText("Punktet er flyttet og er nå 3.");
        page.keyboard().press("Control+s");
        saved(page);
        outlined(page, "1 Formål", "2 Ansvar", "2.1 Kommunen", "3 Varighet");
        return edit;
    }

    /** A new clause after the one with the focus, its heading written without waiting for the server. */
    private static void another(Page page, String heading) {
        int before = page.locator(".av-edit__clause").count();
        page.keyboard().press("Control+Enter");
        page.keyboard().type(heading);
        assertThat(page.locator(".av-edit__clause")).hasCount(before + 1);
        assertThat(page.locator(".av-clauseform__heading > input:focus")).hasValue(heading);
    }

    private static void saved(Page page) {
        assertThat(page.locator("[data-save-state]")).containsText("Lagret kl.");
    }

    private static void outlined(Page page, String... entries) {
        assertThat(page.locator("[data-outline] li")).hasText(entries);
    }

    private static Locator clause(Page page, String number) {
        return page.locator(
                ".av-edit__clause",
                new Page.LocatorOptions()
                        .setHas(page.locator(
                                ".av-number",
                                new Page.LocatorOptions()
                                        .setHasText(Pattern.compile("^" + number.replace(".", "\\.") + "$")))));
    }

    private static String focusedHeading(Page page) {
        return String.valueOf(page.evaluate(
                "document.activeElement.closest('.av-edit__clause')?.querySelector('.av-heading-input').value"));
    }

    @Test
    void aTextIsBuiltMovedAndTakenBackByKeyboardAlone(BrowserContext any) {
        try (Visitor marit = visit(any, Visitor.DESKTOP, "marit.tveit")) {
            draft(marit, "Avtale uten mus");
            Page page = marit.page();
            page.evaluate("window.sameePage = true");

            page.keyboard().press("Alt+Shift+KeyG");
            assertThat(page.getByRole(AriaRole.LISTBOX)).isVisible();
            assertThat(marit.barriers()).isEmpty();
            page.keyboard().type("ansv");
            page.keyboard().press("Enter");
            assertThat(focusedHeading(page)).isEqualTo("Ansvar");

            page.keyboard().press("Alt+Shift+ArrowDown");
            assertThat(page.locator("[data-done]")).hasText("Punktet er flyttet og er nå 3.");
            outlined(page, "1 Formål", "2 Varighet", "3 Ansvar", "3.1 Kommunen");
            assertThat(focusedHeading(page)).isEqualTo("Ansvar");

            page.keyboard().press("Alt+Shift+Delete");
            assertThat(page.locator("[data-done]")).hasText("Punktet er tatt ut.");
            outlined(page, "1 Formål", "2 Varighet", "2.1 Kommunen");
            assertThat(focusedHeading(page)).isEqualTo("Kommunen");
            page.keyboard().press("Alt+Shift+KeyZ");
            assertThat(page.locator("[data-done]")).hasText("Endringen er tatt tilbake.");
            outlined(page, "1 Formål", "2 Varighet", "3 Ansvar", "3.1 Kommunen");
            assertThat(focusedHeading(page)).isEqualTo("Ansvar");

            page.keyboard().press("Alt+Shift+KeyH");
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Nytt punkt etter dette");
            assertThat(marit.barriers()).isEmpty();
            page.keyboard().press("Escape");
            assertThat(focusedHeading(page)).isEqualTo("Ansvar");
            assertThat(page.evaluate("window.sameePage")).isEqualTo(true);
        }
    }

    @Test
    void listsAndTablesAreWrittenAndShown(BrowserContext any) {
        try (Visitor marit = visit(any, Visitor.DESKTOP, "marit.tveit")) {
            draft(marit, "Avtale med lister");
            Page page = marit.page();
            Locator area = clause(page, "1").locator("textarea.av-body-input");
            area.focus();
            page.keyboard().type("Partene skal:\n- møtes\nskrive referat\n\nSlutt.");
            assertThat(area).hasValue("Partene skal:\n- møtes\n- skrive referat\nSlutt.");
            page.keyboard().press("Control+z");
            page.keyboard().press("Control+a");
            page.keyboard().type("1. én\nto");
            page.keyboard().press("ArrowUp");
            page.keyboard().press("End");
            page.keyboard().press("Enter");
            page.keyboard().type("mellom");
            assertThat(area).hasValue("1. én\n2. mellom\n3. to");

            page.keyboard().press("Control+a");
            page.keyboard().type("Frister");
            page.keyboard().press("Tab");
            assertThat(page.locator("[data-do=bullets]")).isFocused();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Enter");
            page.keyboard().type("Hva");
            page.keyboard().press("Shift+Tab");
            assertThat(page.locator("[data-do=preview]")).hasAttribute("aria-pressed", "false");
            area.focus();
            page.keyboard().press("Alt+Shift+KeyV");
            assertThat(clause(page, "1").locator("[data-preview] th").first()).hasText("Hva");
            assertThat(area).hasValue("Frister\n\n| Hva | … |\n|  |  |");
            assertThat(marit.barriers()).isEmpty();
        }
    }

    @Test
    void whatIsPastedFromWordAndExcelKeepsItsListsAndTables(BrowserContext any) {
        try (Visitor marit = visit(any, Visitor.DESKTOP, "marit.tveit")) {
            draft(marit, "Avtale med innlimt tekst");
            Page page = marit.page();
            Locator area = clause(page, "1").locator("textarea.av-body-input");
            String word = "<p class=MsoNormal>Kommunen skal:</p>"
                    + "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·&nbsp;</span>"
                    + "melde</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
                    + "<span style='mso-list:Ignore'>·&nbsp;</span>svare</p>"
                    + "<table><tr><td>Frist</td><td>Eier</td></tr><tr><td>1 | 2 dager</td><td>Helse\nBergen</td></tr></table>";
            paste(area, word, "Kommunen skal: melde svare");
            assertThat(area)
                    .hasValue("Kommunen skal:\n\n- melde\n- svare\n\n| Frist | Eier |\n| 1 / 2 dager | Helse Bergen |");
            area.fill("");
            paste(area, "", "Uke\tVakt\r\n1\tVoss\r\n");
            assertThat(area).hasValue("| Uke | Vakt |\n| 1 | Voss |");
        }
    }

    private static void paste(Locator area, String html, String plain) {
        area.focus();
        area.evaluate(
                "(area, [html, plain]) => { const data = new DataTransfer();"
                        + " if (html) data.setData('text/html', html); data.setData('text/plain', plain);"
                        + " area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }",
                List.of(html, plain));
    }

    @Test
    void onALostLineWordsAreKeptAndStoredWhileAnotherEditsBesideThem(BrowserContext any) {
        try (Visitor marit = visit(any, Visitor.DESKTOP, "marit.tveit");
                Visitor jonas = visit(any, Visitor.DESKTOP, "jonas.lid")) {
            String edit = draft(marit, "Avtale i tunnelen");
            Page hers = marit.page();
            Page his = jonas.open(edit);
            clause(hers, "2").locator("textarea").focus();
            hers.context().setOffline(true);
            hers.keyboard().type("Skrevet i tunnelen.");
            assertThat(hers.locator("[data-save-state]")).containsText("Ingen forbindelse");
            assertThat(hers.locator("[data-outline] li").nth(1)).containsText("ikke lagret");

            clause(his, "1").locator("textarea").fill("Fra Jonas.");
            saved(his);
            clause(his, "3").locator(".av-heading-input").focus();
            his.keyboard().press("Alt+Shift+ArrowUp");
            assertThat(his.locator("[data-done]")).hasText("Punktet er flyttet og er nå 2.");

            hers.context().setOffline(false);
            assertThat(hers.locator("[data-save-state]")).not().containsText("Ingen forbindelse");
            hers.keyboard().press("Alt+Shift+ArrowUp");
            assertThat(hers.locator("[data-done]")).hasText("Punktet er flyttet og er nå 2.");
            assertThat(hers.locator("[data-outline] li").first()).containsText("endret av Jonas Lid");
            assertThat(clause(hers, "1").locator("textarea")).hasValue("Fra Jonas.");
            his.reload();
            outlined(his, "1 Formål", "2 Ansvar", "2.1 Kommunen", "3 Varighet");
            assertThat(clause(his, "2").locator("textarea")).hasValue("Skrevet i tunnelen.");
        }
    }

    @Test
    void wordsOutliveAClosedTabAndARemovedClause(BrowserContext any) {
        try (Visitor marit = visit(any, Visitor.DESKTOP, "marit.tveit");
                Visitor jonas = visit(any, Visitor.DESKTOP, "jonas.lid")) {
            String edit = draft(marit, "Avtale i lukket fane");
            Page hers = marit.page();
            clause(hers, "3").locator("textarea").focus();
            hers.context().setOffline(true);
            hers.keyboard().type("Ord fra en lukket fane.");
            assertThat(hers.locator("[data-save-state]")).containsText("trygt i nettleseren");
            hers.close();
            Page his = jonas.open(edit);
            clause(his, "3").locator(".av-heading-input").focus();
            his.keyboard().press("Alt+Shift+Delete");
            assertThat(his.locator("[data-done]")).hasText("Punktet er tatt ut.");

            hers = marit.again();
            marit.open(edit);
            assertThat(hers.locator(".av-orphan")).containsText("Ord fra en lukket fane.");
            assertThat(marit.barriers()).isEmpty();
            hers.locator(".av-orphan [data-insert]").focus();
            hers.keyboard().press("Enter");
            assertThat(hers.locator(".av-orphan")).hasCount(0);
            his.reload();
            assertThat(his.locator("textarea.av-body-input").last()).hasValue("Ord fra en lukket fane.");

            hers.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Punkter som er fjernet"))
                    .click();
            assertThat(hers.locator(".av-wordings")).containsText("Fjernet av Jonas Lid");
            assertThat(marit.barriers()).isEmpty();
            marit.press("Sett inn igjen: Varighet");
            assertThat(hers.locator("[data-outline]")).containsText("3 Varighet");
        }
    }

    @Test
    void editsOfTheSameClauseThatDoNotMeetAreMerged(BrowserContext any) {
        try (Visitor marit = visit(any, Visitor.DESKTOP, "marit.tveit");
                Visitor jonas = visit(any, Visitor.DESKTOP, "jonas.lid")) {
            String edit = draft(marit, "Avtale med fletting");
            Locator hers = clause(marit.page(), "1").locator("textarea.av-body-input");
            hers.fill("Kommunen melder innen tre dager. Helseforetaket svarer samme dag.");
            saved(marit.page());
            Page his = jonas.open(edit);
            clause(his, "1")
                    .locator("textarea")
                    .fill("Kommunen melder innen to dager. Helseforetaket svarer samme dag.");
            saved(his);
            hers.fill("Kommunen melder innen tre dager. Helseforetaket svarer neste dag.");
            Locator conflict = marit.page().locator(".av-conflict");
            assertThat(conflict.locator("textarea"))
                    .hasValue("Kommunen melder innen to dager. Helseforetaket svarer neste dag.");
            assertThat(conflict.locator("[data-merged]")).containsText("flettet");
            assertThat(marit.barriers()).isEmpty();
            marit.press("Lagre denne teksten");
            assertThat(conflict).hasCount(0);
            saved(marit.page());
            his.reload();
            assertThat(clause(his, "1").locator("textarea"))
                    .hasValue("Kommunen melder innen to dager. Helseforetaket svarer neste dag.");
        }
    }

    @Test
    void whoIsSignedOutSignsInInAnotherTabAndGoesOn(BrowserContext any) {
        try (Visitor marit = visit(any, Visitor.DESKTOP, "marit.tveit")) {
            draft(marit, "Avtale etter utlogging");
            Page page = marit.page();
            Page other = page.context().newPage();
            page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("avtaleverk-session"));
            Locator area = clause(page, "1").locator("textarea");
            area.focus();
            page.keyboard().type("Skrevet uten å være logget inn.");
            assertThat(page.locator("[data-save-state]")).containsText("ikke logget inn lenger");
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Logg inn i en ny fane")))
                    .isVisible();
            other.navigate(page.url().replaceAll("/agreements.*", "/sign-in"));
            other.click("main button[name=user][value='jonas.lid']");
            page.evaluate("window.dispatchEvent(new Event('focus'))");
            assertThat(page.locator("[data-save-state]")).containsText("En annen er logget inn");
            page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("avtaleverk-session"));
            other.navigate(page.url().replaceAll("/agreements.*", "/sign-in"));
            other.click("main button[name=user][value='marit.tveit']");
            page.evaluate("window.dispatchEvent(new Event('focus'))");
            assertThat(page.locator("[data-save-state]")).containsText("lagret");
            page.reload();
            assertThat(area).hasValue("Skrevet uten å være logget inn.");
        }
    }

    @Test
    void anEarlierWordingIsUsedAgain(BrowserContext any) {
        try (Visitor marit = visit(any, Visitor.PHONE, "marit.tveit");
                Visitor jonas = visit(any, Visitor.DESKTOP, "jonas.lid")) {
            String edit = draft(marit, "Avtale med ordlyder");
            Page page = marit.page();
            unfold(page, "2");
            clause(page, "2").locator("textarea").fill("Første ordlyd.");
            saved(page);
            Page his = jonas.open(edit);
            clause(his, "2").locator("textarea").fill("Andre ordlyd.");
            saved(his);
            marit.open(edit);
            assertThat(page.locator("[data-outline] details")).not().hasAttribute("open", "");
            assertThat(marit.barriers()).isEmpty();
            unfold(page, "2");
            clause(page, "2").locator("summary").first().click();
            clause(page, "2")
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Tidligere ordlyder"))
                    .click();
            assertThat(page.locator(".av-wordings ins").first()).containsText("Første");
            assertThat(marit.barriers()).isEmpty();
            page.locator(".av-wordings button").first().click();
            assertThat(clause(page, "2").locator("textarea")).hasValue("Første ordlyd.");
        }
    }

    private static void unfold(Page page, String number) {
        clause(page, number)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(Pattern.compile("Teksten i punkt"))
                                .setExpanded(false))
                .click();
    }

    @Test
    void onAPhoneOneClauseIsOpenAndTheOthersShowTheirHeadings(BrowserContext any) {
        try (Visitor marit = visit(any, Visitor.PHONE, "marit.tveit")) {
            String edit = draft(marit, "Avtale på telefon");
            Page page = marit.open(edit);
            assertThat(clause(page, "1").locator("textarea")).isVisible();
            assertThat(clause(page, "2").locator("textarea")).isHidden();
            assertThat(clause(page, "2").locator(".av-heading-input")).isVisible();
            assertThat(marit.barriers()).isEmpty();
            // By keyboard nothing is out of reach: who comes to a heading gets its text.
            clause(page, "2").locator(".av-heading-input").focus();
            assertThat(clause(page, "2").locator("textarea")).isVisible();
            assertThat(clause(page, "1").locator("textarea")).isHidden();
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            assertThat(clause(page, "2").locator("textarea")).isFocused();
            page.keyboard().type("Skrevet på telefon.");
            saved(page);
            String id = clause(page, "3").getAttribute("id");
            marit.open(edit + "#" + id);
            assertThat(clause(page, "3").locator("textarea")).isVisible();
            assertThat(clause(page, "1").locator("textarea")).isHidden();
            marit.press("Vis all tekst");
            assertThat(page.locator("textarea.av-body-input:visible")).hasCount(4);
            assertThat(clause(page, "2").locator("textarea")).hasValue("Skrevet på telefon.");
            assertThat(marit.barriers()).isEmpty();
            page.setViewportSize(Visitor.DESKTOP, 800);
            marit.open(edit);
            assertThat(page.locator("textarea.av-body-input:visible")).hasCount(4);
        }
    }

    @Test
    void typingInALongTextDoesNoWorkInProportionToIt(BrowserContext any) {
        try (Visitor marit = visit(any, Visitor.DESKTOP, "marit.tveit")) {
            draft(marit, "Kort avtale");
            int little = changesWhileTyping(marit.page());
            Page page = marit.open("/agreements/new?from=delavtale-4&language=nb");
            page.getByLabel("Tittel").fill("Lang avtale");
            marit.press("Lag utkastet");
            assertThat(page.locator(".av-edit__clause").nth(20)).isVisible();
            // A save may fall among the letters; work for each of the 59 clauses at each letter would be many hundreds.
            assertThat(changesWhileTyping(page)).isPositive().isLessThan(little + 100);
        }
    }

    /** How many elements of the page are read or changed for ten letters in a clause, counted without the clock. */
    private static int changesWhileTyping(Page page) {
        page.evaluate("""
                () => {
                    for (const name of ['querySelector', 'querySelectorAll', 'closest']) {
                        const was = Element.prototype[name];
                        Element.prototype[name] = function (...given) {
                            const found = was.apply(this, given);
                            window.touched += found instanceof NodeList ? found.length : 1;
                            return found;
                        };
                    }
                }
                """);
        assertThat(page.locator("[data-open=jump]")).isVisible();
        page.locator("textarea.av-body-input").nth(1).focus();
        page.keyboard().press("Control+End");
        page.evaluate("window.touched = 0");
        page.keyboard().type("abcdefghij");
        return ((Number) page.evaluate("window.touched")).intValue();
    }
}
