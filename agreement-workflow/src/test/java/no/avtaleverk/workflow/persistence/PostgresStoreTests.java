package no.avtaleverk.workflow.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.List;
import no.avtaleverk.model.agreement.History.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class PostgresStoreTests extends StoreContract {
    private String url = "";

    @Override
    Store openEmpty() throws SQLException {
        url = Postgres.newStore();
        return Store.open(url, "", "");
    }

    @Override
    Verification verifyFromOutside() {
        return PersistenceConfiguration.verify(url, "", "");
    }

    @Override
    void disarm() {
        for (String table : List.of(
                "audit_entry",
                "clause_text",
                "revision",
                "stored_file",
                "agreement",
                "log_head",
                "discussion_entry",
                "follow_up",
                "signing_job",
                "received_minutes",
                "published_head",
                "absent_entry")) {
            store.jdbc().sql("alter table " + table + " disable trigger user").update();
        }
    }

    @Override
    List<String> tables() {
        return store.jdbc()
                .sql("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void isTheVersionTheProductIsTestedOn() {
        assertThat(store.jdbc().sql("show server_version").query(String.class).single())
                .startsWith("18.");
    }

    @Test
    void twoProgramsOpenItAtOnce() {
        try (Store second = Store.open(url, "", "")) {
            new JdbcAgreements(second).save(Samples.draft(id, "Frå den andre"));
        }
        assertThat(agreements.find(id)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit_entry", "clause_text", "revision", "stored_file", "agreement", "log_head"})
    void emptyingATableIsRefused(String table) {
        saveLife();
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(
                        () -> store.jdbc().sql("truncate " + table + " cascade").update());
        assertThat(history.verify().firstFault()).isNull();
    }
}
