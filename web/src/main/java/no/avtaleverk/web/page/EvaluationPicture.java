package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.avtaleverk.model.evaluation.Evaluation;
import no.avtaleverk.model.evaluation.EvaluationNote;
import no.avtaleverk.model.evaluation.Questionnaire;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * Scores over the years: one small picture for each question, with a line for each party. Lines differ by mark and dash, so that nothing
 * hangs on colour; the same numbers stand in a table.
 */
record EvaluationPicture(List<Series> series, List<Panel> panels) {
    private static final int WIDTH = 340;
    private static final int HEIGHT = 150;

    /** Where the mark of a line stands in the key. */
    private static final double KEY_X = 22;

    private static final double KEY_Y = 8;

    private static final int LEFT = 34;
    private static final int RIGHT = 300;
    private static final int TOP = 14;
    private static final int BOTTOM = 118;

    /** With more parties than this, the kommuner are drawn as one, save the reader's own. */
    private static final int MOST_LINES = 5;

    private static final List<String> MARKS = List.of("circle", "square", "triangle", "diamond", "cross");
    private static final List<String> DASHES = List.of("", "7 4", "2 4", "10 3 2 3", "4 2");

    /**
     * Whose line it is.
     *
     * @param parties several when they are drawn as one, by the median
     */
    record Series(String name, List<PartyId> parties, String mark, String dash) {
        /** The outline of its mark in the key. */
        public String key() {
            return shape(mark, KEY_X, KEY_Y);
        }
    }

    /** @param shape the outline of its mark */
    record Point(double x, double y, int year, String score, String shape) {}

    /** @param path of the line, empty when there is only one point */
    record Line(Series series, List<Point> points, String path) {}

    record Tick(double x, int year) {}

    record Grid(double y, int score) {}

    record Panel(Questionnaire.Question question, List<Tick> years, List<Line> lines) {}

    /** A year, and the review held in it. */
    record Year(int year, int review) {}

    /**
     * Draw.
     *
     * @param parties with their names, trusts last
     * @param many the name of the kommuner taken together, for which {0} is how many they are
     */
    static EvaluationPicture of(
            Questionnaire questions,
            Evaluation evaluation,
            List<Year> years,
            Map<PartyId, String> parties,
            @Nullable PartyId own,
            String many) {
        List<Series> series = series(parties, own, many);
        var panels = new ArrayList<Panel>();
        for (Questionnaire.Question question : questions.scored()) {
            var lines = new ArrayList<Line>();
            for (Series one : series) {
                var points = new ArrayList<Point>();
                for (int i = 0; i < years.size(); i++) {
                    Year year = years.get(i);
                    double x = x(i, years.size());
                    median(one.parties(), evaluation, year.review(), question.id())
                            .ifPresent(score -> points.add(new Point(
                                    x, y(score), year.year(), written(score), shape(one.mark(), x, y(score)))));
                }
                if (!points.isEmpty()) {
                    lines.add(new Line(one, points, path(points)));
                }
            }
            var ticks = new ArrayList<Tick>();
            for (int i = 0; i < years.size(); i++) {
                ticks.add(new Tick(x(i, years.size()), years.get(i).year()));
            }
            panels.add(new Panel(question, ticks, lines));
        }
        List<Series> drawn = series.stream()
                .filter(one -> panels.stream()
                        .flatMap(panel -> panel.lines().stream())
                        .anyMatch(line -> line.series().equals(one)))
                .toList();
        return new EvaluationPicture(drawn, panels);
    }

    public String box() {
        return "0 0 " + WIDTH + " " + HEIGHT;
    }

    public List<Grid> grid() {
        var grid = new ArrayList<Grid>();
        for (int score = Evaluation.LOWEST; score <= Evaluation.HIGHEST; score++) {
            grid.add(new Grid(y(score), score));
        }
        return grid;
    }

    private static List<Series> series(Map<PartyId, String> parties, @Nullable PartyId own, String many) {
        var series = new ArrayList<Series>();
        List<PartyId> together = new ArrayList<>();
        boolean drawnAsOne = parties.size() > MOST_LINES;
        parties.forEach((party, name) -> {
            boolean municipality = party.isMunicipality();
            if (drawnAsOne && municipality && !party.equals(own)) {
                together.add(party);
            } else {
                series.add(series(series.size(), name, List.of(party)));
            }
        });
        if (!together.isEmpty()) {
            series.add(
                    series(series.size(), many.replace("{0}", String.valueOf(together.size())), List.copyOf(together)));
        }
        return series;
    }

    private static Series series(int at, String name, List<PartyId> parties) {
        return new Series(name, parties, MARKS.get(at % MARKS.size()), DASHES.get(at % DASHES.size()));
    }

    private static Optional<Double> median(List<PartyId> parties, Evaluation evaluation, int review, String question) {
        List<Integer> scores = parties.stream()
                .flatMap(party -> evaluation.score(review, party, question).stream())
                .map(EvaluationNote.ScoreGiven::score)
                .sorted()
                .toList();
        if (scores.isEmpty()) {
            return Optional.empty();
        }
        int middle = scores.size() / 2;
        return Optional.of(
                scores.size() % 2 == 1
                        ? (double) scores.get(middle)
                        : (scores.get(middle - 1) + scores.get(middle)) / 2.0);
    }

    private static double x(int at, int of) {
        return of == 1 ? (LEFT + RIGHT) / 2.0 : LEFT + 20 + (RIGHT - LEFT - 40) * (double) at / (of - 1);
    }

    private static double y(double score) {
        return BOTTOM - (BOTTOM - TOP) * (score - Evaluation.LOWEST) / (Evaluation.HIGHEST - Evaluation.LOWEST);
    }

    private static String written(double score) {
        return score == Math.rint(score) ? String.valueOf((int) score) : String.format(Locale.ROOT, "%.1f", score);
    }

    private static String path(List<Point> points) {
        if (points.size() < 2) {
            return "";
        }
        var path = new StringBuilder("M");
        for (Point point : points) {
            path.append(
                    String.format(Locale.ROOT, path.length() == 1 ? "%.1f %.1f" : " L%.1f %.1f", point.x(), point.y()));
        }
        return path.toString();
    }

    /** The outline of a mark around a point. */
    private static String shape(String mark, double x, double y) {
        return switch (mark) {
            case "square" -> outline("M%.1f %.1fh9v9h-9z", x - 4.5, y - 4.5);
            case "triangle" -> outline("M%.1f %.1fl5.5 9.5h-11z", x, y - 6);
            case "diamond" -> outline("M%.1f %.1fl6 6l-6 6l-6-6z", x, y - 6);
            case "cross" -> outline("M%.1f %.1fl9 9m0-9l-9 9", x - 4.5, y - 4.5);
            default -> outline("M%.1f %.1fa5 5 0 1 0 10 0a5 5 0 1 0 -10 0z", x - 5, y);
        };
    }

    private static String outline(String shape, double x, double y) {
        return String.format(Locale.ROOT, shape, x, y);
    }

    /** All years there are scores of, by year. */
    static List<Year> years(TreeMap<Integer, Integer> reviewByYear) {
        var years = new ArrayList<Year>();
        reviewByYear.forEach((year, review) -> years.add(new Year(year, review)));
        return years;
    }
}
