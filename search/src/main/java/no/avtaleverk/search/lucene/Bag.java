package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.index.FreqAndNormBuffer;
import org.apache.lucene.index.Impacts;
import org.apache.lucene.index.ImpactsEnum;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.FixedBitSet;
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
    private static final int STRETCH = 1 << 15;
    /** The first stretch is short, since nothing is known yet of what the best hits score. */
    private static final int FIRST_STRETCH = 1 << 11;
    /** To go through so many postings costs as much as to look one document up. */
    private static final int LOOK_UP = 10;
    /** Sums of scores differ a little with their order. */
    private static final float ROUNDING = 1.0001f;

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

    /** Something whose postings are read: a term, which is most of what is asked, or any other query. */
    private sealed interface Part permits OneTerm, OneQuery {
        /** The most it can add to a score, about; 0 when that is not known. */
        float most();
    }

    /** Scored as a {@link TermQuery} is, without the parts of it that cost time for each document. */
    private record OneTerm(Term term, Similarity.SimScorer scorer) implements Part {
        @Override
        public float most() {
            // Names are those of few titles, and so rare that they would say nothing of the word.
            return Fields.ofText(term.field()).equals(Fields.NAMES) ? 0 : scorer.score(Integer.MAX_VALUE, 1);
        }
    }

    private record OneQuery(Weight weight) implements Part {
        @Override
        public float most() {
            return 0;
        }
    }

    /**
     * A way to meet a thing.
     *
     * @param all of which the document must meet each, by any of its parts
     * @param more worth something besides when the document has it
     */
    private record Way(List<List<Part>> all, @Nullable Part more) {}

    /** Makes ways of queries: takes what must match candidates from what should, since each list of postings is read by the block. */
    private record Ways(PublicStatistics searcher) {
        Way of(Query query) throws IOException {
            float boost = boostOf(query);
            Query bare = bare(query);
            if (bare instanceof BooleanQuery both) {
                List<BooleanClause> clauses = both.clauses();
                if (clauses.size() == 2
                        && clauses.getFirst().occur() == BooleanClause.Occur.MUST
                        && clauses.getLast().occur() == BooleanClause.Occur.SHOULD) {
                    return new Way(
                            List.of(List.of(part(clauses.getFirst().query(), boost))),
                            part(clauses.getLast().query(), boost));
                }
                if (clauses.size() > 1
                        && clauses.stream()
                                .allMatch(clause ->
                                        clause.occur() == BooleanClause.Occur.MUST && isOfTerms(clause.query()))) {
                    var all = new ArrayList<List<Part>>();
                    for (BooleanClause clause : clauses) {
                        all.add(terms(clause.query(), boost));
                    }
                    return new Way(all, null);
                }
            }
            return new Way(List.of(isOfTerms(query) ? terms(query, 1) : List.of(part(query, 1))), null);
        }

        Part part(Query query, float boost) throws IOException {
            return bare(query) instanceof TermQuery term
                    ? new OneTerm(term.getTerm(), searcher.scorer(term.getTerm(), boost * boostOf(query)))
                    : new OneQuery(searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, boost));
        }

        private static boolean isOfTerms(Query query) {
            Query bare = bare(query);
            return bare instanceof TermQuery
                    || bare instanceof BooleanQuery any
                            && any.getMinimumNumberShouldMatch() == 0
                            && !any.clauses().isEmpty()
                            && any.clauses().stream()
                                    .allMatch(clause -> clause.occur() == BooleanClause.Occur.SHOULD
                                            && bare(clause.query()) instanceof TermQuery);
        }

        private List<Part> terms(Query query, float boost) throws IOException {
            float whole = boost * boostOf(query);
            if (bare(query) instanceof BooleanQuery any) {
                var terms = new ArrayList<Part>();
                for (BooleanClause clause : any.clauses()) {
                    terms.add(part(clause.query(), whole));
                }
                return terms;
            }
            return List.of(part(query, boost));
        }

        private static Query bare(Query query) {
            Query bare = query;
            while (bare instanceof BoostQuery boosted) {
                bare = boosted.getQuery();
            }
            return bare;
        }

        private static float boostOf(Query query) {
            float boost = 1;
            for (Query at = query; at instanceof BoostQuery boosted; at = boosted.getQuery()) {
                boost *= boosted.getBoost();
            }
            return boost;
        }
    }

    /** Told of the hits, stretch after stretch: first of each, in the order of the documents, then what the best of them score. */
    interface Hits {
        /** @param documents counted from the first one, which is a multiple of 64 */
        void hits(int from, long[] documents);

        void score(int doc, float score);

        /** What a hit must score to make a difference; those with less need not be scored. */
        float least();
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

    /** What is asked, made ready for all segments of an index. */
    static final class Ready implements AutoCloseable {
        private final Room room = Room.take();

        /** @param most that it can add to a score, about */
        private record ReadyAsked(List<Way> ways, @Nullable Part context, boolean enough, float most) {}

        private final List<Part> all = new ArrayList<>();
        private final List<ReadyAsked> asked = new ArrayList<>();
        private final int atLeast;
        private final float others;

        Ready(Bag bag, PublicStatistics searcher) throws IOException {
            var making = new Ways(searcher);
            for (Query query : bag.all) {
                all.add(making.part(query, 1));
            }
            for (Asked one : bag.asked) {
                var ways = new ArrayList<Way>();
                float most = 0;
                for (Query query : one.ways) {
                    Way way = making.of(query);
                    ways.add(way);
                    for (List<Part> any : way.all) {
                        for (Part part : any) {
                            most = Math.max(most, part.most());
                        }
                    }
                }
                Part context = one.context == null ? null : making.part(one.context, 1);
                asked.add(new ReadyAsked(ways, context, one.enough, most));
            }
            // What tells most is scored first, in every segment in the same order, so that the same words score the
            // same.
            asked.sort(Comparator.comparing((ReadyAsked one) -> !one.enough)
                    .thenComparing(Comparator.comparingDouble(ReadyAsked::most).reversed()));
            atLeast = bag.atLeast;
            others = bag.others;
        }

        /** To be closed when all segments have been asked; it is asked by one thread. */
        @Override
        public void close() {
            room.give();
        }

        /** Find the hits in one segment among the documents let through. */
        void find(LeafReaderContext leaf, FixedBitSet through, @Nullable Late late, Hits hits) throws IOException {
            new Finding(this, leaf, through, late).find(hits);
        }
    }

    /** The postings of one part: which documents have it, and what those of them score that are asked about. */
    private abstract static class Source {
        final DocAndFloatFeatureBuffer batch;

        Source(DocAndFloatFeatureBuffer batch) {
            this.batch = batch;
        }

        /** Absent when the segment has none. */
        static @Nullable Source of(
                @Nullable Part part, LeafReaderContext leaf, DocAndFloatFeatureBuffer batch, Room room)
                throws IOException {
            if (part == null) {
                return null;
            }
            return switch (part) {
                case OneTerm one -> {
                    TermsEnum at = PublicStatistics.at(leaf, one.term);
                    yield at == null ? null : new OfTerm(one, at, leaf, batch, room);
                }
                case OneQuery one -> {
                    Scorer scorer = one.weight.scorer(leaf);
                    yield scorer == null ? null : new OfQuery(one.weight, scorer, leaf, batch);
                }
            };
        }

        /** Add the documents of the stretch, counted from its beginning. */
        abstract void into(FixedBitSet documents, int from, int until) throws IOException;

        /** The most a document of the stretch can score. */
        abstract float most(int from, int until) throws IOException;

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
    }

    private static final class OfQuery extends Source {
        private final Weight weight;
        private final LeafReaderContext leaf;
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

        OfQuery(Weight weight, Scorer first, LeafReaderContext leaf, DocAndFloatFeatureBuffer batch) {
            super(batch);
            this.weight = weight;
            this.leaf = leaf;
            this.first = first;
            this.exactly = first.twoPhaseIterator();
            this.possible = exactly == null ? first.iterator() : exactly.approximation();
        }

        @Override
        void into(FixedBitSet documents, int from, int until) throws IOException {
            into(documents, null, null, from, until);
        }

        /**
         * Add the documents of the stretch.
         *
         * @param looked only those are looked at; absent for all
         * @param known to be hits, so that it need not be known whether they hold this as well; none when it must
         */
        void into(FixedBitSet found, @Nullable FixedBitSet looked, @Nullable FixedBitSet known, int from, int until)
                throws IOException {
            int doc = possible.docID();
            if (doc < from) {
                doc = possible.advance(from);
            }
            for (; doc < until; doc = possible.nextDoc()) {
                int at = doc - from;
                if (!found.get(at)
                        && (looked == null || looked.get(at))
                        && (known != null && known.get(at) || exactly == null || exactly.matches())) {
                    found.set(at);
                }
            }
        }

        /** Add those of the documents looked at that hold it, each scored at once. */
        void scored(FixedBitSet found, FixedBitSet looked, float[] scores, int from, int until) throws IOException {
            int doc = possible.docID();
            if (doc < from) {
                doc = possible.advance(from);
            }
            for (; doc < until; doc = possible.nextDoc()) {
                int at = doc - from;
                if (looked.get(at) && (exactly == null || exactly.matches())) {
                    found.set(at);
                    scores[at] += first.score();
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
                    at = Bag.next(among, doc - from, until - from);
                } else {
                    if (two == null || two.matches()) {
                        batch.docs[batch.size] = doc;
                        batch.features[batch.size] = mine.score();
                        batch.size++;
                    }
                    at = Bag.next(among, at + 1, until - from);
                }
            }
            return batch.size > 0;
        }
    }

    private static final FixedBitSet NO_DOCUMENTS = new FixedBitSet(64);
    private static final int BATCH = 128;

    private static int next(FixedBitSet bits, int at, int end) {
        return at >= end ? end : Math.min(end, bits.nextSetBit(at));
    }

    private static final class OfTerm extends Source {
        private final TermsEnum term;
        private final PostingsEnum documents;
        private final int all;
        private final int size;
        private final Similarity.SimScorer scorer;
        private final Similarity.BulkSimScorer scoring;
        private final byte @Nullable [] lengths;
        private final Room room;

        /** With how often the word stands in each; opened when one of them is scored. */
        private @Nullable PostingsEnum postings;
        /** The most they score; candidates from the others, since it runs ahead of them. */
        private @Nullable ImpactsEnum bounds;

        private FixedBitSet among = NO_DOCUMENTS;
        private boolean oneByOne;
        private int from;
        private int until;
        private int at;

        OfTerm(OneTerm one, TermsEnum term, LeafReaderContext leaf, DocAndFloatFeatureBuffer batch, Room room)
                throws IOException {
            super(batch);
            this.term = term;
            this.documents = term.postings(null, PostingsEnum.NONE);
            this.all = term.docFreq();
            this.size = Math.max(1, leaf.reader().maxDoc());
            this.scorer = one.scorer;
            this.scoring = one.scorer.asBulkSimScorer();
            this.lengths = Columns.of(leaf.reader()).lengths(leaf.reader(), one.term.field());
            this.room = room;
        }

        @Override
        void into(FixedBitSet found, int from, int until) throws IOException {
            int doc = documents.docID();
            if (doc < from) {
                doc = documents.advance(from);
            }
            if (doc < until) {
                documents.intoBitSet(until, found, from);
            }
        }

        private PostingsEnum postings() throws IOException {
            PostingsEnum known = postings;
            if (known == null) {
                known = term.postings(null, PostingsEnum.FREQS);
                postings = known;
            }
            return known;
        }

        @Override
        float most(int from, int until) throws IOException {
            ImpactsEnum mine = bounds;
            if (mine == null) {
                mine = term.impacts(PostingsEnum.FREQS);
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
            return most;
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
                    at = Bag.next(among, doc - from, until - from);
                } else {
                    batch.docs[batch.size] = doc;
                    batch.features[batch.size] = mine.freq();
                    batch.size++;
                    at = Bag.next(among, at + 1, until - from);
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

    /** Numbers for the documents of one stretch. They are used for one segment after the other, and by one question after the other. */
    private static final class Room {
        private static final ConcurrentLinkedQueue<Room> FREE = new ConcurrentLinkedQueue<>();
        private static final int MOST_KEPT = 16;

        private final float[] best = new float[STRETCH];
        private final float[] way = new float[STRETCH];
        private final float[] total = new float[STRETCH];
        private final float[] one = new float[STRETCH];
        private final float[] ofPhrases = new float[STRETCH];
        private long[] norms = new long[256];

        long[] norms(int size) {
            if (norms.length < size) {
                norms = new long[size];
            }
            return norms;
        }

        static Room take() {
            Room free = FREE.poll();
            return free == null ? new Room() : free;
        }

        void give() {
            if (FREE.size() < MOST_KEPT) {
                FREE.add(this);
            }
        }
    }

    /**
     * A way whose parts the segment has; all of them are there to be met.
     *
     * @param set documents of the stretch that meet it
     * @param withMore those that have what is worth something besides
     */
    private record OfWay(List<List<Source>> all, @Nullable Source more, FixedBitSet set, FixedBitSet withMore) {
        boolean isOneList() {
            return all.size() == 1 && all.getFirst().size() == 1;
        }

        Source list() {
            return all.getFirst().getFirst();
        }

        /** A query is a way by itself. */
        @Nullable
        OfQuery query() {
            return isOneList() && list() instanceof OfQuery query ? query : null;
        }

        /** The most it scores without what may be there besides. */
        float most(int from, int until) throws IOException {
            float most = 0;
            for (List<Source> any : all) {
                for (Source source : any) {
                    most += source.most(from, until);
                }
            }
            return most;
        }
    }

    /**
     * A thing asked for, in one segment.
     *
     * @param set documents of the stretch that meet it, or may while they are hits without it
     * @param withContext documents of the stretch that have its context
     */
    private record Thing(
            List<OfWay> ways, @Nullable Source context, boolean enough, FixedBitSet set, FixedBitSet withContext) {}

    /**
     * The most that 64 documents at a time can score, as sums of whole numbers of eight binary digits. Each number is rounded up, so
     * that no document is taken for worse than it is.
     */
    private static final class Sums {
        private static final int DIGITS = 8;

        private final float unit;
        private final int missing;
        private final long[] digits = new long[DIGITS];
        private long enough;

        /**
         * @param least that is needed
         * @param rest what every document may have
         */
        Sums(float least, float rest) {
            unit = least / ((1 << DIGITS) - 2);
            missing = (1 << DIGITS) - (int) Math.floor((least - rest) / unit);
        }

        int units(float score) {
            return (int) Math.min(1 << DIGITS, Math.ceil(score / unit));
        }

        /** Begin with what every document may have. */
        void begin() {
            enough = 0;
            for (int digit = 0; digit < DIGITS; digit++) {
                digits[digit] = -(missing >> digit & 1L);
            }
            enough = missing >> DIGITS == 0 ? 0 : -1L;
        }

        /** Add so many units to some of the documents. */
        void add(long documents, int units) {
            if (documents == 0) {
                return;
            }
            if (units >> DIGITS != 0) {
                enough |= documents;
                return;
            }
            for (int left = units; left != 0; left &= left - 1) {
                long carry = documents;
                for (int digit = Integer.numberOfTrailingZeros(left); carry != 0 && digit < DIGITS; digit++) {
                    long both = digits[digit] & carry;
                    digits[digit] ^= carry;
                    carry = both;
                }
                enough |= carry;
            }
        }

        /** Those that may score as much as is needed. */
        long enough() {
            return enough;
        }
    }

    private static final class Finding {
        private final int end;
        private final int atLeast;
        private final float others;
        private final FixedBitSet through;
        private final @Nullable Late late;
        private final DocAndFloatFeatureBuffer batch = new DocAndFloatFeatureBuffer();
        private final List<Source> phrases = new ArrayList<>();
        private final List<Thing> things = new ArrayList<>();
        private final boolean isPossible;
        private final float[] mostOf;

        // What is known of the documents of one stretch.
        private final int most;
        private final float[] best;
        private final float[] way;
        private final float[] one;
        private final float[] total;
        private final float[] ofPhrases;
        private final FixedBitSet found;
        private final FixedBitSet looked;
        /** Hits that may still come among the best. */
        private final FixedBitSet candidates;

        private final FixedBitSet among;
        private final FixedBitSet amongAll;
        private final FixedBitSet metOne;
        private final FixedBitSet metWay;
        /** Documents that meet the thing that is looked at. */
        private final FixedBitSet here;

        Finding(Ready ready, LeafReaderContext leaf, FixedBitSet through, @Nullable Late late) throws IOException {
            this.end = leaf.reader().maxDoc();
            this.atLeast = ready.atLeast;
            this.others = ready.others;
            this.through = through;
            this.late = late;
            most = Math.min(STRETCH, (end + 63) & ~63);
            Room room = ready.room;
            for (Part one : ready.all) {
                Source phrase = Source.of(one, leaf, batch, room);
                if (phrase != null) {
                    phrases.add(phrase);
                }
            }
            isPossible = phrases.size() == ready.all.size();
            for (Ready.ReadyAsked asked : ready.asked) {
                var there = new ArrayList<OfWay>();
                for (Way way : asked.ways) {
                    OfWay ofWay = way(way, leaf, room);
                    if (ofWay != null) {
                        there.add(ofWay);
                    }
                }
                things.add(new Thing(
                        there,
                        Source.of(asked.context, leaf, batch, room),
                        asked.enough,
                        new FixedBitSet(most),
                        asked.context == null ? NO_DOCUMENTS : new FixedBitSet(most)));
            }
            mostOf = new float[things.size()];
            best = room.best;
            way = room.way;
            one = room.one;
            total = room.total;
            ofPhrases = room.ofPhrases;
            found = new FixedBitSet(most);
            looked = new FixedBitSet(most);
            candidates = new FixedBitSet(most);
            among = new FixedBitSet(most);
            amongAll = new FixedBitSet(most);
            metOne = new FixedBitSet(most);
            metWay = new FixedBitSet(most);
            here = new FixedBitSet(most);
        }

        private @Nullable OfWay way(Way way, LeafReaderContext leaf, Room room) throws IOException {
            var all = new ArrayList<List<Source>>();
            for (List<Part> any : way.all) {
                var sources = new ArrayList<Source>();
                for (Part part : any) {
                    Source source = Source.of(part, leaf, batch, room);
                    if (source != null) {
                        sources.add(source);
                    }
                }
                if (sources.isEmpty()) {
                    return null;
                }
                all.add(sources);
            }
            Source more = Source.of(way.more, leaf, batch, room);
            return new OfWay(all, more, new FixedBitSet(most), more == null ? NO_DOCUMENTS : new FixedBitSet(most));
        }

        void find(Hits hits) throws IOException {
            if (!isPossible || most == 0) {
                return;
            }
            int length = Math.min(most, FIRST_STRETCH);
            for (int from = 0; from < end; ) {
                int until = Math.min(end, from + length);
                if (anyThrough(from, until) && hits(from, until)) {
                    hits.hits(from, candidates.getBits());
                    score(from, until, hits);
                }
                from = until;
                length = Math.min(most, length * 2);
            }
        }

        private boolean anyThrough(int from, int until) {
            return through.nextSetBit(from) < until;
        }

        private static int after(FixedBitSet bits, int at) {
            return at + 1 >= bits.length() ? DocIdSetIterator.NO_MORE_DOCS : bits.nextSetBit(at + 1);
        }

        // ---- which documents are hits -------------------------------------------------------------------------------

        /** Find the hits of a stretch, which are candidates to begin with; false when there are none. */
        private boolean hits(int from, int until) throws IOException {
            looked.clear();
            System.arraycopy(through.getBits(), from >> 6, looked.getBits(), 0, (until + 63 >> 6) - (from >> 6));
            if (!phrases.isEmpty() && !phrases(from, until)) {
                return false;
            }
            candidates.clear();
            if (things.isEmpty()) {
                candidates.or(looked);
            } else {
                for (Thing thing : things) {
                    if (thing.enough) {
                        meet(thing, from, until);
                    }
                }
                if (atLeast > 1) {
                    found.clear();
                    for (Thing thing : things) {
                        if (thing.enough) {
                            twice(found, thing.set);
                        }
                    }
                } else {
                    for (Thing thing : things) {
                        if (thing.enough) {
                            candidates.or(thing.set);
                        }
                    }
                }
                candidates.and(looked);
            }
            keepLate(candidates, from);
            if (atLeast == 1) {
                for (Thing thing : things) {
                    if (thing.enough) {
                        queries(thing, from, until);
                    }
                }
            }
            return candidates.nextSetBit(0) != DocIdSetIterator.NO_MORE_DOCS;
        }

        /** @param once those met by one so far */
        private void twice(FixedBitSet once, FixedBitSet set) {
            long[] before = once.getBits();
            long[] more = set.getBits();
            long[] both = candidates.getBits();
            for (int word = 0; word < both.length; word++) {
                both[word] |= before[word] & more[word];
                before[word] |= more[word];
            }
        }

        private void keepLate(FixedBitSet documents, int from) {
            Late filter = late;
            if (filter != null) {
                filter.keep(from, documents.getBits());
            }
        }

        /** Look only at documents that hold all phrases. */
        private boolean phrases(int from, int until) throws IOException {
            Arrays.fill(ofPhrases, 0, until - from, 0);
            for (Source phrase : phrases) {
                found.clear();
                if (phrase instanceof OfQuery query) {
                    query.scored(found, looked, ofPhrases, from, until);
                } else {
                    phrase.into(found, from, until);
                }
                looked.and(found);
            }
            return looked.nextSetBit(0) != DocIdSetIterator.NO_MORE_DOCS;
        }

        /** The documents that meet a thing by its words; those that meet it by a query as well only where all of them must be known. */
        private void meet(Thing thing, int from, int until) throws IOException {
            thing.set.clear();
            for (OfWay ofWay : thing.ways) {
                FixedBitSet set = ofWay.set;
                set.clear();
                OfQuery query = ofWay.query();
                if (query != null) {
                    if (atLeast > 1 && thing.enough) {
                        query.into(set, looked, null, from, until);
                    }
                } else {
                    for (int n = 0; n < ofWay.all.size(); n++) {
                        FixedBitSet any = n == 0 ? set : metOne;
                        if (n > 0) {
                            any.clear();
                        }
                        for (Source source : ofWay.all.get(n)) {
                            source.into(any, from, until);
                        }
                        if (n > 0) {
                            set.and(any);
                        }
                    }
                }
                thing.set.or(set);
            }
        }

        /** The documents that are hits only because they meet a query; whether a hit does so too is not looked at yet. */
        private void queries(Thing thing, int from, int until) throws IOException {
            for (OfWay ofWay : thing.ways) {
                OfQuery query = ofWay.query();
                if (query != null) {
                    query.into(ofWay.set, looked, candidates, from, until);
                    keepLate(ofWay.set, from);
                    thing.set.or(ofWay.set);
                    candidates.or(ofWay.set);
                }
            }
        }

        // ---- what they score ----------------------------------------------------------------------------------------

        /** Score the candidates of a stretch that may come among the best. */
        private void score(int from, int until, Hits hits) throws IOException {
            float least = hits.least() / ROUNDING;
            float rest = 0;
            float mostOfPhrases = 0;
            if (least > 0) {
                for (Source phrase : phrases) {
                    mostOfPhrases += phrase.most(from, until);
                }
                rest = mostOfPhrases + bounds(mostOfPhrases, least, from, until);
                if (candidates.nextSetBit(0) == DocIdSetIterator.NO_MORE_DOCS) {
                    return;
                }
            }
            for (int at = candidates.nextSetBit(0); at != DocIdSetIterator.NO_MORE_DOCS; at = after(candidates, at)) {
                total[at] = phrases.isEmpty() ? 0 : ofPhrases[at];
            }
            for (Source phrase : phrases) {
                if (phrase instanceof OfTerm) {
                    add(phrase, candidates, candidates.cardinality(), from, until);
                }
            }
            rest -= mostOfPhrases;
            for (int i = 0; i < mostOf.length; i++) {
                Thing thing = things.get(i);
                among.clear();
                among.or(candidates);
                if (thing.enough) {
                    among.and(thing.set);
                }
                int count = among.cardinality();
                if (count > 0) {
                    asked(thing, count, from, until);
                }
                rest -= thing.enough || least <= 0 ? 0 : mostOf[i];
                drop(i + 1, rest, least);
            }
            int count = candidates.cardinality();
            if (count > 0) {
                for (Thing thing : things) {
                    if (thing.context != null) {
                        add(thing.context, candidates, count, from, until);
                    }
                }
            }
            for (int at = candidates.nextSetBit(0); at != DocIdSetIterator.NO_MORE_DOCS; at = after(candidates, at)) {
                hits.score(from + at, total[at]);
            }
        }

        /** What some documents of a stretch may score at the most. */
        private record Bound(long[] documents, long @Nullable [] among, boolean others, float most) {}

        /**
         * Find the most that each thing can add in a stretch, and drop the candidates that can not come among the best with the most
         * of all they have.
         *
         * @return what the things that are not enough and the contexts can add
         */
        private float bounds(float mostOfPhrases, float least, int from, int until) throws IOException {
            float rest = 0;
            float unknown = mostOfPhrases;
            var all = new ArrayList<List<Bound>>();
            for (int i = 0; i < mostOf.length; i++) {
                Thing thing = things.get(i);
                if (!thing.enough) {
                    meet(thing, from, until);
                }
                var bounds = new ArrayList<Bound>();
                float best = 0;
                float sum = 0;
                for (OfWay way : thing.ways) {
                    float most = way.most(from, until);
                    if (!thing.enough && way.query() != null) {
                        unknown += most;
                    } else if (most > 0) {
                        bounds.add(new Bound(way.set.getBits(), null, true, most));
                    }
                    Source more = way.more;
                    if (more != null) {
                        way.withMore.clear();
                        more.into(way.withMore, from, until);
                        float besides = more.most(from, until);
                        if (besides > 0) {
                            bounds.add(new Bound(way.withMore.getBits(), way.set.getBits(), false, besides));
                        }
                        most += besides;
                    }
                    best = Math.max(best, most);
                    sum += most;
                }
                bounds.sort(Comparator.comparingDouble(Bound::most).reversed());
                mostOf[i] = best + others * (sum - best);
                rest += thing.enough ? 0 : mostOf[i];
                Source context = thing.context;
                if (context != null) {
                    thing.withContext.clear();
                    context.into(thing.withContext, from, until);
                    float most = context.most(from, until);
                    rest += most;
                    if (most > 0) {
                        bounds.add(new Bound(thing.withContext.getBits(), null, false, most));
                    }
                }
                all.add(bounds);
            }
            if (unknown < least) {
                keep(new Sums(least, unknown), all);
            }
            return rest;
        }

        private void keep(Sums sums, List<List<Bound>> all) {
            long[] bits = candidates.getBits();
            int[][] units = new int[all.size()][];
            int[][] shared = new int[all.size()][];
            Bound[][] bounds = new Bound[all.size()][];
            for (int i = 0; i < units.length; i++) {
                bounds[i] = all.get(i).toArray(Bound[]::new);
                units[i] = new int[bounds[i].length];
                shared[i] = new int[bounds[i].length];
                for (int n = 0; n < bounds[i].length; n++) {
                    units[i][n] = sums.units(bounds[i][n].most);
                    shared[i][n] = sums.units(others * bounds[i][n].most);
                }
            }
            for (int word = 0; word < bits.length; word++) {
                long here = bits[word];
                if (here == 0) {
                    continue;
                }
                sums.begin();
                for (int i = 0; i < bounds.length; i++) {
                    long met = 0;
                    for (int n = 0; n < bounds[i].length; n++) {
                        Bound bound = bounds[i][n];
                        long those = bound.documents[word] & here;
                        if (bound.among != null) {
                            those &= bound.among[word];
                        }
                        if (bound.others) {
                            sums.add(those & met, shared[i][n]);
                            sums.add(those & ~met, units[i][n]);
                            met |= those;
                        } else {
                            sums.add(those, units[i][n]);
                        }
                    }
                }
                bits[word] = here & sums.enough();
            }
        }

        /**
         * Drop the candidates that can no longer come among the best.
         *
         * @param next of the things that are yet to be scored
         * @param rest what they may get besides
         */
        private void drop(int next, float rest, float least) {
            if (least <= 0) {
                return;
            }
            long[] bits = candidates.getBits();
            for (int word = 0; word < bits.length; word++) {
                for (long left = bits[word]; left != 0; left &= left - 1) {
                    int bit = Long.numberOfTrailingZeros(left);
                    float possible = total[(word << 6) + bit] + rest;
                    for (int i = next; i < mostOf.length; i++) {
                        Thing thing = things.get(i);
                        if (!thing.enough) {
                            break; // Those come last, and are in the rest.
                        }
                        possible += (thing.set.getBits()[word] >>> bit & 1) * mostOf[i];
                    }
                    if (possible < least) {
                        bits[word] &= ~(1L << bit);
                    }
                }
            }
        }

        /** Add what the documents have of one source to their totals. */
        private void add(Source source, FixedBitSet some, int count, int from, int until) throws IOException {
            for (boolean there = source.begin(some, count, from, until); there && source.next(); ) {
                for (int n = 0; n < batch.size; n++) {
                    total[batch.docs[n] - from] += batch.features[n];
                }
            }
        }

        /** Go through the ways to meet one thing, and add what the documents have of it to their scores. */
        private void asked(Thing thing, int count, int from, int until) throws IOException {
            here.clear();
            boolean any = false;
            for (OfWay ofWay : thing.ways) {
                if (!ofWay.isOneList()) {
                    any |= composed(ofWay, count, from, until);
                } else if (ofWay.more == null) {
                    any |= plain(ofWay.list(), count, from, until);
                } else if (any) {
                    any = composed(ofWay, count, from, until) || any;
                } else if (plain(ofWay.list(), count, from, until)) {
                    any = true;
                    better(ofWay.more, from, until);
                }
            }
        }

        private boolean plain(Source source, int count, int from, int until) throws IOException {
            boolean any = false;
            for (boolean there = source.begin(among, count, from, until); there && source.next(); any = true) {
                for (int n = 0; n < batch.size; n++) {
                    meet(batch.docs[n] - from, batch.features[n]);
                }
            }
            return any;
        }

        /** What the documents that have met the only way so far have besides. */
        private void better(Source more, int from, int until) throws IOException {
            for (boolean there = more.begin(here, here.cardinality(), from, until); there && more.next(); ) {
                for (int n = 0; n < batch.size; n++) {
                    int at = batch.docs[n] - from;
                    best[at] += batch.features[n];
                    total[at] += batch.features[n];
                }
            }
        }

        /** A way that is met by several things together: each of them counts, and all are needed. */
        private boolean composed(OfWay ofWay, int count, int from, int until) throws IOException {
            int left = count;
            for (int n = 0; n < ofWay.all.size(); n++) {
                boolean first = n == 0;
                metOne.clear();
                for (Source source : ofWay.all.get(n)) {
                    one(source, first ? among : amongAll, left, from, until);
                }
                left = metOne.cardinality();
                if (left == 0) {
                    return false;
                }
                for (int at = metOne.nextSetBit(0); at != DocIdSetIterator.NO_MORE_DOCS; at = after(metOne, at)) {
                    way[at] = first ? one[at] : way[at] + one[at];
                }
                amongAll.clear();
                amongAll.or(metOne);
            }
            Source more = ofWay.more;
            if (more != null) {
                for (boolean there = more.begin(amongAll, left, from, until); there && more.next(); ) {
                    for (int n = 0; n < batch.size; n++) {
                        way[batch.docs[n] - from] += batch.features[n];
                    }
                }
            }
            for (int at = amongAll.nextSetBit(0); at != DocIdSetIterator.NO_MORE_DOCS; at = after(amongAll, at)) {
                meet(at, way[at]);
            }
            return true;
        }

        /** Note what the documents have of one of several sources any of which will do. */
        private void one(Source source, FixedBitSet some, int count, int from, int until) throws IOException {
            for (boolean there = source.begin(some, count, from, until); there && source.next(); ) {
                for (int n = 0; n < batch.size; n++) {
                    int at = batch.docs[n] - from;
                    one[at] = metOne.getAndSet(at) ? one[at] + batch.features[n] : batch.features[n];
                }
            }
        }

        /** The best way counts whole, the others by their share; the total is kept right as they come. */
        private void meet(int at, float score) {
            if (!here.getAndSet(at)) {
                best[at] = score;
                total[at] += score;
            } else if (score <= best[at]) {
                total[at] += others * score;
            } else {
                total[at] += score - best[at] + others * best[at];
                best[at] = score;
            }
        }
    }
}
