package no.avtaleverk.model.search;

import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a frozen result, told so that anybody who holds the register's texts can find it.
 *
 * @param agreement absent for a log entry that is about none
 * @param version 0 for log entries
 * @param clause absent for title and parties of a version
 * @param number of the clause as printed there; empty for none
 * @param digest of the clause's text as it is stored (docs/adr/0003); for a version of its whole text; for a log entry its hash
 * @param logPosition present for log entries
 */
public record FrozenHit(
        @Nullable AgreementId agreement,
        int version,
        @Nullable ClauseId clause,
        String number,
        Sha256 digest,
        @Nullable Long logPosition) {
    /** The same for the same words of the same clause, in whatever version they stand; for a title, the same in all versions. */
    public String words() {
        return logPosition != null
                ? "log/" + logPosition
                : clause == null ? agreement + "/" : agreement + "/" + clause + "/" + digest;
    }

    String line() {
        return String.join(
                "\t",
                "hit",
                logPosition != null ? "LOG_ENTRY" : clause == null ? "VERSION" : "CLAUSE",
                agreement == null ? "" : agreement.value(),
                logPosition != null ? "" : String.valueOf(version),
                clause == null ? "" : clause.value(),
                CanonicalLines.escaped(number),
                logPosition == null ? "" : String.valueOf(logPosition),
                digest.hex());
    }

    /** @param line as {@link #line} wrote it, without its name */
    static FrozenHit parse(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 7) {
            throw new IllegalArgumentException("Not a frozen hit: '%s'".formatted(line));
        }
        return new FrozenHit(
                parts[1].isEmpty() ? null : new AgreementId(parts[1]),
                parts[2].isEmpty() ? 0 : Integer.parseInt(parts[2]),
                parts[3].isEmpty() ? null : new ClauseId(parts[3]),
                CanonicalLines.plain(parts[4]),
                new Sha256(parts[6]),
                parts[5].isEmpty() ? null : Long.valueOf(parts[5]));
    }
}
