package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.workflow.publication.Publishing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** From the wish to release, by the second person's yes, to what everyone reads, and down again; on a desk and on a phone. */
@RunningProduct
@WithBrowser
class PublicPageTests {
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final Actor JONAS = new Actor("jonas.lid", "Jonas Lid", TRUST, Set.of(Role.JURIST), Set.of());
    private static final Actor TONE = new Actor("tone.hauge", "Tone Hauge", TRUST, Set.of(Role.COORDINATOR), Set.of());

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, nn"})
    void aVersionIsReleasedByTwoReadByAllAndTakenDown(int width, String language, BrowserContext any) {
        AgreementId id = Registered.inForce(context, "Offentleg " + width);
        String path = "/agreements/" + id + "/follow-up/publication";
        Visitor jonas = Visitor.at(any.browser(), port, width, language).as("jonas.lid");
        Page asking = jonas.open(path);
        assertThat(jonas.barriers()).isEmpty();
        asking.locator("details:has(form[action$='/1/ask']) > summary").click();
        asking.locator("[name=summary]").first().fill("Avtalen blir revidert kvart fjerde år, sjå 01010150074");
        asking.locator("form[action$='/1/ask'] button").click();
        assertThat(asking.locator("#faults")).isVisible();
        assertThat(asking.locator("[name=summary]").first())
                .hasValue("Avtalen blir revidert kvart fjerde år, sjå 01010150074");
        asking.locator("details:has(form[action$='/1/ask']) > summary").click();
        asking.locator("[name=summary]").first().fill("Avtalen blir revidert kvart fjerde år.");
        asking.locator("form[action$='/1/ask'] button").click();
        assertThat(asking.locator("form[action$='/1/confirm']")).hasCount(0);
        asking.locator("details:has(form[action$='/withholdings']) > summary").click();
        assertThat(jonas.barriers()).isEmpty();
        asking.locator("#part").fill("kvart fjerde år");
        asking.locator("form[action$='/withholdings'] [name=reason]").fill("Forhandling");
        asking.locator("form[action$='/withholdings'] button").click();
        assertThat(asking.locator("#u1")).containsText("kvart fjerde år");
        assertThat(asking.locator("form[action$='/u1/confirm']")).hasCount(0);

        Visitor tone = Visitor.at(any.browser(), port, width, language).as("tone.hauge");
        Page page = tone.open(path);
        page.locator("form[action$='/u1/confirm'] button").click();
        page.locator("form[action$='/1/confirm'] button").click();
        Locator address = page.locator("a[href^='/offentlig/a/']");
        assertThat(address).isVisible();
        assertThat(page.locator("[id='1']")).containsText("kvart fjerde år");
        assertThat(tone.barriers()).isEmpty();
        String open = address.getAttribute("href");
        String text = open.replace("/a/", "/t/") + "-1";

        Visitor stranger = Visitor.at(any.browser(), port, width, language);
        Page read = stranger.open(text);
        assertThat(read.locator("#revisjon")).containsText("Avtalen skal");
        assertThat(read.locator("#revisjon")).not().containsText("kvart fjerde");
        for (String one : List.of(
                "/offentlig",
                "/offentlig/part/hf-983974724",
                "/offentlig/part/kommune-4628",
                open,
                text,
                text + "/mot?med=" + text.substring(text.lastIndexOf('/') + 1),
                text + "/punkt/revisjon",
                "/offentlig/dekning",
                "/offentlig/dekning?kommune=kommune-4628",
                "/offentlig/sok?q=reviderast",
                "/offentlig/liste/hf-983974724",
                "/offentlig/a/2222222")) {
            stranger.open(one);
            assertThat(stranger.barriers()).as(one).isEmpty();
        }
        assertThat(stranger.open("/offentlig/sok?q=avtalen+reviderast").locator("main"))
                .containsText("Offentleg " + width);

        page.locator("details:has(form[action$='/1/withdraw']) > summary").click();
        page.locator("form[action$='/1/withdraw'] [name=reason]").fill("Feil vedlegg");
        page.locator("form[action$='/1/withdraw'] button").click();
        assertThat(page.locator("[id='1']")).containsText("Feil vedlegg");
        assertThat(stranger.open(text).locator("main")).containsText("Helse Bergen HF");
        assertThat(stranger.barriers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, nn"})
    void theNeighboursClauseIsComparedAndLinksAreReported(int width, String language, BrowserContext any) {
        AgreementId one = Registered.inForce(context, "Nabo ein " + width);
        AgreementId other = Registered.inForce(context, "Nabo to " + width);
        String code = release(one);
        String neighbour = release(other);
        Visitor stranger = Visitor.at(any.browser(), port, width, language);
        Page page = stranger.open("/offentlig/t/" + code + "-1/punkt/revisjon");
        page.locator("a[href*='med=" + neighbour + "-1']").click();
        assertThat(page.locator("#difference")).containsText("Avtalen skal reviderast");
        assertThat(stranger.barriers()).isEmpty();

        Visitor ingrid = Visitor.at(any.browser(), port, width, language).as("ingrid.moe");
        Page links = ingrid.open("/submissions/links");
        assertThat(ingrid.barriers()).isEmpty();
        links.locator("input[name=sent]").evaluateAll("all => all.forEach(one => { one.checked = false; })");
        links.locator("input[name=sent][value='" + one + ":1']").check();
        links.locator("#reference").fill("26/114-" + width);
        links.locator("#receipt")
                .setInputFiles(new com.microsoft.playwright.options.FilePayload(
                        "kvittering.txt", "text/plain", "Motteken".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        links.locator("form[action='/submissions/links'] button").click();
        assertThat(links.locator("main")).containsText("26/114-" + width);
        assertThat(links.locator("input[name=sent][value='" + one + ":1']")).hasCount(0);
        assertThat(links.locator("input[name=sent][value='" + other + ":1']")).hasCount(1);
        assertThat(ingrid.barriers()).isEmpty();
        assertThat(ingrid.open("/agreements/" + one + "/follow-up/publication").locator("main"))
                .containsText("kvittering.txt");
        assertThat(ingrid.barriers()).isEmpty();
    }

    private String release(AgreementId id) {
        var publishing = context.getBean(Publishing.class);
        assertThat(publishing.ask(id, 1, "Ny avtale.", JONAS)).isEmpty();
        assertThat(publishing.confirm(id, 1, "Ny avtale.", "https://avtaler.example.no", TONE))
                .isEmpty();
        return publishing
                .publication(context.getBean(Agreements.class).find(id).orElseThrow(), TONE)
                .code()
                .orElseThrow();
    }
}
