package no.avtaleverk.templates.docx;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import no.avtaleverk.templates.layout.Outline;

/** Writes WordprocessingML (ISO/IEC 29500-1, part 17). Every text and value is escaped by the writer, never by hand. */
final class WordXml {
    private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private int bookmarks;

    /** Start a part with its root element. */
    WordXml(String root) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartElement("w:" + root);
            xml.writeAttribute("xmlns:w", MAIN);
            xml.writeAttribute("xmlns:r", RELATIONSHIPS);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** End the root and give the part. */
    String end() {
        close();
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** Start an element; attributes come in pairs of name and value. */
    WordXml open(String name, String... attributes) {
        try {
            xml.writeStartElement("w:" + name);
            for (int i = 0; i < attributes.length; i += 2) {
                String prefix = attributes[i].contains(":") ? "" : "w:";
                xml.writeAttribute(prefix + attributes[i], attributes[i + 1]);
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    WordXml close() {
        try {
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    WordXml empty(String name, String... attributes) {
        return open(name, attributes).close();
    }

    /** Start a paragraph of a style. */
    WordXml paragraph(String style) {
        return paragraph(style, Map.of());
    }

    /**
     * Start a paragraph.
     *
     * @param properties beside the style; names in the order of the schema when there are more than one
     */
    WordXml paragraph(String style, Map<String, String> properties) {
        open("p").open("pPr").empty("pStyle", "val", style);
        properties.forEach((name, value) -> empty(name, "val", value));
        return close();
    }

    /** Start a paragraph that is item of a list, or, with 0, surely none. */
    WordXml item(String style, int list) {
        open("p").open("pPr").empty("pStyle", "val", style);
        open("numPr").empty("ilvl", "val", "0").empty("numId", "val", String.valueOf(list));
        return close().close();
    }

    /** Start the last item of a list, with room below it in twentieths of a point. */
    WordXml lastItem(String style, int list, int below) {
        open("p").open("pPr").empty("pStyle", "val", style);
        open("numPr").empty("ilvl", "val", "0").empty("numId", "val", String.valueOf(list));
        close();
        return empty("spacing", "after", String.valueOf(below)).close();
    }

    /** Start a paragraph with room above it in twentieths of a point. */
    WordXml paragraphAbove(String style, int above) {
        open("p").open("pPr").empty("pStyle", "val", style);
        return empty("spacing", "before", String.valueOf(above)).close();
    }

    WordXml run(String words) {
        return run("", words);
    }

    /** Words in a character style; none when it is empty. */
    WordXml run(String style, String words) {
        startRun(style);
        open("t", "xml:space", "preserve");
        characters(words);
        return close().close();
    }

    /** Words with their line breaks kept and their open parameters marked. */
    WordXml words(String words) {
        List<String> lines = words.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                open("r").empty("br").close();
            }
            for (Outline.Piece piece : Outline.pieces(lines.get(i))) {
                run(piece.open() ? "AvkOpen" : "", piece.text());
            }
        }
        return this;
    }

    /** Words of one line with their open parameters marked, said in the way of words that are there or that are struck. */
    WordXml words(String line, boolean struck) {
        for (Outline.Piece piece : Outline.pieces(line)) {
            startRun(piece.open() ? "AvkOpen" : "");
            open(struck ? "delText" : "t", "xml:space", "preserve");
            characters(piece.text());
            close().close();
        }
        return this;
    }

    WordXml tab() {
        return open("r").empty("tab").close();
    }

    /** Set a bookmark around nothing: LibreOffice keeps it in its paragraph, which it does not do for one that spans several. */
    WordXml bookmark(String name) {
        String id = String.valueOf(bookmarks++);
        return empty("bookmarkStart", "id", id, "name", name).empty("bookmarkEnd", "id", id);
    }

    /** A field that the office program computes, with what stands there until then. */
    WordXml field(String instruction, String meanwhile) {
        open("fldSimple", "instr", " " + instruction + " ");
        return run(meanwhile).close();
    }

    WordXml fieldCharacter(String type) {
        return open("r").empty("fldChar", "fldCharType", type).close();
    }

    WordXml instruction(String instruction) {
        open("r").open("instrText", "xml:space", "preserve");
        characters(" " + instruction + " ");
        return close().close();
    }

    private void startRun(String style) {
        open("r");
        if (!style.isEmpty()) {
            open("rPr").empty("rStyle", "val", style).close();
        }
    }

    private void characters(String words) {
        try {
            // What XML can not hold at all no document can show.
            xml.writeCharacters(isPlain(words) ? words : NOT_XML.matcher(words).replaceAll(""));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether there is certainly nothing in it that XML can not hold. */
    private static boolean isPlain(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' || c >= Character.MIN_SURROGATE) {
                return false;
            }
        }
        return true;
    }
}
