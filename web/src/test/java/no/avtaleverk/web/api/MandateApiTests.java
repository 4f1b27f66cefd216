package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Who may sign, who may say so, and in what order. */
@RunningProduct
class MandateApiTests {
    private static final String NEW = """
            {"holder": "%s", "name": "%s", "capacity": "%s", "basis": "%s", "reference": "%s", "from": "2023-10-17",
             "until": "2027-10-17", "deputyOf": %s}""";

    @LocalServerPort
    private int port;

    private Client as(String user) {
        return Client.as(user, port);
    }

    @Test
    void theAdministratorRecordsADeputyWhoSignsOnlyWhileTheHolderIsAway() {
        String asked =
                NEW.formatted("arne.fossen", "Arne Fossen", "varaordførar", "LAW", "sak 61/2023", "\"hege-eide\"");
        Reply made = as("kari.vik").post("/api/v1/mandates", asked);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(standing(made, "arne.fossen")).isEqualTo("STANDS_BY");

        String path = adoptedByVaksdal("Til ordførar eller vara");
        Reply early = sign("arne.fossen", path);
        assertThat(early.status()).isEqualTo(403);
        assertThat(early.json().at("/reasons/0/code").asString()).isEqualTo("holder-not-away");

        Reply away = as("hege.eide")
                .post(
                        "/api/v1/absences",
                        "{\"holder\": \"hege.eide\", \"from\": \"2026-06-01\", \"until\": \"2026-06-08\"}");
        assertThat(away.status()).as(away.text()).isEqualTo(200);
        assertThat(sign("hege.eide", path).json().at("/reasons/0/code").asString())
                .isEqualTo("recorded-away");
        Reply signed = sign("arne.fossen", path);
        assertThat(signed.status()).as(signed.text()).isEqualTo(200);
        assertThat(signed.json().at("/facts/signatures/0/capacity").asString()).isEqualTo("varaordførar");
        assertThat(signed.json().at("/facts/signatures/0/mandate").asString())
                .isEqualTo("sak 61/2023 (17.10.2023–16.10.2027)");

        Reply back = as("kari.vik").post("/api/v1/absences/end", "{\"holder\": \"hege.eide\"}");
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(standing(back, "hege.eide")).isEqualTo("SIGNS");
    }

    @ParameterizedTest
    @CsvSource({
        "marit.tveit, 403",
        "aud.dale, 403",
        "hege.eide, 403",
        "grete.myhre, 422",
        "per.nesse, 404",
        "nils.berg, 403"
    })
    void nobodyElseRecordsAMandate(String user, int status) {
        Reply asked = as(user).post("/api/v1/mandates", NEW.formatted("x", "X", "ordførar", "LAW", "1/2026", "null"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"kari.vik, 200", "marit.tveit, 200", "hege.eide, 200", "per.nesse, 404", "ingrid.moe, 404"})
    void theMandatesAreForTheOwnOrganisation(String user, int status) {
        Reply read = as(user).get("/api/v1/mandates");
        assertThat(read.status()).as(read.text()).isEqualTo(status);
        assertThat(read.text()).doesNotContain("rune.sandvik");
    }

    @Test
    void aMandateThatIsOverSignsNoMore() {
        Reply made = as("grete.myhre")
                .post(
                        "/api/v1/mandates",
                        NEW.formatted(
                                "tone.hauge", "Tone Hauge", "samhandlingssjef", "BOARD", "styresak 9/2026", "null"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode own = made.json()
                .path("mandates")
                .valueStream()
                .filter(one -> one.path("holder").asString().equals("tone.hauge"))
                .findFirst()
                .orElseThrow();
        String end = "/api/v1/mandates/" + own.path("id").asString() + "/end";
        assertThat(as("kari.vik")
                        .post(end, "{\"until\": \"2026-05-01\", \"reason\": \"x\"}")
                        .status())
                .as("a mandate of another organisation")
                .isEqualTo(404);
        Reply ended = as("grete.myhre").post(end, "{\"until\": \"2026-05-01\", \"reason\": \"slutta\"}");
        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        assertThat(ended.text()).contains("\"OVER\"");
    }

    @Test
    void theOrderIsKeptOnTheServer() {
        var examples = new Examples();
        String path = adoptedByVaksdal("I rekkjefølgje");
        String plan = """
                {"order": [["983974724"], ["4628"]], "deadline": "2026-06-20", "method": "IN_PRODUCT"}""";
        assertThat(as("hege.eide").put(path + "/signing-plan", plan).status()).isEqualTo(403);
        Reply planned = as("marit.tveit").put(path + "/signing-plan", plan);
        examples.keep("signing-plan", plan, planned);
        assertThat(planned.status()).as(planned.text()).isEqualTo(200);
        assertThat(as("rune.sandvik")
                        .get(path + "/signing-plan")
                        .json()
                        .path("deadline")
                        .asString())
                .isEqualTo("2026-06-20");
        Reply early = sign("hege.eide", path);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().at("/reasons/0/code").asString()).isEqualTo("others-sign-first");
        assertThat(as("marit.tveit")
                        .post(path + "/reminders", "{\"party\": \"983974724\"}")
                        .json()
                        .at("/reasons/0/code")
                        .asString())
                .isEqualTo("not-their-turn");
        examples.check();
    }

    private static String standing(Reply mandates, String holder) {
        return mandates.json()
                .path("mandates")
                .valueStream()
                .filter(one -> one.path("holder").asString().equals(holder))
                .map(one -> one.path("now").asString())
                .findFirst()
                .orElse("");
    }

    /** A draft of Vaksdal's, laid before the parties and adopted by its council; gives its path. */
    private String adoptedByVaksdal(String title) {
        Reply made = as("marit.tveit").post("/api/v1/agreements", """
                {"title": "%s", "kind": "LOCAL_AGREEMENT", "language": "nn", "parties": ["4628", "983974724"],
                 "clauses": [{"heading": "Føremål", "text": "Avtalen skal gi eit heilskapleg tilbod."}]}
                """.formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        Reply sent = as("marit.tveit").post(path + "/submission", "{\"note\": \"\", \"joint\": false}");
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        Reply resolved = as("liv.bolstad").post(path + "/resolutions", """
                {"organ": "KOMMUNESTYRE", "date": "2026-05-18", "caseNumber": "1/2026", "outcome": "ADOPTED", "text": "%s"}
                """.formatted(
                        sent.json().at("/versions/0/text").asString()));
        assertThat(resolved.status()).as(resolved.text()).isEqualTo(200);
        return path;
    }

    private Reply sign(String user, String path) {
        JsonNode version = as(user).get(path).json().at("/versions/0");
        return as(user).post(
                        path + "/signatures",
                        "{\"text\": \"%s\", \"document\": \"%s\"}"
                                .formatted(
                                        version.path("text").asString(),
                                        version.path("documents")
                                                .path("kommune-4628")
                                                .asString()));
    }
}
