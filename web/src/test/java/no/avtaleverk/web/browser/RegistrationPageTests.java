package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.RunningProduct;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/** The registration and the country on a date, on a desk and on a phone. Each test counts on a day of its own. */
@RunningProduct
@WithBrowser
class RegistrationPageTests {
    private static final PartyId ODDA = new PartyId("kommune-1228");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    /** Of Odda, which became part of Ullensvang in 2020; in force for one day, answering nr. 3. */
    private AgreementId inForce(String title, LocalDate day) {
        AgreementId id = AgreementId.random();
        var clause = new ClauseId("innlegging");
        var clauses = new Clauses(List.of(new Clause(clause, 1, "1", ClauseText.parse("Innlegging", "Legen ringer."))));
        Decision registered = Agreement.register(
                id,
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                new Head(
                        title,
                        Language.NYNORSK,
                        List.of(
                                AgreementParty.of(ODDA, "Odda kommune"),
                                AgreementParty.of(new PartyId("hf-983974694"), "Helse Fonna HF")),
                        new Terms(day, day.plusDays(1), EntryIntoForce.AS_REGISTERED),
                        Map.of(),
                        Set.of(),
                        false),
                clauses,
                List.of(new Answer(
                        clause,
                        clauses.find(clause).orElseThrow().sha256(),
                        new RequirementId("HOL-6-2-03"),
                        Answer.Basis.JURIST,
                        true)),
                Facts.NONE,
                "",
                new Actor("j", "J", ODDA, Set.of(Role.JURIST), Set.of()),
                Instant.parse("2025-09-01T08:00:00Z"),
                LocalDate.of(2025, 9, 1));
        context.getBean(TransactionOperations.class).executeWithoutResult(status -> context.getBean(Agreements.class)
                .save(((Decision.Accepted) registered).change()));
        return id;
    }

    @ParameterizedTest
    @CsvSource({"1280, nb, 2014-05-01", "360, nn, 2014-05-03", "1280, en, 2014-05-05"})
    void aFigureIsFollowedDownToTheClauseAndFrozen(int width, String language, LocalDate day, BrowserContext any) {
        AgreementId id = inForce("Talt " + day, day);
        Visitor ingrid = Visitor.at(any.browser(), port, width, language).as("ingrid.moe");
        Page page = ingrid.open("/registration?on=" + day);
        assertThat(page.locator("#region")).hasValue("rhf-983658725");
        assertThat(ingrid.barriers()).isEmpty();
        page.locator("tr:has(code:text-is('manglerDelavtale_4')) td").last().waitFor();
        assertThat(page.locator("tr:has(code:text-is('manglerDelavtale_4')) td").last())
                .containsText("–");
        assertThat(page.locator("tr:has(code:text-is('antKommuner')) td").last())
                .hasText("85");
        page.locator("tr:has(code:text-is('antMedAvtale')) td a").last().click();
        assertThat(page.locator("#kommune-1228 a[href*='" + id + "']")).hasCount(1);
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(ingrid.barriers()).isEmpty();
        ingrid.open("/registration/figure?on=" + day + "&area=rhf-983658725&column=manglerDelavtale_3");
        assertThat(page.locator("tbody tr")).hasCount(84);
        assertThat(ingrid.barriers()).isEmpty();

        ingrid.open("/registration?on=" + day);
        page.locator("#title").fill("Pasient 130972 48022");
        page.locator("form[method=post] button").last();
        page.locator("section[aria-labelledby=freeze-heading] button").click();
        assertThat(page.locator("[role=alert]").first()).isVisible();
        assertThat(page.locator("#title")).hasValue("Pasient 130972 48022");
        page.locator("#title").fill("Rapport " + day);
        page.locator("section[aria-labelledby=freeze-heading] button").click();
        assertThat(page.locator("h1")).hasText("Rapport " + day);
        assertThat(page).hasTitle("Rapport " + day + " – Avtaleverk");
        assertThat(page.locator(".av-cite"))
                .hasText(Pattern.compile("Avtaleverk, .*SHA-256 [0-9a-f]{64}\\. " + page.url()));
        assertThat(page.locator(".av-crumbs")).containsText("›");
        assertThat(ingrid.barriers()).isEmpty();
        page.locator("form[action$='/again'] button").click();
        assertThat(page.locator("main [role=status][data-color=success]")).isVisible();
        assertThat(page).hasTitle(Pattern.compile(": Rapport " + day + " – Avtaleverk$"));
        // A reader of the heading is told the same as one of the window.
        assertThat(page).hasTitle(Pattern.compile("^" + page.locator("h1").innerText() + ":"));
        assertThat(ingrid.barriers()).isEmpty();
        ingrid.open("/registration/frozen");
        assertThat(page.locator("main")).containsText("Rapport " + day);
        assertThat(ingrid.barriers()).isEmpty();
        ingrid.open("/registration?on=2011-01-01");
        assertThat(page.locator("[role=alert] a[href='#on']")).isVisible();
        assertThat(ingrid.barriers()).isEmpty();
    }

    @Test
    void onPaperTheMapHasItsLegendOnOnePageAndTheTableFollows(BrowserContext any) throws IOException {
        Visitor per = Visitor.at(any.browser(), port, 1280, "nb").as("per.nesse");
        Page page = per.open("/country?on=2014-07-01&area=rhf-983658725");
        byte[] pdf = page.pdf(new Page.PdfOptions().setFormat("A4"));
        // A pattern of its own for each kommune made ten times as much.
        assertThat(pdf.length).isLessThan(4_000_000);
        try (var file = Loader.loadPDF(pdf)) {
            var first = new PDFTextStripper();
            first.setEndPage(1);
            assertThat(first.getText(file).replaceAll("\\s+", " "))
                    .contains("Landet på en dato", "Ingen avtale i kraft", "Kartverket")
                    .doesNotContain("Samlet", "Regneark");
            var second = new PDFTextStripper();
            second.setStartPage(2);
            second.setEndPage(2);
            assertThat(second.getText(file)).contains("Samlet", "Eigersund");
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, nn, 2014-06-01", "360, nb, 2014-06-03"})
    void theCountryIsShownWithTheStructureOfTheDate(int width, String language, LocalDate day, BrowserContext any) {
        inForce("Kart " + day, day);
        Visitor per = Visitor.at(any.browser(), port, width, language).as("per.nesse");
        Page page = per.open("/country?on=" + day + "&area=rhf-983658725");
        assertThat(page.locator("svg.av-map")).hasAttribute("aria-label", Pattern.compile("85|84"));
        assertThat(page.locator("table.av-country tbody tr")).hasCount(85);
        assertThat(page.locator("table.av-country tbody tr")
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Odda")))
                .containsText("Ullensvang");
        assertThat(page.locator("svg.av-map path[data-state=UNSIGNED]").first()).isAttached();
        assertThat(per.barriers()).isEmpty();
        per.open("/country?on=" + day + "&area=HFS-FON&number=3");
        assertThat(page.locator("table.av-country td[data-state=ANSWERED]")).hasCount(1);
        assertThat(page.locator("svg.av-map path[data-state=UNSIGNED]").first()).isAttached();
        assertThat(per.barriers()).isEmpty();
        // Kept by the keyboard: a month back, and the page asks again.
        String before = page.locator("#on").inputValue();
        page.locator("#months").focus();
        page.keyboard().press("ArrowLeft");
        page.waitForURL(Pattern.compile("on=2014-05-01"));
        assertThat(page.locator("#on")).not().hasValue(before);
        assertThat(page.locator("#area")).hasValue("HFS-FON");
        per.open("/country?on=" + day);
        assertThat(page.locator("table.av-country tbody tr")).hasCount(428);
        per.open("/country?on=2010-01-01&area=x&number=99");
        assertThat(page.locator("[role=alert] li")).hasCount(3);
        assertThat(per.barriers()).isEmpty();
        assertThat(Client.as("per.nesse", port)
                        .get("/country.csv?on=" + day + "&area=rhf-983658725")
                        .text())
                .contains("Odda", "Helse Fonna HF");
        assertThat(Client.as("kari.vik", port).get("/country").status()).isEqualTo(404);
        assertThat(Client.as("kari.vik", port).get("/registration").status()).isEqualTo(404);
    }
}
