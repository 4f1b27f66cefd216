package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import no.avtaleverk.search.IndexCheck;
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
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Who learns what the check of the search index showed, on the page and by the API. */
@RunningProduct
class IndexCheckApiTests {
    private static final Instant CHECKED = Instant.parse("2026-06-01T02:10:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private @Nullable WebApplicationContext context;

    @Autowired
    private @Nullable IndexCheck index;

    private final Examples examples = new Examples();

    @BeforeEach
    void check() {
        new Writing(port).draft("Til kontrollen");
        Objects.requireNonNull(index).check(CHECKED);
    }

    private Instant last() {
        return Objects.requireNonNull(index).lastCheck().orElseThrow().at();
    }

    @Test
    void anAdministratorLearnsWhatTheLastCheckShowed() {
        Reply reply = Client.as("kari.vik", port).get("/api/v1/search/check");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("state").asString()).isEqualTo("RIGHT");
        assertThat(reply.json().path("at").asString()).isEqualTo("2026-06-01T02:10:00Z");
        assertThat(reply.json().path("agreements").asLong()).isPositive();
        assertThat(reply.json().path("texts").asLong()).isPositive();
        assertThat(reply.json().path("logEntries").asLong()).isPositive();
        examples.keepFields("search-check", reply);
        examples.check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"siri.giske", "marit.tveit", "per.nesse"})
    void nobodyElseDoes(String user) throws Exception {
        Reply reply = Client.as(user, port).get("/api/v1/search/check");
        assertThat(reply.status()).as(reply.text()).isEqualTo(403);
        assertThat(reply.text()).doesNotContain("2026-06-01");
        MockMvc browser = browser();
        MockHttpSession session = signedIn(browser, user);
        assertThat(page(browser, session)).doesNotContain("action=\"/search/check\"");
        MockHttpServletResponse answer = browser.perform(
                        post("/search/check").session(session).with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(answer.getContentAsString()).doesNotContain("action=\"/search/check\"");
        assertThat(last()).isEqualTo(CHECKED);
    }

    @Test
    void anAdministratorSeesThePageAndChecks() throws Exception {
        MockMvc browser = browser();
        MockHttpSession session = signedIn(browser, "kari.vik");
        assertThat(page(browser, session)).contains("action=\"/search/check\"");
        assertThat(browser.perform(post("/search/check").session(session).with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
        assertThat(last()).isNotEqualTo(CHECKED);
    }

    @Test
    void whatTheCheckShowedIsToldByItsState() {
        var difference = new IndexCheck.Difference("en-avtale", 2, 0);
        var made = new IndexCheck.Result(CHECKED, 9, 1, 6, 2, "ab", null, 1, List.of(difference), true);
        assertThat(IndexCheckApiController.told(made))
                .isEqualTo(new Answers.IndexCheckTold(
                        Answers.IndexState.MADE_ANEW, CHECKED, 9L, 1L, 6L, 2L, "ab", false, 1L));
        IndexCheck.Result failed = IndexCheck.Result.failed(CHECKED, 9, "The disk is full");
        assertThat(IndexCheckApiController.told(failed))
                .isEqualTo(new Answers.IndexCheckTold(
                        Answers.IndexState.FAILED, CHECKED, null, null, null, null, null, null, null));
    }

    private MockMvc browser() {
        return MockMvcBuilders.webAppContextSetup(Objects.requireNonNull(context))
                .apply(springSecurity())
                .build();
    }

    private static MockHttpSession signedIn(MockMvc browser, String user) throws Exception {
        return (MockHttpSession) Objects.requireNonNull(
                browser.perform(post("/sample-sign-in").param("user", user).with(csrf()))
                        .andReturn()
                        .getRequest()
                        .getSession(false));
    }

    private static String page(MockMvc browser, MockHttpSession session) throws Exception {
        return browser.perform(get("/search/check").session(session))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
