package no.avtaleverk.templates.ros;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.avtaleverk.templates.content.PartXml;

/**
 * The rows of a Word document that carry one of our marks, with what is ticked and written in their cells. A box is a content control, as
 * Word and LibreOffice write it, or its sign where a program has left only that. What is struck by a tracked change is not there.
 */
final class TickedTables {
    private static final Pattern MARK = Pattern.compile("av[a-z]_[0-9a-z_]{1,36}");
    private static final String UNTICKED = "☐";
    private static final String TICKED = "☒☑✓✔✗✘";
    private static final Set<String> PASSED_OVER = Set.of("del", "moveFrom", "Fallback", "rPr", "pPr", "instrText");

    /** A row. */
    record Row(String mark, List<Cell> cells) {}

    /** @param text what is written before any box */
    record Cell(String text, List<Box> boxes) {
        List<String> ticked() {
            return boxes.stream().filter(Box::ticked).map(Box::label).toList();
        }
    }

    record Box(String label, boolean ticked) {}

    private final List<Row> rows = new ArrayList<>();
    private final Deque<OpenRow> open = new ArrayDeque<>();
    private final Deque<Control> controls = new ArrayDeque<>();

    private static final class OpenRow {
        private String mark = "";
        private final List<OpenCell> cells = new ArrayList<>();
    }

    private static final class OpenCell {
        private final StringBuilder text = new StringBuilder();
        private final List<OpenBox> boxes = new ArrayList<>();

        void write(String letters) {
            for (int i = 0; i < letters.length(); i++) {
                char c = letters.charAt(i) == '\u00a0' ? ' ' : letters.charAt(i); // between a box and its label
                if (UNTICKED.indexOf(c) >= 0) {
                    boxes.add(new OpenBox(false));
                } else if (TICKED.indexOf(c) >= 0) {
                    boxes.add(new OpenBox(true));
                } else {
                    (boxes.isEmpty() ? text : boxes.getLast().label).append(c);
                }
            }
        }

        Cell done() {
            return new Cell(
                    text.toString().strip(),
                    boxes.stream()
                            .map(box -> new Box(box.label.toString().strip(), box.ticked))
                            .toList());
        }
    }

    private static final class OpenBox {
        private final StringBuilder label = new StringBuilder();
        private final boolean ticked;

        OpenBox(boolean ticked) {
            this.ticked = ticked;
        }
    }

    private static final class Control {
        private boolean box;
        private boolean ticked;
    }

    private TickedTables() {}

    /** The rows with a mark, in their order. */
    static List<Row> of(byte[] document) throws XMLStreamException {
        var tables = new TickedTables();
        XMLStreamReader xml = PartXml.open(document);
        try {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> tables.start(xml);
                    case XMLStreamConstants.END_ELEMENT -> tables.end(xml.getLocalName());
                    default -> {
                        // letters stand in elements that are read whole
                    }
                }
            }
        } finally {
            xml.close();
        }
        return tables.rows;
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        String name = xml.getLocalName();
        if (PASSED_OVER.contains(name)) {
            PartXml.skip(xml);
            return;
        }
        switch (name) {
            case "tr" -> open.push(new OpenRow());
            case "tc" -> {
                if (!open.isEmpty()) {
                    open.element().cells.add(new OpenCell());
                }
            }
            case "bookmarkStart" -> {
                String mark = PartXml.attribute(xml, "name");
                if (!open.isEmpty()
                        && open.element().mark.isEmpty()
                        && MARK.matcher(mark).matches()) {
                    open.element().mark = mark;
                }
            }
            case "sdt" -> controls.push(new Control());
            case "checkbox" -> {
                if (!controls.isEmpty()) {
                    controls.element().box = true;
                }
            }
            case "checked" -> {
                if (!controls.isEmpty() && controls.element().box) {
                    String value = PartXml.attribute(xml, "val");
                    controls.element().ticked = !Set.of("0", "false", "off").contains(value);
                }
            }
            case "sdtContent" -> {
                if (!controls.isEmpty() && controls.element().box) {
                    write(controls.element().ticked ? TICKED.substring(0, 1) : UNTICKED);
                    PartXml.skip(xml); // the sign itself
                }
            }
            case "t" -> write(PartXml.text(xml));
            case "tab", "br", "cr" -> write(" ");
            default -> {
                // holds what is read above
            }
        }
    }

    private void end(String name) {
        switch (name) {
            case "p" -> write("\n");
            case "sdt" -> controls.poll();
            case "tr" -> {
                OpenRow row = open.poll();
                if (row != null && !row.mark.isEmpty()) {
                    rows.add(new Row(
                            row.mark, row.cells.stream().map(OpenCell::done).toList()));
                }
            }
            default -> {
                // ends what was read above
            }
        }
    }

    private void write(String letters) {
        if (!open.isEmpty() && !open.element().cells.isEmpty()) {
            open.element().cells.getLast().write(letters);
        }
    }
}
