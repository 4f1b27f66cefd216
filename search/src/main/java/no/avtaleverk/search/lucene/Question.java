package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.search.norwegian.Citation;
import no.avtaleverk.search.norwegian.Norwegian;
import no.avtaleverk.search.norwegian.Word;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.BoostQuery;
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
     * @param bag absent when nothing that was typed can be looked for
     */
    record Understood(@Nullable Bag bag, Marks marks) {}

    static Understood of(String typed, Norwegian norwegian, PublicStatistics searcher, Query visible)
            throws IOException {
        var question = new Question(norwegian, searcher, visible);
        return new Understood(question.read(typed), question.marks);
    }

    private @Nullable Bag read(String typed) throws IOException {
        String rest = typed.length() > MOST_CHARACTERS ? typed.substring(0, MOST_CHARACTERS) : typed;
        var phrases = new ArrayList<Query>();
        Matcher quoted = QUOTED.matcher(rest);
        var unquoted = new StringBuilder();
        while (quoted.find()) {
            Query phrase = exact(norwegian.words(quoted.group(1)));
            if (phrase != null) {
                phrases.add(phrase);
            }
            quoted.appendReplacement(unquoted, " ");
        }
        quoted.appendTail(unquoted);
        rest = unquoted.toString();

        var asked = new ArrayList<Bag.Asked>();
        for (Citation citation : norwegian.askedCitations(rest)) {
            if (asked.size() < MOST_WORDS) {
                asked.add(cited(citation));
                rest = rest.substring(0, citation.start())
                        + " ".repeat(Math.max(0, citation.end() - citation.start()))
                        + rest.substring(Math.max(citation.start(), citation.end()));
            }
        }
        List<Word> words = telling(norwegian.words(rest), !phrases.isEmpty() || !asked.isEmpty());
        words(words, asked);
        return phrases.isEmpty() && asked.isEmpty() ? null : new Bag(phrases, asked, enough(asked));
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

    private Bag.Asked cited(Citation citation) throws IOException {
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
        return new Bag.Asked(List.of(new Bag.Way(places.build())), null, weight);
    }

    private void words(List<Word> words, List<Bag.Asked> asked) throws IOException {
        boolean allStop = words.stream().allMatch(norwegian::isStopWord);
        var telling = new ArrayList<Integer>();
        var seen = new LinkedHashSet<String>();
        for (int i = 0; i < words.size(); i++) {
            if ((allStop || !norwegian.isStopWord(words.get(i)))
                    && seen.add(words.get(i).stem())) {
                telling.add(i);
            }
        }
        var ways = new ArrayList<List<Bag.Way>>();
        for (int i : telling) {
            ways.add(itself(words.get(i)));
        }
        together(words, telling, ways);
        synonyms(words, telling, ways);
        for (int n = 0; n < telling.size(); n++) {
            Word word = words.get(telling.get(n));
            var term = new Term(Fields.TEXT, word.stem());
            double weight = weight(term);
            if (searcher.frequency(term) == 0 && !anyVisible(ways.get(n))) {
                List<Bag.Way> like = like(word);
                if (like.isEmpty()) {
                    weight = 0;
                }
                ways.get(n).addAll(like);
            }
            asked.add(new Bag.Asked(
                    ways.get(n), boosted(new TermQuery(new Term(Fields.CONTEXT, word.stem())), CONTEXT), weight));
        }
    }

    private List<Bag.Way> itself(Word word) {
        var ways = new ArrayList<Bag.Way>();
        String stem = word.stem();
        ways.add(new Bag.Way(
                new TermQuery(new Term(Fields.TEXT, stem)),
                boosted(new TermQuery(new Term(Fields.HEADING, stem)), HEADING)));
        ways.add(new Bag.Way(boosted(new TermQuery(new Term(Fields.PARTS, stem)), PART)));
        ways.add(new Bag.Way(boosted(new TermQuery(new Term(Fields.NAMES, stem)), NAME)));
        marks.stem(stem);
        marks.part(stem);
        if (word.parts().size() > 1) {
            // "planlegging av utskrivning" for utskrivningsplanlegging
            var distinct = word.parts().stream().distinct().toList();
            if (distinct.size() > 1) {
                ways.add(new Bag.Way(boosted(phrase(Fields.TEXT, distinct, distinct.size() + 3), SPLIT)));
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
                ways.add(new Bag.Way(boosted(scattered.build(), SCATTERED)));
            }
        }
        return ways;
    }

    /** Two words that may stand as one in the text: "tilsyn lege", "tilsyn av lege" for legetilsyn. */
    private void together(List<Word> words, List<Integer> telling, List<List<Bag.Way>> ways) throws IOException {
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
                    var one = new Bag.Way(boosted(new TermQuery(term), JOINED));
                    ways.get(n).add(one);
                    ways.get(n + 1).add(one);
                    marks.stem(stem);
                }
                var part = new Term(Fields.PARTS, stem);
                if (searcher.getIndexReader().docFreq(part) > 0) {
                    var one = new Bag.Way(boosted(new TermQuery(part), JOINED * PART));
                    ways.get(n).add(one);
                    ways.get(n + 1).add(one);
                    marks.part(stem);
                }
            }
        }
    }

    private void synonyms(List<Word> words, List<Integer> telling, List<List<Bag.Way>> ways) {
        List<String> stems = words.stream().map(Word::stem).toList();
        for (int from = 0; from < stems.size(); from++) {
            for (int to = from + 1; to <= Math.min(stems.size(), from + norwegian.longestSynonym()); to++) {
                for (List<String> synonym : norwegian.synonyms(stems.subList(from, to))) {
                    var way = new Bag.Way(boosted(phrase(Fields.TEXT, synonym, synonym.size() > 1 ? 1 : 0), SYNONYM));
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
    private List<Bag.Way> like(Word word) throws IOException {
        var ways = new ArrayList<Bag.Way>();
        String spelled = norwegian.stem(
                word.exact().replace("aa", "å").replace("oe", "ø").replace("ae", "æ"));
        if (!spelled.equals(word.stem()) && isVisible(spelled)) {
            ways.add(new Bag.Way(boosted(new TermQuery(new Term(Fields.TEXT, spelled)), JOINED)));
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
                ways.add(new Bag.Way(boosted(new TermQuery(new Term(Fields.TEXT, one.stem)), LIKE * one.likeness)));
                marks.stem(one.stem);
            }
        }
        return ways;
    }

    private boolean isVisible(String stem) throws IOException {
        return anyVisible(List.of(new Bag.Way(new TermQuery(new Term(Fields.TEXT, stem)))));
    }

    /** Whether something the asker may see is met in one of these ways. */
    private boolean anyVisible(List<Bag.Way> ways) throws IOException {
        var both = new BooleanQuery.Builder().add(visible, BooleanClause.Occur.FILTER);
        var any = new BooleanQuery.Builder();
        ways.forEach(way -> any.add(way.query(), BooleanClause.Occur.SHOULD));
        both.add(any.build(), BooleanClause.Occur.FILTER);
        return searcher.count(both.build()) > 0;
    }

    /** How much a word tells: its inverse document frequency. */
    private double weight(Term term) throws IOException {
        double frequency = searcher.frequency(term);
        double all = Math.max(frequency, searcher.documents());
        return Math.log(1 + (all - frequency + 0.5) / (frequency + 0.5));
    }

    /** How much a hit must hold of what is asked, by weight; 0 when every hit holds enough. */
    private static double enough(List<Bag.Asked> asked) {
        double[] known = asked.stream()
                .mapToDouble(Bag.Asked::weight)
                .filter(weight -> weight > 0)
                .toArray();
        return known.length < 2 ? 0 : ENOUGH * Arrays.stream(known).sum() - 1e-9;
    }

    private static Query boosted(Query query, float worth) {
        return new BoostQuery(query, worth);
    }
}
