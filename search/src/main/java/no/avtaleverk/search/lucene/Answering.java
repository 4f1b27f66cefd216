package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.search.Facets;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.norwegian.Norwegian;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Answers one question from one state of the index. */
final class Answering {
    /** Nobody turns further than this; pages beyond are empty. */
    private static final int DEEPEST = 10_000;

    private final Norwegian norwegian;
    private final PartyRegister register;
    private final PublicStatistics searcher;

    Answering(Norwegian norwegian, PartyRegister register, PublicStatistics searcher) {
        this.norwegian = norwegian;
        this.register = register;
        this.searcher = searcher;
    }

    SearchPage find(SearchQuery query) throws IOException {
        Query visible = Filters.visibleTo(query.asker(), query.kind());
        boolean worded = !query.words().isBlank();
        var marks = new Marks();
        var others = new OtherWords();
        Bag asked = null;
        if (worded) {
            Question.Understood question = Question.of(query.words(), norwegian, searcher, visible);
            Bag bag = question.bag();
            if (bag == null) {
                return new SearchPage(0, List.of(), Facets.NONE);
            }
            asked = bag;
            marks = question.marks();
            others = question.others();
        }
        long first = (long) query.page() * query.size();
        int wanted = (int) Math.min(DEEPEST, first + query.size());
        var found = new Found(wanted);
        List<Query> filters = filters(query);
        try (Bag.Ready ready = asked == null ? null : new Bag.Ready(asked, searcher)) {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                take(leaf, through(leaf, visible, filters), ready, found);
            }
        }
        var hits = new ArrayList<Hit>();
        StoredFields stored = searcher.storedFields();
        List<Found.Best> best = found.best();
        for (int i = (int) Math.min(first, DEEPEST); i < best.size(); i++) {
            Found.Best one = best.get(i);
            hits.add(hit(stored.document(one.doc()), one.score(), query, marks, others));
        }
        return new SearchPage(found.total(), hits, found.facets(), others.met());
    }

    /**
     * @param ready absent when no words are asked for
     */
    private static void take(LeafReaderContext leaf, FixedBitSet through, Bag.@Nullable Ready ready, Found found)
            throws IOException {
        if (through.nextSetBit(0) == DocIdSetIterator.NO_MORE_DOCS) {
            return;
        }
        Found.OfSegment hits = found.new OfSegment(leaf);
        if (ready != null) {
            ready.find(leaf, through, hits);
        } else {
            var documents = new BitSetIterator(through, 0);
            for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
                hits.hit(doc, 0);
            }
        }
        hits.end();
    }

    /** The documents of a segment that are let through, whatever the words. Who is asking comes first. */
    private FixedBitSet through(LeafReaderContext leaf, Query visible, List<Query> filters) throws IOException {
        FixedBitSet through = searcher.documents(visible, leaf);
        if (!filters.isEmpty()) {
            through = through.clone();
            for (Query filter : filters) {
                through.and(searcher.documents(filter, leaf));
            }
        }
        return through;
    }

    private List<Query> filters(SearchQuery query) throws IOException {
        var filters = new ArrayList<Query>();
        Set<PartyId> municipalities = Filters.withPredecessors(query.municipalities(), register);
        if (!municipalities.isEmpty()) {
            filters.add(Filters.parties(Fields.MUNICIPALITY, municipalities));
        }
        PartyId trust = query.trust();
        if (trust != null) {
            filters.add(Filters.parties(Fields.TRUST, Filters.withTrustsUnder(trust, register)));
        }
        if (query.requirement() != null) {
            filters.add(Filters.is(Fields.REQUIREMENT, query.requirement().value()));
        }
        boolean log = query.kind() == SearchQuery.Kind.LOG;
        LocalDate on = query.on();
        if (on != null) {
            filters.add(log ? Filters.recorded(on) : Filters.inForce(on, municipalities));
        }
        AgreementState state = query.state();
        if (state != null) {
            filters.add(log ? Filters.anyOf(Fields.AGREEMENT, inState(state)) : Filters.is(Fields.STATE, state.name()));
        }
        return filters;
    }

    /** The agreements in a state; log entries do not carry it, since they are not written again when it changes. */
    private List<String> inState(AgreementState state) throws IOException {
        var query = new BooleanQuery.Builder()
                .add(Filters.is(Fields.KIND, Fields.AGREEMENT), BooleanClause.Occur.FILTER)
                .add(Filters.is(Fields.STATE_OF, state.name()), BooleanClause.Occur.FILTER)
                .build();
        var ids = new ArrayList<String>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc doc : searcher.search(query, Math.max(1, searcher.count(query))).scoreDocs) {
            ids.add(text(stored.document(doc.doc), Fields.STORED_AGREEMENT));
        }
        return ids;
    }

    private Hit hit(Document document, float score, SearchQuery query, Marks marks, OtherWords others)
            throws IOException {
        BytesRef encoded = document.getBinaryValue(Fields.STANDINGS);
        List<Standing> standings = Standing.decode(encoded.bytes, encoded.offset, encoded.length);
        Standing standing = standings.stream()
                .max(Comparator.comparingInt(Standing::version))
                .orElseThrow();
        Period period = standing.span().orElse(null);
        LocalDate on = query.on();
        if (on != null && query.kind() == SearchQuery.Kind.TEXT) {
            Set<PartyId> municipalities = Filters.withPredecessors(query.municipalities(), register);
            for (Standing one : standings) {
                Optional<Period> then = one.periodOn(on, municipalities);
                if (then.isPresent()) {
                    standing = one;
                    period = then.get();
                }
            }
        }
        String agreement = document.get(Fields.STORED_AGREEMENT);
        String clause = document.get(Fields.CLAUSE);
        Number position = number(document, Fields.POSITION);
        Number day = number(document, Fields.DAY);
        String heading = text(document, Fields.STORED_HEADING);
        String words = heading + "\n\n" + text(document, Fields.STORED_TEXT);
        return new Hit(
                agreement == null ? null : new AgreementId(agreement),
                standing.title(),
                standing.version(),
                clause == null ? null : new ClauseId(clause),
                standing.number(),
                heading,
                Snippets.of(text(document, Fields.STORED_TEXT), marks, norwegian),
                score,
                text(document, Fields.STORED_STATE),
                standing.parties(),
                day != null ? LocalDate.ofEpochDay(day.longValue()) : period == null ? null : period.from(),
                day != null || period == null ? null : period.until(),
                position == null ? null : position.longValue(),
                position != null ? Hit.Kind.LOG_ENTRY : clause == null ? Hit.Kind.VERSION : Hit.Kind.CLAUSE,
                !others.isEmpty() && others.meet(norwegian.words(words), words));
    }

    private static @Nullable Number number(Document document, String field) {
        var stored = document.getField(field);
        return stored == null ? null : stored.numericValue();
    }

    private static String text(Document document, String field) {
        String text = document.get(field);
        return text == null ? "" : text;
    }
}
