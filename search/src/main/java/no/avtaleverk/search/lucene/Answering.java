package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.search.AgreementSearch;
import no.avtaleverk.search.Facets;
import no.avtaleverk.search.Fragment;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.HitGroup;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.SearchQuery.Grouping;
import no.avtaleverk.search.TextPlace;
import no.avtaleverk.search.WholeAnswer;
import no.avtaleverk.search.norwegian.Norwegian;
import no.avtaleverk.search.norwegian.Word;
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
    private static final int MOST = AgreementSearch.MOST;

    private final Norwegian norwegian;
    private final PartyRegister register;
    private final PublicStatistics searcher;

    Answering(Norwegian norwegian, PartyRegister register, PublicStatistics searcher) {
        this.norwegian = norwegian;
        this.register = register;
        this.searcher = searcher;
    }

    SearchPage find(SearchQuery query) throws IOException {
        Looked looked = look(query);
        if (looked == null) {
            return new SearchPage(0, List.of(), Facets.NONE, List.of());
        }
        Grouping grouping = query.kind() == SearchQuery.Kind.LOG ? Grouping.NONE : query.grouping();
        int first = (int) Math.min(MOST, (long) query.page() * query.size());
        int last = Math.min(MOST, first + query.size());
        if (grouping == Grouping.NONE) {
            var found = new Found(Math.max(1, last), this::regionOf);
            gather(looked, leaf -> found.new OfSegment(leaf));
            List<Found.Best> best = found.best();
            List<Hit> hits =
                    hits(best.subList(Math.min(first, best.size()), Math.min(last, best.size())), query, looked);
            return new SearchPage(found.total(), hits, found.facets(), looked.others.met());
        }
        var counting = new Found(1, this::regionOf);
        var grouped = new Grouped(searcher.getIndexReader().leaves(), counting);
        gather(looked, leaf -> grouped.new OfSegment(leaf));
        boolean byClause = grouping == Grouping.CLAUSE;
        var groups = new ArrayList<HitGroup>();
        for (Grouped.Group group :
                byClause ? grouped.clauses(first, last - first) : grouped.periods(first, last - first)) {
            groups.add(group(group, byClause, query, looked));
        }
        return new SearchPage(
                counting.total(),
                groups.stream().flatMap(group -> group.hits().stream()).toList(),
                counting.facets(),
                looked.others.met(),
                groups,
                byClause ? grouped.clauseCount() : grouped.periodCount());
    }

    /** Every hit, each by itself, as it is and not cut. */
    WholeAnswer all(SearchQuery query, int most) throws IOException {
        long position = IndexFiles.markOf(searcher).position();
        Looked looked = look(query);
        if (looked == null) {
            return new WholeAnswer(position, 0, List.of());
        }
        var found = new Found(Math.clamp(most, 1, MOST), this::regionOf);
        gather(looked, leaf -> found.new OfSegment(leaf));
        var hits = new ArrayList<Hit>();
        for (Found.Best one : found.best()) {
            hits.add(hit(one.doc(), one.score(), query, null));
        }
        return new WholeAnswer(position, found.total(), hits);
    }

    /**
     * A question made ready.
     *
     * @param bag absent when no words are asked for
     * @param known words of texts that were hits so far, many of which are the same
     * @param cut what has been cut out of those texts
     */
    private record Looked(
            Query visible,
            List<Query> filters,
            @Nullable Bag bag,
            Marks marks,
            OtherWords others,
            Map<String, List<Word>> known,
            Map<String, List<Fragment>> cut) {
        Looked(Query visible, List<Query> filters, @Nullable Bag bag, Marks marks, OtherWords others) {
            this(visible, filters, bag, marks, others, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }

        /** The part of a text with the words. */
        List<Fragment> cut(String body, Norwegian norwegian) {
            return cut.computeIfAbsent(body, text -> Snippets.of(text, words(text, norwegian), marks, norwegian));
        }

        /** Take note of the words a hit holds; whether it holds other words than were typed only. */
        boolean isByOthers(String heading, String body, Norwegian norwegian) {
            return !others.isEmpty()
                    && others.meet(
                            new OtherWords.Text(heading, words(heading, norwegian)),
                            new OtherWords.Text(body, words(body, norwegian)));
        }

        private List<Word> words(String text, Norwegian norwegian) {
            return known.computeIfAbsent(text, norwegian::words);
        }

        /** The day asked for, when it stands alone; no two questions ask for the same, so a set of its documents is of no further use. */
        @Nullable
        InForceQuery late() {
            return bag == null
                    ? null
                    : filters.stream()
                            .filter(InForceQuery.class::isInstance)
                            .map(InForceQuery.class::cast)
                            .findFirst()
                            .orElse(null);
        }

        /**
         * What lets documents through whatever the words, but for that day. Who is asking always comes first, since what they let through
         * together is remembered by the list.
         */
        List<Query> sets() {
            InForceQuery late = late();
            var sets = new ArrayList<Query>();
            sets.add(visible);
            filters.stream().filter(filter -> filter != late).forEach(sets::add);
            return sets;
        }
    }

    /** Absent when nothing that was typed can be looked for. */
    private @Nullable Looked look(SearchQuery query) throws IOException {
        Query visible = Filters.visibleTo(query.asker(), query.kind());
        if (query.words().isBlank()) {
            return new Looked(visible, filters(query), null, new Marks(), new OtherWords());
        }
        Question.Understood question = Question.of(query.words(), norwegian, searcher, query.kind(), visible);
        return question.bag() == null
                ? null
                : new Looked(visible, filters(query), question.bag(), question.marks(), question.others());
    }

    /** Takes the hits of one segment, and hears when there are no more. */
    interface Taking extends Bag.Hits {
        void end() throws IOException;
    }

    /** Makes what takes the hits of a segment; several segments may be gone through at once. */
    @FunctionalInterface
    private interface Takers {
        Taking of(LeafReaderContext leaf) throws IOException;
    }

    private void gather(Looked looked, Takers takers) throws IOException {
        Ready ready = looked.bag == null ? null : new Ready(looked.bag, searcher);
        InForceQuery late = looked.late();
        List<Query> sets = looked.sets();
        Helpers.inEach(
                searcher.getIndexReader().leaves(),
                (leaf, room) -> take(leaf, searcher.documents(sets, leaf), late, ready, room, takers));
    }

    /** To read a hit and to mark its words takes as long as to find some. */
    private List<Hit> hits(List<Found.Best> best, SearchQuery query, Looked looked) throws IOException {
        var hits = new Hit[best.size()];
        Helpers.withEach(
                IntStream.range(0, hits.length).boxed().toList(),
                Helpers.isLarge(searcher.getIndexReader().leaves()),
                i -> hits[i] = hit(best.get(i).doc(), best.get(i).score(), query, looked));
        return List.of(hits);
    }

    private HitGroup group(Grouped.Group group, boolean byClause, SearchQuery query, Looked looked) throws IOException {
        var hits = new ArrayList<Hit>();
        for (Grouped.Member member : group.members()) {
            hits.add(hit(member.doc(), member.score(), query, looked));
        }
        if (byClause) {
            hits.sort(Comparator.comparingInt((Hit hit) -> hit.version() == 0 ? Integer.MAX_VALUE : hit.version())
                    .reversed());
            return new HitGroup(
                    null, null, group.size(), hits.stream().limit(HitGroup.MOST).toList());
        }
        boolean never = group.until() == 0;
        return new HitGroup(
                never ? null : LocalDate.ofEpochDay(group.from()),
                never || group.until() == Integer.MAX_VALUE ? null : LocalDate.ofEpochDay(group.until()),
                group.size(),
                hits);
    }

    private String regionOf(String trust) {
        var party = new PartyId(trust);
        return register.find(party).isEmpty()
                ? ""
                : register.regionOf(party).map(region -> region.id().value()).orElse("");
    }

    /**
     * @param late a filter that is asked of hits alone; absent when there is none
     * @param ready absent when no words are asked for
     * @param takers of segments side by side
     */
    private static void take(
            LeafReaderContext leaf,
            FixedBitSet through,
            @Nullable InForceQuery late,
            @Nullable Ready ready,
            Room room,
            Takers takers)
            throws IOException {
        if (through.nextSetBit(0) == DocIdSetIterator.NO_MORE_DOCS) {
            return;
        }
        Taking hits = takers.of(leaf);
        if (ready != null) {
            ready.find(leaf, through, late == null ? null : late.late(Columns.of(leaf.reader())), room, hits);
        } else {
            hits.hits(0, through.getBits());
            var documents = new BitSetIterator(through, 0);
            for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
                hits.score(doc, 0);
            }
        }
        hits.end();
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
        if (query.language() != null) {
            filters.add(new FacetQuery(Fields.LANGUAGE, query.language().code()));
        }
        if (query.year() != null) {
            filters.add(new FacetQuery(Fields.YEAR, query.year().toString()));
        }
        boolean log = query.kind() == SearchQuery.Kind.LOG;
        SearchQuery.Since since = query.since();
        if (since != null) {
            filters.add(Filters.toldOf(since, log));
        }
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

    /**
     * @param looked by which the part with the words is cut out of the text, and told by what words it was found; absent for neither
     */
    private Hit hit(int doc, float score, SearchQuery query, @Nullable Looked looked) throws IOException {
        Document document = searcher.storedFields().document(doc);
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
        String body = text(document, Fields.STORED_TEXT);
        String words = heading + "\n\n" + body;
        return new Hit(
                agreement == null ? null : new AgreementId(agreement),
                standing.title(),
                standing.version(),
                clause == null ? null : new ClauseId(clause),
                standing.number(),
                heading,
                body,
                looked == null ? List.of() : looked.cut(body, norwegian),
                score,
                text(document, Fields.STORED_STATE),
                standing.parties(),
                day != null ? LocalDate.ofEpochDay(day.longValue()) : period == null ? null : period.from(),
                day != null || period == null ? null : period.until(),
                position == null ? null : position.longValue(),
                position != null ? Hit.Kind.LOG_ENTRY : clause == null ? Hit.Kind.VERSION : Hit.Kind.CLAUSE,
                looked != null && looked.isByOthers(heading, body, norwegian),
                position != null
                        ? List.of()
                        : standings.stream()
                                .sorted(Comparator.comparingInt(
                                        one -> one.version() == 0 ? Integer.MAX_VALUE : one.version()))
                                .map(one -> new TextPlace.InVersion(
                                        one.version(), one.number(), one.title(), one.parties(), Places.inForce(one)))
                                .toList(),
                Sha256.of(words));
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
