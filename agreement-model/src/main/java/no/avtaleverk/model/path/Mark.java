package no.avtaleverk.model.path;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a step stands, and what says so.
 *
 * @param date the day it was done, or of what was decided instead, in Norway; absent when not known
 * @param reference case number, link or version; empty when there is none
 * @param due last day to do it, in Norway; absent when there is none
 * @param done how many have done it, of those it takes
 * @param of how many it takes
 */
public record Mark(
        Standing standing,
        @Nullable LocalDate date,
        String reference,
        @Nullable LocalDate due,
        int done,
        int of) {

    static Mark of(Standing standing) {
        return new Mark(standing, null, "", null, standing == Standing.DONE ? 1 : 0, 1);
    }

    static Mark of(Standing standing, LocalDate date, String reference) {
        return new Mark(standing, date, reference, null, standing == Standing.DONE ? 1 : 0, 1);
    }

    static Mark done(LocalDate date, String reference) {
        return of(Standing.DONE, date, reference);
    }

    Mark by(@Nullable LocalDate deadline) {
        return new Mark(standing, date, reference, deadline, done, of);
    }

    Mark counting(int some, int all) {
        return new Mark(standing, date, reference, due, some, all);
    }

    /** Several marks of one step as one: what stands in the way goes before what goes on by itself. */
    static Mark together(Collection<Mark> marks) {
        List<Mark> needed = marks.stream()
                .filter(mark -> mark.standing() != Standing.NOT_NEEDED)
                .toList();
        int done = (int)
                needed.stream().filter(mark -> mark.standing() == Standing.DONE).count();
        LocalDate due = needed.stream()
                .filter(mark -> mark.standing().isLacking())
                .map(Mark::due)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        LocalDate last = needed.stream()
                .filter(mark -> mark.standing() == Standing.DONE)
                .map(Mark::date)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Mark(standing(needed, done), last, "", due, done, needed.size());
    }

    private static Standing standing(List<Mark> needed, int done) {
        if (needed.isEmpty()) {
            return Standing.NOT_NEEDED;
        }
        if (done == needed.size()) {
            return Standing.DONE;
        }
        for (Standing stuck : List.of(Standing.LATE, Standing.REFUSED, Standing.CHANGED, Standing.POSTPONED)) {
            if (has(needed, stuck)) {
                return stuck;
            }
        }
        if (done > 0 || has(needed, Standing.UNDER_WAY)) {
            return Standing.UNDER_WAY;
        }
        for (Standing one : List.of(Standing.MISSING, Standing.UNDOCUMENTED)) {
            if (has(needed, one)) {
                return one;
            }
        }
        return Standing.NOT_YET;
    }

    private static boolean has(List<Mark> marks, Standing standing) {
        return marks.stream().anyMatch(mark -> mark.standing() == standing);
    }
}
