package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The ROS library, its scale and the analysis of an agreement over HTTP. */
@RunningProduct
class RosApiTests {
    private static final String LIBRARY = "/api/v1/ros/library";
    private static final String SCALE = "/api/v1/ros/scale";

    private static final String OWNER = "?owner=983974724";

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

    private static final String EVENT = """
            {"event": {"nb": "Ferja går ikke", "nn": "Ferja går ikkje"}, "areas": ["patient"], "requirements": ["HOL-6-2-11"],
             "causes": [{"nb": "Uvær", "nn": "Uvêr"}],
             "measures": [{"lowers": "CONSEQUENCE", "what": {"nb": "Avtale om båtambulanse", "nn": "Avtale om båtambulanse"}}],
             "source": {"nb": "Egen vurdering", "nn": "Eiga vurdering"}, "reviewed": "2026-05-01", "reviewBy": "2027-05-01"}""";

    @Test
    void aTrustWritesReviewsRetiresAndRestoresAnEvent() {
        Client tone = as("tone.hauge");
        Reply written = tone.post(LIBRARY, EVENT);
        examples.keep("ros-event", EVENT, numbered(written));
        String id = ok(written, 201).at("/now/event/id").asString();
        assertThat(id).startsWith("E-983974724-");
        String path = LIBRARY + "/" + id;
        assertThat(written.header("Location")).contains(path);
        String again = EVENT.replace("{\"event\"", "{\"read\": 1, \"event\"").replace("Uvær", "Storm");
        assertThat(ok(tone.put(path + OWNER, again), 200)
                        .at("/history/1/changed/0")
                        .asString())
                .isEqualTo("CAUSES");
        assertThat(tone.put(path, again).status()).isIn(409, 422);
        assertThat(ok(tone.post(path + "/review", "{\"reviewBy\": \"2028-01-01\"}"), 200)
                        .at("/now/event/reviewed")
                        .asString())
                .isEqualTo("2026-06-01");
        assertThat(ok(tone.post(path + "/retirement", "{\"reason\": \"Bru er bygd\"}"), 200)
                        .path("retired")
                        .asString())
                .isEqualTo("Bru er bygd");
        assertThat(tone.get(LIBRARY).json().at("/retired/" + id).asString()).isEqualTo("Bru er bygd");
        assertThat(ok(tone.post(path + "/restoration"), 200).path("retired").isMissingNode())
                .isTrue();
        assertThat(ok(as("per.nesse").get(path + OWNER), 200).path("history")).hasSize(5);
        // Other tests make lists of this library.
        ok(tone.post(path + "/retirement", "{\"reason\": \"Bru er bygd\"}"), 200);
        examples.check();
    }

    /** The number at the end of an id depends on which tests came before. */
    private static Reply numbered(Reply reply) {
        String text = reply.text().replaceAll("E-983974724-[0-9]+", "E-983974724-1");
        return new Reply(
                reply.status(),
                text.getBytes(StandardCharsets.UTF_8),
                tools.jackson.databind.json.JsonMapper.builder().build().readTree(text),
                reply.headers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"aud.dale", "marit.tveit", "rune.sandvik", "per.nesse", "ingrid.moe", "nils.berg"})
    void nobodyElseWritesInTheLibraryOfATrust(String user) {
        Client other = as(user);
        assertThat(other.post(LIBRARY + OWNER, EVENT).status()).isEqualTo(403);
        assertThat(other.put(LIBRARY + "/R-01-1" + OWNER, EVENT.replace("{\"event\"", "{\"read\": 0, \"event\""))
                        .status())
                .isEqualTo(403);
        assertThat(other.post(LIBRARY + "/R-01-1/review" + OWNER, "{\"reviewBy\": \"2028-01-01\"}")
                        .status())
                .isEqualTo(403);
        assertThat(other.post(LIBRARY + "/R-01-1/retirement" + OWNER, "{\"reason\": \"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(other.upload(LIBRARY + "/import" + OWNER, "x.csv", csv(other))
                        .status())
                .isIn(400, 403);
        assertThat(other.post(LIBRARY + "?owner=kommune-4628", EVENT).status()).isEqualTo(404);
        assertThat(other.post(LIBRARY + "?owner=common", EVENT).status()).isEqualTo(404);
        assertThat(ok(other.get(LIBRARY + OWNER), 200).path("mayWrite").asBoolean())
                .isFalse();
    }

    private static byte[] csv(Client reader) {
        return reader.get(LIBRARY + "/table.csv?owner=common").bytes();
    }

    @Test
    void everyoneReadsTheCommonLibraryInAllItsForms() {
        Reply library = as("per.nesse").get(LIBRARY);
        examples.keepFields("ros-library", library);
        assertThat(ok(library, 200).path("events").size()).isGreaterThanOrEqualTo(51);
        assertThat(as("per.nesse").get(LIBRARY + "/table.csv").text()).contains("R-01-1");
        assertThat(as("per.nesse").get(LIBRARY + "/file.yaml").text()).startsWith("scenarios:");
        Reply scale = as("per.nesse").get(SCALE);
        examples.keepFields("ros-scale", scale);
        assertThat(ok(scale, 200).at("/scale/id").asString()).isEqualTo("vedlegg-1");
        assertThat(as("per.nesse").get(LIBRARY + "/R-99-9").status()).isEqualTo(404);
        examples.check();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"areas\": [\"patient\"]|\"areas\": []|400",
                "\"areas\": [\"patient\"]|\"areas\": [\"nowhere\"]|422",
                "HOL-6-2-11|HOL-9-9-99|422",
                "2027-05-01|2026-01-01|400",
                "2026-05-01|2026-12-01|422",
                "Uvær|Pasient 13097248022|422",
                "\"nn\": \"Uvêr\"|\"nn\": \"\"|400",
                "CONSEQUENCE|NOTHING|400"
            })
    void aWrongEventIsRefused(String right, String wrong, int status) {
        Reply reply = as("tone.hauge").post(LIBRARY, EVENT.replace(right, wrong));
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void aFileOfEventsIsTakenWholeOrNotAtAll() {
        Client tone = as("tone.hauge");
        int before = tone.get(LIBRARY).json().path("events").size();
        String good = """
                scenarios:
                  - event: {nb: "Strømmen går", nn: "Straumen går"}
                    areas: [patient]
                    source: {nb: "Egen", nn: "Eiga"}
                    reviewed: "2026-05-01"
                    review-by: "2027-05-01"
                """;
        String bad = good + good.substring(good.indexOf('\n') + 1).replace("patient", "nowhere");
        Reply refused = tone.upload(LIBRARY + "/import", "mine.yaml", bad.getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text()).contains("lines[7].areas", "UNKNOWN_AREA");
        assertThat(tone.get(LIBRARY).json().path("events")).hasSize(before);
        ok(tone.upload(LIBRARY + "/import", "mine.yaml", good.getBytes(StandardCharsets.UTF_8)), 204);
        JsonNode after = tone.get(LIBRARY).json().path("events");
        assertThat(after).hasSize(before + 1);
        String id = after.path(before).at("/event/id").asString();
        ok(tone.post(LIBRARY + "/" + id + "/retirement", "{\"reason\": \"Prøve\"}"), 200);
    }

    @Test
    void aScaleIsIssuedFromTheOneThereIsAndNoOtherIsOverwritten() {
        Client tone = as("tone.hauge");
        JsonNode now = tone.get(SCALE).json();
        int next = now.path("editions").size() + 1;
        String scale = now.path("scale").toString();
        String wish = scale.replaceFirst("\"id\":\"[^\"]+\",", "")
                .replaceFirst("\"edition\":[0-9]+", "\"edition\":" + next)
                .replaceFirst("\"nb\":\"[^\"]+\"", "\"nb\":\"Vår skala\"");
        assertThat(as("aud.dale").post(SCALE + OWNER, wish).status()).isEqualTo(403);
        for (String[] wrong : new String[][] {
            {"\"redFrom\":[0-9]+", "\"redFrom\":2"},
            {"\"redFrom\":[0-9]+", "\"redFrom\":99"},
            {"\"decisionFrom\":[0-9]", "\"decisionFrom\":0"},
            {"\"id\":\"patient\"", "\"id\":\"Not an id\""},
            {"\"id\":\"patient\"", "\"id\":\"economy\""},
            {"\"zones\":\\[", "\"zones\":[{\"nb\":\"x\",\"nn\":\"x\"},"}
        }) {
            Reply reply = tone.post(SCALE, wish.replaceFirst(wrong[0], wrong[1]));
            assertThat(reply.status()).as(wrong[1] + reply.text()).isEqualTo(400);
        }
        assertThat(ok(tone.post(SCALE, wish), 201).path("editions")).hasSize(next);
        assertThat(tone.post(SCALE, wish).status()).isIn(409, 422);
        assertThat(ok(as("aud.dale").get(SCALE), 200).at("/scale/name/nb").asString())
                .isEqualTo("Vår skala");
    }

    // ---- the analysis -----------------------------------------------------------------------------------------------

    @Test
    void partiesGradeApartAgreeAndALeaderAcceptsWhatRemains() {
        var writing = new Writing(port);
        String path = writing.draft("ROS over HTTP");
        writing.conclude(path, writing.submitted(path));
        String ros = path + "/follow-up/ros";
        assertThat(ok(as("siri.giske").get(ros), 200).path("rows")).isEmpty();
        assertThat(as("nils.berg").get(ros).status()).isEqualTo(403);
        assertThat(as("per.nesse").post(ros + "/list", "{}").status()).isEqualTo(403);
        JsonNode listed = ok(as("siri.giske").post(ros + "/list", "{}"), 200);
        assertThat(listed.path("version").asInt()).isEqualTo(1);
        String own = """
                {"words": "Ferja går ikkje", "causes": ["Uvêr"], "areas": ["patient"]}""";
        JsonNode added = ok(as("siri.giske").post(ros + "/rows", own), 201);
        String row = ros + "/rows/" + added.path("id").asString();
        String ground = added.path("ground").asString();

        String measure = """
                {"step": "SET_MEASURE", "said": "Avtale om båtambulanse", "lowers": "CONSEQUENCE", "party": "983974724",
                 "role": "LEADER", "date": "2027-01-01"}""";
        String id = ok(as("siri.giske").post(row + "/steps", measure), 200)
                .at("/measures/0/id")
                .asString();
        String falls = """
                {"step": "SCORE", "area": "patient", "before": {"likelihood": 4, "consequence": 4},
                 "after": {"likelihood": 2, "consequence": 4}, "ground": "%s"}""".formatted(ground);
        assertThat(as("siri.giske").post(row + "/steps", falls).status()).isEqualTo(422);
        String score = falls.replace("\"likelihood\": 2, \"consequence\": 4", "\"likelihood\": 4, \"consequence\": 2");
        Reply scored = as("siri.giske").post(row + "/steps", score);
        examples.keep("ros-step", score, scored);
        ok(scored, 200);
        assertThat(ok(as("tone.hauge").get(row), 200).at("/lines/0/scores")).isEmpty();
        ok(as("tone.hauge").post(row + "/steps", score), 200);
        assertThat(as("tone.hauge")
                        .post(row + "/steps", score.replace("\"likelihood\": 4", "\"likelihood\": 9"))
                        .status())
                .isEqualTo(400);
        String agree = score.replace("SCORE", "AGREE");
        JsonNode agreed = ok(as("tone.hauge").post(row + "/steps", agree), 200);
        assertThat(agreed.at("/lines/0/standing").asString()).isEqualTo("AGREED");
        assertThat(agreed.at("/lines/0/awaitsAcceptance").asBoolean()).isTrue();
        // Of a row that is graded, it takes the yes of the other side.
        JsonNode wanted =
                ok(as("siri.giske").post(row + "/steps", "{\"step\": \"NAME_OWNER\", \"party\": \"983974724\"}"), 200);
        assertThat(wanted.has("owner")).isFalse();
        long asked = wanted.at("/ownerWanted/number").asLong();
        String yes = "{\"step\": \"CONFIRM_OWNER\", \"read\": %d}".formatted(asked);
        assertThat(as("siri.giske").post(row + "/steps", yes).status()).isEqualTo(403);
        assertThat(ok(as("tone.hauge").post(row + "/steps", yes), 200)
                        .path("owner")
                        .asString())
                .isEqualTo("hf-983974724");
        String accept = """
                {"step": "ACCEPT", "area": "patient", "after": {"likelihood": 4, "consequence": 2}, "capacity": "direktør",
                 "date": "2027-06-01", "said": "Tiltaket verkar"}""";
        assertThat(as("tone.hauge").post(row + "/steps", accept).status()).isEqualTo(403);
        assertThat(ok(as("rune.sandvik").post(row + "/steps", accept), 200)
                        .at("/lines/0/awaitsAcceptance")
                        .asBoolean())
                .isFalse();
        assertThat(ok(
                                as("rune.sandvik")
                                        .post(
                                                row + "/steps",
                                                "{\"step\": \"WITHDRAW_ACCEPTANCE\", \"area\": \"patient\", \"said\": \"Nye hendingar\"}"),
                                200)
                        .at("/lines/0/acceptances"))
                .isEmpty();
        assertThat(ok(
                                as("tone.hauge")
                                        .post(
                                                row + "/steps",
                                                "{\"step\": \"MOVE_MEASURE\", \"measure\": \"%s\", \"status\": \"DONE\", \"said\": \"Signert\"}"
                                                        .formatted(id)),
                                200)
                        .at("/measures/0/status")
                        .asString())
                .isEqualTo("DONE");
        ok(as("siri.giske").post(row + "/steps", "{\"step\": \"ADD_AREA\", \"area\": \"reputation\"}"), 200);
        assertThat(as("siri.giske")
                        .post(row + "/steps", "{\"step\": \"LINK_DEVIATION\", \"deviation\": \"x\"}")
                        .status())
                .isEqualTo(422);
        Reply all = as("per.nesse").get(ros);
        ok(all, 200);
        String aside = "{\"step\": \"SET_ASIDE\", \"said\": \"Bru er bygd\"}";
        JsonNode proposed = ok(as("siri.giske").post(row + "/steps", aside), 200);
        assertThat(proposed.has("setAside")).isFalse();
        assertThat(proposed.at("/asideWanted/reason").asString()).isEqualTo("Bru er bygd");
        assertThat(ok(as("tone.hauge").post(row + "/steps", aside), 200)
                        .path("setAside")
                        .asString())
                .isEqualTo("Bru er bygd");
        assertThat(ok(as("siri.giske").post(row + "/steps", "{\"step\": \"TAKE_UP\"}"), 200)
                        .path("setAside")
                        .isMissingNode())
                .isTrue();
        String conclude = """
                {"on": "2026-05-30", "present": "Siri Giske, Tone Hauge", "minutes": "Gått gjennom", "next": "2027-05-30"}""";
        Reply concluded = as("siri.giske").post(ros + "/conclusions", conclude);
        examples.keepFields("ros-analysis", concluded);
        assertThat(ok(concluded, 200).path("conclusions")).hasSize(1);
        examples.check();
    }

    @Test
    void whatOnePartyProposesIsAgreedWhenTheOtherSaysYesAndAMeasureIsChanged() {
        var writing = new Writing(port);
        String path = writing.draft("Forslag over HTTP");
        writing.conclude(path, writing.submitted(path));
        String ros = path + "/follow-up/ros";
        ok(as("siri.giske").post(ros + "/list", "{}"), 200);
        JsonNode added = ok(
                as("siri.giske").post(ros + "/rows", "{\"words\": \"Ferja går ikkje\", \"areas\": [\"patient\"]}"),
                201);
        String steps = ros + "/rows/" + added.path("id").asString() + "/steps";
        String score = """
                {"step": "SCORE", "area": "patient", "before": {"likelihood": 4, "consequence": 4}, "ground": "%s"}""".formatted(added.path("ground").asString());
        ok(as("siri.giske").post(steps, score), 200);
        ok(as("tone.hauge").post(steps, score.replace("\"consequence\": 4", "\"consequence\": 2")), 200);
        String agree = score.replace("SCORE", "AGREE").replace("\"consequence\": 4", "\"consequence\": 3");
        assertThat(as("siri.giske").post(steps, agree).status()).isEqualTo(422);
        Reply proposed =
                as("siri.giske").post(steps, agree.replace("{\"step\"", "{\"said\": \"Avtalt i møte\", \"step\""));
        JsonNode line = ok(proposed, 200).at("/lines/0");
        assertThat(line.path("standing").asString()).isEqualTo("PROPOSED");
        assertThat(line.at("/proposal/awaited/0").asString()).isEqualTo("hf-983974724");
        String yes = agree.replace("AGREE", "CONFIRM_GRADE");
        assertThat(as("tone.hauge")
                        .post(steps, yes.replace("\"consequence\": 3", "\"consequence\": 1"))
                        .status())
                .isEqualTo(409);
        JsonNode agreed = ok(as("tone.hauge").post(steps, yes), 200).at("/lines/0");
        assertThat(agreed.path("standing").asString()).isEqualTo("AGREED");
        assertThat(agreed.at("/agreement/by")).hasSize(2);
        String measure = """
                {"step": "SET_MEASURE", "said": "Båtambulanse", "lowers": "CONSEQUENCE", "role": "LEADER", "date": "2027-01-01"}""";
        String id = ok(as("siri.giske").post(steps, measure), 200)
                .at("/measures/0/id")
                .asString();
        String later = """
                {"step": "CHANGE_MEASURE", "measure": "%s", "edition": 1, "date": "2027-03-01"}""".formatted(id);
        assertThat(as("tone.hauge").post(steps, later).status()).isEqualTo(422);
        String reasoned = later.replace("\"edition\"", "\"reason\": \"Ventar på anbod\", \"edition\"");
        JsonNode changed = ok(as("tone.hauge").post(steps, reasoned), 200).at("/measures/0");
        assertThat(changed.path("due").asString()).isEqualTo("2027-03-01");
        assertThat(changed.path("what").asString()).isEqualTo("Båtambulanse");
        assertThat(changed.path("editions")).hasSize(2);
        assertThat(as("siri.giske").post(steps, reasoned).status()).isEqualTo(409);
    }

    @Test
    void aQuestionOfTheGuideIsAnsweredByEachParty() {
        var writing = new Writing(port);
        String path = writing.draft("ROS-spørsmål over HTTP");
        writing.conclude(path, writing.submitted(path));
        String guide = path + "/follow-up/ros/guide";
        String question = ok(as("siri.giske").get(guide), 200)
                .at("/sections/0/questions/0/id")
                .asString();
        String answer =
                "{\"question\": \"%s\", \"answer\": \"PARTLY\", \"said\": \"Kartlagt i fjor\"}".formatted(question);
        assertThat(ok(as("siri.giske").post(guide + "/answers", answer), 200)
                        .at("/sections/0/questions/0/answers/0/answer")
                        .asString())
                .isEqualTo("PARTLY");
        assertThat(as("per.nesse").post(guide + "/answers", answer).status()).isEqualTo(403);
        assertThat(as("siri.giske")
                        .post(guide + "/answers", answer.replace(question, "NONE-1"))
                        .status())
                .isEqualTo(422);
    }
}
