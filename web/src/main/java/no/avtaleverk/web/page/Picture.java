package no.avtaleverk.web.page;

import java.util.Locale;

/** Lines of SVG. Its colours stand on white in every theme and on paper, and none of them says anything a shape or number does not. */
final class Picture {
    static final String INK = "#1e2b3c";
    static final String QUIET = "#5a6675";
    static final String FAINT = "#c9d1da";
    static final String TONE = "#1f5a8c";

    private final StringBuilder svg = new StringBuilder();
    private final int width;
    private final int height;

    /** @param name what it shows, for those who do not see it */
    Picture(int width, int height, String name) {
        this.width = width;
        this.height = height;
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" aria-label=\"%s\" font-family=\"Inter, Arial, sans-serif\" font-size=\"13\">"
                        .formatted(width, height, width, height, escaped(name)));
        rectangle(0, 0, width, height, "#ffffff", "none");
    }

    Picture raw(String elements) {
        svg.append(elements);
        return this;
    }

    Picture rectangle(double x, double y, double width, double height, String fill, String stroke) {
        svg.append(of(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\" stroke=\"%s\"/>",
                x, y, width, height, fill, stroke));
        return this;
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    Picture text(double x, double y, String anchor, String fill, String words) {
        svg.append(of("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">", x, y, anchor, fill))
                .append(escaped(words))
                .append("</text>");
        return this;
    }

    /** @param dashes such as {@code 4 3}; {@code none} for an unbroken line */
    Picture line(double fromX, double fromY, double toX, double toY, String stroke, String dashes) {
        svg.append(of(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-dasharray=\"%s\"/>",
                fromX, fromY, toX, toY, stroke, dashes));
        return this;
    }

    /** The whole of it. */
    String drawn() {
        return svg + "</svg>";
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Numbers with a point, whatever the server speaks. */
    static String of(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
