package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.search.Instead;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.norwegian.AnalysisStep;
import no.avtaleverk.search.norwegian.Citation;
import no.avtaleverk.search.norwegian.Norwegian;
import no.avtaleverk.search.norwegian.Synonym;
import no.avtaleverk.search.norwegian.Word;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.jspecify.annotations.Nullable;

/**
 * Understands what a person typed. There is no syntax to get wrong: quotation marks make a phrase exact, citations are known, and
 * all else is words.
 *
 * <p>A hit need not hold every word, but it must hold more than words that tell next to nothing, rare words telling more than
 * common ones. So a question for discharged patients does not find every clause with patients.
 */
final class Question {
    private static final int MOST_WORDS = 32;
    /** A word that tells less than this share of what the most telling one tells is not enough for a hit. */
    private static final double ENOUGH = 0.4;
    /** With more words than this that are each enough, a hit holds two of them. */
    private static final int MOST_OF_WHICH_ONE = 5;
    /** A word of so many letters may have two of them wrong. */
    private static final int TWO_SLIPS = 8;
    /** How many words an unknown one is taken for. */
    private static final int MOST_LIKE = 3;
    /** By how many words that mean the same as its parts an unknown compound is met. */
    private static final int MOST_WITHIN = 12;
    /** Shorter words are too near to other ones to be taken for them without a text that has them. */
    private static final int LEAST_LIKE = 5;

    /** Words that stand in every so many texts, and in no fewer than the least, are common. */
    private static final int COMMON = 8;

    private static final int LEAST_COMMON = 100;

    private static final Set<String> BETWEEN = Set.of("av", "for", "om", "i", "til", "ved", "på", "med", "frå", "fra");

    // What each way of meeting a word is worth beside the word itself. Tried with the catalogue's phrases as questions
    // and the clauses of the standard texts that answer them as the hits wanted.
    private static final float PART = 0.5f;
    private static final float NAME = 0.8f;
    private static final float JOINED = 0.8f;
    private static final float SPLIT = 0.45f;
    private static final float SCATTERED = 0.45f;
    private static final float SYNONYM = 0.6f;
    private static final float SAME = 0.8f;
    private static final float LIKE = 0.6f;
    private static final float HEADING = 0.4f;
    private static final float CONTEXT = 0.3f;
    /** What a second way of meeting the same word adds. */
    private static final float OTHERS = 0.2f;

    private static final float CITED = 1.5f;
    private static final float ANSWERED = 0.7f;

    private final Norwegian norwegian;
    private final PublicStatistics searcher;
    private final SearchQuery.Kind kind;
    private final Query visible;
    private final Marks marks = new Marks();
    private final OtherWords others = new OtherWords();
    /** Whether something visible is met in these ways, as far as it was asked. */
    private final Map<List<Query>, Boolean> met = new HashMap<>();

    /**
     * @param visible what the asker may see at all; a word counts as known only if it stands there
     */
    private Question(Norwegian norwegian, PublicStatistics searcher, SearchQuery.Kind kind, Query visible) {
        this.norwegian = norwegian;
        this.kind = kind;
        this.searcher = searcher;
        this.visible = visible;
    }

    /**
     * A question understood.
     *
     * @param bag absent when nothing that was typed can be looked for
     */
    record Understood(@Nullable Bag bag, Marks marks, OtherWords others) {}

    static Understood of(
            String typed, Norwegian norwegian, PublicStatistics searcher, SearchQuery.Kind kind, Query visible)
            throws IOException {
        var question = new Question(norwegian, searcher, kind, visible);
        return new Understood(question.read(typed), question.marks, question.others);
    }

    /** A field of what is asked for: texts and log entries keep their words apart, so that neither costs the other time. */
    private String in(String field) {
        return kind == SearchQuery.Kind.LOG ? Fields.ofLog(field) : field;
    }

    private Term term(String field, String word) {
        return new Term(in(field), word);
    }

    /**
     * One thing asked for.
     *
     * @param ways to meet it
     * @param weight how much it tells
     * @param isPlace whether it is a place in the law that something visible cites, which is always enough
     */
    private record Asked(List<Query> ways, @Nullable Query context, double weight, boolean isPlace) {}

    /** The ways to meet a word, and in how many texts the most common of them is met. */
    private final class Ways {
        private final List<Query> all = new ArrayList<>();
        private int frequency;

        void knownBy(Term term) throws IOException {
            frequency = Math.max(frequency, searcher.frequency(term));
        }
    }

    private @Nullable Bag read(String typed) throws IOException {
        Quoted quoted = Quoted.in(typed);
        var phrases = new ArrayList<Query>();
        for (String one : quoted.phrases()) {
            Query phrase = exact(norwegian.words(one));
            if (phrase != null) {
                phrases.add(phrase);
            }
        }
        String rest = quoted.rest();
        String restWithLaws = rest;

        var asked = new ArrayList<Asked>();
        List<Citation> citations =
                norwegian.askedCitations(rest).stream().limit(MOST_WORDS).toList();
        var lawsMet = new HashSet<String>();
        for (Citation citation : citations) {
            Asked place = cited(citation);
            asked.add(place);
            if (place.isPlace && citation.law() != null) {
                lawsMet.add(citation.law());
            }
        }
        for (int i = 0; i < citations.size(); i++) {
            Citation citation = citations.get(i);
            int end = norwegian.endWithLaw(rest, citation);
            String blank = " ".repeat(end - citation.start());
            boolean told = asked.get(i).isPlace || (citation.law() != null && lawsMet.contains(citation.law()));
            restWithLaws = told
                    ? replaced(restWithLaws, citation.start(), end, blank)
                    : replaced(
                            restWithLaws, citation.start(), citation.end(), norwegian.lawAlone(restWithLaws, citation));
            rest = replaced(rest, citation.start(), end, blank);
        }
        List<Word> words = telling(norwegian.words(rest), !phrases.isEmpty() || !asked.isEmpty());
        if (!words.isEmpty() && !restWithLaws.equals(rest)) {
            // Of a place that nothing cites, the law tells something beside other words.
            rest = restWithLaws;
            words = telling(norwegian.words(rest), true);
        }
        words(words, rest, asked);
        return phrases.isEmpty() && asked.isEmpty() ? null : bag(phrases, asked);
    }

    private static String replaced(String text, int start, int end, String by) {
        return text.substring(0, start) + by + text.substring(end);
    }

    /** A hit must hold what tells much; what tells little only makes it a better one, and costs little to look up. */
    private Bag bag(List<Query> phrases, List<Asked> asked) {
        double most = asked.stream().mapToDouble(Asked::weight).max().orElse(0);
        double needed = norwegian.takes(AnalysisStep.ENOUGH) ? ENOUGH * most : 0;
        boolean withContext = norwegian.takes(AnalysisStep.CONTEXT);
        int needing = 0;
        var all = new ArrayList<Bag.Asked>();
        for (Asked one : asked) {
            boolean enough = one.isPlace || one.weight >= needed;
            needing += enough && !one.isPlace ? 1 : 0;
            all.add(new Bag.Asked(one.ways, withContext ? one.context : null, enough));
        }
        boolean two = needing > MOST_OF_WHICH_ONE
                && asked.stream().noneMatch(Asked::isPlace)
                && norwegian.takes(AnalysisStep.ENOUGH);
        return new Bag(phrases, all, two ? 2 : 1, OTHERS);
    }

    /** The words without those that say nothing, unless there are no others. */
    private List<Word> telling(List<Word> words, boolean othersAreAsked) {
        List<Word> telling =
                words.stream().filter(word -> !norwegian.isStopWord(word)).toList();
        return telling.isEmpty() && !othersAreAsked
                ? words.subList(0, Math.min(words.size(), MOST_WORDS))
                : keepingPlaces(words, telling);
    }

    /** All words until the last telling one and what follows at once, at most as many telling ones as allowed. */
    private static List<Word> keepingPlaces(List<Word> words, List<Word> telling) {
        return telling.isEmpty()
                ? List.of()
                : words.subList(
                        0,
                        Math.min(
                                words.size(),
                                words.indexOf(telling.get(Math.min(telling.size(), MOST_WORDS) - 1)) + 3));
    }

    private @Nullable Query exact(List<Word> words) {
        if (words.isEmpty()) {
            return null;
        }
        List<String> exact =
                words.stream().limit(MOST_WORDS * 4L).map(Word::exact).toList();
        marks.phrase(exact);
        others.askedExactly();
        return phrase(in(Fields.EXACT), exact, 0);
    }

    private static Query phrase(String field, List<String> terms, int slop) {
        return terms.size() == 1
                ? new TermQuery(new Term(field, terms.getFirst()))
                : new PhraseQuery(slop, field, terms.toArray(String[]::new));
    }

    private Asked cited(Citation citation) throws IOException {
        var places = new BooleanQuery.Builder();
        double weight = 1;
        for (Map.Entry<String, Float> name : citation.asked().entrySet()) {
            var term = new Term(Fields.CITATION, name.getKey());
            places.add(boosted(new TermQuery(term), CITED * name.getValue()), BooleanClause.Occur.SHOULD);
            places.add(
                    boosted(new TermQuery(new Term(Fields.ANSWERS, name.getKey())), ANSWERED * name.getValue()),
                    BooleanClause.Occur.SHOULD);
            weight = Math.max(weight, weight(searcher.frequency(term)));
            marks.citation(name.getKey());
        }
        List<Query> ways = List.of(places.build());
        boolean met = anyVisible(ways);
        if (met) {
            others.askedExactly();
        }
        return new Asked(ways, null, met ? weight : 0, met);
    }

    private void words(List<Word> typed, String text, List<Asked> asked) throws IOException {
        boolean allStop = typed.stream().allMatch(norwegian::isStopWord);
        var telling = new ArrayList<Integer>();
        var seen = new LinkedHashSet<String>();
        for (int i = 0; i < typed.size(); i++) {
            if ((allStop || !norwegian.isStopWord(typed.get(i)))
                    && seen.add(typed.get(i).stem())) {
                telling.add(i);
            }
        }
        var words = new ArrayList<>(typed);
        var ways = new ArrayList<Ways>();
        for (int i : telling) {
            var of = new Ways();
            of.all.addAll(itself(typed.get(i)));
            of.knownBy(new Term(Fields.TEXT, typed.get(i).stem()));
            others.typed(typed.get(i).stem());
            ways.add(of);
        }
        if (norwegian.takes(AnalysisStep.TOGETHER)) {
            together(typed, telling, ways);
        }
        if (norwegian.takes(AnalysisStep.SPELLING)) {
            for (int n = 0; n < telling.size(); n++) {
                Word word = typed.get(telling.get(n));
                if (norwegian.synonyms(List.of(word.stem())).isEmpty() && isUnknown(word, ways.get(n).all)) {
                    ways.get(n).all.addAll(meant(word, text, words, telling.get(n)));
                    ways.get(n)
                            .knownBy(new Term(
                                    Fields.TEXT, words.get(telling.get(n)).stem()));
                }
            }
        }
        synonyms(words, text, telling, ways);
        for (int n = 0; n < telling.size(); n++) {
            Word word = words.get(telling.get(n));
            asked.add(new Asked(
                    ways.get(n).all,
                    boosted(new TermQuery(term(Fields.CONTEXT, word.stem())), CONTEXT),
                    telling(ways.get(n)),
                    false));
        }
    }

    /** How much a word tells; nothing when it is met nowhere, so that the others are still enough. */
    private double telling(Ways ways) throws IOException {
        return ways.frequency == 0 && !anyVisible(ways.all) ? 0 : weight(ways.frequency);
    }

    /** Whether nothing the asker may see is met by the word, in any way. */
    private boolean isUnknown(Word word, List<Query> ways) throws IOException {
        return searcher.frequency(new Term(Fields.TEXT, word.stem())) == 0 && !anyVisible(ways);
    }

    private List<Query> itself(Word word) throws IOException {
        var ways = new ArrayList<Query>();
        String stem = word.stem();
        var text = new BooleanQuery.Builder();
        text.add(new TermQuery(term(Fields.TEXT, stem)), BooleanClause.Occur.MUST);
        if (norwegian.takes(AnalysisStep.HEADINGS)) {
            text.add(boosted(new TermQuery(term(Fields.HEADING, stem)), HEADING), BooleanClause.Occur.SHOULD);
        }
        ways.add(text.build());
        if (norwegian.takes(AnalysisStep.PARTS)) {
            ways.add(boosted(new TermQuery(term(Fields.PARTS, stem)), PART));
            marks.part(stem);
        }
        ways.add(boosted(new TermQuery(term(Fields.NAMES, stem)), NAME));
        marks.stem(stem);
        if (norwegian.takes(AnalysisStep.TOGETHER)) {
            ways.addAll(scattered(word.parts()));
        }
        return ways;
    }

    private List<Query> scattered(List<String> parts) throws IOException {
        var ways = new ArrayList<Query>();
        if (parts.size() > 1) {
            // "planlegging av utskrivning" for utskrivningsplanlegging
            var distinct = parts.stream().distinct().toList();
            if (distinct.size() > 1) {
                ways.add(boosted(phrase(in(Fields.TEXT), distinct, distinct.size() + 3), SPLIT));
                marks.near(distinct);
                if (areCommon(distinct)) {
                    return ways;
                }
                // "plassar i døgntilbodet" for døgnplassar: every part somewhere in the clause, alone or in another
                // compound
                var scattered = new BooleanQuery.Builder();
                for (String part : distinct) {
                    var somewhere = new BooleanQuery.Builder();
                    somewhere.add(new TermQuery(term(Fields.TEXT, part)), BooleanClause.Occur.SHOULD);
                    somewhere.add(boosted(new TermQuery(term(Fields.PARTS, part)), PART), BooleanClause.Occur.SHOULD);
                    scattered.add(somewhere.build(), BooleanClause.Occur.MUST);
                    marks.stem(part);
                    marks.part(part);
                }
                ways.add(boosted(scattered.build(), SCATTERED));
            }
        }
        return ways;
    }

    /** Whether each of the words stands in so many texts that a text with all of them tells nothing of what they make together. */
    private boolean areCommon(List<String> stems) throws IOException {
        int common = Math.max(LEAST_COMMON, searcher.documents() / COMMON);
        for (String stem : stems) {
            if (searcher.frequency(new Term(Fields.TEXT, stem)) < common) {
                return false;
            }
        }
        return true;
    }

    /** Two words that may stand as one in the text: "tilsyn lege", "tilsyn av lege" for legetilsyn; "legge inn" for innleggelse. */
    private void together(List<Word> words, List<Integer> telling, List<Ways> ways) throws IOException {
        for (int n = 0; n + 1 < telling.size(); n++) {
            int i = telling.get(n);
            int j = telling.get(n + 1);
            var joined = new LinkedHashSet<String>();
            if (j == i + 1) {
                joined.addAll(norwegian.joined(words.get(i), words.get(j)));
            } else if (j == i + 2 && BETWEEN.contains(words.get(i + 1).exact())) {
                joined.addAll(norwegian.joined(words.get(j), words.get(i)));
            }
            one(joined, List.of(ways.get(n), ways.get(n + 1)));
        }
        for (int n = 0; n < telling.size(); n++) {
            int i = telling.get(n);
            for (int j = i + 1; j <= Math.min(i + 2, words.size() - 1); j++) {
                one(norwegian.asOne(words.get(i), words.get(j)), List.of(ways.get(n)));
            }
        }
    }

    private void one(Set<String> joined, List<Ways> ways) throws IOException {
        for (String stem : joined) {
            for (Map.Entry<String, Float> field :
                    Map.of(Fields.TEXT, JOINED, Fields.PARTS, JOINED * PART).entrySet()) {
                var term = new Term(field.getKey(), stem);
                if (searcher.isThere(term)) {
                    Query one = boosted(new TermQuery(term), field.getValue());
                    for (Ways way : ways) {
                        way.all.add(one);
                        way.knownBy(term);
                    }
                    marks.stem(stem);
                    marks.part(stem);
                }
            }
        }
    }

    private void synonyms(List<Word> words, String text, List<Integer> telling, List<Ways> ways) throws IOException {
        List<String> stems = words.stream().map(Word::stem).toList();
        for (int from = 0; from < stems.size(); from++) {
            for (int to = from + 1; to <= Math.min(stems.size(), from + norwegian.longestSynonym()); to++) {
                synonyms(norwegian.synonyms(stems.subList(from, to)), words, from, to, text, telling, ways);
            }
        }
        for (int n = 0; n < telling.size(); n++) {
            for (int m = n + 2; m <= Math.min(telling.size(), n + norwegian.longestSynonym()); m++) {
                int from = telling.get(n);
                int to = telling.get(m - 1) + 1;
                if (norwegian.synonyms(stems.subList(from, to)).isEmpty()) {
                    List<String> some =
                            telling.subList(n, m).stream().map(stems::get).toList();
                    synonyms(norwegian.looseSynonyms(some), words, from, to, text, telling, ways);
                }
            }
        }
    }

    private void synonyms(
            List<Synonym> synonyms,
            List<Word> words,
            int from,
            int to,
            String text,
            List<Integer> telling,
            List<Ways> ways)
            throws IOException {
        for (Synonym synonym : synonyms) {
            List<String> other = synonym.stems();
            others.add(
                    typed(words.subList(from, to), text),
                    synonym.same() ? Instead.Reason.SAME : Instead.Reason.SIMILAR,
                    other);
            float worth = (float) ((synonym.same() ? SAME : SYNONYM) / Math.sqrt(other.size()));
            Query way = boosted(phrase(other), worth);
            Query part = other.size() == 1
                    ? boosted(new TermQuery(term(Fields.PARTS, other.getFirst())), worth * PART)
                    : way;
            for (int n = 0; n < telling.size(); n++) {
                if (telling.get(n) >= from && telling.get(n) < to) {
                    ways.get(n).all.add(way);
                    if (part != way) {
                        ways.get(n).all.add(part);
                        ways.get(n).knownBy(new Term(Fields.TEXT, other.getFirst()));
                    }
                }
            }
            mark(other);
        }
    }

    /** What means the same as something asked for, its words close to each other. */
    private Query phrase(List<String> synonym) {
        return phrase(in(Fields.TEXT), synonym, synonym.size() > 1 ? 1 : 0);
    }

    private void mark(List<String> synonym) {
        if (synonym.size() == 1) {
            marks.stem(synonym.getFirst());
        } else {
            marks.near(synonym);
        }
    }

    /** As it was typed, with the capitals and without what the words were taken for. */
    private static String typed(List<Word> words, String text) {
        return text.substring(words.getFirst().start(), words.getLast().end())
                .strip()
                .replaceAll("\\s+", " ");
    }

    /**
     * What an unknown word may have been meant to be. The likeliest takes its place among the words, so that it brings what means
     * the same with it.
     */
    private List<Query> meant(Word word, String text, List<Word> words, int place) throws IOException {
        var ways = new ArrayList<Query>();
        String typed = typed(List.of(word), text);
        Word spelled = norwegian
                .words(word.exact().replace("aa", "å").replace("oe", "ø").replace("ae", "æ"))
                .getFirst()
                .at(word);
        if (!spelled.stem().equals(word.stem())) {
            List<Query> known = itself(spelled);
            if (anyVisible(known)) {
                words.set(place, spelled);
                others.add(typed, Instead.Reason.SPELLING, List.of(spelled.stem()));
                return boosted(known, JOINED);
            }
        }
        List<String> parts = !norwegian.takes(AnalysisStep.TOGETHER)
                ? List.of()
                : word.parts().size() > 1 ? word.parts() : knownParts(word);
        if (!parts.isEmpty()) {
            List<Query> both = scattered(parts);
            if (anyVisible(both)) {
                ways.addAll(both);
            }
        }
        float worth = LIKE;
        for (String stem : like(word.stem())) {
            Word other = norwegian.fromStem(stem, word);
            others.add(typed, Instead.Reason.SPELLING, List.of(stem));
            if (worth == LIKE) {
                words.set(place, other);
            }
            ways.addAll(boosted(itself(other), worth));
            worth *= LIKE;
        }
        if (ways.isEmpty()) {
            String known = likeOneWithSynonyms(word.stem());
            if (known != null) {
                // No text has it, but what means the same.
                words.set(place, norwegian.fromStem(known, word));
                return ways;
            }
            ways.addAll(within(word, typed));
            ways.addAll(either(parts, typed));
        }
        if (ways.isEmpty() && norwegian.takes(AnalysisStep.TOGETHER)) {
            ways.addAll(beginning(word, typed));
        }
        return ways;
    }

    /** The parts of a compound when no text has all of them, but for those that tell little beside the others. */
    private List<Query> either(List<String> parts, String typed) throws IOException {
        var weights = new LinkedHashMap<String, Double>();
        for (String part : parts) {
            if (isVisible(part)) {
                weights.put(part, weight(searcher.frequency(new Term(Fields.TEXT, part))));
            }
        }
        double most =
                weights.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        var ways = new ArrayList<Query>();
        weights.forEach((part, weight) -> {
            if (weight >= ENOUGH * most) {
                others.add(typed, Instead.Reason.SPELLING, List.of(part));
                marks.stem(part);
                // Of a bed for detoxification, detoxification tells more than beds do.
                ways.add(boosted(new TermQuery(term(Fields.TEXT, part)), (float) (PART * weight / most)));
            }
        });
        return ways;
    }

    /** What means the same as a part of an unknown compound: rusmiddel, when nobody writes of avrusningsplass. */
    private List<Query> within(Word word, String typed) throws IOException {
        var inner = new LinkedHashSet<>(word.within());
        inner.addAll(word.parts());
        for (List<String> cut : norwegian.cuts(word)) {
            // A half is meant only beside another half that is a word: stemmebåndslammelse is no stemme.
            if (isWord(cut.getLast())) {
                inner.add(cut.getFirst());
            }
            if (isWord(cut.getFirst())) {
                inner.add(cut.getLast());
            }
        }
        var ways = new ArrayList<Query>();
        for (String part : inner) {
            for (Synonym synonym : norwegian.synonyms(List.of(part))) {
                List<String> other = synonym.stems();
                Query way = phrase(other);
                if (ways.size() < MOST_WITHIN && !areCommon(other) && anyVisible(List.of(way))) {
                    others.add(typed, Instead.Reason.SIMILAR, other);
                    mark(other);
                    ways.add(boosted(way, PART * SYNONYM));
                }
            }
        }
        return ways;
    }

    private boolean isWord(String stem) throws IOException {
        return norwegian.endsCompounds(stem) || isVisible(stem);
    }

    /** The longest known word that an unknown one begins with: jordmor, when nobody writes of jordmorvakta. */
    private List<Query> beginning(Word word, String typed) throws IOException {
        for (String front : norwegian.beginnings(word)) {
            if (isVisible(front)) {
                others.add(typed, Instead.Reason.SPELLING, List.of(front));
                marks.stem(front);
                return List.of(boosted(new TermQuery(term(Fields.TEXT, front)), PART));
            }
        }
        return List.of();
    }

    /** The two known words that a word no list knows is put together of; one of them may be in no text. */
    private List<String> knownParts(Word word) throws IOException {
        List<String> half = List.of();
        for (List<String> parts : norwegian.cuts(word)) {
            boolean front = isVisible(parts.getFirst());
            boolean head = isVisible(parts.getLast());
            if (front && head) {
                return parts;
            }
            if (half.isEmpty()
                    && (front && norwegian.endsCompounds(parts.getLast())
                            || head && norwegian.endsCompounds(parts.getFirst()))) {
                half = parts;
            }
        }
        return half;
    }

    /** Known stems that look like this one, the likeliest first. */
    private List<String> like(String stem) throws IOException {
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), in(Fields.TEXT));
        if (terms == null || stem.length() < 4 || !stem.chars().allMatch(Character::isLetter)) {
            return List.of();
        }
        record Like(String stem, float likeness, int frequency) {}
        var found = new ArrayList<Like>();
        var like = new FuzzyTermsEnum(terms, term(Fields.TEXT, stem), stem.length() >= TWO_SLIPS ? 2 : 1, 0, true);
        BoostAttribute likeness = like.attributes().addAttribute(BoostAttribute.class);
        for (BytesRef term = like.next(); term != null; term = like.next()) {
            String candidate = term.utf8ToString();
            // Few get the first letter wrong, and in a short word another one makes another word: norsk is not
            // forsk(ning).
            boolean begins = plain(candidate).charAt(0) == plain(stem).charAt(0);
            if (candidate.chars().allMatch(Character::isLetter) && (begins || stem.length() >= TWO_SLIPS)) {
                // Who has no å on the keyboard writes a.
                float near = plain(candidate).equals(plain(stem))
                        ? 1
                        : begins ? likeness.getBoost() : likeness.getBoost() / 2;
                found.add(new Like(candidate, near, searcher.frequency(new Term(Fields.TEXT, candidate))));
            }
        }
        found.sort(Comparator.<Like>comparingDouble(one -> -one.likeness)
                .thenComparingInt(one -> -one.frequency)
                .thenComparing(Like::stem));
        var stems = new ArrayList<String>();
        // Words the asker may not see take no place from those that can be seen.
        for (Like one : found) {
            if (stems.size() == MOST_LIKE) {
                break;
            }
            if (isVisible(one.stem)) {
                stems.add(one.stem);
            }
        }
        return stems;
    }

    /** The word of the list of synonyms that this one looks like, if something means the same that the asker may see. */
    private @Nullable String likeOneWithSynonyms(String stem) throws IOException {
        if (stem.length() < LEAST_LIKE || !stem.chars().allMatch(Character::isLetter)) {
            return null;
        }
        List<String> known = norwegian.wordsWithSynonyms().stream()
                .filter(word -> word.length() >= LEAST_LIKE && word.chars().allMatch(Character::isLetter))
                .filter(word -> plain(word).charAt(0) == plain(stem).charAt(0))
                .toList();
        for (String word : known) {
            if (plain(word).equals(plain(stem)) && meansSomethingVisible(word)) {
                return word;
            }
        }
        var levenshtein = new LevenshteinAutomata(stem, true);
        for (int slips = 1; slips <= (stem.length() >= TWO_SLIPS ? 2 : 1); slips++) {
            var like = new CharacterRunAutomaton(levenshtein.toAutomaton(slips));
            for (String word : known) {
                if (like.run(word) && meansSomethingVisible(word)) {
                    return word;
                }
            }
        }
        return null;
    }

    private boolean meansSomethingVisible(String stem) throws IOException {
        for (Synonym synonym : norwegian.synonyms(List.of(stem))) {
            if (anyVisible(List.of(phrase(synonym.stems())))) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String stem) {
        return stem.replace('å', 'a').replace('ø', 'o').replace('æ', 'e');
    }

    private boolean isVisible(String stem) throws IOException {
        return anyVisible(List.of(new TermQuery(term(Fields.TEXT, stem))));
    }

    /** Whether something the asker may see is met in one of these ways. */
    private boolean anyVisible(List<Query> ways) throws IOException {
        Boolean known = met.get(ways);
        if (known == null) {
            known = meetsAny(ways);
            met.put(ways, known);
        }
        return known;
    }

    private boolean meetsAny(List<Query> ways) throws IOException {
        var both = new BooleanQuery.Builder().add(visible, BooleanClause.Occur.FILTER);
        var any = new BooleanQuery.Builder();
        ways.forEach(way -> any.add(way, BooleanClause.Occur.SHOULD));
        both.add(any.build(), BooleanClause.Occur.FILTER);
        // All score the same, so the first one met ends the search.
        TopDocs first =
                searcher.search(new ConstantScoreQuery(both.build()), new TopScoreDocCollectorManager(1, null, 1));
        return first.scoreDocs.length > 0;
    }

    /** How much a word tells: its inverse document frequency. */
    private double weight(int frequency) throws IOException {
        double all = Math.max(frequency, searcher.documents());
        return Math.log(1 + (all - frequency + 0.5) / (frequency + 0.5));
    }

    private static List<Query> boosted(List<Query> ways, float worth) {
        return ways.stream().map(way -> boosted(way, worth)).toList();
    }

    private static Query boosted(Query query, float worth) {
        return new BoostQuery(query, worth);
    }
}
