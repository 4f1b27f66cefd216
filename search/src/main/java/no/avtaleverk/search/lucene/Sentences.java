package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.SentenceFound;
import no.avtaleverk.search.SentenceQuery;
import no.avtaleverk.search.TextPlace;
import no.avtaleverk.search.TextQuestions;
import no.avtaleverk.search.norwegian.Norwegian;
import no.avtaleverk.search.norwegian.Word;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;

/** Finds where a sentence stands, in one state of the index. */
final class Sentences {
    /** So many clauses that share words with the sentence are read to see whether one of their sentences is like it. */
    private static final int READ = 300;

    private static final int MOST_NEAR = 20;
    private static final double NEAR = 0.6;

    private static final Comparator<TextPlace> FIRST_IN_FORCE = Comparator.comparing(
                    (TextPlace place) -> place.from().orElse(LocalDate.MAX))
            .thenComparing(place -> place.agreement().toString())
            .thenComparingInt(place -> place.first().version() == 0
                    ? Integer.MAX_VALUE
                    : place.first().version())
            .thenComparing(TextPlace::clause)
            .thenComparing(TextPlace::text);

    /** When there are too many to tell, those that were in force first are told. */
    private static final Sort EARLIEST = new Sort(inForceFirst(), new SortField(Fields.ORDER, SortField.Type.STRING));

    private final Norwegian norwegian;
    private final PartyRegister register;
    private final PublicStatistics searcher;
    private final Places places;

    Sentences(Norwegian norwegian, PartyRegister register, PublicStatistics searcher) {
        this.norwegian = norwegian;
        this.register = register;
        this.searcher = searcher;
        this.places = new Places(norwegian);
    }

    private static SortField inForceFirst() {
        var field = new SortField(Fields.FROM, SortField.Type.INT);
        field.setMissingValue(Integer.MAX_VALUE);
        return field;
    }

    SentenceFound find(SentenceQuery query) throws IOException {
        String typed = query.sentence().length() > SentenceQuery.LONGEST
                ? query.sentence().substring(0, SentenceQuery.LONGEST)
                : query.sentence();
        List<Word> words = norwegian.words(typed.replaceAll("\\s+", " "));
        if (words.isEmpty()) {
            return new SentenceFound(0, List.of(), List.of(), false);
        }
        var exact = visible(query).add(phrase(words.stream().map(Word::exact).toList()), BooleanClause.Occur.FILTER);
        Query standing = exact.build();
        ScoreDoc[] found = searcher.search(standing, TextQuestions.MOST, EARLIEST).scoreDocs;
        var same = new ArrayList<TextPlace>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc doc : found) {
            same.add(places.of(stored.document(doc.doc), 1, version -> true));
        }
        same.sort(FIRST_IN_FORCE);
        return new SentenceFound(
                words.size(),
                same,
                near(query, words, standing),
                found.length == TextQuestions.MOST && searcher.count(standing) > found.length);
    }

    private BooleanQuery.Builder visible(SentenceQuery query) {
        var visible = new BooleanQuery.Builder()
                .add(Filters.visibleTo(query.asker(), SearchQuery.Kind.TEXT), BooleanClause.Occur.FILTER)
                .add(Filters.is(Fields.KIND, Fields.CLAUSE), BooleanClause.Occur.FILTER);
        Set<PartyId> municipalities = Filters.withPredecessors(query.municipalities(), register);
        if (!municipalities.isEmpty()) {
            visible.add(Filters.parties(Fields.MUNICIPALITY, municipalities), BooleanClause.Occur.FILTER);
        }
        PartyId trust = query.trust();
        if (trust != null) {
            visible.add(
                    Filters.parties(Fields.TRUST, Filters.withTrustsUnder(trust, register)),
                    BooleanClause.Occur.FILTER);
        }
        return visible;
    }

    private static Query phrase(List<String> words) {
        return words.size() == 1
                ? new TermQuery(new Term(Fields.EXACT, words.getFirst()))
                : new PhraseQuery(0, Fields.EXACT, words.toArray(String[]::new));
    }

    /** Clauses with a sentence that shares most of its words with the one asked for; one or two words are like nothing. */
    private List<SentenceFound.Near> near(SentenceQuery query, List<Word> words, Query standing) throws IOException {
        List<String> stems = words.stream()
                .filter(word -> !norwegian.isStopWord(word))
                .map(Word::stem)
                .distinct()
                .limit(100)
                .toList();
        if (stems.size() < 3) {
            return List.of();
        }
        var some = new BooleanQuery.Builder();
        stems.forEach(stem -> some.add(new TermQuery(new Term(Fields.TEXT, stem)), BooleanClause.Occur.SHOULD));
        some.setMinimumNumberShouldMatch((int) Math.ceil(stems.size() * NEAR));
        Query whole = visible(query)
                .add(some.build(), BooleanClause.Occur.MUST)
                .add(standing, BooleanClause.Occur.MUST_NOT)
                .build();
        Map<String, Integer> asked = places.bag(query.sentence());
        var near = new ArrayList<SentenceFound.Near>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc doc : searcher.search(whole, READ).scoreDocs) {
            Document document = stored.document(doc.doc);
            String likest = "";
            double most = 0;
            for (String sentence : Places.sentences(Places.text(document, Fields.STORED_TEXT))) {
                double likeness = Places.likeness(asked, places.bag(sentence));
                if (likeness > most) {
                    most = likeness;
                    likest = sentence;
                }
            }
            if (most >= NEAR) {
                near.add(new SentenceFound.Near(places.of(document, most, version -> true), likest));
            }
        }
        near.sort(Comparator.comparingDouble(
                        (SentenceFound.Near one) -> -one.place().likeness())
                .thenComparing(SentenceFound.Near::place, FIRST_IN_FORCE));
        return near.subList(0, Math.min(MOST_NEAR, near.size()));
    }
}
