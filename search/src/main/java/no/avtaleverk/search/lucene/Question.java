package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.search.norwegian.Citation;
import no.avtaleverk.search.norwegian.Norwegian;
import no.avtaleverk.search.norwegian.Step;
import no.avtaleverk.search.norwegian.Word;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Understands what a person typed. There is no syntax to get wrong: quotation marks make a phrase exact, citations are known, and
 * all else is words.
 *
 * <p>A hit need not hold every word, but it must hold more than words that tell next to nothing: a fifth of what the question tells
 * in all, rare words telling more than common ones. So a question for discharged patients does not find every clause with patients.
 */
final class Question {
    private static final int MOST_CHARACTERS = 2_000;
    private static final int MOST_WORDS = 32;
    /** The share of what a question tells that a hit must hold; more costs good hits, less lets in noise. */
    private static final double ENOUGH = 0.2;
    /** With more words than this, a share of them by number is enough; the ways to choose by weight would be too many. */
    private static final int MOST_WEIGHED = 6;

    private static final Pattern QUOTED = Pattern.compile("[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]");
    private static final Set<String> BETWEEN = Set.of("av", "for", "om", "i", "til", "ved", "på", "med", "frå", "fra");

    // What each way of meeting a word is worth beside the word itself. Tried with the catalogue's phrases as questions
    // and the clauses of the standard texts that answer them as the hits wanted.
    private static final float PART = 0.4f;
    private static final float NAME = 0.8f;
    private static final float JOINED = 0.9f;
    private static final float SPLIT = 0.45f;
    private static final float SCATTERED = 0.25f;
    private static final float SYNONYM = 0.35f;
    private static final float LIKE = 0.5f;
    private static final float HEADING = 0.5f;
    private static final float CONTEXT = 0.3f;
    private static final float CITED = 1.5f;
    private static final float ANSWERED = 0.7f;

    private final Norwegian norwegian;
    private final PublicStatistics searcher;
    private final Query visible;
    private final Marks marks = new Marks();

    /**
     * @param visible what the asker may see at all; a word counts as known only if it stands there
     */
    private Question(Norwegian norwegian, PublicStatistics searcher, Query visible) {
        this.norwegian = norwegian;
        this.searcher = searcher;
        this.visible = visible;
    }

    /**
     * A question understood.
     *
     * @param query absent when nothing that was typed can be looked for
     */
    record Understood(@Nullable Query query, Marks marks) {}

    static Understood of(String typed, Norwegian norwegian, PublicStatistics searcher, Query visible)
            throws IOException {
        var question = new Question(norwegian, searcher, visible);
        return new Understood(question.read(typed), question.marks);
    }

    /** One thing asked for, with the ways to meet it and how much it tells. */
    private record Asked(List<Query> ways, @Nullable Query context, double weight) {}

    private @Nullable Query read(String typed) throws IOException {
        String rest = typed.length() > MOST_CHARACTERS ? typed.substring(0, MOST_CHARACTERS) : typed;
        var whole = new BooleanQuery.Builder();
        boolean any = false;
        Matcher quoted = QUOTED.matcher(rest);
        var unquoted = new StringBuilder();
        while (quoted.find()) {
            Query phrase = exact(norwegian.words(quoted.group(1)));
            if (phrase != null) {
                whole.add(phrase, BooleanClause.Occur.MUST);
                any = true;
            }
            quoted.appendReplacement(unquoted, " ");
        }
        quoted.appendTail(unquoted);
        rest = unquoted.toString();

        var asked = new ArrayList<Asked>();
        for (Citation citation : norwegian.askedCitations(rest)) {
            if (asked.size() < MOST_WORDS) {
                asked.add(cited(citation));
                rest = rest.substring(0, citation.start())
                        + " ".repeat(Math.max(0, citation.end() - citation.start()))
                        + rest.substring(Math.max(citation.start(), citation.end()));
            }
        }
        List<Word> words = telling(norwegian.words(rest), any || !asked.isEmpty());
        words(words, asked);
        if (asked.isEmpty()) {
            return any ? whole.build() : null;
        }

        var bag = new BooleanQuery.Builder();
        for (Asked one : asked) {
            bag.add(new DisjunctionMaxQuery(one.ways, 0.1f), BooleanClause.Occur.SHOULD);
            if (one.context != null && norwegian.takes(Step.CONTEXT)) {
                whole.add(one.context, BooleanClause.Occur.SHOULD);
            }
        }
        whole.add(bag.build(), BooleanClause.Occur.MUST);
        Query enough = norwegian.takes(Step.ENOUGH) ? enough(asked) : null;
        if (enough != null) {
            whole.add(enough, BooleanClause.Occur.FILTER);
        }
        return whole.build();
    }

    /** The words without those that say nothing, unless there are no others. */
    private List<Word> telling(List<Word> words, boolean othersAreAsked) {
        List<Word> telling =
                words.stream().filter(word -> !norwegian.isStopWord(word)).toList();
        return telling.isEmpty() && !othersAreAsked
                ? words.subList(0, Math.min(words.size(), MOST_WORDS))
                : keepingPlaces(words, telling);
    }

    /** All words from the first telling to the last, at most as many telling ones as allowed. */
    private static List<Word> keepingPlaces(List<Word> words, List<Word> telling) {
        return telling.isEmpty()
                ? List.of()
                : words.subList(0, words.indexOf(telling.get(Math.min(telling.size(), MOST_WORDS) - 1)) + 1);
    }

    private @Nullable Query exact(List<Word> words) {
        if (words.isEmpty()) {
            return null;
        }
        List<String> exact =
                words.stream().limit(MOST_WORDS * 4L).map(Word::exact).toList();
        marks.phrase(exact);
        return phrase(Fields.EXACT, exact, 0);
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
            weight = Math.max(weight, weight(term));
            marks.citation(name.getKey());
        }
        return new Asked(List.of(places.build()), null, weight);
    }

    private void words(List<Word> words, List<Asked> asked) throws IOException {
        boolean allStop = words.stream().allMatch(norwegian::isStopWord);
        var telling = new ArrayList<Integer>();
        var seen = new LinkedHashSet<String>();
        for (int i = 0; i < words.size(); i++) {
            if ((allStop || !norwegian.isStopWord(words.get(i)))
                    && seen.add(words.get(i).stem())) {
                telling.add(i);
            }
        }
        var ways = new ArrayList<List<Query>>();
        for (int i : telling) {
            ways.add(itself(words.get(i)));
        }
        if (norwegian.takes(Step.TOGETHER)) {
            together(words, telling, ways);
        }
        synonyms(words, telling, ways);
        for (int n = 0; n < telling.size(); n++) {
            Word word = words.get(telling.get(n));
            var term = new Term(Fields.TEXT, word.stem());
            double weight = weight(term);
            if (norwegian.takes(Step.SPELLING) && searcher.frequency(term) == 0 && !anyVisible(ways.get(n))) {
                List<Query> like = like(word);
                if (like.isEmpty()) {
                    weight = 0;
                }
                ways.get(n).addAll(like);
            }
            asked.add(new Asked(
                    ways.get(n), boosted(new TermQuery(new Term(Fields.CONTEXT, word.stem())), CONTEXT), weight));
        }
    }

    private List<Query> itself(Word word) {
        var ways = new ArrayList<Query>();
        String stem = word.stem();
        var text = new BooleanQuery.Builder();
        text.add(new TermQuery(new Term(Fields.TEXT, stem)), BooleanClause.Occur.MUST);
        if (norwegian.takes(Step.HEADINGS)) {
            text.add(boosted(new TermQuery(new Term(Fields.HEADING, stem)), HEADING), BooleanClause.Occur.SHOULD);
        }
        ways.add(text.build());
        ways.add(boosted(new TermQuery(new Term(Fields.PARTS, stem)), PART));
        ways.add(boosted(new TermQuery(new Term(Fields.NAMES, stem)), NAME));
        marks.stem(stem);
        marks.part(stem);
        if (word.parts().size() > 1 && norwegian.takes(Step.TOGETHER)) {
            // "planlegging av utskrivning" for utskrivningsplanlegging
            var distinct = word.parts().stream().distinct().toList();
            if (distinct.size() > 1) {
                ways.add(boosted(phrase(Fields.TEXT, distinct, distinct.size() + 3), SPLIT));
                marks.near(distinct);
                // "plassar i døgntilbodet" for døgnplassar: every part somewhere in the clause, alone or in another
                // compound
                var scattered = new BooleanQuery.Builder();
                for (String part : distinct) {
                    var somewhere = new BooleanQuery.Builder();
                    somewhere.add(new TermQuery(new Term(Fields.TEXT, part)), BooleanClause.Occur.SHOULD);
                    somewhere.add(
                            boosted(new TermQuery(new Term(Fields.PARTS, part)), PART), BooleanClause.Occur.SHOULD);
                    scattered.add(somewhere.build(), BooleanClause.Occur.MUST);
                    marks.stem(part);
                    marks.part(part);
                }
                ways.add(boosted(scattered.build(), SCATTERED));
            }
        }
        return ways;
    }

    /** Two words that may stand as one in the text: "tilsyn lege", "tilsyn av lege" for legetilsyn. */
    private void together(List<Word> words, List<Integer> telling, List<List<Query>> ways) throws IOException {
        for (int n = 0; n + 1 < telling.size(); n++) {
            int i = telling.get(n);
            int j = telling.get(n + 1);
            var joined = new LinkedHashSet<String>();
            if (j == i + 1) {
                joined.addAll(norwegian.joined(words.get(i), words.get(j)));
            } else if (j == i + 2 && BETWEEN.contains(words.get(i + 1).exact())) {
                joined.addAll(norwegian.joined(words.get(j), words.get(i)));
            }
            for (String stem : joined) {
                var term = new Term(Fields.TEXT, stem);
                if (searcher.getIndexReader().docFreq(term) > 0) {
                    Query one = boosted(new TermQuery(term), JOINED);
                    ways.get(n).add(one);
                    ways.get(n + 1).add(one);
                    marks.stem(stem);
                }
                var part = new Term(Fields.PARTS, stem);
                if (searcher.getIndexReader().docFreq(part) > 0) {
                    Query one = boosted(new TermQuery(part), JOINED * PART);
                    ways.get(n).add(one);
                    ways.get(n + 1).add(one);
                    marks.part(stem);
                }
            }
        }
    }

    private void synonyms(List<Word> words, List<Integer> telling, List<List<Query>> ways) {
        List<String> stems = words.stream().map(Word::stem).toList();
        for (int from = 0; from < stems.size(); from++) {
            for (int to = from + 1; to <= Math.min(stems.size(), from + norwegian.longestSynonym()); to++) {
                for (List<String> synonym : norwegian.synonyms(stems.subList(from, to))) {
                    Query way = boosted(phrase(Fields.TEXT, synonym, synonym.size() > 1 ? 1 : 0), SYNONYM);
                    for (int n = 0; n < telling.size(); n++) {
                        if (telling.get(n) >= from && telling.get(n) < to) {
                            ways.get(n).add(way);
                        }
                    }
                    if (synonym.size() == 1) {
                        marks.stem(synonym.getFirst());
                    } else {
                        marks.near(synonym);
                    }
                }
            }
        }
    }

    /** What an unknown word may have been meant to be. */
    private List<Query> like(Word word) throws IOException {
        var ways = new ArrayList<Query>();
        String spelled = norwegian.stem(
                word.exact().replace("aa", "å").replace("oe", "ø").replace("ae", "æ"));
        if (!spelled.equals(word.stem()) && isVisible(spelled)) {
            ways.add(boosted(new TermQuery(new Term(Fields.TEXT, spelled)), JOINED));
            marks.stem(spelled);
            return ways;
        }
        String stem = word.stem();
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), Fields.TEXT);
        if (terms == null || stem.length() < 4 || !stem.chars().allMatch(Character::isLetter)) {
            return ways;
        }
        record Like(String stem, float likeness, int frequency) {}
        var found = new ArrayList<Like>();
        var like = new FuzzyTermsEnum(terms, new Term(Fields.TEXT, stem), stem.length() >= 8 ? 2 : 1, 0, true);
        BoostAttribute likeness = like.attributes().addAttribute(BoostAttribute.class);
        for (BytesRef term = like.next(); term != null; term = like.next()) {
            String candidate = term.utf8ToString();
            if (candidate.chars().allMatch(Character::isLetter)) {
                found.add(
                        new Like(candidate, likeness.getBoost(), searcher.frequency(new Term(Fields.TEXT, candidate))));
            }
        }
        found.sort(Comparator.<Like>comparingDouble(one -> -one.likeness)
                .thenComparingInt(one -> -one.frequency)
                .thenComparing(Like::stem));
        int tried = 0;
        for (Like one : found) {
            if (ways.size() == 4 || ++tried > 20) {
                break;
            }
            if (isVisible(one.stem)) {
                ways.add(boosted(new TermQuery(new Term(Fields.TEXT, one.stem)), LIKE * one.likeness));
                marks.stem(one.stem);
            }
        }
        return ways;
    }

    private boolean isVisible(String stem) throws IOException {
        return anyVisible(List.of(new TermQuery(new Term(Fields.TEXT, stem))));
    }

    /** Whether something the asker may see is met in one of these ways. */
    private boolean anyVisible(List<Query> ways) throws IOException {
        var both = new BooleanQuery.Builder().add(visible, BooleanClause.Occur.FILTER);
        var any = new BooleanQuery.Builder();
        ways.forEach(way -> any.add(way, BooleanClause.Occur.SHOULD));
        both.add(any.build(), BooleanClause.Occur.FILTER);
        return searcher.count(both.build()) > 0;
    }

    /** How much a word tells: its inverse document frequency. */
    private double weight(Term term) throws IOException {
        double frequency = searcher.frequency(term);
        double all = Math.max(frequency, searcher.documents());
        return Math.log(1 + (all - frequency + 0.5) / (frequency + 0.5));
    }

    /** Lets through what holds enough of what is asked; absent when every hit does. */
    private static @Nullable Query enough(List<Asked> asked) {
        List<Asked> known = asked.stream().filter(one -> one.weight > 0).toList();
        if (known.size() < 2) {
            return null;
        }
        List<Query> met = known.stream().map(Question::anyWay).toList();
        var enough = new BooleanQuery.Builder();
        if (known.size() > MOST_WEIGHED) {
            met.forEach(one -> enough.add(one, BooleanClause.Occur.SHOULD));
            return enough.setMinimumNumberShouldMatch((int) Math.ceil(ENOUGH * known.size()))
                    .build();
        }
        double needed = ENOUGH * known.stream().mapToDouble(Asked::weight).sum() - 1e-9;
        for (int chosen = 1; chosen < 1 << known.size(); chosen++) {
            double sum = 0;
            double least = Double.MAX_VALUE;
            var all = new BooleanQuery.Builder();
            for (int i = 0; i < known.size(); i++) {
                if ((chosen & 1 << i) != 0) {
                    sum += known.get(i).weight;
                    least = Math.min(least, known.get(i).weight);
                    all.add(met.get(i), BooleanClause.Occur.FILTER);
                }
            }
            if (sum >= needed && sum - least < needed) {
                enough.add(all.build(), BooleanClause.Occur.SHOULD);
            }
        }
        return enough.build();
    }

    private static Query anyWay(Asked one) {
        var any = new BooleanQuery.Builder();
        one.ways.forEach(way -> any.add(way, BooleanClause.Occur.SHOULD));
        if (one.context != null) {
            any.add(one.context, BooleanClause.Occur.SHOULD);
        }
        return any.build();
    }

    private static Query boosted(Query query, float worth) {
        return new BoostQuery(query, worth);
    }
}
