package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.wording.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * The five by five cells of a scale, as a table: the most likely row first, the mildest column first.
 *
 * @param columns what each grade of consequence is called and means
 */
record RosMatrix(List<Step> columns, List<Row> rows) {
    RosMatrix {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** A grade, what it is called, and what it means: one line for each area where no single one is chosen. */
    record Step(int grade, String name, List<String> meanings) {
        Step {
            meanings = List.copyOf(meanings);
        }

        /** All of it in one line, for the script that tells what was chosen. */
        public String meaning() {
            return String.join(" ", meanings);
        }
    }

    record Row(Step step, List<Cell> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    record Cell(int likelihood, int consequence, int score, Zone zone, List<Chip> chips) {
        Cell {
            chips = List.copyOf(chips);
        }

        /** The cell as a form sends it. */
        public String value() {
            return RosMatrix.value(new RosGrade(likelihood, consequence));
        }
    }

    /** A row of the checklist that stands in a cell. */
    record Chip(RosGrade grade, String id, String label, String words) {}

    static String value(RosGrade grade) {
        return grade.likelihood() + "-" + grade.consequence();
    }

    /** @throws IllegalArgumentException if it is none that a form sends */
    static RosGrade read(String value) {
        if (!value.matches("[1-5]-[1-5]")) {
            throw new IllegalArgumentException("Not a cell: " + value);
        }
        return new RosGrade(value.charAt(0) - '0', value.charAt(2) - '0');
    }

    /** @param area whose meanings the grades of consequence have; absent for all of them */
    static RosMatrix of(RosScale scale, RosScale.@Nullable Area area, List<Chip> chips, PageWords words) {
        List<Step> columns = IntStream.rangeClosed(1, RosGrade.HIGHEST)
                .mapToObj(grade -> new Step(
                        grade, words.in(scale.consequences().get(grade - 1)), meanings(scale, area, grade, words)))
                .toList();
        var rows = new ArrayList<Row>();
        for (int likelihood = RosGrade.HIGHEST; likelihood >= 1; likelihood--) {
            rows.add(row(scale, likelihood, chips, words));
        }
        return new RosMatrix(columns, rows);
    }

    private static List<String> meanings(RosScale scale, RosScale.@Nullable Area area, int grade, PageWords words) {
        if (area != null) {
            return List.of(words.in(area.grades().get(grade - 1)));
        }
        return scale.areas().stream()
                .map(one -> words.in(one.name()) + ": " + words.in(one.grades().get(grade - 1)))
                .toList();
    }

    private static Row row(RosScale scale, int likelihood, List<Chip> chips, PageWords words) {
        RosScale.Likelihood one = scale.likelihoods().get(likelihood - 1);
        Bilingual meaning = one.meaning();
        var cells = new ArrayList<Cell>();
        for (int consequence = 1; consequence <= RosGrade.HIGHEST; consequence++) {
            var grade = new RosGrade(likelihood, consequence);
            cells.add(new Cell(
                    likelihood,
                    consequence,
                    grade.score(),
                    scale.zone(grade),
                    chips.stream().filter(chip -> chip.grade().equals(grade)).toList()));
        }
        return new Row(new Step(likelihood, words.in(one.name()), List.of(words.in(meaning))), cells);
    }
}
