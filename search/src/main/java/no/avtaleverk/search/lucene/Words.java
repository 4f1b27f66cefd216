package no.avtaleverk.search.lucene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import no.avtaleverk.search.norwegian.Norwegian;
import no.avtaleverk.search.norwegian.Word;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

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

        private Text with(Text following) {
            var all = new ArrayList<>(paragraphs);
            all.addAll(following.paragraphs);
            return new Text(all);
        }
    }

    /**
     * Heading and text, looked at together.
     *
     * @param words of both
     * @param citations names of all places in the law that are cited, each once
     */
    record Wording(Text words, Text heading, List<String> citations) {}

    /**
     * Looks at texts, and remembers their paragraphs: the wordings of an agreement have most of them in common, its
     * clauses the title and the parties, and agreements what comes from a standard text. What was not met for long is forgotten. For
     * one thread.
     */
    static final class Looking {
        private static final String BETWEEN = "\n\n";
        /** Characters of paragraphs, and of shared texts; some three times as many bytes. */
        private static final int MOST_REMEMBERED = 4_000_000;

        private static final int MOST_TERMS = 100_000;

        private final Norwegian norwegian;
        private final Recent<List<Paragraph>> known = new Recent<>(MOST_REMEMBERED);
        private final Recent<Text> shared = new Recent<>(MOST_REMEMBERED);
        private final Map<String, BytesRef> bytes = new HashMap<>();
        private final Map<String, Words> streams = new HashMap<>();
        private String lastHeading = "";
        private String lastText = "";
        private Wording last = new Wording(Text.NONE, Text.NONE, List.of());

        Looking(Norwegian norwegian) {
            this.norwegian = norwegian;
        }

        /**
         * The same form of all words of a text, to be written in a field. Each field has one stream, since to make one costs more than to
         * read it: it is good until the next text of the field is asked for.
         */
        Words stream(String field, Text text, Form form) {
            Words stream = streams.computeIfAbsent(field, key -> new Words());
            stream.paragraphs = text.paragraphs;
            stream.form = form;
            return stream;
        }

        /** The wording of a clause or title; when the same comes again at once, nothing of it is looked up. */
        Wording wording(String heading, String text) {
            if (!text.equals(lastText) || !heading.equals(lastHeading)) {
                Text ofHeading = at(heading);
                last = new Wording(ofHeading.with(at(text)), ofHeading, cited(heading + BETWEEN + text));
                lastHeading = heading;
                lastText = text;
            }
            return last;
        }

        /** A text that many documents have, and most of them one and the same. */
        Text atShared(String text) {
            Text looked = shared.get(text);
            if (looked == null) {
                looked = at(text);
                shared.put(text, looked);
            }
            return looked;
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

        /** The names of all places in the law that a text cites, each once. */
        private List<String> cited(String text) {
            var all = new TreeSet<String>();
            norwegian.citations(text).forEach(citation -> all.addAll(citation.names()));
            return List.copyOf(all);
        }

        private BytesRef bytes(String term) {
            BytesRef made = bytes.get(term);
            if (made == null) {
                made = new BytesRef(term);
                if (bytes.size() == MOST_TERMS) {
                    bytes.clear();
                }
                bytes.put(term, made);
            }
            return made;
        }
    }

    /** What is known of texts; half of it is forgotten at a time, that which has not been asked for since the other half was. */
    private static final class Recent<T> {
        private final int most;
        private Map<String, T> recent = new HashMap<>();
        private Map<String, T> older = new HashMap<>();
        private int size;

        /** @param most characters of all texts */
        Recent(int most) {
            this.most = most;
        }

        @Nullable
        T get(String text) {
            T known = recent.get(text);
            if (known == null) {
                known = older.get(text);
                if (known != null) {
                    put(text, known);
                }
            }
            return known;
        }

        void put(String text, T known) {
            recent.put(text, known);
            size += text.length();
            if (size > most / 2) {
                older = recent;
                recent = new HashMap<>();
                size = 0;
            }
        }
    }

    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private List<Paragraph> paragraphs = List.of();
    private Form form = Form.STEM;
    private int nextParagraph;
    private List<BytesRef> terms = List.of();
    private int next;

    private Words() {}

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
