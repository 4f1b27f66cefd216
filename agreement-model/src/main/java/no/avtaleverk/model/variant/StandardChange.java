package no.avtaleverk.model.variant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.compare.Rewording;
import no.avtaleverk.model.compare.WordMerge;
import no.avtaleverk.model.variant.ClauseMerge.Fate;
import org.jspecify.annotations.Nullable;

/**
 * What a new version of a standard changes, worked out once and held against any number of variants. A clause a variant has as it
 * was costs no look at its words.
 */
public final class StandardChange {
    private final Clauses theirs;
    private final SequencedMap<ClauseId, Clause> baseById;
    private final SequencedMap<ClauseId, Clause> theirsById;
    private final Map<ClauseId, Integer> places = new HashMap<>();
    private final boolean theirsMoved;
    /** The changed words of clauses both versions have, made when the first variant asks. */
    private final Map<ClauseId, Reworded> reworded = new HashMap<>();

    private StandardChange(Clauses base, Clauses theirs) {
        this.theirs = theirs;
        this.baseById = byId(base);
        this.theirsById = byId(theirs);
        baseById.keySet().forEach(id -> places.put(id, places.size()));
        this.theirsMoved = MergedOrder.isMoved(places, theirs);
    }

    /**
     * Compare two versions of a standard.
     *
     * @param base the version variants are built on
     * @param theirs the new version
     */
    public static StandardChange between(Clauses base, Clauses theirs) {
        return new StandardChange(base, theirs);
    }

    /** The text of the new version. */
    public Clauses newText() {
        return theirs;
    }

    static SequencedMap<ClauseId, Clause> byId(Clauses clauses) {
        var byId = new LinkedHashMap<ClauseId, Clause>();
        clauses.forEach(clause -> byId.put(clause.id(), clause));
        return byId;
    }

    /** A clause the standard rewords. */
    private record Reworded(Rewording heading, Rewording body) {
        static Reworded of(ClauseText before, ClauseText after) {
            return new Reworded(
                    Rewording.of(before.heading(), after.heading()), Rewording.of(before.body(), after.body()));
        }
    }

    /** Work the new version into a variant's text. */
    public Merge into(Clauses mine) {
        SequencedMap<ClauseId, Clause> mineById = byId(mine);
        var merges = new ArrayList<ClauseMerge>();
        for (Clause clause : mine) {
            merges.add(merge(clause.id(), baseById.get(clause.id()), clause, theirsById.get(clause.id())));
        }
        for (Clause clause : theirs) {
            if (!mineById.containsKey(clause.id())) {
                merges.add(merge(clause.id(), baseById.get(clause.id()), null, clause));
            }
        }
        return new Merge(merges, MergedOrder.of(places, mine, theirs, theirsMoved), mine, theirs);
    }

    private ClauseMerge merge(ClauseId id, @Nullable Clause was, @Nullable Clause mine, @Nullable Clause their) {
        if (mine == null || their == null) {
            return untold(id, oneSided(was, mine, their), was, mine, their);
        }
        if (was == null) {
            return sameWords(mine, their)
                    ? untold(id, Fate.SAME, null, mine, their)
                    : told(
                            id,
                            null,
                            mine,
                            their,
                            WordMerge.of("", mine.text().heading(), their.text().heading()),
                            WordMerge.of("", mine.text().body(), their.text().body()));
        }
        boolean minePlain = sameWords(was, mine);
        boolean theirsPlain = sameWords(was, their);
        if (minePlain && theirsPlain) {
            boolean level = was.level() == mine.level() && their.level() != mine.level();
            return untold(id, level ? Fate.TAKEN : Fate.UNCHANGED, was, mine, their);
        }
        if (minePlain || theirsPlain || sameWords(mine, their)) {
            return untold(id, minePlain ? Fate.TAKEN : theirsPlain ? Fate.KEPT : Fate.SAME, was, mine, their);
        }
        Reworded words = reworded.computeIfAbsent(id, key -> Reworded.of(was.text(), their.text()));
        return told(
                id,
                was,
                mine,
                their,
                words.heading.with(mine.text().heading()),
                words.body.with(mine.text().body()));
    }

    private static ClauseMerge untold(
            ClauseId id, Fate fate, @Nullable Clause was, @Nullable Clause mine, @Nullable Clause their) {
        return new ClauseMerge(id, fate, was, mine, their, ClauseMerge.NOTHING, ClauseMerge.NOTHING);
    }

    private static ClauseMerge told(
            ClauseId id, @Nullable Clause was, Clause mine, Clause their, WordMerge heading, WordMerge body) {
        Fate fate = heading.hasConflict() || body.hasConflict() ? Fate.CONFLICT : Fate.MERGED;
        return new ClauseMerge(id, fate, was, mine, their, heading, body);
    }

    private static Fate oneSided(@Nullable Clause was, @Nullable Clause mine, @Nullable Clause their) {
        if (was == null) {
            return mine == null ? Fate.INSERTED : Fate.KEPT;
        }
        if (mine == null && their == null) {
            return Fate.SAME;
        }
        if (mine == null) {
            return their != null && sameWords(was, their) ? Fate.KEPT : Fate.REWORDED_BUT_LEFT_OUT_HERE;
        }
        return sameWords(was, mine) ? Fate.REMOVED : Fate.DROPPED_BUT_REWORDED_HERE;
    }

    private static boolean sameWords(Clause one, Clause other) {
        return one.text().equals(other.text());
    }
}
