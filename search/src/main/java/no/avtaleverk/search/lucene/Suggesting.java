package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.Suggestion;
import no.avtaleverk.search.norwegian.Norwegian;
import no.avtaleverk.search.norwegian.Word;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Suggests how a question goes on. Words come from texts that everybody may see, and so does the order they come in; titles from what
 * the asker may see.
 */
final class Suggesting {
    /** So many letters of a word tell enough of it. */
    private static final int LEAST_LETTERS = 2;

    /** Words that begin alike and are looked at; the first of them by the alphabet, so that it is the same for everybody. */
    private static final int MOST_LOOKED_AT = 600;

    /** A word is counted no further than this, which tells common ones from rare ones. */
    private static final int COUNTED = 400;

    private static final int MOST_TYPED = 200;

    private final Norwegian norwegian;
    private final PublicStatistics searcher;

    Suggesting(Norwegian norwegian, PublicStatistics searcher) {
        this.norwegian = norwegian;
        this.searcher = searcher;
    }

    List<Suggestion> suggest(String typed, Actor asker, int most) throws IOException {
        String question = typed.length() > MOST_TYPED ? typed.substring(0, MOST_TYPED) : typed;
        List<Word> words = norwegian.words(question);
        if (words.isEmpty()) {
            return List.of();
        }
        Word last = words.getLast();
        // A blank after the word says that it is a whole one.
        boolean half = last.end() == question.length();
        if (half && last.exact().length() < LEAST_LETTERS) {
            return List.of();
        }
        var suggestions = new ArrayList<Suggestion>();
        if (half && !question.contains("\"") && last.exact().codePoints().noneMatch(Character::isDigit)) {
            String before = question.substring(0, last.start());
            for (String word : going(last, most)) {
                suggestions.add(new Suggestion(Suggestion.Kind.WORD, before + word));
            }
        }
        titles(words, half, asker, most)
                .forEach(title -> suggestions.add(new Suggestion(Suggestion.Kind.TITLE, title)));
        return suggestions;
    }

    /** Words that begin so, the most common first; of one that is inflected in several ways, the most common form. */
    private List<String> going(Word half, int most) throws IOException {
        var counted = new TreeMap<String, Integer>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            beginning(leaf, new BytesRef(half.exact()), counted);
        }
        counted.remove(half.exact());
        Map<String, String> ofStem = new HashMap<>();
        for (Map.Entry<String, Integer> word : counted.entrySet()) {
            ofStem.merge(
                    norwegian.stem(word.getKey()),
                    word.getKey(),
                    (one, other) -> counted.getOrDefault(other, 0) > counted.getOrDefault(one, 0) ? other : one);
        }
        return ofStem.values().stream()
                .filter(word -> counted.getOrDefault(word, 0) > 0)
                .sorted(Comparator.comparing((String word) -> -counted.getOrDefault(word, 0))
                        .thenComparing(String::length)
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    private void beginning(LeafReaderContext leaf, BytesRef start, Map<String, Integer> counted) throws IOException {
        Terms terms = leaf.reader().terms(Fields.EXACT);
        if (terms == null) {
            return;
        }
        TermsEnum at = terms.iterator();
        if (at.seekCeil(start) == TermsEnum.SeekStatus.END) {
            return;
        }
        int looked = 0;
        for (BytesRef term = at.term();
                term != null && StringHelper.startsWith(term, start) && looked < MOST_LOOKED_AT;
                term = at.next(), looked++) {
            int seen = searcher.publicHolders(leaf, at, COUNTED);
            if (seen > 0) {
                counted.merge(term.utf8ToString(), seen, (a, b) -> Math.min(COUNTED, a + b));
            }
        }
    }

    private List<String> titles(List<Word> words, boolean half, Actor asker, int most) throws IOException {
        var titled = new BooleanQuery.Builder()
                .add(Filters.visibleTo(asker, SearchQuery.Kind.TEXT), BooleanClause.Occur.FILTER)
                .add(Filters.is(Fields.KIND, Fields.VERSION), BooleanClause.Occur.FILTER);
        for (int i = 0; i < words.size() && i < 12; i++) {
            Word word = words.get(i);
            boolean beginning = half && i == words.size() - 1;
            Query holds = beginning
                    ? new PrefixQuery(new Term(Fields.EXACT, word.exact()))
                    : new TermQuery(new Term(Fields.TEXT, word.stem()));
            titled.add(holds, BooleanClause.Occur.FILTER);
        }
        var titles = new LinkedHashSet<String>();
        // Versions of one agreement have the same title as a rule.
        for (ScoreDoc doc : searcher.search(titled.build(), most * 8, BY_ORDER).scoreDocs) {
            String title = searcher.storedFields().document(doc.doc).get(Fields.STORED_HEADING);
            // The words may stand in the names of the parties alone.
            if (title != null && holdsAll(title, words, half) && titles.size() < most) {
                titles.add(title);
            }
        }
        return List.copyOf(titles);
    }

    private static final Sort BY_ORDER = new Sort(new SortField(Fields.ORDER, SortField.Type.STRING));

    private boolean holdsAll(String title, List<Word> words, boolean half) {
        List<Word> held = norwegian.words(title);
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            boolean beginning = half && i == words.size() - 1;
            if (held.stream()
                    .noneMatch(one -> beginning
                            ? one.exact().startsWith(word.exact().toLowerCase(Locale.ROOT))
                            : one.stem().equals(word.stem()))) {
                return false;
            }
        }
        return true;
    }
}
