package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.search.AlikeQuery;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.TextPlace;
import no.avtaleverk.search.norwegian.Norwegian;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** Finds the clause of each agreement in force that says what a given one says. */
final class Alikes {
    /** As for the comparison of two texts (docs/adr/0011): half of the words, or three tenths under one heading. */
    private static final double ALIKE = 0.5;

    private static final double ALIKE_UNDER_ONE_HEADING = 0.3;
    private static final int MOST_WORDS = 60;

    private final PartyRegister register;
    private final PublicStatistics searcher;
    private final Places places;

    Alikes(Norwegian norwegian, PartyRegister register, PublicStatistics searcher) {
        this.register = register;
        this.searcher = searcher;
        this.places = new Places(norwegian);
    }

    List<TextPlace> find(AlikeQuery query) throws IOException {
        Set<PartyId> municipalities = Filters.withPredecessors(query.municipalities(), register);
        Map<String, Integer> heading = places.bag(query.heading());
        Map<String, Integer> whole = places.bag(query.heading() + "\n\n" + query.text());
        boolean byRequirement = query.requirement() != null && query.text().isBlank();
        var found = new ArrayList<TextPlace>();
        StoredFields stored = searcher.storedFields();
        Query asked = asked(query, municipalities, whole, byRequirement);
        String lastWords = null;
        double last = 0;
        for (ScoreDoc doc : searcher.search(asked, Math.max(1, searcher.count(asked))).scoreDocs) {
            Document document = stored.document(doc.doc);
            double likeness = 1;
            if (!byRequirement) {
                // Copies of a text follow each other, since they score the same.
                String theirs = Places.text(document, Fields.STORED_HEADING);
                String words = theirs + "\n\n" + Places.text(document, Fields.STORED_TEXT);
                likeness = words.equals(lastWords) ? last : likeness(theirs, words, heading, whole);
                lastWords = words;
                last = likeness;
            }
            if (likeness > 0) {
                TextPlace place = places.of(document, likeness, one -> one.periodOn(query.on(), municipalities)
                        .isPresent());
                if (!place.versions().isEmpty()) {
                    found.add(place);
                }
            }
        }
        found.sort(Comparator.comparingDouble((TextPlace place) -> -place.likeness())
                .thenComparing(place -> place.agreement().toString())
                .thenComparing(TextPlace::clause));
        return byRequirement ? found : likestOfEach(found);
    }

    private Query asked(
            AlikeQuery query, Set<PartyId> municipalities, Map<String, Integer> words, boolean byRequirement) {
        var asked = new BooleanQuery.Builder()
                .add(Filters.visibleTo(query.asker(), SearchQuery.Kind.TEXT), BooleanClause.Occur.FILTER)
                .add(Filters.is(Fields.KIND, Fields.CLAUSE), BooleanClause.Occur.FILTER)
                .add(Filters.inForce(query.on(), municipalities), BooleanClause.Occur.FILTER);
        PartyId trust = query.trust();
        if (trust != null) {
            asked.add(
                    Filters.parties(Fields.TRUST, Filters.withTrustsUnder(trust, register)),
                    BooleanClause.Occur.FILTER);
        }
        if (query.requirement() != null) {
            asked.add(Filters.is(Fields.REQUIREMENT, query.requirement().value()), BooleanClause.Occur.FILTER);
        }
        if (!byRequirement) {
            var some = new BooleanQuery.Builder();
            words.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_WORDS)
                    .forEach(word -> some.add(
                            new BoostQuery(new TermQuery(new Term(Fields.TEXT, word.getKey())), word.getValue()),
                            BooleanClause.Occur.SHOULD));
            some.setMinimumNumberShouldMatch(
                    Math.max(1, (int) (Math.min(MOST_WORDS, words.size()) * ALIKE_UNDER_ONE_HEADING / 2)));
            asked.add(some.build(), BooleanClause.Occur.MUST);
        }
        return asked.build();
    }

    /** 0 when it is another clause. */
    private double likeness(String theirs, String words, Map<String, Integer> heading, Map<String, Integer> whole) {
        double likeness = Places.likeness(whole, places.bag(words));
        boolean oneHeading = !heading.isEmpty() && places.bag(theirs).equals(heading);
        return likeness >= (oneHeading ? ALIKE_UNDER_ONE_HEADING : ALIKE) ? likeness : 0;
    }

    /** A clause says what another says once in each version of an agreement. */
    private static List<TextPlace> likestOfEach(List<TextPlace> found) {
        var taken = new LinkedHashMap<String, TextPlace>();
        var kept = new ArrayList<TextPlace>();
        for (TextPlace place : found) {
            List<TextPlace.InVersion> free = place.versions().stream()
                    .filter(one -> Optional.ofNullable(
                                    taken.putIfAbsent(place.agreement() + " " + one.version(), place))
                            .isEmpty())
                    .toList();
            if (!free.isEmpty()) {
                kept.add(new TextPlace(
                        place.agreement(),
                        place.clause(),
                        place.heading(),
                        place.text(),
                        place.state(),
                        place.likeness(),
                        free));
            }
        }
        return kept;
    }
}
