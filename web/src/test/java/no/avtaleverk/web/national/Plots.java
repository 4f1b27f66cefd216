package no.avtaleverk.web.national;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Draws how a figure grows with the number of versions, both on logarithmic scales. Lines differ by dashes and signs, not by colour alone. */
final class Plots {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int LEFT = 70;
    private static final int RIGHT = 210;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final int LINE = 16;

    private record Style(String colour, String dashes) {}

    private static final Map<String, Style> STYLES = Map.of(
            "product", new Style("#0b5394", ""),
            "product, plain question", new Style("#0b5394", "2 3"),
            "product, texts only", new Style("#0b5394", "2 3"),
            "bare Lucene", new Style("#9a3b00", "7 4"),
            "bare Lucene, side by side", new Style("#9a3b00", "2 3"),
            "PostgreSQL", new Style("#4b5d16", "2 4"));

    private Plots() {}

    static void draw(NationalHarness.Figures figures, Path folder) throws IOException {
        Files.createDirectories(folder);
        draw(
                figures,
                folder,
                "search-latency",
                Questions.FILTERED + ": p50 ms",
                "Milliseconds (median), three words of a trust, facets and ten marked hits");
        draw(
                figures,
                folder,
                "search-latency-all",
                Questions.THREE + ": p50 ms",
                "Milliseconds (median), three words, facets and ten marked hits");
        draw(
                figures,
                folder,
                "search-throughput",
                Questions.DATED + ": a second",
                "Questions a second on two threads, three words in force on a day");
        draw(figures, folder, "search-index", "index MB", "MB of index");
        draw(
                figures,
                folder,
                "search-indexing",
                "indexing MB per CPU s without the store",
                "MB of version text indexed a CPU second, without reading the store");
    }

    private static void draw(NationalHarness.Figures figures, Path folder, String file, String what, String title)
            throws IOException {
        Map<Long, Map<String, Double>> values = figures.of(what);
        if (values.isEmpty()) {
            return;
        }
        double least = Double.MAX_VALUE;
        double most = 0;
        var names = new TreeSet<String>();
        for (Map<String, Double> of : values.values()) {
            for (Map.Entry<String, Double> one : of.entrySet()) {
                names.add(one.getKey());
                least = Math.min(least, one.getValue());
                most = Math.max(most, one.getValue());
            }
        }
        int bottom = (int) Math.floor(Math.log10(Math.max(least, 1e-3)));
        int top = Math.max(bottom + 1, (int) Math.ceil(Math.log10(most)));
        var svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"title desc\" font-family=\"sans-serif\" font-size=\"13\">%n"
                        .formatted(WIDTH, HEIGHT));
        svg.append("<title id=\"title\">").append(title).append("</title>\n<desc id=\"desc\">By number of versions. ");
        for (String name : names) {
            var said = new ArrayList<String>();
            values.forEach((versions, of) -> {
                if (of.containsKey(name)) {
                    said.add(versions + ": " + NationalHarness.Figures.shown(of.get(name)));
                }
            });
            svg.append(name).append(" ").append(String.join(", ", said)).append(". ");
        }
        svg.append("</desc>\n<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n".formatted(WIDTH, HEIGHT));
        svg.append("<text x=\"%d\" y=\"22\" font-weight=\"bold\">%s</text>%n".formatted(LEFT, title));
        for (int power = bottom; power <= top; power++) {
            double y = y(Math.pow(10, power), bottom, top);
            svg.append("<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#c4c4c4\"/>%n"
                    .formatted(LEFT, WIDTH - RIGHT, y, y));
            svg.append("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n"
                    .formatted(
                            LEFT - 8,
                            y + 4,
                            power < 0
                                    ? String.valueOf(Math.pow(10, power))
                                    : String.valueOf((long) Math.pow(10, power))));
        }
        List<Long> sizes = List.copyOf(values.keySet());
        for (long size : sizes) {
            svg.append("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n"
                    .formatted(
                            x(size, sizes),
                            HEIGHT - BOTTOM + 22,
                            "%,d".formatted(size).replace(',', ' ')));
        }
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">versions</text>%n"
                .formatted((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8));
        var labels = new TreeMap<Double, String>();
        for (String name : names) {
            Style style = STYLES.getOrDefault(name, new Style("#333333", ""));
            var points = new ArrayList<String>();
            double lastY = 0;
            for (long size : sizes) {
                Double value = values.getOrDefault(size, Map.of()).get(name);
                if (value != null) {
                    lastY = y(value, bottom, top);
                    points.add("%.1f,%.1f".formatted(x(size, sizes), lastY));
                    svg.append("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n"
                            .formatted(x(size, sizes), lastY, style.colour));
                }
            }
            svg.append(
                    "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\" points=\"%s\"/>%n"
                            .formatted(style.colour, style.dashes, String.join(" ", points)));
            while (labels.containsKey(lastY)) {
                lastY += 0.1;
            }
            labels.put(lastY, name);
        }
        double free = 0;
        for (Map.Entry<Double, String> label : labels.entrySet()) {
            // Names do not cover each other where lines meet.
            double y = Math.max(free, label.getKey() + 4);
            free = y + LINE;
            svg.append("<text x=\"%d\" y=\"%.1f\" fill=\"%s\">%s</text>%n"
                    .formatted(
                            WIDTH - RIGHT + 10,
                            y,
                            STYLES.getOrDefault(label.getValue(), new Style("#333333", "")).colour,
                            label.getValue()));
        }
        Files.writeString(folder.resolve(file + ".svg"), svg.append("</svg>\n"));
    }

    private static double x(long size, List<Long> sizes) {
        double least = Math.log10(sizes.getFirst());
        double width = Math.max(1e-9, Math.log10(sizes.getLast()) - least);
        return LEFT + 20 + (Math.log10(size) - least) / width * (WIDTH - LEFT - RIGHT - 40);
    }

    private static double y(double value, int bottom, int top) {
        double share = (Math.log10(Math.max(value, 1e-3)) - bottom) / (top - bottom);
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }
}
