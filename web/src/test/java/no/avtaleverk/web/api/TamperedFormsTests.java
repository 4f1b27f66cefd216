package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Objects;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.RunningProduct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** Forms of the pages with what no page sends: they change nothing, and say why. */
@RunningProduct
class TamperedFormsTests {
    private static final String LONG = "ord ".repeat(90) + "SISTEORD";

    @LocalServerPort
    private int port;

    @Autowired
    private @Nullable WebApplicationContext context;

    private String path = "";
    private String first = "";
    private String second = "";

    @BeforeEach
    void begin() {
        path = new Writing(port).draft("Tukla skjema");
        JsonNode clauses = draft();
        first = clauses.path(0).path("id").asString();
        second = clauses.path(1).path("id").asString();
    }

    private Client siri() {
        return Client.as("siri.giske", port);
    }

    private JsonNode draft() {
        return siri().get(path + "/draft").json().path("clauses");
    }

    private JsonNode topics() {
        return siri().get(path + "/discussion").json().path("topics");
    }

    /** Sends a form of a page, and asserts that it is sent back and says what is wrong. */
    private List<String> refused(String page, String... fields) throws Exception {
        return SentBack.words(sent("siri.giske", page, fields));
    }

    private MvcResult sent(String user, String page, String... fields) throws Exception {
        MockMvc browser = MockMvcBuilders.webAppContextSetup(Objects.requireNonNull(context))
                .apply(springSecurity())
                .build();
        var session = (MockHttpSession) Objects.requireNonNull(
                browser.perform(post("/sample-sign-in").param("user", user).with(csrf()))
                        .andReturn()
                        .getRequest()
                        .getSession(false));
        var request = post(path.replace("/api/v1", "") + page).session(session).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return browser.perform(request).andReturn();
    }

    @Test
    void aPlaceThatCanNotBeReadDoesNotMoveAClauseToTheFront() throws Exception {
        String move = "/edit/clauses/" + second + "/move";
        refused(move, "way", "SIDEWAYS");
        refused(move, "after", "X!");
        refused(move, "level", "1");
        refused("/edit/clauses", "heading", "Nytt", "after", "X!");
        refused("/edit/library", "clause", "felles-avvik", "after", "X!");
        assertThat(draft().size()).isEqualTo(2);
        assertThat(draft().path(1).path("id").asString()).isEqualTo(second);
    }

    @Test
    void aNewClauseThatIsTooLongIsRefused() throws Exception {
        refused("/edit/clauses", "heading", "Nytt", "body", "x".repeat(100_001));
        assertThat(refused("/edit/clauses", "heading", LONG))
                .singleElement()
                .asString()
                .contains("for lang");
        assertThat(draft().size()).isEqualTo(2);
    }

    @Test
    void wordsTooLongForAClauseAreRefusedAndNotCut() throws Exception {
        refused(
                "/discussion",
                "layer",
                "SHARED",
                "clause",
                first,
                "kind",
                "INSERT",
                "newHeading",
                LONG,
                "newBody",
                "x");
        refused("/discussion", "layer", "SHARED", "clause", first, "kind", "REWORD", "heading", LONG, "body", "x");
        refused("/discussion", "layer", "SHARED", "kind", "INSERT", "heading", "Nytt", "body", "x".repeat(100_001));
        refused(
                "/discussion",
                "layer",
                "SHARED",
                "clause",
                first,
                "kind",
                "INSTEAD",
                "quoted",
                "pasientane",
                "instead",
                "x".repeat(100_001));
        assertThat(topics().size()).isZero();
    }

    @Test
    void aPlaceInATextThatCanNotBeIsRefused() throws Exception {
        refused(
                "/discussion",
                "layer",
                "SHARED",
                "clause",
                first,
                "read",
                "0".repeat(64),
                "start",
                "-5",
                "quoted",
                "finst ikkje",
                "comment",
                "x");
        assertThat(topics().size()).isZero();
    }

    @Test
    void ofSeveralNoneIsRejectedWhenOneCanNotBeRead() throws Exception {
        siri().post(path + "/discussion", """
                {"layer": "SHARED", "clause": "%s", "proposal": {"kind": "DELETE"}}""".formatted(second));
        String topic = topics().path(0).path("id").asString();
        refused("/discussion/several", "topic", topic, "topic", "abc-", "act", "reject", "reason", "Nei");
        refused("/discussion/several", "topic", topic, "topic", "finst-ikkje", "act", "reject", "reason", "Nei");
        assertThat(topics().path(0).path("open").asBoolean()).isTrue();
    }

    @Test
    void aClauseThatCanNotBeOrIsNotInTheTextIsNoWayOnFromAVedtak() throws Exception {
        String text = new Writing(port).submitted(path).path("text").asString();
        Client odd = Client.as("odd.skjerven", port);
        odd.post(path + "/resolutions", """
                {"organ": "KOMMUNESTYRE", "date": "2026-05-18", "caseNumber": "12/2026", "outcome": "ADOPTED_WITH_CHANGE",
                 "change": "Ansvaret skal delast likt.", "clauses": ["%s"], "text": "%s"}""".formatted(second, text));
        String wish = "/resolutions/"
                + odd.get(path).json().at("/facts/resolutions/0/id").asString();
        for (String clause : List.of("X!'\"<b>", "finst-ikkje")) {
            refused(wish, "clause", clause, "reason", "Som vedteke", "way", "negotiate");
            refused(wish, "clause", second, "clause", clause, "out-" + second, "yes", "reason", "x", "way", "variant");
        }
        refused(wish + "/correction", "clauses", "X!", "date", "i går", "organ", "TINGET", "reason", "feil");
        assertThat(siri().get(path).json().path("text").asString()).isEqualTo("REVIEW");
        for (String none : List.of("X!", "0".repeat(64))) {
            assertThat(sent("siri.giske", "/resolutions/" + none, "reason", "x")
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404);
        }
    }

    /** Forms with fields that are read as something else than words. */
    @ParameterizedTest
    @CsvSource({
        "/decide/resolution, organ, outcome, version, text, date",
        "/decide/sign, version, text, document, read, x",
        "/decide/decline, version, reason, x, y, z",
        "/signing, version, deadline, method, group-kommune-4621, x",
        "/signing/remind, party, x, y, z, w",
        "/signing/posten, version, document, party, x, y",
        "/signing/elsewhere/signature, version, document, signed, order, x",
        "/board/milestones, stage, stageDate, reference, x, y",
        "/hearings, party, sent, hearingDeadline, x, y",
        "/parties/offer, municipality, from, version, reference, x",
        "/parties/leave, decided, until, version, reference, x",
    })
    void whatIsNoNumberDayOrNameIsToldAndNotTaken(String form, String a, String b, String c, String d, String e)
            throws Exception {
        new Writing(port).submitted(path);
        String log = siri().get(path + "/log").text();
        for (String user : List.of("siri.giske", "odd.skjerven")) {
            var result = sent(user, form, a, "X!'\"<b>", b, "X!'\"<b>", c, "X!'\"<b>", d, "X!'\"<b>", e, "X!'\"<b>");
            if (result.getResponse().getStatus() != 404) {
                SentBack.words(result);
            }
        }
        assertThat(siri().get(path + "/log").text()).isEqualTo(log);
    }
}
