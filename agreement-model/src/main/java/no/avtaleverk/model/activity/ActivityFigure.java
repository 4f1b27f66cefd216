package no.avtaleverk.model.activity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.avtaleverk.model.activity.ActivityNote.Direction;
import no.avtaleverk.model.activity.ActivityNote.FigureAgreed;
import no.avtaleverk.model.activity.ActivityNote.FigureEnded;
import no.avtaleverk.model.time.PlausibleYears;
import org.jspecify.annotations.Nullable;

/**
 * A figure that is followed, with what has been reported.
 *
 * @param ended absent while it is followed
 * @param values by period, oldest first
 */
public record ActivityFigure(FigureAgreed agreed, @Nullable FigureEnded ended, Map<ReportingPeriod, Value> values) {
    public ActivityFigure {
        values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /**
     * What is reported for a period.
     *
     * @param number the one that stands
     * @param source where it is from, or why it was corrected
     * @param before those it took the place of, oldest first
     */
    public record Value(ReportingPeriod period, BigDecimal number, String source, List<BigDecimal> before) {
        public Value {
            before = List.copyOf(before);
        }

        Value corrected(BigDecimal by, String reason) {
            var nowBefore = new ArrayList<>(before);
            nowBefore.add(number);
            return new Value(period, by, reason, nowBefore);
        }
    }

    public String id() {
        return agreed.item();
    }

    /** Whether a number keeps the agreed level; true when none is agreed. */
    public boolean keeps(BigDecimal number) {
        BigDecimal level = agreed.level();
        if (level == null) {
            return true;
        }
        int compared = number.compareTo(level);
        return agreed.direction() == Direction.AT_LEAST ? compared >= 0 : compared <= 0;
    }

    public Optional<Value> last() {
        return values.values().stream().reduce((first, second) -> second);
    }

    /** Whether a period is one of those that are followed. */
    public boolean follows(ReportingPeriod period) {
        return period.length() == agreed.every()
                && !period.last().isBefore(agreed.from())
                && (ended == null || !period.first().isAfter(ended.last()));
    }

    /** The periods that are over and have no figure, oldest first. None of a figure followed from a day nobody can have meant. */
    public List<ReportingPeriod> missing(LocalDate today) {
        if (!PlausibleYears.hold(agreed.from())) {
            return List.of();
        }
        var missing = new ArrayList<ReportingPeriod>();
        for (ReportingPeriod period = ReportingPeriod.of(agreed.from(), agreed.every());
                period.last().isBefore(today) && follows(period);
                period = period.next()) {
            if (!values.containsKey(period)) {
                missing.add(period);
            }
        }
        return missing;
    }
}
