package no.avtaleverk.search.judged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.AgreementIndex;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.MemoryStore;
import no.avtaleverk.search.Region;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.lucene.SearchIndex;
import no.avtaleverk.search.norwegian.Norwegian;
import no.avtaleverk.search.norwegian.Step;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/** Puts the clauses of one målform in order for a question. */
interface Ranker extends AutoCloseable {
    int DEPTH = 15;

    /** Ids of the clauses, the best first, at most {@value #DEPTH}. */
    List<String> rank(String question);

    @Override
    void close();

    /** The product, with the agreements read by somebody who has no role. */
    static Ranker product(ShippedTexts texts, Language language, Set<Step> steps) {
        MemoryStore store = texts.store(language);
        AgreementIndex index =
                SearchIndex.inMemory(store, store, Region.register(), Region.catalogue(), Norwegian.with(steps));
        index.catchUp();
        return new Ranker() {
            @Override
            public List<String> rank(String question) {
                return index.find(SearchQuery.of(question, Region.NOBODY).page(0, 3 * DEPTH)).hits().stream()
                        .filter(hit -> hit.kind() == Hit.Kind.CLAUSE)
                        .map(Hit::clause)
                        .map(ClauseId::value)
                        .limit(DEPTH)
                        .toList();
            }

            @Override
            public void close() {
                index.close();
            }
        };
    }

    /** Lucene as it comes: heading and text in one field, and the query its own builder makes of the question. */
    static Ranker stock(ShippedTexts texts, Language language, Analyzer analyzer) throws IOException {
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (ShippedTexts.Passage passage : texts.passages()) {
                var document = new Document();
                document.add(new StringField("id", passage.id(), Field.Store.YES));
                document.add(new TextField(
                        "text",
                        passage.heading().in(language) + "\n" + passage.body().in(language),
                        Field.Store.NO));
                writer.addDocument(document);
            }
        }
        DirectoryReader reader = DirectoryReader.open(directory);
        var searcher = new IndexSearcher(reader);
        return new Ranker() {
            @Override
            public List<String> rank(String question) {
                Query query = new QueryBuilder(analyzer).createBooleanQuery("text", question);
                if (query == null) {
                    return List.of();
                }
                try {
                    var ids = new ArrayList<String>();
                    for (ScoreDoc hit : searcher.search(query, DEPTH).scoreDocs) {
                        ids.add(searcher.storedFields()
                                .document(hit.doc, new HashSet<>(Set.of("id")))
                                .get("id"));
                    }
                    return ids;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void close() {
                try {
                    reader.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
