package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.SmallFloat;
import org.jspecify.annotations.Nullable;

/**
 * A searcher whose scores rest on the documents that everybody may see and on no others. So a score tells nobody what stands in
 * drafts, and documents deleted but not yet merged away, which differ between an index that grew and one made anew, weigh nothing.
 */
final class PublicStatistics extends IndexSearcher {
    /** Scores by BM25 with fixed lengths, since the lengths the index keeps count deleted documents too. */
    static final Similarity SIMILARITY = new BM25Similarity() {
        @Override
        protected float avgFieldLength(CollectionStatistics collectionStats) {
            return switch (Fields.ofText(collectionStats.field())) {
                case Fields.HEADING -> 4;
                case Fields.CONTEXT -> 15;
                case Fields.PARTS -> 40;
                case Fields.NAMES -> 20;
                default -> 80;
            };
        }

        /** A heading with nothing under it says no more than a paragraph does, however few its words are. */
        @Override
        public long computeNorm(FieldInvertState state) {
            return Fields.ofText(state.getName()).equals(Fields.TEXT)
                    ? SmallFloat.intToByte4(Math.max(LEAST_LENGTH, state.getLength()))
                    : super.computeNorm(state);
        }
    };

    static final SearcherFactory FACTORY = new SearcherFactory() {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            return new PublicStatistics(reader);
        }
    };

    /** Sets of documents that are remembered for questions to come: who asks, and what is filtered by. */
    private static final int REMEMBERED = 64;

    /** Words are typed without end, and a state of the index may live for days. */
    static final int MOST_FREQUENCIES = 50_000;

    /** Texts with fewer words than this count as so long. */
    private static final int LEAST_LENGTH = 30;

    private static final Term EVERYBODY = new Term(Fields.READERS, Fields.EVERYBODY);

    private final Map<Term, Integer> frequencies = new ConcurrentHashMap<>();
    private final Map<Term, Boolean> there = new ConcurrentHashMap<>();
    private final Latest<OfLeaf, FixedBitSet> documents;
    /** Those that match several of these at once. */
    private final Latest<OfLeaf, FixedBitSet> together;

    private volatile FixedBitSet @Nullable [] visible;
    private volatile int count;

    private PublicStatistics(IndexReader reader) {
        super(reader);
        documents = new Latest<>(REMEMBERED * Math.max(1, reader.leaves().size()));
        together = new Latest<>(REMEMBERED * Math.max(1, reader.leaves().size()));
        setSimilarity(SIMILARITY);
    }

    @Override
    public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq) throws IOException {
        int frequency = frequencyInTexts(term);
        return new TermStatistics(term.bytes(), frequency, frequency);
    }

    @Override
    public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
        if (super.collectionStatistics(field) == null) {
            return null;
        }
        int documents = Math.max(1, documents());
        return new CollectionStatistics(field, documents, documents, documents, documents);
    }

    /** Scores the documents of one term by how often it stands in them and how long they are. */
    Similarity.SimScorer scorer(Term term, float boost) throws IOException {
        int all = Math.max(1, documents());
        int frequency = frequencyInTexts(term);
        return SIMILARITY.scorer(
                boost,
                new CollectionStatistics(term.field(), all, all, all, all),
                new TermStatistics(term.bytes(), frequency, frequency));
    }

    /** Number of documents that everybody may see. */
    int documents() throws IOException {
        visible();
        return count;
    }

    /** No log entry is seen by everybody, so what a word there tells is taken from the texts. */
    private int frequencyInTexts(Term term) throws IOException {
        return Math.max(1, frequency(new Term(Fields.ofText(term.field()), term.bytes())));
    }

    /** Number of documents with the term that everybody may see. */
    int frequency(Term term) throws IOException {
        Integer known = frequencies.get(term);
        if (known == null) {
            FixedBitSet[] sets = visible();
            int frequency = 0;
            for (LeafReaderContext leaf : getIndexReader().leaves()) {
                PostingsEnum postings = postings(leaf, term, PostingsEnum.NONE);
                FixedBitSet set = sets[leaf.ord];
                for (int doc = postings == null ? DocIdSetIterator.NO_MORE_DOCS : postings.nextDoc();
                        postings != null && doc != DocIdSetIterator.NO_MORE_DOCS;
                        doc = postings.nextDoc()) {
                    if (set.get(doc)) {
                        frequency++;
                    }
                }
            }
            known = frequency;
            if (frequencies.size() >= MOST_FREQUENCIES) {
                frequencies.clear();
            }
            frequencies.put(term, known);
        }
        return known;
    }

    /** Number of documents of a segment with the term an enumeration stands at that everybody may see, counted up to a limit. */
    int publicHolders(LeafReaderContext leaf, TermsEnum at, int limit) throws IOException {
        FixedBitSet set = visible()[leaf.ord];
        PostingsEnum postings = at.postings(null, PostingsEnum.NONE);
        int holders = 0;
        for (int doc = postings.nextDoc();
                doc != DocIdSetIterator.NO_MORE_DOCS && holders < limit;
                doc = postings.nextDoc()) {
            if (set.get(doc)) {
                holders++;
            }
        }
        return holders;
    }

    /** Whether any document has the term, whoever may see it. */
    boolean isThere(Term term) throws IOException {
        Boolean known = there.get(term);
        if (known == null) {
            known = getIndexReader().docFreq(term) > 0;
            if (there.size() >= MOST_FREQUENCIES) {
                there.clear();
            }
            there.put(term, known);
        }
        return known;
    }

    /** How much is remembered of terms. */
    int remembered() {
        return frequencies.size() + there.size();
    }

    private record OfLeaf(int leaf, Object what) {}

    /** The documents of a segment that match all; not to be changed. Words are no matter for it, since it is remembered. */
    FixedBitSet documents(List<Query> all, LeafReaderContext leaf) throws IOException {
        if (all.size() == 1) {
            return documents(all.getFirst(), leaf);
        }
        var key = new OfLeaf(leaf.ord, all);
        FixedBitSet known = together.get(key);
        if (known == null) {
            known = documents(all.getFirst(), leaf).clone();
            for (Query query : all.subList(1, all.size())) {
                known.and(documents(query, leaf));
            }
            together.put(key, known);
        }
        return known;
    }

    private FixedBitSet documents(Query query, LeafReaderContext leaf) throws IOException {
        var key = new OfLeaf(leaf.ord, query);
        FixedBitSet known = documents.get(key);
        if (known == null) {
            known = new FixedBitSet(Math.max(1, leaf.reader().maxDoc()));
            Scorer scorer = createWeight(rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1)
                    .scorer(leaf);
            if (scorer != null) {
                known.or(scorer.iterator());
            }
            Bits live = leaf.reader().getLiveDocs();
            if (live != null) {
                keepLive(known, live);
            }
            documents.put(key, known);
        }
        return known;
    }

    private static void keepLive(FixedBitSet documents, Bits live) {
        var all = new BitSetIterator(documents.clone(), 0);
        for (int doc = all.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = all.nextDoc()) {
            if (!live.get(doc)) {
                documents.clear(doc);
            }
        }
    }

    private FixedBitSet[] visible() throws IOException {
        FixedBitSet[] sets = visible;
        if (sets == null) {
            var made = new FixedBitSet[getIndexReader().leaves().size()];
            int all = 0;
            for (LeafReaderContext leaf : getIndexReader().leaves()) {
                var set = new FixedBitSet(Math.max(1, leaf.reader().maxDoc()));
                Bits live = leaf.reader().getLiveDocs();
                PostingsEnum postings = postings(leaf, EVERYBODY, PostingsEnum.NONE);
                if (postings != null) {
                    for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                        if (live == null || live.get(doc)) {
                            set.set(doc);
                            all++;
                        }
                    }
                }
                made[leaf.ord] = set;
            }
            count = all;
            visible = made;
            sets = made;
        }
        return sets;
    }

    /**
     * The documents of a segment with a term; absent when there are none.
     *
     * @param flags what else is asked of them, as in {@link PostingsEnum}
     */
    static @Nullable PostingsEnum postings(LeafReaderContext leaf, Term term, int flags) throws IOException {
        TermsEnum at = at(leaf, term);
        return at == null ? null : at.postings(null, flags);
    }

    /** The terms of a segment, standing at this one; absent when no document has it. */
    static @Nullable TermsEnum at(LeafReaderContext leaf, Term term) throws IOException {
        var terms = leaf.reader().terms(term.field());
        if (terms == null) {
            return null;
        }
        TermsEnum at = terms.iterator();
        return at.seekExact(term.bytes()) ? at : null;
    }
}
