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
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Answers one question from one state of the index. */
final class Answering {
    /** Nobody turns further than this; pages beyond are empty. */
    private static final int DEEPEST = 10_000;

    private static final SortField ORDER = new SortField(Fields.ORDER, SortField.Type.STRING);

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
        var whole = new BooleanQuery.Builder().add(visible, BooleanClause.Occur.FILTER);
        filter(query, whole);
        boolean worded = !query.words().isBlank();
        var marks = new Marks();
        var others = new OtherWords();
        if (worded) {
            Question.Understood question = Question.of(query.words(), norwegian, searcher, visible);
            if (question.query() == null) {
                return new SearchPage(0, List.of(), Facets.NONE);
            }
            whole.add(question.query(), BooleanClause.Occur.MUST);
            marks = question.marks();
            others = question.others();
        }
        Sort sort = worded ? new Sort(SortField.FIELD_SCORE, ORDER) : new Sort(ORDER);
        long first = (long) query.page() * query.size();
        int wanted = (int) Math.min(DEEPEST, first + query.size());
        Object[] found = searcher.search(
                whole.build(),
                new MultiCollectorManager(
                        new TopFieldCollectorManager(sort, wanted, null, Integer.MAX_VALUE), new FacetCounts()));
        var top = (TopDocs) found[0];
        var counted = (FacetCounts.Result) found[1];
        var hits = new ArrayList<Hit>();
        StoredFields stored = searcher.storedFields();
        for (int i = (int) Math.min(first, DEEPEST); i < top.scoreDocs.length; i++) {
            ScoreDoc doc = top.scoreDocs[i];
            float score = worded && ((FieldDoc) doc).fields[0] instanceof Float f ? f : 0;
            hits.add(hit(stored.document(doc.doc), score, query, marks, others));
        }
        return new SearchPage(counted.total(), hits, counted.facets(), others.met());
    }

    private void filter(SearchQuery query, BooleanQuery.Builder whole) throws IOException {
        Set<PartyId> municipalities = Filters.withPredecessors(query.municipalities(), register);
        if (!municipalities.isEmpty()) {
            whole.add(Filters.parties(Fields.MUNICIPALITY, municipalities), BooleanClause.Occur.FILTER);
        }
        PartyId trust = query.trust();
        if (trust != null) {
            whole.add(
                    Filters.parties(Fields.TRUST, Filters.withTrustsUnder(trust, register)),
                    BooleanClause.Occur.FILTER);
        }
        if (query.requirement() != null) {
            whole.add(Filters.is(Fields.REQUIREMENT, query.requirement().value()), BooleanClause.Occur.FILTER);
        }
        boolean log = query.kind() == SearchQuery.Kind.LOG;
        LocalDate on = query.on();
        if (on != null) {
            whole.add(log ? Filters.recorded(on) : Filters.inForce(on, municipalities), BooleanClause.Occur.FILTER);
        }
        AgreementState state = query.state();
        if (state != null) {
            whole.add(
                    log ? Filters.anyOf(Fields.AGREEMENT, inState(state)) : Filters.is(Fields.STATE, state.name()),
                    BooleanClause.Occur.FILTER);
        }
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
