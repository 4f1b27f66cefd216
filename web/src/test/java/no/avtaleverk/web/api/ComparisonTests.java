package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningProduct
class ComparisonTests {
    private static final Examples examples = new Examples();

    @LocalServerPort
    private int port;

    private Writing writing;

    @BeforeEach
    void somebodyWrites() {
        writing = new Writing(port);
    }

    @AfterAll
    static void theExamplesAreTheApprovedOnes() {
        examples.check();
    }

    private String agreement(String title, String party, String clauses) {
        Reply made = writing.siri().post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": [%s, "983974724"], "clauses": [%s]}
                """.formatted(title, party, clauses));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.header("Location").replaceFirst(".*/", "");
    }

    private static String clause(String heading, String text) {
        return "{\"heading\": \"%s\", \"text\": \"%s\"}".formatted(heading, text);
    }

    @Test
    void clausesOfTwoAgreementsAreMatchedByTheirWordsAndNamesOfPartiesAreNoDifference() {
        String purpose = clause("Føremål", "Avtalen skal gi innbyggjarane i Voss herad eit heilskapleg tilbod.");
        String answer = clause("Svartid", "Kommunen svarer innan 30 minutt og varslar pårørande same dagen.");
        String list = clause("Møte", "Partane møtest:\\n\\n- i mars\\n- i oktober");
        String left = agreement("Avtale A", "\"4621\"", purpose + "," + answer + "," + list);
        String right = agreement(
                "Avtale B",
                "\"4621\"",
                answer.replace("30 minutt", "45 minutt") + "," + purpose + ","
                        + list.replace("- i mars\\n- i oktober", "1. i mars\\n2. i oktober"));

        Reply compared = writing.siri().get("/api/v1/comparison?left=" + left + "@draft&right=" + right + "@draft");

        examples.keep("compare-texts", "", compared);
        assertThat(compared.status()).as(compared.text()).isEqualTo(200);
        JsonNode json = compared.json();
        assertThat(json.at("/counts/REWORDED").asInt()).isEqualTo(1);
        assertThat(json.at("/counts/FORMATTED").asInt()).isEqualTo(1);
        assertThat(json.at("/counts/UNCHANGED").asInt()).isEqualTo(1);
        assertThat(json.at("/aspects/MOVED").asInt()).isEqualTo(1);
        assertThat(json.at("/words/inserted").asInt()).isEqualTo(1);
        assertThat(json.path("concordance")
                        .valueStream()
                        .map(line -> line.at("/before/number").asString()
                                + line.at("/after/number").asString()))
                .containsExactly("12", "21", "33");
        assertThat(json.at("/concordance/0/certain").asBoolean()).isFalse();
    }

    @Test
    void aTrustsOwnStandardIsComparedByItsNameAsItWasLastIssued() {
        Client trust = Client.as("jonas.lid", port);
        Reply made =
                trust.post("/api/v1/agreements", """
                {"title": "Vår standard: Ørnefjell & Å", "kind": "STANDARD_TEXT", "language": "nn", "parties": ["983974724"],
                 "clauses": [%s]}""".formatted(clause("Svartid", "Kommunen svarer innan 30 minutt.")));
        String standard = made.header("Location");
        String name = "standard:983974724:vaar-standard-oernefjell-aa:nn";
        String left = agreement("Avtale C", "\"4621\"", clause("Svartid", "Kommunen svarer innan 45 minutt."));
        String asked = "/api/v1/comparison?left=" + name + "&right=" + left + "@draft";
        assertThat(writing.siri().get(asked).status()).isEqualTo(404);

        trust.post(standard + "/issue");
        Reply compared = writing.siri().get(asked);
        assertThat(compared.status()).as(compared.text()).isEqualTo(200);
        assertThat(compared.json().at("/left/reference").asString()).isEqualTo(name);
        assertThat(compared.json().at("/left/version").asInt()).isEqualTo(1);
        assertThat(compared.json().at("/counts/REWORDED").asInt()).isEqualTo(1);

        // What is written of the next version is not compared with before it is issued.
        trust.post(standard + "/redraft", "{\"reason\": \"Ny\"}");
        assertThat(writing.siri().get(asked).json().at("/left/version").asInt()).isEqualTo(1);
        trust.post(standard + "/issue");
        assertThat(writing.siri().get(asked).json().at("/left/version").asInt()).isEqualTo(2);
        assertThat(writing.siri().get(asked.replace(":nn", ":nb")).status()).isEqualTo(404);

        // A name that two bear is no name.
        Reply other = trust.post("/api/v1/agreements", """
                {"title": "Vår standard. Ørnefjell, Å", "kind": "STANDARD_TEXT", "language": "nn", "parties": ["983974724"],
                 "clauses": [%s]}""".formatted(clause("Svartid", "Kommunen svarer.")));
        trust.post(other.header("Location") + "/issue");
        assertThat(writing.siri().get(asked).status()).isEqualTo(404);
    }

    @Test
    void aReferenceThatOnlyFollowsIsRenumberedAndToldWhich() {
        String first = clause("Innleiing", "Partane held fram.");
        String named = clause("Usemje", "Usemje går til utvalet.");
        String names = clause("Møte", "Sjå punkt 2 om usemje i arbeidet.");
        String left = agreement("Avtale D", "\"4621\"", first + "," + named + "," + names);
        String right = agreement(
                "Avtale E",
                "\"4621\"",
                first + "," + clause("Beredskap", "Heilt ny beredskapsplan.") + "," + named + ","
                        + names.replace("punkt 2", "punkt 3"));
        JsonNode json = writing.siri()
                .get("/api/v1/comparison?left=" + left + "@draft&right=" + right + "@draft")
                .json();
        assertThat(json.at("/counts/REWORDED").asInt()).isZero();
        assertThat(json.at("/counts/RENUMBERED").asInt()).isEqualTo(1);
        assertThat(json.at("/clauses/3/references/0/before").asString()).isEqualTo("2");
        assertThat(json.at("/clauses/3/references/0/after").asString()).isEqualTo("3");
        assertThat(json.at("/words/inserted").asInt()).isEqualTo(4);
    }

    @Test
    void inTwoWrittenStandardsWordsAreNotComparedAndTheShippedTextsSayTheSame() {
        for (String key : new String[] {"delavtale-4", "overordnet-samarbeidsavtale"}) {
            JsonNode json = writing.siri()
                    .get("/api/v1/comparison?left=standard:" + key + ":nb&right=standard:" + key + ":nn")
                    .json();
            assertThat(json.path("parallel").asBoolean()).isTrue();
            assertThat(json.path("clauses")).isEmpty();
            assertThat(json.path("rows").size()).isGreaterThan(40);
            assertThat(json.path("rows").valueStream().filter(row -> row.path("differs")
                            .asBoolean()))
                    .isEmpty();
        }
    }

    @Test
    void whatOneMayNotReadOnOneSideIsNotFound() {
        String path = writing.draft("Samanlikna utanfrå");
        String id = path.replaceFirst(".*/", "");
        String standard = "standard:delavtale-4:nn";
        Client nils = Client.as("nils.berg", port);
        for (String query :
                new String[] {"left=" + standard + "&right=" + id + "@draft", "left=" + id + "@draft&right=" + standard
                }) {
            assertThat(writing.siri().get("/api/v1/comparison?" + query).status())
                    .isEqualTo(200);
            assertThat(nils.get("/api/v1/comparison?" + query).status()).isEqualTo(404);
        }
        writing.conclude(path, writing.submitted(path));
        assertThat(nils.get("/api/v1/comparison?left=" + standard + "&right=" + id + "@1")
                        .status())
                .isEqualTo(200);
        assertThat(nils.get("/api/v1/comparison?left=" + standard + "&right=" + id + "@draft")
                        .status())
                .isEqualTo(404);
        assertThat(nils.get("/comparison?left=" + standard + "&right=" + id + "@draft")
                        .status())
                .isEqualTo(404);
        assertThat(nils.get("/comparison/choose?left=" + id + "@1").text())
                .contains(id + "@1")
                .doesNotContain(id + "@draft");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "standard:delavtale-4", "00000000-0000-4000-8000-000000000001", "standard:../x:nb"})
    void whatIsNoReferenceIsRefused(String reference) {
        Reply reply = writing.siri().get("/api/v1/comparison?left=standard:delavtale-4:nn&right=" + reference);
        assertThat(reply.status()).isEqualTo(400);
    }
}
