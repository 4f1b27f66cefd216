package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosMeasureSet;
import no.avtaleverk.model.ros.RosNote.RosScored;
import no.avtaleverk.model.time.Norway;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.workflow.deviation.HandlingDeviations;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an analysis gives back to the text, to deviations and to those who decide, on a desk and on a phone. */
@RunningProduct
@WithBrowser
class RiskPageTests {
    private static final LocalDate TODAY = LocalDate.ofInstant(RunningProduct.NOW, Norway.ZONE);
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final Actor SIRI = new Actor("siri.giske", "Siri Giske", VOSS, Set.of(Role.JURIST), Set.of());
    private static final Actor TONE = new Actor("tone.hauge", "Tone Hauge", TRUST, Set.of(Role.COORDINATOR), Set.of());
    private static final LocalDate DUE = LocalDate.of(2026, 2, 1);

    @LocalServerPort
    private int port;

    @Autowired
    private AnalysingRisks analysing;

    @Autowired
    private Agreements agreements;

    @Autowired
    private HandlingDeviations handling;

    private AgreementId draft(String title) {
        Reply made = Client.as("siri.giske", port).post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["kommune-4621", "983974724"],
                 "clauses": [{"id": "varsel", "heading": "Varsel", "text": "Kommunen skal varsle sjukehuset innan 24 timar."}]}""".formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        var id = new AgreementId(path.substring(path.lastIndexOf('/') + 1));
        assertThat(analysing.list(id, 0, SIRI)).isEmpty();
        return id;
    }

    private List<RosItem> rows(AgreementId id) {
        Agreement agreement = agreements.find(id).orElseThrow();
        return analysing.analysis(agreement, SIRI).items();
    }

    private void agree(AgreementId id, RosItem row, RosGrade grade) {
        String area = row.lines().getFirst().area();
        for (Actor by : List.of(SIRI, TONE)) {
            PartyId own = Objects.requireNonNull(by.organisation());
            var score = new RosScored(row.id(), area, own, grade, null, row.ground(), "");
            assertThat(analysing.note(id, by, (analysis, parties) -> analysis.score(score, parties, by, TODAY)))
                    .isEmpty();
        }
        var agreed = new RosAgreed(row.id(), area, grade, null, row.ground(), "");
        assertThat(analysing.note(id, TONE, (analysis, parties) -> analysis.agree(agreed, parties, TONE, TODAY)))
                .isEmpty();
    }

    private void measure(AgreementId id, RosItem row, String measure) {
        var set = new RosMeasureSet(
                row.id(),
                measure,
                "Fast ringetid kvar dag klokka åtte",
                Lowers.LIKELIHOOD,
                VOSS,
                Role.COORDINATOR,
                DUE);
        assertThat(analysing.note(
                        id, SIRI, (analysis, parties) -> analysis.setMeasure(set, parties, SIRI, DUE.minusDays(9))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, nn"})
    void aMeasureIsProposedWhereThereIsADraft(int width, String language, BrowserContext any) {
        AgreementId id = draft("Tiltak " + width);
        RosItem row = rows(id).getFirst();
        measure(id, row, "a");
        measure(id, row, "b");
        String proposal = "/agreements/" + id + "/follow-up/ros/" + row.id() + "/measures/";
        Visitor tone = Visitor.at(any.browser(), port, width, language).as("tone.hauge");
        assertThat(tone.open(proposal + "a/proposal").locator("textarea")).hasCount(0);
        assertThat(tone.barriers()).isEmpty();
        Visitor siri = Visitor.at(any.browser(), port, width, language).as("siri.giske");
        Page page = siri.open(proposal + "a/proposal?where=WORDS&clause=varsel");
        assertThat(page.locator("#body")).hasValue(java.util.regex.Pattern.compile("24 timar\\.\\s+Fast ringetid"));
        assertThat(siri.barriers()).isEmpty();
        siri.open(proposal + "a/proposal?where=AFTER&clause=varsel");
        assertThat(page.locator("#heading")).isVisible();
        assertThat(siri.barriers()).isEmpty();
        siri.open(proposal + "a/proposal");
        assertThat(siri.barriers()).isEmpty();
        page.locator("#body").fill("Pasient 130972 48022 skal ringjast");
        page.locator("form:has(#body) button[type=submit]").click();
        assertThat(page.locator("[role=alert]").first()).isVisible();
        page.locator("#body").fill("Partane har fast ringetid kvar dag klokka åtte.");
        page.locator("form:has(#body) button[type=submit]").click();
        assertThat(page.locator("[role=status]").first()).isVisible();
        assertThat(page.locator("#body")).hasCount(0);
        assertThat(siri.barriers()).isEmpty();
        page.locator("section[aria-labelledby=told] a").click();
        assertThat(page.locator(".av-topic a[href*='/follow-up/ros/']")).hasCount(1);
        assertThat(siri.barriers()).isEmpty();
        // Before the parties there is no draft.
        assertThat(Client.as("siri.giske", port)
                        .post("/api/v1/agreements/" + id + "/submission")
                        .status())
                .isEqualTo(200);
        siri.open(proposal + "b/proposal");
        assertThat(page.locator("#no-draft")).isVisible();
        assertThat(page.locator("#body")).hasCount(0);
        assertThat(siri.barriers()).isEmpty();
        assertThat(Visitor.at(any.browser(), port, width, language)
                        .as("nils.berg")
                        .open(proposal + "a/proposal")
                        .locator("#told"))
                .hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"1280, nn", "360, en"})
    void rowsStandBesideClausesDeviationsAndDecisions(int width, String language, BrowserContext any) {
        AgreementId id = draft("Beside " + width);
        RosItem red = rows(id).getFirst();
        RosItem duty = rows(id).getLast();
        agree(id, red, new RosGrade(4, 4));
        agree(id, duty, new RosGrade(1, 2));
        assertThat(Client.as("siri.giske", port)
                        .post("/api/v1/agreements/" + id + "/submission")
                        .status())
                .isEqualTo(200);
        var told = new HandlingDeviations.Told(
                new ClauseId("varsel"),
                TRUST,
                LocalDate.of(2026, 5, 20),
                "Varselet kom ikkje",
                "discharge-notice-late",
                "delay",
                "");
        assertThat(handling.report(id, false, "avvik-1", told, SIRI)).isEmpty();
        Visitor siri = Visitor.at(any.browser(), port, width, language).as("siri.giske");
        Page page = siri.open("/agreements/" + id);
        page.locator("#varsel .av-clause__risks summary").click();
        assertThat(page.locator("#varsel .av-clause__risks a")).hasCount(1);
        assertThat(siri.barriers()).isEmpty();
        siri.open("/agreements/" + id + "/follow-up/deviation");
        assertThat(page.locator("#avvik-1 form[action$='/risk']")).hasCount(1);
        assertThat(page.locator("#avvik-1 .av-fact__state").first()).isVisible();
        assertThat(siri.barriers()).isEmpty();
        page.locator("#avvik-1 form[action$='/risk'] button").click();
        assertThat(page.locator("[role=status]").first()).isVisible();
        assertThat(page.locator("#avvik-1 form[action$='/risk']")).hasCount(0);
        assertThat(siri.barriers()).isEmpty();
        Visitor odd = Visitor.at(any.browser(), port, width, language).as("odd.skjerven");
        Page decide = odd.open("/agreements/" + id + "/decide");
        assertThat(decide.locator("#risks a[href$='" + red.id() + "']")).hasCount(1);
        assertThat(decide.locator("#risks [data-zone=RED] b")).hasText("1");
        assertThat(odd.barriers()).isEmpty();
        Page start = odd.open("/");
        assertThat(start.locator("section[aria-labelledby=risks-heading]")).isVisible();
        assertThat(odd.barriers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, nn"})
    void theRisksOfManyAgreementsStandSideBySide(int width, String language, BrowserContext any) {
        AgreementId id = draft("Oversikt " + width);
        RosItem red = rows(id).getFirst();
        agree(id, red, new RosGrade(5, 4));
        measure(id, red, "a");
        Visitor tone = Visitor.at(any.browser(), port, width, language).as("tone.hauge");
        Page page = tone.open("/risks");
        assertThat(page.locator("svg[role=img]")).hasCount(3);
        assertThat(page.locator("body")).containsText("Fast ringetid");
        page.locator("details.av-move").evaluateAll("all => all.forEach(one => one.open = true)");
        assertThat(tone.barriers()).isEmpty();
        page.locator("#trust").selectOption("hf-983974724");
        page.locator("form.av-filters button").click();
        assertThat(page.locator("body")).containsText("Fast ringetid");
        Page set = tone.open("/risks/municipality/kommune-4621");
        assertThat(set.locator("article").first()).isVisible();
        assertThat(tone.barriers()).isEmpty();
        set.locator("nav.av-besidenav a").last().click();
        assertThat(tone.barriers()).isEmpty();
        Visitor nils = Visitor.at(any.browser(), port, width, language).as("nils.berg");
        assertThat(nils.open("/risks").locator("body")).not().containsText("Fast ringetid");
        assertThat(nils.page().locator("svg[role=img]")).hasCount(0);
        assertThat(nils.barriers()).isEmpty();
        assertThat(Client.as("tone.hauge", port).get("/api/v1/risks").text()).contains(id.value());
    }
}
