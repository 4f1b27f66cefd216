package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Deliveries, units, tilsyn and samarbeidsorganer over HTTP. */
@RunningProduct
class DeliveryApiTests {
    @LocalServerPort
    private int port;

    private final Examples examples = new Examples();

    private Client as(String user) {
        return Client.as(user, port);
    }

    private static JsonNode ok(Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        return reply.json();
    }

    private String concluded(String title) {
        var writing = new Writing(port);
        String path = writing.draft(title);
        writing.conclude(path, writing.submitted(path));
        return path;
    }

    @Test
    void aDutyOfAClauseIsFollowedDeliveredAndAccepted() {
        String path = concluded("Leveransar");
        String clause = as("siri.giske")
                .get(path + "/versions/1")
                .json()
                .at("/clauses/1/id")
                .asString();
        String wish = """
                {"version": 1, "clause": "%s", "quote": "Partane har kvar sitt ansvar.", "what": "Liste over ansvar",
                 "owner": "983974724", "receiver": "4621", "role": "COORDINATOR", "due": "2026-05-20", "everyMonths": 12}""".formatted(clause);
        Reply followed = as("siri.giske").post(path + "/deliveries", wish);
        examples.keep("delivery", wish, followed);
        String delivery = ok(followed, 201).path("id").asString();
        assertThat(followed.json().at("/occurrences/0/due").asString()).isEqualTo("2026-05-20");

        String act = "{\"act\": \"MAKE\", \"occurrence\": 0, \"on\": \"2026-05-19\", \"words\": \"Sendt på e-post\"}";
        assertThat(as("siri.giske")
                        .post(path + "/deliveries/" + delivery + "/acts", act)
                        .status())
                .isEqualTo(403);
        Reply made = as("tone.hauge").post(path + "/deliveries/" + delivery + "/acts", act);
        examples.keep("delivery-act", act, made);
        assertThat(ok(made, 200).at("/occurrences/0/standing").asString()).isEqualTo("DELIVERED");
        String accept = "{\"act\": \"ACCEPT\", \"occurrence\": 0, \"on\": \"2026-05-20\"}";
        assertThat(ok(as("siri.giske").post(path + "/deliveries/" + delivery + "/acts", accept), 200)
                        .at("/occurrences/0/standing")
                        .asString())
                .isEqualTo("ACCEPTED");
        Reply all = as("per.nesse").get(path + "/deliveries");
        examples.keep("deliveries", "", all);
        assertThat(ok(all, 200)).hasSize(1);
        assertThat(as("nils.berg").get(path + "/deliveries").status()).isEqualTo(403);
        assertThat(as("siri.giske")
                        .post(path + "/deliveries", wish.replace("\"everyMonths\": 12", "\"everyMonths\": 999"))
                        .status())
                .isEqualTo(400);
        examples.check();
    }

    @Test
    void unitsArePlannedAndConfirmed() {
        String path = concluded("Iverksetjing");
        String unit = "{\"unit\": \"Voss legevakt\", \"responsible\": \"einingsleiar\", \"due\": \"2026-09-01\"}";
        Reply planned = as("siri.giske").post(path + "/units", unit);
        examples.keep("unit", unit, planned);
        String id = ok(planned, 201).at("/0/id").asString();
        assertThat(ok(
                                as("siri.giske")
                                        .post(
                                                path + "/units/" + id + "/confirmation",
                                                "{\"on\": \"2026-05-30\", \"how\": \"personalmøte\"}"),
                                200)
                        .at("/0/confirmed")
                        .asString())
                .isEqualTo("2026-05-30");
        assertThat(as("siri.giske")
                        .post(path + "/units/" + id + "/drop", "{\"reason\": \"lagd ned\"}")
                        .status())
                .isEqualTo(422);
        assertThat(as("siri.giske").post(path + "/units/carry-over").status()).isEqualTo(422);
        assertThat(ok(as("tone.hauge").get(path + "/units"), 200)).hasSize(1);
        examples.check();
    }

    @Test
    void aReportIsInnerUntilItIsShared() {
        String path = concluded("Tilsyn");
        String report = """
                {"inner": true, "supervisor": "STATE_GOVERNOR", "authority": "Statsforvaltaren i Vestland", "title": "Tilsyn med samarbeidet",
                 "reference": "2026/17", "date": "2026-04-02",
                 "findings": [{"grade": "DEVIATION", "words": "Ingen årleg gjennomgang.", "legalBasis": "hol. § 6-5", "answerBy": "2026-05-01"}]}""";
        Reply registered = as("siri.giske").post(path + "/supervision", report);
        examples.keep("supervision", report, registered);
        JsonNode told = ok(registered, 201).at("/0");
        assertThat(told.at("/findings/0/late").asBoolean()).isTrue();
        for (String other : new String[] {"tone.hauge", "per.nesse", "ingrid.moe"}) {
            assertThat(ok(as(other).get(path + "/supervision"), 200)).as(other).isEmpty();
            assertThat(as(other).get("/api/v1/supervision").text())
                    .as(other)
                    .doesNotContain(told.path("id").asString());
        }
        String finding = told.at("/findings/0/id").asString();
        String act =
                "{\"act\": \"SET_MEASURE\", \"inner\": true, \"on\": \"2026-12-31\", \"words\": \"Årshjul\", \"role\": \"COORDINATOR\"}";
        Reply measured = as("siri.giske").post(path + "/supervision/findings/" + finding + "/acts", act);
        examples.keep("finding-act", act, measured);
        assertThat(ok(measured, 200).at("/0/findings/0/measures/0/words").asString())
                .isEqualTo("Årshjul");
        String sharing = path + "/supervision/" + told.path("id").asString() + "/sharing";
        assertThat(as("tone.hauge").post(sharing).status()).isNotEqualTo(200);
        ok(as("siri.giske").post(sharing), 200);
        assertThat(ok(as("tone.hauge").get(path + "/supervision"), 200)
                        .at("/0/findings/0/measures/0/words")
                        .asString())
                .isEqualTo("Årshjul");
        examples.check();
    }

    private String body() {
        String wish = """
                {"name": "SSU", "kind": "STRATEGIC", "community": "Helsefellesskapet", "parties": ["4621", "4628"],
                 "mandate": "Strategi og prioritering", "from": "2026-01-01", "until": "2028-01-01"}""";
        Reply founded = as("tone.hauge").post("/api/v1/bodies", wish);
        examples.keep("body", wish, founded);
        ok(founded, 201);
        return founded.header("Location");
    }

    @Test
    void anOrganMeetsAndItsActionPointsAreDone() {
        String body = body();
        Client tone = as("tone.hauge");
        ok(
                tone.post(
                        body + "/seats",
                        "{\"duty\": \"CHAIR\", \"party\": \"4628\", \"office\": \"kommunalsjef helse\", \"from\": \"2026-01-01\"}"),
                200);
        String seat = ok(
                        tone.post(
                                body + "/seats",
                                "{\"represents\": \"Brukarutvalet\", \"office\": \"brukarrepresentant\"}"),
                        200)
                .at("/seats/1/id")
                .asString();
        ok(tone.post(body + "/seats/" + seat + "/vacated"), 200);
        JsonNode called =
                ok(tone.post(body + "/meetings", "{\"on\": \"2026-05-04\", \"agenda\": \"1. Årshjul\"}"), 200);
        String meeting = called.at("/meetings/0/id").asString();
        ok(
                tone.post(
                        body + "/meetings/" + meeting + "/minutes",
                        "{\"on\": \"2026-05-04\", \"minutes\": \"Alle møtte.\", \"decisions\": [\"SSU rår til årshjulet.\"]}"),
                200);
        assertThat(tone.post(body + "/meetings/" + meeting + "/cancellation", "{\"reason\": \"x\"}")
                        .status())
                .isEqualTo(422);
        String agreed = """
                {"meeting": "%s", "words": "Sende tal for døgntilbodet", "party": "4628", "role": "COORDINATOR", "due": "2026-05-20"}""".formatted(meeting);
        Reply action = tone.post(body + "/actions", agreed);
        examples.keep("body-action", agreed, action);
        String id = ok(action, 200).at("/actions/0/id").asString();
        assertThat(tone.post(body + "/actions/" + id + "/done", "{\"how\": \"sendt\"}")
                        .status())
                .isEqualTo(403);
        ok(
                as("aud.dale")
                        .post(body + "/actions/" + id + "/done", "{\"on\": \"2026-05-18\", \"how\": \"Sendt i brev\"}"),
                200);
        ok(tone.post(body + "/mandates", "{\"mandate\": \"Som før\", \"from\": \"2026-05-01\"}"), 200);
        examples.check();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"aud.dale", "hege.eide", "liv.bolstad", "siri.giske", "rune.sandvik", "per.nesse", "ingrid.moe"})
    void anOrganIsReadByThoseItConcerns(String reader) {
        String body = body();
        ok(as(reader).get(body), 200);
        assertThat(as(reader).get("/api/v1/bodies").text()).contains(body.substring(body.lastIndexOf('/') + 1));
        ok(as("tone.hauge").put(body + "/parties", "{\"parties\": [\"983974724\", \"4628\"]}"), 200);
        ok(as("tone.hauge").post(body + "/closing", "{\"reason\": \"slått saman\"}"), 200);
        assertThat(as("tone.hauge")
                        .post(body + "/mandates", "{\"mandate\": \"x\", \"from\": \"2026-05-01\"}")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nils.berg", "kari.vik"})
    void anOrganIsNotKnownToOthers(String other) {
        String body = body();
        assertThat(as(other).get(body).status()).isEqualTo(404);
        assertThat(as(other).get("/api/v1/bodies").text()).doesNotContain(body.substring(body.lastIndexOf('/') + 1));
        assertThat(as(other).post(body + "/closing", "{\"reason\": \"x\"}").status())
                .isEqualTo(404);
        assertThat(as(other).get("/api/v1/bodies/..%2fx").status()).isIn(400, 404);
    }
}
