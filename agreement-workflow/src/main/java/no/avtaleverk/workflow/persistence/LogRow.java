package no.avtaleverk.workflow.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log, column by column as it is stored and hashed.
 *
 * @param text digest of the canonical text after the change
 * @param manifest digest of the manifest after the change, which says more than the text: which clause is which
 * @param snapshot digest of the stored agreement after the change
 */
record LogRow(
        long position,
        String at,
        String userId,
        String userName,
        @Nullable String organisation,
        @Nullable String agreement,
        long sequence,
        long revision,
        String type,
        String body,
        @Nullable String text,
        @Nullable String manifest,
        @Nullable String snapshot,
        String previous,
        String hash) {
    static final String COLUMNS =
            "position, at, user_id, user_name, organisation, agreement, sequence, revision, type, body,"
                    + " text_sha256, manifest_sha256, snapshot_sha256, previous, hash";

    /** Nine decimals always, so that the order of the texts is the order in time. */
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

    static LogRow read(ResultSet row, int number) throws SQLException {
        return new LogRow(
                row.getLong("position"),
                row.getString("at"),
                row.getString("user_id"),
                row.getString("user_name"),
                row.getString("organisation"),
                row.getString("agreement"),
                row.getLong("sequence"),
                row.getLong("revision"),
                row.getString("type"),
                row.getString("body"),
                row.getString("text_sha256"),
                row.getString("manifest_sha256"),
                row.getString("snapshot_sha256"),
                row.getString("previous"),
                row.getString("hash"));
    }

    static String instant(Instant at) {
        return INSTANT.format(at);
    }

    LogRow sealed() {
        return new LogRow(
                position,
                at,
                userId,
                userName,
                organisation,
                agreement,
                sequence,
                revision,
                type,
                body,
                text,
                manifest,
                snapshot,
                previous,
                digest().hex());
    }

    /** The digest of {@link #canonical()}. */
    Sha256 digest() {
        return Sha256.of(canonical());
    }

    /**
     * The line of the format's name and every column but {@code hash}, each on a line of its own in the order of the table. A line break
     * within a column is written {@code \n}, a backslash {@code \\}; an absent column is an empty line.
     */
    String canonical() {
        var lines = new StringBuilder("avtaleverk-log-1\n");
        append(lines, Long.toString(position));
        append(lines, at);
        append(lines, userId);
        append(lines, userName);
        append(lines, organisation);
        append(lines, agreement);
        append(lines, Long.toString(sequence));
        append(lines, Long.toString(revision));
        append(lines, type);
        append(lines, body);
        append(lines, text);
        append(lines, manifest);
        append(lines, snapshot);
        append(lines, previous);
        return lines.toString();
    }

    private static void append(StringBuilder lines, @Nullable String column) {
        if (column != null) {
            lines.append(column.replace("\\", "\\\\").replace("\n", "\\n"));
        }
        lines.append('\n');
    }

    AuditEvent event() {
        return Json.read(body, AuditEvent.class);
    }

    AuditEntry entry() {
        AuditEvent event = event();
        return new AuditEntry(
                position,
                Instant.parse(at),
                userId,
                userName,
                organisation == null ? null : new PartyId(organisation),
                agreement == null ? saidOf(event) : new AgreementId(agreement),
                sequence,
                revision,
                event,
                new Sha256(previous),
                new Sha256(hash));
    }

    /** What is said of an agreement is no change of it, so the column is empty. */
    private static @Nullable AgreementId saidOf(AuditEvent event) {
        if (event instanceof AuditEvent.OfSigning signing) {
            return signing.agreement();
        }
        return event instanceof AuditEvent.OfDiscussion said ? said.agreement() : null;
    }
}
