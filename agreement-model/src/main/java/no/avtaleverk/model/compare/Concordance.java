package no.avtaleverk.model.compare;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.compare.TextDifference.Aspect;
import no.avtaleverk.model.compare.TextDifference.ClauseDifference;
import org.jspecify.annotations.Nullable;

/**
 * Which point of the new text is which of the old: "old point 4.3 is new point 4.4".
 *
 * @param lines in the order of the old text, new points where they stand
 */
public record Concordance(List<Line> lines) {
    public Concordance {
        lines = List.copyOf(lines);
    }

    /**
     * One point.
     *
     * @param id in the new text; in the old one when it is gone
     * @param before its number and heading in the old text; absent when it is new
     * @param after its number and heading in the new text; absent when it is gone
     * @param certain whether it is the same by its permanent id, and not by its words
     */
    public record Line(
            ClauseId id, @Nullable Point before, @Nullable Point after, Set<Aspect> aspects, boolean certain) {}

    /** A point as people cite it. */
    public record Point(String number, String heading) {
        private static @Nullable Point of(@Nullable Clause clause) {
            return clause == null
                    ? null
                    : new Point(clause.number(), clause.text().heading());
        }
    }

    public static Concordance of(TextDifference difference) {
        return new Concordance(difference.places().stream()
                .filter(place -> place.former() || !place.difference().leftItsPlace())
                .map(place -> line(place.difference()))
                .toList());
    }

    private static Line line(ClauseDifference one) {
        return new Line(
                one.id(), Point.of(one.before()), Point.of(one.after()), one.aspects(), !one.isMatchedByWords());
    }

    /** The number that the point with an old number has now; empty when it is gone or was not there. */
    public Optional<String> now(String number) {
        for (Line line : lines) {
            if (line.before() != null
                    && line.after() != null
                    && line.before().number().equals(number)) {
                return Optional.of(line.after().number());
            }
        }
        return Optional.empty();
    }
}
