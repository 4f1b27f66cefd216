package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.web.WordFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Comments, proposals and returned Word files over HTTP, and that nothing of the inner layer gets out. */
@RunningProduct
class DiscussionApiTests {
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    @LocalServerPort
    private int port;

    private Writing writing = new Writing(0);

    @BeforeEach
    void begin() {
        writing = new Writing(port);
    }

    private Client as(String user) {
        return Client.as(user, port);
    }

    private String clause(String path, int at, String field) {
        return writing.read(path + "/draft")
                .path("clauses")
                .path(at)
                .path(field)
                .asString();
    }

    private JsonNode said(String user, String path, String body) {
        Reply reply = as(user).post(path + "/discussion", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.header("Location"))
                .isEqualTo(path + "/discussion/" + reply.json().path("id").asString());
        return reply.json();
    }

    private String commented(String user, String path, String layer, String text) {
        return said(user, path, """
                        {"layer": "%s", "clause": "%s", "comment": "%s"}""".formatted(layer, clause(path, 0, "id"), text))
                .path("id")
                .asString();
    }

    private String proposed(String user, String path, String layer, String quoted, String instead) {
        return said(user, path, """
                        {"layer": "%s", "clause": "%s", "quoted": "%s", "proposal": {"kind": "REWORD", "instead": "%s"}}
                        """.formatted(layer, clause(path, 0, "id"), quoted, instead))
                .path("id")
                .asString();
    }

    // ---- who
    // -----------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        // user, status of reading, sees the inner layer of Voss, may comment, may propose and decide
        "siri.giske, 200, true, true, true",
        "odd.skjerven, 200, true, true, false",
        "jonas.lid, 200, false, true, true",
        "tone.hauge, 200, false, true, false",
        "rune.sandvik, 200, false, true, false",
        "per.nesse, 200, false, false, false",
        "ingrid.moe, 404, false, false, false",
        "marit.tveit, 404, false, false, false",
        "hege.eide, 404, false, false, false",
        "nils.berg, 404, false, false, false",
        "kari.vik, 404, false, false, false",
        "liv.bolstad, 404, false, false, false",
    })
    void eachPersonReadsAndSpeaksAsTheRoleAllows(
            String user, int status, boolean inner, boolean comments, boolean decides) {
        String path = writing.draft("Samtale for " + user);
        String shared = commented("siri.giske", path, "SHARED", "Delt merknad");
        String hidden = commented("siri.giske", path, "INNER", "Indre merknad");
        Reply read = as(user).get(path + "/discussion");
        assertThat(read.status()).isEqualTo(status);
        assertThat(as(user).get(path + "/discussion/" + shared).status()).isEqualTo(status);
        assertThat(as(user).get(path + "/discussion/" + hidden).status()).isEqualTo(inner ? 200 : 404);
        if (status == 200) {
            assertThat(read.json().path("topics").size()).isEqualTo(inner ? 2 : 1);
            assertThat(read.json()
                            .path("openByClause")
                            .path(clause(path, 0, "id"))
                            .asInt())
                    .isEqualTo(inner ? 2 : 1);
            assertThat(read.json().path("mayComment").asBoolean()).isEqualTo(comments);
            assertThat(read.json().path("mayDecide").asBoolean()).isEqualTo(decides);
            assertThat(read.header("Cache-Control")).contains("no-store");
        }
        int refused = status == 200 ? 403 : 404;
        String comment = "{\"layer\": \"%s\", \"clause\": \"%s\", \"comment\": \"Hei\"}";
        String clause = clause(path, 0, "id");
        for (String layer : List.of("SHARED", "INNER")) {
            boolean open = comments;
            assertThat(as(user).post(path + "/discussion", comment.formatted(layer, clause))
                            .status())
                    .as(layer)
                    .isEqualTo(open ? 201 : refused);
            assertThat(as(user).post(path + "/discussion", """
                                    {"layer": "%s", "clause": "%s", "proposal": {"kind": "DELETE"}}""".formatted(layer, clause))
                            .status())
                    .as(layer)
                    .isEqualTo(decides ? 201 : refused);
        }
        assertThat(as(user).post(path + "/discussion/" + shared + "/answers", "{\"text\": \"Svar\"}")
                        .status())
                .isEqualTo(comments ? 200 : refused);
        int onHidden = inner ? 200 : 404;
        assertThat(as(user).post(path + "/discussion/" + hidden + "/answers", "{\"text\": \"Svar\"}")
                        .status())
                .isEqualTo(onHidden);
        assertThat(as(user).post(path + "/discussion/" + hidden + "/resolution").status())
                .isEqualTo(onHidden);
        assertThat(as(user).post(path + "/discussion/" + hidden + "/reopening").status())
                .isEqualTo(onHidden);
        String proposal = proposed("siri.giske", path, "SHARED", "heilskapleg", "trygt");
        assertThat(as(user).post(path + "/discussion/rejections", """
                                {"topics": ["%s"], "reason": "Nei"}""".formatted(proposal))
                        .status())
                .isEqualTo(decides ? 200 : refused);
        assertThat(as(user).upload(path + "/returned-documents", "a.docx", new byte[] {1})
                        .status())
                .isEqualTo(decides ? 422 : refused);
    }

    @Test
    void commentsAreFoundByWordsNameOrClauseWithinTheRoomsOneMayEnter() {
        String path = writing.draft("Søk i samtale");
        commented("siri.giske", path, "SHARED", "Fristen er for kort");
        commented("siri.giske", path, "INNER", "Fristen kan vi leve med");
        proposed("siri.giske", path, "SHARED", "heilskapleg", "samanhengande");
        assertThat(found("siri.giske", path, "FRISTEN")).isEqualTo(2);
        assertThat(found("jonas.lid", path, "fristen")).isEqualTo(1);
        assertThat(found("jonas.lid", path, "leve")).isZero();
        assertThat(found("jonas.lid", path, "kort%20siri")).isEqualTo(1);
        assertThat(found("jonas.lid", path, "samanheng")).isEqualTo(1);
        assertThat(found("jonas.lid", path, "pasientane")).isZero();
        assertThat(found("jonas.lid", path, "1%20f%C3%B8rem%C3%A5l")).isEqualTo(2);
        assertThat(found("siri.giske", path, "")).isEqualTo(3);
    }

    private int found(String user, String path, String words) {
        return as(user).get(path + "/discussion?q=" + words)
                .json()
                .path("topics")
                .size();
    }

    // ---- the inner layer
    // -----------------------------------------------------------------------------------------------

    @Test
    void nothingOfTheInnerLayerIsInAnyAnswerToTheOtherParty() {
        String path = writing.draft("Forhandling om innlegging");
        String clause = clause(path, 0, "id");
        JsonNode log = as("jonas.lid").get(path + "/log").json();
        String tag = as("jonas.lid").get(path + "/draft").header("ETag");
        String first = commented("siri.giske", path, "INNER", "Kvassestrategi blir å vente");
        Reply again = as("siri.giske")
                .put(path + "/discussion/" + first + "/comments/0", "{\"text\": \"Kvassestrategi, kort sagt\"}");
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        as("odd.skjerven").post(path + "/discussion/" + first + "/answers", "{\"text\": \"Kvassestrategi er rett\"}");
        String second = proposed("siri.giske", path, "INNER", "heilskapleg", "kvassestrategisk");
        byte[] docx = as("siri.giske").get(path + "/draft/document.docx").bytes();
        Reply returned = as("siri.giske").upload(path + "/returned-documents?layer=INNER", "kvassestrategi.docx", docx);
        assertThat(returned.status()).as(returned.text()).isEqualTo(201);
        String third = returned.json().path("id").asString();

        for (String user : List.of("jonas.lid", "tone.hauge", "rune.sandvik", "per.nesse", "ingrid.moe", "nils.berg")) {
            for (String get : List.of(
                    path,
                    path + "/draft",
                    path + "/log",
                    path + "/discussion",
                    path + "/discussion?layer=INNER",
                    path + "/discussion?clause=" + clause,
                    path + "/discussion/" + first,
                    path + "/discussion/" + second,
                    path + "/returned-documents/" + third,
                    path + "/returned-documents/" + third + "/file",
                    path + "/draft/document.pdf",
                    path + "/draft/document.docx",
                    path + "/clauses/" + clause,
                    "/api/v1/agreements?size=200",
                    "/api/v1/search?q=kvassestrategi",
                    "/api/v1/search?q=kvassestrategi&kind=LOG",
                    "/api/v1/search?q=" + first,
                    "/api/v1/search?q=siri.giske&kind=LOG")) {
                Reply reply = as(user).get(get);
                String told = reply.text().toLowerCase(java.util.Locale.ROOT);
                assertThat(told).as(user + " " + get).doesNotContain("kvassestrategi");
                if (!get.contains(first) && !get.contains(second) && !get.contains(third)) {
                    assertThat(told).as(user + " " + get).doesNotContain(first, second, third, "innerof\":\"kommune");
                }
                if (get.contains("/discussion/t-") || get.contains("/returned-documents/")) {
                    assertThat(reply.status()).as(user + " " + get).isEqualTo(404);
                    // It is told in the same words as one that never was.
                    assertThat(reply.text())
                            .isEqualTo(as(user).get(get.replaceAll("t-[a-z0-9]{14}", "t-00000000000000"))
                                    .text()
                                    .replace("t-00000000000000", get.replaceAll(".*(t-[a-z0-9]{14}).*", "$1")));
                }
                if (get.contains("search")) {
                    assertThat(
                                    get.contains("siri")
                                            ? 0
                                            : reply.json().path("total").asInt())
                            .as(user + " " + get)
                            .isZero();
                }
            }
        }
        assertThat(as("jonas.lid").get(path + "/log").json()).isEqualTo(log);
        assertThat(as("jonas.lid").get(path + "/draft").header("ETag")).isEqualTo(tag);
        assertThat(as("jonas.lid")
                        .get(path + "/discussion")
                        .json()
                        .path("topics")
                        .size())
                .isZero();
        assertThat(as("jonas.lid")
                        .get(path + "/discussion")
                        .json()
                        .path("returnedDocuments")
                        .size())
                .isZero();
        assertThat(as("siri.giske").get(path + "/log").json().path("entries").size())
                .isEqualTo(log.path("entries").size() + 5);
        assertThat(as("siri.giske")
                        .get("/api/v1/log/verification")
                        .json()
                        .path("intact")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void anInnerTopicIsSharedWithTheOtherParty() {
        String path = writing.draft("Deling av merknad");
        String inner = commented("siri.giske", path, "INNER", "Kan vi be om meir?");
        as("odd.skjerven").post(path + "/discussion/" + inner + "/answers", "{\"text\": \"Hald dette for oss\"}");
        Reply shared = as("siri.giske").post(path + "/discussion/" + inner + "/sharing");
        assertThat(shared.status()).as(shared.text()).isEqualTo(200);
        assertThat(shared.json().path("id").asString()).isNotEqualTo(inner);
        Reply seen = as("jonas.lid").get(path + "/discussion");
        assertThat(seen.json().path("topics").size()).isEqualTo(1);
        assertThat(seen.text()).contains("Kan vi be om meir?").doesNotContain("Hald dette", inner);
    }

    // ---- comments and proposals
    // ----------------------------------------------------------------------------------------

    @Test
    void aConversationIsTold() {
        var examples = new Examples();
        String path = writing.draft("Samtale om heile teksten");
        String clause = clause(path, 0, "id");
        String read = clause(path, 0, "sha256");
        String request = """
                {"layer": "SHARED", "clause": "%s", "read": "%s", "start": 29, "end": 31,
                 "comment": "Bør vere «trygt»", "proposal": {"kind": "REWORD", "instead": "trygt"}}
                """.formatted(clause, read);
        Reply say = as("jonas.lid").post(path + "/discussion", request);
        assertThat(say.status()).as(say.text()).isEqualTo(201);
        assertThat(say.json().path("quoted").asString()).isEqualTo("t ");
        String topic = say.json().path("id").asString();
        assertThat(as("jonas.lid")
                        .post(path + "/discussion/rejections", """
                                {"topics": ["%s"], "reason": "Feil merking"}""".formatted(topic))
                        .status())
                .isEqualTo(200);
        String better = request.replace("\"start\": 29", "\"start\": 31").replace("\"end\": 31", "\"end\": 42");
        Reply right = as("jonas.lid").post(path + "/discussion", better);
        assertThat(right.status()).as(right.text()).isEqualTo(201);
        examples.keep("say", better, right);
        String proposal = right.json().path("id").asString();
        as("siri.giske").post(path + "/discussion/" + proposal + "/answers", "{\"text\": \"Einig.\"}");
        commented("tone.hauge", path, "SHARED", "Gjeld dette og psykisk helse?");
        Reply told = as("siri.giske").get(path + "/discussion?open=true");
        assertThat(told.json().path("topics").size()).isEqualTo(2);
        examples.keep("discussion", "", told);
        String accept = """
                {"proposals": [{"topic": "%s", "read": "%s"}]}""".formatted(proposal, read);
        Reply accepted = as("siri.giske").post(path + "/discussion/acceptances", accept);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
        assertThat(clause(path, 0, "text")).contains("eit trygt tilbod");
        assertThat(accepted.header("ETag"))
                .isEqualTo(as("siri.giske").get(path + "/draft").header("ETag"));
        examples.keep("accept", accept, accepted);
        JsonNode entries = as("jonas.lid").get(path + "/log").json().path("entries");
        assertThat(entries.valueStream()
                        .filter(entry -> entry.path("type").asString().equals("ProposalTakenIn")))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.path("userName").asString()).isEqualTo("Siri Giske");
                    assertThat(entry.path("text").asString())
                            .isEqualTo("Avtalepunktet «1 Føremål» endret, foreslått av Jonas Lid, Helse Bergen HF");
                });
        examples.check();
    }

    @Test
    void aProposalOnWordsThatWereChangedMeanwhileIsAnsweredWithTheThreeTexts() {
        String path = writing.draft("Tre tekstar");
        String clause = clause(path, 0, "id");
        String proposal = proposed("jonas.lid", path, "SHARED", "heilskapleg", "trygt");
        assertThat(as("siri.giske")
                        .with("If-Match", clause(path, 0, "sha256"))
                        .put(path + "/clauses/" + clause, """
                                {"heading": "Føremål", "text": "Avtalen skal gi pasientane eit godt tilbod."}""")
                        .status())
                .isEqualTo(200);
        String read = clause(path, 0, "sha256");
        String accept = "{\"proposals\": [{\"topic\": \"%s\", \"read\": \"%s\"}]}".formatted(proposal, read);
        Reply refused = as("siri.giske").post(path + "/discussion/acceptances", accept);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/before/text").asString()).contains("heilskapleg");
        assertThat(refused.json().at("/now/text").asString()).contains("godt");
        assertThat(refused.json().at("/proposed/text").asString()).contains("trygt");
        assertThat(clause(path, 0, "sha256")).isEqualTo(read);
        assertThat(as("siri.giske")
                        .get(path + "/discussion/" + proposal)
                        .json()
                        .at("/proposal/effect/kind")
                        .asString())
                .isEqualTo("CONFLICTS");
        Reply settled = as("siri.giske").post(path + "/discussion/acceptances", """
                {"proposals": [{"topic": "%s", "read": "%s", "heading": "Føremål", "text": "Eit godt og trygt tilbod."}]}
                """.formatted(proposal, read));
        assertThat(settled.status()).as(settled.text()).isEqualTo(200);
        assertThat(clause(path, 0, "text")).isEqualTo("Eit godt og trygt tilbod.");
    }

    @Test
    void whatIsAskedWronglyIsToldWithAllThatIsWrong() {
        String path = writing.draft("Feil i samtalen");
        assertThat(as("siri.giske").post(path + "/discussion", "{}").status()).isEqualTo(400);
        assertThat(as("siri.giske").post(path + "/discussion", """
                                {"layer": "SHARED", "clause": "finst-ikkje", "comment": "Hei"}""").status()).isEqualTo(404);
        Reply nowhere = as("siri.giske").post(path + "/discussion", """
                {"layer": "SHARED", "clause": "%s", "quoted": "ord som ikkje står der", "comment": "Hei"}
                """.formatted(clause(path, 0, "id")));
        assertThat(nowhere.status()).isEqualTo(422);
        assertThat(nowhere.json().at("/reasons/0/code").asString()).isEqualTo("words-not-in-clause");
        assertThat(as("siri.giske")
                        .post(path + "/discussion/acceptances", "{\"proposals\": []}")
                        .status())
                .isEqualTo(400);
        assertThat(as("siri.giske").get(path + "/discussion/t-00000000000000").status())
                .isEqualTo(404);
        assertThat(as("siri.giske").post(path + "/discussion", """
                                {"layer": "SHARED", "comment": "Pasienten er 01017000027"}""").status()).isEqualTo(422);
    }

    @Test
    void aListWithAHoleIsRefused() {
        String path = writing.draft("Hol i lista");
        Reply rejected =
                as("siri.giske").post(path + "/discussion/rejections", "{\"topics\": [null], \"reason\": \"x\"}");
        assertThat(rejected.status()).as(rejected.text()).isEqualTo(400);
        Reply accepted = as("siri.giske").post(path + "/discussion/acceptances", "{\"proposals\": [null]}");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(400);
    }

    @Test
    void wordsThatMakeAClauseTooLongAreRefused() {
        String path = writing.draft("Langt i staden for");
        Reply reply =
                as("siri.giske").post(path + "/discussion", """
                {"layer": "SHARED", "clause": "%s", "quoted": "pasientane", "proposal": {"kind": "REWORD", "instead": "%s"}}
                """.formatted(clause(path, 0, "id"), "x".repeat(100_001)));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/reasons/0/code").asString()).isEqualTo("text-too-long");
    }

    @Test
    void wordsAreMarkedAcrossAReferenceToAnotherClause() {
        String path = writing.draft("Merking over tilvising");
        String body = "Sjå punkt {{punkt:%s}} om ansvaret.".formatted(clause(path, 1, "id"));
        Reply edited = as("siri.giske")
                .with("If-Match", clause(path, 0, "sha256"))
                .put(
                        path + "/clauses/" + clause(path, 0, "id"),
                        "{\"heading\": \"Føremål\", \"text\": \"%s\"}".formatted(body));
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        JsonNode topic = said("siri.giske", path, """
                {"layer": "SHARED", "clause": "%s", "quoted": "Sjå punkt 2 om", "comment": "Rett punkt?"}
                """.formatted(clause(path, 0, "id")));
        assertThat(topic.toString()).contains("punkt:" + clause(path, 1, "id"));
    }

    @Test
    void anIdentityNumberIsNotKeptInTheNameOfAFile() {
        String path = writing.draft("Personnummer i filnamn");
        byte[] sent = as("siri.giske").get(path + "/draft/document.docx").bytes();
        Reply reply = as("siri.giske").upload(path + "/returned-documents", "Pasient 01017000027.docx", sent);
        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(reply.text()).contains("identity-number").doesNotContain("01017000027");
    }

    // ---- Word files that come back
    // -------------------------------------------------------------------------------------

    @Test
    void aReturnedFileIsKeptAsItCameAndReadByTheRoomItCameTo() {
        String path = writing.draft("Word attende");
        byte[] sent = WordFile.reworded(
                as("siri.giske").get(path + "/draft/document.docx").bytes(), "kvar sitt ansvar", "felles ansvar");
        // The draft is changed meanwhile; the file is held against the text it was made from all the same.
        String clause = clause(path, 0, "id");
        int status = as("siri.giske")
                .with("If-Match", clause(path, 0, "sha256"))
                .put(path + "/clauses/" + clause, "{\"heading\": \"Føremål\", \"text\": \"Nytt føremål.\"}")
                .status();
        assertThat(status).isEqualTo(200);
        Reply received = as("siri.giske").upload(path + "/returned-documents?layer=SHARED", "retur.docx", sent);
        assertThat(received.status()).as(received.text()).isEqualTo(201);
        assertThat(received.json().path("fileName").asString()).isEqualTo("retur.docx");
        String where = received.header("Location");
        Reply file = as("jonas.lid").get(where + "/file");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo(DOCX);
        assertThat(file.bytes()).isEqualTo(sent);
        assertThat(as("marit.tveit").get(where + "/file").status()).isEqualTo(404);
        Set<String> proposals = as("jonas.lid")
                .get(path + "/discussion?proposals=true")
                .json()
                .path("topics")
                .valueStream()
                .map(topic -> topic.at("/proposal/proposed/text").asString())
                .collect(java.util.stream.Collectors.toSet());
        assertThat(proposals).containsExactly("Partane har felles ansvar.");
        Reply broken = as("siri.giske").upload(path + "/returned-documents", "retur.docx", new byte[] {1, 2, 3});
        assertThat(broken.status()).as(broken.text()).isEqualTo(422);
        assertThat(as("siri.giske")
                        .upload(path + "/returned-documents?version=7", "retur.docx", sent)
                        .status())
                .isEqualTo(404);
    }
}
