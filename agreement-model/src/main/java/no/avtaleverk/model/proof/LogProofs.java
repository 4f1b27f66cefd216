package no.avtaleverk.model.proof;

import java.util.Collection;
import java.util.SortedMap;
import no.avtaleverk.model.agreement.Sha256;

/** The log as those see it who hash it again. */
public interface LogProofs {
    /**
     * What the hashes of entries were made of, by position: every column on a line of its own, the hash of the entry before last.
     *
     * @throws IllegalArgumentException if the log has no such entry
     */
    SortedMap<Long, String> canonical(Collection<Long> positions);

    /**
     * The hashes of entries, by position.
     *
     * @throws IllegalArgumentException if the log has no such entry
     */
    SortedMap<Long, Sha256> hashes(Collection<Long> positions);

    /**
     * The tree over the log from its first entry to one.
     *
     * @throws IllegalArgumentException if the log is shorter
     */
    LogTree tree(long position);
}
