package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The forms of standard texts and variants: choosing an order, what no page sends, and who may not send it. */
@RunningProduct
class VariantFormsTests {
    private static final String UNKNOWN = "00000000-0000-4000-8000-0123456789ab";

    @LocalServerPort
    private int port;

    @Autowired
    private @Nullable WebApplicationContext context;

    private final String title = "Standard " + ClauseId.random().value().replaceAll("[^a-z]", "");
    private String standard = "";
    private String variant = "";

    /** A standard of three clauses and a variant for Voss; then both moved clauses, to different orders. */
    @BeforeEach
    void bothMovedClauses() {
        Reply made = trust().post("/api/v1/agreements", """
                        {"title": "%s", "kind": "STANDARD_TEXT", "language": "nn", "parties": ["983974724"],
                         "clauses": [{"id": "formaal", "heading": "Føremål", "text": "Avtalen skal gi eit heilskapleg tilbod."},
                                     {"id": "plassar", "heading": "Plassar", "text": "Kommunen har to plassar."},
                                     {"id": "usemje", "heading": "Usemje", "text": "Usemje skal løysast lokalt."}]}""".formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        standard = made.header("Location");
        ok(trust().post(standard + "/issue"));
        variant = "/api/v1/agreements/"
                + ok(trust().post(standard + "/variants", "{\"version\": 1, \"municipalities\": [\"4621\"]}"))
                        .json()
                        .at("/variants/0/agreement")
                        .asString();
        move(variant, "usemje", 0);
        ok(trust().post(standard + "/redraft", "{\"reason\": \"Ny utgåve\"}"));
        move(standard, "formaal", 2);
        ok(trust().post(standard + "/issue"));
    }

    private Client trust() {
        return Client.as("jonas.lid", port);
    }

    private static Reply ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    private void move(String path, String clause, int position) {
        ok(trust().with("If-Match", trust().get(path + "/draft").header("ETag"))
                .post(path + "/clauses/" + clause + "/move", "{\"position\": %d, \"level\": 1}".formatted(position)));
    }

    private static String page(String path) {
        return path.replace("/api/v1", "");
    }

    private String version() {
        return trust().get(variant + "/draft").header("ETag").replaceAll("[^0-9]", "");
    }

    /** A browser in which somebody is signed in. */
    private MvcResult send(String user, MockHttpServletRequestBuilder request) throws Exception {
        MockMvc browser = MockMvcBuilders.webAppContextSetup(Objects.requireNonNull(context))
                .apply(springSecurity())
                .build();
        var session = (MockHttpSession) Objects.requireNonNull(
                browser.perform(post("/sample-sign-in").param("user", user).with(csrf()))
                        .andReturn()
                        .getRequest()
                        .getSession(false));
        return browser.perform(request.session(session)).andReturn();
    }

    private int status(String user, MockHttpServletRequestBuilder request) throws Exception {
        return send(user, request).getResponse().getStatus();
    }

    private static String body(MvcResult result) throws Exception {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void whoseOrderStandsIsChosenOnThePageAndNamedInTheLog() throws Exception {
        assertThat(body(send("siri.giske", get(page(variant) + "/proposal"))))
                .contains("name=\"order\"", "value=\"MINE\"", "value=\"THEIRS\"");
        assertThat(body(send("jonas.lid", get(page(standard) + "/carry-out").param("lang", "nb"))))
                .contains("Voss herad")
                .doesNotContain("name=\"each\"");
        MvcResult undecided = send(
                "siri.giske",
                post(page(variant) + "/proposal")
                        .with(csrf())
                        .param("version", "2")
                        .param("sequence", version()));
        SentBack.words(undecided);
        MvcResult taken = send(
                "siri.giske",
                post(page(variant) + "/proposal")
                        .with(csrf())
                        .param("version", "2")
                        .param("sequence", version())
                        .param("order", "THEIRS"));
        assertThat(taken.getResponse().getRedirectedUrl()).endsWith("/edit");
        assertThat(trust().get(variant + "/draft")
                        .json()
                        .path("clauses")
                        .valueStream()
                        .map(clause -> clause.path("id").asString()))
                .containsExactly("plassar", "usemje", "formaal");
        assertThat(trust().get(variant + "/log").text()).contains("\"order\":\"THEIRS\"");
        assertThat(body(send("siri.giske", get(page(variant) + "/history"))))
                .containsAnyOf("Rekkjefølgja er den", "Rekkefølgen er den", "in the order of");
    }

    @Test
    void theStandardIsChosenByItsNameAndTheVariantBearsThatOfItsKommune() throws Exception {
        String name = "standard:983974724:" + title.toLowerCase(Locale.ROOT).replace(' ', '-') + ":nn";
        String draft = variant.replaceFirst(".*/", "") + "@draft";
        assertThat(body(send("siri.giske", get("/comparison/choose").param("left", draft))))
                .contains("/comparison?left=" + name + "&amp;right=" + draft);
        assertThat(body(send(
                        "siri.giske", get("/comparison").param("left", name).param("right", draft))))
                .contains(title + " – Voss herad");
        assertThat(body(send("siri.giske", get(page(variant))))).contains("<title>" + title + " – Voss herad");
        assertThat(body(send("siri.giske", get("/agreements").param("q", "Voss herad"))))
                .contains(title + " – Voss herad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "version", "sequence", "choice-plassar", "choice-IKKJE/EIT/PUNKT"})
    void aChoiceThatCanNotBeReadTakesNothing(String field) throws Exception {
        var form = post(page(variant) + "/proposal").with(csrf());
        for (String one : List.of("version", "sequence", "order")) {
            if (!one.equals(field)) {
                form.param(one, one.equals("version") ? "2" : one.equals("sequence") ? version() : "MINE");
            }
        }
        String before = version();
        MvcResult result = send("siri.giske", form.param(field, "x'\"<b>"));
        SentBack.words(result);
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void anOldPageTakesNothing() throws Exception {
        String read = version();
        move(variant, "formaal", 0);
        MvcResult result = send(
                "siri.giske",
                post(page(variant) + "/proposal")
                        .with(csrf())
                        .param("version", "2")
                        .param("sequence", read)
                        .param("order", "MINE"));
        SentBack.words(result);
        assertThat(trust().get(variant + "/log").text()).doesNotContain("StandardTaken");
    }

    @Test
    void whatIsNoVariantOfTheStandardIsNotFound() throws Exception {
        String own = variant.replaceFirst(".*/", "");
        String plain = new Writing(port).draft("Ikkje bygd på noko").replaceFirst(".*/", "");
        for (String each : List.of("x", "../" + own, UNKNOWN)) {
            for (boolean script : List.of(true, false)) {
                var form = post(page(standard) + "/carry-out").with(csrf()).param("each", each);
                assertThat(status("jonas.lid", script ? form.header("X-One", "1") : form))
                        .as(each)
                        .isEqualTo(404);
            }
        }
        assertThat(status(
                        "jonas.lid",
                        post(page(standard) + "/carry-out").with(csrf()).param("each", plain)))
                .isEqualTo(404);
        assertThat(status(
                        "jonas.lid",
                        post("/agreements/" + UNKNOWN + "/carry-out")
                                .with(csrf())
                                .param("each", own)))
                .isEqualTo(404);
        assertThat(status(
                        "siri.giske",
                        post(page(variant) + "/deviations/IKKJE").with(csrf()).param("reason", "grunn")))
                .isEqualTo(404);
        assertThat(trust().get(variant + "/log").text()).doesNotContain("StandardTaken", "DeviationExplained");
    }

    @Test
    void othersNeitherSeeNorChangeTheVariant() throws Exception {
        for (String user : List.of("nils.berg", "marit.tveit")) {
            assertThat(status(user, get(page(variant) + "/proposal"))).isEqualTo(404);
            assertThat(status(user, get(page(variant) + "/deviations"))).isEqualTo(404);
            assertThat(status(
                            user,
                            post(page(variant) + "/deviations/plassar")
                                    .with(csrf())
                                    .param("reason", "grunn")))
                    .isEqualTo(404);
            assertThat(status(
                            user,
                            post(page(standard) + "/carry-out")
                                    .with(csrf())
                                    .param("each", variant.replaceFirst(".*/", ""))))
                    .isEqualTo(404);
        }
        assertThat(trust().get(variant + "/log").text()).doesNotContain("DeviationExplained", "StandardTaken");
    }

    @Test
    void aFormFromElsewhereIsNotTaken() throws Exception {
        for (String path : List.of(
                page(variant) + "/proposal",
                page(variant) + "/deviations/plassar",
                page(standard) + "/carry-out",
                page(standard) + "/variants")) {
            String before = version();
            assertThat(status("jonas.lid", post(path).param("version", "2").param("order", "MINE")))
                    .as(path)
                    .isEqualTo(403);
            assertThat(status("jonas.lid", post(path).with(csrf().useInvalidToken())))
                    .as(path)
                    .isEqualTo(403);
            assertThat(version()).isEqualTo(before);
        }
    }

    @Test
    void aKommuneThatIsNoneGetsNoAgreement() throws Exception {
        for (String each : List.of("x", "kommune-0000", "hf-983974724")) {
            MvcResult result = send(
                    "jonas.lid",
                    post(page(standard) + "/variants")
                            .with(csrf())
                            .param("version", "2")
                            .param("each", each));
            // What can not be read is sent back; of a kommune there is none of, its line says why nothing was made.
            if (each.equals("x")) {
                SentBack.words(result);
            } else {
                assertThat(result.getResponse().getStatus()).as(each).isEqualTo(200);
                assertThat(body(result)).contains("data-tone=\"danger\"");
            }
        }
        assertThat(trust().get(standard + "/variants").json().path("variants").size())
                .isEqualTo(1);
    }
}
