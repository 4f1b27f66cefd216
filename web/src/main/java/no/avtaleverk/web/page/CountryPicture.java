package no.avtaleverk.web.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
        svg.append(patterns(Math.max(1.35 * scale, 0.2)));
        // One fill for all kommuner of a state: on paper each patterned fill becomes a picture of its own.
        for (CellState state : CellState.values()) {
            String outlines = areas.stream()
                    .filter(area -> area.state() == state)
                    .map(area -> area.shape().path())
                    .collect(Collectors.joining());
            if (isPatterned(state) && !outlines.isEmpty()) {
                svg.append(format("<path class=\"av-map__fill\" d=\"%s\" fill=\"%s\"/>", outlines, fill(state)));
            }
        }
        for (Area area : areas) {
            CellState state = area.state();
            svg.append(format(
                    "<path d=\"%s\" fill=\"%s\" pointer-events=\"all\" stroke=\"#41505f\" stroke-width=\"%.2f\" data-state=\"%s\">",
                    area.shape().path(),
                    state != null && isPatterned(state) ? "none" : fill(state),
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

    private static boolean isPatterned(CellState state) {
        return !marks(state).isEmpty();
    }

    private static String fill(@Nullable CellState state) {
        if (state == null) {
            return "#f4f5f6";
        }
        return isPatterned(state) ? "url(#map-" + id(state) + ")" : colour(state);
    }

    private static String swatchFill(CellState state) {
        return isPatterned(state) ? "url(#swatch-" + id(state) + ")" : colour(state);
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
            if (isPatterned(state)) {
                defs.append(format(
                        "<pattern id=\"%s%s\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"scale(%.3f)\"><rect width=\"6\" height=\"6\" fill=\"%s\"/>%s</pattern>",
                        prefix, id(state), scale, colour(state), marks(state)));
            }
        }
        return defs.append("</defs>").toString();
    }

    /** Of each its own lightness too, for those who print without colours. */
    private static String colour(CellState state) {
        return switch (state) {
            case ANSWERED -> "#2f7d4f";
            case REVIEW_OVERDUE -> "#cfe6d6";
            case PARTLY -> "#fff3cd";
            case MISSING -> "#f6d5d5";
            case NOT_YET_REQUIRED -> "#dfe7f1";
            case UNSIGNED -> "#ffffff";
        };
    }

    /** What stands on the colour of a state; nothing for those that are plain. */
    private static String marks(CellState state) {
        return switch (state) {
            case ANSWERED, NOT_YET_REQUIRED -> "";
            case REVIEW_OVERDUE -> "<path d=\"M0 3h6\" stroke=\"#1d5c2a\" stroke-width=\"1.6\"/>";
            case PARTLY -> "<circle cx=\"3\" cy=\"3\" r=\"1.4\" fill=\"#6b5300\"/>";
            case MISSING -> "<path d=\"M0 6L6 0M-1 1L1 -1M5 7L7 5\" stroke=\"#8f1d1d\" stroke-width=\"1.6\"/>";
            case UNSIGNED -> "<path d=\"M0 0L6 6M6 0L0 6\" stroke=\"#8b97a3\" stroke-width=\"0.7\"/>";
        };
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
