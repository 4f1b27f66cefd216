package no.avtaleverk.workflow.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pen of the log. Everything here happens inside the caller's transaction. */
final class LogBook {
    /** A place in the log, held until the transaction ends: no later entry is written or seen before this one. */
    record Place(long position, String previous) {}

    /** The agreement an entry is about, as the change left it. */
    record Subject(Agreement agreement, Sha256 text, Sha256 manifest, Sha256 snapshot) {}

    private final JdbcClient jdbc;

    LogBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Take the next place. Comes first in a transaction that changes agreements, so that all wait at the same door. */
    Place next() {
        return jdbc.sql("update log_head set position = position + 1 where one = 1 returning position, hash")
                .query((row, number) -> new Place(row.getLong("position"), row.getString("hash")))
                .single();
    }

    /**
     * Write an entry at a place.
     *
     * @throws IllegalArgumentException if it speaks of a file that is not stored: the log could never be verified again
     */
    AuditEntry write(Place place, AuditEvent event, Actor by, Instant at, @Nullable Subject subject) {
        filesOf(event).forEach(this::requireStored);
        PartyId organisation = by.organisation();
        LogRow row = new LogRow(
                        place.position(),
                        LogRow.instant(at),
                        by.userId(),
                        by.name(),
                        organisation == null ? null : organisation.value(),
                        subject == null ? null : subject.agreement().id().value(),
                        subject == null ? 0 : subject.agreement().sequence(),
                        subject == null ? 0 : subject.agreement().revision(),
                        event.type(),
                        Json.write(event, AuditEvent.class),
                        subject == null ? null : subject.text().hex(),
                        subject == null ? null : subject.manifest().hex(),
                        subject == null ? null : subject.snapshot().hex(),
                        place.previous(),
                        "")
                .sealed();
        jdbc.sql("insert into audit_entry (" + LogRow.COLUMNS + ") values (:position, :at, :userId, :userName,"
                        + " :organisation, :agreement, :sequence, :revision, :type, :body,"
                        + " :text, :manifest, :snapshot, :previous, :hash)")
                .paramSource(row)
                .update();
        jdbc.sql("update log_head set hash = :hash where one = 1")
                .param("hash", row.hash())
                .update();
        return row.entry();
    }

    /** The stored files an event speaks of. */
    static Collection<Sha256> filesOf(AuditEvent event) {
        return switch (event) {
            case AuditEvent.AgreementDrafted drafted -> only(drafted.origin().file());
            case AuditEvent.AgreementRegistered registered ->
                only(registered.origin().file());
            case AuditEvent.TextSubmitted submitted -> submitted.documents().values();
            case AuditEvent.AgreementSigned signed -> {
                var files = new ArrayList<>(only(signed.signature().document()));
                files.addAll(signed.signature().signed().values());
                files.addAll(signed.signature().evidence());
                yield files;
            }
            case AuditEvent.JoiningOffered offered -> List.of(offered.joining().document());
            case AuditEvent.SigningJobContinued continued -> continued.files();
            case AuditEvent.SignaturesExamined examined ->
                only(examined.examination().renewed());
            case AuditEvent.ResolutionRecorded recorded ->
                only(recorded.resolution().minutes());
            case AuditEvent.ResolutionCorrected corrected ->
                only(corrected.after().minutes());
            case AuditEvent.CasePapersMade made ->
                made.papers().stream()
                        .flatMap(paper -> Stream.of(paper.docx(), paper.pdf()))
                        .toList();
            case AuditEvent.CasePapersHandedOver handed -> handed.papers().values();
            case AuditEvent.FileReceived received -> List.of(received.file());
            case AuditEvent.MinutesReceived received -> List.of(received.file());
            case AuditEvent.WordFileReturned returned -> List.of(returned.file());
            case AuditEvent.FollowedUp noted -> noted.files();
            default -> List.of();
        };
    }

    private static List<Sha256> only(@Nullable Sha256 file) {
        return file == null ? List.of() : List.of(file);
    }

    private void requireStored(Sha256 file) {
        long found = jdbc.sql("select count(*) from stored_file where sha256 = :file")
                .param("file", file.hex())
                .query(Long.class)
                .single();
        if (found == 0) {
            throw new IllegalArgumentException("The file %s is not stored".formatted(file));
        }
    }
}
