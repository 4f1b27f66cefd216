package no.avtaleverk.workflow.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, started once for all tests of this process and stopped with it. */
public final class Postgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Postgres() {}

    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                // Unpacked once per person: what another unpacked, root say, is not ours to run.
                Path unpacked =
                        Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg-" + System.getProperty("user.name"));
                return EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(unpacked.toFile())
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("encoding", "UTF8")
                        // No test stops the server or its machine; those that kill, kill who writes.
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start", e);
            }
        }
    }

    /** With the tables of a store; made once, the way a product makes them. */
    private static final class Template {
        static final String NAME = make("store_template");

        private static String make(String name) {
            try {
                Store.open(newDatabase(name, ""), "", "").close();
                return name;
            } catch (SQLException e) {
                throw new IllegalStateException("The tables can not be made", e);
            }
        }
    }

    /** Make a new and empty database. */
    public static String newDatabase() throws SQLException {
        return newDatabase("store_" + DATABASES.incrementAndGet(), "");
    }

    /** Make a new database with the tables of a store, and nothing in them. */
    static String newStore() throws SQLException {
        return newDatabase("store_" + DATABASES.incrementAndGet(), " template " + Template.NAME);
    }

    private static String newDatabase(String name, String from) throws SQLException {
        try (Connection connection = Running.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + from);
        }
        return Running.SERVER.getJdbcUrl("postgres", name);
    }
}
