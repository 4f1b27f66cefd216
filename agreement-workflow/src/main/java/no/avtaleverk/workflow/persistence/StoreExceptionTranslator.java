package no.avtaleverk.workflow.persistence;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Names SQLite's errors as Spring names PostgreSQL's; SQLite's driver has neither SQL states nor subclasses of its exception. */
final class StoreExceptionTranslator implements SQLExceptionTranslator {
    private final SQLExceptionTranslator others = new SQLExceptionSubclassTranslator();

    @Override
    public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException e) {
        return e instanceof SQLiteException sqlite
                ? translate(task + "; " + e.getMessage(), sqlite.getResultCode(), e)
                : others.translate(task, sql, e);
    }

    private static @Nullable DataAccessException translate(String message, SQLiteErrorCode code, SQLException e) {
        return switch (code) {
            case SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_ROWID ->
                new DuplicateKeyException(message, e);
            case SQLITE_BUSY,
                    SQLITE_BUSY_RECOVERY,
                    SQLITE_BUSY_SNAPSHOT,
                    SQLITE_BUSY_TIMEOUT,
                    SQLITE_LOCKED,
                    SQLITE_LOCKED_SHAREDCACHE -> new CannotAcquireLockException(message, e);
            case SQLITE_FULL, SQLITE_CANTOPEN, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_READONLY ->
                new DataAccessResourceFailureException(message, e);
            default -> {
                String name = code.name();
                if (name.startsWith("SQLITE_CONSTRAINT")) {
                    yield new DataIntegrityViolationException(message, e);
                }
                yield name.startsWith("SQLITE_IOERR") ? new DataAccessResourceFailureException(message, e) : null;
            }
        };
    }
}
