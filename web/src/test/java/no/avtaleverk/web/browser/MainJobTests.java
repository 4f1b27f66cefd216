package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the product exists for, done by the people who do it, each at their own screen. */
@RunningProduct
@WithBrowser
class MainJobTests {
    @LocalServerPort
    private int port;

    private Visitor visit(BrowserContext any, int width) {
        return Visitor.at(any.browser(), port, width, "nb");
    }

    /** Start a draft of delavtale 4 for Vaksdal and Helse Bergen; gives the path of the agreement. */
    private static String draft(Visitor jurist, String title) {
        Page page = jurist.open("/agreements/new");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Delavtale 4: Øyeblikkelig hjelp døgnopphold"))
                .click();
        page.getByLabel("Bokmål").check();
        page.getByLabel("Tittel").fill(title);
        page.getByLabel("Hvor ligger døgntilbudet?").fill("Dale omsorgssenter, Dalekvam");
        page.getByLabel("Fra hvilken dato skal delavtalen gjelde?").fill("2026-07-01");
        page.getByLabel("Fra hvilken dato er tilbudet i full drift?").fill("2026-07-01");
        page.getByLabel("Innen hvilken dato skal tilbudet evalueres første gang?")
                .fill("2027-07-01");
        jurist.press("Lag utkastet");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Utkastet er klart");
        String path = jurist.path();
        return path.substring(0, path.indexOf("/edit"));
    }

    private static void saved(Page page) {
        assertThat(page.locator("[data-save-state]")).containsText("Lagret kl.");
    }

    private static void recordVedtak(Visitor visitor, String agreement, String caseNumber) {
        Page page = visitor.open(agreement + "/decide");
        page.getByLabel("Møtedato").fill("2026-05-28");
        page.getByLabel("Saksnummer").fill(caseNumber);
        page.getByLabel("Vedtaket slik det er protokollert").fill("Avtalen vert vedteken.");
        visitor.press("Registrer vedtak");
        assertThat(page.getByText("Vedtaket er registrert.")).isVisible();
    }

    /** On the first page, where those of other agreements stand too. */
    private static Locator task(Page page, String what, String agreement) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(what))
                .filter(new Locator.FilterOptions().setHasText(agreement));
    }

    @Test
    void anAgreementIsWrittenDecidedSignedFoundAndProven(BrowserContext any) {
        String title = "Delavtale 4 om døgnopphold i Vaksdal";
        String agreement;
        try (Visitor marit = visit(any, Visitor.DESKTOP).as("marit.tveit")) {
            agreement = draft(marit, title);
            Page page = marit.page();
            Locator first = page.locator("form.av-clauseform textarea").nth(1);
            first.fill(first.inputValue() + "\n\nPartene møtes også når bjørkeløvet spretter.");
            saved(page);
            page.reload();
            assertThat(page.getByText("bjørkeløvet").first()).isVisible();
            marit.press("Jeg har sett på alle svarene og bekrefter dem");
            assertThat(page.getByText("Svarene er bekreftet.")).isVisible();
            page.getByLabel("Hva er nytt?").fill("Ny delavtale for Vaksdal.");
            marit.press("Send til partene");
            assertThat(page.getByText("Teksten er sendt til partene")).isVisible();
            assertThat(marit.barriers()).isEmpty();
        }
        try (Visitor liv = visit(any, Visitor.DESKTOP).as("liv.bolstad")) {
            assertThat(task(liv.page(), "Vedtak skal treffes og registreres", title))
                    .isVisible();
            recordVedtak(liv, agreement, "26/2026");
        }
        try (Visitor hege = visit(any, Visitor.PHONE).as("hege.eide")) {
            Page page = hege.page();
            task(page, "Avtalen venter på underskrift", title).click();
            assertThat(hege.barriers()).isEmpty();
            page.getByLabel("Jeg har lest avtalen og underskriver den for Vaksdal kommune")
                    .check();
            hege.press("Underskriv avtalen");
            assertThat(page.getByText("Avtalen er underskrevet.")).isVisible();
        }
        try (Visitor rune = visit(any, Visitor.DESKTOP).as("rune.sandvik")) {
            recordVedtak(rune, agreement, "14/2026");
            rune.page()
                    .getByLabel("Jeg har lest avtalen og underskriver den for Helse Bergen HF")
                    .check();
            rune.press("Underskriv avtalen");
            assertThat(rune.page().locator(".av-agreement-head .av-chip")).hasText("Inngått");
        }
        try (Visitor per = visit(any, Visitor.DESKTOP).as("per.nesse")) {
            Page page = per.open("/search?q=bj%C3%B8rkel%C3%B8vet");
            assertThat(page.locator("mark").first()).containsText("bjørkeløvet");
            page.locator(".av-hit a").first().click();
            assertThat(page.locator(".av-clause:target")).containsText("bjørkeløvet");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Historikk"))
                    .click();
            assertThat(page.locator(".av-timeline")).containsText("Hege Eide");
            assertThat(page.locator(".av-timeline")).containsText("26/2026");
            per.open("/proof");
            per.press("Kontroller nå");
            assertThat(page.locator(".av-verdict")).containsText("Nei. Alt er slik det ble skrevet.");
            assertThat(per.barriers()).isEmpty();
        }
    }

    @Test
    void aWordFileOrTextBecomesADraftAfterLookingThrough(BrowserContext any) {
        String text = "Samarbeidsavtale om følgetjeneste\n\nmellom Vaksdal kommune og Helse Bergen HF\n\n"
                + "1 Formål\n\nAvtalen skal sikre gravide en trygg reise til fødestedet.\n\n"
                + "2 Varighet og oppsigelse\n\nAvtalen kan sies opp med ett års frist.\n";
        try (Visitor marit = visit(any, Visitor.DESKTOP).as("marit.tveit")) {
            Page page = marit.open("/import");
            page.setInputFiles("#file", new FilePayload[] {
                new FilePayload("følgetjeneste.txt", "text/plain", text.getBytes(StandardCharsets.UTF_8)),
                new FilePayload("tom.docx", "application/octet-stream", new byte[0])
            });
            assertThat(page.locator("[data-files] > li").nth(1)).containsText("Filen er tom");
            page.locator("[data-files] > li").first().getByRole(AriaRole.LINK).click();
            assertThat(page.locator("h1")).containsText("punkter er gjenkjent");
            assertThat(marit.barriers()).isEmpty();
            marit.press("Bekreft og legg i registeret");
            assertThat(page.getByText("Avtalen er lagt i registeret.")).isVisible();
            assertThat(page.locator(".av-agreement")).containsText("trygg reise til fødestedet");
        }
    }

    @Test
    void nothingIsLostWhenTwoPeopleEditTheSameClause(BrowserContext any) {
        try (Visitor marit = visit(any, Visitor.DESKTOP).as("marit.tveit");
                Visitor jonas = visit(any, Visitor.DESKTOP).as("jonas.lid")) {
            String agreement = draft(marit, "Delavtale 4 med to som skriver");
            jonas.open(agreement + "/edit");
            Locator his = jonas.page().locator("form.av-clauseform textarea").nth(1);
            Locator hers = marit.page().locator("form.av-clauseform textarea").nth(1);
            his.fill("Teksten til Jonas.");
            saved(jonas.page());
            hers.fill("Teksten til Marit.");
            Locator conflict = marit.page().locator(".av-conflict");
            assertThat(conflict).containsText("Teksten til Jonas.");
            assertThat(conflict.locator("ins")).containsText("Marit");
            assertThat(conflict.locator("del")).containsText("Jonas");
            assertThat(marit.barriers()).isEmpty();
            conflict.locator("textarea").fill("Teksten til Jonas og Marit.");
            marit.press("Lagre denne teksten");
            saved(marit.page());
            jonas.page().reload();
            assertThat(jonas.page().locator("form.av-clauseform textarea").nth(1))
                    .hasValue("Teksten til Jonas og Marit.");
        }
    }

    @Test
    void whatWasTypedComesBackWhenTheServerWasOutOfReach(BrowserContext any) {
        try (Visitor marit = visit(any, Visitor.DESKTOP).as("marit.tveit")) {
            draft(marit, "Delavtale 4 uten nett");
            Page page = marit.page();
            page.route("**/edit/clauses/**", route -> route.abort());
            page.locator("form.av-clauseform textarea").nth(1).fill("Skrevet i tunnelen.");
            assertThat(page.locator("[data-save-state]")).containsText("trygt i nettleseren");
            page.unroute("**/edit/clauses/**");
            page.reload();
            saved(page);
            page.reload();
            assertThat(page.locator("form.av-clauseform textarea").nth(1)).hasValue("Skrevet i tunnelen.");
        }
    }

    @Test
    void signingNeedsNoMouse(BrowserContext any) {
        String agreement;
        try (Visitor marit = visit(any, Visitor.DESKTOP).as("marit.tveit")) {
            agreement = draft(marit, "Delavtale 4 for tastatur");
            marit.press("Jeg har sett på alle svarene og bekrefter dem");
            marit.press("Send til partene");
            assertThat(marit.page().getByText("Teksten er sendt til partene")).isVisible();
        }
        try (Visitor hege = visit(any, Visitor.DESKTOP).as("hege.eide")) {
            recordVedtak(hege, agreement, "31/2026");
            Page page = hege.open(agreement + "/decide");
            tabTo(page, "read");
            page.keyboard().press("Space");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.textContent.trim()"))
                    .isEqualTo("Underskriv avtalen");
            page.keyboard().press("Enter");
            assertThat(page.getByText("Avtalen er underskrevet.")).isVisible();
        }
    }

    /** Go with the tabulator key until a field has the focus, seeing to it that the focus shows on the way. */
    private static void tabTo(Page page, String id) {
        for (int presses = 0; presses < 60; presses++) {
            page.keyboard().press("Tab");
            if (id.equals(page.evaluate("document.activeElement.id"))) {
                return;
            }
        }
        throw new AssertionError("The field " + id + " can not be reached with the keyboard");
    }

    @Test
    void everyPageIsOpenToEveryoneInEachLanguageOnEveryScreen(BrowserContext any) {
        String agreement;
        try (Visitor marit = visit(any, Visitor.DESKTOP).as("marit.tveit")) {
            agreement = draft(marit, "Delavtale 4 for alle skjermer");
        }
        List<String> pages = List.of(
                "/",
                "/agreements",
                "/agreements/new",
                "/agreements/new?from=delavtale-4",
                "/import",
                agreement,
                agreement + "/edit",
                agreement + "/edit/head",
                agreement + "/history",
                agreement + "/comparison",
                "/comparison?left=standard:delavtale-4:nb&right=standard:delavtale-4:nn",
                "/comparison?left=standard:delavtale-4:nn&right=" + agreement.replaceFirst(".*/", "") + "@draft",
                "/comparison/choose?left=standard:delavtale-4:nn",
                agreement + "/decide",
                agreement + "/upkeep",
                "/coverage",
                "/search?q=lege",
                "/search?q=utkast&kind=log",
                "/log",
                "/proof",
                "/no-such-page");
        for (String language : List.of("nb", "nn", "en")) {
            int width = language.equals("nb") ? Visitor.DESKTOP : Visitor.PHONE;
            try (Visitor anyone = Visitor.at(any.browser(), port, width, language)) {
                anyone.open("/sign-in");
                assertThat(anyone.barriers())
                        .as("%s at %d px", "/sign-in", width)
                        .isEmpty();
                anyone.as("marit.tveit");
                for (String path : pages) {
                    Page page = anyone.open(path);
                    assertThat(page.locator("html")).hasAttribute("lang", language);
                    assertThat(page.locator("body")).not().containsText("??");
                    // English shares markup and width with nynorsk: only its words are looked at.
                    if (!language.equals("en")) {
                        assertThat(anyone.barriers())
                                .as("%s in %s at %d px", path, language, width)
                                .isEmpty();
                    }
                }
            }
        }
    }
}
