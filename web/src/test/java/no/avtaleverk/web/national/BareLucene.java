package no.avtaleverk.web.national;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Lucene as it comes: {@link StandardAnalyzer}, each version indexed whole with its text stored, facets counted by doc values, ten
 * hits marked by {@link UnifiedHighlighter}, each question answered on one thread. It knows nothing of who asks.
 */
final class BareLucene implements Rival {
    private static final List<String> FACETS = List.of("municipality", "trust", "state", "language", "year");

    private final StandardAnalyzer analyzer = new StandardAnalyzer();
    private final FSDirectory directory;
    private @Nullable IndexWriter writer;
    private @Nullable DirectoryReader reader;
    private @Nullable IndexSearcher searcher;

    BareLucene(Path folder) throws IOException {
        directory = FSDirectory.open(folder);
    }

    /** With an empty index. */
    void begin() throws IOException {
        writer = new IndexWriter(
                directory,
                new IndexWriterConfig(analyzer)
                        .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                        .setRAMBufferSizeMB(160));
    }

    void add(VersionText version) throws IOException {
        var document = new Document();
        document.add(new TextField("text", version.text(), Field.Store.YES));
        document.add(new KeywordField("agreement", version.agreement(), Field.Store.YES));
        document.add(new KeywordField("municipality", version.municipality(), Field.Store.NO));
        document.add(new KeywordField("trust", version.trust(), Field.Store.NO));
        document.add(new KeywordField("state", version.state(), Field.Store.NO));
        document.add(new KeywordField("language", version.language(), Field.Store.NO));
        if (version.from() != null) {
            document.add(
                    new KeywordField("year", Integer.toString(version.from().getYear()), Field.Store.NO));
            document.add(
                    new IntRange("in-force", new int[] {(int) version.from().toEpochDay()}, new int[] {
                        version.until() == null
                                ? Integer.MAX_VALUE
                                : (int) version.until().toEpochDay() - 1
                    }));
        }
        Objects.requireNonNull(writer).addDocument(document);
    }

    void filled() throws IOException {
        Objects.requireNonNull(writer).commit();
        writer.close();
        if (reader != null) {
            reader.close();
        }
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
    }

    @Override
    public String name() {
        return "bare Lucene";
    }

    /**
     * The same index, asked by a searcher that goes through its segments on several threads.
     *
     * @param threads beside who asks
     */
    Rival sideBySide(int threads) {
        ExecutorService helpers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().factory());
        var helped = new IndexSearcher(Objects.requireNonNull(reader), helpers) {
            /** As it comes, five segments of so few documents are one slice, and nothing is done side by side. */
            @Override
            protected LeafSlice[] slices(List<LeafReaderContext> leaves) {
                return slices(leaves, 1, 1, false);
            }
        };
        helped.setQueryCache(null);
        return new Rival() {
            @Override
            public String name() {
                return "bare Lucene, side by side";
            }

            @Override
            public long ask(Question question) throws IOException {
                return BareLucene.this.ask(question, helped);
            }

            @Override
            public long size() throws IOException {
                return BareLucene.this.size();
            }

            @Override
            public void close() {
                helpers.shutdown();
            }
        };
    }

    @Override
    public long ask(Question question) throws IOException {
        if (searcher == null) {
            throw new IllegalStateException("Nothing is indexed yet");
        }
        return ask(question, searcher);
    }

    private long ask(Question question, IndexSearcher searcher) throws IOException {
        var words = new BooleanQuery.Builder();
        List<String> terms = question.words().stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        if (question.phrase()) {
            words.add(new PhraseQuery("text", terms.toArray(String[]::new)), Occur.MUST);
        } else {
            terms.forEach(term -> words.add(new TermQuery(new Term("text", term)), Occur.SHOULD));
        }
        var whole = new BooleanQuery.Builder().add(words.build(), Occur.MUST);
        if (!question.trust().isEmpty()) {
            whole.add(new TermQuery(new Term("trust", question.trust())), Occur.FILTER);
        }
        if (question.on() != null) {
            int day = (int) question.on().toEpochDay();
            whole.add(IntRange.newIntersectsQuery("in-force", new int[] {day}, new int[] {day}), Occur.FILTER);
        }
        Query query = whole.build();
        Object[] found = searcher.search(
                query,
                new MultiCollectorManager(
                        new TopScoreDocCollectorManager(10, null, Integer.MAX_VALUE), new Counting()));
        var top = (TopDocs) found[0];
        UnifiedHighlighter.builder(searcher, analyzer).build().highlight("text", query, top, 2);
        return top.totalHits.value();
    }

    /** Counts the values of the facets, by name. */
    private static final class Counting implements CollectorManager<Counting.Counter, Map<String, Long>> {
        @Override
        public Counter newCollector() {
            return new Counter();
        }

        @Override
        public Map<String, Long> reduce(Collection<Counter> counters) throws IOException {
            var counts = new HashMap<String, Long>();
            for (Counter counter : counters) {
                counter.end();
                counter.counts.forEach((value, hits) -> counts.merge(value, hits, Long::sum));
            }
            return counts;
        }

        static final class Counter implements Collector {
            private final Map<String, Long> counts = new HashMap<>();
            private final SortedSetDocValues[] values = new SortedSetDocValues[FACETS.size()];
            private final long[][] hits = new long[FACETS.size()][];
            private boolean open;

            @Override
            public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
                end();
                for (int f = 0; f < values.length; f++) {
                    values[f] = DocValues.getSortedSet(context.reader(), FACETS.get(f));
                    hits[f] = new long[(int) values[f].getValueCount()];
                }
                open = true;
                return new LeafCollector() {
                    @Override
                    public void setScorer(Scorable scorer) {
                        // Only counted, never scored.
                    }

                    @Override
                    public void collect(int doc) throws IOException {
                        for (int f = 0; f < values.length; f++) {
                            if (values[f].advanceExact(doc)) {
                                for (int i = values[f].docValueCount(); i > 0; i--) {
                                    hits[f][(int) values[f].nextOrd()]++;
                                }
                            }
                        }
                    }
                };
            }

            private void end() throws IOException {
                for (int f = 0; open && f < values.length; f++) {
                    for (int ord = 0; ord < hits[f].length; ord++) {
                        if (hits[f][ord] > 0) {
                            counts.merge(
                                    FACETS.get(f) + " "
                                            + values[f].lookupOrd(ord).utf8ToString(),
                                    hits[f][ord],
                                    Long::sum);
                        }
                    }
                }
                open = false;
            }

            @Override
            public ScoreMode scoreMode() {
                return ScoreMode.COMPLETE_NO_SCORES;
            }
        }
    }

    @Override
    public long size() throws IOException {
        return sizeOf(directory.getDirectory());
    }

    static long sizeOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
        directory.close();
        analyzer.close();
    }
}
