package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

final class Finding {
    static final int STRETCH = 1 << 13;
    /** The first stretch is short, since nothing is known yet of what the best hits score. */
    private static final int FIRST_STRETCH = 1 << 11;
    /** With fewer stretches than this it does not pay to look for a promising one first. */
    private static final int LEAST_STRETCHES = 4;
    /** Sums of scores differ a little with their order. */
    private static final float ROUNDING = 1.0001f;

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
        Source.@Nullable OfQuery query() {
            return isOneList() && list() instanceof Source.OfQuery query ? query : null;
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

        /** The same with what may be there besides, where it costs little to know. */
        float likely(int from, int until) throws IOException {
            float most = more == null ? 0 : more.likely(from, until);
            for (List<Source> any : all) {
                for (Source source : any) {
                    most += source.likely(from, until);
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

    private final int end;
    private final Room room;
    /** Sets that are kept from stretch to stretch. */
    private final int taken;

    private final int atLeast;
    private final float others;
    private final FixedBitSet through;
    private final Bag.@Nullable Late late;
    private final DocAndFloatFeatureBuffer batch = new DocAndFloatFeatureBuffer();
    private final List<Source> phrases = new ArrayList<>();
    private final List<Thing> things = new ArrayList<>();
    private final boolean isPossible;

    // The most that can be added in a stretch: by each thing without its context, by its ways, and what is there
    // besides.
    private final float[] mostOf;
    private final float[] mostOfContext;
    private final float[][] mostOfWay;
    private final float[][] mostBesides;

    // What documents of a stretch may score by what they have: of each thing but for what is not known, and of its
    // context.
    private final Bound[][] boundsOf;
    private final Bound[] contexts;
    private final float[] mostUnknown;
    private final boolean[] isKnown;

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

    Finding(Ready ready, TermSets sets, FixedBitSet through, Bag.@Nullable Late late, Room room) throws IOException {
        this.end = sets.leaf().reader().maxDoc();
        this.atLeast = ready.atLeast;
        this.others = ready.others;
        this.through = through;
        this.late = late;
        most = Math.min(STRETCH, (end + 63) & ~63);
        this.room = room;
        for (Part one : ready.all) {
            Source phrase = Source.of(one, sets, batch, room);
            if (phrase != null) {
                phrases.add(phrase);
            }
        }
        isPossible = phrases.size() == ready.all.size();
        for (Ready.ReadyAsked asked : ready.asked) {
            var there = new ArrayList<OfWay>();
            for (Way way : asked.ways()) {
                OfWay ofWay = way(way, sets, room);
                if (ofWay != null) {
                    there.add(ofWay);
                }
            }
            things.add(new Thing(
                    there, Source.of(asked.context(), sets, batch, room), asked.enough(), room.set(), room.set()));
        }
        mostOf = new float[things.size()];
        mostOfContext = new float[things.size()];
        mostUnknown = new float[things.size()];
        isKnown = new boolean[things.size()];
        contexts = new Bound[things.size()];
        boundsOf = new Bound[things.size()][];
        mostOfWay = new float[things.size()][];
        mostBesides = new float[things.size()][];
        for (int i = 0; i < mostOfWay.length; i++) {
            mostOfWay[i] = new float[things.get(i).ways.size()];
            mostBesides[i] = new float[mostOfWay[i].length];
        }
        best = room.best;
        way = room.way;
        one = room.one;
        total = room.total;
        ofPhrases = room.ofPhrases;
        found = room.set();
        looked = room.set();
        candidates = room.set();
        among = room.set();
        amongAll = room.set();
        metOne = room.set();
        metWay = room.set();
        here = room.set();
        taken = room.taken();
    }

    private @Nullable OfWay way(Way way, TermSets sets, Room room) throws IOException {
        var all = new ArrayList<List<Source>>();
        for (List<Part> any : way.all()) {
            var sources = new ArrayList<Source>();
            for (Part part : any) {
                Source source = Source.of(part, sets, batch, room);
                if (source != null) {
                    sources.add(source);
                }
            }
            if (sources.isEmpty()) {
                return null;
            }
            all.add(sources);
        }
        Source more = Source.of(way.more(), sets, batch, room);
        return new OfWay(all, more, room.set(), more == null ? Source.NO_DOCUMENTS : room.set());
    }

    void find(Bag.Hits hits) throws IOException {
        if (!isPossible || most == 0) {
            return;
        }
        int length = hits.least() > 0 ? most : Math.min(most, FIRST_STRETCH);
        for (int from = firstThrough(0); from < end; ) {
            int until = Math.min(end, from + length);
            if (hits(from, until)) {
                hits.hits(from, candidates.getBits());
                score(from, until, hits);
            }
            from = firstThrough(until);
            length = Math.min(most, length * 2);
        }
    }

    /**
     * What the best hits of that stretch score that promises most, so that all the others can be held against it; nothing is told of
     * hits. To be asked of a finding of its own, since postings are read forwards.
     *
     * @param wanted how many of the best
     * @return so many hits score that or more; not above 0 when nothing can be said
     */
    float promised(int wanted) throws IOException {
        if (!isPossible || !phrases.isEmpty() || end < LEAST_STRETCHES * most) {
            return 0;
        }
        int best = -1;
        float promise = 0;
        for (int from = firstThrough(0); from < end; ) {
            int until = Math.min(end, from + FIRST_STRETCH);
            float here = likely(from, until);
            if (here > promise) {
                promise = here;
                best = from;
            }
            from = firstThrough(until);
        }
        int until = Math.min(end, best + FIRST_STRETCH);
        if (best < 0 || !hits(best, until)) {
            return 0;
        }
        var scores = new PriorityQueue<Float>();
        score(best, until, new Bag.Hits() {
            @Override
            public void hits(int from, long[] documents) {
                // They are told by who goes through all.
            }

            @Override
            public void score(int doc, float score) {
                scores.add(score);
                if (scores.size() > wanted) {
                    scores.remove();
                }
            }

            @Override
            public float least() {
                return Float.NEGATIVE_INFINITY;
            }
        });
        Float worst = scores.peek();
        return worst == null || scores.size() < wanted ? 0 : worst;
    }

    private float likely(int from, int until) throws IOException {
        float all = 0;
        for (Thing thing : things) {
            float best = 0;
            float sum = 0;
            for (OfWay way : thing.ways) {
                float most = way.likely(from, until);
                best = Math.max(best, most);
                sum += most;
            }
            all += best + others * (sum - best);
            Source context = thing.context;
            if (context != null) {
                all += context.likely(from, until);
            }
        }
        return all;
    }

    /** Where the next stretch begins that has a document let through; the end when there is none. */
    private int firstThrough(int from) {
        int next = from >= end ? DocIdSetIterator.NO_MORE_DOCS : through.nextSetBit(from);
        return next == DocIdSetIterator.NO_MORE_DOCS ? end : Math.max(from, next / FIRST_STRETCH * FIRST_STRETCH);
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
        Bag.Late filter = late;
        if (filter != null) {
            filter.keep(from, documents.getBits());
        }
    }

    /** Look only at documents that hold all phrases. */
    private boolean phrases(int from, int until) throws IOException {
        Arrays.fill(ofPhrases, 0, until - from, 0);
        for (Source phrase : phrases) {
            if (phrase instanceof Source.OfQuery query) {
                query.keep(looked, ofPhrases, from, until);
            } else {
                found.clear();
                phrase.into(found, from, until);
                looked.and(found);
            }
        }
        return looked.nextSetBit(0) != DocIdSetIterator.NO_MORE_DOCS;
    }

    /** The documents that meet a thing by its words; those that meet it by a query as well only where all of them must be known. */
    private void meet(Thing thing, int from, int until) throws IOException {
        thing.set.clear();
        for (OfWay ofWay : thing.ways) {
            FixedBitSet set = ofWay.set;
            set.clear();
            Source.OfQuery query = ofWay.query();
            if (query != null) {
                if (atLeast > 1 && thing.enough) {
                    set.or(looked);
                    query.keep(set, from, until);
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
            Source.OfQuery query = ofWay.query();
            if (query != null) {
                FixedBitSet set = ofWay.set;
                set.or(looked);
                query.keepPossible(set, from, until);
                among.clear();
                among.or(set);
                among.andNot(candidates);
                keepLate(among, from);
                query.keep(among, from, until);
                set.and(candidates);
                set.or(among);
                thing.set.or(set);
                candidates.or(among);
            }
        }
    }

    // ---- what they score ----------------------------------------------------------------------------------------

    /** Score the candidates of a stretch that may come among the best. */
    private void score(int from, int until, Bag.Hits hits) throws IOException {
        float least = hits.least() / ROUNDING;
        if (least > 0) {
            float mostOfPhrases = 0;
            for (Source phrase : phrases) {
                mostOfPhrases += phrase.most(from, until);
            }
            if (mostOfPhrases + most(from, until) < least) {
                return;
            }
            bounds(mostOfPhrases, least, from, until);
            if (candidates.nextSetBit(0) == DocIdSetIterator.NO_MORE_DOCS) {
                return;
            }
        }
        for (int at = candidates.nextSetBit(0); at != DocIdSetIterator.NO_MORE_DOCS; at = after(candidates, at)) {
            total[at] = phrases.isEmpty() ? 0 : ofPhrases[at];
        }
        for (Source phrase : phrases) {
            if (phrase instanceof Source.OfTerm) {
                add(phrase, candidates, candidates.cardinality(), from, until);
            }
        }
        for (int i = 0; i < mostOf.length; i++) {
            Thing thing = things.get(i);
            asked(thing, thing.enough || least > 0 && isKnown[i], from, until);
            if (least > 0 && i + 1 < mostOf.length) {
                drop(i + 1, least);
            }
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

    /**
     * What some documents of a stretch may score at the most.
     *
     * @param among those of the documents alone; absent for all
     * @param others whether it counts by its share when something better is there
     */
    private record Bound(long[] documents, long @Nullable [] among, boolean others, float most) {
        boolean holds(int word, int bit) {
            return ((among == null ? documents[word] : documents[word] & among[word]) >>> bit & 1) != 0;
        }
    }

    /** Find the most that each thing can add in a stretch, and all of them together. */
    private float most(int from, int until) throws IOException {
        float all = 0;
        for (int i = 0; i < mostOf.length; i++) {
            Thing thing = things.get(i);
            float best = 0;
            float sum = 0;
            for (int n = 0; n < mostOfWay[i].length; n++) {
                OfWay way = thing.ways.get(n);
                mostOfWay[i][n] = way.most(from, until);
                mostBesides[i][n] = way.more == null ? 0 : way.more.most(from, until);
                float most = mostOfWay[i][n] + mostBesides[i][n];
                best = Math.max(best, most);
                sum += most;
            }
            mostOf[i] = best + others * (sum - best);
            mostOfContext[i] = thing.context == null ? 0 : thing.context.most(from, until);
            all += mostOf[i] + mostOfContext[i];
        }
        return all;
    }

    /** Find what documents may score by what they have, and drop the candidates that can not come among the best. */
    private void bounds(float mostOfPhrases, float least, int from, int until) throws IOException {
        room.backTo(taken);
        float unknown = mostOfPhrases;
        for (int i = 0; i < mostOf.length; i++) {
            Thing thing = things.get(i);
            if (!thing.enough) {
                meet(thing, from, until);
            }
            var bounds = new ArrayList<Bound>();
            mostUnknown[i] = 0;
            isKnown[i] = true;
            for (int n = 0; n < mostOfWay[i].length; n++) {
                OfWay way = thing.ways.get(n);
                float most = mostOfWay[i][n];
                Source.OfQuery query = thing.enough ? null : way.query();
                if (query != null && query.knowsPossible()) {
                    way.set.or(candidates);
                    query.keepPossible(way.set, from, until);
                    thing.set.or(way.set);
                } else if (query != null) {
                    mostUnknown[i] += most;
                    isKnown[i] = false;
                    continue;
                }
                if (way.all.size() > 1) {
                    several(way, bounds, from, until);
                } else {
                    bounds.add(new Bound(way.set.getBits(), null, true, most));
                }
                Source more = way.more;
                if (more != null && mostBesides[i][n] > 0) {
                    way.withMore.clear();
                    more.into(way.withMore, from, until);
                    bounds.add(new Bound(way.withMore.getBits(), way.set.getBits(), false, mostBesides[i][n]));
                }
            }
            bounds.sort(Comparator.comparingDouble(Bound::most).reversed());
            boundsOf[i] = bounds.toArray(Bound[]::new);
            Source context = thing.context;
            if (context != null) {
                thing.withContext.clear();
                context.into(thing.withContext, from, until);
            }
            contexts[i] = new Bound(thing.withContext.getBits(), null, false, mostOfContext[i]);
            unknown += mostUnknown[i];
        }
        if (unknown < least) {
            keep(new Sums(least, unknown));
        }
    }

    /**
     * What documents may score that meet a way by several things together. Each of those is mostly met by the word itself or by a part
     * of another one, which is worth less, so documents are told apart by that.
     */
    private void several(OfWay way, List<Bound> bounds, int from, int until) throws IOException {
        var kinds = new ArrayList<Bound>();
        kinds.add(new Bound(way.set.getBits(), null, true, 0));
        for (List<Source> any : way.all) {
            float first = any.getFirst().most(from, until);
            float rest = 0;
            for (Source source : any.subList(1, any.size())) {
                rest += source.most(from, until);
            }
            metOne.clear();
            any.getFirst().into(metOne, from, until);
            long[] itself = metOne.getBits();
            var before = List.copyOf(kinds);
            kinds.clear();
            for (Bound kind : before) {
                long[] with = room.set().getBits();
                long[] without = room.set().getBits();
                for (int word = 0; word < itself.length; word++) {
                    with[word] = kind.documents[word] & itself[word];
                    without[word] = kind.documents[word] & ~itself[word];
                }
                kinds.add(new Bound(with, null, true, kind.most + first + rest));
                kinds.add(new Bound(without, null, true, kind.most + rest));
            }
        }
        bounds.addAll(kinds);
    }

    private void keep(Sums sums) {
        long[] bits = candidates.getBits();
        int things = mostOf.length;
        int[][] units = new int[things][];
        int[][] shared = new int[things][];
        for (int i = 0; i < things; i++) {
            units[i] = new int[boundsOf[i].length];
            shared[i] = new int[boundsOf[i].length];
            for (int n = 0; n < boundsOf[i].length; n++) {
                units[i][n] = sums.units(boundsOf[i][n].most);
                shared[i][n] = sums.units(others * boundsOf[i][n].most);
            }
        }
        for (int word = 0; word < bits.length; word++) {
            long here = bits[word];
            if (here == 0) {
                continue;
            }
            sums.begin();
            for (int i = 0; i < things; i++) {
                long met = 0;
                for (int n = 0; n < boundsOf[i].length; n++) {
                    Bound bound = boundsOf[i][n];
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
                if (contexts[i].most > 0) {
                    sums.add(contexts[i].documents[word] & here, sums.units(contexts[i].most));
                }
            }
            bits[word] = here & sums.enough();
        }
    }

    /**
     * Drop the candidates that can no longer come among the best.
     *
     * @param next of the things that are yet to be scored
     */
    private void drop(int next, float least) {
        long[] bits = candidates.getBits();
        for (int word = 0; word < bits.length; word++) {
            for (long left = bits[word]; left != 0; left &= left - 1) {
                int bit = Long.numberOfTrailingZeros(left);
                float possible = total[(word << 6) + bit];
                for (int i = 0; i < mostOf.length && possible < least; i++) {
                    if (contexts[i].holds(word, bit)) {
                        possible += contexts[i].most;
                    }
                    if (i >= next) {
                        possible += mostUnknown[i] + possible(i, word, bit);
                    }
                }
                if (possible < least) {
                    bits[word] &= ~(1L << bit);
                }
            }
        }
    }

    /** The most a document may have of a thing, as far as it is known. */
    private float possible(int thing, int word, int bit) {
        float possible = 0;
        boolean met = false;
        for (Bound bound : boundsOf[thing]) {
            if (bound.holds(word, bit)) {
                possible += bound.others && met ? others * bound.most : bound.most;
                met |= bound.others;
            }
        }
        return possible;
    }

    /** Add what the documents have of one source to their totals. */
    private void add(Source source, FixedBitSet some, int count, int from, int until) throws IOException {
        for (boolean there = source.begin(some, count, from, until); there && source.next(); ) {
            for (int n = 0; n < batch.size; n++) {
                total[batch.docs[n] - from] += batch.features[n];
            }
        }
    }

    /**
     * Go through the ways to meet one thing, and add what the documents have of it to their scores.
     *
     * @param isSetKnown whether the documents that may meet each way are known
     */
    private void asked(Thing thing, boolean isSetKnown, int from, int until) throws IOException {
        here.clear();
        for (OfWay ofWay : thing.ways) {
            int count = isSetKnown ? both(candidates, ofWay.set, among) : both(candidates, candidates, among);
            if (count == 0) {
                continue;
            }
            // How it is summed up does not hang on what others met, so that the same words score the same.
            if (ofWay == thing.ways.getFirst() && ofWay.isOneList()) {
                if (plain(ofWay.list(), count, from, until) && ofWay.more != null) {
                    better(ofWay.more, from, until);
                }
            } else if (ofWay.isOneList() && ofWay.more == null) {
                plain(ofWay.list(), count, from, until);
            } else {
                composed(ofWay, count, from, until);
            }
        }
    }

    /** Put what two sets have in common into a third, and tell how many there are. */
    private static int both(FixedBitSet one, FixedBitSet other, FixedBitSet into) {
        long[] a = one.getBits();
        long[] b = other.getBits();
        long[] to = into.getBits();
        int count = 0;
        for (int word = 0; word < to.length; word++) {
            to[word] = a[word] & b[word];
            count += Long.bitCount(to[word]);
        }
        return count;
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
            left = both(metOne, metOne, amongAll);
            if (left == 0) {
                return false;
            }
            for (int at = metOne.nextSetBit(0); at != DocIdSetIterator.NO_MORE_DOCS; at = after(metOne, at)) {
                way[at] = first ? one[at] : way[at] + one[at];
            }
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
