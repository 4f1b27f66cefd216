package no.avtaleverk.templates.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/**
 * An Excel workbook of plain tables: a header that stays in sight, a filter over every column, and words that wrap. Text is written as
 * text, so that what begins like a formula is not one.
 */
public final class Workbook {
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** What a cell of the file format holds at most. */
    private static final int LONGEST = 32_767;

    private Workbook() {}

    /**
     * A table on a sheet of its own.
     *
     * @param name of the sheet; letters Excel does not take are left out
     */
    public record Sheet(String name, List<Column> columns, List<List<Object>> rows) {
        public Sheet {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** @param width in letters */
    public record Column(String title, int width) {}

    /**
     * Write the sheets. A cell is a {@link LocalDate}, a {@link Number} or else its words.
     *
     * @param made the name of what made it, in the file's properties
     */
    public static byte[] of(String made, List<Sheet> sheets) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new org.dhatim.fastexcel.Workbook(bytes, made, "1.0")) {
            for (Sheet sheet : sheets) {
                write(sheet, workbook.newWorksheet(named(sheet.name())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A workbook can not be written to memory", e);
        }
        return bytes.toByteArray();
    }

    private static String named(String name) {
        String plain = name.replaceAll("[\\[\\]:*?/\\\\]", " ").strip();
        return plain.length() > 31 ? plain.substring(0, 31) : plain;
    }

    private static void write(Sheet sheet, Worksheet to) {
        for (int column = 0; column < sheet.columns().size(); column++) {
            Column one = sheet.columns().get(column);
            to.width(column, one.width());
            to.value(0, column, one.title());
            to.style(0, column).bold().wrapText(true).fillColor("E8ECF0").set();
        }
        for (int row = 0; row < sheet.rows().size(); row++) {
            List<Object> cells = sheet.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                write(cells.get(column), row + 1, column, to);
            }
        }
        to.freezePane(0, 1);
        if (!sheet.rows().isEmpty()) {
            to.setAutoFilter(0, 0, sheet.rows().size(), sheet.columns().size() - 1);
        }
    }

    private static void write(Object cell, int row, int column, Worksheet to) {
        switch (cell) {
            case LocalDate date -> {
                to.value(row, column, date);
                to.style(row, column)
                        .format("dd.mm.yyyy")
                        .verticalAlignment("top")
                        .set();
            }
            case Number number -> {
                to.value(row, column, number);
                to.style(row, column).verticalAlignment("top").set();
            }
            default -> {
                String words = cell.toString();
                to.value(row, column, words.length() > LONGEST ? words.substring(0, LONGEST) : words);
                to.style(row, column).wrapText(true).verticalAlignment("top").set();
            }
        }
    }
}
