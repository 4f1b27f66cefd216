package no.avtaleverk.workflow.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * An open database with its tables up to date.
 *
 * <p>SQLite: one connection writes and a few read what was committed when they began (write-ahead log). {@code synchronous=FULL}
 * because a change is acknowledged to people when commit returns, and is then on the disk.
 */
final class Store implements AutoCloseable {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final int SQLITE_READERS = 4;
    private static final int POSTGRESQL_CONNECTIONS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Closed last to first. */
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private final SQLExceptionTranslator translator = new StoreExceptionTranslator();
    private final DataSource dataSource;
    private final JdbcTransactionManager transactionManager;
    private final JdbcClient jdbc;
    private final Flyway flyway;

    private Store(String url, String user, String password, boolean readOnly) {
        boolean open = false;
        try {
            if (url.startsWith(SQLITE)) {
                Path file = sqliteFile(url, !readOnly);
                if (readOnly) {
                    DataSource readers = pool("avtaleverk-read", sqlite(file, true), SQLITE_READERS, true);
                    flyway = flyway(readers, "sqlite");
                    dataSource = lazy(readers, Connection.TRANSACTION_SERIALIZABLE);
                } else {
                    opened.push(FileOwnership.of(file));
                    DataSource writer = pool("avtaleverk-write", sqlite(file, false), 1, false);
                    flyway = flyway(writer, "sqlite");
                    flyway.migrate();
                    var proxy = lazy(new WriterQueue(writer, PATIENCE), Connection.TRANSACTION_SERIALIZABLE);
                    proxy.setReadOnlyDataSource(pool("avtaleverk-read", sqlite(file, true), SQLITE_READERS, true));
                    dataSource = proxy;
                }
            } else if (url.startsWith(POSTGRESQL)) {
                DataSource pool = pool("avtaleverk", postgresql(url, user, password), POSTGRESQL_CONNECTIONS, false);
                flyway = flyway(pool, "postgresql");
                if (!readOnly) {
                    flyway.migrate();
                }
                dataSource = lazy(pool, Connection.TRANSACTION_READ_COMMITTED);
            } else {
                throw new IllegalArgumentException(
                        "A store is at %s… or %s…, not at '%s'".formatted(SQLITE, POSTGRESQL, url));
            }
            transactionManager = new JdbcTransactionManager(dataSource);
            transactionManager.setExceptionTranslator(translator);
            var template = new JdbcTemplate(dataSource);
            template.setExceptionTranslator(translator);
            jdbc = JdbcClient.create(template);
            open = true;
        } finally {
            if (!open) {
                close();
            }
        }
    }

    /**
     * Open a store and bring its tables up to date; a SQLite file and its directory are made when they are not there.
     *
     * @param url {@code jdbc:sqlite:} and a path, or {@code jdbc:postgresql:…}
     * @param user empty for SQLite
     * @throws StoreInUseException if the SQLite file is open already
     */
    static Store open(String url, String user, String password) {
        return new Store(url, user, password, false);
    }

    /** Open a store that must be there, to read only; also while another process writes to it. Its tables stay as they are. */
    static Store openToRead(String url, String user, String password) {
        return new Store(url, user, password, true);
    }

    DataSource dataSource() {
        return dataSource;
    }

    PlatformTransactionManager transactionManager() {
        return transactionManager;
    }

    SQLExceptionTranslator translator() {
        return translator;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** Has migrated already. */
    Flyway flyway() {
        return flyway;
    }

    /** Transactions that write; they join one that is under way. */
    TransactionTemplate writing() {
        return new TransactionTemplate(transactionManager);
    }

    /** Transactions that read. They join one that is under way, and so see what it has written. */
    TransactionTemplate reading() {
        var reading = new TransactionTemplate(transactionManager);
        reading.setReadOnly(true);
        return reading;
    }

    /** Transactions of their own in which the whole store stands still. */
    TransactionTemplate readingOneMoment() {
        var reading = reading();
        reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return reading;
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        while (!opened.isEmpty()) {
            failure = closing(opened.pop(), failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable RuntimeException closing(AutoCloseable one, @Nullable RuntimeException before) {
        try {
            one.close();
            return before;
        } catch (Exception e) {
            var failure = new IllegalStateException("The store can not be closed", e);
            if (before != null) {
                failure.addSuppressed(before);
            }
            return failure;
        }
    }

    private static Path sqliteFile(String url, boolean makeDirectory) {
        String name = url.substring(SQLITE.length());
        // The driver takes a parameter it does not know for a part of the name, and silently makes another database.
        if (name.isBlank() || name.startsWith(":") || name.startsWith("file:") || name.contains("?")) {
            throw new IllegalArgumentException(
                    "A SQLite store is at %s and the path of a file, not at '%s'".formatted(SQLITE, url));
        }
        try {
            Path file = Path.of(name).toAbsolutePath().normalize();
            if (Files.exists(file)) {
                return file.toRealPath();
            }
            Path directory = file.getParent();
            if (directory == null) {
                throw new IllegalArgumentException("'%s' is not a file".formatted(name));
            }
            if (!makeDirectory) {
                throw new NoSuchFileException(file.toString());
            }
            Files.createDirectories(directory);
            return directory.toRealPath().resolve(file.getFileName());
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("There is no store at " + e.getFile(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("There is no place for the store " + name, e);
        }
    }

    private static DataSource sqlite(Path file, boolean readOnly) {
        var config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setTransactionMode(
                readOnly ? SQLiteConfig.TransactionMode.DEFERRED : SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(5000);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setJournalSizeLimit(64 * 1024 * 1024);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        // Else "insert or replace" deletes rows without asking the triggers that refuse it.
        config.enableRecursiveTriggers(true);
        var source = new SQLiteDataSource(config);
        source.setUrl(SQLITE + file);
        return source;
    }

    private static DataSource postgresql(String url, String user, String password) {
        var source = new org.postgresql.ds.PGSimpleDataSource();
        source.setUrl(url);
        source.setApplicationName("avtaleverk");
        if (!user.isEmpty()) {
            source.setUser(user);
            source.setPassword(password);
        }
        return source;
    }

    private DataSource pool(String name, DataSource source, int size, boolean readOnly) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setReadOnly(readOnly);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        var pool = new HikariDataSource(config);
        opened.push(pool);
        return pool;
    }

    /** A transaction takes its connection with its first statement, so that one still thinking keeps nobody waiting. */
    private static LazyConnectionDataSourceProxy lazy(DataSource source, int isolation) {
        var lazy = new LazyConnectionDataSourceProxy();
        lazy.setTargetDataSource(source);
        lazy.setDefaultAutoCommit(true);
        lazy.setDefaultTransactionIsolation(isolation);
        return lazy;
    }

    private static Flyway flyway(DataSource source, String vendor) {
        boolean sqlite = vendor.equals("sqlite");
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
                .placeholders(Map.of("wide", sqlite ? "integer" : "bigint", "bytes", sqlite ? "blob" : "bytea"))
                .load();
    }
}
