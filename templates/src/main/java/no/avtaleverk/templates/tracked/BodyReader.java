package no.avtaleverk.templates.tracked;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.avtaleverk.templates.content.PartXml;
import no.avtaleverk.templates.tracked.Node.Cell;
import no.avtaleverk.templates.tracked.Node.Form;
import no.avtaleverk.templates.tracked.Node.Inline;
import no.avtaleverk.templates.tracked.Node.Inline.Kind;
import no.avtaleverk.templates.tracked.Node.Paragraph;
import no.avtaleverk.templates.tracked.Node.Row;
import no.avtaleverk.templates.tracked.Node.Table;
import org.jspecify.annotations.Nullable;

/** Reads the flow of one part. */
final class BodyReader {
    private final Styles styles;
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final List<Foreign> foreign = new ArrayList<>();
    /** Bookmarks and comment ranges that stand between paragraphs, for the next one. */
    private final List<Inline> waiting = new ArrayList<>();
    /** Fields begun and not ended; true for one that makes a table of contents. */
    private final List<Boolean> fields = new ArrayList<>();

    private String part = "";
    /** Whether the words now read are the instruction of a field, not its result. */
    private boolean instruction;

    private List<Mark> marks = List.of();

    private @Nullable Mark lastMark;
    private String lastDate = "";
    private @Nullable Instant lastMoment;

    BodyReader(Styles styles) {
        this.styles = styles;
    }

    List<Paragraph> paragraphs() {
        return paragraphs;
    }

    List<Foreign> foreign() {
        return foreign;
    }

    List<Node> read(String name, byte[] xml) throws XMLStreamException {
        part = name;
        var nodes = new ArrayList<Node>();
        if (xml.length == 0) {
            return nodes;
        }
        XMLStreamReader reader = PartXml.open(xml);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                flow(reader, nodes, List.of());
            }
        }
        return nodes;
    }

    /** What stands in an element that holds paragraphs and tables. */
    private void flow(XMLStreamReader reader, List<Node> nodes, List<Mark> around) throws XMLStreamException {
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "p" -> nodes.add(paragraph(reader, around));
                    case "tbl" -> nodes.add(table(reader, around));
                    case "sectPr", "sdtPr", "sdtEndPr", "tcPr", "customXmlPr", "Fallback" -> PartXml.skip(reader);
                    case "bookmarkStart" -> between(Kind.BOOKMARK, PartXml.attribute(reader, "name"), reader);
                    case "commentRangeStart" -> between(Kind.COMMENT_START, PartXml.attribute(reader, "id"), reader);
                    case "commentRangeEnd" -> between(Kind.COMMENT_END, PartXml.attribute(reader, "id"), reader);
                    default -> flow(reader, nodes, around);
                }
            }
        }
    }

    private void between(Kind kind, String text, XMLStreamReader reader) throws XMLStreamException {
        if (kind == Kind.COMMENT_END && !paragraphs.isEmpty()) {
            paragraphs.getLast().inlines.add(new Inline(kind, text, marks));
        } else {
            waiting.add(new Inline(kind, text, marks));
        }
        PartXml.skip(reader);
    }

    // ---- tables

    private Table table(XMLStreamReader reader, List<Mark> around) throws XMLStreamException {
        var rows = new ArrayList<Row>();
        rows(reader, rows, around);
        return new Table(rows);
    }

    private void rows(XMLStreamReader reader, List<Row> rows, List<Mark> around) throws XMLStreamException {
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "tr" -> rows.add(row(reader, around));
                    case "tblPr", "tblGrid", "sdtPr", "sdtEndPr", "customXmlPr" -> PartXml.skip(reader);
                    case "bookmarkStart" -> between(Kind.BOOKMARK, PartXml.attribute(reader, "name"), reader);
                    case "commentRangeStart" -> between(Kind.COMMENT_START, PartXml.attribute(reader, "id"), reader);
                    case "commentRangeEnd" -> between(Kind.COMMENT_END, PartXml.attribute(reader, "id"), reader);
                    default -> rows(reader, rows, around);
                }
            }
        }
    }

    private Row row(XMLStreamReader reader, List<Mark> around) throws XMLStreamException {
        var cells = new ArrayList<Cell>();
        var own = new ArrayList<Mark>();
        cells(reader, cells, own, around);
        return new Row(cells, List.copyOf(own));
    }

    private void cells(XMLStreamReader reader, List<Cell> cells, List<Mark> row, List<Mark> around)
            throws XMLStreamException {
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "tc" -> cells.add(cell(reader, with(around, row)));
                    case "trPr" -> properties(reader, row, "ins", "del");
                    case "tblPrEx", "sdtPr", "sdtEndPr", "customXmlPr" -> PartXml.skip(reader);
                    default -> cells(reader, cells, row, around);
                }
            }
        }
    }

    private Cell cell(XMLStreamReader reader, List<Mark> around) throws XMLStreamException {
        var content = new ArrayList<Node>();
        var own = new ArrayList<Mark>();
        int span = 1;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return new Cell(content, span, List.copyOf(own));
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "tcPr" -> span = properties(reader, own, "cellIns", "cellDel");
                    case "p" -> content.add(paragraph(reader, with(around, own)));
                    case "tbl" -> content.add(table(reader, with(around, own)));
                    default -> flow(reader, content, with(around, own));
                }
            }
        }
    }

    /** Reads the marks among the properties of a row or cell, and how many columns it spans. */
    private int properties(XMLStreamReader reader, List<Mark> into, String inserted, String deleted)
            throws XMLStreamException {
        int span = 1;
        for (int open = 1; open > 0; ) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
                String name = reader.getLocalName();
                if (name.equals(inserted) || name.equals(deleted)) {
                    into.add(mark(reader, name.equals(inserted), false));
                } else if (name.equals("gridSpan")) {
                    span = Math.clamp(Xml.number(reader), 1, 50);
                }
            }
        }
        return span;
    }

    private static List<Mark> with(List<Mark> outer, List<Mark> inner) {
        if (inner.isEmpty()) {
            return outer;
        }
        var all = new ArrayList<>(outer);
        all.addAll(inner);
        return List.copyOf(all);
    }

    private Mark mark(XMLStreamReader reader, boolean insertion, boolean move) {
        String author = PartXml.attribute(reader, "author").strip();
        Instant at = moment(PartXml.attribute(reader, "date"));
        Mark same = lastMark;
        if (same != null
                && same.insertion() == insertion
                && same.move() == move
                && same.author().equals(author)
                && Objects.equals(same.at(), at)) {
            return same;
        }
        var mark = new Mark(insertion, move, author, at);
        lastMark = mark;
        return mark;
    }

    /** Most changes of a document bear few dates, each many times in a row. */
    private @Nullable Instant moment(String date) {
        if (!date.equals(lastDate)) {
            lastDate = date;
            lastMoment = Xml.moment(date);
        }
        return lastMoment;
    }

    // ---- paragraphs

    private Paragraph paragraph(XMLStreamReader reader, List<Mark> around) throws XMLStreamException {
        var paragraph = new Paragraph(paragraphs.size(), around);
        paragraphs.add(paragraph);
        paragraph.inlines.addAll(waiting);
        waiting.clear();
        boolean contents = fields.contains(true);
        inline(reader, paragraph);
        boolean heading = styles.of(paragraph.form.style()).level() > 0
                || paragraph.inlines.stream()
                        .anyMatch(inline -> inline.kind() == Kind.BOOKMARK
                                && !TrackedDocument.idIn(inline.text()).isEmpty());
        if (heading) {
            fields.replaceAll(open -> false); // a table of contents that never ended must not swallow the document
        }
        paragraph.inContents = !heading
                && (contents
                        || fields.contains(true)
                        || styles.of(paragraph.form.style()).contents());
        return paragraph;
    }

    /** What stands in a paragraph, or in an element within one that holds words. */
    private void inline(XMLStreamReader reader, Paragraph into) throws XMLStreamException {
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "pPr" -> form(reader, into);
                case "r" -> run(reader, into);
                case "ins" -> marked(reader, into, mark(reader, true, false));
                case "moveTo" -> marked(reader, into, mark(reader, true, true));
                case "del" -> marked(reader, into, mark(reader, false, false));
                case "moveFrom" -> marked(reader, into, mark(reader, false, true));
                case "bookmarkStart" -> add(into, Kind.BOOKMARK, PartXml.attribute(reader, "name"), reader);
                case "commentRangeStart" -> add(into, Kind.COMMENT_START, PartXml.attribute(reader, "id"), reader);
                case "commentRangeEnd" -> add(into, Kind.COMMENT_END, PartXml.attribute(reader, "id"), reader);
                case "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "fldData", "Fallback" -> PartXml.skip(reader);
                case "oMath", "oMathPara" -> {
                    var formula = new StringBuilder();
                    collect(reader, formula);
                    foreign.add(new Foreign(part, formula.toString().strip()));
                }
                default -> inline(reader, into);
            }
        }
    }

    private void marked(XMLStreamReader reader, Paragraph into, Mark mark) throws XMLStreamException {
        List<Mark> outside = marks;
        marks = with(outside, List.of(mark));
        inline(reader, into);
        marks = outside;
    }

    private void add(Paragraph into, Kind kind, String text, XMLStreamReader reader) throws XMLStreamException {
        into.inlines.add(new Inline(kind, text, marks));
        PartXml.skip(reader);
    }

    private void run(XMLStreamReader reader, Paragraph into) throws XMLStreamException {
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "t", "delText" -> {
                    String text = PartXml.text(reader);
                    if (!instruction) {
                        into.inlines.add(new Inline(Kind.TEXT, text, marks));
                    }
                }
                case "instrText", "delInstrText" -> {
                    String text = PartXml.text(reader).strip().toUpperCase(Locale.ROOT);
                    if (!fields.isEmpty() && text.startsWith("TOC")) {
                        fields.set(fields.size() - 1, true);
                    }
                }
                case "fldChar" -> {
                    field(PartXml.attribute(reader, "fldCharType"));
                    PartXml.skip(reader);
                }
                case "tab", "ptab" -> add(into, Kind.TAB, "\t", reader);
                case "br" -> {
                    boolean page = PartXml.attribute(reader, "type").equals("page");
                    add(into, page ? Kind.TEXT : Kind.BREAK, page ? "" : "\n", reader);
                }
                case "cr" -> add(into, Kind.BREAK, "\n", reader);
                case "noBreakHyphen" -> add(into, Kind.TEXT, "-", reader);
                case "sym" -> add(into, Kind.TEXT, "\u2022", reader);
                case "commentReference" -> add(into, Kind.COMMENT, PartXml.attribute(reader, "id"), reader);
                case "rPr", "footnoteRef", "endnoteRef", "annotationRef" -> PartXml.skip(reader);
                case "drawing", "pict", "object" -> drawing(reader);
                case "AlternateContent", "Choice" -> run(reader, into);
                default -> PartXml.skip(reader);
            }
        }
    }

    private void field(String type) {
        switch (type) {
            case "begin" -> {
                fields.add(false);
                instruction = true;
            }
            case "separate" -> instruction = false;
            case "end" -> {
                if (!fields.isEmpty()) {
                    fields.removeLast();
                }
                instruction = false;
            }
            default -> {
                // there are no others
            }
        }
    }

    /** A picture or a text box: what it says, else what it is called. */
    private void drawing(XMLStreamReader reader) throws XMLStreamException {
        var text = new StringBuilder();
        collect(reader, text);
        foreign.add(new Foreign(part, text.toString().strip()));
    }

    private static void collect(XMLStreamReader reader, StringBuilder text) throws XMLStreamException {
        String called = "";
        var words = new StringBuilder();
        for (int open = 1; open > 0; ) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
                switch (reader.getLocalName()) {
                    case "docPr", "shape" -> {
                        String description = PartXml.attribute(reader, "descr") + PartXml.attribute(reader, "alt");
                        called = description.isEmpty() ? PartXml.attribute(reader, "name") : description;
                    }
                    case "p" -> words.append(words.isEmpty() ? "" : "\n");
                    case "t" -> {
                        words.append(PartXml.text(reader));
                        open--;
                    }
                    case "Fallback" -> {
                        PartXml.skip(reader);
                        open--;
                    }
                    default -> {
                        // how it looks
                    }
                }
            }
        }
        text.append(words.toString().isBlank() ? called : words);
    }

    // ---- properties of a paragraph

    private void form(XMLStreamReader reader, Paragraph into) throws XMLStreamException {
        into.form = form(reader, into, true);
    }

    private Form form(XMLStreamReader reader, Paragraph into, boolean now) throws XMLStreamException {
        String style = "";
        int outline = -1;
        int list = -1;
        int depth = -1;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return new Form(style, outline, list, depth);
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "pStyle" -> {
                    style = PartXml.attribute(reader, "val");
                    PartXml.skip(reader);
                }
                case "outlineLvl" -> {
                    outline = Xml.number(reader);
                    PartXml.skip(reader);
                }
                case "numPr" -> {
                    for (int open = 1; open > 0; ) {
                        int inner = reader.next();
                        if (inner == XMLStreamConstants.END_ELEMENT) {
                            open--;
                        } else if (inner == XMLStreamConstants.START_ELEMENT) {
                            open++;
                            if (reader.getLocalName().equals("numId")) {
                                list = Xml.number(reader);
                            } else if (reader.getLocalName().equals("ilvl")) {
                                depth = Xml.number(reader);
                            }
                        }
                    }
                }
                case "rPr" -> {
                    if (now) {
                        into.end = endMarks(reader);
                    } else {
                        PartXml.skip(reader);
                    }
                }
                case "pPrChange" -> {
                    into.changed = new Mark(
                            true,
                            false,
                            PartXml.attribute(reader, "author").strip(),
                            moment(PartXml.attribute(reader, "date")));
                    into.before = Form.PLAIN;
                    for (int open = 1; open > 0; ) {
                        int inner = reader.next();
                        if (inner == XMLStreamConstants.END_ELEMENT) {
                            open--;
                        } else if (inner == XMLStreamConstants.START_ELEMENT) {
                            into.before = form(reader, into, false);
                        }
                    }
                }
                default -> PartXml.skip(reader);
            }
        }
    }

    private List<Mark> endMarks(XMLStreamReader reader) throws XMLStreamException {
        var own = new ArrayList<Mark>();
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return List.copyOf(own);
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "ins" -> own.add(mark(reader, true, false));
                    case "moveTo" -> own.add(mark(reader, true, true));
                    case "del" -> own.add(mark(reader, false, false));
                    case "moveFrom" -> own.add(mark(reader, false, true));
                    default -> {
                        // how it looks
                    }
                }
                PartXml.skip(reader);
            }
        }
    }
}
