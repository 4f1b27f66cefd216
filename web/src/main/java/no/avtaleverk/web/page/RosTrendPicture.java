package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.List;

/**
 * How many rows stood in each zone at each point: a column for each, the red part lowest, in the patterns of the zones, with the number
 * in each part. A meeting bears a mark.
 */
final class RosTrendPicture {
    private static final int LEFT = 16;
    private static final int COLUMN = 64;
    private static final int BAR = 44;
    private static final int TOP = 40;
    private static final int HEIGHT = 200;
    private static final int FOOT = 62;
    private static final int LOWEST_WITH_NUMBER = 14;
    private static final List<String> PATTERNS = List.of("ros-red", "ros-yellow", "ros-green");

    private RosTrendPicture() {}

    /** @param zones what the zones are called, the gravest first */
    static String of(String name, List<RosController.Point> points, List<String> zones) {
        int width = LEFT * 2 + Math.max(points.size() * COLUMN, zones.size() * 130);
        var picture = new Picture(width, TOP + HEIGHT + FOOT, name);
        picture.raw("<defs>"
                + pattern("ros-red", 6, "#f6d5d5", "<path d=\"M0 6L6 0M0 0L6 6\" stroke=\"%s\" stroke-width=\"1.1\"/>")
                + pattern("ros-yellow", 8, "#fff6d6", "<path d=\"M0 8L8 0\" stroke=\"%s\" stroke-width=\"1.1\"/>")
                + pattern("ros-green", 10, "#e3f1e3", "<circle cx=\"5\" cy=\"5\" r=\"1\" fill=\"%s\"/>")
                + "</defs>");
        for (int zone = 0; zone < zones.size(); zone++) {
            int x = LEFT + zone * 130;
            picture.rectangle(x, 8, 22, 16, "url(#" + PATTERNS.get(zone) + ")", Picture.INK);
            picture.text(x + 30, 21, "start", Picture.INK, zones.get(zone));
        }
        long most = points.stream()
                .mapToLong(point ->
                        point.counts().stream().mapToLong(Long::longValue).sum())
                .max()
                .orElse(1);
        for (int at = 0; at < points.size(); at++) {
            column(picture, points.get(at), LEFT + at * COLUMN + COLUMN / 2.0, Math.max(1, most));
        }
        picture.line(LEFT, TOP + HEIGHT, width - LEFT, TOP + HEIGHT, Picture.INK, "none");
        return picture.drawn();
    }

    private static void column(Picture picture, RosController.Point point, double middle, long most) {
        double bottom = TOP + HEIGHT;
        var numbers = new ArrayList<Runnable>();
        for (int zone = 0; zone < point.counts().size(); zone++) {
            long count = point.counts().get(zone);
            double height = (HEIGHT - 10.0) * count / most;
            if (count > 0) {
                double top = bottom - height;
                picture.rectangle(
                        middle - BAR / 2.0, top, BAR, height, "url(#" + PATTERNS.get(zone) + ")", Picture.INK);
                if (height >= LOWEST_WITH_NUMBER) {
                    double y = top + height / 2;
                    numbers.add(() -> {
                        picture.rectangle(middle - 12, y - 9, 24, 18, "#ffffff", "none");
                        picture.text(middle, y + 5, "middle", Picture.INK, String.valueOf(count));
                    });
                }
                bottom = top;
            }
        }
        numbers.forEach(Runnable::run);
        picture.text(
                middle,
                TOP + HEIGHT + 18,
                "middle",
                Picture.INK,
                String.valueOf(point.day().getYear()));
        picture.text(middle, TOP + HEIGHT + 34, "middle", Picture.QUIET, point.label());
        if (point.meeting()) {
            picture.raw(Picture.of(
                    "<path d=\"M%.1f %.1fl5 8h-10z\" fill=\"%s\"/>", middle, TOP + HEIGHT + 42.0, Picture.INK));
        }
    }

    private static String pattern(String id, int size, String ground, String drawn) {
        return "<pattern id=\"%s\" width=\"%d\" height=\"%d\" patternUnits=\"userSpaceOnUse\"><rect width=\"%d\" height=\"%d\" fill=\"%s\"/>%s</pattern>"
                .formatted(id, size, size, size, size, ground, drawn.formatted(Picture.INK));
    }
}
