package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Two people at one draft never overwrite each other. */
@RunningProduct
class WritingTogetherTests {
    @LocalServerPort
    private int port;

    private Writing writing = new Writing(0);

    @BeforeEach
    void begin() {
        writing = new Writing(port);
    }

    @Test
    void theSecondEditOfTheSameWordsGetsBothTexts() {
        String path = writing.draft("To om same punkt");
        JsonNode clause = writing.read(path + "/draft").path("clauses").path(0);
        String read = '"' + clause.path("sha256").asString() + '"';
        String where = path + "/clauses/" + clause.path("id").asString();
        Client siri = writing.siri().with("If-Match", read);
        Client jonas = Client.as("jonas.lid", port).with("If-Match", read).with("Accept-Language", "nn");

        Reply first = siri.put(where, "{\"heading\": \"Føremål\", \"text\": \"Siri sin tekst.\"}");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("ETag"))
                .isEqualTo('"' + first.json().path("sha256").asString() + '"');

        Reply second = jonas.put(where, "{\"heading\": \"Føremål\", \"text\": \"Jonas sin tekst.\"}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.header("Content-Type")).startsWith("application/problem+json");
        assertThat(second.json().path("type").asString()).isEqualTo("/problems/clause-changed-meanwhile");
        assertThat(second.json().path("title").asString()).isEqualTo("Avtalepunktet er endra av ein annan");
        assertThat(second.json().at("/yours/text").asString()).isEqualTo("Jonas sin tekst.");
        assertThat(second.json().at("/now/text").asString()).isEqualTo("Siri sin tekst.");
        assertThat(second.json().at("/reasons/0/code").asString()).isEqualTo("clause-changed-meanwhile");

        Reply merged = Client.as("jonas.lid", port)
                .with("If-Match", '"' + second.json().at("/now/sha256").asString() + '"')
                .put(where, "{\"heading\": \"Føremål\", \"text\": \"Siri og Jonas sin tekst.\"}");
        assertThat(merged.status()).isEqualTo(200);
    }

    @Test
    void twoPeopleWorkOnTwoClauses() {
        String path = writing.draft("To om kvar sitt");
        JsonNode clauses = writing.read(path + "/draft").path("clauses");
        for (int i = 0; i < 2; i++) {
            Reply edited = Client.as(i == 0 ? "siri.giske" : "jonas.lid", port)
                    .with("If-Match", clauses.path(i).path("sha256").asString())
                    .put(
                            path + "/clauses/" + clauses.path(i).path("id").asString(),
                            "{\"heading\": \"Ny\", \"text\": \"Ny tekst\"}");
            assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        }
    }

    @Test
    void whoDoesNotSayWhatWasReadIsAskedTo() {
        String path = writing.draft("Utan merke");
        String clause = writing.read(path + "/draft").at("/clauses/0/id").asString();
        Reply reply = writing.siri().put(path + "/clauses/" + clause, "{\"heading\": \"a\", \"text\": \"b\"}");
        assertThat(reply.status()).isEqualTo(428);
        assertThat(reply.json().path("type").asString()).isEqualTo("/problems/precondition-required");
        Reply nonsense =
                writing.siri().with("If-Match", "\"abc\"").put(path + "/clauses/" + clause, "{\"text\": \"b\"}");
        assertThat(nonsense.status()).isEqualTo(400);
        assertThat(nonsense.json().at("/reasons/0/field").asString()).isEqualTo("If-Match");
    }

    @Test
    void clausesAreAddedMovedAndTakenOutAgainstTheDraftThatWasRead() {
        String path = writing.draft("Flytting");
        Examples examples = new Examples();
        Reply draft = writing.siri().get(path + "/draft");
        String first = draft.json().at("/clauses/0/id").asString();
        String asked = """
                {"heading": "Bakgrunn", "text": "Helse- og omsorgstenestelova § 6-1.", "level": 2, "after": "%s"}
                """.formatted(first);
        Client siri = writing.siri().with("If-Match", draft.header("ETag"));
        Reply added = siri.post(path + "/clauses", asked);
        examples.keep("add-clause", asked, added);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.json().path("number").asString()).isEqualTo("1.1");
        assertThat(writing.siri().get(added.header("Location")).status()).isEqualTo(200);

        Reply stale = siri.post(path + "/clauses", asked);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.json().path("type").asString()).isEqualTo("/problems/agreement-changed-meanwhile");

        String id = added.json().path("id").asString();
        Reply moved = writing.siri()
                .with("If-Match", writing.siri().get(path + "/draft").header("ETag"))
                .post(path + "/clauses/" + id + "/move", "{\"position\": 2, \"level\": 1}");
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(moved.json().at("/clauses/2/id").asString()).isEqualTo(id);
        Reply removed = writing.siri().with("If-Match", moved.header("ETag")).delete(path + "/clauses/" + id);
        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.json().path("clauses").size()).isEqualTo(2);
        examples.check();
    }

    @Test
    void whoAddsAClauseIsToldOfTheOwnClause() throws InterruptedException {
        String path = writing.draft("To legg til samtidig");
        String last = writing.read(path + "/draft").at("/clauses/1/id").asString();
        var wrong = new ConcurrentLinkedQueue<String>();
        var threads = new ArrayList<Thread>();
        for (String user : List.of("siri.giske", "jonas.lid", "siri.giske", "jonas.lid")) {
            String name = user + threads.size();
            // Those of the trust come first in the text, those of Voss after the clause that was last.
            String place = user.startsWith("siri") ? ", \"after\": \"" + last + "\"" : "";
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 8; i++) {
                    String heading = name + " " + i;
                    Reply made = Client.as(user, port)
                            .post(
                                    path + "/clauses",
                                    "{\"heading\": \"%s\", \"text\": \"x\"%s}".formatted(heading, place));
                    if (made.status() != 201
                            || !made.json().path("heading").asString().equals(heading)) {
                        wrong.add(made.text());
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theOrderOfClausesIsChangedWhileOthersWrite() {
        String path = writing.draft("Flytting medan andre skriv");
        JsonNode clauses = writing.read(path + "/draft").path("clauses");
        String first = clauses.path(0).path("id").asString();
        String second = clauses.path(1).path("id").asString();
        Client siri = writing.siri();
        Client jonas = Client.as("jonas.lid", port);
        jonas.with("If-Match", clauses.path(1).path("sha256").asString())
                .put(path + "/clauses/" + second, "{\"heading\": \"Ny\", \"text\": \"Frå Jonas\"}");

        Reply added = siri.post(
                path + "/clauses", "{\"heading\": \"Under\", \"level\": 2, \"after\": \"%s\"}".formatted(first));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        String under = added.json().path("id").asString();
        Reply moved =
                siri.post(path + "/clauses/" + first + "/move", "{\"after\": \"%s\", \"level\": 1}".formatted(second));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(moved.json().at("/clauses/0/id").asString()).isEqualTo(second);
        assertThat(moved.json().at("/clauses/1/id").asString()).isEqualTo(first);
        assertThat(moved.json().at("/clauses/2/id").asString()).isEqualTo(under);
        assertThat(moved.json().at("/clauses/2/number").asString()).isEqualTo("2.1");
        Reply back = siri.post(path + "/clauses/" + first + "/move", "{\"first\": true}");
        assertThat(back.json().at("/clauses/0/id").asString()).isEqualTo(first);

        Reply unseen =
                siri.with("If-Match", clauses.path(1).path("sha256").asString()).delete(path + "/clauses/" + second);
        assertThat(unseen.status()).isEqualTo(409);
        assertThat(unseen.json().at("/now/text").asString()).isEqualTo("Frå Jonas");
        String seen = siri.get(path + "/clauses/" + second).header("ETag");
        assertThat(siri.with("If-Match", seen)
                        .delete(path + "/clauses/" + second)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPositionCountsOnlyInTheDraftThatWasRead() {
        String path = writing.draft("Flytting til plass");
        Reply draft = writing.siri().get(path + "/draft");
        String where = path + "/clauses/" + draft.json().at("/clauses/0/id").asString() + "/move";
        assertThat(writing.siri().post(where, "{\"position\": 1}").status()).isEqualTo(428);
        assertThat(writing.siri()
                        .with("If-Match", "\"0\"")
                        .post(where, "{\"first\": true}")
                        .status())
                .isEqualTo(409);
        Reply both = writing.siri()
                .with("If-Match", draft.header("ETag"))
                .post(where, "{\"first\": true, \"position\": 1, \"after\": \"x\"}");
        assertThat(both.status()).isEqualTo(400);
        assertThat(both.json().path("reasons").size()).isEqualTo(2);
        Reply unknown = writing.siri().post(where, "{\"after\": \"finst-ikkje\"}");
        assertThat(unknown.status()).as(unknown.text()).isEqualTo(404);
    }

    @Test
    void theHeadIsChangedInParts() {
        String path = writing.draft("Gamal tittel");
        Examples examples = new Examples();
        String asked = """
                {"title": "Ny tittel", "validity": {"from": "2026-07-01", "until": "2028-07-01"}, "claims": ["HOL-6-2-01"]}
                """;
        String tag = writing.siri().get(path + "/draft").header("ETag");
        Reply changed = writing.siri()
                .with("If-Match", tag)
                .call(
                        "PATCH",
                        path + "/draft",
                        "application/json",
                        asked.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        examples.keep("change-head", asked, changed);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("title").asString()).isEqualTo("Ny tittel");
        assertThat(changed.json().path("parties").size()).isEqualTo(2);
        assertThat(changed.json().at("/validity/until").asString()).isEqualTo("2028-07-01");
        examples.check();
    }

    @Test
    void answersAreSetOnTheWordsThatWereReadAndTakenBack() {
        String path = writing.draft("Svar");
        JsonNode clause = writing.read(path + "/draft").path("clauses").path(0);
        String where = path + "/clauses/" + clause.path("id").asString() + "/answers/HOL-6-2-03";
        Client read = writing.siri().with("If-Match", clause.path("sha256").asString());
        Reply set = read.put(where, "");
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(set.json().at("/answers/0/requirement").asString()).isEqualTo("HOL-6-2-03");
        assertThat(read.delete(where).json().path("answers").size()).isZero();
        Reply other = writing.siri().with("If-Match", "0".repeat(64)).put(where, "");
        assertThat(other.status()).isEqualTo(409);
        Reply unknown = read.put(where.replace("HOL-6-2-03", "HOL-9-9-99"), "");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().at("/reasons/0/code").asString()).isEqualTo("unknown-requirement");
    }

    @Test
    void aDraftStartsFromAStandardText() {
        Reply made = writing.siri().post("/api/v1/agreements", """
                {"standard": "delavtale-4", "language": "nn", "parties": ["4621", "983 974 724"], "answers": {"ohd-plasser": "4"}}
                """);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().at("/origin/standard").asString()).startsWith("delavtale-4@");
        assertThat(made.json().at("/parameters/ohd-plasser").asString()).isEqualTo("4");
        assertThat(made.json().at("/parameters/kommune").asString()).isEqualTo("Voss herad");
        JsonNode draft = writing.read(made.header("Location") + "/draft");
        assertThat(draft.path("clauses").size()).isGreaterThan(20);
        Reply wrong = writing.siri().post("/api/v1/agreements", """
                {"standard": "delavtale-4", "language": "nn", "parties": ["4621", "983974724"], "answers": {"ohd-plasser": "mange", "farge": "blå"}}
                """);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("reasons").size()).isEqualTo(2);
    }
}
