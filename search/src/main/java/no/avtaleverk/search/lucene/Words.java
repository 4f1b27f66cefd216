package no.avtaleverk.search.lucene;

import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.search.norwegian.Word;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Words that have been analysed already, handed to the index one after the other. */
final class Words extends TokenStream {
    /** Between heading and text, and between paragraphs, so that no phrase reaches across. */
    private static final int GAP = 50;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final List<String> terms;
    private final List<Integer> increments;
    private int next;

    private Words(List<String> terms, List<Integer> increments) {
        this.terms = terms;
        this.increments = increments;
    }

    /** The common forms of the words. */
    static Words stems(List<Word> words) {
        return new Words(words.stream().map(Word::stem).toList(), gaps(words));
    }

    /** The words as written. */
    static Words exact(List<Word> words) {
        return new Words(words.stream().map(Word::exact).toList(), gaps(words));
    }

    /** The parts of the compounds among the words. */
    static Words parts(List<Word> words) {
        var parts = new ArrayList<String>();
        for (Word word : words) {
            parts.addAll(word.parts());
            parts.addAll(word.within());
        }
        return new Words(parts, parts.stream().map(part -> 1).toList());
    }

    private static List<Integer> gaps(List<Word> words) {
        return words.stream().map(word -> word.newParagraph() ? GAP : 1).toList();
    }

    @Override
    public void reset() {
        next = 0;
    }

    @Override
    public boolean incrementToken() {
        if (next == terms.size()) {
            return false;
        }
        clearAttributes();
        term.append(terms.get(next));
        increment.setPositionIncrement(increments.get(next));
        next++;
        return true;
    }
}
