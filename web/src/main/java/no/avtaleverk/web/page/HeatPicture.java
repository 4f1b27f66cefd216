package no.avtaleverk.web.page;

import java.util.List;

/** A table of counts as a picture: the more there are, the denser the pattern, with the number in each cell. */
final class HeatPicture {
    private static final int LABEL = 230;
    private static final int CELL_WIDTH = 62;
    private static final int CELL_HEIGHT = 34;
    private static final int HEAD = 30;
    private static final int LETTERS = 32;
    private static final int LEVELS = 4;

    private HeatPicture() {}

    /** @param counts one for each column; 0 where there are none */
    record Row(String label, List<Integer> counts) {
        public Row {
            counts = List.copyOf(counts);
        }

        public int sum() {
            return counts.stream().mapToInt(Integer::intValue).sum();
        }
    }

    static String of(String name, List<String> columns, List<Row> rows) {
        int most = rows.stream()
                .flatMap(row -> row.counts().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        var picture = new Picture(LABEL + columns.size() * CELL_WIDTH + 8, HEAD + rows.size() * CELL_HEIGHT + 8, name);
        picture.raw("<defs>"
                + pattern("heat-1", 10, "<circle cx=\"5\" cy=\"5\" r=\"1.4\" fill=\"%s\"/>")
                + pattern("heat-2", 8, "<path d=\"M0 8L8 0\" stroke=\"%s\" stroke-width=\"1.2\"/>")
                + pattern("heat-3", 6, "<path d=\"M0 6L6 0M0 0L6 6\" stroke=\"%s\" stroke-width=\"1.2\"/>")
                + pattern("heat-4", 4, "<path d=\"M0 2H4M2 0V4\" stroke=\"%s\" stroke-width=\"1.8\"/>")
                + "</defs>");
        for (int column = 0; column < columns.size(); column++) {
            picture.text(LABEL + (column + 0.5) * CELL_WIDTH, HEAD - 10, "middle", Picture.INK, columns.get(column));
        }
        for (int row = 0; row < rows.size(); row++) {
            double top = HEAD + row * CELL_HEIGHT;
            picture.text(
                    LABEL - 10,
                    top + CELL_HEIGHT / 2.0 + 5,
                    "end",
                    Picture.INK,
                    cut(rows.get(row).label()));
            for (int column = 0; column < columns.size(); column++) {
                cell(
                        picture,
                        LABEL + column * CELL_WIDTH,
                        top,
                        rows.get(row).counts().get(column),
                        most);
            }
        }
        return picture.drawn();
    }

    private static void cell(Picture picture, double left, double top, int count, int most) {
        picture.rectangle(left, top, CELL_WIDTH, CELL_HEIGHT, "#ffffff", Picture.FAINT);
        if (count == 0) {
            picture.text(left + CELL_WIDTH / 2.0, top + CELL_HEIGHT / 2.0 + 5, "middle", Picture.QUIET, "0");
            return;
        }
        picture.rectangle(left, top, CELL_WIDTH, CELL_HEIGHT, "url(#heat-" + level(count, most) + ")", Picture.FAINT);
        picture.rectangle(left + CELL_WIDTH / 2.0 - 13, top + 6, 26, CELL_HEIGHT - 12, "#ffffff", Picture.TONE);
        picture.text(
                left + CELL_WIDTH / 2.0, top + CELL_HEIGHT / 2.0 + 5, "middle", Picture.INK, String.valueOf(count));
    }

    /** From 1 to 4: the count itself while there are few, and else the quarter of the highest that it reaches into. */
    static int level(int count, int most) {
        return most <= LEVELS ? count : Math.max(1, (count * LEVELS + most - 1) / most);
    }

    private static String pattern(String id, int size, String drawn) {
        return "<pattern id=\"%s\" width=\"%d\" height=\"%d\" patternUnits=\"userSpaceOnUse\">%s</pattern>"
                .formatted(id, size, size, drawn.formatted(Picture.TONE));
    }

    private static String cut(String label) {
        return label.length() > LETTERS ? label.substring(0, LETTERS - 1).strip() + "…" : label;
    }
}
