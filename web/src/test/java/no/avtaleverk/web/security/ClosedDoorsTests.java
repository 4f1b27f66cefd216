package no.avtaleverk.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Everything is closed unless it was opened by name. */
@RunningProduct
class ClosedDoorsTests {
    /** What everyone may ask; a new one is opened here and in SecurityConfiguration, or it stays closed. */
    private static final Set<String> OPEN = Set.of(
            "GET /api/v1/openapi.json",
            "GET /sign-in",
            "POST /language",
            "GET /error",
            "GET /problems/{slug}",
            "GET /verify",
            "POST /verify",
            "GET /v/{code}",
            "GET /feeds/{secret}/calendar.ics",
            "GET /feeds/{secret}/changes.atom",
            "GET /heads",
            "GET /heads.atom",
            "GET /heads/programs/{name}",
            "GET /api/v1/log/heads",
            "GET /api/v1/log/heads/{day}/{mark}",
            "GET /offentlig",
            "GET /offentlig/part/{id}",
            "GET /offentlig/dekning",
            "GET /offentlig/a/{code}",
            "GET /offentlig/t/{code}",
            "GET /offentlig/t/{code}/pdf",
            "GET /api/v1/open/versions/{code}/akoma-ntoso",
            "GET /offentlig/t/{code}/mot",
            "GET /offentlig/t/{code}/punkt/{clause}",
            "GET /offentlig/sok",
            "GET /offentlig/nytt.atom",
            "GET /offentlig/liste/{id}",
            "GET /offentlig/data",
            "GET /api/v1/open",
            "GET /api/v1/open/agreements",
            "GET /api/v1/open/agreements/{code}",
            "GET /api/v1/open/versions",
            "GET /api/v1/open/versions/{version}",
            "GET /api/v1/open/parties",
            "GET /api/v1/open/requirements",
            "GET /api/v1/open/coverage",
            "GET /api/v1/open/coverage/{party}",
            "GET /api/v1/open/changes",
            "GET /api/v1/open/catalog",
            "GET /api/v1/open/bulk",
            "GET /api/v1/open/bulk/open-data.zip");

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private @Nullable RequestMappingHandlerMapping mapping;

    @Test
    void nobodyGetsInAnywhereThatIsNotOpened() {
        var answers = new TreeMap<String, Reply>();
        for (var entry : Objects.requireNonNull(mapping).getHandlerMethods().entrySet()) {
            Set<RequestMethod> methods = entry.getKey().getMethodsCondition().getMethods();
            for (String pattern : entry.getKey().getPatternValues()) {
                for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                    String path = pattern.replace("{id}", "00000000-0000-4000-8000-000000000000")
                            .replaceAll("\\{number}|\\{version}", "1")
                            .replaceAll("\\{[^}]+}", "x");
                    answers.put(
                            method + " " + pattern,
                            Client.nobody(port).call(method.name(), path, "application/json", new byte[0]));
                }
            }
        }
        assertThat(answers).hasSizeGreaterThan(45);
        answers.forEach((name, reply) -> {
            if (!OPEN.contains(name)) {
                if (name.contains(" /api/")) {
                    assertThat(reply.status()).as(name).isIn(401, 403);
                } else if (reply.status() != 403) {
                    assertThat(reply.status()).as(name).isEqualTo(302);
                    assertThat(reply.header("Location")).as(name).endsWith("/sign-in");
                }
            }
        });
        assertThat(new TreeSet<>(answers.keySet())).contains("GET /api/v1/agreements");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/env",
                "/actuator/beans",
                "/api/v1/nowhere",
                "/api",
                "/nowhere",
                "/templates/error.html",
                "/application.yaml"
            })
    void whatDoesNotExistIsClosedToo(String path) {
        assertThat(Client.nobody(port).get(path).status()).isIn(302, 401);
    }

    @Test
    void healthIsOpenAndTellsNothingMore() {
        Reply health = Client.nobody(port).get("/actuator/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text()).contains("UP").doesNotContain("components", "details");
    }

    @Test
    void aProgramIsToldToSignInAndABrowserIsNotAskedForAPassword() {
        Reply program = Client.nobody(port).get("/api/v1/agreements");
        assertThat(program.status()).isEqualTo(401);
        assertThat(program.header("WWW-Authenticate")).startsWith("Basic");
        assertThat(program.header("Content-Type")).startsWith("application/problem+json");
        assertThat(program.json().path("type").asString()).isEqualTo("/problems/not-signed-in");
        Reply browser = Client.nobody(port).with("Sec-Fetch-Mode", "cors").get("/api/v1/agreements");
        assertThat(browser.header("WWW-Authenticate")).startsWith("Session");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"marit.tveit:wrong", "marit.tveit:", "nobody.here:avtaleverk", ":avtaleverk", "marit.tveit"})
    void aWrongPasswordIsNoWayIn(String credentials) {
        String header =
                "Basic " + java.util.Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        Reply reply = Client.nobody(port).with("Authorization", header).get("/api/v1/agreements");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("type").asString()).isEqualTo("/problems/not-signed-in");
    }

    @Test
    void basicLeavesNoSessionBehind() {
        Reply reply = Client.as("marit.tveit", port).get("/api/v1/agreements");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aBrowserThatRemembersAPasswordGetsNoFreedomFromTheToken() {
        Client browser = Client.as("marit.tveit", port).with("Sec-Fetch-Site", "cross-site");
        Reply reply = browser.post("/api/v1/agreements", "{}");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().path("type").asString()).isEqualTo("/problems/csrf-token-missing");
    }

    @Test
    void aSampleUserIsNotContinuedAsWithoutTheToken() {
        Reply reply = Client.nobody(port)
                .call(
                        "POST",
                        "/sample-sign-in",
                        "application/x-www-form-urlencoded",
                        "user=hege.eide".getBytes(StandardCharsets.UTF_8));
        assertThat(reply.status()).isEqualTo(403);
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepItSafe() {
        for (String path : Set.of("/api/v1/openapi.json", "/api/v1/agreements", "/nowhere")) {
            Reply reply = Client.as("marit.tveit", port).get(path);
            assertThat(reply.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(reply.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(reply.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(reply.header("Cache-Control")).contains("no-store");
            assertThat(reply.header("Server")).isEmpty();
        }
    }

    /** Another site's name that leads here is a way around the browser's rules (DNS rebinding). */
    @Test
    void aStrangersHostNameIsRefused() throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET /api/v1/openapi.json HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void thePortIsOnLoopbackOnly() throws IOException {
        for (var network : java.util.Collections.list(java.net.NetworkInterface.getNetworkInterfaces())) {
            for (var address : java.util.Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress() && address instanceof java.net.Inet4Address) {
                    org.assertj.core.api.Assertions.assertThatExceptionOfType(IOException.class)
                            .as(address.toString())
                            .isThrownBy(() -> new Socket(address, port).close());
                }
            }
        }
    }
}
