package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The years after signing, and what is looked up. */
@RunningProduct
class LifeTests {
    @LocalServerPort
    private int port;

    @Test
    void anAgreementIsReviewedRewrittenProlongedAndGivenNoticeOf() {
        var writing = new Writing(port);
        Examples examples = new Examples();
        Client siri = writing.siri();
        String path = writing.draft("Livet etter underskrift");
        writing.conclude(path, writing.submitted(path));

        assertThat(siri.post(path + "/reviews").json().path("state").asString()).isEqualTo("ANNUAL_REVISION");
        String note = "{\"held\": \"2026-05-30\", \"outcome\": \"REVISION\", \"note\": \"Møte i SSU 30.5.2026\"";
        assertThat(siri.post(path + "/reviews/close", note + "}")
                        .json()
                        .at("/reasons/0/code")
                        .asString())
                .isEqualTo("not-all-answered");
        note += ", \"silence\": \"Begge svara munnleg i møtet\"";
        assertThat(siri.post(path + "/reviews/close", note + "}").text()).contains("review-held-before-opened");
        String held = note + ", \"afterwards\": true}";
        Reply closed = siri.post(path + "/reviews/close", held);
        examples.keep("close-review", held, closed);
        assertThat(closed.status()).as(closed.text()).isEqualTo(200);
        assertThat(closed.json().at("/facts/reviews/0/outcome").asString()).isEqualTo("REVISION");

        String act = "{\"requirement\": \"HOL-6-4-INNSENDING\", \"date\": \"2026-05-31\", \"reference\": \"26/4711\"}";
        Reply recorded = Client.as("ingrid.moe", port).post(path + "/evidence", act);
        examples.keep("evidence", act, recorded);
        assertThat(recorded.status()).as(recorded.text()).isEqualTo(200);

        // The signed text stays in force while the next one is written; then the two are compared.
        assertThat(siri.post(path + "/redraft", "{\"reason\": \"Årleg gjennomgang\"}")
                        .status())
                .isEqualTo(200);
        JsonNode clause = writing.read(path + "/draft").at("/clauses/0");
        assertThat(siri.with("If-Match", clause.path("sha256").asString())
                        .put(
                                path + "/clauses/" + clause.path("id").asString(),
                                "{\"heading\": \"Føremål\", \"text\": \"Avtalen skal gi alle pasientar eit heilskapleg tilbod.\"}")
                        .status())
                .isEqualTo(200);
        assertThat(siri.get(path).json().at("/inForce/0/version").asInt()).isEqualTo(1);
        writing.submitted(path);
        Reply compared = siri.get(path + "/comparison?from=1&to=2");
        examples.keep("comparison", "", compared);
        assertThat(compared.json().at("/counts/REWORDED").asInt()).isEqualTo(1);
        assertThat(compared.json().at("/clauses/0/text").toString()).contains("INSERTED", "DELETED");
        Reply redline = siri.get(path + "/comparison.docx?from=1&to=2");
        assertThat(redline.status()).as(redline.text()).isEqualTo(200);
        assertThat(redline.header("Content-Type")).startsWith("application/vnd.openxmlformats");
        assertThat(redline.header("Content-Disposition")).contains("v1-v2.docx");
        assertThat(redline.header("Avtaleverk-Not-Compared")).contains("title, parties", "pictures");
        assertThat(redline.header("Avtaleverk-Different")).isEmpty();
        assertThat(siri.get(path + "/versions").json().size()).isEqualTo(2);

        Reply declined =
                Client.as("odd.skjerven", port).post(path + "/declines", "{\"reason\": \"Kostnadene er uklåre\"}");
        assertThat(declined.status()).as(declined.text()).isEqualTo(200);
        assertThat(siri.post(path + "/return", "{\"reason\": \"Ny runde\"}").status())
                .isEqualTo(200);
        assertThat(siri.post(path + "/withdrawal", "{\"reason\": \"Vi ventar\"}")
                        .status())
                .isEqualTo(200);

        Reply noTerm = siri.post(
                path + "/prolongations",
                "{\"until\": \"2030-01-01\", \"decided\": \"2026-05-01\", \"source\": \"Brev\"}");
        assertThat(noTerm.status()).isEqualTo(422);
        Reply beforeSigning = Client.as("odd.skjerven", port).post(path + "/notices", "{\"given\": \"2026-05-20\"}");
        assertThat(beforeSigning.status()).isEqualTo(422);
        Reply notice = Client.as("odd.skjerven", port).post(path + "/notices", "{\"given\": \"2026-06-01\"}");
        assertThat(notice.status()).as(notice.text()).isEqualTo(200);
        assertThat(notice.json().at("/inForce/0/until").asString()).isEqualTo("2027-06-01");
        Reply tooShort = Client.as("rune.sandvik", port)
                .post(path + "/notices", "{\"given\": \"2026-06-01\", \"ends\": \"2026-12-31\"}");
        assertThat(tooShort.json().at("/reasons/0/code").asString()).isEqualTo("notice-too-short");
        assertThat(siri.post(path + "/end", "{\"reason\": \"Utløpt\"}").status())
                .isEqualTo(422);
        examples.check();
    }

    @Test
    void whatADraftStartsFromIsLookedUp() {
        Client anyone = Client.as("kari.vik", port);
        Examples examples = new Examples();
        Reply requirements = anyone.get("/api/v1/requirements?on=2016-03-14");
        examples.keepFields("requirements", requirements);
        assertThat(requirements.json().path("requirements").size()).isGreaterThan(50);
        Reply parties = anyone.get("/api/v1/parties?q=vaksdal&on=2016-03-14");
        examples.keep("parties", "", parties);
        assertThat(parties.json().at("/parties/0/id").asString()).isEqualTo("kommune-4628");
        assertThat(parties.json().at("/parties/0/municipalityNumber").asString())
                .isEqualTo("1251");
        assertThat(anyone.get("/api/v1/parties?q=983+974+724")
                        .json()
                        .at("/parties/0/name")
                        .asString())
                .isEqualTo("Helse Bergen HF");
        Reply standards = anyone.get("/api/v1/standards");
        examples.keepFields("standards", standards);
        assertThat(standards.json().path("standards").size()).isEqualTo(14);
        examples.check();
    }

    /** What another test leaves in the log is looked for in the log, by those who may. */
    @Test
    void theLogIsSearchedByThoseWhoMay() {
        var writing = new Writing(port);
        writing.draft("Loggsøk");
        assertThat(writing.siri()
                        .get("/api/v1/search?kind=LOG&q=Loggs%C3%B8k")
                        .json()
                        .path("total")
                        .asInt())
                .isPositive();
        assertThat(Client.as("nils.berg", port)
                        .get("/api/v1/search?kind=LOG&q=Loggs%C3%B8k")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(Client.as("nils.berg", port)
                        .get("/api/v1/search?q=Loggs%C3%B8k")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }
}
