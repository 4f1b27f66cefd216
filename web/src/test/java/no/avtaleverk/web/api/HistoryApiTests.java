package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Questions of time, absence and difference over HTTP. */
@RunningProduct
class HistoryApiTests {
    private static final String SENTENCE = "Blåklokka ringjer kvar sjette time på sengeposten.";

    @LocalServerPort
    private int port;

    private static JsonNode ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** An agreement by its path, and the clause with the sentence. */
    private record Written(String path, String clause) {}

    /** Two concluded versions; the second has the sentence. */
    private Written twoVersions(Writing writing, String title) {
        return twoVersions(writing, title, SENTENCE);
    }

    private Written twoVersions(Writing writing, String title, String sentence) {
        String path = writing.draft(title);
        writing.conclude(path, writing.submitted(path));
        ok(writing.siri().post(path + "/redraft", "{\"reason\": \"Ny tekst\"}"));
        JsonNode first = ok(writing.siri().get(path + "/draft")).at("/clauses/0");
        String clause = first.path("id").asString();
        String read = first.path("sha256").asString();
        ok(writing.siri()
                .with("If-Match", read)
                .put(
                        path + "/clauses/" + clause,
                        "{\"heading\": \"Føremål\", \"text\": \"Avtalen skal gi pasientane eit heilskapleg tilbod. %s\"}"
                                .formatted(sentence)));
        writing.conclude(path, writing.submitted(path));
        return new Written(path, clause);
    }

    @Test
    void aClauseAndASentenceTellTheirLives() {
        var writing = new Writing(port);
        Written written = twoVersions(writing, "Livsløp over API");
        String path = written.path();
        String clause = written.clause();

        Reply life = writing.siri().get(path + "/clauses/" + clause + "/life");
        assertThat(ok(life).at("/strands/0/wordings").size()).isEqualTo(2);
        assertThat(life.json().at("/strands/0/wordings/1/acts").valueStream())
                .anyMatch(act -> act.path("kind").asString().equals("EDITED"));
        assertThat(life.json()
                        .at("/strands/0/wordings/1/inForce/0/municipality")
                        .asString())
                .isEqualTo("kommune-4621");
        assertThat(writing.siri().get(path + "/clauses/finst-ikkje/life").status())
                .isEqualTo(404);

        Reply sentence =
                writing.siri().get("/api/v1/history/sentence?q=" + encoded("BLÅKLOKKA ringjer  kvar sjette time"));
        assertThat(ok(sentence).at("/same/0/versions/0/version").asInt()).isEqualTo(2);

        Reply lacking = writing.siri()
                .get("/api/v1/history/lacking?holds=" + encoded("ansvar \"heilskapleg tilbod\"") + "&lacks="
                        + encoded("blåklokker"));
        assertThat(ok(lacking).at("/texts").valueStream())
                .anyMatch(text -> path.endsWith(text.path("agreement").asString())
                        && text.at("/nearly/0/asked").asString().equals("blåklokker"));

        Reply alike = writing.siri()
                .get("/api/v1/history/alike?agreement=" + path.substring(path.lastIndexOf('/') + 1) + "&clause="
                        + clause);
        assertThat(ok(alike).at("/groups").size()).isPositive();
    }

    @Test
    void theAnswersAreTheApprovedOnes() {
        var writing = new Writing(port);
        var examples = new Examples();
        Written written = twoVersions(writing, "Rugda éin", "Rugda flyg kvar vårkveld over legekontoret i bygda.");
        twoVersions(writing, "Rugda to", "Rugda flyg kvar haustkveld over legekontoret i bygda.");
        Client siri = writing.siri();

        Reply life = siri.get(written.path() + "/clauses/" + written.clause() + "/life");
        examples.keepFields("clause-life", life);
        assertThat(ok(life).at("/strands/0/wordings/1/versions/0").asInt()).isEqualTo(2);

        Reply sentence = siri.get(
                "/api/v1/history/sentence?q=" + encoded("Rugda flyg kvar vårkveld over legekontoret i bygda."));
        examples.keepFields("sentence", sentence);
        assertThat(ok(sentence).at("/same").size()).isEqualTo(1);
        assertThat(sentence.json().at("/near").size()).isEqualTo(1);

        Reply lacking = siri.get("/api/v1/history/lacking?holds=" + encoded("rugda \"over legekontoret\"") + "&lacks="
                + encoded("vårkvelden"));
        examples.keepFields("lacking", lacking);
        assertThat(ok(lacking).at("/texts").size()).isEqualTo(2);
        assertThat(lacking.json().at("/texts").valueStream().map(text -> text.at("/nearly/0/asked")
                        .asString("")))
                .containsExactlyInAnyOrder("vårkvelden", "");

        Reply alike = siri.get("/api/v1/history/alike?agreement="
                + written.path().substring(written.path().lastIndexOf('/') + 1) + "&clause=" + written.clause());
        var ownGroups = (ObjectNode) ok(alike).deepCopy();
        ownGroups
                .withArray("groups")
                .removeIf(group -> !group.path("text").asString().contains("Rugda"));
        assertThat(ownGroups.path("groups").size()).isEqualTo(2);
        examples.keepFields("alike", ownGroups);
        examples.check();
    }

    @Test
    void whatATextDoesNotAnswerIsAskedByTheNameThePageUses() {
        var writing = new Writing(port);
        String path = twoVersions(writing, "Svarar på eitt krav", "Fjellvåken sit på taket av legevakta.")
                .path();
        String asked = "/api/v1/history/lacking?holds=" + encoded("fjellvåken") + "&unanswered=";
        assertThat(ok(writing.siri().get(asked + "HOL-6-2-01")).at("/texts").size())
                .isZero();
        assertThat(ok(writing.siri().get(asked + "HOL-6-2-04"))
                        .at("/texts")
                        .valueStream()
                        .map(text -> text.path("agreement").asString()))
                .containsExactly(path.substring(path.lastIndexOf('/') + 1));
        assertThat(writing.siri().get(asked + "HOL-99-99").status()).isEqualTo(400);
    }

    @Test
    void anAgreementAndTheRegisterAreToldAsOfADate() {
        var writing = new Writing(port);
        var examples = new Examples();
        String path = twoVersions(writing, "Den dagen over API").path();

        // Everything is recorded on 1 June, so the day before nothing was known.
        Reply at = writing.siri().get(path + "/at?on=2026-06-01");
        examples.keepFields("agreement-on", at);
        assertThat(ok(at).path("version").asInt()).isEqualTo(2);
        assertThat(ok(writing.siri().get(path + "/at?on=2026-05-25&known=2026-05-31"))
                        .path("wasKnown")
                        .asBoolean())
                .isFalse();

        Reply register =
                writing.siri().get("/api/v1/history/register?on=2026-06-01&known=2026-05-31&municipality=4621");
        examples.keepFields("register-on", register);
        assertThat(ok(register).path("known").asString()).isEqualTo("2026-05-31");
        assertThat(ok(writing.siri().get("/api/v1/history/register?known=2026-06-01&municipality=4621"))
                        .hasNonNull("known"))
                .as("all that is known now was known by the end of today")
                .isFalse();
        assertThat(ok(register).at("/lines/0/knowledge").asString()).isEqualTo("LATER");

        Reply unanswered = writing.siri().get("/api/v1/history/unanswered?municipality=4621&on=2026-06-01");
        examples.keepFields("unanswered", unanswered);
        assertThat(ok(unanswered).at("/rows").size()).isPositive();
        examples.check();
    }

    @Test
    void howFarAgreementsAreFromAStandardIsTold() {
        var examples = new Examples();
        Client trust = Client.as("jonas.lid", port);
        Reply made = trust.post("/api/v1/agreements", """
                        {"title": "Standard å avvike frå", "kind": "STANDARD_TEXT", "language": "nn", "parties": ["983974724"],
                         "clauses": [{"id": "ansvar", "heading": "Ansvar", "text": "Partane har kvar sitt ansvar for pasientane."},
                                     {"id": "usemje", "heading": "Føremål", "text": "Avtalen skal gi pasientane eit heilskapleg tilbod."}]}
                        """);
        String standard = made.header("Location");
        ok(trust.post(standard + "/issue", "{\"note\": \"Første utgåve\"}"));
        twoVersions(new Writing(port), "Nær standarden over API");
        Reply departures = trust.get(standard + "/departures?on=2026-06-01");
        examples.keepFields("departures", departures);
        assertThat(ok(departures).at("/agreements/0/clauses").size()).isEqualTo(2);
        assertThat(ok(trust.get(standard + "/departures?on=2026-06-01&municipality=4621"))
                        .at("/agreements")
                        .size())
                .isPositive();
        assertThat(ok(trust.get(standard + "/departures?on=2026-06-01&municipality=4628&trust=983974694"))
                        .at("/agreements")
                        .size())
                .isZero();
        assertThat(ok(trust.get("/api/v1/history/alike?agreement=" + standard.substring(standard.lastIndexOf('/') + 1)
                                + "&clause=ansvar"))
                        .at("/groups")
                        .valueStream()
                        .filter(group -> group.path("text").asString().equals("Partane har kvar sitt ansvar."))
                        .map(group -> group.path("share").asInt()))
                .as("held against the standard, and not against the most usual wording")
                .singleElement()
                .satisfies(share -> assertThat(share).isPositive());
        assertThat(trust.get(standard + "/departures?on=2026-05-31").status())
                .as("not issued yet")
                .isEqualTo(404);
        examples.check();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/history/sentence",
                "/api/v1/history/sentence?q=%20%E2%80%A6",
                "/api/v1/history/lacking",
                "/api/v1/history/lacking?holds=a&on=0001-01-01",
                "/api/v1/history/lacking?holds=a&answers=HOL-99-99",
                "/api/v1/history/lacking?holds=a&municipality=9999",
                "/api/v1/history/alike",
                "/api/v1/history/unanswered",
                "/api/v1/history/register",
                "/api/v1/history/register?known=1700-01-01&municipality=4621",
                "/api/v1/history/register?on=igaar&municipality=4621"
            })
    void whatCanNotBeAskedIsRefusedWithAReason(String path) {
        Reply reply = Client.as("siri.giske", port).get(path);
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    }
}
