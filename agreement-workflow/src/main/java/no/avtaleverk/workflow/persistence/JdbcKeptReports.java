package no.avtaleverk.workflow.persistence;

import java.util.List;
import java.util.Objects;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.proof.KeptReports;
import no.avtaleverk.model.signing.ValidationReport.ReportFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcKeptReports implements KeptReports {
    private final JdbcClient jdbc;
    private final JdbcFiles files;
    private final TransactionOperations writing;
    private final TransactionOperations reading;

    JdbcKeptReports(Store store) {
        this.jdbc = store.jdbc();
        this.files = new JdbcFiles(store);
        this.writing = store.writing();
        this.reading = store.reading();
    }

    @Override
    public List<ReportFile> of(Sha256 document) {
        return Objects.requireNonNull(reading.execute(status -> jdbc.sql("""
                        select k.name, f.media_type, f.content from kept_report k join stored_file f on f.sha256 = k.file
                         where k.document = :document order by k.number""")
                .param("document", document.hex())
                .query((row, number) ->
                        new ReportFile(row.getString("name"), row.getString("media_type"), row.getBytes("content")))
                .list()));
    }

    @Override
    public List<ReportFile> keep(Sha256 document, List<ReportFile> reports) {
        return Objects.requireNonNull(writing.execute(status -> {
            // At the door of the log two that keep at once come one after the other.
            jdbc.sql("update log_head set position = position where one = 1").update();
            List<ReportFile> there = of(document);
            if (!there.isEmpty()) {
                return there;
            }
            int number = 0;
            for (ReportFile report : reports) {
                number++;
                Sha256 file = files.store(report.name(), report.mediaType(), report.content());
                jdbc.sql("insert into kept_report (document, number, name, file)"
                                + " values (:document, :number, :name, :file)")
                        .param("document", document.hex())
                        .param("number", number)
                        .param("name", report.name())
                        .param("file", file.hex())
                        .update();
            }
            return of(document);
        }));
    }
}
