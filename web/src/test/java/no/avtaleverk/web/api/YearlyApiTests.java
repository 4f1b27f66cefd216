package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The yearly review and the evaluation over HTTP. */
@RunningProduct
class YearlyApiTests {
    @LocalServerPort
    private int port;

    private static JsonNode ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void aReviewIsAnsweredHeldAndConcludedAndItsPapersAreKept() {
        var writing = new Writing(port);
        Examples examples = new Examples();
        Client siri = writing.siri();
        Client tone = Client.as("tone.hauge", port);
        String path = writing.draft("Gjennomgang over API");
        writing.conclude(path, writing.submitted(path));
        assertThat(tone.post(path + "/yearly-reviews/answer", "{\"wish\": \"NO_CHANGE_NEEDED\"}")
                        .json()
                        .at("/reasons/0/code")
                        .asString())
                .isEqualTo("no-review-open");
        ok(siri.post(path + "/reviews"));

        String wish = "{\"wish\": \"SMALL_UPDATE_WANTED\", \"words\": \"Føremålet bør nemne barn og unge.\"}";
        Reply answered = siri.post(path + "/yearly-reviews/answer", wish);
        examples.keep("yearly-answer", wish, answered);
        assertThat(ok(answered).at("/reviews/0/silent/0").asString()).isEqualTo("hf-983974724");
        String given =
                "{\"answers\": [{\"question\": \"planning\", \"score\": 4, \"words\": \"Planane kjem i god tid.\"}, {\"question\": \"dialogue\", \"words\": \"God mellom leiarane.\"}]}";
        Reply evaluated = siri.post(path + "/evaluation", given);
        examples.keep("evaluation", given, evaluated);
        assertThat(ok(evaluated).at("/scores/0/score").asInt()).isEqualTo(4);
        assertThat(siri.post(
                                path + "/evaluation",
                                "{\"answers\": [{\"question\": \"planning\", \"score\": 9, \"words\": \"x\"}]}")
                        .json()
                        .at("/reasons/0/code")
                        .asString())
                .isEqualTo("score-out-of-range");

        ok(tone.post(
                path + "/yearly-reviews/meeting",
                "{\"held\": \"2026-06-01\", \"participants\": \"Koordinatorane i Voss og Helse Bergen\"}"));
        ok(tone.post(
                path + "/yearly-reviews/minutes",
                "{\"point\": \"TEXT\", \"decided\": \"Barn og unge blir nemnde i neste versjon.\"}"));
        String outcome =
                "{\"outcome\": \"SMALL_UPDATE\", \"reason\": \"Føremålet skal nemne barn og unge.\", \"silence\": \"Helse Bergen svara i møtet\"}";
        assertThat(tone.post(path + "/yearly-reviews/conclusion", outcome.replaceAll(", \"silence\".*", "}"))
                        .json()
                        .at("/reasons/0/code")
                        .asString())
                .isEqualTo("not-all-answered");
        Reply concluded = tone.post(path + "/yearly-reviews/conclusion", outcome);
        examples.keep("yearly-conclusion", outcome, concluded);
        JsonNode review = ok(concluded).at("/reviews/0");
        assertThat(review.path("outcome").asString()).isEqualTo("SMALL_UPDATE");
        for (String paper : new String[] {"packPdf", "minutesPdf"}) {
            Reply file = siri.get(
                    path + "/yearly-reviews/papers/" + review.path(paper).asString());
            assertThat(file.status()).isEqualTo(200);
            assertThat(file.text().substring(0, 5).getBytes(StandardCharsets.ISO_8859_1))
                    .isEqualTo("%PDF-".getBytes(StandardCharsets.ISO_8859_1));
        }
        assertThat(siri.get(path).json().path("state").asString()).isEqualTo("SIGNED");
        Client outsider = Client.as("nils.berg", port);
        assertThat(outsider.get(path + "/yearly-reviews").status()).isIn(403, 404);
        assertThat(outsider.get(path + "/yearly-reviews/papers/"
                                + review.path("minutesPdf").asString())
                        .status())
                .isIn(403, 404);
        examples.check();
    }
}
