package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Councils say what they want, a vedtak follows its words, and parties come and go. */
@RunningProduct
class CouncilApiTests {
    @LocalServerPort
    private int port;

    private Reply decided(String user, String path, String body) {
        return Client.as(user, port).post(path, body);
    }

    private static JsonNode ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void refused(Reply reply, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(reply.json().at("/reasons/0/code").asString()).isEqualTo(code);
    }

    @Test
    void aVedtakWithAChangeIsSeenByAllAndCarriedOverToTheTextThatHasIt() {
        var writing = new Writing(port);
        Examples examples = new Examples();
        Client siri = writing.siri();
        Client odd = Client.as("odd.skjerven", port);
        String path = writing.draft("Vedteken med endring");
        JsonNode version = writing.submitted(path);
        String text = version.path("text").asString();
        JsonNode clause = writing.read(path + "/draft").at("/clauses/1");
        String clauseId = clause.path("id").asString();

        refused(decided("odd.skjerven", path + "/resolutions", """
                {"organ": "KOMMUNESTYRE", "date": "2026-05-18", "outcome": "ADOPTED_WITH_CHANGE", "text": "%s"}""".formatted(text)), "change-missing");
        refused(decided("rune.sandvik", path + "/resolutions", """
                {"organ": "MANAGING_DIRECTOR", "date": "2026-05-18", "outcome": "ADOPTED", "text": "%s"}""".formatted(text)), "authority-missing");
        refused(decided("odd.skjerven", path + "/resolutions", """
                {"organ": "YOUTH_COUNCIL", "date": "2026-05-18", "outcome": "ADOPTED", "text": "%s"}""".formatted(text)), "wrong-organ");
        ok(decided("odd.skjerven", path + "/resolutions", """
                {"organ": "YOUTH_COUNCIL", "date": "2026-05-10", "outcome": "SUPPORTED", "text": "%s"}""".formatted(text)));
        String wish = """
                {"organ": "KOMMUNESTYRE", "date": "2026-05-18", "caseNumber": "12/2026", "outcome": "ADOPTED_WITH_CHANGE",
                 "change": "Ansvaret skal delast likt.", "clauses": ["%s"], "text": "%s"}""".formatted(clauseId, text);
        ok(odd.post(path + "/resolutions", wish));
        ok(decided("rune.sandvik", path + "/resolutions", """
                {"organ": "MANAGING_DIRECTOR", "date": "2026-05-19", "outcome": "ADOPTED", "authority": "styresak 14/2025", "text": "%s"}""".formatted(text)));

        Reply seen = Client.as("rune.sandvik", port).get(path + "/resolutions");
        examples.keep("resolutions", "", seen);
        JsonNode course = ok(seen).at("/parties/0");
        assertThat(course.path("said").size()).isEqualTo(2);
        assertThat(course.at("/said/0/organ").asString()).isEqualTo("YOUTH_COUNCIL");
        assertThat(course.path("adoption").isMissingNode()
                        || course.path("adoption").isNull())
                .isTrue();
        String resolution = course.path("wish").asString();
        assertThat(resolution).hasSize(64);
        assertThat(Client.as("kari.vik", port).get(path + "/resolutions").status())
                .isIn(403, 404);

        // Back to those who write; the change is made; the trust must decide again, and Voss' vedtak is on this text.
        ok(siri.post(path + "/return", "{\"reason\": \"Endringa frå Voss\"}"));
        assertThat(siri.with("If-Match", clause.path("sha256").asString())
                        .put(
                                path + "/clauses/" + clauseId,
                                "{\"heading\": \"Ansvar\", \"text\": \"Partane deler ansvaret likt.\"}")
                        .status())
                .isEqualTo(200);
        Reply standing = siri.get(path + "/standing-resolutions");
        examples.keep("standing", "", standing);
        assertThat(ok(standing).at("/parties/0/standing").asString()).isEqualTo("WANTED_CHANGE");
        assertThat(standing.json().at("/parties/1/standing").asString()).isEqualTo("DECIDES_AGAIN");
        assertThat(standing.json().at("/parties/1/changed/0").asString()).isEqualTo(clauseId);
        String second = writing.submitted(path).path("text").asString();
        String carry = "{\"resolution\": \"%s\", \"text\": \"%s\", \"confirmed\": %s}";
        refused(
                siri.post(path + "/resolutions/carried-over", carry.formatted(resolution, second, false)),
                "not-confirmed");
        assertThat(Client.as("jonas.lid", port)
                        .post(path + "/resolutions/carried-over", carry.formatted(resolution, second, true))
                        .status())
                .isIn(403, 404, 422);
        String confirmed = carry.formatted(resolution, second, true);
        Reply carried = siri.post(path + "/resolutions/carried-over", confirmed);
        examples.keep("carried-over", confirmed, carried);
        ok(carried);
        assertThat(siri.get(path + "/resolutions")
                        .json()
                        .at("/parties/0/adoption")
                        .asString())
                .hasSize(64);
        examples.check();
    }

    @Test
    void anEntryIsCorrectedAndAVedtakSetAside() {
        var writing = new Writing(port);
        Examples examples = new Examples();
        Client odd = Client.as("odd.skjerven", port);
        String path = writing.draft("Feil dato");
        String text = writing.submitted(path).path("text").asString();
        ok(odd.post(path + "/resolutions", """
                {"organ": "KOMMUNESTYRE", "date": "2026-05-18", "caseNumber": "12/2026", "outcome": "ADOPTED", "text": "%s"}""".formatted(text)));
        String first = odd.get(path).json().at("/facts/resolutions/0/id").asString();
        String right = "{\"date\": \"2026-05-11\", \"caseNumber\": \"21/2026\", \"reason\": \"Feil møte\"}";
        assertThat(Client.as("rune.sandvik", port)
                        .post(path + "/resolutions/" + first + "/correction", right)
                        .status())
                .isEqualTo(403);
        Reply corrected = odd.post(path + "/resolutions/" + first + "/correction", right);
        examples.keep("correction", right, corrected);
        JsonNode facts = ok(corrected).at("/facts/resolutions");
        assertThat(facts.size()).isEqualTo(2);
        assertThat(facts.at("/0/counts").asBoolean()).isFalse();
        assertThat(facts.at("/1/counts").asBoolean()).isTrue();
        assertThat(facts.at("/1/organ").asString()).isEqualTo("KOMMUNESTYRE");
        String second = facts.at("/1/id").asString();
        assertThat(odd.post(path + "/resolutions/" + first + "/correction", right)
                        .status())
                .isEqualTo(404);
        JsonNode aside = ok(odd.post(
                path + "/resolutions/" + second + "/setting-aside",
                "{\"date\": \"2026-05-30\", \"reason\": \"Statsforvaltaren: inhabil\"}"));
        assertThat(aside.at("/facts/resolutions/2/outcome").asString()).isEqualTo("SET_ASIDE");
        assertThat(odd.get(path + "/resolutions").json().at("/parties/0/awaits").asString())
                .isEqualTo("KOMMUNESTYRE");
        examples.check();
    }

    @Test
    void aKommuneJoinsARunningAgreementAndLeavesItByAgreement() {
        var writing = new Writing(port);
        Examples examples = new Examples();
        Client siri = writing.siri();
        String path = writing.draft("Til å tre inn i");
        JsonNode version = writing.submitted(path);
        String offer = "{\"municipality\": \"4601\", \"from\": \"2026-06-01\", \"reference\": \"SSU-sak 4/2026\"}";
        Reply early = siri.post(path + "/joinings", offer);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().at("/reasons/0/code").asString()).isEqualTo("nothing-signed");
        writing.conclude(path, version);
        assertThat(Client.as("nils.berg", port).get(path + "/resolutions").status())
                .isIn(403, 404);
        Reply offered = siri.post(path + "/joinings", offer);
        examples.keep("joining", offer, offered);
        String document = ok(offered).at("/facts/joinings/0/document").asString();
        assertThat(document).hasSize(64);

        Client bergen = Client.as("nils.berg", port);
        String text = version.path("text").asString();
        ok(bergen.get(path + "/resolutions"));
        ok(bergen.post(path + "/resolutions", """
                {"organ": "KOMMUNESTYRE", "date": "2026-05-25", "caseNumber": "90/2026", "outcome": "ADOPTED", "text": "%s"}""".formatted(text)));
        String sign = "{\"text\": \"%s\", \"document\": \"%s\"}".formatted(text, document);
        ok(bergen.post(path + "/signatures", sign));
        assertThat(bergen.get(path).json().path("inForce").size()).isEqualTo(1);
        JsonNode joined = ok(Client.as("rune.sandvik", port).post(path + "/signatures", sign));
        assertThat(joined.path("inForce").size()).isEqualTo(2);
        assertThat(joined.path("parties").size()).isEqualTo(3);
        Reply pdf = bergen.get(path + "/versions/1/document.pdf?municipality=4601");
        assertThat(pdf.status()).isIn(200, 404);

        refused(
                bergen.post(
                        path + "/leavings",
                        "{\"decided\": \"2026-05-26\", \"until\": \"2026-09-01\", \"reference\": \"sak 91/2026\"}"),
                "dates-out-of-order");
        refused(
                bergen.post(
                        path + "/leavings",
                        "{\"decided\": \"2026-06-01\", \"until\": \"2026-09-01\", \"reference\": \"\"}"),
                "reason-missing");
        JsonNode left = ok(
                bergen.post(
                        path + "/leavings",
                        "{\"decided\": \"2026-06-01\", \"until\": \"2026-09-01\", \"reference\": \"sak 91/2026; SSU 9/2026\"}"));
        assertThat(left.at("/facts/leavings/0/party").asString()).isEqualTo("kommune-4601");
        assertThat(left.path("inForce")
                        .valueStream()
                        .filter(one -> one.path("municipality").asString().equals("kommune-4601"))
                        .findFirst()
                        .orElseThrow()
                        .path("until")
                        .asString())
                .isEqualTo("2026-09-01");
        examples.check();
    }

    @Test
    void theVersionThatIsJoinedIsSignedWhileTheNextLiesWithTheParties() {
        var writing = new Writing(port);
        Client siri = writing.siri();
        String path = writing.draft("Til å tre inn i seinare");
        JsonNode version = writing.submitted(path);
        writing.conclude(path, version);
        String document = ok(siri.post(
                        path + "/joinings",
                        "{\"municipality\": \"4601\", \"from\": \"2026-06-01\", \"reference\": \"SSU-sak 4/2026\"}"))
                .at("/facts/joinings/0/document")
                .asString();
        ok(siri.post(path + "/redraft", "{\"reason\": \"Ny tekst\"}"));
        writing.submitted(path);

        String text = version.path("text").asString();
        Client bergen = Client.as("nils.berg", port);
        ok(bergen.post(path + "/resolutions", """
                {"organ": "KOMMUNESTYRE", "date": "2026-05-25", "caseNumber": "90/2026", "outcome": "ADOPTED", "text": "%s"}""".formatted(text)));
        String sign = "{\"text\": \"%s\", \"document\": \"%s\"}".formatted(text, document);
        ok(bergen.post(path + "/signatures", sign));
        JsonNode joined = ok(Client.as("rune.sandvik", port).post(path + "/signatures", sign));
        assertThat(joined.path("inForce").valueStream().map(one -> one.path("municipality")
                        .asString()))
                .contains("kommune-4601");
    }

    @Test
    void aQuorumOutlivesEveryChangeOfTheHead() {
        var writing = new Writing(port);
        Client siri = writing.siri();
        String path = writing.draft("Minst to");
        Reply missing = siri.with("If-Match", siri.get(path + "/draft").header("ETag"))
                .call(
                        "PATCH",
                        path + "/draft",
                        "application/json",
                        bytes("{\"validity\": {\"entryIntoForce\": \"AT_LEAST\"}}"));
        assertThat(missing.status()).as(missing.text()).isEqualTo(400);
        Reply set = siri.with("If-Match", siri.get(path + "/draft").header("ETag"))
                .call(
                        "PATCH",
                        path + "/draft",
                        "application/json",
                        bytes("{\"validity\": {\"entryIntoForce\": \"AT_LEAST\", \"quorum\": 2}}"));
        assertThat(ok(set).at("/validity/quorum").asInt()).isEqualTo(2);
        Reply titled = siri.with("If-Match", siri.get(path + "/draft").header("ETag"))
                .call(
                        "PATCH",
                        path + "/draft",
                        "application/json",
                        bytes("{\"validity\": {\"from\": \"2026-07-01\"}}"));
        assertThat(ok(titled).at("/validity/quorum").asInt()).isEqualTo(2);
        assertThat(titled.json().at("/validity/entryIntoForce").asString()).isEqualTo("AT_LEAST");
    }
}
