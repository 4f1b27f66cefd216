package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.search.Condition;
import no.avtaleverk.search.ContrastFound;
import no.avtaleverk.search.ContrastQuery;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.TextPlace;
import no.avtaleverk.search.norwegian.Citation;
import no.avtaleverk.search.norwegian.Norwegian;
import no.avtaleverk.search.norwegian.Word;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the texts in force that hold some things and lack others. A text is made of many documents, so each thing gives a set of
 * texts, and the sets are cut with each other: "and" and "not" hold for the whole text.
 */
final class Contrasts {
    private static final int MOST_CONDITIONS = 32;

    private final Norwegian norwegian;
    private final PartyRegister register;
    private final PublicStatistics searcher;

    Contrasts(Norwegian norwegian, PartyRegister register, PublicStatistics searcher) {
        this.norwegian = norwegian;
        this.register = register;
        this.searcher = searcher;
    }

    /**
     * A thing asked for.
     *
     * @param exact finds it as it was asked for
     * @param near finds it in another inflection or without the name of the law; absent when there is no such thing
     */
    private record Asked(
            Condition condition, Query exact, @Nullable Query near) {}

    /** The texts in force, and which number each has in the sets. */
    private record InForce(List<ContrastFound.Text> texts, Map<String, List<Numbered>> numbers) {}

    /** A version of an agreement, and its number among all texts in force. */
    private record Numbered(int version, int number) {}

    ContrastFound find(ContrastQuery query) throws IOException {
        List<Asked> holds = understood(query.holds(), query.answers());
        List<Asked> lacks = understood(query.lacks(), query.unanswered());
        Query visible = Filters.visibleTo(query.asker(), SearchQuery.Kind.TEXT);
        InForce inForce = inForce(query, visible);
        int all = inForce.texts().size();
        var left = new FixedBitSet(Math.max(1, all));
        left.set(0, all);
        for (Asked one : holds) {
            left.and(having(one.exact(), visible, inForce));
        }
        int holding = left.cardinality();
        for (Asked one : lacks) {
            left.andNot(having(one.exact(), visible, inForce));
        }
        var nearly = new LinkedHashMap<Condition, FixedBitSet>();
        for (Asked one : lacks) {
            if (one.near() != null) {
                nearly.put(one.condition(), having(one.near(), visible, inForce));
            }
        }
        var texts = new ArrayList<ContrastFound.Text>();
        for (int i = 0; i < all; i++) {
            if (left.get(i)) {
                ContrastFound.Text text = inForce.texts().get(i);
                int number = i;
                texts.add(new ContrastFound.Text(
                        text.agreement(),
                        text.version(),
                        text.title(),
                        text.parties(),
                        text.inForce(),
                        nearly.entrySet().stream()
                                .filter(entry -> entry.getValue().get(number))
                                .map(Map.Entry::getKey)
                                .toList()));
            }
        }
        return new ContrastFound(
                holds.stream().map(Asked::condition).toList(),
                lacks.stream().map(Asked::condition).toList(),
                all,
                holding,
                texts);
    }

    // ---- what is asked ----------------------------------------------------------------------------------------------

    private List<Asked> understood(String typed, @Nullable RequirementId requirement) {
        var asked = new ArrayList<Asked>();
        if (requirement != null) {
            asked.add(new Asked(
                    new Condition(Condition.Kind.REQUIREMENT, requirement.value()),
                    Filters.is(Fields.REQUIREMENT, requirement.value()),
                    null));
        }
        Quoted quoted = Quoted.in(typed);
        for (String one : quoted.phrases()) {
            List<Word> words = norwegian.words(one);
            if (!words.isEmpty()) {
                asked.add(phrase(one, words));
            }
        }
        String rest = quoted.rest();
        for (Citation citation : norwegian.askedCitations(rest)) {
            asked.add(citation(rest.substring(citation.start(), citation.end()).strip(), citation));
        }
        for (Citation citation : norwegian.askedCitations(rest)) {
            rest = rest.substring(0, citation.start())
                    + " ".repeat(citation.end() - citation.start())
                    + rest.substring(citation.end());
        }
        for (Word word : norwegian.words(rest)) {
            asked.add(phrase(rest.substring(word.start(), word.end()), List.of(word)));
        }
        return asked.subList(0, Math.min(MOST_CONDITIONS, asked.size()));
    }

    private static Asked phrase(String typed, List<Word> words) {
        return new Asked(
                new Condition(words.size() == 1 ? Condition.Kind.WORD : Condition.Kind.PHRASE, typed),
                sequence(Fields.EXACT, words.stream().map(Word::exact).toList()),
                sequence(Fields.TEXT, words.stream().map(Word::stem).toList()));
    }

    private static Query sequence(String field, List<String> terms) {
        return terms.size() == 1
                ? new TermQuery(new Term(field, terms.getFirst()))
                : new PhraseQuery(0, field, terms.toArray(String[]::new));
    }

    /** The place itself: with every detail that was asked for, and in the law that was named. */
    private static Asked citation(String typed, Citation citation) {
        String place = citation.section().isEmpty() ? "k" + citation.chapter() : "§" + citation.section();
        String law = citation.law();
        return new Asked(
                new Condition(Condition.Kind.CITATION, typed),
                cited(law == null ? "" : law + ":", place, citation.details()),
                law == null ? null : cited("?:", place, citation.details()));
    }

    private static Query cited(String prefix, String place, List<String> details) {
        var all = new BooleanQuery.Builder();
        all.add(Filters.is(Fields.CITATION, prefix + place), BooleanClause.Occur.FILTER);
        for (String detail : details) {
            all.add(Filters.is(Fields.CITATION, prefix + place + "/" + detail), BooleanClause.Occur.FILTER);
        }
        return all.build();
    }

    // ---- the texts --------------------------------------------------------------------------------------------------

    private InForce inForce(ContrastQuery query, Query visible) throws IOException {
        Set<PartyId> municipalities = Filters.withPredecessors(query.municipalities(), register);
        var whole = new BooleanQuery.Builder()
                .add(visible, BooleanClause.Occur.FILTER)
                .add(Filters.is(Fields.KIND, Fields.VERSION), BooleanClause.Occur.FILTER)
                .add(Filters.inForce(query.on(), municipalities), BooleanClause.Occur.FILTER);
        PartyId trust = query.trust();
        if (trust != null) {
            whole.add(
                    Filters.parties(Fields.TRUST, Filters.withTrustsUnder(trust, register)),
                    BooleanClause.Occur.FILTER);
        }
        Query versions = whole.build();
        var found = new HashMap<String, ContrastFound.Text>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc doc : searcher.search(versions, Math.max(1, searcher.count(versions))).scoreDocs) {
            Document document = stored.document(doc.doc);
            var agreement = new AgreementId(Places.text(document, Fields.STORED_AGREEMENT));
            for (Standing standing : Places.standings(document)) {
                List<TextPlace.InForce> then = Places.inForce(standing).stream()
                        .filter(one -> one.period().contains(query.on()))
                        .filter(one -> municipalities.isEmpty() || municipalities.contains(one.municipality()))
                        .toList();
                if (!then.isEmpty()) {
                    found.put(
                            Fields.textName(agreement, standing.version()),
                            new ContrastFound.Text(
                                    agreement,
                                    standing.version(),
                                    standing.title(),
                                    standing.parties(),
                                    then,
                                    List.of()));
                }
            }
        }
        List<Map.Entry<String, ContrastFound.Text>> ordered = found.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, ContrastFound.Text> one) ->
                                one.getValue().title())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        var numbers = new HashMap<String, List<Numbered>>();
        for (int number = 0; number < ordered.size(); number++) {
            ContrastFound.Text text = ordered.get(number).getValue();
            numbers.computeIfAbsent(text.agreement().value(), key -> new ArrayList<>())
                    .add(new Numbered(text.version(), number));
        }
        return new InForce(ordered.stream().map(Map.Entry::getValue).toList(), numbers);
    }

    /** Which of the texts have a document that a query finds. */
    private FixedBitSet having(Query query, Query visible, InForce inForce) throws IOException {
        var having = new FixedBitSet(Math.max(1, inForce.texts().size()));
        Query clauses = new BooleanQuery.Builder()
                .add(query, BooleanClause.Occur.FILTER)
                .add(visible, BooleanClause.Occur.FILTER)
                .build();
        searcher.search(clauses, new org.apache.lucene.search.CollectorManager<Having, Void>() {
            @Override
            public Having newCollector() {
                return new Having(inForce.numbers(), having);
            }

            @Override
            public @Nullable Void reduce(java.util.Collection<Having> collectors) {
                return null;
            }
        });
        return having;
    }

    /** Notes the texts of every document. */
    private static final class Having extends SimpleCollector {
        private final Map<String, List<Numbered>> numbers;
        private final FixedBitSet having;
        private Columns.@Nullable Texts texts;
        /** Of each agreement of the segment the texts asked for. */
        private List<List<Numbered>> known = List.of();

        private Having(Map<String, List<Numbered>> numbers, FixedBitSet having) {
            this.numbers = numbers;
            this.having = having;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            Columns.Texts here = Columns.of(context.reader()).texts(context.reader());
            known = new ArrayList<>(Collections.nCopies(here.agreements.size(), List.of()));
            here.agreements.forEach(
                    (agreement, number) -> known.set(number, numbers.getOrDefault(agreement, List.of())));
            texts = here;
        }

        @Override
        public void collect(int doc) {
            Columns.Texts here = texts;
            int set = here == null ? -1 : here.of[doc];
            if (here == null || set < 0) {
                return;
            }
            for (Numbered one : known.get(here.agreementOf(set))) {
                if (here.holds(set, one.version)) {
                    having.set(one.number);
                }
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
