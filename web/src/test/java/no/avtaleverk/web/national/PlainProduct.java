package no.avtaleverk.web.national;

import java.io.IOException;
import java.nio.file.Path;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.search.lucene.PlainIndex;

/** The product, asked for the bare words: without parts, synonyms, spelling, headings and titles. */
final class PlainProduct implements Rival {
    private final PlainIndex index;
    private final Path folder;

    PlainProduct(Path folder, PartyRegister register) throws IOException {
        this.index = new PlainIndex(folder, register);
        this.folder = folder;
    }

    @Override
    public String name() {
        return "product, plain question";
    }

    @Override
    public long ask(Question question) throws IOException {
        return index.find(Product.query(question)).total();
    }

    @Override
    public long size() throws IOException {
        return BareLucene.sizeOf(folder);
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
