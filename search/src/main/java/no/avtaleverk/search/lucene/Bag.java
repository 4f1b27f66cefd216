package no.avtaleverk.search.lucene;

import java.util.List;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * What a question asks for, and how documents meet it. Since all hits are counted, the hits of a stretch of documents are found first,
 * as sets, by going through all lists of postings; how often a word stands in them is not read for that. Only those hits are scored
 * then that may come among the best, by what each list has at most there; after each thing asked for, those are dropped that can no
 * longer.
 *
 * @param all phrases a hit must hold
 * @param asked empty when phrases are all there is
 * @param atLeast how many of the things that are enough a hit must hold, 1 or 2
 * @param others worth of the other ways to meet a thing beside the best
 */
record Bag(List<Query> all, List<Asked> asked, int atLeast, float others) {
    Bag {
        if (atLeast < 1 || atLeast > 2) {
            throw new IllegalArgumentException("A hit holds at least one or two things, not " + atLeast);
        }
    }

    /**
     * A thing asked for.
     *
     * @param ways to meet it; the best counts, and the others a little
     * @param context makes a hit better, and is never enough
     * @param enough whether meeting it makes a document a hit; else it makes a hit better
     */
    record Asked(List<Query> ways, @Nullable Query context, boolean enough) {}

    /** Told of the hits, stretch after stretch: first of each, in the order of the documents, then what the best of them score. */
    interface Hits {
        /** @param documents counted from the first one, which is a multiple of 64 */
        void hits(int from, long[] documents);

        void score(int doc, float score);

        /** What a hit must score to make a difference; those with less need not be scored. */
        float least();

        /** How many of the best hits are wanted; all of them when what a hit scores makes no difference. */
        default int wanted() {
            return Integer.MAX_VALUE;
        }

        /** So many hits as are wanted score this or more. */
        default void atLeast(float score) {}
    }

    /** A filter that is asked of hits, since its documents are not worth remembering. */
    @FunctionalInterface
    interface Late {
        /**
         * Keep of some documents those let through.
         *
         * @param documents counted from the first one, which is a multiple of 64
         */
        void keep(int from, long[] documents);
    }
}
