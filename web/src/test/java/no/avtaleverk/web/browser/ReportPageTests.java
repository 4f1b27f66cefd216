package no.avtaleverk.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.report.StatusReport;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.workflow.report.StatusReporting;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;

/** A report is made, and made again; the product's day is 1 June 2026. */
@RunningProduct
@WithBrowser
class ReportPageTests {
    @LocalServerPort
    private int port;

    @Autowired
    ApplicationContext context;

    @Test
    void aReportIsMadeOnADeskAndOnAPhone(BrowserContext shared) {
        Registered.inForce(context, "Til rapport");
        Browser browser = Objects.requireNonNull(shared.browser());
        for (int width : List.of(Visitor.DESKTOP, Visitor.PHONE)) {
            try (Visitor hege = Visitor.at(browser, port, width, "nn").as("hege.eide")) {
                Page page = hege.open("/reports");
                PlaywrightAssertions.assertThat(page.locator("#report-heading")).containsText("Vaksdal kommune");
                assertThat(hege.barriers()).isEmpty();
                hege.open("/reports?on=2099-01-01");
                PlaywrightAssertions.assertThat(page.locator("#on-fault")).isVisible();
                assertThat(hege.barriers()).isEmpty();
                hege.open("/reports?on=1999-01-01");
                PlaywrightAssertions.assertThat(page.locator("main")).containsText("Loggen hadde ikkje byrja");
            }
        }
    }

    @Test
    void fromTheSameDayAndPlaceInTheLogItIsTheSameWhoeverMakesItAndWhateverComesLater() {
        Registered.inForce(context, "Fast rapport");
        String page = Client.as("hege.eide", port).get("/reports").text();
        String address = page.substring(page.indexOf("/reports/status.pdf"));
        address = address.substring(0, address.indexOf('"')).replace("&amp;", "&");
        Reply first = Client.as("hege.eide", port).get(address);
        assertThat(first.status()).isEqualTo(200);
        Registered.inForce(context, "Kom seinare enn rapporten");
        assertThat(Client.as("per.nesse", port).get(address).bytes()).isEqualTo(first.bytes());
        String word = address.replace("status.pdf", "status.docx");
        Reply docx = Client.as("marit.tveit", port).get(word);
        assertThat(docx.status()).isEqualTo(200);
        Registered.inForce(context, "Kom endå seinare");
        assertThat(Client.as("aud.dale", port).get(word).bytes()).isEqualTo(docx.bytes());
        assertThat(Client.as("siri.giske", port).get(address).status()).isEqualTo(404);
        assertThat(Client.as("hege.eide", port)
                        .get(address.replaceAll("position=[0-9]+", "position=99999999"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatIsNotedAfterTheDayIsKeptOutOfTheReport() {
        var id = Registered.inForce(context, "Notert etter dagen");
        Reply reported = Client.as("marit.tveit", port).post("/api/v1/agreements/" + id + "/follow-up/deviation", """
                        {"clause": "revisjon", "against": "983974724", "happened": "2026-05-20", "what": "Varselet kom ikkje.",
                         "kind": "discharge-notice-late", "consequence": "delay"}""");
        assertThat(reported.status()).as(reported.text()).isEqualTo(201);
        long newest = context.getBean(History.class).head().orElseThrow().position();
        assertThat(noted(LocalDate.of(2026, 6, 1), newest)).contains("Notert etter dagen");
        assertThat(noted(LocalDate.of(2026, 5, 31), newest)).doesNotContain("Notert etter dagen");
    }

    private List<String> noted(LocalDate on, long position) {
        var hege = new Actor("hege.eide", "Hege Eide", Registered.VAKSDAL, Set.of(Role.LEADER), Set.of());
        return context
                .getBean(StatusReporting.class)
                .make(Registered.VAKSDAL, on, position, null, hege)
                .orElseThrow()
                .followUp()
                .stream()
                .filter(line -> line.subject() == FollowUpSubject.DEVIATION)
                .map(StatusReport.FollowUpLine::agreement)
                .toList();
    }

    @Test
    void theReportOfTheOwnOrganIsTheFirst(BrowserContext shared) {
        Registered.inForce(context, "Til rapport for regionen");
        Browser browser = Objects.requireNonNull(shared.browser());
        try (Visitor ingrid = Visitor.at(browser, port, Visitor.DESKTOP, "nb").as("ingrid.moe")) {
            Page page = ingrid.open("/reports");
            PlaywrightAssertions.assertThat(page.locator("#organ")).hasValue("rhf-983658725");
            PlaywrightAssertions.assertThat(page.locator("#report-heading")).containsText("Helse Vest RHF");
        }
        // Who belongs to none reads the first of those in remit.
        assertThat(Client.as("per.nesse", port).get("/reports").text()).contains("report-heading");
    }

    @Test
    void whatThereIsOneOfIsToldInTheSingular() {
        for (Map.Entry<String, List<String>> one : Map.of(
                        "nb", List.of("kommune med", "kommuner med"),
                        "nn", List.of("kommune med", "kommunar med"),
                        "en", List.of("kommune with", "kommuner with"))
                .entrySet()) {
            var messages = context.getBean(MessageSource.class);
            Locale locale = Locale.of(one.getKey());
            assertThat(messages.getMessage("reports.missing", new Object[] {1L}, locale))
                    .startsWith(one.getValue().getFirst());
            for (long many : new long[] {0, 2}) {
                assertThat(messages.getMessage("reports.missing", new Object[] {many}, locale))
                        .startsWith(one.getValue().getLast());
            }
        }
    }
}
