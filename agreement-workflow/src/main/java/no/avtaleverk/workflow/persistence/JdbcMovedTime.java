package no.avtaleverk.workflow.persistence;

import java.time.Duration;
import java.util.Objects;
import no.avtaleverk.model.time.MovedTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcMovedTime implements MovedTime {
    private final JdbcClient jdbc;
    private final TransactionOperations writing;
    private final TransactionOperations reading;

    JdbcMovedTime(Store store) {
        this.jdbc = store.jdbc();
        this.writing = store.writing();
        this.reading = store.reading();
    }

    @Override
    public Duration ahead() {
        return Objects.requireNonNull(reading.execute(status -> jdbc.sql("select seconds from moved_time")
                .query((row, number) -> Duration.ofSeconds(row.getLong("seconds")))
                .optional()
                .orElse(Duration.ZERO)));
    }

    @Override
    public void keep(Duration ahead) {
        writing.executeWithoutResult(
                status -> jdbc.sql("""
                        insert into moved_time (id, seconds) values (1, :seconds)
                        on conflict (id) do update set seconds = excluded.seconds""").param("seconds", ahead.toSeconds()).update());
    }
}
