package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * What a question asks for, and how documents meet it. Since all hits are counted, all that is asked is gone through one way after the
 * other for a stretch of documents at a time, each list of postings once and in its own order; that is several times faster than
 * asking every document for everything.
 *
 * @param all phrases a hit must hold
 * @param asked empty when phrases are all there is
 * @param atLeast how many of the things that are enough a hit must hold, 1 or 2
 * @param others worth of the other ways to meet a thing beside the best
 */
record Bag(List<Query> all, List<Asked> asked, int atLeast, float others) {
    private static final int STRETCH = 1 << 14;

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
    private sealed interface Part permits OneTerm, OneQuery {}

    /** Scored as a {@link TermQuery} is, without the parts of it that cost time for each document. */
    private record OneTerm(Term term, Similarity.SimScorer scorer) implements Part {}

    private record OneQuery(Weight weight) implements Part {}

    /**
     * A way to meet a thing.
     *
     * @param all of which the document must meet each, by any of its parts
     * @param more worth something besides when the document has it
     */
    private record Way(List<List<Part>> all, @Nullable Part more) {}

    /** Makes ways of queries: takes what must match apart from what should, since each list of postings is read by the block. */
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

    /** Told of each hit, in the order of the documents. */
    @FunctionalInterface
    interface Hits {
        void hit(int doc, float score) throws IOException;
    }

    /** What is asked, made ready for all segments of an index. */
    static final class Ready implements AutoCloseable {
        private final Room room = Room.take();

        private record ReadyAsked(List<Way> ways, @Nullable Part context, boolean enough) {}

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
                for (Query query : one.ways) {
                    ways.add(making.of(query));
                }
                asked.add(new ReadyAsked(ways, one.context == null ? null : making.part(one.context, 1), one.enough));
            }
            atLeast = bag.atLeast;
            others = bag.others;
        }

        /** To be closed when all segments have been asked; it is asked by one thread. */
        @Override
        public void close() {
            room.give();
        }

        /** Find the hits in one segment among the documents let through. */
        void find(LeafReaderContext leaf, FixedBitSet through, Hits hits) throws IOException {
            new Finding(this, leaf, through).find(hits);
        }
    }

    /** The postings of one part, a stretch at a time. */
    private abstract static class Source {
        final DocAndFloatFeatureBuffer batch;

        Source(DocAndFloatFeatureBuffer batch) {
            this.batch = batch;
        }

        /** Absent when the segment has none. */
        static @Nullable Source of(
                @Nullable Part part,
                LeafReaderContext leaf,
                FixedBitSet through,
                DocAndFloatFeatureBuffer batch,
                Room room)
                throws IOException {
            if (part == null) {
                return null;
            }
            return switch (part) {
                case OneTerm one -> {
                    PostingsEnum postings = PublicStatistics.postings(leaf, one.term, PostingsEnum.FREQS);
                    yield postings == null ? null : new OfTerm(one, postings, leaf, through, batch, room);
                }
                case OneQuery one -> {
                    Scorer scorer = one.weight.scorer(leaf);
                    yield scorer == null ? null : new OfQuery(scorer, through, batch);
                }
            };
        }

        /** Stand at the first document from here on, and say whether it is within the stretch. */
        final boolean begin(int from, int until) throws IOException {
            DocIdSetIterator documents = documents();
            int at = documents.docID();
            if (at < from) {
                at = documents.advance(from);
            }
            return at < until;
        }

        abstract DocIdSetIterator documents();

        /** Take the next documents that are let through into the batch with their scores; false when there are no more. */
        abstract boolean next(int until) throws IOException;
    }

    private static final class OfQuery extends Source {
        private final Scorer scorer;
        private final FixedBitSet through;

        OfQuery(Scorer scorer, FixedBitSet through, DocAndFloatFeatureBuffer batch) {
            super(batch);
            this.scorer = scorer;
            this.through = through;
        }

        @Override
        DocIdSetIterator documents() {
            return scorer.iterator();
        }

        @Override
        boolean next(int until) throws IOException {
            scorer.nextDocsAndScores(until, through, batch);
            return batch.size > 0;
        }
    }

    private static final class OfTerm extends Source {
        private final PostingsEnum postings;
        private final Similarity.BulkSimScorer scorer;
        private final byte @Nullable [] lengths;
        private final long[] through;
        private final Room room;

        OfTerm(
                OneTerm one,
                PostingsEnum postings,
                LeafReaderContext leaf,
                FixedBitSet through,
                DocAndFloatFeatureBuffer batch,
                Room room)
                throws IOException {
            super(batch);
            this.postings = postings;
            this.scorer = one.scorer.asBulkSimScorer();
            this.lengths = Columns.of(leaf.reader()).lengths(leaf.reader(), one.term.field());
            this.through = through.getBits();
            this.room = room;
        }

        @Override
        DocIdSetIterator documents() {
            return postings;
        }

        @Override
        boolean next(int until) throws IOException {
            do {
                postings.nextPostings(until, batch);
                if (batch.size == 0) {
                    return false;
                }
                keepThrough();
            } while (batch.size == 0);
            long[] norms = room.norms(batch.size);
            for (int n = 0; n < batch.size; n++) {
                norms[n] = lengths == null ? 1 : lengths[batch.docs[n]];
            }
            scorer.score(batch.size, batch.features, norms, batch.features);
            return true;
        }

        private void keepThrough() {
            int[] docs = batch.docs;
            float[] features = batch.features;
            int kept = 0;
            for (int n = 0; n < batch.size; n++) {
                int doc = docs[n];
                docs[kept] = doc;
                features[kept] = features[n];
                kept += (int) (through[doc >> 6] >>> doc & 1);
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
        private final float[] ofPhrases = new float[STRETCH];
        private final float[] one = new float[STRETCH];
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

    private static final class Finding {
        private final LeafReaderContext leaf;
        private final int atLeast;
        private final float others;
        private final DocAndFloatFeatureBuffer batch = new DocAndFloatFeatureBuffer();
        private final List<Source> phrases = new ArrayList<>();
        private final OfWay[][] ways;
        private final @Nullable Source[] contexts;
        private final boolean[] enough;
        private final boolean isPossible;

        // What is known of the documents of one stretch. Numbers count only where the bit is set.
        private final int most;
        private final float[] best;
        private final float[] way;
        private final float[] one;
        private final float[] total;
        private final float[] ofPhrases;
        private final long[] metWay;
        private final long[] metOne;
        private final long[] metAny;
        private final long[] required;
        private final long[] metTwice;
        /** Documents that meet the thing that is looked at. */
        private final long[] here;

        /** A way whose parts the segment has; all of them are there to be met. */
        private record OfWay(
                List<List<Source>> all, @Nullable Source more) {
            boolean isOneList() {
                return all.size() == 1 && all.getFirst().size() == 1;
            }

            Source list() {
                return all.getFirst().getFirst();
            }
        }

        Finding(Ready ready, LeafReaderContext leaf, FixedBitSet through) throws IOException {
            this.leaf = leaf;
            this.atLeast = ready.atLeast;
            this.others = ready.others;
            Room room = ready.room;
            for (Part one : ready.all) {
                Source phrase = Source.of(one, leaf, through, batch, room);
                if (phrase != null) {
                    phrases.add(phrase);
                }
            }
            isPossible = phrases.size() == ready.all.size();
            int count = ready.asked.size();
            ways = new OfWay[count][];
            contexts = new Source[count];
            enough = new boolean[count];
            for (int i = 0; i < count; i++) {
                Ready.ReadyAsked asked = ready.asked.get(i);
                var there = new ArrayList<OfWay>();
                for (Way way : asked.ways) {
                    OfWay ofWay = way(way, leaf, through, room);
                    if (ofWay != null) {
                        there.add(ofWay);
                    }
                }
                ways[i] = there.toArray(OfWay[]::new);
                contexts[i] = Source.of(asked.context, leaf, through, batch, room);
                enough[i] = asked.enough;
            }
            most = Math.min(STRETCH, (leaf.reader().maxDoc() + 63) & ~63);
            best = room.best;
            way = room.way;
            one = room.one;
            total = room.total;
            ofPhrases = room.ofPhrases;
            int words = most >> 6;
            metWay = new long[words];
            metOne = new long[words];
            metAny = new long[words];
            required = new long[words];
            metTwice = new long[words];
            here = new long[words];
        }

        private @Nullable OfWay way(Way way, LeafReaderContext leaf, FixedBitSet through, Room room)
                throws IOException {
            var all = new ArrayList<List<Source>>();
            for (List<Part> any : way.all) {
                var sources = new ArrayList<Source>();
                for (Part part : any) {
                    Source source = Source.of(part, leaf, through, batch, room);
                    if (source != null) {
                        sources.add(source);
                    }
                }
                if (sources.isEmpty()) {
                    return null;
                }
                all.add(sources);
            }
            return new OfWay(all, Source.of(way.more, leaf, through, batch, room));
        }

        void find(Hits hits) throws IOException {
            if (!isPossible || most == 0) {
                return;
            }
            int end = leaf.reader().maxDoc();
            for (int from = 0; from < end; from += most) {
                stretch(from, Math.min(end, from + most), hits);
            }
        }

        private void stretch(int from, int until, Hits hits) throws IOException {
            boolean any = phrases.isEmpty() || phrases(from, until);
            if (!any) {
                return;
            }
            Arrays.fill(total, 0);
            if (ways.length == 0) {
                System.arraycopy(required, 0, metAny, 0, metAny.length);
            } else {
                Arrays.fill(metAny, 0);
                any = false;
                Arrays.fill(metTwice, 0);
                for (int i = 0; i < ways.length; i++) {
                    any |= enough[i] && asked(i, from, until);
                }
                if (!any) {
                    return;
                }
                for (int i = 0; i < ways.length; i++) {
                    if (!enough[i]) {
                        asked(i, from, until);
                    }
                }
                for (int i = 0; i < ways.length; i++) {
                    context(i, from, until);
                }
            }
            tell(from, hits);
        }

        /** Note which documents hold all phrases. */
        private boolean phrases(int from, int until) throws IOException {
            boolean any = false;
            for (int p = 0; p < phrases.size(); p++) {
                Source phrase = phrases.get(p);
                Arrays.fill(metWay, 0);
                any = false;
                for (boolean there = phrase.begin(from, until); there && phrase.next(until); ) {
                    for (int n = 0; n < batch.size; n++) {
                        int at = batch.docs[n] - from;
                        if (p == 0) {
                            ofPhrases[at] = batch.features[n];
                        } else if (isSet(required, at)) {
                            ofPhrases[at] += batch.features[n];
                        } else {
                            continue;
                        }
                        set(metWay, at);
                        any = true;
                    }
                }
                System.arraycopy(metWay, 0, required, 0, required.length);
            }
            return any;
        }

        /** Go through the ways to meet one thing, and add what the document has of it to its score. */
        private boolean asked(int i, int from, int until) throws IOException {
            Arrays.fill(here, 0);
            boolean onlyHits = !enough[i];
            boolean any = false;
            for (OfWay ofWay : ways[i]) {
                if (!ofWay.isOneList()) {
                    any |= composed(ofWay, onlyHits, from, until);
                } else if (ofWay.more == null || !ofWay.more.begin(from, until)) {
                    any |= plain(ofWay.list(), onlyHits, from, until);
                } else if (any) {
                    any = composed(ofWay, onlyHits, from, until) || any;
                } else if (plain(ofWay.list(), onlyHits, from, until)) {
                    any = true;
                    better(ofWay.more, from, until);
                }
            }
            if (!any) {
                return false;
            }
            if (enough[i]) {
                for (int word = 0; word < here.length; word++) {
                    metTwice[word] |= metAny[word] & here[word];
                    metAny[word] |= here[word];
                }
            }
            return true;
        }

        private boolean plain(Source source, boolean onlyHits, int from, int until) throws IOException {
            boolean any = false;
            for (boolean there = source.begin(from, until); there && source.next(until); any = true) {
                for (int n = 0; n < batch.size; n++) {
                    int at = batch.docs[n] - from;
                    if (!onlyHits || isSet(metAny, at)) {
                        meet(at, batch.features[n]);
                    }
                }
            }
            return any;
        }

        /** What the documents that have met the only way so far have besides. */
        private void better(Source more, int from, int until) throws IOException {
            while (more.next(until)) {
                for (int n = 0; n < batch.size; n++) {
                    int at = batch.docs[n] - from;
                    if (isSet(here, at)) {
                        best[at] += batch.features[n];
                        total[at] += batch.features[n];
                    }
                }
            }
        }

        /** A way that is met by several things together: each of them counts, and all are needed. */
        private boolean composed(OfWay ofWay, boolean onlyHits, int from, int until) throws IOException {
            for (int n = 0; n < ofWay.all.size(); n++) {
                boolean first = n == 0;
                Arrays.fill(metOne, 0);
                boolean any = false;
                for (Source source : ofWay.all.get(n)) {
                    any |= add(source, first ? onlyHits ? metAny : null : metWay, from, until);
                }
                if (!any) {
                    return false;
                }
                for (int word = 0; word < metOne.length; word++) {
                    for (long left = metOne[word]; left != 0; left &= left - 1) {
                        int at = (word << 6) + Long.numberOfTrailingZeros(left);
                        way[at] = first ? one[at] : way[at] + one[at];
                    }
                }
                System.arraycopy(metOne, 0, metWay, 0, metOne.length);
            }
            Source more = ofWay.more;
            if (more != null && more.begin(from, until)) {
                while (more.next(until)) {
                    for (int n = 0; n < batch.size; n++) {
                        int at = batch.docs[n] - from;
                        if (isSet(metWay, at)) {
                            way[at] += batch.features[n];
                        }
                    }
                }
            }
            for (int word = 0; word < metWay.length; word++) {
                for (long left = metWay[word]; left != 0; left &= left - 1) {
                    int at = (word << 6) + Long.numberOfTrailingZeros(left);
                    meet(at, way[at]);
                }
            }
            return true;
        }

        /**
         * Add what the documents have of one source.
         *
         * @param among those that are looked at; absent for all
         */
        private boolean add(Source source, long @Nullable [] among, int from, int until) throws IOException {
            boolean any = false;
            for (boolean there = source.begin(from, until); there && source.next(until); ) {
                for (int n = 0; n < batch.size; n++) {
                    int at = batch.docs[n] - from;
                    if (among == null || isSet(among, at)) {
                        one[at] = isSet(metOne, at) ? one[at] + batch.features[n] : batch.features[n];
                        set(metOne, at);
                        any = true;
                    }
                }
            }
            return any;
        }

        /** The best way counts whole, the others by their share; the total is kept right as they come. */
        private void meet(int at, float score) {
            if (!isSet(here, at)) {
                set(here, at);
                best[at] = score;
                total[at] += score;
            } else if (score <= best[at]) {
                total[at] += others * score;
            } else {
                total[at] += score - best[at] + others * best[at];
                best[at] = score;
            }
        }

        private void context(int i, int from, int until) throws IOException {
            Source source = contexts[i];
            if (source == null || !source.begin(from, until)) {
                return;
            }
            while (source.next(until)) {
                for (int n = 0; n < batch.size; n++) {
                    int at = batch.docs[n] - from;
                    if (isSet(metAny, at)) {
                        total[at] += batch.features[n];
                    }
                }
            }
        }

        private void tell(int from, Hits hits) throws IOException {
            boolean withPhrases = !phrases.isEmpty();
            long[] enoughMet = atLeast > 1 && ways.length > 0 ? metTwice : metAny;
            for (int word = 0; word < enoughMet.length; word++) {
                for (long left = withPhrases ? enoughMet[word] & required[word] : enoughMet[word];
                        left != 0;
                        left &= left - 1) {
                    int at = (word << 6) + Long.numberOfTrailingZeros(left);
                    hits.hit(from + at, withPhrases ? total[at] + ofPhrases[at] : total[at]);
                }
            }
        }

        private static boolean isSet(long[] bits, int at) {
            return (bits[at >> 6] & 1L << at) != 0;
        }

        private static void set(long[] bits, int at) {
            bits[at >> 6] |= 1L << at;
        }
    }
}
