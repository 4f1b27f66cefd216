package no.avtaleverk.model.ros;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.wording.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * An undesired event of the library.
 *
 * @param id never used again for another event
 * @param matter of hol. § 6-2 that it belongs to; absent for what is common to all
 * @param areas ids of the areas of consequence it is looked at in
 * @param requirements whose answers in a clause guard against it
 * @param source where it was seen, or whose judgement it is
 * @param reviewed last day somebody held it against practice, in Norway
 * @param reviewBy day by which that is due again
 */
public record RosScenario(
        String id,
        @Nullable RequirementId matter,
        Bilingual event,
        List<Bilingual> causes,
        List<String> areas,
        List<RequirementId> requirements,
        List<Proposed> measures,
        Bilingual source,
        LocalDate reviewed,
        LocalDate reviewBy) {
    public RosScenario {
        causes = List.copyOf(causes);
        areas = List.copyOf(areas);
        requirements = List.copyOf(requirements);
        measures = List.copyOf(measures);
        if (!id.matches("[A-Z][0-9A-Z-]{0,39}")) {
            throw new IllegalArgumentException("Not the id of an event: " + id);
        }
        if (areas.isEmpty()) {
            throw new IllegalArgumentException("An event is looked at in one area at least: " + id);
        }
        if (reviewBy.isBefore(reviewed)) {
            throw new IllegalArgumentException("Reviewed again before it was reviewed: " + id);
        }
    }

    /** A measure the library proposes. */
    public record Proposed(Lowers lowers, Bilingual what) {}

    /** What of an event can be written anew. */
    public enum Part {
        EVENT,
        MATTER,
        CAUSES,
        AREAS,
        REQUIREMENTS,
        MEASURES,
        SOURCE,
        DATES
    }

    /** Whether it should have been held against practice again. */
    public boolean isOverdue(LocalDate today) {
        return today.isAfter(reviewBy);
    }

    /** The same event, held against practice anew. */
    public RosScenario reviewed(LocalDate on, LocalDate by) {
        return new RosScenario(id, matter, event, causes, areas, requirements, measures, source, on, by);
    }

    /** What differs from an earlier wording of it. */
    public Set<Part> changedSince(RosScenario before) {
        var changed = EnumSet.noneOf(Part.class);
        note(changed, Part.EVENT, event.equals(before.event));
        note(changed, Part.MATTER, Objects.equals(matter, before.matter));
        note(changed, Part.CAUSES, causes.equals(before.causes));
        note(changed, Part.AREAS, areas.equals(before.areas));
        note(changed, Part.REQUIREMENTS, requirements.equals(before.requirements));
        note(changed, Part.MEASURES, measures.equals(before.measures));
        note(changed, Part.SOURCE, source.equals(before.source));
        note(changed, Part.DATES, reviewed.equals(before.reviewed) && reviewBy.equals(before.reviewBy));
        return changed;
    }

    private static void note(Set<Part> changed, Part part, boolean same) {
        if (!same) {
            changed.add(part);
        }
    }
}
