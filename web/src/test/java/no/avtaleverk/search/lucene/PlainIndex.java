package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.norwegian.AnalysisStep;
import no.avtaleverk.search.norwegian.Norwegian;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.store.FSDirectory;

/**
 * The index of the product, asked for the words as their stems alone, as a plain full-text search would: no parts of compounds, no
 * synonyms, no other spelling, nothing of headings or titles. Who may see what, facets and marks are as they always are. For
 * harnesses.
 */
public final class PlainIndex implements AutoCloseable {
    private final Norwegian norwegian = Norwegian.with(
            EnumSet.of(AnalysisStep.STOP_WORDS, AnalysisStep.ENDINGS, AnalysisStep.MALFORM, AnalysisStep.ENOUGH));

    private final PartyRegister register;
    private final DirectoryReader reader;
    private final PublicStatistics searcher;

    /** Opens what is committed in a folder of the product's index. */
    public PlainIndex(Path folder, PartyRegister register) throws IOException {
        this.register = register;
        reader = DirectoryReader.open(FSDirectory.open(folder));
        SearcherFactory factory = PublicStatistics.FACTORY;
        searcher = (PublicStatistics) factory.newSearcher(reader, null);
    }

    public SearchPage find(SearchQuery query) throws IOException {
        return new Answering(norwegian, register, searcher).find(query);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
