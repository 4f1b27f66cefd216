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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Authority;
import no.avtaleverk.model.party.Mandate;
import no.avtaleverk.model.party.MandateId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.workflow.mandate.Mandating;
import org.springframework.beans.factory.SmartInitializingSingleton;
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
        properties = {
            "avtaleverk.sample.fill=false",
            "avtaleverk.notices.reminding=PT0S",
            "avtaleverk.open.bulk-look=PT0S"
        })
@ContextConfiguration(initializers = RunningProduct.OwnFolder.class)
@Import({RunningProduct.StandingClock.class, RunningProduct.Mandated.class})
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
                                "avtaleverk.search.directory=" + folder.resolve("index"),
                                "avtaleverk.seal.throw-away=" + folder.resolve("keys"))
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

    /** Those of the sample users who sign have a mandate, so that tests of other things need not give them one. */
    @TestConfiguration(proxyBeanMethods = false)
    class Mandated {
        private static final Period COUNCIL = new Period(LocalDate.of(2023, 10, 17), LocalDate.of(2027, 10, 17));

        @Bean
        SmartInitializingSingleton mandatesOfThoseWhoSign(Mandating mandating) {
            return () -> {
                grant(mandating, "kommune-4628", "hege.eide", "Hege Eide", "ordførar", Mandate.Basis.LAW);
                grant(mandating, "kommune-4621", "odd.skjerven", "Odd Skjerven", "ordførar", Mandate.Basis.LAW);
                grant(mandating, "kommune-4601", "nils.berg", "Nils Berg", "ordfører", Mandate.Basis.LAW);
                grant(
                        mandating,
                        "hf-983974724",
                        "rune.sandvik",
                        "Rune Sandvik",
                        "administrerande direktør",
                        Mandate.Basis.BOARD);
            };
        }

        private static void grant(
                Mandating mandating, String party, String holder, String name, String capacity, Mandate.Basis basis) {
            var id = new PartyId(party);
            var mandate = new Mandate(
                    new MandateId(holder.replace('.', '-')),
                    id,
                    holder,
                    name,
                    capacity,
                    basis,
                    "sak 61/2023",
                    COUNCIL,
                    Set.of(),
                    null,
                    false);
            var administrator = new Actor("kari.vik", "Kari Vik", id, Set.of(Role.ADMINISTRATOR), Set.of());
            if (mandating.grant(mandate, administrator) instanceof Authority.Ruling.Refused refused) {
                throw new IllegalStateException("The mandate is refused: " + refused.reasons());
            }
        }
    }
}
