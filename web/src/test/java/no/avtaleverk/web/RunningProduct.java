package no.avtaleverk.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/**
 * The product on a port of its own, with sample users, an empty store in a folder of its own, and a clock that stands still. All
 * classes that bear this share one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"avtaleverk.sample.fill=false"})
@ContextConfiguration(initializers = RunningProduct.OwnFolder.class)
@Import(RunningProduct.StandingClock.class)
public @interface RunningProduct {
    /** The moment at which all of it happens. */
    Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    /** A store and an index that nobody else has. */
    final class OwnFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                Path folder =
                        Files.createTempDirectory(Files.createDirectories(Path.of("target", "products")), "product");
                TestPropertyValues.of(
                                "avtaleverk.store.url=jdbc:sqlite:" + folder.resolve("avtaleverk.db"),
                                "avtaleverk.search.directory=" + folder.resolve("index"))
                        .applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Dates in answers are the same on every run. */
    @TestConfiguration(proxyBeanMethods = false)
    class StandingClock {
        @Bean
        @Primary
        Clock standingClock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }
}
