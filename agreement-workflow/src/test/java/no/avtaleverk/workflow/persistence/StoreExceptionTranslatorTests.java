package no.avtaleverk.workflow.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class StoreExceptionTranslatorTests {
    private final StoreExceptionTranslator translator = new StoreExceptionTranslator();

    @ParameterizedTest
    @CsvSource({
        "SQLITE_CONSTRAINT_UNIQUE, org.springframework.dao.DuplicateKeyException",
        "SQLITE_CONSTRAINT_PRIMARYKEY, org.springframework.dao.DuplicateKeyException",
        "SQLITE_CONSTRAINT_TRIGGER, org.springframework.dao.DataIntegrityViolationException",
        "SQLITE_CONSTRAINT_FOREIGNKEY, org.springframework.dao.DataIntegrityViolationException",
        "SQLITE_BUSY, org.springframework.dao.CannotAcquireLockException",
        "SQLITE_BUSY_SNAPSHOT, org.springframework.dao.CannotAcquireLockException",
        "SQLITE_FULL, org.springframework.dao.DataAccessResourceFailureException",
        "SQLITE_IOERR_FSYNC, org.springframework.dao.DataAccessResourceFailureException",
    })
    void namesTheErrorsOfSqlite(SQLiteErrorCode code, Class<?> name) {
        var e = new SQLiteException("message", code);
        assertThat(translator.translate("task", "sql", e))
                .isExactlyInstanceOf(name)
                .hasCause(e)
                .hasMessageContaining("message");
    }

    @Test
    void namesNoErrorItDoesNotKnow() {
        assertThat(translator.translate("task", "sql", new SQLiteException("message", SQLiteErrorCode.SQLITE_ERROR)))
                .isNull();
    }

    @Test
    void namesTheErrorsOfPostgres() {
        assertThat(translator.translate("task", "sql", new SQLException("duplicate", "23505")))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(translator.translate("task", "sql", new SQLException("refused", "23001")))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(translator.translate("task", "sql", new SQLException("deadlock", "40P01")))
                .isInstanceOf(org.springframework.dao.PessimisticLockingFailureException.class);
    }
}
