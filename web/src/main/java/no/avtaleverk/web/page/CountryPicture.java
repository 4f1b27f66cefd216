package no.avtaleverk.web.page;

import java.util.List;
import java.util.Locale;
import no.avtaleverk.model.registration.CellState;
import org.jspecify.annotations.Nullable;

/**
 * The map of the kommuner as SVG. Each state has a pattern of its own, so that it is told on paper in black and white too; everything the
 * map says stands in the table below it.
 */
final class CountryPicture {
    private static final double LEAST = 6;
    private static final double DOT = 3;

    private CountryPicture() {}

    /**
     * A kommune on the map.
     *
     * @param state absent where the kommune is not asked of
     * @param title name and state in words, with the former kommuner it stands for
     */
    record Area(MapShapes.Shape shape, @Nullable CellState state, String title) {}

    /** @param name what the map shows, for those who do not see it */
    static String drawn(List<Area> areas, String name) {
        MapShapes.Box box = areas.stream()
                .filter(area -> area.state() != null)
                .map(area -> area.shape().box())
                .reduce(MapShapes.Box::with)
                .orElse(new MapShapes.Box(0, 0, 800, 1000));
        double margin = Math.max(box.width(), box.height()) * 0.03 + 2;
        double scale = Math.max(box.width(), box.height()) / 1000;
        var svg = new StringBuilder();
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"av-map\" role=\"img\" aria-label=\"%s\" viewBox=\"%.1f %.1f %.1f %.1f\">",
                Picture.escaped(name),
                box.left() - margin,
                box.top() - margin,
                box.width() + 2 * margin,
                box.height() + 2 * margin));
        svg.append(patterns(Math.max(scale, 0.15)));
        for (Area area : areas) {
            CellState state = area.state();
            svg.append(format(
                    "<path d=\"%s\" fill=\"%s\" stroke=\"#41505f\" stroke-width=\"%.2f\" data-state=\"%s\">",
                    area.shape().path(),
                    fill(state),
                    state == null ? 0.2 * scale : 0.6 * scale,
                    state == null ? "OUTSIDE" : state.name()));
            if (state != null) {
                svg.append("<title>").append(Picture.escaped(area.title())).append("</title>");
            }
            svg.append("</path>");
        }
        // The smallest kommuner can not be seen by their outline.
        for (Area area : areas) {
            MapShapes.Box own = area.shape().box();
            if (area.state() != null && Math.max(own.width(), own.height()) < LEAST * scale) {
                svg.append(format(
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.2f\" fill=\"%s\" stroke=\"#41505f\" stroke-width=\"%.2f\" data-state=\"%s\"><title>%s</title></circle>",
                        (own.left() + own.right()) / 2,
                        (own.top() + own.bottom()) / 2,
                        DOT * scale,
                        fill(area.state()),
                        0.6 * scale,
                        area.state().name(),
                        Picture.escaped(area.title())));
            }
        }
        return svg.append("</svg>").toString();
    }

    /** A swatch for the legend. */
    static String swatch(CellState state) {
        return "<svg class=\"av-swatch\" viewBox=\"0 0 28 18\" width=\"28\" height=\"18\" aria-hidden=\"true\" focusable=\"false\">"
                + "<rect x=\"0.5\" y=\"0.5\" width=\"27\" height=\"17\" fill=\"" + swatchFill(state)
                + "\" stroke=\"#41505f\"/></svg>";
    }

    /** The patterns of the legend, once on the page. */
    static String swatchPatterns() {
        return "<svg class=\"av-swatches\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\">"
                + patterns(1, "swatch-") + "</svg>";
    }

    private static String fill(@Nullable CellState state) {
        return state == null ? "#f4f5f6" : "url(#map-" + id(state) + ")";
    }

    private static String swatchFill(CellState state) {
        return "url(#swatch-" + id(state) + ")";
    }

    private static String id(CellState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String patterns(double scale) {
        return patterns(scale, "map-");
    }

    private static String patterns(double scale, String prefix) {
        var defs = new StringBuilder("<defs>");
        for (CellState state : CellState.values()) {
            defs.append(format(
                    "<pattern id=\"%s%s\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"scale(%.3f)\">%s</pattern>",
                    prefix,
                    id(state),
                    scale,
                    switch (state) {
                        case ANSWERED -> ground("#2f7d4f");
                        case REVIEW_OVERDUE ->
                            ground("#cfe6d6") + "<path d=\"M0 3h6\" stroke=\"#1d5c2a\" stroke-width=\"1.6\"/>";
                        case PARTLY -> ground("#fff3cd") + "<circle cx=\"3\" cy=\"3\" r=\"1.4\" fill=\"#6b5300\"/>";
                        case MISSING ->
                            ground("#f6d5d5")
                                    + "<path d=\"M0 6L6 0M-1 1L1 -1M5 7L7 5\" stroke=\"#8f1d1d\" stroke-width=\"1.6\"/>";
                        case NOT_YET_REQUIRED -> ground("#dfe7f1");
                        case UNSIGNED ->
                            ground("#ffffff")
                                    + "<path d=\"M0 0L6 6M6 0L0 6\" stroke=\"#7a8794\" stroke-width=\"0.8\"/>";
                    }));
        }
        return defs.append("</defs>").toString();
    }

    private static String ground(String colour) {
        return "<rect width=\"6\" height=\"6\" fill=\"" + colour + "\"/>";
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
