package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Deviations, disagreement and activity figures over HTTP. */
@RunningProduct
class FollowedApiTests {
    @LocalServerPort
    private int port;

    private String concluded(String title) {
        var writing = new Writing(port);
        Reply made = writing.siri().post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["kommune-4621", "983974724"],
                 "clauses": [{"id": "ansvar", "heading": "Ansvar", "text": "Partane har kvar sitt ansvar."}]}""".formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        writing.conclude(path, writing.submitted(path));
        return path;
    }

    @Test
    void aDeviationIsReportedAnsweredAndHeldWithinItsRoom() {
        var examples = new Examples();
        String path = concluded("Avvik");
        String deviations = path + "/follow-up/deviation";
        Client siri = Client.as("siri.giske", port);
        Client tone = Client.as("tone.hauge", port);
        String report = """
                {"clause": "ansvar", "against": "983974724", "happened": "2026-05-20", "what": "Varselet kom ikkje.",
                 "kind": "discharge-notice-late", "consequence": "delay", "reference": "2026/114"}""";
        Reply reported = siri.post(deviations, report);
        assertThat(reported.status()).as(reported.text()).isEqualTo(201);
        examples.keep("deviation", report, reported);
        String item = reported.json().path("id").asString();
        String answer = "{\"step\": \"ANSWER\", \"answer\": \"ACCEPTED\", \"said\": \"Vi ser det same.\"}";
        assertThat(siri.post(deviations + "/" + item + "/steps", answer).status())
                .isEqualTo(403);
        Reply answered = tone.post(deviations + "/" + item + "/steps", answer);
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        examples.keep("deviation-step", answer, answered);
        Reply named = siri.post(deviations, report.replace("Varselet", "Pasient 130972 48022"));
        assertThat(named.status()).isEqualTo(422);
        assertThat(named.text()).doesNotContain("48022");

        siri.post(
                deviations,
                report.replace("{\"clause\"", "{\"inner\": true, \"clause\"").replace("2026/114", "2026/115"));
        assertThat(siri.get(deviations).json().size()).isEqualTo(2);
        Reply all = tone.get(deviations);
        assertThat(all.json().size()).isEqualTo(1);
        assertThat(all.text()).doesNotContain("2026/115");
        examples.keep("reported-deviations", "", all);
        assertThat(tone.get(deviations + "/table.csv").text())
                .contains("2026/114")
                .doesNotContain("2026/115");
        assertThat(Client.as("nils.berg", port).get(deviations).status()).isIn(403, 404);
        examples.check();
    }

    @Test
    void aDisagreementGoesUpOneRungAndFiguresAreEnteredAndCorrected() {
        var examples = new Examples();
        String path = concluded("Usemje og tal");
        Client siri = Client.as("siri.giske", port);
        String raising = """
                {"subject": "Kven betaler", "clause": "ansvar", "other": "hf-983974724", "since": "2026-05-19"}""";
        Reply raised = siri.post(path + "/follow-up/disagreement", raising);
        assertThat(raised.status()).as(raised.text()).isEqualTo(201);
        examples.keep("disagreement", raising, raised);
        String steps =
                path + "/follow-up/disagreement/" + raised.json().path("id").asString() + "/steps";
        String step = """
                {"rung": "DIALOGUE", "date": "2026-05-25", "outcome": "GOES_ON", "said": "Ikkje samde."}""";
        Reply stepped = siri.post(steps, step);
        assertThat(stepped.status()).as(stepped.text()).isEqualTo(200);
        examples.keep("disagreement-step", step, stepped);
        assertThat(siri.post(steps, "{\"view\": \"Føretaket betaler\"}")
                        .json()
                        .at("/views/0/party")
                        .asString())
                .isEqualTo("kommune-4621");

        String figure = """
                {"name": "Opphald", "measure": "STAYS", "unit": "opphald", "clause": "ansvar", "level": "10", "every": "MONTH",
                 "reporter": "kommune-4621", "from": "2026-03-01"}""";
        Reply agreed = siri.post(path + "/follow-up/activity", figure);
        assertThat(agreed.status()).as(agreed.text()).isEqualTo(201);
        examples.keep("figure", figure, agreed);
        String values = path + "/follow-up/activity/" + agreed.json().path("id").asString() + "/values";
        String value = "{\"period\": \"2026-03\", \"value\": \"9,5\"}";
        Reply entered = siri.post(values, value);
        assertThat(entered.status()).as(entered.text()).isEqualTo(200);
        examples.keep("figure-value", value, entered);
        assertThat(siri.post(values, value).status()).isIn(409, 422);
        Reply corrected =
                siri.post(values, "{\"period\": \"2026-03\", \"value\": \"11\", \"reason\": \"Talt på nytt\"}");
        assertThat(corrected.json().at("/values/0/before/0").asString()).isEqualTo("9.5");
        examples.check();
    }
}
