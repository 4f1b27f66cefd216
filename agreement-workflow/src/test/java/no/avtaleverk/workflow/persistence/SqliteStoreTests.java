package no.avtaleverk.workflow.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.avtaleverk.model.agreement.History.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class SqliteStoreTests extends StoreContract {
    @TempDir
    Path directory;

    private String url() {
        return "jdbc:sqlite:" + directory.resolve("not/yet/there/avtaleverk.db");
    }

    @Override
    Store openEmpty() {
        return Store.open(url(), "", "");
    }

    @Override
    Verification verifyFromOutside() {
        return PersistenceConfiguration.verify(url(), "", "");
    }

    @Override
    void disarm() {
        for (String trigger : store.jdbc()
                .sql("select name from sqlite_master where type = 'trigger'")
                .query(String.class)
                .list()) {
            store.jdbc().sql("drop trigger " + trigger).update();
        }
    }

    @Override
    List<String> tables() {
        return store.jdbc()
                .sql("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void isOpenInOneProgramAtATime() {
        assertThatExceptionOfType(StoreInUseException.class)
                .isThrownBy(this::openEmpty)
                .withMessageContaining("in use by a running program");
        store.close();
        store = openEmpty();
        assertThat(new JdbcHistory(store).head()).isEmpty();
    }

    @Test
    void isThereAgainAfterClosing() {
        saveLife();
        var before = agreements.all();
        store.close();
        store = openEmpty();
        assertThat(new JdbcAgreements(store).all()).isEqualTo(before);
        store.close();
        assertThat(verifyFromOutside().isIntact()).isTrue();
    }

    @Test
    void reachesTheDiskBeforeAChangeIsAcknowledged() {
        store.writing().executeWithoutResult(status -> {
            assertThat(pragma("journal_mode")).isEqualTo("wal");
            assertThat(pragma("synchronous")).isEqualTo("2");
            assertThat(pragma("foreign_keys")).isEqualTo("1");
            assertThat(pragma("recursive_triggers")).isEqualTo("1");
        });
    }

    private String pragma(String name) {
        return store.jdbc().sql("pragma " + name).query(String.class).single();
    }

    @Test
    void readersDoNotWrite() {
        assertThatExceptionOfType(org.springframework.dao.DataAccessException.class)
                .isThrownBy(() -> store.reading().executeWithoutResult(status -> store.jdbc()
                        .sql("update log_head set position = 7")
                        .update()));
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void readersDoNotWaitForTheWriter() {
        agreements.save(Samples.draft(id, "Lagra"));
        store.writing().executeWithoutResult(status -> {
            agreements.save(Samples.draft(other, "Ikkje ferdig"));
            // Another connection sees what was committed, and at once.
            assertThat(history.verify().entries()).isEqualTo(1);
        });
        assertThat(history.verify().entries()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert or replace into clause_text select sha256, heading, 'forfalska' from clause_text",
                "replace into audit_entry select * from audit_entry where position = 1",
                "update or replace revision set number = number + 1",
            })
    void replacingIsRefusedLikeDeleting(String sql) {
        saveLife();
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> store.jdbc().sql(sql).update());
        assertThat(history.verify().firstFault()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:file:a.db?mode=memory",
                "jdbc:sqlite:a.db?synchronous=OFF",
                "jdbc:h2:mem:a",
                ""
            })
    void otherPlacesAreNotTaken(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Store.open(url, "", ""))
                .withMessageContaining("'%s'", url);
    }

    @Test
    void checkingAStoreThatIsNotThereMakesNone() {
        Path nowhere = directory.resolve("nowhere/avtaleverk.db");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> PersistenceConfiguration.verify("jdbc:sqlite:" + nowhere, "", ""))
                .withMessageContaining("There is no store at " + nowhere);
        assertThat(Files.exists(nowhere.getParent())).isFalse();
    }
}
