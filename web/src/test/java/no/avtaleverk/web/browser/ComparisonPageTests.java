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
import tools.jackson.databind.JsonNode;

/** The page that compares two texts, with the keyboard and on a phone. */
@RunningProduct
@WithBrowser
class ComparisonPageTests {
    @LocalServerPort
    private int port;

    /** A version, and a draft in which the last clause is first, one has another deadline and one is a numbered list. */
    private String agreement() {
        Client siri = Client.as("siri.giske", port);
        Reply made = siri.post("/api/v1/agreements", """
                {"title": "Avtale med endringar", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["kommune-4621", "983974724"],
                 "clauses": [{"heading": "Føremål", "text": "Avtalen gjeld varsling."},
                             {"heading": "Frist", "text": "| Tema | Frist |\\n| Varsel | 24 timar |"},
                             {"heading": "Møte", "text": "- i mars\\n- i oktober"},
                             {"heading": "Tvist", "text": "Usemje går til SSU."}]}
                """);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        assertThat(siri.post(path + "/submission").status()).isEqualTo(200);
        assertThat(siri.post(path + "/return", "{\"reason\": \"Meir arbeid\"}").status())
                .isEqualTo(200);
        edit(siri, path, 1, "Frist", "| Tema | Frist |\\n| Varsel | 12 timar |\\n| Klage | tre veker |");
        edit(siri, path, 2, "Møte", "1. i mars\\n2. i oktober");
        Reply draft = siri.get(path + "/draft");
        String last = draft.json().at("/clauses/3/id").asString();
        assertThat(siri.with("If-Match", draft.header("ETag"))
                        .post(path + "/clauses/" + last + "/move", "{\"position\": 0, \"level\": 1}")
                        .status())
                .isEqualTo(200);
        return path.replaceFirst(".*/api/v1", "");
    }

    private static void edit(Client siri, String path, int at, String heading, String text) {
        JsonNode clause = siri.get(path + "/draft").json().path("clauses").path(at);
        Reply edited = siri.with("If-Match", "\"" + clause.path("sha256").asString() + "\"")
                .put(
                        path + "/clauses/" + clause.path("id").asString(),
                        "{\"heading\": \"%s\", \"text\": \"%s\"}".formatted(heading, text));
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
    }

    @Test
    void whatDiffersIsSeenJumpedToAndFoldedOnAnyScreen(BrowserContext any) {
        String path = agreement() + "/comparison";
        for (int width : new int[] {Visitor.DESKTOP, Visitor.PHONE}) {
            try (Visitor siri = Visitor.at(any.browser(), port, width, "nn").as("siri.giske")) {
                Page page = siri.open(path);
                assertThat(page.locator("[data-change]")).hasCount(3);
                assertThat(page.locator("table ins")).hasText(new String[] {"12", "Klage", "tre veker"});
                assertThat(page.locator("table del")).hasText("24");
                assertThat(page.locator("p del")).hasText(new String[] {"-", "-"});
                assertThat(page.getByText("er flytta til punkt 1")).hasCount(1);

                page.keyboard().press("Alt+ArrowDown");
                assertThat(page.locator("[data-change='1']")).isFocused();
                page.keyboard().press("Alt+ArrowDown");
                assertThat(page.locator("[data-change='2']")).isFocused();
                page.keyboard().press("Alt+ArrowUp");
                page.keyboard().press("Alt+ArrowUp");
                assertThat(page.locator("[data-change='3']")).isFocused();
                assertThat(page.locator(".av-jump [role=status]")).hasText("Endring 3 av 3");
                // Where the bar that follows the reading lies over a link, scrolling frees it; that is not what is
                // looked for.
                page.evaluate("window.scrollTo(0, 0)");
                assertThat(siri.barriers()).as("inline at %d", width).isEmpty();

                siri.open(path + "?layout=sides&show=changes");
                assertThat(page.locator("details.av-change:has(section)")).hasCount(0);
                assertThat(page.locator("#layout")).hasValue("sides");
                assertThat(page.locator("#show")).hasValue("changes");
                assertThat(siri.barriers()).as("side by side at %d", width).isEmpty();

                page.locator(".av-diff__actions a").first().click();
                assertThat(page.locator(".av-standing a").first()).hasAttribute("href", path + "?from=1&to=0");
                page.locator("ul.av-choices a").first().click();
                assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/comparison\\?left=standard:.*"));
                assertThat(siri.barriers()).as("with a standard at %d", width).isEmpty();
            }
        }
    }
}
