package no.avtaleverk.workflow.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.sql.DataSource;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.document.Imports;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/** The beans beside Spring Boot's own, as the web has them. */
class PersistenceConfigurationTests {
    @TempDir
    Path directory;

    private final ApplicationContextRunner boot = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    FlywayAutoConfiguration.class))
            .withUserConfiguration(PersistenceConfiguration.class);

    @Test
    void givesThePortsOnceBesideSpringBoot() {
        boot.withPropertyValues("avtaleverk.store.url=jdbc:sqlite:" + directory.resolve("a.db"))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    for (Class<?> type : new Class<?>[] {
                        Agreements.class,
                        History.class,
                        Files.class,
                        Imports.class,
                        DataSource.class,
                        Flyway.class,
                        PlatformTransactionManager.class,
                        TransactionOperations.class,
                        JdbcClient.class,
                        JdbcTemplate.class
                    }) {
                        assertThat(context).hasSingleBean(type);
                    }
                    var id = AgreementId.random();
                    context.getBean(Agreements.class).save(Samples.draft(id, "Avtale"));
                    assertThat(context.getBean(History.class).verify().isIntact())
                            .isTrue();
                });
        // Closed with the context, and so free for the next.
        Store.open("jdbc:sqlite:" + directory.resolve("a.db"), "", "").close();
    }

    @Test
    void goesToPostgresWhenTold() throws Exception {
        boot.withPropertyValues(
                        "avtaleverk.store.url=" + Postgres.newDatabase().replaceAll("[?].*", ""),
                        "avtaleverk.store.user=postgres",
                        "avtaleverk.store.password=postgres")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    var id = AgreementId.random();
                    context.getBean(Agreements.class).save(Samples.draft(id, "Avtale"));
                    assertThat(context.getBean(JdbcTemplate.class).queryForObject("select version()", String.class))
                            .startsWith("PostgreSQL 18");
                });
    }

    @Test
    void doesNotStartOnAStoreInUse() {
        String url = "jdbc:sqlite:" + directory.resolve("a.db");
        try (Store running = Store.open(url, "", "")) {
            boot.withPropertyValues("avtaleverk.store.url=" + url).run(context -> assertThat(context)
                    .hasFailed()
                    .getFailure()
                    .hasRootCauseInstanceOf(StoreInUseException.class));
            assertThat(new JdbcHistory(running).verify().isIntact()).isTrue();
        }
    }
}
