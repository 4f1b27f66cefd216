package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The examination (røntgen) of a draft and of a version. */
@RunningProduct
class ExaminationApiTests {
    @LocalServerPort
    private int port;

    /** A draft in nynorsk of which the second clause has a given text; gives its path. */
    private String draft(Writing writing, String text) {
        Reply made = writing.siri().post("/api/v1/agreements", """
                {"title": "Delavtale 1", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["kommune-4621", "983974724"],
                 "clauses": [{"heading": "Føremål", "text": "Avtalen skal gi pasientane eit heilskapleg tilbod."},
                             {"heading": "Ansvar", "text": "%s", "requirements": ["HOL-6-2-01"]}]}
                """.formatted(text));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.header("Location");
    }

    @Test
    void findingsAreToldWithPlaceWordsSourceAndMend() {
        var writing = new Writing(port);
        String path =
                draft(writing, "Epikrisa skal sendast til kommunen, jf. punkt 1. Kommunen kan ikke krevje betaling.");
        Reply told = writing.siri().with("Accept-Language", "nn").get(path + "/examination");
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        var examples = new Examples();
        examples.keep("examination", "", told);
        assertThat(told.json().path("findings").valueStream().map(one -> one.path("kind")
                        .asString()))
                .contains("DUTY_WITHOUT_OWNER", "REFERENCE_BY_NUMBER", "OTHER_WRITTEN_STANDARD");
        JsonNode word = told.json()
                .path("findings")
                .valueStream()
                .filter(one -> one.path("kind").asString().equals("OTHER_WRITTEN_STANDARD"))
                .findFirst()
                .orElseThrow();
        assertThat(word.path("words").asString()).isEqualTo("ikke");
        assertThat(word.at("/mend/replacement").asString()).isEqualTo("ikkje");
        assertThat(word.path("says").asString()).contains("Her heiter det «ikkje»");
        assertThat(word.path("source").asString()).contains("Nynorskordboka");
        assertThat(told.json().at("/counts/QUESTION").asInt()).isPositive();
        examples.check();
    }

    @Test
    void aReferenceThatFollowsIsReadAsANumberInTheVersionAndDanglesWhenItsTargetGoes() {
        var writing = new Writing(port);
        String path = draft(writing, "Sjå punkt {{punkt:k-ukjend}}.");
        Reply told = writing.siri().get(path + "/examination");
        assertThat(told.json().at("/counts/FAULT").asInt()).isPositive();
        Reply refused = writing.siri().post(path + "/submission");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("reference-dangling");
    }

    @Test
    void aVersionIsExaminedAndADraftOnlyForThoseWhoWriteIt() {
        var writing = new Writing(port);
        String path = draft(writing, "Partane har kvar sitt ansvar.");
        writing.submitted(path);
        assertThat(writing.siri().get(path + "/versions/1/examination").status())
                .isEqualTo(200);
        assertThat(writing.siri().get(path + "/versions/9/examination").status())
                .isEqualTo(404);
        assertThat(Client.as("kari.vik", port).get(path + "/examination").status())
                .isIn(403, 404);
    }
}
