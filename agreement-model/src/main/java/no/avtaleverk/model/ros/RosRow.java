package no.avtaleverk.model.ros;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.wording.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A row of a checklist, as it was made.
 *
 * @param id the same for the same event or the same words of a duty, in every list
 * @param matter of hol. § 6-2 it belongs to; absent for what is common
 * @param words the event; of a duty, the words of the clause that make it
 * @param areas ids of areas of the scale, never empty
 * @param barriers what in the text guards against it already; of a duty, the clause that holds it
 * @param unanswered what should guard against it, and no clause does
 * @param proposals measures of the library
 */
public record RosRow(
        String id,
        Kind kind,
        @Nullable RequirementId matter,
        Bilingual words,
        List<Bilingual> causes,
        List<String> areas,
        List<Barrier> barriers,
        List<RequirementId> unanswered,
        List<RosScenario.Proposed> proposals,
        Bilingual source) {
    public RosRow {
        causes = List.copyOf(causes);
        areas = List.copyOf(areas);
        barriers = List.copyOf(barriers);
        unanswered = List.copyOf(unanswered);
        proposals = List.copyOf(proposals);
        if (areas.isEmpty()) {
            throw new IllegalArgumentException("A row is looked at in one area at least: " + id);
        }
    }

    /** Where a row comes from. */
    public enum Kind {
        /** An event of the library. */
        EVENT,
        /** A duty in the text: what if it is not done. */
        DUTY,
        /** Added by people. */
        OWN
    }

    /**
     * A clause that guards against it.
     *
     * @param text digest of its words, by which they can be read again
     * @param values what was put into those words, by the parameters they name
     * @param requirement the one it answers; absent for a duty
     */
    public record Barrier(
            ClauseId clause,
            String number,
            String heading,
            Sha256 text,
            Map<String, String> values,
            @Nullable RequirementId requirement) {
        public Barrier {
            values = Collections.unmodifiableMap(new TreeMap<>(values));
        }

        /** The values that say what is promised. Names of parties are none: one more party makes nothing riskier that was graded. */
        public Map<String, String> promised() {
            var promised = new TreeMap<>(values);
            promised.keySet().removeAll(Parameters.OF_PARTIES);
            return promised;
        }
    }

    /** Whether something that should guard against it is answered by no clause. */
    public boolean isRaised() {
        return !unanswered.isEmpty();
    }

    /** Digest of what it says: the event, the words of the clauses with what is put into them, and what no clause answers. */
    public Sha256 digest() {
        var lines =
                new StringBuilder(words.nb()).append('\n').append(words.nn()).append('\n');
        for (Barrier barrier : barriers) {
            lines.append(barrier.clause()).append(' ').append(barrier.text());
            lines.append(' ').append(barrier.requirement()).append('\n');
            barrier.promised().forEach((name, value) -> lines.append("= ")
                    .append(name)
                    .append(' ')
                    .append(value)
                    .append('\n'));
        }
        unanswered.forEach(requirement -> lines.append("- ").append(requirement).append('\n'));
        return Sha256.of(lines.toString());
    }

    /** Digest of all that a grade rests on: what the row says, and the scale. Where it is the same, grades are the same as well. */
    public Sha256 ground(RosScale scale) {
        return Sha256.of(digest() + "\n" + scale.id() + " " + scale.edition());
    }
}
