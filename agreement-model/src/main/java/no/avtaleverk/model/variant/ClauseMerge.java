package no.avtaleverk.model.variant;

import java.util.List;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.MergeChoice;
import no.avtaleverk.model.compare.WordMerge;
import org.jspecify.annotations.Nullable;

/**
 * One clause in a three-way merge.
 *
 * @param base as it stands in the version the variant is built on; absent when not there
 * @param mine as it stands in the variant
 * @param theirs as it stands in the new version of the standard
 * @param heading the words of the heading, when all or both sides have the clause and somebody changed it; else empty
 * @param body the words of the body, likewise
 */
public record ClauseMerge(
        ClauseId id,
        Fate fate,
        @Nullable Clause base,
        @Nullable Clause mine,
        @Nullable Clause theirs,
        WordMerge heading,
        WordMerge body) {
    static final WordMerge NOTHING = new WordMerge(List.of());

    /** What becomes of a clause. */
    public enum Fate {
        /** Nobody changed it. */
        UNCHANGED,
        /** The standard changed it and the variant had it as it was: the new words are taken. */
        TAKEN,
        /** New in the standard. */
        INSERTED,
        /** The standard dropped it and the variant had it as it was. */
        REMOVED,
        /** Only the variant departs: its words stand, as does a clause it added or left out. */
        KEPT,
        /** Both changed it alike. */
        SAME,
        /** Both changed it, in different places: both changes are made. */
        MERGED,
        /** Both changed the same words. */
        CONFLICT,
        /** The standard dropped a clause the variant has reworded. */
        DROPPED_BUT_REWORDED_HERE,
        /** The standard reworded a clause the variant has left out. */
        REWORDED_BUT_LEFT_OUT_HERE;

        /** Whether a person has to choose. */
        public boolean isConflict() {
            return this == CONFLICT || this == DROPPED_BUT_REWORDED_HERE || this == REWORDED_BUT_LEFT_OUT_HERE;
        }

        /** Whether the new version asks anything of the variant here. */
        public boolean isTouched() {
            return this != UNCHANGED && this != KEPT && this != SAME;
        }

        /** What happens when nobody chooses otherwise; a conflict has nothing preset. */
        public @Nullable MergeChoice preset() {
            return switch (this) {
                case TAKEN, INSERTED, REMOVED -> MergeChoice.THEIRS;
                case MERGED -> MergeChoice.MERGED;
                case UNCHANGED, KEPT, SAME -> MergeChoice.MINE;
                case CONFLICT, DROPPED_BUT_REWORDED_HERE, REWORDED_BUT_LEFT_OUT_HERE -> null;
            };
        }
    }

    /** The words with the changes of both sides; where they meet, mine. */
    public ClauseText merged() {
        Clause plain = fate == Fate.TAKEN || mine == null ? theirs : mine;
        return heading.segments().isEmpty() && body.segments().isEmpty() && plain != null
                ? plain.text()
                : ClauseText.parse(heading.merged(), body.merged());
    }

    /** The clause as it is to stand; absent when it is not to. */
    @Nullable
    Clause chosen(MergeChoice choice, @Nullable ClauseText own) {
        return switch (choice) {
            case MINE -> mine == null ? null : framed(mine.text());
            case THEIRS -> theirs == null ? null : framed(theirs.text());
            case MERGED -> framed(merged());
            case OWN -> own == null ? null : framed(own);
        };
    }

    /** On the variant's level where it changed that, else on the standard's. */
    private @Nullable Clause framed(ClauseText words) {
        Clause frame =
                mine != null && (theirs == null || (base != null && mine.level() != base.level())) ? mine : theirs;
        return frame == null ? null : new Clause(id, frame.level(), frame.number(), words);
    }

    /** Whether a choice makes sense: nothing is to be merged where one side has no clause. */
    public boolean allows(MergeChoice choice) {
        return choice != MergeChoice.MERGED || fate == Fate.MERGED;
    }
}
