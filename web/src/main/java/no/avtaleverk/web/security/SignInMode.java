package no.avtaleverk.web.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Decides how people sign in: by OIDC when an issuer is configured, else as sample users. The sample users' password is public, so
 * the sample profile refuses to start on any address but loopback.
 */
public final class SignInMode implements EnvironmentPostProcessor, Ordered {
    /** The profile with sample users. */
    public static final String SAMPLE = "sample";

    static final String ISSUER = "avtaleverk.sign-in.oidc.issuer";
    private static final String ADDRESS = "server.address";
    private static final String SPRING_CLIENT = "spring.security.oauth2.client.";

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var defaults = new HashMap<String, Object>();
        String issuer = environment.getProperty(ISSUER, "");
        boolean configured = !issuer.isBlank()
                || Binder.get(environment)
                        .bind(SPRING_CLIENT + "registration", Bindable.mapOf(String.class, Object.class))
                        .isBound();
        if (!configured && !environment.acceptsProfiles(Profiles.of(SAMPLE))) {
            environment.addActiveProfile(SAMPLE);
        }
        if (environment.acceptsProfiles(Profiles.of(SAMPLE))) {
            String address = environment.getProperty(ADDRESS, "127.0.0.1");
            requireLoopback(address);
            defaults.put(ADDRESS, address);
            defaults.put("server.servlet.session.cookie.same-site", "strict");
        } else {
            // The browser comes back from the issuer's site, and a strict cookie would be left behind.
            defaults.put("server.servlet.session.cookie.same-site", "lax");
            defaults.put("server.servlet.session.cookie.secure", "true");
        }
        if (!issuer.isBlank()) {
            client(environment, issuer, defaults);
        }
        environment.getPropertySources().addLast(new MapPropertySource("sign-in", defaults));
    }

    private static void client(ConfigurableEnvironment environment, String issuer, Map<String, Object> defaults) {
        String registration = SPRING_CLIENT + "registration.avtaleverk.";
        defaults.put(SPRING_CLIENT + "provider.avtaleverk.issuer-uri", issuer);
        defaults.put(
                registration + "client-id", environment.getProperty("avtaleverk.sign-in.oidc.client-id", "avtaleverk"));
        defaults.put(
                registration + "client-secret", environment.getProperty("avtaleverk.sign-in.oidc.client-secret", ""));
        defaults.put(
                registration + "scope", environment.getProperty("avtaleverk.sign-in.oidc.scope", "openid,profile"));
        defaults.put(registration + "redirect-uri", "{baseUrl}/login/oauth2/code/{registrationId}");
    }

    private static void requireLoopback(String address) {
        try {
            for (InetAddress one : InetAddress.getAllByName(address)) {
                if (!one.isLoopbackAddress()) {
                    throw new SampleProfileExposedException(address);
                }
            }
        } catch (UnknownHostException e) {
            throw new SampleProfileExposedException(address);
        }
    }
}
