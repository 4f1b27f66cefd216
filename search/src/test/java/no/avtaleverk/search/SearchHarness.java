package no.avtaleverk.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.search.lucene.SearchIndex;
import no.avtaleverk.search.norwegian.Norwegian;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Measures the index and the analysis on generated agreements, beside Lucene as it comes out of the box: the stock
 * {@link NorwegianAnalyzer} over the same distinct clause texts, all words required, ten hits read. The rival knows nothing of
 * versions, periods, rights, facets, marks, citations or the log, so the ratios say what all that costs.
 *
 * <p>From the command line: agreements (500), versions of each (4), seed (1). Run in the folder of the module.
 */
final class SearchHarness {
    private static final Path RESOURCES = Path.of("..", "templates", "src", "main", "resources");
    private static final int ROUNDS = 20;
    private static final int ANALYSES = 7;
    private static final int MOST_ANALYSED = 5_000;
    private static final LocalDate DAY = LocalDate.of(2024, 6, 1);

    private static final List<String> QUESTIONS = List.of(
            "øyeblikkelig hjelp",
            "døgnopphald",
            "utskrivingsklare pasientar",
            "hol § 6-2 nr. 4",
            "helse- og omsorgstjenesteloven § 6-5",
            "\"rett hjelp, på rett sted\"",
            "oppseiing av avtalen",
            "tvist",
            "responstid lege",
            "ambulanse",
            "kommunen",
            "pasienten helseforetaket kommunen",
            "Vaksdal",
            "vertskommune",
            "omsorg",
            "slike ord finst ikkje nokon stad");

    private SearchHarness() {}

    static void main(String[] arguments) throws IOException {
        int agreements = number(arguments, 0, 500);
        int versions = number(arguments, 1, 4);
        int seed = number(arguments, 2, 1);
        if (!Files.isDirectory(RESOURCES)) {
            System.out.println("The standard texts are not in " + RESOURCES.toAbsolutePath() + "; run this in search/");
            System.exit(2);
        }
        var generated = new GeneratedAgreements(RESOURCES, seed);
        var store = new MemoryStore();
        generated.store(store, agreements, versions);
        List<ClauseText> texts = distinct(store);
        System.out.printf(
                "Seed %d: %d agreements of %d kommuner, %d versions each, %d log entries, %d distinct clause texts%n",
                seed,
                agreements,
                Math.min(agreements, generated.municipalities().size()),
                versions,
                store.head().orElseThrow().position(),
                texts.size());
        try (AgreementIndex index = SearchIndex.inMemory(store, store, generated.register(), Region.catalogue());
                var rival = new StockLucene()) {
            build(index, rival, texts);
            ask(index, rival, generated);
        }
        analyse(texts);
    }

    private static int number(String[] arguments, int at, int preset) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : preset;
    }

    private static List<ClauseText> distinct(MemoryStore store) {
        var texts = new LinkedHashMap<Sha256, ClauseText>();
        for (Agreement agreement : store.all()) {
            for (AgreementVersion version : agreement.versions()) {
                for (Clause clause : store.text(agreement.id(), version.revision())) {
                    texts.putIfAbsent(clause.sha256(), clause.text());
                }
            }
        }
        return List.copyOf(texts.values());
    }

    /** Twice each in turn, since the first one also warms up the machine; the second counts. */
    private static void build(AgreementIndex index, StockLucene rival, List<ClauseText> texts) throws IOException {
        index.catchUp();
        rival.build(texts);
        long start = System.nanoTime();
        index.rebuild();
        long ours = System.nanoTime() - start;
        start = System.nanoTime();
        rival.build(texts);
        line("index made anew, ms", ours / 1e6, (System.nanoTime() - start) / 1e6);
    }

    private static void ask(AgreementIndex index, StockLucene rival, GeneratedAgreements generated) throws IOException {
        Map<String, Actor> askers = new LinkedHashMap<>();
        askers.put("the public", Region.NOBODY);
        askers.put(
                "a jurist",
                GeneratedAgreements.person(generated.municipalities().getFirst(), Role.JURIST));
        for (Map.Entry<String, Actor> asker : askers.entrySet()) {
            for (boolean dated : List.of(false, true)) {
                // The first time warms up, and is not counted.
                ask(index, rival, asker.getValue(), dated);
                List<long[]> times = ask(index, rival, asker.getValue(), dated);
                String who = asker.getKey() + (dated ? ", in force on a date" : "");
                for (int percent : List.of(50, 99)) {
                    line(
                            "question of %s, p%d, us".formatted(who, percent),
                            percentile(times, 0, percent) / 1e3,
                            percentile(times, 1, percent) / 1e3);
                }
            }
        }
        for (String question : QUESTIONS) {
            System.out.printf(
                    "  %-40s %6d hits, Lucene %6d texts%n",
                    question,
                    index.find(SearchQuery.of(question, Region.NOBODY)).total(),
                    rival.count(question));
        }
    }

    /** Nanoseconds of the product and of the rival for each question of each round. */
    private static List<long[]> ask(AgreementIndex index, StockLucene rival, Actor asker, boolean dated)
            throws IOException {
        var times = new ArrayList<long[]>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String question : QUESTIONS) {
                SearchQuery query = SearchQuery.of(question, asker);
                long start = System.nanoTime();
                index.find(dated ? query.on(DAY) : query);
                long between = System.nanoTime();
                rival.find(question);
                times.add(new long[] {between - start, System.nanoTime() - between});
            }
        }
        return times;
    }

    private static long percentile(List<long[]> times, int which, int percent) {
        long[] sorted = times.stream().mapToLong(pair -> pair[which]).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static void analyse(List<ClauseText> all) throws IOException {
        List<String> texts =
                all.stream().limit(MOST_ANALYSED).map(ClauseText::body).toList();
        Norwegian norwegian = Norwegian.load();
        try (var stock = new NorwegianAnalyzer()) {
            var ours = new double[ANALYSES];
            var theirs = new double[ANALYSES];
            long words = 0;
            for (int i = 0; i < ANALYSES; i++) {
                long start = System.nanoTime();
                words = 0;
                for (String text : texts) {
                    words += norwegian.words(text).size();
                }
                long between = System.nanoTime();
                long tokens = 0;
                for (String text : texts) {
                    tokens += terms(stock, text).size();
                }
                ours[i] = words / ((between - start) / 1e9);
                theirs[i] = words / ((System.nanoTime() - between) / 1e9);
                if (tokens == 0) {
                    throw new IllegalStateException("Lucene found no words");
                }
            }
            line("analysis, first pass, words a second", ours[0], theirs[0]);
            Arrays.sort(ours);
            Arrays.sort(theirs);
            line("analysis, median pass, words a second", ours[ANALYSES / 2], theirs[ANALYSES / 2]);
        }
    }

    private static void line(String what, double ours, double stock) {
        System.out.printf(
                Locale.ROOT,
                "%-52s product %12.0f, stock Lucene %12.0f, product/Lucene %6.2f%n",
                what,
                ours,
                stock,
                ours / stock);
    }

    private static List<String> terms(NorwegianAnalyzer analyzer, String text) throws IOException {
        var terms = new ArrayList<String>();
        try (TokenStream stream = analyzer.tokenStream("body", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        }
        return terms;
    }

    /** The named rival: Lucene with what it has for Norwegian. */
    private static final class StockLucene implements AutoCloseable {
        private final NorwegianAnalyzer analyzer = new NorwegianAnalyzer();
        private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
        private @Nullable DirectoryReader reader;

        void build(List<ClauseText> texts) throws IOException {
            var settings = new IndexWriterConfig(analyzer).setOpenMode(IndexWriterConfig.OpenMode.CREATE);
            try (var writer = new IndexWriter(directory, settings)) {
                for (ClauseText text : texts) {
                    var document = new Document();
                    document.add(new TextField("body", text.heading() + "\n" + text.body(), Field.Store.YES));
                    writer.addDocument(document);
                }
            }
            close(reader);
            reader = DirectoryReader.open(directory);
        }

        private static void close(@Nullable DirectoryReader reader) throws IOException {
            if (reader != null) {
                reader.close();
            }
        }

        private IndexSearcher searcher() {
            if (reader == null) {
                throw new IllegalStateException("Nothing is indexed yet");
            }
            return new IndexSearcher(reader);
        }

        private BooleanQuery query(String question) throws IOException {
            var query = new BooleanQuery.Builder();
            for (String term : terms(analyzer, question)) {
                query.add(new TermQuery(new Term("body", term)), Occur.MUST);
            }
            return query.build();
        }

        void find(String question) throws IOException {
            IndexSearcher searcher = searcher();
            for (ScoreDoc hit : searcher.search(query(question), 10).scoreDocs) {
                searcher.storedFields().document(hit.doc);
            }
        }

        int count(String question) throws IOException {
            return searcher().count(query(question));
        }

        @Override
        public void close() throws IOException {
            close(reader);
            analyzer.close();
        }
    }
}
