package no.avtaleverk.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what is stored with what is indexed, document by document. */
public interface IndexCheck {
    /** Differences that are told of by name; there may be more. */
    int MOST_TOLD = 50;

    /**
     * Bring the index up to the log, read its files through, and compare for every agreement the number and the digest of what the
     * store says should be indexed with what is. An index that is not as it should be is made anew. The result is kept. Questions are
     * answered meanwhile; only when the files are damaged do they wait until the index is made anew.
     *
     * @param at when the check is made, to be told with the result
     * @throws SearchUnavailableException if the index can not be read or made anew. That the check failed is kept, as it is when
     *     the store fails, which changes nothing of the index.
     */
    Result check(Instant at);

    /** The last check of this index, also of an earlier process; empty when none was made. */
    Optional<Result> lastCheck();

    /**
     * What a check found.
     *
     * @param position of the log entry the index stood at
     * @param agreements compared
     * @param texts documents of clauses, titles and parties there should be
     * @param entries documents of log entries there should be
     * @param digest of the keys of all documents there should be, in their order; the same for everyone with the same store
     * @param fault what is wrong with the files, or why the check failed; absent when all could be read
     * @param different number of agreements, and of rows of entries about none, that were not indexed as they are stored
     * @param differences the first of them
     * @param remade whether the index was made anew because of it
     */
    record Result(
            Instant at,
            long position,
            long agreements,
            long texts,
            long entries,
            String digest,
            @Nullable String fault,
            long different,
            List<Difference> differences,
            boolean remade) {
        public Result {
            differences = List.copyOf(differences);
        }

        /** A check that came to no end, so that nothing is known of the index. */
        public static Result failed(Instant at, long position, String fault) {
            return new Result(at, position, 0, 0, 0, "", fault, 0, List.of(), false);
        }

        /** Whether the check came to no end, for a reason that lies in the store or the disk. */
        public boolean isFailed() {
            return fault != null && !remade;
        }

        /** Whether the index was as it should be. */
        public boolean isRight() {
            return fault == null && different == 0;
        }
    }

    /**
     * An agreement that is indexed otherwise than it is stored.
     *
     * @param agreement empty for the entries that are about none
     * @param missing documents that are not in the index
     * @param wrong documents that should not be there
     */
    record Difference(String agreement, long missing, long wrong) {}
}
