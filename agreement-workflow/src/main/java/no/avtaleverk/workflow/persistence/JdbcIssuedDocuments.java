package no.avtaleverk.workflow.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Examination;
import no.avtaleverk.model.agreement.IssuedDocuments;
import no.avtaleverk.model.agreement.Joining;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.TextCode;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcIssuedDocuments implements IssuedDocuments {
    private final JdbcClient jdbc;
    private final TransactionOperations writing;
    private final TransactionOperations reading;
    private final LogBook log;

    JdbcIssuedDocuments(Store store) {
        this.jdbc = store.jdbc();
        this.writing = store.writing();
        this.reading = store.reading();
        this.log = new LogBook(jdbc);
        fillIfEmpty();
    }

    /** A store of before these rows were kept gets them all, from the agreements themselves. */
    private void fillIfEmpty() {
        writing.executeWithoutResult(status -> {
            long rows = jdbc.sql("select count(*) from version_code")
                    .query(Long.class)
                    .single();
            if (rows == 0) {
                jdbc.sql("select snapshot from agreement").query(String.class).list().stream()
                        .map(Snapshot::read)
                        .forEach(snapshot -> note(jdbc, snapshot));
            }
        });
    }

    /** Note what an agreement has issued; what is noted already stays. Happens inside the caller's transaction. */
    static void note(JdbcClient jdbc, Snapshot snapshot) {
        for (AgreementVersion version : snapshot.versions()) {
            jdbc.sql("""
                            insert into version_code (code, agreement, version) values (:code, :agreement, :version)
                            on conflict do nothing""")
                    .param("code", version.code().toString())
                    .param("agreement", snapshot.id().value())
                    .param("version", version.number())
                    .update();
            version.documents()
                    .forEach((municipality, file) -> note(jdbc, snapshot, version.number(), municipality, file));
        }
        for (SignatureRecord signature : snapshot.facts().signatures()) {
            signature
                    .signed()
                    .forEach((municipality, file) -> note(jdbc, snapshot, signature.version(), municipality, file));
            Set<PartyId> whose = signature.signed().isEmpty()
                    ? Set.of(signature.party())
                    : signature.signed().keySet();
            signature
                    .evidence()
                    .forEach(file -> whose.forEach(
                            municipality -> note(jdbc, snapshot, signature.version(), municipality, file)));
        }
        for (Examination examination : snapshot.facts().proceedings().examinations()) {
            Sha256 renewed = examination.renewed();
            if (renewed != null) {
                note(jdbc, snapshot, examination.version(), examination.municipality(), renewed);
            }
        }
        for (Joining joining : snapshot.facts().proceedings().joinings()) {
            note(jdbc, snapshot, joining.version(), joining.party(), joining.document());
        }
    }

    private static void note(JdbcClient jdbc, Snapshot snapshot, int version, PartyId municipality, Sha256 file) {
        jdbc.sql("""
                        insert into issued_document (file, agreement, version, municipality)
                        values (:file, :agreement, :version, :municipality)
                        on conflict do nothing""")
                .param("file", file.hex())
                .param("agreement", snapshot.id().value())
                .param("version", version)
                .param("municipality", municipality.value())
                .update();
    }

    @Override
    public List<Issued> of(Sha256 file) {
        return read(() -> jdbc.sql("""
                        select agreement, version, municipality from issued_document
                         where file = :file order by agreement, version, municipality""")
                .param("file", file.hex())
                .query((row, number) -> new Issued(
                        new AgreementId(row.getString("agreement")),
                        row.getInt("version"),
                        new PartyId(row.getString("municipality"))))
                .list());
    }

    @Override
    public List<Coded> of(TextCode code) {
        return read(() -> jdbc.sql(
                        "select agreement, version from version_code where code = :code order by agreement, version")
                .param("code", code.toString())
                .query((row, number) -> new Coded(new AgreementId(row.getString("agreement")), row.getInt("version")))
                .list());
    }

    @Override
    public List<AuditEvent.DocumentHandedOut> handedOut(Sha256 file) {
        return read(() -> jdbc.sql("select e.* from handed_out h join audit_entry e on e.position = h.position"
                                + " where e.body like :file order by h.position desc")
                        .param("file", "%" + file.hex() + "%")
                        .query(LogRow::read)
                        .list())
                .stream()
                .map(row -> row.entry().event())
                .filter(AuditEvent.DocumentHandedOut.class::isInstance)
                .map(AuditEvent.DocumentHandedOut.class::cast)
                .distinct()
                .toList();
    }

    @Override
    public void handedOut(AuditEvent.DocumentHandedOut event, Actor to, Instant at) {
        PartyId organisation = to.organisation();
        writing.executeWithoutResult(status -> {
            AuditEntry entry = log.write(log.next(), event, to, at, null);
            jdbc.sql("insert into handed_out (position, agreement, organisation)"
                            + " values (:position, :agreement, :organisation)")
                    .param("position", entry.position())
                    .param("agreement", event.agreement().value())
                    .param("organisation", organisation == null ? null : organisation.value())
                    .update();
        });
    }

    @Override
    public List<AuditEntry> handedOut(AgreementId agreement, @Nullable Collection<PartyId> organisations, int limit) {
        if (organisations != null && organisations.isEmpty()) {
            return List.of();
        }
        String theirs = organisations == null ? "" : " and h.organisation in (:organisations)";
        return read(() -> {
            var query = jdbc.sql("select e.* from handed_out h join audit_entry e on e.position = h.position"
                            + " where h.agreement = :agreement" + theirs
                            + " order by h.position desc limit :limit")
                    .param("agreement", agreement.value())
                    .param("limit", limit);
            if (organisations != null) {
                query = query.param(
                        "organisations",
                        organisations.stream().map(PartyId::value).toList());
            }
            return query.query(LogRow::read).list().stream().map(LogRow::entry).toList();
        });
    }

    private <T> T read(Supplier<T> query) {
        return Objects.requireNonNull(reading.execute(status -> query.get()));
    }
}
