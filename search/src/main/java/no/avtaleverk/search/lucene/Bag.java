package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
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

    /** A way to meet a thing, and what is worth something besides when the document has it. */
    private record Way(Query query, @Nullable Query more) {
        /** Takes a query that must match apart from one that should, since each by itself is read by the block. */
        static Way of(Query query) {
            float boost = 1;
            Query bare = query;
            while (bare instanceof BoostQuery boosted) {
                boost *= boosted.getBoost();
                bare = boosted.getQuery();
            }
            if (bare instanceof BooleanQuery both
                    && both.clauses().size() == 2
                    && both.clauses().getFirst().occur() == BooleanClause.Occur.MUST
                    && both.clauses().getLast().occur() == BooleanClause.Occur.SHOULD) {
                return new Way(
                        boosted(both.clauses().getFirst().query(), boost),
                        boosted(both.clauses().getLast().query(), boost));
            }
            return new Way(query, null);
        }

        private static Query boosted(Query query, float boost) {
            return boost == 1 ? query : new BoostQuery(query, boost);
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

        private record ReadyWay(Weight weight, @Nullable Weight more) {}

        private record ReadyAsked(
                List<ReadyWay> ways, @Nullable Weight context, boolean enough) {}

        private final List<Weight> all = new ArrayList<>();
        private final List<ReadyAsked> asked = new ArrayList<>();
        private final int atLeast;
        private final float others;

        Ready(Bag bag, IndexSearcher searcher) throws IOException {
            for (Query query : bag.all) {
                all.add(weight(query, searcher));
            }
            for (Asked one : bag.asked) {
                var ways = new ArrayList<ReadyWay>();
                for (Query query : one.ways) {
                    Way way = Way.of(query);
                    ways.add(new ReadyWay(
                            weight(way.query, searcher), way.more == null ? null : weight(way.more, searcher)));
                }
                asked.add(new ReadyAsked(ways, one.context == null ? null : weight(one.context, searcher), one.enough));
            }
            atLeast = bag.atLeast;
            others = bag.others;
        }

        private static Weight weight(Query query, IndexSearcher searcher) throws IOException {
            return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
        }

        /** To be closed when all segments have been asked; it is asked by one thread. */
        @Override
        public void close() {
            room.give();
        }

        /** Find the hits in one segment among the documents let through. */
        void find(LeafReaderContext leaf, Bits through, Hits hits) throws IOException {
            new Finding(this, leaf, through).find(hits);
        }
    }

    /** The postings of one query, a stretch at a time. */
    private static final class Source {
        private final @Nullable Scorer scorer;
        private final DocAndFloatFeatureBuffer batch;

        Source(@Nullable Weight weight, LeafReaderContext leaf, DocAndFloatFeatureBuffer batch) throws IOException {
            scorer = weight == null ? null : weight.scorer(leaf);
            this.batch = batch;
        }

        boolean isEmpty() {
            return scorer == null;
        }

        /** Stand at the first document from here on, and say whether it is within the stretch. */
        boolean begin(int from, int until) throws IOException {
            if (scorer == null) {
                return false;
            }
            DocIdSetIterator documents = scorer.iterator();
            int at = documents.docID();
            if (at < from) {
                at = documents.advance(from);
            }
            return at < until;
        }

        boolean next(int until, Bits through) throws IOException {
            if (scorer == null) {
                return false;
            }
            scorer.nextDocsAndScores(until, through, batch);
            return batch.size > 0;
        }
    }

    /** Numbers for the documents of one stretch. They are used for one segment after the other, and by one question after the other. */
    private static final class Room {
        private static final ConcurrentLinkedQueue<Room> FREE = new ConcurrentLinkedQueue<>();
        private static final int MOST_KEPT = 16;

        private final float[] best = new float[STRETCH];
        private final float[] sum = new float[STRETCH];
        private final float[] way = new float[STRETCH];
        private final float[] total = new float[STRETCH];
        private final float[] ofPhrases = new float[STRETCH];

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
        private final Bits through;
        private final int atLeast;
        private final float others;
        private final DocAndFloatFeatureBuffer batch = new DocAndFloatFeatureBuffer();
        private final List<Source> phrases = new ArrayList<>();
        private final Source[][] ways;
        private final Source[][] more;
        private final Source[] contexts;
        private final boolean[] enough;

        // What is known of the documents of one stretch. Numbers count only where the bit is set.
        private final int most;
        private final float[] best;
        private final float[] sum;
        private final float[] way;
        private final float[] total;
        private final float[] ofPhrases;
        private final long[] metWay;
        private final long[] metAny;
        private final long[] required;
        private final long[] metTwice;
        /** Documents that meet the thing that is looked at. */
        private final long[] here;

        Finding(Ready ready, LeafReaderContext leaf, Bits through) throws IOException {
            this.leaf = leaf;
            this.through = through;
            this.atLeast = ready.atLeast;
            this.others = ready.others;
            for (Weight one : ready.all) {
                phrases.add(new Source(one, leaf, batch));
            }
            int count = ready.asked.size();
            ways = new Source[count][];
            more = new Source[count][];
            contexts = new Source[count];
            enough = new boolean[count];
            for (int i = 0; i < count; i++) {
                Ready.ReadyAsked one = ready.asked.get(i);
                ways[i] = new Source[one.ways.size()];
                more[i] = new Source[one.ways.size()];
                for (int w = 0; w < ways[i].length; w++) {
                    ways[i][w] = new Source(one.ways.get(w).weight, leaf, batch);
                    more[i][w] = new Source(one.ways.get(w).more, leaf, batch);
                }
                contexts[i] = new Source(one.context, leaf, batch);
                enough[i] = one.enough;
            }
            most = Math.min(STRETCH, (leaf.reader().maxDoc() + 63) & ~63);
            Room room = ready.room;
            best = room.best;
            sum = room.sum;
            way = room.way;
            total = room.total;
            ofPhrases = room.ofPhrases;
            int words = most >> 6;
            metWay = new long[words];
            metAny = new long[words];
            required = new long[words];
            metTwice = new long[words];
            here = new long[words];
        }

        void find(Hits hits) throws IOException {
            if (phrases.stream().anyMatch(Source::isEmpty) || most == 0) {
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
            if (ways.length == 0) {
                System.arraycopy(required, 0, metAny, 0, metAny.length);
                Arrays.fill(total, 0);
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
                for (boolean there = phrase.begin(from, until); there && phrase.next(until, through); ) {
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
            for (int w = 0; w < ways[i].length; w++) {
                Source source = ways[i][w];
                boolean there = source.begin(from, until);
                if (!there) {
                    continue;
                }
                if (more[i][w].begin(from, until)) {
                    any |= withMore(source, more[i][w], onlyHits, from, until);
                    continue;
                }
                while (source.next(until, through)) {
                    for (int n = 0; n < batch.size; n++) {
                        int at = batch.docs[n] - from;
                        if (!onlyHits || isSet(metAny, at)) {
                            meet(at, batch.features[n]);
                        }
                    }
                    any = true;
                }
            }
            if (!any) {
                return false;
            }
            for (int word = 0; word < here.length; word++) {
                for (long left = here[word]; left != 0; left &= left - 1) {
                    int at = (word << 6) + Long.numberOfTrailingZeros(left);
                    float score = best[at] + others * (sum[at] - best[at]);
                    total[at] = isSet(metAny, at) ? total[at] + score : score;
                }
                if (enough[i]) {
                    metTwice[word] |= metAny[word] & here[word];
                    metAny[word] |= here[word];
                }
            }
            return true;
        }

        private boolean withMore(Source source, Source bonus, boolean onlyHits, int from, int until)
                throws IOException {
            Arrays.fill(metWay, 0);
            boolean any = false;
            while (source.next(until, through)) {
                for (int n = 0; n < batch.size; n++) {
                    int at = batch.docs[n] - from;
                    if (!onlyHits || isSet(metAny, at)) {
                        way[at] = batch.features[n];
                        set(metWay, at);
                    }
                }
                any = true;
            }
            if (!any) {
                return false;
            }
            while (bonus.next(until, through)) {
                for (int n = 0; n < batch.size; n++) {
                    int at = batch.docs[n] - from;
                    if (isSet(metWay, at)) {
                        way[at] += batch.features[n];
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

        private void meet(int at, float score) {
            if (isSet(here, at)) {
                best[at] = Math.max(best[at], score);
                sum[at] += score;
            } else {
                set(here, at);
                best[at] = score;
                sum[at] = score;
            }
        }

        private void context(int i, int from, int until) throws IOException {
            Source source = contexts[i];
            if (!source.begin(from, until)) {
                return;
            }
            while (source.next(until, through)) {
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
