package no.avtaleverk.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.avtaleverk.model.notice.Outbox;
import no.avtaleverk.model.notice.People;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.web.AvtaleverkApplication;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.clock.TrialTime;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Signing in by OIDC, against an issuer that the test brings. */
class OidcSignInTests {
    private static final MockOAuth2Server ISSUER = new MockOAuth2Server();

    private static @Nullable ConfigurableApplicationContext product;
    private static int port;

    @BeforeAll
    static void start(@TempDir Path folder) {
        ISSUER.start();
        var started = new SpringApplicationBuilder(AvtaleverkApplication.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--server.servlet.session.cookie.secure=false",
                        "--avtaleverk.store.url=jdbc:sqlite:" + folder.resolve("avtaleverk.db"),
                        "--avtaleverk.search.directory=" + folder.resolve("index"),
                        "--avtaleverk.seal.throw-away=" + folder.resolve("keys"),
                        "--avtaleverk.sign-in.oidc.issuer=" + ISSUER.issuerUrl("test"),
                        "--avtaleverk.sign-in.oidc.client-id=avtaleverk",
                        "--avtaleverk.sign-in.oidc.client-secret=secret");
        port = Integer.parseInt(Objects.requireNonNull(started.getEnvironment().getProperty("local.server.port")));
        product = started;
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
        ISSUER.shutdown();
    }

    private HttpClient browserSignedInWith(Map<String, Object> claims) throws Exception {
        ISSUER.enqueueCallback(new DefaultOAuth2TokenCallback(
                "test",
                "subject-1",
                "JWT",
                List.of("avtaleverk"),
                claims,
                Duration.ofMinutes(5).toSeconds()));
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        get(browser, "/oauth2/authorization/avtaleverk");
        return browser;
    }

    private HttpResponse<String> get(HttpClient browser, String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .timeout(Duration.ofSeconds(60))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void aJuristOfAKommuneSignsInAndReads() throws Exception {
        HttpClient browser = browserSignedInWith(
                Map.of("name", "Marit Tveit", "organisation_number", "961821967", "roles", List.of("jurist")));
        HttpResponse<String> imports = get(browser, "/api/v1/imports");
        assertThat(imports.statusCode()).isEqualTo(200);
        assertThat(imports.body()).contains("\"imports\"");
    }

    @Test
    void someoneFromAnUnknownOrganisationIsSignedInAndSeesNothingOfOthers() throws Exception {
        HttpClient browser =
                browserSignedInWith(Map.of("name", "Nobody", "organisation_number", "999999999", "roles", "jurist"));
        HttpResponse<String> register = get(browser, "/api/v1/agreements");
        assertThat(register.statusCode()).isEqualTo(200);
        assertThat(register.body()).contains("\"total\":0");
    }

    @Test
    void sampleUsersAreNotThere() {
        assertThat(Client.as("marit.tveit", port).get("/api/v1/agreements").status())
                .isEqualTo(401);
        assertThat(Client.as("marit.tveit", port).get("/api/v1/agreements").header("WWW-Authenticate"))
                .startsWith("Session");
        assertThat(Client.nobody(port).post("/sample-sign-in").status()).isIn(302, 403);
    }

    @Test
    void theClockOfATrialIsNotThere() throws Exception {
        HttpClient browser = browserSignedInWith(
                Map.of("name", "Marit Tveit", "organisation_number", "961821967", "roles", List.of("jurist")));
        assertThat(get(browser, "/clock").statusCode()).isEqualTo(404);
        assertThat(get(browser, "/clock/outbox").statusCode()).isEqualTo(404);
        assertThat(get(browser, "/").body()).doesNotContain("/clock");
        ConfigurableApplicationContext running = Objects.requireNonNull(product);
        assertThat(running.getBeansOfType(TrialTime.class)).isEmpty();
        assertThat(running.getBeansOfType(Outbox.class)).isEmpty();
        assertThat(running.getBeansOfType(Clock.class).values()).containsExactly(Clock.systemUTC());
    }

    @Test
    void whoSignsInIsKnownToHoldTheRole() throws Exception {
        browserSignedInWith(
                Map.of("name", "Marit Tveit", "organisation_number", "961821967", "roles", List.of("jurist")));
        assertThat(Objects.requireNonNull(product).getBean(People.class).of(new PartyId("kommune-4628")))
                .anySatisfy(person -> assertThat(person.roles()).containsExactly(Role.JURIST));
    }
}
