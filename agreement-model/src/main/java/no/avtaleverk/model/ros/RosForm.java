package no.avtaleverk.model.ros;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.RosNote.GuideAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What a filled-in form says, as it was read from the file and before anybody has judged it. Parts are known by their {@link RosMarks}.
 *
 * @param made absent when the file no longer says
 */
public record RosForm(@Nullable Made made, List<Line> lines, List<Row> rows, List<Answer> answers) {
    /** Most parts of any kind that a form has; more is no form. */
    public static final int MOST_PARTS = 20_000;

    public RosForm {
        lines = List.copyOf(lines);
        rows = List.copyOf(rows);
        answers = List.copyOf(answers);
    }

    /** What a form was made of and for whom, as {@link RosMarks#form} has it. */
    public record Made(String list, String agreement, String party) {}

    /**
     * A row in an area.
     *
     * @param ground what of the row it was made from
     * @param given the grades it was given out with
     */
    public record Line(String key, String ground, String given, Column before, Column after) {}

    /**
     * What is ticked or written of likelihood and consequence.
     *
     * @param unread what stands there and is no grade; empty when all is
     */
    public record Column(Set<Integer> likelihood, Set<Integer> consequence, String unread) {
        public Column {
            likelihood = Set.copyOf(new TreeSet<>(likelihood));
            consequence = Set.copyOf(new TreeSet<>(consequence));
        }
    }

    /** What is said of a row in all its areas. */
    public record Row(String key, boolean notRelevant, String reason, List<NewMeasure> measures) {
        public Row {
            measures = List.copyOf(measures);
        }
    }

    /**
     * A measure somebody wants.
     *
     * @param parties their names, as they stand in the form
     * @param due as it is written
     * @param on the same as a day in Norway; absent when it is none
     */
    public record NewMeasure(
            String what,
            Set<Lowers> lowers,
            Set<String> parties,
            Set<Role> roles,
            String due,
            @Nullable LocalDate on) {
        public NewMeasure {
            lowers = Set.copyOf(lowers);
            parties = Set.copyOf(parties);
            roles = Set.copyOf(roles);
        }

        public boolean isEmpty() {
            return what.isBlank() && lowers.isEmpty() && parties.isEmpty() && roles.isEmpty() && due.isBlank();
        }
    }

    /**
     * An answer to a question of the guide.
     *
     * @param given the answer it was given out with, and of what was said beside it the digest
     * @param unread what stands there and is no answer; empty when all is
     */
    public record Answer(String key, String given, Set<GuideAnswer> ticked, String said, String unread) {
        public Answer {
            ticked = Set.copyOf(ticked);
        }
    }
}
