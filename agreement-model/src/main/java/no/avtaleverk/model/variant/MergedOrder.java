package no.avtaleverk.model.variant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.MergeChoice;

/**
 * In which order the clauses of both sides stand. Who alone moved clauses decides; what the other side has besides comes after what
 * it comes after there, a clause on a deeper level before a new chapter, the standard's before the variant's.
 */
final class MergedOrder {
    private final Clauses mine;
    private final Clauses theirs;
    private final boolean mineMoved;
    private final boolean theirsMoved;
    private final boolean conflict;

    private MergedOrder(Clauses mine, Clauses theirs, boolean mineMoved, boolean theirsMoved, boolean conflict) {
        this.mine = mine;
        this.theirs = theirs;
        this.mineMoved = mineMoved;
        this.theirsMoved = theirsMoved;
        this.conflict = conflict;
    }

    /**
     * Look at the orders of both sides.
     *
     * @param places where each clause stood in the base
     * @param theirsMoved whether the standard moved clauses
     */
    static MergedOrder of(Map<ClauseId, Integer> places, Clauses mine, Clauses theirs, boolean theirsMoved) {
        boolean mineMoved = isMoved(places, mine);
        boolean conflict = mineMoved && theirsMoved && !common(mine, theirs).equals(common(theirs, mine));
        return new MergedOrder(mine, theirs, mineMoved, theirsMoved, conflict);
    }

    /** Whether clauses of the base stand in another order in a text. */
    static boolean isMoved(Map<ClauseId, Integer> places, Clauses text) {
        int last = -1;
        for (Clause clause : text) {
            Integer place = places.get(clause.id());
            if (place != null) {
                if (place < last) {
                    return true;
                }
                last = place;
            }
        }
        return false;
    }

    /** The ids of one text that the other has too. */
    private static List<ClauseId> common(Clauses of, Clauses with) {
        var ids = new HashSet<ClauseId>();
        with.forEach(clause -> ids.add(clause.id()));
        return of.list().stream().map(Clause::id).filter(ids::contains).toList();
    }

    /** Whether both sides moved clauses, to different orders. */
    boolean isConflict() {
        return conflict;
    }

    /** Whether the standard moved clauses and the variant did not. */
    boolean isTaken() {
        return theirsMoved && !mineMoved;
    }

    /**
     * Put clauses in order.
     *
     * @param present the clauses that are to stand
     * @param choice whose order, where the two conflict: theirs or, else, mine
     */
    List<ClauseId> of(Set<ClauseId> present, MergeChoice choice) {
        boolean theirsLead = conflict ? choice == MergeChoice.THEIRS : isTaken();
        Clauses lead = theirsLead ? theirs : mine;
        Clauses other = theirsLead ? mine : theirs;
        var order = new ArrayList<ClauseId>(present.size());
        for (Clause clause : lead) {
            if (present.contains(clause.id())) {
                order.add(clause.id());
            }
        }
        if (order.size() == present.size()) {
            return order;
        }
        Map<ClauseId, Integer> levels = new HashMap<>();
        other.forEach(clause -> levels.put(clause.id(), clause.level()));
        lead.forEach(clause -> levels.put(clause.id(), clause.level()));
        Set<ClauseId> inOther = new HashSet<>();
        other.forEach(clause -> inOther.add(clause.id()));
        var placed = new HashSet<>(order);
        int after = -1;
        for (Clause clause : other) {
            if (placed.contains(clause.id())) {
                after = order.indexOf(clause.id());
            } else if (present.contains(clause.id())) {
                int place = after + 1;
                while (place < order.size()
                        && !inOther.contains(order.get(place))
                        && goesFirst(levels.getOrDefault(order.get(place), 1), clause.level(), theirsLead)) {
                    place++;
                }
                order.add(place, clause.id());
                placed.add(clause.id());
                after = place;
            }
        }
        return order;
    }

    /** Whether a clause only the lead has stays before one only the other has, where both come after the same. */
    private static boolean goesFirst(int leading, int level, boolean theirsLead) {
        return leading > level || (leading == level && theirsLead);
    }
}
