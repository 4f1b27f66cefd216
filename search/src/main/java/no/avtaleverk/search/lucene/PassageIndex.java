package no.avtaleverk.search.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.publication.PublicPassages;
import no.avtaleverk.search.SearchUnavailableException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The passages of public texts, one document each. Starts empty whatever lies in its folder, and nothing of it is read after a stop. */
final class PassageIndex implements PublicPassages, Closeable {
    private static final String AGREEMENT = "agreement";
    private static final String OF = "of";
    private static final String WORD = "word";
    private static final String RANK = "rank";
    private static final String FIRST = "first";
    private static final String LAST = "last";
    private static final String CLAUSE = "clause";
    private static final String NUMBER = "number";
    private static final String HEADING = "heading";
    private static final String BODY = "body";
    private static final String LEVEL = "level";
    private static final String ANSWER = "answer";
    /** So few agreements are looked up by their names. */
    private static final int FEW = 64;

    private static final int MEGABYTES = 16;

    private static final FieldType WORDS = new FieldType();

    static {
        WORDS.setIndexOptions(IndexOptions.DOCS);
        WORDS.setOmitNorms(true);
        WORDS.setTokenized(true);
        WORDS.freeze();
    }

    private final Directory directory;
    private volatile IndexWriter writer;
    private volatile SearcherManager searchers;
    private volatile long generation;
    /** Agreements by the number that stands for them here. */
    private final Map<String, Integer> numbers = new HashMap<>();

    PassageIndex(Directory directory) {
        this.directory = directory;
        try {
            writer = newWriter();
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new SearchUnavailableException("The index of public texts can not be made", e);
        }
    }

    private IndexWriter newWriter() throws IOException {
        return new IndexWriter(
                directory,
                new IndexWriterConfig(new KeywordAnalyzer())
                        .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                        .setRAMBufferSizeMB(MEGABYTES)
                        .setCommitOnClose(false));
    }

    /** A failing disk closes the writer; then all begins anew. */
    @Override
    public synchronized long generation() {
        if (!writer.isOpen()) {
            try {
                SearcherManager old = searchers;
                writer = newWriter();
                searchers = new SearcherManager(writer, null);
                old.close();
            } catch (IOException e) {
                throw new SearchUnavailableException("The index of public texts can not be made anew", e);
            }
            generation++;
        }
        return generation;
    }

    @Override
    public void put(String agreement, Collection<Passage> passages) {
        int number;
        synchronized (numbers) {
            number = numbers.computeIfAbsent(agreement, code -> numbers.size());
        }
        List<Document> documents = passages.stream()
                .map(passage -> document(agreement, number, passage))
                .toList();
        try {
            // Others see all of the old passages or all of the new.
            writer.updateDocuments(new Term(AGREEMENT, agreement), documents);
        } catch (IOException | AlreadyClosedException e) {
            throw new SearchUnavailableException("The index of public texts can not be written", e);
        }
    }

    private static Document document(String agreement, int number, Passage passage) {
        var document = new Document();
        document.add(new StringField(AGREEMENT, agreement, Field.Store.NO));
        document.add(new NumericDocValuesField(OF, number));
        document.add(new NumericDocValuesField(RANK, passage.rank()));
        document.add(new NumericDocValuesField(FIRST, passage.first()));
        document.add(new NumericDocValuesField(LAST, passage.last()));
        document.add(new Field(WORD, new Folded(passage.words()), WORDS));
        document.add(new StringField(CLAUSE, passage.clause().id().value(), Field.Store.YES));
        passage.answers().forEach(one -> document.add(new StringField(ANSWER, one.value(), Field.Store.YES)));
        document.add(new StoredField(LEVEL, passage.clause().level()));
        document.add(new StoredField(NUMBER, passage.clause().number()));
        document.add(new StoredField(HEADING, passage.clause().text().heading()));
        document.add(new StoredField(BODY, passage.clause().text().body()));
        return document;
    }

    /** Words as they are. */
    private static final class Folded extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final Iterator<String> words;

        Folded(Collection<String> words) {
            this.words = words.iterator();
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (!words.hasNext()) {
                return false;
            }
            term.append(words.next());
            return true;
        }
    }

    @Override
    public List<Place> find(Question question, List<Searched> among, int most) {
        if (among.isEmpty() || most < 1) {
            return List.of();
        }
        Query query = query(question, among);
        try {
            SearcherManager manager = searchers;
            manager.maybeRefreshBlocking();
            IndexSearcher searcher = manager.acquire();
            try {
                var first = new First(slots(among), among, most);
                searcher.search(query, first);
                return places(first.inOrder(), among, searcher.storedFields());
            } finally {
                manager.release(searcher);
            }
        } catch (IOException | AlreadyClosedException e) {
            throw new SearchUnavailableException("The index of public texts can not be read", e);
        }
    }

    private static Query query(Question question, List<Searched> among) {
        var query = new BooleanQuery.Builder();
        question.words().forEach(word -> query.add(new TermQuery(new Term(WORD, word)), BooleanClause.Occur.FILTER));
        ClauseId clause = question.clause();
        if (clause != null) {
            query.add(new TermQuery(new Term(CLAUSE, clause.value())), BooleanClause.Occur.FILTER);
        }
        if (!question.answers().isEmpty()) {
            query.add(any(ANSWER, question.answers().stream().map(RequirementId::value)), BooleanClause.Occur.FILTER);
        }
        if (among.size() <= FEW) {
            query.add(any(AGREEMENT, among.stream().map(Searched::agreement)), BooleanClause.Occur.FILTER);
        }
        BooleanQuery built = query.build();
        return built.clauses().isEmpty() ? MatchAllDocsQuery.INSTANCE : built;
    }

    private static Query any(String field, Stream<String> values) {
        return new TermInSetQuery(field, values.map(BytesRef::new).toList());
    }

    /** Where an agreement stands in the order asked for, by its number here; -1 where it is not asked for. */
    private int[] slots(List<Searched> among) {
        synchronized (numbers) {
            int[] slots = new int[numbers.size()];
            Arrays.fill(slots, -1);
            for (int i = 0; i < among.size(); i++) {
                Integer number = numbers.get(among.get(i).agreement());
                if (number != null) {
                    slots[number] = i;
                }
            }
            return slots;
        }
    }

    private static List<Place> places(List<Found> found, List<Searched> among, StoredFields stored) throws IOException {
        var places = new ArrayList<Place>();
        for (Found one : found) {
            Document document = stored.document(one.document);
            places.add(new Place(
                    among.get(one.slot),
                    new Clause(
                            new ClauseId(document.get(CLAUSE)),
                            document.getField(LEVEL).numericValue().intValue(),
                            document.get(NUMBER),
                            new ClauseText(document.get(HEADING), document.get(BODY))),
                    Arrays.stream(document.getValues(ANSWER))
                            .map(RequirementId::new)
                            .collect(Collectors.toSet())));
        }
        return places;
    }

    private record Found(int slot, int rank, int document) {
        static final Comparator<Found> ORDER = Comparator.comparingInt(Found::slot)
                .thenComparingInt(Found::rank)
                .thenComparingInt(Found::document);
    }

    /** Keeps those that come first. */
    private static final class First extends SimpleCollector {
        private final int[] slots;
        private final List<Searched> among;
        private final int most;
        private final PriorityQueue<Found> kept = new PriorityQueue<>(Found.ORDER.reversed());
        private int base;
        private @Nullable NumericDocValues of;
        private @Nullable NumericDocValues rank;
        private @Nullable NumericDocValues from;
        private @Nullable NumericDocValues until;

        First(int[] slots, List<Searched> among, int most) {
            this.slots = slots;
            this.among = among;
            this.most = most;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            base = context.docBase;
            of = context.reader().getNumericDocValues(OF);
            rank = context.reader().getNumericDocValues(RANK);
            from = context.reader().getNumericDocValues(FIRST);
            until = context.reader().getNumericDocValues(LAST);
        }

        @Override
        public void collect(int document) throws IOException {
            int number = (int) value(of, document);
            // Came after the question was asked.
            int slot = number < slots.length ? slots[number] : -1;
            if (slot < 0 || kept.size() == most && slot > kept.element().slot) {
                return;
            }
            int version = among.get(slot).version();
            if (version < value(from, document) || version > value(until, document)) {
                return;
            }
            kept.add(new Found(slot, (int) value(rank, document), base + document));
            if (kept.size() > most) {
                kept.remove();
            }
        }

        private static long value(@Nullable NumericDocValues values, int document) throws IOException {
            if (values == null || !values.advanceExact(document)) {
                throw new IllegalStateException("A passage lacks a number");
            }
            return values.longValue();
        }

        List<Found> inOrder() {
            return kept.stream().sorted(Found.ORDER).toList();
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
    }
}
