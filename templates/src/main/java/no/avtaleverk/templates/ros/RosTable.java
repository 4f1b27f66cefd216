package no.avtaleverk.templates.ros;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.document.RosContent;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosLine;
import no.avtaleverk.model.ros.RosScenario;
import no.avtaleverk.templates.table.SheetFiles;
import org.jspecify.annotations.Nullable;

/** A checklist as a table: a line for each row and area. The names of its columns never change. */
final class RosTable {
    static final List<String> COLUMNS = List.of(
            "row",
            "kind",
            "matter",
            "event",
            "area",
            "causes",
            "barriers",
            "unanswered",
            "proposals",
            "likelihood_before",
            "consequence_before",
            "score_before",
            "zone_before",
            "likelihood_after",
            "consequence_after",
            "score_after",
            "zone_after",
            "standing",
            "measures",
            "set_aside");

    private RosTable() {}

    static byte[] csv(RosContent content) {
        var words = new RosWords(content);
        var lines = new ArrayList<Sheet.Line>();
        for (RosItem item : content.analysis().items()) {
            if (item.isLookedAt() || item.setAside() != null) {
                for (RosLine line : item.lines()) {
                    lines.add(new Sheet.Line(lines.size() + 2, line(content, words, item, line)));
                }
            }
        }
        return SheetFiles.csv(new Sheet(COLUMNS, lines));
    }

    private static Map<String, String> line(RosContent content, RosWords words, RosItem item, RosLine line) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("row", item.id());
        cells.put("kind", item.row().kind().name());
        cells.put(
                "matter", item.row().matter() == null ? "" : item.row().matter().value());
        cells.put("event", words.event(item.row()));
        cells.put("area", line.area());
        cells.put(
                "causes",
                String.join(
                        " | ",
                        item.row().causes().stream()
                                .map(one -> one.in(content.language()))
                                .toList()));
        cells.put(
                "barriers",
                String.join(
                        " | ",
                        item.row().barriers().stream()
                                .map(words::barrier)
                                .distinct()
                                .toList()));
        cells.put(
                "unanswered",
                String.join(
                        " | ",
                        item.row().unanswered().stream().map(one -> one.value()).toList()));
        cells.put(
                "proposals",
                String.join(
                        " | ",
                        item.row().proposals().stream()
                                .map(RosScenario.Proposed::what)
                                .map(one -> one.in(content.language()))
                                .toList()));
        line.grades().ifPresent(grades -> {
            grade(content, cells, "before", grades.before());
            grade(content, cells, "after", grades.after());
        });
        cells.put("standing", line.standing().name());
        cells.put(
                "measures",
                String.join(" | ", item.measures().stream().map(words::measure).toList()));
        String aside = item.setAside();
        cells.put("set_aside", aside == null ? "" : aside);
        cells.values().removeIf(String::isEmpty);
        return cells;
    }

    private static void grade(RosContent content, Map<String, String> cells, String when, @Nullable RosGrade grade) {
        if (grade != null) {
            cells.put("likelihood_" + when, String.valueOf(grade.likelihood()));
            cells.put("consequence_" + when, String.valueOf(grade.consequence()));
            cells.put("score_" + when, String.valueOf(grade.score()));
            cells.put("zone_" + when, content.scale().zone(grade).name());
        }
    }
}
