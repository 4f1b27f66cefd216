package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A trust's jurist starts agreements of a standard, sees who departs, and takes a new version in. */
@RunningProduct
@WithBrowser
class VariantPageTests {
    @LocalServerPort
    private int port;

    private static void edit(Client by, String path, String text) {
        String read = by.get(path + "/clauses/plassar").json().path("sha256").asString();
        Reply edited = by.with("If-Match", read)
                .put(path + "/clauses/plassar", "{\"heading\": \"Plassar\", \"text\": \"%s\"}".formatted(text));
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
    }

    @Test
    void theJuristOfTheTrustCarriesOutWhatIsCleanAndChoosesWhereItIsNot(BrowserContext any) {
        Client trust = Client.as("jonas.lid", port);
        Reply made = trust.post("/api/v1/agreements", """
                        {"title": "Standard på skjermen", "kind": "STANDARD_TEXT", "language": "nn", "parties": ["983974724"],
                         "clauses": [{"id": "plassar", "heading": "Plassar", "text": "Kommunen har to plassar."},
                                     {"id": "usemje", "heading": "Usemje", "text": "Usemje skal løysast lokalt."}]}""");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String standard = made.header("Location");
        trust.post(standard + "/issue");
        String pages = standard.substring("/api/v1".length());

        Visitor jurist = Visitor.at(any.browser(), port, Visitor.DESKTOP, "nb").as("jonas.lid");
        Page page = jurist.open(pages + "/variants/new");
        page.getByLabel("Askøy kommune").check();
        page.getByLabel("Alver kommune").check();
        jurist.press("Lag utkastene");
        assertThat(page.locator("[data-files] .av-fact__state[data-tone=success]"))
                .hasCount(2);

        String alver = trust.get(standard + "/variants")
                .json()
                .at("/variants/0/agreement")
                .asString();
        edit(trust, "/api/v1/agreements/" + alver, "Kommunen har tre plassar.");
        trust.post(standard + "/redraft", "{\"reason\": \"Ny utgåve\"}");
        edit(trust, standard, "Kommunen har fire plassar.");
        trust.post(standard + "/issue");

        jurist.open(pages + "/variants");
        page.locator("a.av-cell").first().focus();
        assertThat(page.locator("[data-cellinfo]")).containsText("Mangler begrunnelse");
        assertThat(page.locator("table[data-drift] thead")).containsText("Alver");
        jurist.open(pages + "/variants?only=rows");
        assertThat(page.locator("table[data-drift] thead th")).hasCount(2);
        jurist.open(pages + "/carry-out");
        jurist.press("Ta inn i de valgte");
        assertThat(page.locator("[data-files]")).containsText("Askøy kommune");
        assertThat(page.locator("[data-files] .av-fact__state[data-tone=success]"))
                .hasCount(1);
        assertThat(page.locator("[data-next]")).containsText("Avtaler der noen må velge: 1");
        assertThat(page.locator("[data-rest] [name=each]")).hasCount(0);
        assertThat(page.locator("[data-files] a").first()).isVisible();

        jurist.open("/agreements/" + alver + "/proposal");
        page.getByLabel("Ordene i standardteksten").check();
        jurist.press("Ta inn versjon 2");
        assertThat(page.locator("#body-plassar")).hasValue("Kommunen har fire plassar.");
    }
}
