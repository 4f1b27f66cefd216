package no.avtaleverk.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SignInModeTests {
    private static StandardEnvironment environment(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        new SignInMode().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    @Test
    void withoutAnIssuerThereAreSampleUsersOnLoopback() {
        var environment = environment(Map.of());
        assertThat(environment.getActiveProfiles()).containsExactly("sample");
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.2"})
    void everyLoopbackAddressWillDo(String address) {
        assertThat(environment(Map.of("server.address", address)).getProperty("server.address"))
                .isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.5", "192.168.1.10", "no.such.host.invalid"})
    void sampleUsersAreNotShownToTheWorld(String address) {
        assertThatExceptionOfType(SampleProfileExposedException.class)
                .isThrownBy(() -> environment(Map.of("server.address", address)))
                .withMessageContaining(address);
    }

    /** Someone who asks for sample users beside an issuer gets them on loopback or not at all. */
    @Test
    void anIssuerDoesNotOpenTheSampleProfileToTheWorld() {
        assertThatExceptionOfType(SampleProfileExposedException.class)
                .isThrownBy(() -> environment(Map.of(
                        "spring.profiles.active", "sample",
                        "server.address", "0.0.0.0",
                        "avtaleverk.sign-in.oidc.issuer", "https://issuer.example")));
    }

    @Test
    void whoStartsItExposedIsToldWhatToDo() {
        var analysis = Objects.requireNonNull(
                new SampleProfileExposedAnalyzer().analyze(new SampleProfileExposedException("0.0.0.0")));
        assertThat(analysis.getDescription()).contains("0.0.0.0", "loopback");
        assertThat(analysis.getAction()).contains("server.address", "avtaleverk.sign-in.oidc.issuer");
    }

    @Test
    void anIssuerTakesThePlaceOfTheSampleUsers() {
        var environment = environment(Map.of(
                "avtaleverk.sign-in.oidc.issuer", "https://issuer.example",
                "avtaleverk.sign-in.oidc.client-id", "avtaleverk-test"));
        assertThat(environment.getActiveProfiles()).isEmpty();
        assertThat(environment.getProperty("spring.security.oauth2.client.provider.avtaleverk.issuer-uri"))
                .isEqualTo("https://issuer.example");
        assertThat(environment.getProperty("spring.security.oauth2.client.registration.avtaleverk.client-id"))
                .isEqualTo("avtaleverk-test");
        assertThat(environment.getProperty("server.servlet.session.cookie.secure"))
                .isEqualTo("true");
        assertThat(environment.getProperty("server.address")).isNull();
    }
}
