package no.avtaleverk.templates.content;

import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comma-separated values as RFC 4180 has them, with a header row. */
public final class CsvFile {
    private final String name;
    private final String text;
    private int at;
    private int line = 1;

    private CsvFile(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * The rows of a file on the class path.
     *
     * @throws AuthoredContentException if the file is missing, or a row has another number of fields than the header
     */
    public static List<Row> rows(String path) {
        return rows(path, Resource.text(path));
    }

    static List<Row> rows(String name, String text) {
        return new CsvFile(name, text).read();
    }

    /** One row: values by the names in the header. */
    public static final class Row {
        private final String where;
        private final Map<String, String> values;

        private Row(String where, Map<String, String> values) {
            this.where = where;
            this.values = values;
        }

        /** File and line, for messages. */
        public String where() {
            return where;
        }

        /** The value of a column; empty when the field is. */
        public String text(String column) {
            String value = values.get(column);
            if (value == null) {
                throw new AuthoredContentException(where, "there is no column '%s'".formatted(column));
            }
            return value;
        }

        /** The date of a column. */
        public LocalDate date(String column) {
            LocalDate date = dateOrNull(column);
            if (date == null) {
                throw new AuthoredContentException(where, "the date '%s' is empty".formatted(column));
            }
            return date;
        }

        public @Nullable LocalDate dateOrNull(String column) {
            String value = text(column);
            try {
                return value.isEmpty() ? null : LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                throw new AuthoredContentException(where, "'%s' in '%s' is not a date".formatted(value, column), e);
            }
        }

        public @Nullable Year yearOrNull(String column) {
            String value = text(column);
            try {
                return value.isEmpty() ? null : Year.parse(value);
            } catch (DateTimeParseException e) {
                throw new AuthoredContentException(where, "'%s' in '%s' is not a year".formatted(value, column), e);
            }
        }
    }

    private List<Row> read() {
        List<String> header = record();
        var rows = new ArrayList<Row>();
        while (at < text.length()) {
            String where = name + ", line " + line;
            List<String> fields = record();
            if (fields.size() != header.size()) {
                throw new AuthoredContentException(
                        where, "%d fields under %d headings".formatted(fields.size(), header.size()));
            }
            var values = new LinkedHashMap<String, String>();
            for (int i = 0; i < fields.size(); i++) {
                values.put(header.get(i), fields.get(i));
            }
            rows.add(new Row(where, values));
        }
        return rows;
    }

    private List<String> record() {
        var fields = new ArrayList<String>();
        while (true) {
            fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
            } else {
                endLine();
                return fields;
            }
        }
    }

    private String plain() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '"') {
                throw new AuthoredContentException(name + ", line " + line, "a quote inside a field without quotes");
            }
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        var field = new StringBuilder();
        int opened = line;
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                if (at == text.length() || text.charAt(at) != '"') {
                    return field.toString();
                }
            } else if (c == '\n') {
                line++;
            }
            field.append(c);
        }
        throw new AuthoredContentException(name + ", line " + opened, "a quote is never closed");
    }

    private void endLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
            line++;
        } else if (at < text.length()) {
            throw new AuthoredContentException(name + ", line " + line, "text after the closing quote");
        }
    }
}
