package no.avtaleverk.templates.casepaper;

import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;
import no.avtaleverk.model.document.CasePaperContent.Changed;
import no.avtaleverk.model.document.CasePaperContent.Changed.How;
import no.avtaleverk.templates.layout.Paper.Run;
import no.avtaleverk.templates.layout.Paper.Table;

/** What differs between two texts, clause by clause. */
final class ChangedClauses {
    private ChangedClauses() {}

    /** How many clauses are new, reworded and so on, in a row. */
    static String counted(List<Changed> changes, Prose prose) {
        var counts = new ArrayList<String>();
        for (How how : How.values()) {
            int count =
                    (int) changes.stream().filter(change -> change.how() == how).count();
            if (count > 0) {
                counts.add(prose.count("count." + how, count, count));
            }
        }
        return prose.row(counts);
    }

    /** Each clause with what it said and says. */
    static Table table(List<Changed> changes, Prose prose) {
        return new Table(
                List.of(prose.of("table.clause"), prose.of("table.before"), prose.of("table.after")),
                List.of(24, 38, 38),
                changes.stream().map(change -> row(change, prose)).toList());
    }

    private static List<List<Run>> row(Changed change, Prose prose) {
        List<Run> clause = Composition.words(change.clause());
        return switch (change.how()) {
            case REWORDED ->
                List.of(
                        clause,
                        Excerpt.side(change.words(), Operation.DELETED),
                        Excerpt.side(change.words(), Operation.INSERTED));
            case NEW -> List.of(clause, Composition.words(prose.of("changed.NEW")), beginning(change));
            case REMOVED -> List.of(clause, beginning(change), Composition.words(prose.of("changed.REMOVED")));
            case MOVED, FORMATTED ->
                List.of(
                        clause,
                        Composition.words(prose.of("changed." + change.how())),
                        Composition.words(prose.of("changed." + change.how() + ".now")));
        };
    }

    private static List<Run> beginning(Changed change) {
        return Composition.words(Excerpt.beginning(
                String.join("", change.words().stream().map(Segment::text).toList())));
    }
}
