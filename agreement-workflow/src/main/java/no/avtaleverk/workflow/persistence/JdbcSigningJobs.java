package no.avtaleverk.workflow.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.StaleAgreementException;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.signing.SigningEntry;
import no.avtaleverk.model.signing.SigningJob;
import no.avtaleverk.model.signing.SigningJobId;
import no.avtaleverk.model.signing.SigningJobs;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcSigningJobs implements SigningJobs {
    private static final String SELECT =
            "select e.at, s.job, s.agreement, s.said from signing_job s join audit_entry e on e.position = s.position ";

    private final JdbcClient jdbc;
    private final TransactionOperations writing;
    private final TransactionOperations reading;
    private final LogBook log;

    JdbcSigningJobs(Store store) {
        this.jdbc = store.jdbc();
        this.writing = store.writing();
        this.reading = store.reading();
        this.log = new LogBook(jdbc);
    }

    private record Row(Instant at, String job, String agreement, SigningEntry entry) {}

    @Override
    public Optional<SigningJob> find(SigningJobId id) {
        return list(jdbc.sql(SELECT + "where s.job = :job order by s.number").param("job", id.value())).stream()
                .findFirst();
    }

    @Override
    public Optional<SigningJob> findToChange(SigningJobId id) {
        return Objects.requireNonNull(writing.execute(status -> {
            // All who write wait at the door of the log in any case; to wait there already is to lose no race.
            jdbc.sql("update log_head set position = position where one = 1").update();
            return find(id);
        }));
    }

    @Override
    public List<SigningJob> of(AgreementId agreement) {
        return list(jdbc.sql(SELECT + "where s.agreement = :agreement order by s.position")
                .param("agreement", agreement.value()));
    }

    @Override
    public List<SigningJob> open() {
        return list(jdbc.sql(SELECT + """
                where s.job in (select b.job from signing_job b
                                 where b.ends = 0 and b.number = 1
                                   and not exists (select 1 from signing_job x where x.job = b.job and x.ends = 1))
                order by s.position"""));
    }

    /** The jobs rows are of, in the order they began; the rows of each are in their order. */
    private List<SigningJob> list(StatementSpec query) {
        List<Row> rows = Objects.requireNonNull(reading.execute(status -> query.query((row, number) -> new Row(
                        Instant.parse(row.getString("at")),
                        row.getString("job"),
                        row.getString("agreement"),
                        Json.read(row.getString("said"), SigningEntry.class)))
                .list()));
        var jobs = new java.util.LinkedHashMap<String, SigningJob>();
        for (Row row : rows) {
            SigningJob job = jobs.get(row.job());
            jobs.put(
                    row.job(),
                    job == null
                            ? SigningJob.begin(
                                    new SigningJobId(row.job()),
                                    new AgreementId(row.agreement()),
                                    (SigningEntry.Started) row.entry(),
                                    row.at())
                            : job.with(row.entry(), row.at()));
        }
        return new ArrayList<>(jobs.values());
    }

    @Override
    public SigningJob begin(
            SigningJobId id, AgreementId agreement, SigningEntry.Started started, Actor by, Instant at) {
        SigningJob job = SigningJob.begin(id, agreement, started, at);
        insert(job, started, null, by, at);
        return job;
    }

    @Override
    public SigningJob save(SigningJob read, SigningEntry entry, Actor by, Instant at) {
        SigningJob next = read.with(entry, at);
        insert(next, entry, read, by, at);
        return next;
    }

    private void insert(SigningJob job, SigningEntry entry, @Nullable SigningJob before, Actor by, Instant at) {
        String said = Json.write(entry, SigningEntry.class);
        AuditEvent event = entry.event(before == null ? job : before, Sha256.of(said));
        writing.executeWithoutResult(status -> {
            AuditEntry logged = log.write(log.next(), event, by, at, null);
            int inserted = jdbc.sql("""
                            insert into signing_job (position, job, agreement, number, ends, said)
                            values (:position, :job, :agreement, :number, :ends, :said)
                            on conflict do nothing""")
                    .param("position", logged.position())
                    .param("job", job.id().value())
                    .param("agreement", job.agreement().value())
                    .param("number", job.entries())
                    .param("ends", entry instanceof SigningEntry.Ended ? 1 : 0)
                    .param("said", said)
                    .update();
            if (inserted == 0) {
                throw new StaleAgreementException(job.agreement());
            }
        });
    }

    @Override
    public List<AuditEntry> log(AgreementId agreement) {
        return Objects.requireNonNull(reading.execute(status -> jdbc.sql("""
                                select e.* from signing_job s join audit_entry e on e.position = s.position
                                 where s.agreement = :agreement order by s.position""")
                        .param("agreement", agreement.value())
                        .query(LogRow::read)
                        .list()))
                .stream()
                .map(LogRow::entry)
                .toList();
    }
}
