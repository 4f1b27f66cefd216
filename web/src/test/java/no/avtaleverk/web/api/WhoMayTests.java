package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What each role may reach. */
@RunningProduct
class WhoMayTests {
    @LocalServerPort
    private int port;

    private Writing writing = new Writing(0);

    @BeforeEach
    void begin() {
        writing = new Writing(port);
    }

    @ParameterizedTest
    @CsvSource({
        "siri.giske, 200", // jurist of a party
        "odd.skjerven, 200", // leader of a party
        "tone.hauge, 200", // coordinator of the other party
        "per.nesse, 200", // auditor with Voss in remit
        "ingrid.moe, 404", // RHF above the trust, before it is submitted
        "marit.tveit, 404", // jurist of a kommune that is no party
        "nils.berg, 404",
        "kari.vik, 404", // administrators read no drafts
    })
    void aDraftIsKnownToItsPartiesAndThoseAboveThemOnly(String user, int status) {
        String path = writing.draft("Utkast for " + user);
        assertThat(Client.as(user, port).get(path).status()).isEqualTo(status);
        assertThat(Client.as(user, port).get(path + "/draft").status()).isEqualTo(status);
        assertThat(Client.as(user, port).get(path + "/log").status()).isEqualTo(status);
        Reply register = Client.as(user, port).get("/api/v1/agreements?size=200");
        assertThat(register.text().contains(path.substring(path.lastIndexOf('/') + 1)))
                .isEqualTo(status == 200);
    }

    @Test
    void theRhfReadsWhatWasSubmittedAndNotWhatIsBeingWritten() {
        String path = writing.draft("Til RHF-et");
        writing.submitted(path);
        assertThat(writing.siri()
                        .post(path + "/return", "{\"reason\": \"Retting\"}")
                        .status())
                .isEqualTo(200);
        JsonNode clause = writing.read(path + "/draft").path("clauses").path(0);
        assertThat(writing.siri()
                        .with("If-Match", clause.path("sha256").asString())
                        .put(
                                path + "/clauses/" + clause.path("id").asString(),
                                "{\"heading\": \"Løynt\", \"text\": \"Under arbeid\"}")
                        .status())
                .isEqualTo(200);
        Client region = Client.as("ingrid.moe", port);
        assertThat(region.get(path).status()).isEqualTo(200);
        assertThat(region.get(path + "/draft").text()).doesNotContain("Under arbeid");
        assertThat(region.get("/api/v1/search?q=L%C3%B8ynt")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"odd.skjerven", "tone.hauge", "per.nesse"})
    void whoMayReadADraftMayNotThereforeWriteIt(String user) {
        String path = writing.draft("Skriv for " + user);
        JsonNode clause = writing.read(path + "/draft").path("clauses").path(0);
        Reply reply = Client.as(user, port)
                .with("If-Match", clause.path("sha256").asString())
                .put(path + "/clauses/" + clause.path("id").asString(), "{\"heading\": \"x\", \"text\": \"y\"}");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().at("/reasons/0/code").asString()).isEqualTo("not-allowed");
        assertThat(Client.as(user, port).post(path + "/submission").status()).isEqualTo(403);
    }

    @Test
    void anOutsiderSeesWhatIsConcludedAndNothingElse() {
        String path = writing.draft("Inngått, så nytt utkast");
        writing.conclude(path, writing.submitted(path));
        assertThat(writing.siri()
                        .post(path + "/redraft", "{\"reason\": \"Ny runde\"}")
                        .status())
                .isEqualTo(200);
        Client nils = Client.as("nils.berg", port);
        Reply seen = nils.get(path);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().path("inner").asBoolean()).isFalse();
        assertThat(seen.json().path("text").asString()).isEqualTo("SIGNED");
        assertThat(nils.get(path + "/versions/1").status()).isEqualTo(200);
        assertThat(nils.get(path + "/versions/2").status()).isEqualTo(404);
        assertThat(nils.get(path + "/comparison?from=1&to=0").status()).isEqualTo(404);
        assertThat(nils.get(path + "/comparison.docx?from=1&to=0").status()).isEqualTo(404);
        assertThat(nils.get(path + "/comparison.docx?from=1&to=2").status()).isEqualTo(404);
        for (String closed : new String[] {"/draft", "/log", "/draft/document.pdf", "/versions/1/original"}) {
            assertThat(nils.get(path + closed).status()).as(closed).isEqualTo(403);
        }
        assertThat(nils.post(path + "/submission").status()).isEqualTo(403);
        assertThat(nils.post(path + "/withdrawal", "{\"reason\": \"x\"}").status())
                .isEqualTo(403);
    }

    @Test
    void aLeaderSignsForTheOwnOrganisationOnly() {
        String path = writing.draft("Framand underskrift");
        JsonNode version = writing.submitted(path);
        Reply reply = Client.as("rune.sandvik", port)
                .post(
                        path + "/signatures",
                        "{\"party\": \"4621\", \"text\": \"%s\", \"document\": \"%s\"}"
                                .formatted(
                                        version.path("text").asString(),
                                        version.path("documents")
                                                .path("kommune-4621")
                                                .asString()));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().path("reasons").valueStream().map(r -> r.path("code")
                        .asString()))
                .contains("not-allowed", "resolution-missing");
    }

    @Test
    void nobodyElseThanAJuristOfAPartyBeginsADraft() {
        String body = """
                {"title": "X", "kind": "SUB_AGREEMENT", "language": "nb", "parties": ["4621", "983974724"]}
                """;
        for (String user : new String[] {"odd.skjerven", "marit.tveit", "per.nesse", "kari.vik"}) {
            Reply reply = Client.as(user, port).post("/api/v1/agreements", body);
            assertThat(reply.status()).as(user).isEqualTo(403);
        }
    }

    @Test
    void theRegisterIsFilteredByWhatIsAsked() {
        writing.draft("Filter på tittel æøå");
        Examples examples = new Examples();
        Reply found =
                writing.siri().get("/api/v1/agreements?q=TITTEL+%C3%86&municipality=4621&text=DRAFT&state=UNSIGNED");
        examples.keep("agreements", "", found);
        assertThat(found.json().path("total").asInt()).isEqualTo(1);
        assertThat(writing.siri()
                        .get("/api/v1/agreements?q=tittel+%C3%A6&on=2026-06-01")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(writing.siri()
                        .get("/api/v1/agreements?size=1&page=1")
                        .json()
                        .path("agreements")
                        .size())
                .isLessThanOrEqualTo(1);
        examples.check();
    }
}
