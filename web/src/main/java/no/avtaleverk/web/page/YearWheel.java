package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import no.avtaleverk.model.duty.Duty;
import no.avtaleverk.web.page.CalendarLines.Line;
import org.jspecify.annotations.Nullable;

/**
 * A year as a wheel of twelve months, January at the top, with their names around it. Each kind of duty has one mark in a month, with how
 * many there are; the list below says the same in words.
 *
 * @param needle the end of the line to today; absent in other years
 */
record YearWheel(int year, List<Sector> sectors, @Nullable Point needle) {
    private static final int MONTHS = 12;
    private static final double MIDDLE = 320;
    private static final double RIM = 312;
    private static final double NAMES = 344;
    private static final double HUB = 74;

    /** How far from the middle the marks are, and how many find room there; the outermost first. */
    private static final double[] RINGS = {283, 237, 191, 145, 102};

    private static final int[] ROOM = {3, 3, 2, 1, 1};

    record Point(String x, String y) {}

    /**
     * A month.
     *
     * @param path the outline, as a path of SVG
     * @param name where its name is
     */
    record Sector(int month, String path, Point name, boolean now, List<Mark> marks) {
        boolean isOverdue() {
            return marks.stream().anyMatch(Mark::overdue);
        }
    }

    /**
     * All of one kind in one month.
     *
     * @param overdue whether one of them is overdue
     */
    record Mark(int month, String kind, int count, boolean overdue, Point at) {}

    /** @param kinds in the order in which their marks stand, from the rim inwards */
    static YearWheel of(int year, List<Line> lines, List<String> kinds, LocalDate today) {
        var sectors = new ArrayList<Sector>();
        for (int month = 1; month <= MONTHS; month++) {
            double from = angle(month - 1);
            double to = angle(month);
            sectors.add(new Sector(
                    month,
                    outline(from, to),
                    at(NAMES, (from + to) / 2),
                    today.getYear() == year && today.getMonthValue() == month,
                    marks(month, lines, kinds)));
        }
        LocalDate first = LocalDate.of(year, 1, 1);
        Point needle = today.getYear() == year
                ? at(RIM, angle(MONTHS * (today.getDayOfYear() - 0.5) / first.lengthOfYear()))
                : null;
        return new YearWheel(year, sectors, needle);
    }

    private static List<Mark> marks(int month, List<Line> lines, List<String> kinds) {
        var found = new TreeMap<Integer, List<Line>>();
        for (Line line : lines) {
            if (line.entry().day().getMonthValue() == month) {
                found.computeIfAbsent(kinds.indexOf(line.kind()), kind -> new ArrayList<>())
                        .add(line);
            }
        }
        var marks = new ArrayList<Mark>();
        var left = new ArrayList<>(found.entrySet());
        for (int ring = 0; ring < RINGS.length && !left.isEmpty(); ring++) {
            int here = Math.min(ROOM[ring], left.size());
            for (int place = 0; place < here; place++) {
                var one = left.removeFirst();
                double angle = angle(month - 1 + (place + 0.5) / here);
                marks.add(new Mark(
                        month,
                        kinds.get(one.getKey()),
                        one.getValue().size(),
                        one.getValue().stream().anyMatch(line -> line.entry().state() == Duty.State.OVERDUE),
                        at(RINGS[ring], angle)));
            }
        }
        return marks;
    }

    private static String outline(double from, double to) {
        Point a = at(HUB, from);
        Point b = at(RIM, from);
        Point c = at(RIM, to);
        Point d = at(HUB, to);
        return "M%s %sL%s %sA%.0f %.0f 0 0 1 %s %sL%s %sA%.0f %.0f 0 0 0 %s %sZ"
                .formatted(a.x, a.y, b.x, b.y, RIM, RIM, c.x, c.y, d.x, d.y, HUB, HUB, a.x, a.y);
    }

    /** Of months since the beginning of the year, clockwise from the top. */
    private static double angle(double months) {
        return 2 * Math.PI * months / MONTHS;
    }

    private static Point at(double radius, double angle) {
        return new Point(number(MIDDLE + radius * Math.sin(angle)), number(MIDDLE - radius * Math.cos(angle)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
