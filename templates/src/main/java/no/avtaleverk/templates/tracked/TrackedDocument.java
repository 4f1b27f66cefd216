package no.avtaleverk.templates.tracked;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.avtaleverk.templates.content.PartXml;
import no.avtaleverk.templates.tracked.Node.Inline;
import no.avtaleverk.templates.tracked.Node.Paragraph;

/**
 * A Word document with all that is tracked in it, to be seen with the changes accepted, rejected, or some of each.
 *
 * <p>Reads the XML as it stands (ISO/IEC 29500-1, part 17), and knows nothing of the code that writes it.
 */
public final class TrackedDocument {
    private static final String DOCUMENT = "word/document.xml";
    private static final String CUSTOM = "docProps/custom.xml";
    private static final String BOOKMARK = "avk_";
    /** At the place a clause was moved from, since a bookmark's name stands once in a file. */
    private static final String MOVED = "avo_";

    private static final Pattern CLAUSE_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,35}");
    private static final Pattern AROUND = Pattern.compile("word/(?:header|footer|footnotes|endnotes)[0-9]*\\.xml");

    final Styles styles;
    final Lists lists;
    final List<Node> body;
    private final Map<Integer, Paragraph> paragraphs = new HashMap<>();
    private final List<Comment> comments;
    private final List<Foreign> foreign = new ArrayList<>();
    private final Map<String, String> properties;

    /** A part that is not what it has to be. */
    public static final class MalformedPartException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedPartException(String part, Throwable cause) {
            super("%s can not be read: %s".formatted(part, cause.getMessage()), cause);
        }
    }

    private TrackedDocument(Map<String, byte[]> parts) throws MalformedPartException {
        styles = part("word/styles.xml", parts, Styles::read);
        lists = part("word/numbering.xml", parts, Lists::read);
        var reader = new BodyReader(styles);
        body = part(DOCUMENT, parts, xml -> reader.read(DOCUMENT, xml));
        reader.paragraphs().forEach(paragraph -> paragraphs.put(paragraph.index, paragraph));
        foreign.addAll(reader.foreign());
        for (String name : new TreeMap<>(parts).keySet()) {
            if (AROUND.matcher(name).matches()) {
                var lines = new BodyReader(styles);
                part(name, parts, xml -> lines.read(name, xml));
                lines.paragraphs().forEach(paragraph -> foreign(name, paragraph));
                foreign.addAll(lines.foreign());
            } else if (name.startsWith("word/embeddings/")) {
                foreign.add(new Foreign(name, ""));
            }
        }
        comments = part("word/comments.xml", parts, xml -> comments(xml, answers(parts)));
        properties = part(CUSTOM, parts, TrackedDocument::properties);
    }

    private void foreign(String name, Paragraph paragraph) {
        String text = View.text(paragraph, mark -> true).strip();
        if (!text.isEmpty()) {
            foreign.add(new Foreign(name, text));
        }
    }

    /**
     * Read a document.
     *
     * @param parts the unpacked file: parts that are XML whole, of others at least the names
     */
    public static TrackedDocument of(Map<String, byte[]> parts) throws MalformedPartException {
        return new TrackedDocument(parts);
    }

    /** Reads one part. */
    @FunctionalInterface
    private interface PartReader<T> {
        T read(byte[] xml) throws XMLStreamException;
    }

    private static <T> T part(String name, Map<String, byte[]> parts, PartReader<T> reader)
            throws MalformedPartException {
        try {
            return reader.read(parts.getOrDefault(name, new byte[0]));
        } catch (XMLStreamException | RuntimeException e) {
            throw new MalformedPartException(name, e);
        }
    }

    // ---- what it holds

    /** The document with some changes accepted and the rest rejected. */
    public View view(Predicate<Mark> accepted, View.Tells tells) {
        return View.of(this, accepted, tells);
    }

    /** The comments, in the order of the file. */
    public List<Comment> comments() {
        return Collections.unmodifiableList(comments);
    }

    /** What stands outside the running text: headers, footers, notes, text boxes, pictures, embedded files. */
    public List<Foreign> foreign() {
        return Collections.unmodifiableList(foreign);
    }

    /** The properties the product gave the file, by name. */
    public Map<String, String> properties() {
        return Collections.unmodifiableMap(properties);
    }

    /** Every tracked change in some paragraphs: words, paragraph marks, rows, and what a paragraph was before. */
    public Set<Mark> marks(Collection<Integer> of) {
        var marks = new LinkedHashSet<Mark>();
        each(of, marks::addAll);
        return marks;
    }

    /** Whether two people changed the same words, so that neither change can be seen without the other. */
    public boolean isEntangled(Collection<Integer> of) {
        var entangled = new boolean[1];
        each(of, marks -> {
            if (marks.stream().map(Mark::author).distinct().count() > 1) {
                entangled[0] = true;
            }
        });
        return entangled[0];
    }

    /** Every tracked change of the running text. */
    public Set<Mark> marks() {
        return marks(new java.util.TreeSet<>(paragraphs.keySet()));
    }

    private void each(Collection<Integer> of, java.util.function.Consumer<List<Mark>> use) {
        for (int index : of) {
            Paragraph paragraph = paragraphs.get(index);
            if (paragraph == null) {
                continue;
            }
            for (Inline inline : paragraph.inlines) {
                if (!inline.marks().isEmpty()
                        && (inline.kind() == Inline.Kind.TEXT
                                || inline.kind() == Inline.Kind.BREAK
                                || inline.kind() == Inline.Kind.TAB)) {
                    use.accept(inline.marks());
                }
            }
            if (!paragraph.end.isEmpty()) {
                use.accept(paragraph.end);
            }
            if (!paragraph.around.isEmpty()) {
                use.accept(paragraph.around);
            }
            Mark changed = paragraph.changed;
            if (changed != null) {
                use.accept(List.of(changed));
            }
        }
    }

    /** The clause id in a bookmark of the product; empty when it is none. */
    static String idIn(String bookmark) {
        if (!bookmark.startsWith(BOOKMARK) && !bookmark.startsWith(MOVED)) {
            return "";
        }
        String id = bookmark.substring(BOOKMARK.length()).replace('_', '-').toLowerCase(java.util.Locale.ROOT);
        return CLAUSE_ID.matcher(id).matches() ? id : "";
    }

    // ---- smaller parts

    private static List<Comment> comments(byte[] xml, Map<String, String> answers) throws XMLStreamException {
        var comments = new ArrayList<Comment>();
        var byParagraph = new HashMap<String, String>();
        var paragraphOf = new LinkedHashMap<String, String>();
        if (xml.length == 0) {
            return comments;
        }
        XMLStreamReader reader = PartXml.open(xml);
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT
                    || !reader.getLocalName().equals("comment")) {
                continue;
            }
            String id = PartXml.attribute(reader, "id");
            String author = PartXml.attribute(reader, "author").strip();
            String date = PartXml.attribute(reader, "date");
            String last = "";
            var text = new StringBuilder();
            for (int open = 1; open > 0; ) {
                int event = reader.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    open--;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    open++;
                    switch (reader.getLocalName()) {
                        case "p" -> {
                            last = PartXml.attribute(reader, "paraId");
                            text.append(text.isEmpty() ? "" : "\n");
                        }
                        case "t", "delText" -> {
                            text.append(PartXml.text(reader));
                            open--;
                        }
                        case "tab" -> text.append(' ');
                        case "br", "cr" -> text.append('\n');
                        default -> {
                            // how it looks
                        }
                    }
                }
            }
            byParagraph.put(last, id);
            paragraphOf.put(id, last);
            comments.add(
                    new Comment(id, author, Xml.moment(date), text.toString().strip(), ""));
        }
        comments.replaceAll(comment -> {
            String above = answers.getOrDefault(paragraphOf.getOrDefault(comment.id(), ""), "");
            String id = byParagraph.getOrDefault(above, "");
            return above.isEmpty() || id.isEmpty()
                    ? comment
                    : new Comment(comment.id(), comment.author(), comment.at(), comment.text(), id);
        });
        return comments;
    }

    /** Which comment answers which, by the ids of their last paragraphs. */
    private static Map<String, String> answers(Map<String, byte[]> parts) throws XMLStreamException {
        var answers = new HashMap<String, String>();
        byte[] xml = parts.getOrDefault("word/commentsExtended.xml", new byte[0]);
        if (xml.length == 0) {
            return answers;
        }
        XMLStreamReader reader = PartXml.open(xml);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("commentEx")) {
                String above = PartXml.attribute(reader, "paraIdParent");
                if (!above.isEmpty()) {
                    answers.put(PartXml.attribute(reader, "paraId"), above);
                }
            }
        }
        return answers;
    }

    private static Map<String, String> properties(byte[] xml) throws XMLStreamException {
        var values = new HashMap<String, String>();
        if (xml.length == 0) {
            return values;
        }
        XMLStreamReader reader = PartXml.open(xml);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("property")) {
                String name = PartXml.attribute(reader, "name");
                values.put(name, PartXml.text(reader).strip());
            }
        }
        return values;
    }
}
