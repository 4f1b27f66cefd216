package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.web.WordFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two parties talk about a text, each at their own screen. */
@RunningProduct
@WithBrowser
class DiscussionPageTests {
    @LocalServerPort
    private int port;

    private String draft(String title) {
        Reply made = Client.as("siri.giske", port).post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["kommune-4621", "983974724"],
                 "clauses": [{"heading": "Føremål", "text": "Avtalen skal gi pasientane eit heilskapleg tilbod."},
                             {"heading": "Ansvar", "text": "Partane har kvar sitt ansvar. Kommunen har to plassar."}]}
                """.formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.header("Location").replace("/api/v1", "");
    }

    private static void mark(Page page, String words) {
        page.evaluate("""
                words => {
                  for (const text of document.querySelectorAll('.av-clause__text')) {
                    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
                    while (walker.nextNode()) {
                      const at = walker.currentNode.data.indexOf(words);
                      if (at >= 0) {
                        getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
                        return;
                      }
                    }
                  }
                }""", words);
    }

    @Test
    void whatIsMarkedWithTheKeyboardIsCommentedAndTheOtherPartyAnswersAndAccepts(BrowserContext any) {
        String agreement = draft("Samtale på side");
        Visitor siri = Visitor.at(any.browser(), port, 1280, "nb").as("siri.giske");
        Page page = siri.open(agreement + "?beside=discussion");
        mark(page, "heilskapleg");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Kommenter det merkede")))
                .isVisible();
        page.keyboard().press("Control+Alt+m");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("heilskapleg");
        dialog.getByLabel("Alle partene").check();
        dialog.getByLabel("Foreslå andre ord").check();
        dialog.getByLabel("Skriv i stedet").fill("trygt");
        dialog.getByLabel("Kommentar", new Locator.GetByLabelOptions().setExact(true))
                .fill("Klarare ord");
        assertThat(siri.barriers()).isEmpty();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Lagret");
        assertThat(page.locator(".av-topic ins")).hasText("trygt");

        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Kommenter eller foreslå endring i «2 Ansvar»"))
                .click();
        page.getByLabel("Bare vi (Voss herad)").check();
        page.getByLabel("Hva gjelder det?").selectOption("Kommunen har to plassar.");
        page.getByLabel("Kommentar", new Page.GetByLabelOptions().setExact(true))
                .fill("Vi godtek tre");
        assertThat(siri.barriers()).isEmpty();
        siri.press("Send");
        assertThat(page.locator(".av-topic p", new Page.LocatorOptions().setHasText("Vi godtek tre")))
                .isVisible();
        assertThat(siri.barriers()).isEmpty();

        Visitor jonas = Visitor.at(any.browser(), port, 360, "nn").as("jonas.lid");
        Page other = jonas.open(agreement + "?beside=discussion");
        assertThat(other.getByText("Klarare ord")).isVisible();
        assertThat(other.getByText("Vi godtek tre")).hasCount(0);
        assertThat(jonas.barriers()).isEmpty();
        Page list = jonas.open(agreement + "/discussion");
        assertThat(list.getByRole(AriaRole.STATUS).last()).containsText("Éin kommentar");
        list.getByText("Svar", new Page.GetByTextOptions().setExact(true)).click();
        list.getByLabel("Svaret ditt").fill("Einig");
        jonas.press("Send");
        assertThat(list.locator(".av-topic p", new Page.LocatorOptions().setHasText("Einig")))
                .isVisible();
        list.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Godta").setExact(true))
                .click();
        assertThat(list.getByText("Forslaget er teke inn i teksten.")).isVisible();
        assertThat(list.getByText("Godteke av Jonas Lid")).isVisible();
        assertThat(jonas.barriers()).isEmpty();
        Page text = jonas.open(agreement);
        assertThat(text.getByText("Avtalen skal gi pasientane eit trygt tilbod."))
                .isVisible();
        Page log = jonas.open("/log");
        assertThat(log.getByText("foreslege av Siri Giske, Voss herad").first()).isVisible();
        assertThat(log.getByText("Vi godtek tre")).hasCount(0);
    }

    @Test
    void wordsMarkedInTheEditorAreCommentedWhereTheyStand(BrowserContext any) {
        String agreement = draft("Samtale i redigeringa");
        Visitor siri = Visitor.at(any.browser(), port, 1280, "nb").as("siri.giske");
        Page page = siri.open(agreement + "/edit");
        Locator body = page.locator("textarea.av-body-input").nth(1);
        body.focus();
        body.evaluate(
                "area => area.setSelectionRange(area.value.indexOf('to plassar'), area.value.indexOf('to plassar') + 10)");
        page.keyboard().press("Control+Alt+m");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("to plassar");
        dialog.getByLabel("Kommentar", new Locator.GetByLabelOptions().setExact(true))
                .fill("Nok?");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send"))
                .click();
        assertThat(page.locator(".av-topic__quote").first()).hasText("to plassar");
        assertThat(page.locator(".av-topic").first()).isVisible();
        assertThat(siri.barriers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void aReturnedWordFileIsLookedThroughAndAcceptedAllAtOnce(int width, BrowserContext any) {
        String agreement = draft("Word attende " + width);
        Client client = Client.as("siri.giske", port);
        byte[] sent = WordFile.reworded(
                client.get("/api/v1" + agreement + "/draft/document.docx").bytes(),
                "har to plassar",
                "har tre plassar");
        Visitor siri = Visitor.at(any.browser(), port, width, "nb").as("siri.giske");
        Page page = siri.open(agreement + "/returned");
        page.getByLabel("Word-fil", new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(new FilePayload("retur.docx", "application/octet-stream", sent));
        page.getByLabel("Alle partene").check();
        assertThat(siri.barriers()).isEmpty();
        siri.press("Les filen");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Fra retur.docx")))
                .isVisible();
        assertThat(siri.barriers()).isEmpty();
        assertThat(page.getByText("via Word, lastet opp av Siri Giske").first()).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Velg alle"))
                .click();
        siri.press("Godta de valgte");
        assertThat(page.getByText("De valgte forslagene er tatt inn i teksten."))
                .isVisible();
        assertThat(client.get("/api/v1" + agreement + "/draft").text()).contains("Kommunen har tre plassar.");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Hent filen som den kom")))
                .isVisible();
    }

    @Test
    void aProposalFromWordTellsWhenItWasMadeThereAndShowsTablesAndValuesAsTheTextDoes(BrowserContext any) {
        Client client = Client.as("siri.giske", port);
        Reply made = client.post("/api/v1/agreements", """
                {"title": "Tabell i retur", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["kommune-4621", "983974724"],
                 "parameters": {"plassar": "to"},
                 "clauses": [{"heading": "Oppgåver", "text": "Kommunen har {{plassar}} plassar.\\n\\n| Oppgåve | Ansvar |\\n| Tilsyn | kommunen |"}]}
                """);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String agreement = made.header("Location").replace("/api/v1", "");
        String by = "w:author=\"Nora Vik\" w:date=\"2026-05-12T08:00:00Z\"";
        byte[] back = WordFile.reworded(
                client.get("/api/v1" + agreement + "/draft/document.docx").bytes(),
                "Tilsyn</w:t>",
                "Tilsyn</w:t></w:r><w:ins w:id=\"90001\" " + by
                        + "><w:r><w:t xml:space=\"preserve\"> og oppfølging</w:t></w:r></w:ins><w:r><w:t></w:t>");
        Reply returned = client.upload("/api/v1" + agreement + "/returned-documents?layer=SHARED", "retur.docx", back);
        assertThat(returned.status()).as(returned.text()).isEqualTo(201);
        Visitor siri = Visitor.at(any.browser(), port, 1280, "nb").as("siri.giske");
        Page page = siri.open(agreement + "/discussion");
        Locator card = page.locator(".av-topic");
        assertThat(card.locator("table ins")).hasText("og oppfølging");
        assertThat(card.locator("table tr")).hasCount(2);
        assertThat(card.locator(".av-parameter")).hasText("to");
        assertThat(card.locator(".av-words")).not().containsText("|");
        assertThat(card.locator(".av-topic__by"))
                .containsText("Nora Vik i Word 12. mai 2026, 10:00, lastet opp av Siri Giske");
        assertThat(siri.barriers()).isEmpty();
    }
}
