package no.avtaleverk.model.archive;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.AgreementId;
import org.jspecify.annotations.Nullable;

/**
 * How much of the register an archive holds.
 *
 * @param agreement the one case; absent for the whole register
 * @param position of the last entry of the log that counts
 * @param entries of the log in it, of one case; empty of the whole register, which has all
 */
public record Extent(@Nullable AgreementId agreement, long position, SortedSet<Long> entries) {
    public Extent {
        entries = Collections.unmodifiableSortedSet(new TreeSet<>(entries));
    }

    public static Extent whole(long position) {
        return new Extent(null, position, Collections.emptySortedSet());
    }
}
