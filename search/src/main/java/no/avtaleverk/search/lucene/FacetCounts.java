package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.search.Facets;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Counts all hits and how they fall. Numbers of values hold for one segment only, so the values meet by name. */
final class FacetCounts implements CollectorManager<FacetCounts.Counter, FacetCounts.Result> {
    private static final List<String> FIELDS =
            List.of(Fields.MUNICIPALITY, Fields.TRUST, Fields.REQUIREMENT, Fields.STATE, Fields.LANGUAGE, Fields.YEAR);

    record Result(long total, Facets facets) {}

    @Override
    public Counter newCollector() {
        return new Counter();
    }

    @Override
    public Result reduce(Collection<Counter> counters) throws IOException {
        long total = 0;
        var counts = new HashMap<String, Map<String, Long>>();
        for (Counter counter : counters) {
            counter.close();
            total += counter.total;
            counter.counts.forEach((field, values) -> values.forEach((value, hits) ->
                    counts.computeIfAbsent(field, key -> new HashMap<>()).merge(value, hits, Long::sum)));
        }
        return new Result(
                total,
                new Facets(
                        most(counts, Fields.MUNICIPALITY),
                        most(counts, Fields.TRUST),
                        most(counts, Fields.REQUIREMENT),
                        most(counts, Fields.STATE),
                        most(counts, Fields.LANGUAGE),
                        most(counts, Fields.YEAR)));
    }

    private static List<Facets.Count> most(Map<String, Map<String, Long>> counts, String field) {
        return counts.getOrDefault(field, Map.of()).entrySet().stream()
                .map(entry -> new Facets.Count(entry.getKey(), entry.getValue()))
                .sorted((a, b) ->
                        a.hits() == b.hits() ? a.value().compareTo(b.value()) : Long.compare(b.hits(), a.hits()))
                .toList();
    }

    /** Counts in one segment after the other. */
    static final class Counter implements Collector {
        private final Map<String, Map<String, Long>> counts = new HashMap<>();
        private final List<Segment> segment = new ArrayList<>();
        private long total;

        private record Segment(String field, SortedSetDocValues values, long[] hits) {}

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            close();
            for (String field : FIELDS) {
                SortedSetDocValues values = DocValues.getSortedSet(context.reader(), field);
                if (values.getValueCount() > 0) {
                    segment.add(new Segment(field, values, new long[Math.toIntExact(values.getValueCount())]));
                }
            }
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {
                    // Only counted, never scored.
                }

                @Override
                public void collect(int doc) throws IOException {
                    total++;
                    for (Segment one : segment) {
                        if (one.values.advanceExact(doc)) {
                            for (int i = one.values.docValueCount(); i > 0; i--) {
                                one.hits[Math.toIntExact(one.values.nextOrd())]++;
                            }
                        }
                    }
                }
            };
        }

        private void close() throws IOException {
            for (Segment one : segment) {
                for (int ord = 0; ord < one.hits.length; ord++) {
                    if (one.hits[ord] > 0) {
                        counts.computeIfAbsent(one.field, key -> new HashMap<>())
                                .merge(one.values.lookupOrd(ord).utf8ToString(), one.hits[ord], Long::sum);
                    }
                }
            }
            segment.clear();
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
