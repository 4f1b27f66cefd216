package no.avtaleverk.web.national;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws how the figures grow with the number of versions: small pictures beside each other, both scales logarithmic. Lines differ by
 * dashes and signs, not by colour alone.
 */
final class Plots {
    private static final int COLUMNS = 3;
    private static final int PANEL_WIDTH = 320;
    private static final int PANEL_HEIGHT = 210;
    private static final int LEFT = 62;
    private static final int RIGHT = 22;
    private static final int TOP = 34;
    private static final int BOTTOM = 32;
    private static final int LEGEND = 62;
    private static final int ENTRY = 310;
    private static final double LEAST = 1e-3;

    /** How the figures of one engine are drawn. */
    private enum Line {
        PRODUCT("product", "#0b5394", "", "<circle r=\"4\" fill=\"#0b5394\"/>"),
        PLAIN(
                "product, plain question",
                "#0b5394",
                "2 3",
                "<circle r=\"4\" fill=\"#ffffff\" stroke=\"#0b5394\" stroke-width=\"1.5\"/>"),
        TEXTS(
                "product, texts only",
                "#0b5394",
                "2 3",
                "<circle r=\"4\" fill=\"#ffffff\" stroke=\"#0b5394\" stroke-width=\"1.5\"/>"),
        LUCENE("bare Lucene", "#9a3b00", "7 4", "<rect x=\"-4\" y=\"-4\" width=\"8\" height=\"8\" fill=\"#9a3b00\"/>"),
        SIDE_BY_SIDE(
                "bare Lucene, side by side",
                "#9a3b00",
                "2 3",
                "<rect x=\"-4\" y=\"-4\" width=\"8\" height=\"8\" fill=\"#ffffff\" stroke=\"#9a3b00\" stroke-width=\"1.5\"/>"),
        POSTGRESQL("PostgreSQL", "#4b5d16", "7 3 2 3", "<path d=\"M0,-5 L5,4 L-5,4 Z\" fill=\"#4b5d16\"/>");

        private final String of;
        private final String colour;
        private final String dashes;
        private final String sign;

        Line(String of, String colour, String dashes, String sign) {
            this.of = of;
            this.colour = colour;
            this.dashes = dashes;
            this.sign = sign;
        }

        private String at(double x, double y) {
            return "<g transform=\"translate(%.1f %.1f)\">%s</g>%n".formatted(x, y, sign);
        }

        private String along(String points) {
            return "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\" points=\"%s\"/>%n"
                    .formatted(colour, dashes, points);
        }
    }

    /** From one power of ten to another. */
    private record Scale(int bottom, int top) {
        static Scale of(Collection<Map<Long, Map<String, Double>>> figures) {
            List<Double> all = figures.stream()
                    .flatMap(values -> values.values().stream())
                    .flatMap(of -> of.values().stream())
                    .toList();
            double least = all.stream().mapToDouble(value -> value).min().orElse(1);
            double most = all.stream().mapToDouble(value -> value).max().orElse(1);
            int bottom = (int) Math.floor(Math.log10(Math.max(least, LEAST)));
            return new Scale(bottom, Math.max(bottom + 1, (int) Math.ceil(Math.log10(most))));
        }

        double y(double value) {
            double share = (Math.log10(Math.max(value, LEAST)) - bottom) / (top - bottom);
            return PANEL_HEIGHT - BOTTOM - share * (PANEL_HEIGHT - TOP - BOTTOM);
        }
    }

    private Plots() {}

    static void draw(NationalHarness.Figures figures, Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> questions = new LinkedHashMap<>();
        for (String kind :
                List.of(Questions.TERM, Questions.PHRASE, Questions.THREE, Questions.FILTERED, Questions.DATED)) {
            questions.put(kind + ": p50 ms", kind + ": median, ms");
            questions.put(kind + ": p99 ms", kind + ": p99, ms");
            questions.put(kind + ": a second", kind + ": a second");
        }
        draw(figures, folder, "search-questions", "Questions, with facets and ten marked hits", questions, true);
        Map<String, String> indexing = new LinkedHashMap<>();
        indexing.put("indexing MB/s", "MB of text indexed a second");
        indexing.put("indexing MB per CPU s without the store", "MB of text a CPU second");
        indexing.put("indexing s", "all indexed, s");
        indexing.put("index MB", "MB of index");
        indexing.put("check s", "store checked against index, s");
        indexing.put("saved until found: most ms", "saved until found, most, ms");
        draw(figures, folder, "search-indexing", "Indexing", indexing, false);
    }

    /**
     * One picture.
     *
     * @param panels what each small picture is called, by the figure it shows
     * @param alike whether all small pictures of a column have the same scale
     */
    private static void draw(
            NationalHarness.Figures figures,
            Path folder,
            String file,
            String title,
            Map<String, String> panels,
            boolean alike)
            throws IOException {
        List<String> shown = panels.keySet().stream()
                .filter(what -> !figures.of(what).isEmpty())
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        List<Line> lines = List.of(Line.values()).stream()
                .filter(line -> shown.stream()
                        .flatMap(what -> figures.of(what).values().stream())
                        .anyMatch(of -> of.containsKey(line.of)))
                .toList();
        int width = COLUMNS * PANEL_WIDTH;
        int head = LEGEND + (lines.size() - 1) / COLUMNS * 20;
        int height = head + (shown.size() + COLUMNS - 1) / COLUMNS * PANEL_HEIGHT;
        var svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"title desc\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        .formatted(width, height));
        svg.append("<title id=\"title\">").append(title).append(", by number of versions</title>\n<desc id=\"desc\">");
        shown.forEach(what -> svg.append(told(panels.getOrDefault(what, ""), figures.of(what), lines)));
        svg.append("</desc>\n<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n".formatted(width, height));
        svg.append("<text x=\"14\" y=\"24\" font-size=\"15\" font-weight=\"bold\">%s, by number of versions</text>%n"
                .formatted(title));
        for (int i = 0; i < lines.size(); i++) {
            double x = 20 + i % COLUMNS * (double) ENTRY;
            double y = 46 + i / COLUMNS * 20.0;
            svg.append(lines.get(i).along("%.1f,%.1f %.1f,%.1f".formatted(x, y, x + 40, y)));
            svg.append(lines.get(i).at(x + 20, y));
            svg.append("<text x=\"%.1f\" y=\"%.1f\">%s</text>%n".formatted(x + 50, y + 4, lines.get(i).of));
        }
        for (int i = 0; i < shown.size(); i++) {
            int column = i % COLUMNS;
            var together = new ArrayList<Map<Long, Map<String, Double>>>();
            for (int other = 0; other < shown.size(); other++) {
                if (other == i || alike && other % COLUMNS == column) {
                    together.add(figures.of(shown.get(other)));
                }
            }
            svg.append("<g transform=\"translate(%d %d)\">%n"
                    .formatted(column * PANEL_WIDTH, head + i / COLUMNS * PANEL_HEIGHT));
            panel(
                    svg,
                    panels.getOrDefault(shown.get(i), ""),
                    new TreeMap<>(figures.of(shown.get(i))),
                    lines,
                    Scale.of(together));
            svg.append("</g>\n");
        }
        Files.writeString(folder.resolve(file + ".svg"), svg.append("</svg>\n"));
    }

    private static void panel(
            StringBuilder svg, String title, TreeMap<Long, Map<String, Double>> values, List<Line> lines, Scale scale) {
        svg.append("<text x=\"14\" y=\"20\" font-weight=\"bold\">")
                .append(title)
                .append("</text>\n");
        for (int power = scale.bottom; power <= scale.top; power++) {
            double y = scale.y(Math.pow(10, power));
            svg.append("<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#c4c4c4\"/>%n"
                    .formatted(LEFT, PANEL_WIDTH - RIGHT, y, y));
            svg.append("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n"
                    .formatted(
                            LEFT - 6,
                            y + 4,
                            power < 0 ? String.valueOf(Math.pow(10, power)) : number((long) Math.pow(10, power))));
        }
        for (long size : values.keySet()) {
            svg.append("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n"
                    .formatted(x(size, values), PANEL_HEIGHT - BOTTOM + 18, number(size)));
        }
        for (Line line : lines) {
            var points = new ArrayList<String>();
            var signs = new StringBuilder();
            values.forEach((size, of) -> {
                Double value = of.get(line.of);
                if (value != null) {
                    points.add("%.1f,%.1f".formatted(x(size, values), scale.y(value)));
                    signs.append(line.at(x(size, values), scale.y(value)));
                }
            });
            if (!points.isEmpty()) {
                svg.append(line.along(String.join(" ", points))).append(signs);
            }
        }
    }

    /** The figures of one small picture in words, for whom the picture is read aloud. */
    private static String told(String title, Map<Long, Map<String, Double>> values, List<Line> lines) {
        var told = new StringBuilder(title).append(": ");
        for (Line line : lines) {
            var said = new ArrayList<String>();
            values.forEach((size, of) -> {
                Double value = of.get(line.of);
                if (value != null) {
                    said.add("%s at %s".formatted(NationalHarness.Figures.shown(value), number(size)));
                }
            });
            if (!said.isEmpty()) {
                told.append(line.of).append(' ').append(String.join(", ", said)).append("; ");
            }
        }
        return told.append('\n').toString();
    }

    private static String number(long number) {
        return "%,d".formatted(number).replace(',', ' ');
    }

    private static double x(long size, TreeMap<Long, Map<String, Double>> values) {
        double least = Math.log10(values.firstKey());
        double width = Math.max(1e-9, Math.log10(values.lastKey()) - least);
        return LEFT + 26 + (Math.log10(size) - least) / width * (PANEL_WIDTH - LEFT - RIGHT - 60);
    }
}
