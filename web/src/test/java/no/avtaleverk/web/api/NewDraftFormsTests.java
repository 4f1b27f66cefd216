package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.RunningProduct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The form a draft is begun with from a standard text: what was answered is there again, and where the text came from is told. */
@RunningProduct
class NewDraftFormsTests {
    @LocalServerPort
    private int port;

    @Autowired
    private @Nullable WebApplicationContext context;

    private @Nullable MockMvc browser;
    private @Nullable MockHttpSession session;

    @BeforeEach
    void aJuristIsSignedIn() throws Exception {
        browser = MockMvcBuilders.webAppContextSetup(Objects.requireNonNull(context))
                .apply(springSecurity())
                .build();
        session = (MockHttpSession) browser.perform(
                        post("/sample-sign-in").param("user", "marit.tveit").with(csrf()))
                .andReturn()
                .getRequest()
                .getSession(false);
    }

    private MvcResult send(MockHttpServletRequestBuilder request) throws Exception {
        return Objects.requireNonNull(browser)
                .perform(request.session(Objects.requireNonNull(session)))
                .andReturn();
    }

    private MockHttpServletRequestBuilder form(String last) {
        return post("/agreements/new")
                .with(csrf())
                .param("from", "delavtale-5")
                .param("language", "nb")
                .param("municipality", "kommune-4628")
                .param("trust", "hf-983974724")
                .param("validFrom", "2026-07-01")
                .param("validLast", last)
                .param("question-hjemreise-til", "17")
                .param("question-dag-en", "frist");
    }

    @Test
    void answersToTheQuestionsOfTheTextAreThereAgainWhenTheFormIsSentBack() throws Exception {
        MvcResult refused = send(form("2026-06-01"));
        SentBack.words(refused);
        String page = send(get(Objects.requireNonNull(refused.getResponse().getRedirectedUrl()))
                        .flashAttrs(refused.getFlashMap()))
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page)
                .containsPattern("<input[^>]*name=\"question-hjemreise-til\"[^>]*value=\"17\"")
                .containsPattern("<input[^>]*name=\"question-dag-en\"[^>]*value=\"frist\"[^>]*checked=\"checked\"");
    }

    @Test
    void theLifeOfAClauseTellsTheVersionOfTheStandardWithoutItsKey() throws Exception {
        String edit =
                Objects.requireNonNull(send(form("2028-06-30")).getResponse().getRedirectedUrl());
        String agreement = edit.replaceFirst("/edit$", "");
        String clause = Client.as("marit.tveit", port)
                .get("/api/v1" + agreement + "/draft")
                .json()
                .at("/clauses/0/id")
                .asString();
        String life = send(get(agreement + "/clauses/" + clause + "/life").param("lang", "nb"))
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(life).containsPattern("standardteksten, versjon \\d+<").doesNotContain("delavtale-5@");
    }
}
