package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.FreqAndNormBuffer;
import org.apache.lucene.index.Impacts;
import org.apache.lucene.index.ImpactsEnum;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** The postings of one part: which documents have it, and what those of them score that are asked about. */
abstract class Source {
    final DocAndFloatFeatureBuffer batch;

    Source(DocAndFloatFeatureBuffer batch) {
        this.batch = batch;
    }

    /** Absent when the segment has none. */
    static @Nullable Source of(@Nullable Part part, TermSets sets, DocAndFloatFeatureBuffer batch, Room room)
            throws IOException {
        if (part == null) {
            return null;
        }
        return switch (part) {
            case Part.OneTerm one -> {
                TermSets.OfTerm at = sets.of(one.term());
                yield at == null ? null : new OfTerm(one, at, sets, batch, room);
            }
            case Part.OneQuery one -> {
                var terms = new ArrayList<TermSets.OfTerm>();
                for (Term term : one.terms()) {
                    TermSets.OfTerm at = sets.of(term);
                    if (at != null) {
                        terms.add(at);
                    }
                }
                Scorer scorer =
                        terms.size() < one.terms().size() ? null : one.weight().scorer(sets.leaf());
                yield scorer == null ? null : new OfQuery(one.weight(), scorer, terms, sets.leaf(), batch);
            }
        };
    }

    /** Add the documents of the stretch, counted from its beginning. */
    abstract void into(FixedBitSet documents, int from, int until) throws IOException;

    /**
     * The most a document of the stretch can score; asked of one stretch after the other. What is asked again of the same stretch is
     * remembered, since Lucene tells bounds forwards only: asked twice, it would tell those of the last block.
     */
    abstract float most(int from, int until) throws IOException;

    /** The same where it costs little to know, else 0. */
    float likely(int from, int until) throws IOException {
        return 0;
    }

    /**
     * Begin to score some documents of a stretch.
     *
     * @param among counted from the beginning of the stretch
     * @param count of them
     * @return false when none has it
     */
    abstract boolean begin(FixedBitSet among, int count, int from, int until) throws IOException;

    /** Take the next of them into the batch with their scores; false when there are no more. */
    abstract boolean next() throws IOException;

    static final class OfQuery extends Source {
        private final Weight weight;
        private final LeafReaderContext leaf;
        /** All of which a document needs; empty when that is not known. */
        private final List<TermSets.OfTerm> terms;
        /** For sets. */
        private final DocIdSetIterator possible;

        private final @Nullable TwoPhaseIterator exactly;
        private final Scorer first;

        private @Nullable Scorer scorer;
        private DocIdSetIterator documents = DocIdSetIterator.empty();
        private @Nullable TwoPhaseIterator sure;
        private FixedBitSet among = NO_DOCUMENTS;
        private int from;
        private int until;
        private int at;

        OfQuery(
                Weight weight,
                Scorer first,
                List<TermSets.OfTerm> terms,
                LeafReaderContext leaf,
                DocAndFloatFeatureBuffer batch) {
            super(batch);
            this.weight = weight;
            this.leaf = leaf;
            this.terms = List.copyOf(terms);
            this.first = first;
            this.exactly = first.twoPhaseIterator();
            this.possible = exactly == null ? first.iterator() : exactly.approximation();
        }

        @Override
        void into(FixedBitSet documents, int from, int until) throws IOException {
            int doc = possible.docID();
            if (doc < from) {
                doc = possible.advance(from);
            }
            for (; doc < until; doc = possible.nextDoc()) {
                if (!documents.get(doc - from) && (exactly == null || exactly.matches())) {
                    documents.set(doc - from);
                }
            }
        }

        /** Whether the documents that may meet it can be known without a look at each. */
        boolean knowsPossible() {
            return !terms.isEmpty();
        }

        /** Keep of some documents of a stretch those that may meet it, as far as that is known without a look at each. */
        void keepPossible(FixedBitSet some, int from, int until) throws IOException {
            for (TermSets.OfTerm term : terms) {
                some.and(term.in(from, until));
            }
        }

        /** Keep of some documents of a stretch those that meet it. */
        void keep(FixedBitSet some, int from, int until) throws IOException {
            keepPossible(some, from, until);
            for (int at = nextSet(some, 0, until - from); at < until - from; at = nextSet(some, at + 1, until - from)) {
                if (!meets(from + at)) {
                    some.clear(at);
                }
            }
        }

        private boolean meets(int doc) throws IOException {
            int there = possible.docID();
            if (there < doc) {
                there = possible.advance(doc);
            }
            return there == doc && (exactly == null || exactly.matches());
        }

        /** Keep of some documents of a stretch those that meet it, and score them at once. */
        void keep(FixedBitSet some, float[] scores, int from, int until) throws IOException {
            keepPossible(some, from, until);
            for (int at = nextSet(some, 0, until - from); at < until - from; at = nextSet(some, at + 1, until - from)) {
                if (meets(from + at)) {
                    scores[at] += first.score();
                } else {
                    some.clear(at);
                }
            }
        }

        @Override
        float most(int from, int until) throws IOException {
            Scorer mine = scorer();
            if (documents.docID() >= until) {
                return 0;
            }
            int shallow = Math.max(from, documents.docID());
            mine.advanceShallow(shallow);
            return mine.getMaxScore(until - 1);
        }

        private Scorer scorer() throws IOException {
            Scorer known = scorer;
            if (known == null) {
                known = weight.scorer(leaf);
                if (known == null) {
                    known = first; // Never: it was there before.
                }
                scorer = known;
                sure = known.twoPhaseIterator();
                documents = sure == null ? known.iterator() : sure.approximation();
            }
            return known;
        }

        @Override
        boolean begin(FixedBitSet among, int count, int from, int until) throws IOException {
            scorer();
            this.among = among;
            this.from = from;
            this.until = until;
            at = among.nextSetBit(0);
            return documents.docID() < until && at < until - from;
        }

        @Override
        boolean next() throws IOException {
            Scorer mine = scorer();
            TwoPhaseIterator two = sure;
            batch.growNoCopy(BATCH);
            batch.size = 0;
            while (batch.size < BATCH && at < until - from) {
                int doc = documents.docID();
                if (doc < from + at) {
                    doc = documents.advance(from + at);
                }
                if (doc >= until) {
                    at = until - from;
                } else if (doc > from + at) {
                    at = nextSet(among, doc - from, until - from);
                } else {
                    if (two == null || two.matches()) {
                        batch.docs[batch.size] = doc;
                        batch.features[batch.size] = mine.score();
                        batch.size++;
                    }
                    at = nextSet(among, at + 1, until - from);
                }
            }
            return batch.size > 0;
        }
    }

    static final FixedBitSet NO_DOCUMENTS = new FixedBitSet(64);
    private static final int BATCH = 128;
    /** To go through so many postings costs as much as to look one document up. */
    private static final int LOOK_UP = 10;

    private static int nextSet(FixedBitSet bits, int at, int end) {
        return at >= end ? end : Math.min(end, bits.nextSetBit(at));
    }

    static final class OfTerm extends Source {
        private final TermSets.OfTerm term;
        private final int all;
        private final int size;
        private final Similarity.SimScorer scorer;
        private final Similarity.BulkSimScorer scoring;
        private final float whole;
        private final byte @Nullable [] lengths;
        private final Room room;

        /** With how often the word stands in each; opened when one of them is scored. */
        private @Nullable PostingsEnum postings;
        /** The most they score; candidates from the others, since it runs ahead of them. */
        private @Nullable ImpactsEnum bounds;

        private int mostFrom = -1;
        private int mostUntil = -1;
        private float mostKnown;

        private FixedBitSet among = NO_DOCUMENTS;
        private boolean oneByOne;
        private int from;
        private int until;
        private int at;

        OfTerm(Part.OneTerm one, TermSets.OfTerm term, TermSets sets, DocAndFloatFeatureBuffer batch, Room room)
                throws IOException {
            super(batch);
            this.term = term;
            this.all = term.count;
            this.size = Math.max(1, sets.leaf().reader().maxDoc());
            this.scorer = one.scorer();
            this.scoring = one.scorer().asBulkSimScorer();
            this.whole = CommonWord.most(scorer);
            this.lengths = sets.lengths(one.term().field());
            this.room = room;
        }

        @Override
        void into(FixedBitSet found, int from, int until) throws IOException {
            found.or(term.in(from, until));
        }

        private PostingsEnum postings() throws IOException {
            PostingsEnum known = postings;
            if (known == null) {
                known = term.postings();
                postings = known;
            }
            return known;
        }

        @Override
        float most(int from, int until) throws IOException {
            if (from == mostFrom && until == mostUntil) {
                return mostKnown;
            }
            CommonWord common = term.common;
            if (common != null) {
                return whole * common.share(from, until);
            }
            ImpactsEnum mine = bounds;
            if (mine == null) {
                mine = term.impacts();
                bounds = mine;
            }
            float most = 0;
            for (int start = from; start < until; ) {
                mine.advanceShallow(start);
                Impacts impacts = mine.getImpacts();
                int level = 0;
                while (level + 1 < impacts.numLevels() && impacts.getDocIdUpTo(level) < until - 1) {
                    level++;
                }
                FreqAndNormBuffer best = impacts.getImpacts(level);
                for (int i = 0; i < best.size; i++) {
                    most = Math.max(most, scorer.score(best.freqs[i], best.norms[i]));
                }
                int end = impacts.getDocIdUpTo(level);
                if (end >= until - 1) {
                    break;
                }
                start = end + 1;
            }
            mostFrom = from;
            mostUntil = until;
            mostKnown = most;
            return most;
        }

        @Override
        float likely(int from, int until) throws IOException {
            return most(from, until);
        }

        @Override
        boolean begin(FixedBitSet among, int count, int from, int until) throws IOException {
            PostingsEnum mine = postings();
            this.among = among;
            this.from = from;
            this.until = until;
            oneByOne = (long) count * LOOK_UP < (long) all * (until - from) / size;
            if (oneByOne) {
                at = among.nextSetBit(0);
                return mine.docID() < until && at < until - from;
            }
            int doc = mine.docID();
            if (doc < from) {
                doc = mine.advance(from);
            }
            return doc < until;
        }

        @Override
        boolean next() throws IOException {
            PostingsEnum mine = postings();
            if (oneByOne) {
                lookUp(mine);
            } else {
                do {
                    mine.nextPostings(until, batch);
                    if (batch.size == 0) {
                        return false;
                    }
                    keepThose();
                } while (batch.size == 0);
            }
            if (batch.size == 0) {
                return false;
            }
            long[] norms = room.norms(batch.size);
            for (int n = 0; n < batch.size; n++) {
                norms[n] = lengths == null ? 1 : lengths[batch.docs[n]];
            }
            scoring.score(batch.size, batch.features, norms, batch.features);
            return true;
        }

        private void lookUp(PostingsEnum mine) throws IOException {
            batch.growNoCopy(BATCH);
            batch.size = 0;
            while (batch.size < BATCH && at < until - from) {
                int doc = mine.docID();
                if (doc < from + at) {
                    doc = mine.advance(from + at);
                }
                if (doc >= until) {
                    at = until - from;
                } else if (doc > from + at) {
                    at = nextSet(among, doc - from, until - from);
                } else {
                    batch.docs[batch.size] = doc;
                    batch.features[batch.size] = mine.freq();
                    batch.size++;
                    at = nextSet(among, at + 1, until - from);
                }
            }
        }

        private void keepThose() {
            int[] docs = batch.docs;
            float[] features = batch.features;
            long[] bits = among.getBits();
            int kept = 0;
            for (int n = 0; n < batch.size; n++) {
                int doc = docs[n];
                int place = doc - from;
                docs[kept] = doc;
                features[kept] = features[n];
                kept += (int) (bits[place >> 6] >>> place & 1);
            }
            batch.size = kept;
        }
    }
}
