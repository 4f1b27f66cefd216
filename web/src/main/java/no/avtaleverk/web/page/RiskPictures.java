package no.avtaleverk.web.page;

import java.util.List;
import no.avtaleverk.model.ros.Zone;
import org.jspecify.annotations.Nullable;

/** Risks of many agreements as pictures: each zone has a pattern and a letter of its own, so that nothing hangs on its colour. */
final class RiskPictures {
    private static final int LABEL = 264;
    private static final int LETTERS = 34;
    private static final int ROW = 34;
    private static final int HEAD = 34;
    private static final int CELL = 62;
    private static final int LEGEND = 130;
    private static final int BARS = 420;
    private static final int NARROWEST_WITH_NUMBER = 22;

    private RiskPictures() {}

    /**
     * What the zones are called.
     *
     * @param letters one or two letters for each, in the order of {@link Zone}
     * @param names in the same order
     */
    record Names(List<String> letters, List<String> names) {
        String letter(Zone zone) {
            return letters.get(zone.ordinal());
        }

        String name(Zone zone) {
            return names.get(zone.ordinal());
        }
    }

    /**
     * A cell of the heat picture.
     *
     * @param zone absent when nobody has graded
     * @param there whether there is anything to grade
     */
    record Cell(@Nullable Zone zone, boolean there) {}

    record HeatRow(String label, List<Cell> cells) {}

    /** Kommuner against matters, the gravest zone in each cell. */
    static String heat(String name, List<String> columns, List<HeatRow> rows, String ungraded, Names names) {
        int width = Math.max(LABEL + columns.size() * CELL + 8, LEGEND * 4 + 20);
        var picture = new Picture(width, HEAD + 30 + rows.size() * ROW + 8, name);
        String prefix = "heat";
        picture.raw(patterns(prefix));
        legend(picture, prefix, names, ungraded);
        for (int column = 0; column < columns.size(); column++) {
            picture.text(LABEL + (column + 0.5) * CELL, HEAD + 20, "middle", Picture.INK, columns.get(column));
        }
        for (int row = 0; row < rows.size(); row++) {
            double top = HEAD + 30 + row * ROW;
            label(picture, rows.get(row).label(), top);
            for (int column = 0; column < columns.size(); column++) {
                cell(
                        picture,
                        prefix,
                        LABEL + column * CELL,
                        top,
                        rows.get(row).cells().get(column),
                        names);
            }
        }
        return picture.drawn();
    }

    private static void cell(Picture picture, String prefix, double left, double top, Cell cell, Names names) {
        Zone zone = cell.zone();
        if (zone == null) {
            picture.rectangle(left, top, CELL, ROW, "#ffffff", Picture.FAINT);
            if (cell.there()) {
                picture.text(left + CELL / 2.0, top + ROW / 2.0 + 5, "middle", Picture.QUIET, "–");
            }
            return;
        }
        picture.rectangle(left, top, CELL, ROW, fill(prefix, zone), Picture.INK);
        tag(picture, left + CELL / 2.0, top + ROW / 2.0, names.letter(zone));
    }

    /** An event with how many kommuner have it in each zone. */
    record Bar(String label, List<Integer> counts) {}

    /** Events with a bar each: the kommuner that have it red first, then yellow, then green. */
    static String bars(String name, List<Bar> bars, Names names) {
        int most = bars.stream()
                .mapToInt(
                        bar -> bar.counts().stream().mapToInt(Integer::intValue).sum())
                .max()
                .orElse(1);
        var picture = new Picture(LABEL + BARS + 40, HEAD + bars.size() * ROW + 8, name);
        String prefix = "bars";
        picture.raw(patterns(prefix));
        legend(picture, prefix, names, "");
        for (int row = 0; row < bars.size(); row++) {
            double top = HEAD + row * ROW;
            label(picture, bars.get(row).label(), top);
            double left = LABEL;
            for (Zone zone : List.of(Zone.RED, Zone.YELLOW, Zone.GREEN)) {
                int count = bars.get(row).counts().get(zone.ordinal());
                double width = (double) BARS * count / Math.max(1, most);
                if (count > 0) {
                    picture.rectangle(left, top + 4, width, ROW - 8, fill(prefix, zone), Picture.INK);
                    if (width >= NARROWEST_WITH_NUMBER) {
                        tag(picture, left + width / 2, top + ROW / 2.0, String.valueOf(count));
                    }
                }
                left += width;
            }
        }
        return picture.drawn();
    }

    /** The rows of a quarter. */
    record Column(String label, List<Long> counts) {}

    private static final int TREND = 200;
    private static final int COLUMN = 64;

    /** A column for each quarter, the red part lowest. */
    static String trend(String name, List<Column> columns, Names names) {
        long most = columns.stream()
                .mapToLong(column ->
                        column.counts().stream().mapToLong(Long::longValue).sum())
                .max()
                .orElse(1);
        int width = Math.max(20 + columns.size() * COLUMN, LEGEND * 3 + 20);
        var picture = new Picture(width, HEAD + TREND + 48, name);
        String prefix = "trend";
        picture.raw(patterns(prefix));
        legend(picture, prefix, names, "");
        for (int at = 0; at < columns.size(); at++) {
            double middle = 10 + at * COLUMN + COLUMN / 2.0;
            double bottom = HEAD + TREND;
            for (Zone zone : List.of(Zone.RED, Zone.YELLOW, Zone.GREEN)) {
                long count = columns.get(at).counts().get(zone.ordinal());
                double height = (TREND - 10.0) * count / Math.max(1, most);
                if (count > 0) {
                    picture.rectangle(middle - 18, bottom - height, 36, height, fill(prefix, zone), Picture.INK);
                    if (height >= NARROWEST_WITH_NUMBER) {
                        tag(picture, middle, bottom - height / 2, String.valueOf(count));
                    } else {
                        beside(picture, zone, middle, bottom - height / 2 + 5, count);
                    }
                }
                bottom -= height;
            }
            String label = columns.get(at).label();
            int year = label.lastIndexOf(' ');
            picture.text(middle, HEAD + TREND + 20, "middle", Picture.INK, label.substring(0, Math.max(0, year)));
            picture.text(middle, HEAD + TREND + 38, "middle", Picture.INK, label.substring(year + 1));
        }
        picture.line(10, HEAD + TREND, width - 10, HEAD + TREND, Picture.INK, "none");
        return picture.drawn();
    }

    /** The number of a part too low to hold it; the middle part's to the left, so that it does not lie on that of its neighbours. */
    private static void beside(Picture picture, Zone zone, double middle, double y, long count) {
        boolean left = zone == Zone.YELLOW;
        picture.text(middle + (left ? -20 : 20), y, left ? "end" : "start", Picture.INK, String.valueOf(count));
    }

    // ---- what they have in common -----------------------------------------------------------------------------------

    private static void label(Picture picture, String label, double top) {
        picture.text(
                LABEL - 10,
                top + ROW / 2.0 + 5,
                "end",
                Picture.INK,
                label.length() > LETTERS ? label.substring(0, LETTERS - 1).strip() + "…" : label);
    }

    private static void tag(Picture picture, double x, double y, String words) {
        int width = 14 + words.length() * 8;
        picture.rectangle(x - width / 2.0, y - 10, width, 20, "#ffffff", Picture.INK);
        picture.text(x, y + 5, "middle", Picture.INK, words);
    }

    private static void legend(Picture picture, String prefix, Names names, String ungraded) {
        int at = 0;
        for (Zone zone : List.of(Zone.RED, Zone.YELLOW, Zone.GREEN)) {
            int x = 10 + at * LEGEND;
            picture.rectangle(x, 6, 22, 16, fill(prefix, zone), Picture.INK);
            picture.text(x + 30, 19, "start", Picture.INK, names.letter(zone) + " = " + names.name(zone));
            at++;
        }
        if (!ungraded.isEmpty()) {
            picture.text(10 + at * LEGEND, 19, "start", Picture.INK, "– = " + ungraded);
        }
    }

    private static String fill(String prefix, Zone zone) {
        return "url(#" + prefix + "-" + zone.name().toLowerCase(java.util.Locale.ROOT) + ")";
    }

    private static String patterns(String prefix) {
        return "<defs>"
                + pattern(
                        prefix + "-red",
                        6,
                        "#f6d5d5",
                        "<path d=\"M0 6L6 0M0 0L6 6\" stroke=\"%s\" stroke-width=\"1.1\"/>")
                + pattern(prefix + "-yellow", 8, "#fff6d6", "<path d=\"M0 8L8 0\" stroke=\"%s\" stroke-width=\"1.1\"/>")
                + pattern(prefix + "-green", 10, "#e3f1e3", "<circle cx=\"5\" cy=\"5\" r=\"1\" fill=\"%s\"/>")
                + "</defs>";
    }

    private static String pattern(String id, int size, String ground, String drawn) {
        return "<pattern id=\"%s\" width=\"%d\" height=\"%d\" patternUnits=\"userSpaceOnUse\"><rect width=\"%d\" height=\"%d\" fill=\"%s\"/>%s</pattern>"
                .formatted(id, size, size, size, size, ground, drawn.formatted(Picture.INK));
    }
}
