package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A trust's standard, agreements built on it, and how a new version reaches them, over HTTP. */
@RunningProduct
class VariantApiTests {
    @LocalServerPort
    private int port;

    private Client trust() {
        return Client.as("jonas.lid", port);
    }

    private Client siri() {
        return Client.as("siri.giske", port);
    }

    private static JsonNode ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    /** A standard with three clauses, issued; gives its path. */
    private String standard(String title, Examples examples) {
        Reply made = trust().post("/api/v1/agreements", """
                        {"title": "%s", "kind": "STANDARD_TEXT", "language": "nn", "parties": ["983974724"],
                         "clauses": [{"id": "formaal", "heading": "Føremål", "text": "Avtalen skal gi pasientane eit heilskapleg tilbod."},
                                     {"id": "plassar", "heading": "Plassar", "text": "Kommunen har to plassar. Legen avgjer innlegging."},
                                     {"id": "usemje", "heading": "Usemje", "text": "Usemje skal løysast lokalt."}]}
                        """.formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        String note = "{\"note\": \"Første utgåve\"}";
        Reply issued = trust().post(path + "/issue", note);
        examples.keep("issue", note, issued);
        assertThat(ok(issued).path("text").asString()).isEqualTo("ISSUED");
        return path;
    }

    private void edit(Client by, String path, String clause, String heading, String text) {
        String read = by.get(path + "/clauses/" + clause).json().path("sha256").asString();
        ok(by.with("If-Match", read)
                .put(path + "/clauses/" + clause, "{\"heading\": \"%s\", \"text\": \"%s\"}".formatted(heading, text)));
    }

    @Test
    void aStandardReachesTheKommunerThatBuildOnIt() {
        Examples examples = new Examples();
        String standard = standard("Standard for døgnopphald", examples);

        // Everyone may read what is issued, and a kommune's own jurist may build on it.
        assertThat(ok(siri().get(standard)).path("inner").asBoolean()).isFalse();
        String wanted = """
                {"version": 1, "municipalities": ["4621", "4628"]}""";
        Reply started = trust().post(standard + "/variants", wanted);
        examples.keep("start-variants", wanted, started);
        assertThat(ok(started).at("/variants/0/agreement").asString()).isNotEmpty();
        String voss = "/api/v1/agreements/"
                + started.json().at("/variants/0/agreement").asString();
        String vaksdal = "/api/v1/agreements/"
                + started.json().at("/variants/1/agreement").asString();
        assertThat(trust().post(standard + "/variants", wanted)
                        .json()
                        .at("/variants/0/refused/0/code")
                        .asString())
                .isEqualTo("variant-exists");
        assertThat(ok(siri().get(voss)).at("/basis/version").asInt()).isEqualTo(1);

        // A deviation shows at once, and is not submitted without its reason.
        edit(siri(), voss, "plassar", "Plassar", "Kommunen har tre plassar. Legen avgjer innlegging.");
        Reply refused = siri().post(voss + "/submission");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/reasons/0/code").asString()).isEqualTo("deviation-unexplained");
        String reason = "{\"reason\": \"Felles legevakt med Ulvik\"}";
        Reply explained = siri().put(voss + "/deviations/plassar", reason);
        examples.keep("explain-deviation", reason, explained);
        assertThat(ok(explained).at("/deviations/0/reason/text").asString()).isEqualTo("Felles legevakt med Ulvik");
        examples.keep("deviations", "", siri().get(voss + "/deviations"));

        // The next version: clean for Vaksdal, a conflict for Voss.
        ok(trust().post(standard + "/redraft", "{\"reason\": \"Ny utgåve\"}"));
        edit(trust(), standard, "plassar", "Plassar", "Kommunen har fire plassar. Legen avgjer innlegging.");
        edit(trust(), standard, "usemje", "Usemje", "Usemje går til samarbeidsutvalet.");
        ok(trust().post(standard + "/issue"));
        Reply matrix = trust().get(standard + "/variants");
        examples.keep("variants", "", matrix);
        assertThat(ok(matrix).path("behind").asInt()).isEqualTo(2);
        assertThat(matrix.json().at("/clauses/1/deviating").asInt()).isEqualTo(1);

        String why = "{\"reason\": \"Versjon 2 av standarden\"}";
        Reply carried = trust().post(standard + "/carry-out", why);
        examples.keep("carry-out", why, carried);
        assertThat(ok(carried).path("taken").size()).isEqualTo(1);
        assertThat(carried.json().path("conflicts").size()).isEqualTo(1);
        assertThat(ok(trust().get(vaksdal)).at("/basis/version").asInt()).isEqualTo(2);

        Reply proposal = siri().get(voss + "/proposal");
        examples.keep("proposal", "", proposal);
        assertThat(ok(proposal).path("clean").asBoolean()).isFalse();
        assertThat(proposal.json().toString())
                .contains("\"side\":\"CONFLICT\",\"base\":\"to\",\"mine\":\"tre\",\"theirs\":\"fire\"");
        String undecided = "{\"version\": 2}";
        Reply conflict = siri().with("If-Match", proposal.header("ETag")).post(voss + "/proposal", undecided);
        assertThat(conflict.json().at("/reasons/0/code").asString()).isEqualTo("conflict-undecided");
        String choices = """
                {"version": 2, "choices": {"plassar": {"choice": "OWN", "heading": "Plassar",
                 "text": "Kommunen har fem plassar. Legen avgjer innlegging."}},
                 "reasons": {"plassar": "Vedteke i heradsstyret, sak 12/2026"}}""";
        Reply taken = siri().with("If-Match", proposal.header("ETag")).post(voss + "/proposal", choices);
        examples.keep("take-standard", choices, taken);
        assertThat(ok(taken).toString()).contains("fem plassar", "samarbeidsutvalet");
        assertThat(siri().get(voss + "/proposal").status()).isEqualTo(404);
        assertThat(ok(siri().get(voss + "/log")).toString()).contains("StandardTaken");

        Reply sheet = trust().get(standard + "/variants.csv");
        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.text()).contains("Vaksdal kommune", "Voss herad", "sak 12/2026");
        examples.check();
    }

    @Test
    void oneKommuneGetsItsOwnAgreementAndTheCommonOneStands() {
        var writing = new Writing(port);
        Reply made = trust().post("/api/v1/agreements", """
                {"title": "Felles avtale", "kind": "SUB_AGREEMENT", "language": "nn",
                 "parties": ["4621", "4630", "983974724"],
                 "clauses": [{"id": "formaal", "heading": "Føremål", "text": "Avtalen gjeld begge kommunane."},
                             {"id": "vedlegg", "heading": "Vedlegg 12", "text": "- første\\n- siste kulepunkt"}]}""");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String common = made.header("Location");
        ok(trust().post(common + "/submission"));
        JsonNode before = writing.read(common);
        Reply started = siri().post(common + "/variants", """
                {"version": 1, "municipalities": ["4621"],
                 "changes": [{"clause": "vedlegg", "heading": "Vedlegg 12", "text": "- første",
                              "reason": "Heradsstyret, sak 26/2026: siste kulepunkt fell bort"}]}""");
        String own =
                "/api/v1/agreements/" + ok(started).at("/variants/0/agreement").asString();
        assertThat(writing.read(common)).isEqualTo(before);
        assertThat(writing.read(own).path("parties").size()).isEqualTo(2);
        assertThat(writing.submitted(own).path("number").asInt()).isEqualTo(1);
        assertThat(Client.as("nils.berg", port).get(common + "/variants").status())
                .isEqualTo(404);
    }

    @Test
    void whoIsNeitherTrustNorKommuneStartsNothing() {
        String standard = standard("Standard for andre", new Examples());
        Reply refused = Client.as("nils.berg", port).post(standard + "/issue");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(siri().post(standard + "/carry-out").status()).isEqualTo(403);
        assertThat(siri().post(standard + "/variants", "{\"version\": 1, \"municipalities\": [\"4628\"]}")
                        .json()
                        .at("/variants/0/refused/0/code")
                        .asString())
                .isEqualTo("not-allowed");
    }

    /** A variant of version 1 for Voss, begun with changes; gives its path. */
    private String variant(String basis, String changes) {
        JsonNode made = ok(siri().post(
                        basis + "/variants",
                        "{\"version\": 1, \"municipalities\": [\"4621\"], \"changes\": %s}".formatted(changes)));
        assertThat(made.at("/variants/0/agreement").asString())
                .as(made.toString())
                .isNotEmpty();
        return "/api/v1/agreements/" + made.at("/variants/0/agreement").asString();
    }

    @Test
    void whoMayNotStartForAKommuneIsNotToldThatItHasADraft() {
        String standard = standard("Utkast for ein annan", new Examples());
        ok(trust().post(standard + "/variants", "{\"version\": 1, \"municipalities\": [\"4628\"]}"));
        assertThat(siri().post(standard + "/variants", "{\"version\": 1, \"municipalities\": [\"4628\"]}")
                        .text())
                .doesNotContain("variant-exists");
    }

    @Test
    void whoDoesNotWriteReadsNoReasonBeforeItIsSubmittedNorWhereTheWorkStands() {
        String standard = standard("Grunn under arbeid", new Examples());
        String path = variant(standard, """
                [{"clause": "plassar", "heading": "Plassar", "text": "Kommunen har tre plassar.", "reason": "Open grunn"}]""");
        ok(siri().post(path + "/submission"));
        ok(siri().post(path + "/return", "{\"reason\": \"Retting\"}"));
        ok(siri().put(path + "/deviations/plassar", "{\"reason\": \"LØYNDGRUNN\"}"));
        Client rhf = Client.as("ingrid.moe", port);
        assertThat(ok(rhf.get(path + "/deviations")).toString())
                .contains("Open grunn")
                .doesNotContain("LØYNDGRUNN");
        assertThat(rhf.put(path + "/deviations/formaal", "{\"reason\": \"x\"}").text())
                .contains("not-allowed")
                .doesNotContain("nothing-deviates");
    }

    @Test
    void aBasisNeverConcludedIsNotShownToOutsiders() {
        Reply made = siri().post("/api/v1/agreements", """
                {"title": "Felles avtale i høyring", "kind": "SUB_AGREEMENT", "language": "nn",
                 "parties": ["4621", "4628", "983974724"],
                 "clauses": [{"id": "a", "heading": "Ansvar", "text": "Partane har kvar sitt ansvar."},
                             {"id": "b", "heading": "Løynd", "text": "USIGNERTORD i eit utkast ingen har signert."}]}""");
        String basis = made.header("Location");
        ok(siri().post(basis + "/submission"));
        String path = variant(basis, "[{\"clause\": \"b\", \"leftOut\": true, \"reason\": \"Vedteke utan\"}]");
        var writing = new Writing(port);
        writing.conclude(path, writing.submitted(path));
        Client outsider = Client.as("nils.berg", port);
        assertThat(outsider.get(basis).status()).isEqualTo(404);
        assertThat(ok(outsider.get(path + "/deviations")).toString())
                .contains("LEFT_OUT")
                .doesNotContain("USIGNERTORD", "Løynd");
        assertThat(ok(siri().get(path + "/deviations")).toString()).contains("USIGNERTORD");
    }

    @Test
    void whatIsNotOfItsFormIsSaidAndNothingIsStarted() {
        String standard = standard("Feil i start", new Examples());
        for (String wrong : new String[] {
            "\"municipalities\": [\"4621\"], \"changes\": [null]",
            "\"municipalities\": [null]",
            "\"municipalities\": [\"4621\"], \"changes\": [{\"clause\": \"usemje\", \"heading\": \"%s\", \"text\": \"x\", \"reason\": \"y\"}]"
                    .formatted("x".repeat(400))
        }) {
            Reply reply = siri().post(standard + "/variants", "{\"version\": 1, " + wrong + "}");
            assertThat(reply.status()).as(reply.text()).isBetween(400, 499);
        }
        String path = variant(standard, "[]");
        ok(trust().post(standard + "/redraft", "{\"reason\": \"Ny utgåve\"}"));
        edit(trust(), standard, "usemje", "Usemje", "Usemje går til samarbeidsutvalet.");
        ok(trust().post(standard + "/issue"));
        String read = siri().get(path + "/proposal").header("ETag");
        for (String wrong : new String[] {
            "\"choices\": {\"usemje\": null}",
            "\"reasons\": {\"usemje\": null}",
            "\"choices\": {\"usemje\": {\"choice\": \"OWN\", \"heading\": \"%s\", \"text\": \"x\"}}"
                    .formatted("x".repeat(400))
        }) {
            Reply reply = siri().with("If-Match", read).post(path + "/proposal", "{\"version\": 2, " + wrong + "}");
            assertThat(reply.status()).as(reply.text()).isBetween(400, 499);
        }
    }
}
