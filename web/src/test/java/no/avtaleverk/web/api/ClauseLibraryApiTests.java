package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Clauses of the library, found one by one and put into a draft. */
@RunningProduct
class ClauseLibraryApiTests {
    @LocalServerPort
    private int port;

    private JsonNode library(String query) {
        Reply reply = Client.as("kari.vik", port).with("Accept-Language", "nn").get("/api/v1/clause-library" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void aClauseIsFoundByWordsRequirementAndStandard() {
        Examples examples = new Examples();
        Reply found = Client.as("kari.vik", port)
                .get("/api/v1/clause-library?q=avvik&requirement=VEIL-AVVIK&kind=SUB_AGREEMENT&language=nb&size=2");
        examples.keepFields("clause-library", found);
        assertThat(found.json().at("/clauses/0/id").asString()).isEqualTo("felles-avvik");
        assertThat(found.json().at("/clauses/0/standard").asString()).isEqualTo("common");
        assertThat(found.json().at("/clauses/0/guidance/source").asString()).contains("pkt. 2.3");
        assertThat(found.json().at("/clauses/0/parameters").size()).isEqualTo(2);

        assertThat(library("?q=usemje&standard=common").at("/clauses/0/heading").asString())
                .isEqualTo("Usemje og tvist");
        assertThat(library("?standard=common").path("total").asInt()).isEqualTo(17);
        assertThat(library("?q=romferd").path("clauses").size()).isZero();
        assertThat(library("?page=900").path("clauses").size()).isZero();
        assertThat(Client.as("kari.vik", port)
                        .get("/api/v1/clause-library?size=1000")
                        .status())
                .isEqualTo(400);
        examples.check();
    }

    @Test
    void aClauseComesIntoTheDraftWithItsIdAndItsAnswersToConfirm() {
        var writing = new Writing(port);
        String path = writing.draft("Frå klausulbiblioteket");
        Reply draft = writing.siri().get(path + "/draft");
        String first = draft.json().at("/clauses/0/id").asString();
        String asked = "{\"library\": \"felles-avvik\", \"after\": \"%s\"}".formatted(first);
        Reply added = writing.siri().with("If-Match", draft.header("ETag")).post(path + "/clauses", asked);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.json().path("id").asString()).isEqualTo("felles-avvik");
        assertThat(added.json().path("number").asString()).isEqualTo("1.1");
        assertThat(added.json().path("text").asString()).contains("Gjeld avviket den andre parten");
        assertThat(added.json().at("/answers/0/requirement").asString()).isEqualTo("VEIL-AVVIK");
        assertThat(added.json().at("/answers/0/confirmed").asBoolean()).isFalse();

        Reply again = writing.siri()
                .with("If-Match", writing.siri().get(path + "/draft").header("ETag"))
                .post(path + "/clauses", asked);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("id").asString()).isNotEqualTo("felles-avvik");

        Reply unknown = writing.siri()
                .with("If-Match", draft.header("ETag"))
                .post(path + "/clauses", "{\"library\": \"felles-farge\", \"text\": \"raud\"}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().path("reasons").size()).isEqualTo(2);
    }
}
