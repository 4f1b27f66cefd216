package no.avtaleverk.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import no.avtaleverk.web.RunningProduct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Signing in and out in a browser. */
@RunningProduct
class BrowserSessionTests {
    @Autowired
    private @Nullable WebApplicationContext context;

    @Autowired
    private @Nullable Environment environment;

    private @Nullable MockMvc browser;

    @BeforeEach
    void open() {
        browser = MockMvcBuilders.webAppContextSetup(Objects.requireNonNull(context))
                .apply(springSecurity())
                .build();
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return Objects.requireNonNull(browser).perform(request).andReturn().getResponse();
    }

    private MockHttpSession signedIn(String user) throws Exception {
        HttpSession session = Objects.requireNonNull(browser)
                .perform(post("/sample-sign-in").param("user", user).with(csrf()))
                .andReturn()
                .getRequest()
                .getSession(false);
        return (MockHttpSession) Objects.requireNonNull(session);
    }

    @Test
    void oneClickContinuesAsAnotherPerson() throws Exception {
        var answer = send(post("/sample-sign-in").param("user", "hege.eide").with(csrf()));
        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(answer.getRedirectedUrl()).isEqualTo("/");
        assertThat(send(get("/api/v1/agreements").session(signedIn("hege.eide")))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void theSessionGetsANewNameWhenSomeoneSignsIn() throws Exception {
        var before = new MockHttpSession();
        String name = before.getId();
        send(post("/sample-sign-in").param("user", "hege.eide").session(before).with(csrf()));
        assertThat(before.getId()).isNotEqualTo(name);
    }

    @Test
    void aStrangerIsSentBack() throws Exception {
        var answer = send(post("/sample-sign-in").param("user", "who.ever").with(csrf()));
        assertThat(answer.getRedirectedUrl()).isEqualTo("/sign-in?failed");
    }

    @Test
    void aChangeWithoutTheTokenOfThePageIsRefused() throws Exception {
        var session = signedIn("marit.tveit");
        var answer = send(post("/api/v1/agreements")
                .session(session)
                .contentType("application/json")
                .content("{}"));
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getContentAsString()).contains("/problems/csrf-token-missing");
        var withToken = send(post("/api/v1/agreements")
                .session(session)
                .with(csrf())
                .contentType("application/json")
                .content("{}"));
        assertThat(withToken.getStatus()).isEqualTo(400);
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        var session = signedIn("marit.tveit");
        var answer = send(post("/sign-out").session(session).with(csrf()));
        assertThat(answer.getRedirectedUrl()).isEqualTo("/sign-in");
        assertThat(session.isInvalid()).isTrue();
        assertThat(send(post("/sign-out").session(signedIn("marit.tveit"))).getStatus())
                .isEqualTo(403);
    }

    @Test
    void sessionsEndAndTheirCookieStaysHome() {
        var settings = Objects.requireNonNull(environment);
        assertThat(settings.getProperty("server.servlet.session.timeout")).isEqualTo("30m");
        assertThat(settings.getProperty("server.servlet.session.cookie.http-only"))
                .isEqualTo("true");
        assertThat(settings.getProperty("server.servlet.session.cookie.same-site"))
                .isEqualTo("strict");
    }

    @ParameterizedTest
    @CsvSource({"/, en, Overview", "/agreements, nn, Avtalar", "/search, en, Search", "/log, nn, Logg"})
    void aPageIsCalledByItsNameInTheLanguageAsked(String path, String language, String title) throws Exception {
        var page = send(get(path).session(signedIn("marit.tveit")).header("Accept-Language", language));
        assertThat(page.getContentAsString(StandardCharsets.UTF_8))
                .contains("<title>" + title + " – Avtaleverk</title>");
    }
}
