package no.avtaleverk.model.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Sha256;

/** The register row by row, to be taken out and put back. */
public interface RegisterCopies {
    /** How long the log is, whether or not its last entry is here. */
    long position();

    /** Do something while the register stands still. */
    <T> T inOneMoment(Supplier<T> work);

    /**
     * The entries of the log that are about a case, each with the row of entries it belongs to: one that lacks some of a row can not be
     * put back.
     *
     * @param position of the last that counts
     */
    SortedMap<Long, String> entriesAbout(AgreementId agreement, long position);

    /** Whether a case stands as it did when the log was at a place: nothing was changed in it since. */
    boolean isAsAt(AgreementId agreement, long position);

    /** The stored files an event speaks of. */
    List<Sha256> filesOf(AuditEvent event);

    /** The stored files the rows speak of. */
    SortedSet<Sha256> files(Extent extent);

    /**
     * Take rows out, table by table, each a JSON object of its columns by name. The same extent gives the same rows in the same order,
     * whichever database they are in. Of files all is there but their bytes.
     */
    void rows(Extent extent, BiConsumer<String, String> each);

    /** The entries up to the place that are not in the extent, with nothing but their hashes. */
    void absent(Extent extent, BiConsumer<Long, Sha256> each);

    /** The names of all tables that {@link #rows} takes from, in the order in which they are put back. */
    List<String> tables();

    /** What of the register was restored from which archives, oldest first. */
    List<Restored> restored();

    /** An archive the register was restored from. */
    record Restored(Sha256 file, Sha256 mark, Optional<AgreementId> agreement, long position, Instant at) {}

    /** How many entries of the log are known by their hash alone. */
    long absent();

    /**
     * Restore a register into an empty store: all of it, or nothing. What was put in is held against the log and the published heads, and
     * taken out again to see that it is the same.
     *
     * @return why it was not done; empty when it was
     */
    Optional<ArchiveFault> restore(List<? extends RegisterSource> sources, Instant at);
}
