package no.avtaleverk.search.lucene;

import java.util.List;
import no.avtaleverk.search.norwegian.Word;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Words that have been analysed already, handed to the index one after the other. */
final class Words extends TokenStream {
    /** Between heading and text, and between paragraphs, so that no phrase reaches across. */
    private static final int GAP = 50;

    /** Which of the forms of a word. */
    private enum Form {
        STEM,
        EXACT,
        PARTS
    }

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final List<Word> words;
    private final Form form;
    private int next;
    /** Of the word before {@link #next}: its parts, then the compounds within it. */
    private int nextPart;

    private Words(List<Word> words, Form form) {
        this.words = words;
        this.form = form;
    }

    /** The common forms of the words. */
    static Words stems(List<Word> words) {
        return new Words(words, Form.STEM);
    }

    /** The words as written. */
    static Words exact(List<Word> words) {
        return new Words(words, Form.EXACT);
    }

    /** The parts of the compounds among the words. */
    static Words parts(List<Word> words) {
        return new Words(words, Form.PARTS);
    }

    @Override
    public void reset() {
        next = 0;
        nextPart = 0;
    }

    @Override
    public boolean incrementToken() {
        if (form == Form.PARTS) {
            return incrementPart();
        }
        if (next == words.size()) {
            return false;
        }
        Word word = words.get(next);
        next++;
        give(form == Form.STEM ? word.stem() : word.exact(), word.newParagraph() ? GAP : 1);
        return true;
    }

    private boolean incrementPart() {
        while (next < words.size()) {
            Word word = words.get(next);
            int parts = word.parts().size();
            if (nextPart < parts + word.within().size()) {
                give(
                        nextPart < parts
                                ? word.parts().get(nextPart)
                                : word.within().get(nextPart - parts),
                        1);
                nextPart++;
                return true;
            }
            next++;
            nextPart = 0;
        }
        return false;
    }

    private void give(String text, int places) {
        term.setEmpty().append(text);
        increment.setPositionIncrement(places);
    }
}
