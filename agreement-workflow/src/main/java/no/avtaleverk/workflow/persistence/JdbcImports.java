package no.avtaleverk.workflow.persistence;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.document.ImportReport;
import no.avtaleverk.model.document.Imports;
import no.avtaleverk.model.party.PartyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcImports implements Imports {
    private final JdbcClient jdbc;
    private final TransactionOperations writing;
    private final TransactionOperations reading;

    JdbcImports(Store store) {
        this.jdbc = store.jdbc();
        this.writing = store.writing();
        this.reading = store.reading();
    }

    @Override
    public void add(ImportReport report) {
        writing.executeWithoutResult(status -> jdbc.sql("""
                        insert into import_report (id, organisation, state, received_at, report)
                        values (:id, :organisation, :state, :receivedAt, :report)""")
                .param("id", report.id())
                .param("organisation", report.organisation().value())
                .param("state", report.state().name())
                .param("receivedAt", LogRow.instant(report.receivedAt()))
                .param("report", Json.write(report, ImportReport.class))
                .update());
    }

    @Override
    public Optional<ImportReport> find(String id) {
        return Objects.requireNonNull(
                reading.execute(status -> jdbc.sql("select report from import_report where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .optional()
                        .map(JdbcImports::parse)));
    }

    @Override
    public List<ImportReport> of(PartyId organisation) {
        return Objects.requireNonNull(reading.execute(
                status -> jdbc.sql("""
                        select report from import_report
                         where organisation = :organisation
                         order by received_at desc, id""").param("organisation", organisation.value()).query(String.class).list().stream()
                        .map(JdbcImports::parse)
                        .toList()));
    }

    @Override
    public boolean close(ImportReport report) {
        return Objects.requireNonNull(writing.execute(status -> jdbc.sql("""
                                update import_report set state = :state, report = :report
                                 where id = :id and state = 'OPEN'""")
                        .param("state", report.state().name())
                        .param("report", Json.write(report, ImportReport.class))
                        .param("id", report.id())
                        .update()
                == 1));
    }

    private static ImportReport parse(String json) {
        return Json.read(json, ImportReport.class);
    }
}
