package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Suggests how a question goes on. Words come from texts that everybody may see, and so does the order they come in; titles from what
 * the asker may see.
 */
final class Suggesting {
    /** So many letters of a word tell enough of it. */
    private static final int LEAST_LETTERS = 2;

    /** A word is counted no further than this, which tells common ones from rare ones. */
    private static final int COUNTED = 400;

    private static final int MOST_TYPED = 200;

    /** A title is known by so many of the words typed. */
    private static final int MOST_WORDS = 12;

    /** Titles are looked through in such portions, up to so many: many versions have the same. */
    private static final int TITLES_AT_ONCE = 100;

    private static final int MOST_TITLES = 2_000;

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
        for (BytesRef term = at.term(); term != null && StringHelper.startsWith(term, start); term = at.next()) {
            int seen = searcher.publicHolders(leaf, at, COUNTED);
            if (seen > 0) {
                counted.merge(term.utf8ToString(), seen, (a, b) -> Math.min(COUNTED, a + b));
            }
        }
    }

    /** By the alphabet, each once: versions of one agreement have the same title as a rule. */
    private List<String> titles(List<Word> words, boolean half, Actor asker, int most) throws IOException {
        var titled = new BooleanQuery.Builder()
                .add(Filters.visibleTo(asker, SearchQuery.Kind.TEXT), BooleanClause.Occur.FILTER)
                .add(Filters.is(Fields.KIND, Fields.VERSION), BooleanClause.Occur.FILTER);
        for (int i = 0; i < words.size() && i < MOST_WORDS; i++) {
            Word word = words.get(i);
            boolean beginning = half && i == words.size() - 1;
            Query holds = beginning
                    ? new PrefixQuery(new Term(Fields.TITLE, word.exact()))
                    : new TermQuery(new Term(Fields.HEADING, word.stem()));
            titled.add(holds, BooleanClause.Occur.FILTER);
        }
        Query query = titled.build();
        var titles = new LinkedHashSet<String>();
        FieldDoc last = null;
        for (int looked = 0; looked < MOST_TITLES && titles.size() < most; looked += TITLES_AT_ONCE) {
            TopDocs found = searcher.searchAfter(last, query, TITLES_AT_ONCE, BY_ORDER);
            for (ScoreDoc doc : found.scoreDocs) {
                String title = searcher.storedFields().document(doc.doc, STORED).get(Fields.STORED_HEADING);
                if (title != null && titles.size() < most) {
                    titles.add(title);
                }
            }
            if (found.scoreDocs.length < TITLES_AT_ONCE) {
                break;
            }
            last = (FieldDoc) found.scoreDocs[found.scoreDocs.length - 1];
        }
        return List.copyOf(titles);
    }

    private static final Set<String> STORED = Set.of(Fields.STORED_HEADING);
    private static final Sort BY_ORDER = new Sort(new SortField(Fields.ORDER, SortField.Type.STRING));
}
