package no.avtaleverk.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.FixedBitSet;
import org.junit.jupiter.api.Test;

/** What the best hits of a segment are when those are left out that can not be among them, with postings of many blocks. */
class BoundsTests {
    private static final int DOCUMENTS = 5 * Finding.STRETCH;
    private static final int EVERY = 8;
    private static final int WANTED = 10;
    /** In the middle of a stretch, so that the last block of postings there knows nothing of it. */
    private static final int BEST = 2 * Finding.STRETCH + 100 * EVERY;

    /** Keeps the best, and asks for no more than they score. */
    private static final class Best implements Bag.Hits {
        private final PriorityQueue<Float> kept = new PriorityQueue<>();
        private final Map<Integer, Float> scores = new HashMap<>();
        private float floor;

        @Override
        public void hits(int from, long[] documents) {
            // They are counted elsewhere.
        }

        @Override
        public void score(int doc, float score) {
            scores.put(doc, score);
            kept.add(score);
            if (kept.size() > WANTED) {
                kept.remove();
            }
        }

        @Override
        public float least() {
            Float worst = kept.peek();
            return worst == null || kept.size() < WANTED ? floor : Math.max(floor, worst);
        }

        @Override
        public int wanted() {
            return WANTED;
        }

        @Override
        public void atLeast(float score) {
            floor = Math.max(floor, score);
        }

        int first() {
            return scores.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
        }
    }

    private static Query word(String field, String word, float boost) {
        return new BoostQuery(new TermQuery(new Term(field, word)), boost);
    }

    /** Alone, or as a part of another word. */
    private static Query somewhere(String word) {
        return new BooleanQuery.Builder()
                .add(word(Fields.TEXT, word, 1), BooleanClause.Occur.SHOULD)
                .add(word(Fields.PARTS, word, 0.5f), BooleanClause.Occur.SHOULD)
                .build();
    }

    @Test
    void theBestOfWordsThatMakeACompoundIsFoundAnywhereInAStretch() throws IOException {
        try (var directory = new ByteBuffersDirectory()) {
            var config = new IndexWriterConfig(new WhitespaceAnalyzer()).setSimilarity(PublicStatistics.SIMILARITY);
            try (var writer = new IndexWriter(directory, config)) {
                for (int i = 0; i < DOCUMENTS; i++) {
                    int times = i % EVERY != 0 ? 0 : i == BEST ? 12 : i < 20 * EVERY ? 2 : 1;
                    var document = new Document();
                    document.add(new TextField(
                            Fields.TEXT, "plass tilbud ".repeat(times) + "ellers ".repeat(60), Field.Store.NO));
                    document.add(new TextField(Fields.PARTS, "ellers", Field.Store.NO));
                    Fields.keyword(document, Fields.READERS, Fields.EVERYBODY);
                    writer.addDocument(document);
                }
                writer.forceMerge(1);
            }
            Query both = new BooleanQuery.Builder()
                    .add(somewhere("plass"), BooleanClause.Occur.MUST)
                    .add(somewhere("tilbud"), BooleanClause.Occur.MUST)
                    .build();
            var bag = new Bag(List.of(), List.of(new Bag.Asked(List.of(both), null, true)), 1, 0.2f);
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                var searcher = (PublicStatistics) PublicStatistics.FACTORY.newSearcher(reader, null);
                LeafReaderContext leaf = reader.leaves().getFirst();
                var through = new FixedBitSet(leaf.reader().maxDoc());
                through.set(0, through.length());
                // At first by what Lucene tells of the postings, then by what is remembered of common words.
                for (int time = 0; time < 3; time++) {
                    var best = new Best();
                    new Ready(bag, searcher).find(leaf, through, null, Room.take(), best);
                    assertThat(best.first()).isEqualTo(BEST);
                    assertThat(best.scores).hasSizeLessThan(DOCUMENTS / EVERY);
                }
            }
        }
    }
}
