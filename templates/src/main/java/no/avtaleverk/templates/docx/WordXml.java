package no.avtaleverk.templates.docx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import no.avtaleverk.templates.layout.Outline;

/**
 * Writes WordprocessingML (ISO/IEC 29500-1, part 17). Every text and value is escaped here, never where it is written.
 *
 * <p>Written straight as bytes: a hundred pages are more than a million letters, and a stream writer looks at each several times.
 */
final class WordXml {
    private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static final String WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml";
    private static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    /** The one Word uses for its own boxes. */
    private static final String BOX_FONT = "MS Gothic";

    private static final int MOST_OF_ALIAS = 64;

    private byte[] bytes = new byte[1 << 14];
    private int length;
    private final List<String> open = new ArrayList<>();
    /** Whether the innermost element still waits for the end of its start tag. */
    private boolean starting;

    private int bookmarks;
    private int boxes;

    /** Start a part with its root element. */
    WordXml(String root) {
        open(root, "xmlns:w", MAIN, "xmlns:r", RELATIONSHIPS);
    }

    /** Start a document that holds boxes to tick, which came to Word with its version of 2010. */
    static WordXml withBoxes() {
        var xml = new WordXml("document");
        return xml.attributes("xmlns:w14", WORD_2010, "xmlns:mc", COMPATIBILITY, "mc:Ignorable", "w14");
    }

    private WordXml attributes(String... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            put(' ');
            put(attributes[i]);
            put("=\"");
            escape(attributes[i + 1]);
            put('"');
        }
        return this;
    }

    /**
     * Put in a box to tick.
     *
     * @param says what it is called for those who do not see the page
     */
    WordXml box(String says, boolean ticked) {
        open("sdt").open("sdtPr");
        open("rPr").empty("rFonts", "ascii", BOX_FONT, "hAnsi", BOX_FONT, "eastAsia", BOX_FONT, "cs", BOX_FONT);
        empty("sz", "val", "18").empty("szCs", "val", "18").close();
        empty("alias", "val", says.length() > MOST_OF_ALIAS ? says.substring(0, MOST_OF_ALIAS) : says);
        empty("id", "val", String.valueOf(1_000_000 + boxes++));
        copy(
                "<w14:checkbox><w14:checked w14:val=\"%d\"/><w14:checkedState w14:val=\"2612\" w14:font=\"%s\"/><w14:uncheckedState w14:val=\"2610\" w14:font=\"%s\"/></w14:checkbox>"
                        .formatted(ticked ? 1 : 0, BOX_FONT, BOX_FONT));
        close().open("sdtContent").open("r").open("rPr");
        empty("rFonts", "ascii", BOX_FONT, "hAnsi", BOX_FONT, "eastAsia", BOX_FONT, "cs", BOX_FONT, "hint", "eastAsia");
        empty("sz", "val", "18").empty("szCs", "val", "18").close();
        open("t").characters(ticked ? "☒" : "☐");
        return close().close().close().close();
    }

    /** End the root and give the part. */
    String end() {
        return new String(ended(), StandardCharsets.UTF_8);
    }

    /** End the root and give the part in UTF-8. */
    byte[] ended() {
        close();
        return Arrays.copyOf(bytes, length);
    }

    /** Start an element; attributes come in pairs of name and value. */
    WordXml open(String name, String... attributes) {
        endStart();
        put('<');
        put('w');
        put(':');
        put(name);
        for (int i = 0; i < attributes.length; i += 2) {
            put(' ');
            if (attributes[i].indexOf(':') < 0) {
                put('w');
                put(':');
            }
            put(attributes[i]);
            put('=');
            put('"');
            escape(attributes[i + 1]);
            put('"');
        }
        open.add(name);
        starting = true;
        return this;
    }

    WordXml close() {
        String name = open.removeLast();
        if (starting) {
            put('/');
            starting = false;
        } else {
            put('<');
            put('/');
            put('w');
            put(':');
            put(name);
        }
        put('>');
        return this;
    }

    /** Put in an element that is XML already. */
    WordXml copy(String xml) {
        endStart();
        byte[] copied = xml.getBytes(StandardCharsets.UTF_8);
        reserve(copied.length);
        System.arraycopy(copied, 0, bytes, length, copied.length);
        length += copied.length;
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

    /** @param colour six hexadecimal digits */
    WordXml coloured(String words, String colour) {
        open("r").open("rPr").empty("color", "val", colour).close();
        open("t", "xml:space", "preserve").characters(words);
        return close().close();
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

    private WordXml characters(String words) {
        endStart();
        escape(words);
        return this;
    }

    private void endStart() {
        if (starting) {
            put('>');
            starting = false;
        }
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    private void put(char sign) {
        reserve(1);
        bytes[length++] = (byte) sign;
    }

    /** A name, which is plain ASCII. */
    private void put(String name) {
        reserve(name.length());
        for (int i = 0; i < name.length(); i++) {
            bytes[length++] = (byte) name.charAt(i);
        }
    }

    /** Text or the value of an attribute. What XML can not hold at all no document can show, and is left out. */
    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            reserve(8);
            char c = text.charAt(i);
            switch (c) {
                case '&' -> put("&amp;");
                case '<' -> put("&lt;");
                case '>' -> put("&gt;");
                case '"' -> put("&quot;");
                case '\t' -> put("&#9;");
                case '\n' -> put("&#10;");
                default -> {
                    if (c >= ' ' && c < 0x80) {
                        bytes[length++] = (byte) c;
                    } else if (c >= 0x80 && c < 0x800) {
                        bytes[length++] = (byte) (0xc0 | c >> 6);
                        bytes[length++] = (byte) (0x80 | c & 0x3f);
                    } else if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        int letter = Character.toCodePoint(c, text.charAt(++i));
                        bytes[length++] = (byte) (0xf0 | letter >> 18);
                        bytes[length++] = (byte) (0x80 | letter >> 12 & 0x3f);
                        bytes[length++] = (byte) (0x80 | letter >> 6 & 0x3f);
                        bytes[length++] = (byte) (0x80 | letter & 0x3f);
                    } else if (c >= 0x800 && !Character.isSurrogate(c) && c < 0xfffe) {
                        bytes[length++] = (byte) (0xe0 | c >> 12);
                        bytes[length++] = (byte) (0x80 | c >> 6 & 0x3f);
                        bytes[length++] = (byte) (0x80 | c & 0x3f);
                    }
                }
            }
        }
    }
}
