package no.avtaleverk.workflow;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class SqliteAccessTests extends AccessContract {
    @TempDir
    static Path folder;

    static ConfigurableApplicationContext context;

    @BeforeAll
    static void open() {
        context = ActivityContexts.over("jdbc:sqlite:" + folder.resolve("access.db"), "", "");
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
