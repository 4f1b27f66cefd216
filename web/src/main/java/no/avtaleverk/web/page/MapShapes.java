package no.avtaleverk.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The outlines of the kommuner of 2024, © Kartverket, CC BY 4.0; by kommunenummer. Their source stands in {@code map/PROVENANCE.md}. */
final class MapShapes {
    private static final String FILE = "/map/kommuner-svg.json";
    private static final Pattern TOKEN =
            Pattern.compile("([MmLlZz])|(-?[0-9]+(?:\\.[0-9]+)?),(-?[0-9]+(?:\\.[0-9]+)?)");

    /** An outline, with the box it lies in. */
    record Shape(String path, Box box) {}

    /** A box in the units of the map. */
    record Box(double left, double top, double right, double bottom) {
        double width() {
            return right - left;
        }

        double height() {
            return bottom - top;
        }

        Box with(Box other) {
            return new Box(
                    Math.min(left, other.left),
                    Math.min(top, other.top),
                    Math.max(right, other.right),
                    Math.max(bottom, other.bottom));
        }
    }

    private final Map<String, Shape> shapes;

    private MapShapes(Map<String, Shape> shapes) {
        this.shapes = shapes;
    }

    static MapShapes load() {
        try (@Nullable InputStream in = MapShapes.class.getResourceAsStream(FILE)) {
            JsonNode file = JsonMapper.builder().build().readTree(Objects.requireNonNull(in, FILE));
            var shapes = new LinkedHashMap<String, Shape>();
            file.path("kommuner").properties().forEach(one -> {
                String path = one.getValue().path("d").asString();
                shapes.put(one.getKey(), new Shape(path, box(path)));
            });
            return new MapShapes(shapes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Shape> all() {
        return shapes;
    }

    /** Paths are made of a start and steps from where one stands. */
    private static Box box(String path) {
        double x = 0;
        double y = 0;
        double startX = 0;
        double startY = 0;
        char command = 'M';
        Box box = null;
        Matcher token = TOKEN.matcher(path);
        while (token.find()) {
            if (token.group(1) != null) {
                command = token.group(1).charAt(0);
                if (command == 'z' || command == 'Z') {
                    x = startX;
                    y = startY;
                }
                continue;
            }
            double dx = Double.parseDouble(token.group(2));
            double dy = Double.parseDouble(token.group(3));
            boolean step = Character.isLowerCase(command);
            x = step ? x + dx : dx;
            y = step ? y + dy : dy;
            if (command == 'M' || command == 'm') {
                startX = x;
                startY = y;
                command = command == 'M' ? 'L' : 'l';
            }
            var point = new Box(x, y, x, y);
            box = box == null ? point : box.with(point);
        }
        return Objects.requireNonNull(box, "An outline without a point");
    }
}
