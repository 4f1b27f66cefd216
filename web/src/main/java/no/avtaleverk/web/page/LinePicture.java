package no.avtaleverk.web.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import no.avtaleverk.model.activity.ActivityFigure;
import no.avtaleverk.model.activity.ReportingPeriod;

/**
 * A figure over time: a point for each period, round where the agreed level was kept and a square where it was not; the level as a
 * broken line; and a line from top to bottom on each day a new version of the text entered into force.
 */
final class LinePicture {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 280;
    private static final int LEFT = 58;
    private static final int RIGHT = WIDTH - 18;
    private static final int TOP = 34;
    private static final int BOTTOM = HEIGHT - 34;
    private static final int STEPS = 4;

    private final ActivityFigure figure;
    private final List<ActivityFigure.Value> values;
    private final long first;
    private final long last;
    private final double low;
    private final double high;
    private final Picture picture;

    private LinePicture(ActivityFigure figure, String name) {
        this.figure = figure;
        this.values = List.copyOf(figure.values().values());
        this.first = values.getFirst().period().first().toEpochDay();
        this.last = values.getLast().period().last().toEpochDay();
        List<Double> numbers = Stream.concat(
                        values.stream().map(ActivityFigure.Value::number),
                        Stream.ofNullable(figure.agreed().level()))
                .map(BigDecimal::doubleValue)
                .toList();
        double least = numbers.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = numbers.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double room = Math.max((most - least) * 0.12, Math.max(Math.abs(most) * 0.02, 0.5));
        this.low = least >= 0 ? Math.max(0, least - room) : least - room;
        this.high = most + room;
        this.picture = new Picture(WIDTH, HEIGHT, name);
    }

    /**
     * Draw a figure that has values.
     *
     * @param changes number of the version that entered into force on each day
     * @param number how a number is written
     * @param period how a period is named
     * @param version how a version is named, from its number
     */
    static String of(
            String name,
            ActivityFigure figure,
            Map<LocalDate, Integer> changes,
            Function<BigDecimal, String> number,
            Function<ReportingPeriod, String> period,
            Function<Integer, String> version) {
        var drawing = new LinePicture(figure, name);
        drawing.scale(number, period);
        changes.forEach((day, changed) -> drawing.change(day, version.apply(changed)));
        drawing.level();
        drawing.points();
        return drawing.picture.drawn();
    }

    private double x(LocalDate day) {
        return LEFT + (RIGHT - LEFT) * (double) (day.toEpochDay() - first) / Math.max(1, last - first);
    }

    private double x(ReportingPeriod period) {
        return (x(period.first()) + x(period.last())) / 2;
    }

    private double y(double number) {
        return BOTTOM - (BOTTOM - TOP) * (number - low) / (high - low);
    }

    private void scale(Function<BigDecimal, String> number, Function<ReportingPeriod, String> named) {
        int decimals = high - low < 2 ? 2 : high - low < 20 ? 1 : 0;
        for (int step = 0; step <= STEPS; step++) {
            double at = low + (high - low) * step / STEPS;
            picture.line(LEFT, y(at), RIGHT, y(at), Picture.FAINT, "none");
            picture.text(
                    LEFT - 8,
                    y(at) + 4,
                    "end",
                    Picture.QUIET,
                    number.apply(BigDecimal.valueOf(at).setScale(decimals, RoundingMode.HALF_UP)));
        }
        int every = Math.max(1, (values.size() + 7) / 8);
        for (int i = 0; i < values.size(); i += every) {
            ReportingPeriod period = values.get(i).period();
            picture.text(x(period), BOTTOM + 20, "middle", Picture.QUIET, named.apply(period));
        }
    }

    private void change(LocalDate day, String version) {
        if (day.toEpochDay() >= first && day.toEpochDay() <= last) {
            picture.line(x(day), TOP - 10, x(day), BOTTOM, Picture.INK, "2 4");
            picture.text(Math.min(x(day), RIGHT - 30), TOP - 16, "middle", Picture.INK, version);
        }
    }

    private void level() {
        BigDecimal level = figure.agreed().level();
        if (level != null) {
            picture.line(LEFT, y(level.doubleValue()), RIGHT, y(level.doubleValue()), Picture.INK, "8 5");
        }
    }

    private void points() {
        var run = new ArrayList<ActivityFigure.Value>();
        for (ActivityFigure.Value value : values) {
            // No line across a period that has no figure.
            if (!run.isEmpty() && !run.getLast().period().next().equals(value.period())) {
                line(run);
                run.clear();
            }
            run.add(value);
        }
        line(run);
        for (ActivityFigure.Value value : values) {
            double x = x(value.period());
            double y = y(value.number().doubleValue());
            if (figure.keeps(value.number())) {
                picture.raw(Picture.of("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>", x, y, Picture.TONE));
            } else {
                picture.raw(Picture.of(
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"9\" height=\"9\" fill=\"#ffffff\" stroke=\"%s\" stroke-width=\"2.4\"/>",
                        x - 4.5, y - 4.5, Picture.INK));
            }
        }
    }

    private void line(List<ActivityFigure.Value> run) {
        var points = new StringBuilder();
        run.forEach(value -> points.append(
                Picture.of("%.1f,%.1f ", x(value.period()), y(value.number().doubleValue()))));
        picture.raw("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>"
                .formatted(Picture.TONE, points.toString().strip()));
    }
}
