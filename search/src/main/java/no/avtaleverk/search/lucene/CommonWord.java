package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * A word that so many documents of a segment have that one question after the other asks for it: the documents as a set, and the
 * most they score, so that neither is read from the postings each time.
 */
final class CommonWord {
    /** Documents of which the most is known together. */
    static final int STRETCH = 1 << 11;
    /** A set takes no more room than the numbers of the documents when one of so many has the word. */
    private static final int ONE_OF = 32;

    /** What a word costs to remember whatever it is. */
    static final int OF_AN_ENTRY = 250;

    /** A share times a weight is not to the last digit what is reckoned with that weight. */
    private static final float ROUNDING = 1.0001f;

    private final long[] documents;
    private final float[] shares;

    /** Whether a word is common in a segment. */
    static boolean is(int documentsWithIt, int documents) {
        return documentsWithIt >= documents / ONE_OF && documents > STRETCH;
    }

    /**
     * @param postings of the word in the segment, with frequencies
     * @param lengths of the field, absent when it keeps none
     * @param size documents of the segment
     */
    CommonWord(Term word, PostingsEnum postings, byte @Nullable [] lengths, int size) throws IOException {
        var set = new FixedBitSet(size);
        shares = new float[(size - 1) / STRETCH + 1];
        Similarity.SimScorer scorer = PublicStatistics.SIMILARITY.scorer(
                1, new CollectionStatistics(word.field(), 1, 1, 1, 1), new TermStatistics(word.bytes(), 1, 1));
        Similarity.BulkSimScorer scoring = scorer.asBulkSimScorer();
        float whole = most(scorer);
        var batch = new DocAndFloatFeatureBuffer();
        long[] norms = {};
        postings.nextDoc();
        for (postings.nextPostings(size, batch); batch.size > 0; postings.nextPostings(size, batch)) {
            norms = norms.length < batch.size ? new long[batch.size] : norms;
            for (int n = 0; n < batch.size; n++) {
                set.set(batch.docs[n]);
                norms[n] = lengths == null ? 1 : lengths[batch.docs[n]];
            }
            scoring.score(batch.size, batch.features, norms, batch.features);
            for (int n = 0; n < batch.size; n++) {
                int stretch = batch.docs[n] / STRETCH;
                shares[stretch] = Math.max(shares[stretch], batch.features[n] / whole * ROUNDING);
            }
        }
        documents = set.getBits();
    }

    /** What a document scores that has nothing but the word, again and again. */
    static float most(Similarity.SimScorer scorer) {
        return scorer.score(Float.MAX_VALUE, 1);
    }

    /** What it takes of the heap, in bytes, about. */
    long size() {
        return (long) documents.length * Long.BYTES + (long) shares.length * Float.BYTES + OF_AN_ENTRY;
    }

    /**
     * Put the documents of a stretch into a set, counted from its beginning.
     *
     * @param from a multiple of 64
     * @param until a multiple of 64, or the end of the segment
     */
    void into(FixedBitSet set, int from, int until) {
        long[] to = set.getBits();
        int first = from >> 6;
        int words = Math.min((until + 63 >> 6), documents.length) - first;
        System.arraycopy(documents, first, to, 0, words);
        Arrays.fill(to, words, to.length, 0);
    }

    /** The most that documents of a stretch score, as a share of what any document could. */
    float share(int from, int until) {
        float here = 0;
        for (int stretch = from / STRETCH; stretch <= (until - 1) / STRETCH; stretch++) {
            here = Math.max(here, shares[stretch]);
        }
        return here;
    }
}
