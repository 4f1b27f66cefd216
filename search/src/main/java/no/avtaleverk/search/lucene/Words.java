package no.avtaleverk.search.lucene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.search.norwegian.Norwegian;
import no.avtaleverk.search.norwegian.Word;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;

/** Words that have been analysed already, handed to the index one after the other. */
final class Words extends TokenStream {
    /** Between heading and text, and between paragraphs, so that no phrase reaches across. */
    private static final int GAP = 50;

    /** Which of the forms of a word. */
    enum Form {
        STEM,
        EXACT,
        PARTS
    }

    /**
     * Words that follow each other, as they are written in the index.
     *
     * @param parts of the compounds among them, and the compounds within those
     */
    private record Paragraph(List<BytesRef> stems, List<BytesRef> exact, List<BytesRef> parts) {
        List<BytesRef> of(Form form) {
            return switch (form) {
                case STEM -> stems;
                case EXACT -> exact;
                case PARTS -> parts;
            };
        }
    }

    /** A text, looked at. */
    static final class Text {
        static final Text NONE = new Text(List.of());

        private final List<Paragraph> paragraphs;

        private Text(List<Paragraph> paragraphs) {
            this.paragraphs = paragraphs;
        }

        /** The same form of all words. */
        Words in(Form form) {
            return new Words(paragraphs, form);
        }
    }

    /**
     * Looks at texts, and remembers their paragraphs: the wordings of an agreement have most of them in common, and its clauses the
     * title and the parties. For one thread, and for one agreement, lest it remember too much.
     */
    static final class Looking {
        private static final String BETWEEN = "\n\n";

        private final Norwegian norwegian;
        private final Map<String, List<Paragraph>> known = new HashMap<>();
        private final Map<String, BytesRef> bytes = new HashMap<>();

        Looking(Norwegian norwegian) {
            this.norwegian = norwegian;
        }

        Text at(String text) {
            if (text.isEmpty()) {
                return Text.NONE;
            }
            int end = text.indexOf(BETWEEN);
            if (end < 0) {
                return new Text(paragraph(text));
            }
            var paragraphs = new ArrayList<Paragraph>();
            for (int start = 0; start < text.length(); start = end + BETWEEN.length()) {
                end = text.indexOf(BETWEEN, start);
                end = end < 0 ? text.length() : end;
                paragraphs.addAll(paragraph(text.substring(start, end)));
            }
            return new Text(paragraphs);
        }

        private List<Paragraph> paragraph(String text) {
            List<Paragraph> paragraphs = known.get(text);
            if (paragraphs == null) {
                paragraphs = new ArrayList<>();
                Paragraph last = null;
                for (Word word : norwegian.words(text)) {
                    if (last == null || word.newParagraph()) {
                        last = new Paragraph(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
                        paragraphs.add(last);
                    }
                    last.stems.add(bytes(word.stem()));
                    last.exact.add(bytes(word.exact()));
                    for (String part : word.parts()) {
                        last.parts.add(bytes(part));
                    }
                    for (String part : word.within()) {
                        last.parts.add(bytes(part));
                    }
                }
                known.put(text, paragraphs);
            }
            return paragraphs;
        }

        private BytesRef bytes(String term) {
            BytesRef made = bytes.get(term);
            if (made == null) {
                made = new BytesRef(term);
                bytes.put(term, made);
            }
            return made;
        }
    }

    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final List<Paragraph> paragraphs;
    private final Form form;
    private int nextParagraph;
    private List<BytesRef> terms = List.of();
    private int next;

    private Words(List<Paragraph> paragraphs, Form form) {
        this.paragraphs = paragraphs;
        this.form = form;
    }

    @Override
    public void reset() {
        nextParagraph = 0;
        terms = List.of();
        next = 0;
    }

    @Override
    public boolean incrementToken() {
        int places = 1;
        while (next == terms.size()) {
            if (nextParagraph == paragraphs.size()) {
                return false;
            }
            terms = paragraphs.get(nextParagraph).of(form);
            places = nextParagraph == 0 ? 1 : GAP;
            nextParagraph++;
            next = 0;
        }
        term.setBytesRef(terms.get(next));
        increment.setPositionIncrement(places);
        next++;
        return true;
    }
}
