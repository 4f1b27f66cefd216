package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * All hits of a question, to be put together by clause or by period. They are remembered as they come and put together at the end, so
 * that questions for single hits pay nothing for it.
 */
final class Grouped {
    /** Hits that are remembered at first. */
    private static final int ROOM = 1 << 10;

    private final List<LeafReaderContext> leaves;
    private final Found counting;
    private int[] docs = {};
    private float[] scores = {};
    private int size;

    /** @param counting counts the hits and how they fall */
    Grouped(List<LeafReaderContext> leaves, Found counting) {
        this.leaves = leaves;
        this.counting = counting;
    }

    /** A hit that is remembered. */
    record Member(int doc, float score, BytesRef order) {}

    /** @param size of the whole group */
    record Group(int from, int until, int size, List<Member> members) {}

    /** Takes the hits of one segment. */
    final class OfSegment implements Answering.Taking {
        private final int base;
        private final Found.OfSegment counts;
        private int[] here = new int[ROOM];
        private float[] scoresHere = new float[ROOM];
        private int count;

        OfSegment(LeafReaderContext leaf) throws IOException {
            base = leaf.docBase;
            counts = counting.new OfSegment(leaf);
        }

        @Override
        public void hits(int from, long[] documents) {
            counts.hits(from, documents);
        }

        @Override
        public void score(int doc, float score) {
            if (count == here.length) {
                here = Arrays.copyOf(here, count * 2);
                scoresHere = Arrays.copyOf(scoresHere, count * 2);
            }
            here[count] = base + doc;
            scoresHere[count] = score;
            count++;
        }

        /** Any hit may be the best of its group. */
        @Override
        public float least() {
            return Float.NEGATIVE_INFINITY;
        }

        @Override
        public void end() throws IOException {
            counts.end();
            add(here, scoresHere, count);
        }
    }

    private synchronized void add(int[] more, float[] scoresOfMore, int count) {
        docs = Arrays.copyOf(docs, size + count);
        scores = Arrays.copyOf(scores, size + count);
        System.arraycopy(more, 0, docs, size, count);
        System.arraycopy(scoresOfMore, 0, scores, size, count);
        size += count;
    }

    /** Best first, then by the order, which is held against that of other segments. */
    private static final Comparator<Member> RANK = Comparator.<Member>comparingDouble(member -> -member.score)
            .thenComparing(Member::order)
            .thenComparingInt(Member::doc);

    // ---- by clause --------------------------------------------------------------------------------------------------

    private @Nullable Table clauses;

    /** Number of clauses with a hit. */
    int clauseCount() throws IOException {
        Table known = clauses;
        if (known == null) {
            known = new Table();
            for (Segment segment : segments()) {
                long[] groups = segment.columns.groups(segment.leaf.reader());
                for (int i = segment.first; i < segment.end; i++) {
                    long group = groups[docs[i] - segment.leaf.docBase];
                    if (known.get(group) < 0) {
                        known.put(group, i);
                    }
                }
            }
            clauses = known;
        }
        return known.size;
    }

    /** For each of many numbers one of the hits remembered; as fast with a hundred thousand as with ten. */
    private static final class Table {
        private long[] keys = new long[ROOM];
        private int[] hits = none(ROOM);
        private int size;

        private static int[] none(int length) {
            var none = new int[length];
            Arrays.fill(none, -1);
            return none;
        }

        private static int place(long key, long[] keys, int[] hits) {
            long mixed = key * 0x9E3779B97F4A7C15L;
            int at = (int) (mixed >>> 32) & keys.length - 1;
            while (hits[at] >= 0 && keys[at] != key) {
                at = at + 1 & keys.length - 1;
            }
            return at;
        }

        /** @return -1 for none */
        int get(long key) {
            return hits[place(key, keys, hits)];
        }

        void put(long key, int hit) {
            int at = place(key, keys, hits);
            if (hits[at] < 0) {
                size++;
            }
            keys[at] = key;
            hits[at] = hit;
            if (size * 2 > keys.length) {
                grow();
            }
        }

        private void grow() {
            var more = new long[keys.length * 2];
            int[] moreHits = none(more.length);
            for (int i = 0; i < keys.length; i++) {
                if (hits[i] >= 0) {
                    int at = place(keys[i], more, moreHits);
                    more[at] = keys[i];
                    moreHits[at] = hits[i];
                }
            }
            keys = more;
            hits = moreHits;
        }

        IntStream hits() {
            return Arrays.stream(hits).filter(hit -> hit >= 0);
        }
    }

    /**
     * The clauses from a place in the order on, the clause with the best hit first.
     *
     * @param most clauses
     */
    List<Group> clauses(int first, int most) throws IOException {
        // A clause that comes to the page is among the first of the segment its best hit is in.
        var best = new HashMap<Long, Member>();
        for (Segment segment : segments()) {
            long[] groups = segment.columns.groups(segment.leaf.reader());
            var bestHere = new Table();
            for (int i = segment.first; i < segment.end; i++) {
                long group = groups[docs[i] - segment.leaf.docBase];
                int before = bestHere.get(group);
                if (before < 0 || segment.compare(i, before) < 0) {
                    bestHere.put(group, i);
                }
            }
            for (Member member : first(segment, bestHere.hits(), first + most)) {
                best.merge(
                        groups[member.doc - segment.leaf.docBase],
                        member,
                        (one, other) -> RANK.compare(one, other) <= 0 ? one : other);
            }
        }
        List<Long> onPage = best.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(RANK))
                .skip(first)
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        var wanted = new Table();
        onPage.forEach(group -> wanted.put(group, 0));
        var members = new HashMap<Long, List<Member>>();
        for (Segment segment : segments()) {
            long[] groups = segment.columns.groups(segment.leaf.reader());
            for (int i = segment.first; i < segment.end; i++) {
                long group = groups[docs[i] - segment.leaf.docBase];
                if (wanted.get(group) >= 0) {
                    members.computeIfAbsent(group, key -> new ArrayList<>()).add(member(segment, i));
                }
            }
        }
        return onPage.stream()
                .map(group -> members.getOrDefault(group, List.of()))
                .map(of -> new Group(0, 0, of.size(), of.stream().sorted(RANK).toList()))
                .toList();
    }

    // ---- by period --------------------------------------------------------------------------------------------------

    /** Days in force, from the first to the last. */
    private record Days(int from, int until) {
        private static final Comparator<Days> NEWEST = Comparator.comparingInt(Days::until)
                .thenComparingInt(Days::from)
                .reversed();
    }

    private @Nullable NavigableMap<Days, List<Integer>> periods;

    private NavigableMap<Days, List<Integer>> byPeriod() throws IOException {
        NavigableMap<Days, List<Integer>> known = periods;
        if (known == null) {
            known = new TreeMap<>(Days.NEWEST);
            for (Segment segment : segments()) {
                for (int i = segment.first; i < segment.end; i++) {
                    int doc = docs[i] - segment.leaf.docBase;
                    known.computeIfAbsent(
                                    new Days(segment.columns.from(doc), segment.columns.until(doc)),
                                    key -> new ArrayList<>())
                            .add(i);
                }
            }
            periods = known;
        }
        return known;
    }

    /** Number of periods with a hit. */
    int periodCount() throws IOException {
        return byPeriod().size();
    }

    /** The hits from a place in the order on, under their periods. */
    List<Group> periods(int first, int most) throws IOException {
        var groups = new ArrayList<Group>();
        int at = 0;
        for (Map.Entry<Days, List<Integer>> period : byPeriod().entrySet()) {
            int all = period.getValue().size();
            int from = Math.max(0, first - at);
            int to = Math.min(all, first + most - at);
            if (from < to) {
                var members = new ArrayList<Member>();
                for (Segment segment : segments()) {
                    members.addAll(first(
                            segment,
                            period.getValue().stream().mapToInt(hit -> hit).filter(segment::holds),
                            to));
                }
                members.sort(RANK);
                groups.add(new Group(period.getKey().from, period.getKey().until, all, members.subList(from, to)));
            }
            at += all;
            if (at >= first + most) {
                break;
            }
        }
        return groups;
    }

    // ---- where hits are ---------------------------------------------------------------------------------------------

    /** The hits of one segment, from one place among those remembered to another. */
    private final class Segment {
        private final LeafReaderContext leaf;
        private final Columns columns;
        private final int first;
        private final int end;

        private Segment(LeafReaderContext leaf, int first, int end) throws IOException {
            this.leaf = leaf;
            this.columns = Columns.of(leaf.reader());
            this.first = first;
            this.end = end;
        }

        boolean holds(int i) {
            return first <= i && i < end;
        }

        /** The better of two hits of this segment comes first. */
        int compare(int one, int other) {
            int byScore = Float.compare(scores[other], scores[one]);
            return byScore != 0 ? byScore : Integer.compare(order(one), order(other));
        }

        private int order(int i) {
            return columns.order[docs[i] - leaf.docBase];
        }
    }

    /** Hits lie segment by segment, in the order the segments ended. */
    private List<Segment> segments() throws IOException {
        var segments = new ArrayList<Segment>();
        for (int first = 0; first < size; ) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(docs[first], leaves));
            int end = first;
            while (end < size
                    && leaf.docBase <= docs[end]
                    && docs[end] < leaf.docBase + leaf.reader().maxDoc()) {
                end++;
            }
            segments.add(new Segment(leaf, first, end));
            first = end;
        }
        return segments;
    }

    /** The best of some hits of a segment. Their order is read from the index for these alone. */
    private List<Member> first(Segment segment, IntStream hits, int most) throws IOException {
        var kept = new PriorityQueue<Integer>((one, other) -> segment.compare(other, one));
        hits.forEach(hit -> {
            Integer worst = kept.peek();
            if (kept.size() < most) {
                kept.add(hit);
            } else if (worst != null && segment.compare(hit, worst) < 0) {
                kept.poll();
                kept.add(hit);
            }
        });
        var members = new ArrayList<Member>();
        for (int hit : kept) {
            members.add(member(segment, hit));
        }
        return members;
    }

    private Member member(Segment segment, int i) throws IOException {
        return new Member(docs[i], scores[i], Columns.orderOf(Columns.orders(segment.leaf.reader()), segment.order(i)));
    }
}
