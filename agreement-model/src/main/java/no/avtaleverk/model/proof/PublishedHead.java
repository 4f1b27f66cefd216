package no.avtaleverk.model.proof;

import java.time.Instant;
import java.time.LocalDate;
import no.avtaleverk.model.agreement.Sha256;

/**
 * The head of the log as it was on a day. Only the day and the mark are public: how many entries the log has would tell when people are at
 * work on texts that nobody may know of. The mark binds the product to all the rest, which is shown to who may read it.
 *
 * @param day in Norway
 * @param position of the newest entry; 0 when the log was empty
 * @param entry hash of the newest entry
 * @param root of the {@link LogTree} over all entries up to it
 * @param previous mark of the head published before; {@link Sha256#ZERO} for the first
 */
public record PublishedHead(LocalDate day, long position, Sha256 entry, Sha256 root, Instant made, Sha256 previous) {
    /** The name of the format, the first line of what is hashed. */
    public static final String FORMAT = "avtaleverk-head-1";

    /** What the mark is the digest of: each component on a line of its own. */
    public String canonical() {
        return String.join(
                        "\n",
                        FORMAT,
                        day.toString(),
                        Long.toString(position),
                        entry.hex(),
                        root.hex(),
                        made.toString(),
                        previous.hex())
                + "\n";
    }

    /** What is published. */
    public Sha256 mark() {
        return Sha256.of(canonical());
    }
}
