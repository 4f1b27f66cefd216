package no.avtaleverk.workflow.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcHistory implements History {
    private static final String SELECT = "select " + LogRow.COLUMNS + " from audit_entry ";

    private final JdbcClient jdbc;
    private final TransactionOperations writing;
    private final TransactionOperations reading;
    private final TransactionOperations readingOneMoment;
    private final LogBook log;

    JdbcHistory(Store store) {
        this.jdbc = store.jdbc();
        this.writing = store.writing();
        this.reading = store.reading();
        this.readingOneMoment = store.readingOneMoment();
        this.log = new LogBook(jdbc);
    }

    @Override
    public List<AuditEntry> after(long position, int limit) {
        return list(jdbc.sql(SELECT + "where position > :position order by position limit :limit")
                .param("position", position)
                .param("limit", limit));
    }

    @Override
    public List<Place> placesAfter(long position, int limit) {
        return Objects.requireNonNull(reading.execute(status -> jdbc.sql(
                        "select position, hash, agreement from audit_entry where position > :position order by position"
                                + " limit :limit")
                .param("position", position)
                .param("limit", limit)
                .query(JdbcHistory::place)
                .list()));
    }

    @Override
    public List<Place> subjectsUntil(long last) {
        return Objects.requireNonNull(reading.execute(status ->
                jdbc.sql("""
                        select entry.position, entry.hash, entry.agreement from audit_entry entry
                        join (select agreement, min(sequence) as first from audit_entry
                              where agreement is not null group by agreement) one
                          on entry.agreement = one.agreement and entry.sequence = one.first
                        where entry.position <= :last
                        union all
                        select position, hash, agreement from audit_entry
                        where agreement is null and position <= :last
                        order by position""").param("last", last).query(JdbcHistory::place).list()));
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        String agreement = row.getString("agreement");
        return new Place(
                row.getLong("position"),
                new Sha256(row.getString("hash")),
                agreement == null ? null : new AgreementId(agreement));
    }

    @Override
    public List<AuditEntry> of(AgreementId agreement) {
        return list(jdbc.sql(SELECT + "where agreement = :agreement order by sequence")
                .param("agreement", agreement.value()));
    }

    @Override
    public Optional<AuditEntry> head() {
        return list(jdbc.sql(SELECT + "order by position desc limit 1")).stream()
                .findFirst();
    }

    private List<AuditEntry> list(StatementSpec query) {
        return Objects.requireNonNull(
                        reading.execute(status -> query.query(LogRow::read).list()))
                .stream()
                .map(LogRow::entry)
                .toList();
    }

    @Override
    public AuditEntry record(AuditEvent event, Actor by, Instant at) {
        return Objects.requireNonNull(writing.execute(status -> log.write(log.next(), event, by, at, null)));
    }

    @Override
    public Verification verify() {
        return Objects.requireNonNull(readingOneMoment.execute(status -> new Verifier(jdbc).verify()));
    }
}
