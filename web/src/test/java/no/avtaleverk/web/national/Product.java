package no.avtaleverk.web.national;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.search.AgreementIndex;
import no.avtaleverk.search.SearchQuery;

/** The product, asked by the public with its full ranking, facets and marks. */
final class Product implements Rival {
    private static final Actor PUBLIC = new Actor("", "", null, Set.of(), Set.of());

    private final String name;
    private final AgreementIndex index;
    private final Path folder;

    Product(String name, AgreementIndex index, Path folder) {
        this.name = name;
        this.index = index;
        this.folder = folder;
    }

    @Override
    public String name() {
        return name;
    }

    AgreementIndex index() {
        return index;
    }

    @Override
    public long ask(Question question) {
        return index.find(query(question)).total();
    }

    static SearchQuery query(Question question) {
        String words = String.join(" ", question.words());
        SearchQuery query = SearchQuery.of(question.phrase() ? "\"" + words + "\"" : words, PUBLIC);
        if (!question.trust().isEmpty()) {
            query = query.withTrust(new PartyId(question.trust()));
        }
        if (question.on() != null) {
            query = query.on(question.on());
        }
        return query;
    }

    @Override
    public long size() throws IOException {
        return BareLucene.sizeOf(folder);
    }

    @Override
    public void close() {
        index.close();
    }
}
