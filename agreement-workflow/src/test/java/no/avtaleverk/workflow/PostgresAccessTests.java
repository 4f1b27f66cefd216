package no.avtaleverk.workflow;

import java.sql.SQLException;
import no.avtaleverk.workflow.persistence.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.context.ConfigurableApplicationContext;

class PostgresAccessTests extends AccessContract {
    static ConfigurableApplicationContext context;

    @BeforeAll
    static void open() throws SQLException {
        context = ActivityContexts.over(Postgres.newDatabase(), "", "");
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @Override
    ConfigurableApplicationContext context() {
        return context;
    }
}
