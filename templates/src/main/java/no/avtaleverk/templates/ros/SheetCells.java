package no.avtaleverk.templates.ros;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.avtaleverk.templates.content.PartXml;

/** The cells of a workbook as words (ISO/IEC 29500-1, part 18); of a formula, what it came to. */
final class SheetCells {
    /** As many as any office program takes from left to right. */
    private static final int MOST_COLUMNS = 16_384;
    /** In all cells of a workbook; a string that is shared counts in each cell that shows it. */
    private static final long MOST_LETTERS = 10_000_000;

    private final List<String> shared;
    private long letters;

    private SheetCells(List<String> shared) {
        this.shared = shared;
    }

    /** The cells of a workbook say more than any form does. */
    static final class TooMuchException extends Exception {
        private static final long serialVersionUID = 1L;

        TooMuchException() {
            super("More than %d letters in all cells".formatted(MOST_LETTERS));
        }
    }

    /** A row of a sheet: its cells by column, 0 for the first; without those that are empty. */
    record Row(Map<Integer, String> cells) {
        String cell(int column) {
            return cells.getOrDefault(column, "").strip();
        }
    }

    /** The rows of every sheet, sheet by sheet. */
    static List<List<Row>> of(Map<String, byte[]> parts) throws XMLStreamException, TooMuchException {
        var cells = new SheetCells(shared(parts));
        var sheets = new TreeMap<String, List<Row>>();
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            if (part.getKey().matches("xl/worksheets/[^/]+\\.xml")) {
                sheets.put(part.getKey(), cells.sheet(part.getValue()));
            }
        }
        return List.copyOf(sheets.values());
    }

    private static List<String> shared(Map<String, byte[]> parts) throws XMLStreamException {
        var strings = new ArrayList<String>();
        byte[] part = parts.get("xl/sharedStrings.xml");
        if (part == null) {
            return strings;
        }
        XMLStreamReader xml = PartXml.open(part);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                strings.add(string(xml));
            }
        }
        return strings;
    }

    /** The words of a string that has just started; how they are to be read aloud is left out. */
    private static String string(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "t" -> text.append(PartXml.text(xml));
                    case "rPh" -> PartXml.skip(xml);
                    default -> depth++;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        return text.toString();
    }

    private List<Row> sheet(byte[] part) throws XMLStreamException, TooMuchException {
        var rows = new ArrayList<Row>();
        XMLStreamReader xml = PartXml.open(part);
        Map<Integer, String> cells = new LinkedHashMap<>();
        int column = -1;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("row")) {
                    cells = new LinkedHashMap<>();
                    column = -1;
                } else if (xml.getLocalName().equals("c")) {
                    String reference = PartXml.attribute(xml, "r");
                    column = reference.isEmpty() ? column + 1 : column(reference);
                    String words = cell(xml, PartXml.attribute(xml, "t"));
                    letters += words.length();
                    if (letters > MOST_LETTERS) {
                        throw new TooMuchException();
                    }
                    if (!words.isBlank() && column < MOST_COLUMNS) {
                        cells.put(column, words);
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("row")
                    && !cells.isEmpty()) {
                rows.add(new Row(cells));
            }
        }
        return rows;
    }

    private String cell(XMLStreamReader xml, String type) throws XMLStreamException {
        String value = "";
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> value = PartXml.text(xml);
                    case "is" -> value = string(xml);
                    case "f" -> PartXml.skip(xml);
                    default -> depth++;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        if (type.equals("s")) {
            return value.matches("[0-9]{1,9}") && Integer.parseInt(value) < shared.size()
                    ? shared.get(Integer.parseInt(value))
                    : "";
        }
        return value;
    }

    /** The column of a reference such as {@code AB12}. */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + reference.charAt(i) - 'A' + 1;
            if (column > MOST_COLUMNS) {
                return MOST_COLUMNS;
            }
        }
        return column - 1;
    }
}
