package no.avtaleverk.templates.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.followup.Sheet.Cause;
import no.avtaleverk.model.followup.Sheet.Fault;
import no.avtaleverk.model.followup.Sheet.Line;
import no.avtaleverk.model.followup.Sheet.Reading;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tables in files. Read: comma-separated values (RFC 4180) parted by commas, semicolons or tabs, in UTF-8 or as Windows writes them, and a JSON list
 * of flat objects. Written: as the spreadsheets of Norwegian offices expect, and so that no cell is taken for a formula.
 */
public final class SheetFiles {
    public static final String CSV = "text/csv; charset=utf-8";

    private static final int MOST_LINES = 5000;
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
    private static final String NUMBER = "[+-]?[0-9]+([.,][0-9]+)?";
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private SheetFiles() {}

    /** Read a file of either kind; what is wrong with it is said by line. */
    public static Reading read(byte[] bytes) {
        String text = text(bytes);
        if (text.isBlank()) {
            return faulty(new Fault(0, "", Cause.EMPTY, ""));
        }
        return text.stripLeading().startsWith("[") ? json(text) : csv(text);
    }

    private static String text(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, WINDOWS);
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static Reading csv(String text) {
        var faults = new ArrayList<Fault>();
        var lines = new ArrayList<Line>();
        List<String> columns = List.of();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                int number = (int) record.getStartingLineNumber();
                if (columns.isEmpty()) {
                    columns = names(record.getFields(), faults);
                } else if (lines.size() >= MOST_LINES) {
                    return faulty(new Fault(number, "", Cause.TOO_MANY_LINES, String.valueOf(MOST_LINES)));
                } else if (record.getFieldCount() != columns.size()) {
                    faults.add(new Fault(
                            number, "", Cause.NOT_AS_MANY_CELLS, record.getFieldCount() + "/" + columns.size()));
                } else {
                    lines.add(new Line(number, cells(columns, record)));
                }
            }
        } catch (CsvParseException e) {
            return faulty(new Fault(0, "", Cause.NOT_A_TABLE, ""));
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory was not read", e);
        }
        if (lines.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(0, "", Cause.EMPTY, ""));
        }
        return faults.isEmpty() ? new Reading.Read(new Sheet(columns, lines)) : new Reading.Faulty(faults);
    }

    private static List<String> names(List<String> header, List<Fault> faults) {
        var names = new ArrayList<String>();
        for (String field : header) {
            String name = field.strip().toLowerCase(Locale.ROOT);
            if (names.contains(name)) {
                faults.add(new Fault(1, name, Cause.TWICE, ""));
            }
            names.add(name);
        }
        return names;
    }

    private static Map<String, String> cells(List<String> columns, CsvRecord record) {
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = unguarded(record.getField(i));
            if (!cell.isBlank()) {
                cells.put(columns.get(i), cell);
            }
        }
        return cells;
    }

    /** The sign there is most of in the first line. */
    private static char separator(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char best = ';';
        for (char one : new char[] {',', '\t'}) {
            if (count(header, one) > count(header, best)) {
                best = one;
            }
        }
        return best;
    }

    private static long count(String text, char sought) {
        return text.chars().filter(letter -> letter == sought).count();
    }

    private static Reading json(String text) {
        JsonNode list;
        try {
            list = JSON.readTree(text);
        } catch (JacksonException e) {
            return faulty(
                    new Fault(e.getLocation() == null ? 0 : e.getLocation().getLineNr(), "", Cause.NOT_A_TABLE, ""));
        }
        if (list.size() > MOST_LINES) {
            return faulty(new Fault(MOST_LINES + 1, "", Cause.TOO_MANY_LINES, String.valueOf(MOST_LINES)));
        }
        var faults = new ArrayList<Fault>();
        var columns = new LinkedHashSet<String>();
        var lines = new ArrayList<Line>();
        int number = 0;
        for (JsonNode one : list) {
            number++;
            if (!one.isObject()) {
                faults.add(new Fault(number, "", Cause.NOT_A_TABLE, ""));
                continue;
            }
            var cells = new LinkedHashMap<String, String>();
            for (Map.Entry<String, JsonNode> cell : one.properties()) {
                String name = cell.getKey().strip().toLowerCase(Locale.ROOT);
                columns.add(name);
                if (cell.getValue().isContainer()) {
                    faults.add(new Fault(number, name, Cause.NOT_A_TABLE, ""));
                } else if (!cell.getValue().isNull()
                        && !cell.getValue().asString("").isBlank()) {
                    cells.put(name, cell.getValue().asString(""));
                }
            }
            lines.add(new Line(number, cells));
        }
        if (lines.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(0, "", Cause.EMPTY, ""));
        }
        return faults.isEmpty() ? new Reading.Read(new Sheet(List.copyOf(columns), lines)) : new Reading.Faulty(faults);
    }

    private static Reading faulty(Fault fault) {
        return new Reading.Faulty(List.of(fault));
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    /** Parted by semicolons, in UTF-8 with its mark, every cell quoted. */
    public static byte[] csv(Sheet sheet) {
        var text = new StringWriter();
        text.append('\ufeff');
        try (CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(';')
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text)) {
            writer.writeRecord(sheet.columns());
            for (Line line : sheet.lines()) {
                writer.writeRecord(sheet.columns().stream()
                        .map(column -> guarded(line.cells().getOrDefault(column, "")))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory was not written", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Write rows under their columns as CSV.
     *
     * @param rows each with a cell for every column
     */
    public static byte[] csv(List<String> columns, List<List<String>> rows) {
        var lines = new ArrayList<Line>();
        for (List<String> row : rows) {
            var cells = new LinkedHashMap<String, String>();
            for (int column = 0; column < columns.size(); column++) {
                cells.put(columns.get(column), row.get(column));
            }
            lines.add(new Line(lines.size() + 1, cells));
        }
        return csv(new Sheet(columns, lines));
    }

    /** A list of flat objects with the same names as the columns. */
    public static byte[] json(Sheet sheet) {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(sheet.lines().stream().map(Line::cells).toList());
    }

    /** What begins like a formula and is no number is not let be one. */
    private static String guarded(String cell) {
        return isFormula(cell) ? "'" + cell : cell;
    }

    private static String unguarded(String cell) {
        return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String cell) {
        String begun = cell.stripLeading();
        return !cell.isEmpty()
                && (FORMULA.indexOf(cell.charAt(0)) >= 0 || !begun.isEmpty() && FORMULA.indexOf(begun.charAt(0)) >= 0)
                && !cell.matches(NUMBER);
    }
}
