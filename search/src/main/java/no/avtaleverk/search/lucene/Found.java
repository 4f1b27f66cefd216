package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import no.avtaleverk.search.Facets;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;

/**
 * The hits of a question: the best of them, how many there are, and how they fall. Segments may be taken side by side; it is read when
 * all have ended.
 */
final class Found {
    /** A hit; its place in the order holds within its segment. */
    private record Candidate(float score, int order, int doc) {}

    /** A hit among those of all segments. */
    record Best(int doc, float score) {}

    /** One of the best hits of its segment. */
    private record OfLeaf(LeafReaderContext leaf, Candidate hit) {
        Best best() {
            return new Best(leaf.docBase + hit.doc, hit.score);
        }
    }

    /** Best first, then by the order. */
    private static final Comparator<Candidate> FIRST = Comparator.<Candidate>comparingDouble(one -> -one.score)
            .thenComparingInt(Candidate::order)
            .thenComparingInt(Candidate::doc);

    private final int wanted;
    private final Function<String, String> regionOf;
    private final List<OfLeaf> best = new ArrayList<>();
    /** By the numbers of the values. */
    private long[] counts = {};

    private long total;
    /** As many hits as are wanted score so much at least. */
    private volatile float floor = Float.NEGATIVE_INFINITY;

    /**
     * @param wanted how many of the best are to be kept, at least 1
     * @param regionOf the regional authority above a trust; the empty name for none
     */
    Found(int wanted, Function<String, String> regionOf) {
        this.wanted = wanted;
        this.regionOf = regionOf;
    }

    /** Takes the hits of one segment. */
    final class OfSegment implements Answering.Taking {
        private final LeafReaderContext leaf;
        private final Columns columns;
        private final int[] order;
        private final int[] firstOf;
        private final int[] secondOf;
        private final long[] first;
        private final long[] second;
        private final PriorityQueue<Candidate> kept = new PriorityQueue<>(FIRST.reversed());
        private float least;
        private int last;
        private int hits;

        OfSegment(LeafReaderContext leaf) throws IOException {
            this.leaf = leaf;
            columns = Columns.of(leaf.reader());
            order = columns.order;
            firstOf = columns.first.of;
            secondOf = columns.second.of;
            first = new long[columns.first.holds.length];
            second = new long[columns.second.holds.length];
        }

        @Override
        public void hits(int from, long[] documents) {
            int count = 0;
            for (int word = 0; word < documents.length; word++) {
                count += Long.bitCount(documents[word]);
                for (long left = documents[word]; left != 0; left &= left - 1) {
                    int doc = from + (word << 6) + Long.numberOfTrailingZeros(left);
                    int row = firstOf[doc];
                    if (row >= 0) {
                        first[row]++;
                    }
                    row = secondOf[doc];
                    if (row >= 0) {
                        second[row]++;
                    }
                }
            }
            hits += count;
        }

        @Override
        public void score(int doc, float score) {
            if (kept.size() < wanted) {
                keep(doc, score);
            } else if (score > least || score == least && order[doc] < last) {
                kept.poll();
                keep(doc, score);
            }
        }

        @Override
        public float least() {
            return kept.size() < wanted ? floor : Math.max(floor, least);
        }

        @Override
        public int wanted() {
            return wanted;
        }

        @Override
        public void atLeast(float score) {
            raise(score);
        }

        private void keep(int doc, float score) {
            kept.add(new Candidate(score, order[doc], doc));
            Candidate worst = kept.peek();
            if (worst != null) {
                least = worst.score;
                last = worst.order;
            }
        }

        /** All hits of the segment are told. */
        @Override
        public void end() {
            if (hits == 0) {
                return;
            }
            raise(least());
            // What it counts has numbers from here on.
            Columns.Regions regions = columns.regions(regionOf);
            synchronized (Found.this) {
                total += hits;
                counts = Arrays.copyOf(counts, Math.max(counts.length, FacetValues.count()));
                count(columns.first, first);
                countRegions(regions);
                count(columns.second, second);
                for (Candidate one : kept) {
                    best.add(new OfLeaf(leaf, one));
                }
            }
        }

        /** A hit with two trusts of a region is one hit of the region. */
        private void countRegions(Columns.Regions regions) {
            int[] numbers = regions.numbers();
            for (int row = 0; row < first.length; row++) {
                if (first[row] > 0) {
                    for (int region : regions.of()[row]) {
                        counts[numbers[region]] += first[row];
                    }
                }
            }
        }

        private void count(Columns.Rows rows, long[] hitsOf) {
            int[] numbers = rows.numbers;
            for (int row = 0; row < hitsOf.length; row++) {
                if (hitsOf[row] > 0) {
                    for (int value : rows.holds[row]) {
                        counts[numbers[value]] += hitsOf[row];
                    }
                }
            }
        }
    }

    private synchronized void raise(float score) {
        floor = Math.max(floor, score);
    }

    long total() {
        return total;
    }

    /** The best of all segments, in their order. */
    List<Best> best() throws IOException {
        best.sort(Comparator.comparingDouble(one -> -one.hit.score));
        var all = new ArrayList<Best>();
        for (int from = 0; from < best.size() && all.size() < wanted; ) {
            int until = from + 1;
            while (until < best.size() && best.get(until).hit.score == best.get(from).hit.score) {
                until++;
            }
            inOrder(best.subList(from, until)).forEach(one -> all.add(one.best()));
            from = until;
        }
        return all.subList(0, Math.min(wanted, all.size()));
    }

    /** Those of equal score, in their order. */
    private static List<OfLeaf> inOrder(List<OfLeaf> equal) throws IOException {
        if (equal.stream().map(OfLeaf::leaf).distinct().count() < 2) {
            return equal.stream()
                    .sorted(Comparator.comparing(OfLeaf::hit, FIRST))
                    .toList();
        }
        // What numbers of different segments stand for costs more than all else to look up.
        record Ordered(OfLeaf one, BytesRef order) {}
        var values = new HashMap<LeafReaderContext, SortedDocValues>();
        var ordered = new ArrayList<Ordered>();
        for (OfLeaf one : equal) {
            SortedDocValues of = values.get(one.leaf);
            if (of == null) {
                of = Columns.orders(one.leaf.reader());
                values.put(one.leaf, of);
            }
            ordered.add(new Ordered(one, Columns.orderOf(of, one.hit.order)));
        }
        ordered.sort(
                Comparator.comparing(Ordered::order).thenComparingInt(one -> one.one.leaf.docBase + one.one.hit.doc));
        return ordered.stream().map(Ordered::one).toList();
    }

    Facets facets() {
        var byField = new HashMap<String, List<Facets.Count>>();
        for (int number = 0; number < counts.length; number++) {
            if (counts[number] > 0) {
                Columns.Value value = FacetValues.of(number);
                byField.computeIfAbsent(value.field(), key -> new ArrayList<>())
                        .add(new Facets.Count(value.value(), counts[number]));
            }
        }
        byField.values()
                .forEach(values -> values.sort(
                        Comparator.comparingLong(Facets.Count::hits).reversed().thenComparing(Facets.Count::value)));
        return new Facets(
                byField.getOrDefault(Fields.MUNICIPALITY, List.of()),
                byField.getOrDefault(Fields.TRUST, List.of()),
                byField.getOrDefault(Columns.Regions.FIELD, List.of()),
                byField.getOrDefault(Fields.REQUIREMENT, List.of()),
                byField.getOrDefault(Fields.STATE, List.of()),
                byField.getOrDefault(Fields.LANGUAGE, List.of()),
                byField.getOrDefault(Fields.YEAR, List.of()));
    }
}
