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

/** The way of a text over HTTP: milestones, a høring, who may read and answer it, and what is derived. */
@RunningProduct
class HearingApiTests {
    @LocalServerPort
    private int port;

    private Client as(String user) {
        return Client.as(user, port);
    }

    /** A draft of Voss and Helse Bergen, sent by the trust to Voss, to Bergen that is no party, and to users. */
    private String sent(String path) {
        String body = """
                {"sent": "2026-06-01", "deadline": "2026-07-20", "letter": "Vi ber om svar.",
                 "receivers": [{"party": "4621"}, {"party": "4601"}, {"name": "Brukarutvalet i Helse Bergen", "kind": "USERS"}]}""";
        Reply sent = as("tone.hauge").post(path + "/hearings", body);
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        return sent.header("Location");
    }

    @Test
    void aTextGoesOnHearingIsAnsweredAssessedAndClosed() {
        var writing = new Writing(port);
        Examples examples = new Examples();
        String path = writing.draft("På høyring");
        Client tone = as("tone.hauge");

        String milestone =
                "{\"stage\": \"MANDATE\", \"date\": \"2026-05-04\", \"reference\": \"SSU sak 14/2026\", \"note\": \"\"}";
        Reply mandated = tone.post(path + "/milestones", milestone);
        examples.keep("milestone", milestone, mandated);
        assertThat(mandated.json().at("/steps/MANDATE/standing").asString()).isEqualTo("DONE");
        Reply wrong = tone.post(
                path + "/milestones", "{\"stage\": \"SIGNING\", \"date\": \"2026-05-04\", \"reference\": \"x\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/reasons/0/code").asString()).isEqualTo("not-amilestone");

        String opening = """
                {"sent": "2026-06-01", "deadline": "2026-07-20", "letter": "Vi ber om svar.",
                 "receivers": [{"party": "4621"}, {"party": "4601"}, {"name": "Brukarutvalet i Helse Bergen", "kind": "USERS"}]}""";
        Reply opened = tone.post(path + "/hearings", opening);
        examples.keep("hearing", opening, opened);
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        String hearing = opened.header("Location");
        JsonNode clause = opened.json().at("/clauses/1");

        // The draft goes on; what was sent does not.
        String read = writing.read(path + "/draft").at("/clauses/1/sha256").asString();
        writing.siri()
                .with("If-Match", read)
                .put(
                        path + "/clauses/" + clause.path("id").asString(),
                        "{\"heading\": \"Ansvar\", \"text\": \"Nye ord.\"}");
        assertThat(tone.get(hearing).text()).contains("kvar sitt ansvar").doesNotContain("Nye ord");

        String answer = """
                {"receiver": "Voss herad", "date": "2026-06-01", "position": "SUPPORTS_WITH_REMARKS",
                 "remarks": [{"clause": "%s", "text": "Kven har ansvaret for transport?"}]}""".formatted(clause.path("id").asString());
        Reply answered = writing.siri().post(hearing + "/answers", answer);
        examples.keep("hearing-answer", answer, answered);
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        assertThat(tone.post(hearing + "/close")
                        .json()
                        .path("reasons")
                        .valueStream()
                        .map(r -> r.path("code").asString()))
                .containsExactly("hearing-runs", "remarks-not-assessed");

        String assessment =
                "{\"receiver\": \"Voss herad\", \"remark\": 1, \"treatment\": \"NOT_TAKEN_IN\", \"reason\": \"Står i delavtale 3.\"}";
        Reply assessed = tone.post(hearing + "/assessments", assessment);
        examples.keep("assessment", assessment, assessed);
        assertThat(assessed.json().at("/receivers/0/remarks/0/treatment").asString())
                .isEqualTo("NOT_TAKEN_IN");
        tone.post(
                hearing + "/answers",
                "{\"receiver\": \"Brukarutvalet i Helse Bergen\", \"date\": \"2026-06-01\", \"position\": \"SUPPORTS\"}");
        as("nils.berg")
                .post(
                        hearing + "/answers",
                        "{\"receiver\": \"Bergen kommune\", \"date\": \"2026-06-01\", \"position\": \"NO_REMARKS\"}");
        Reply closed = tone.post(hearing + "/close");
        assertThat(closed.status()).as(closed.text()).isEqualTo(200);
        assertThat(closed.json().path("closed").asString()).isEqualTo("2026-06-01");

        Reply whole = tone.get(path + "/path");
        examples.keep("path", "", whole);
        assertThat(whole.json().at("/steps/HEARING/standing").asString()).isEqualTo("DONE");
        assertThat(whole.json().path("at").asString()).isEqualTo("DRAFTING");
        Reply sheet = tone.get(hearing + ".xlsx");
        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.header("Content-Type")).contains("spreadsheetml");
        assertThat(tone.get(hearing.replace("/api/v1", "") + ".xlsx").status()).isEqualTo(200);
        assertThat(tone.get(path.replace("/api/v1", "") + "/signatures")
                        .text()
                        .split("Høringssvar \\(regneark\\) utlevert", -1))
                .as("told twice")
                .hasSize(3);
        assertThat(tone.get("/api/v1/board").text()).contains("På høyring");
        assertThat(tone.get("/api/v1/search?kind=LOG&q=transport")
                        .json()
                        .path("total")
                        .asInt())
                .isPositive();
        examples.check();
    }

    @ParameterizedTest
    @CsvSource({
        "siri.giske, 200, 200", // jurist of a party
        "per.nesse, 200, 200", // auditor of both
        "nils.berg, 200, 404", // of Bergen, which was asked and is no party
        "ingrid.moe, 404, 404", // the RHF, before it is submitted
        "marit.tveit, 404, 404", // of Vaksdal, which was not asked
        "kari.vik, 404, 404",
    })
    void whoWasAskedReadsWhatWasSentAndNothingElse(String user, int hearing, int agreement) {
        var writing = new Writing(port);
        String path = writing.draft("Lesing for " + user);
        String sent = sent(path);
        Client client = as(user);
        assertThat(client.get(sent).status()).isEqualTo(hearing);
        assertThat(client.get(sent + ".xlsx").status()).isEqualTo(hearing);
        for (String closed : new String[] {"", "/path", "/draft", "/log"}) {
            assertThat(client.get(path + closed).status()).as(closed).isEqualTo(agreement);
        }
        assertThat(client.get("/api/v1/board").text().contains("Lesing for " + user))
                .isEqualTo(agreement == 200);
    }

    @Test
    void whoWasAskedReadsTheOwnAnswersOnlyAndAnswersForNobodyElse() {
        var writing = new Writing(port);
        String sent = sent(writing.draft("Berre eige svar"));
        writing.siri()
                .post(
                        sent + "/answers",
                        "{\"receiver\": \"Voss herad\", \"date\": \"2026-06-01\", \"position\": \"AGAINST\", \"remarks\": [{\"text\": \"Løynd for Bergen\"}]}");
        Client bergen = as("nils.berg");
        JsonNode seen = bergen.get(sent).json();
        assertThat(seen.path("all").asBoolean()).isFalse();
        assertThat(seen.path("receivers").size()).isOne();
        assertThat(seen.toString()).doesNotContain("Løynd").contains("heilskapleg tilbod");
        Reply forVoss = bergen.post(
                sent + "/answers",
                "{\"receiver\": \"Voss herad\", \"date\": \"2026-06-01\", \"position\": \"SUPPORTS\"}");
        assertThat(forVoss.status()).isEqualTo(403);
        for (String closed : new String[] {"/close", "/assessments", "/deadline"}) {
            Reply reply = closed.equals("/deadline")
                    ? bergen.put(sent + closed, "{\"deadline\": \"2026-09-01\", \"reason\": \"x\"}")
                    : bergen.post(
                            sent + closed,
                            "{\"receiver\": \"Bergen kommune\", \"remark\": 1, \"treatment\": \"NOTED\", \"reason\": \"x\"}");
            assertThat(reply.status()).as(closed).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"odd.skjerven, 403", "per.nesse, 403", "marit.tveit, 404", "ingrid.moe, 404"})
    void onlyJuristsAndCoordinatorsOfThePartiesLeadAHearing(String user, int status) {
        var writing = new Writing(port);
        String path = writing.draft("Leiing for " + user);
        Reply sent = as(user).post(
                        path + "/hearings",
                        "{\"deadline\": \"2026-09-01\", \"receivers\": [{\"name\": \"Eldrerådet\", \"kind\": \"COUNCIL\"}]}");
        assertThat(sent.status()).as(sent.text()).isEqualTo(status);
        Reply milestone = as(user).post(
                        path + "/milestones",
                        "{\"stage\": \"MANDATE\", \"date\": \"2026-05-04\", \"reference\": \"SSU\"}");
        assertThat(milestone.status()).isEqualTo(status);
    }

    @Test
    void aHearingWithoutADayGetsTheUsualOneAndItCanBeMoved() {
        var writing = new Writing(port);
        String path = writing.draft("Vanleg frist");
        Reply sent = as("tone.hauge").post(path + "/hearings", "{\"receivers\": [{\"party\": \"4621\"}]}");
        assertThat(sent.json().path("deadline").asString()).isEqualTo("2026-07-13");
        String hearing = sent.header("Location");
        Reply shorter =
                as("tone.hauge").put(hearing + "/deadline", "{\"deadline\": \"2026-07-01\", \"reason\": \"Hast\"}");
        assertThat(shorter.json().at("/reasons/0/code").asString()).isEqualTo("dates-out-of-order");
        Reply longer = as("tone.hauge")
                .put(hearing + "/deadline", "{\"deadline\": \"2026-08-17\", \"reason\": \"Sommarferie\"}");
        assertThat(longer.json().path("deadline").asString()).isEqualTo("2026-08-17");
        assertThat(as("tone.hauge")
                        .post(path + "/hearings", "{\"receivers\": []}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aHostArrangementIsLinkedAndPublicationTellsWhere() {
        var writing = new Writing(port);
        String path = writing.draft("Heilt fram");
        Client tone = as("tone.hauge");
        Reply linked = tone.post(
                path + "/host-arrangements",
                "{\"title\": \"Felles legevakt\", \"host\": \"4621\", \"others\": [\"4628\"], \"date\": \"2025-01-15\", \"reference\": \"sak 3/2025\"}");
        assertThat(linked.json().at("/hostArrangements/0/host").asString()).isEqualTo("kommune-4621");
        String publication =
                "{\"stage\": \"PUBLICATION\", \"date\": \"2026-06-01\", \"reference\": \"https://avtalar.example.no/1\"}";
        Reply early = tone.post(path + "/milestones", publication);
        assertThat(early.json().at("/reasons/0/code").asString()).isEqualTo("nothing-in-force");
        writing.conclude(path, writing.submitted(path));
        Reply published = tone.post(path + "/milestones", publication);
        assertThat(published.json().at("/steps/PUBLICATION/standing").asString())
                .as(published.text())
                .isEqualTo("DONE");
        // What is published is for all to see; how the text came about is not.
        Client nils = as("nils.berg");
        assertThat(nils.get(path).status()).isEqualTo(200);
        assertThat(nils.get(path + "/path").status()).isEqualTo(403);
    }
}
