package no.avtaleverk.model.followup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of words as a file brings it or is to take it.
 *
 * @param columns their names, in order
 */
public record Sheet(List<String> columns, List<Line> lines) {
    public Sheet {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /**
     * A line.
     *
     * @param number in the file, 1 for its first; of a list, its place
     * @param cells by column; without those that are empty
     */
    public record Line(int number, Map<String, String> cells) {
        public Line {
            cells = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }

        /** What stands in a column; empty when nothing does. */
        public String cell(String column) {
            return cells.getOrDefault(column, "").strip();
        }
    }

    /** What came of reading a file. */
    public sealed interface Reading {
        record Read(Sheet sheet) implements Reading {}

        record Faulty(List<Fault> faults) implements Reading {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /**
     * Something wrong in a file.
     *
     * @param line 0 for the file as a whole
     * @param column empty for the line as a whole
     * @param value what stands there; empty where it must not be repeated
     */
    public record Fault(int line, String column, Cause cause, String value) {}

    /** What is wrong. */
    public enum Cause {
        NOT_A_TABLE,
        EMPTY,
        TOO_MANY_LINES,
        UNKNOWN_COLUMN,
        COLUMN_MISSING,
        NOT_AS_MANY_CELLS,
        MISSING,
        NOT_A_DATE,
        DATE_IN_FUTURE,
        UNKNOWN_CLAUSE,
        UNKNOWN_TERM,
        UNKNOWN_PARTY,
        UNKNOWN_FIGURE,
        NOT_A_NUMBER,
        NOT_A_PERIOD,
        PERIOD_NOT_OVER,
        NO_NUMBER_OF_A_CASE,
        IDENTITY_NUMBER,
        TOO_LONG,
        THERE_ALREADY,
        TWICE,
        NOT_ALLOWED,
        NOT_AN_ID,
        ID_OF_OTHERS,
        DATES_OUT_OF_ORDER,
        UNKNOWN_REQUIREMENT,
        UNKNOWN_AREA,
        TOO_MANY
    }
}
