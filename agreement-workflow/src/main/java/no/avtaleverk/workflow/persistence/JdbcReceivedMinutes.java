package no.avtaleverk.workflow.persistence;

import java.time.Instant;
import java.util.Objects;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.ReceivedMinutes;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcReceivedMinutes implements ReceivedMinutes {
    private final JdbcClient jdbc;
    private final TransactionOperations writing;
    private final TransactionOperations reading;
    private final LogBook log;

    JdbcReceivedMinutes(Store store) {
        this.jdbc = store.jdbc();
        this.writing = store.writing();
        this.reading = store.reading();
        this.log = new LogBook(jdbc);
    }

    @Override
    public void received(AuditEvent.MinutesReceived event, Actor from, Instant at) {
        writing.executeWithoutResult(status -> {
            AuditEntry entry = log.write(log.next(), event, from, at, null);
            jdbc.sql("insert into received_minutes (position, agreement, party, file)"
                            + " values (:position, :agreement, :party, :file)")
                    .param("position", entry.position())
                    .param("agreement", event.agreement().value())
                    .param("party", event.party().value())
                    .param("file", event.file().hex())
                    .update();
        });
    }

    @Override
    public boolean isReceived(AgreementId agreement, PartyId party, Sha256 file) {
        long rows = Objects.requireNonNull(reading.execute(status -> jdbc.sql("select count(*) from received_minutes"
                        + " where agreement = :agreement and party = :party and file = :file")
                .param("agreement", agreement.value())
                .param("party", party.value())
                .param("file", file.hex())
                .query(Long.class)
                .single()));
        return rows > 0;
    }
}
