package no.avtaleverk.model.variant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.MergeChoice;
import no.avtaleverk.model.agreement.Refusal;
import org.jspecify.annotations.Nullable;

/** A new version of a standard held against one variant, clause by clause: what can be taken as it is, and what a person has to choose. */
public final class Merge {
    private final List<ClauseMerge> clauses;
    private final MergedOrder order;
    private final Clauses mine;
    private final Clauses theirs;

    Merge(List<ClauseMerge> clauses, MergedOrder order, Clauses mine, Clauses theirs) {
        this.clauses = List.copyOf(clauses);
        this.order = order;
        this.mine = mine;
        this.theirs = theirs;
    }

    /**
     * What a person chose for a clause.
     *
     * @param own the words for {@link MergeChoice#OWN}; absent otherwise
     */
    public record Chosen(MergeChoice choice, @Nullable ClauseText own) {
        public static Chosen of(MergeChoice choice) {
            return new Chosen(choice, null);
        }
    }

    /** What the choices lead to. */
    public sealed interface Outcome {
        /**
         * A text.
         *
         * @param choices what was chosen or preset for each clause the new version touches
         * @param order whose order was chosen; absent when the two orders did not conflict
         */
        record Settled(
                Clauses text,
                Map<ClauseId, MergeChoice> choices,
                @Nullable MergeChoice order) implements Outcome {}

        /** Something is still to be chosen. */
        record Unsettled(List<Refusal> reasons) implements Outcome {}
    }

    /** Every clause of the variant or of the new version; the variant's first, in its order. */
    public List<ClauseMerge> clauses() {
        return clauses;
    }

    /** The clauses of the merge in the order they would stand, those that would not where they stood. */
    public List<ClauseMerge> inOrder() {
        Map<ClauseId, ClauseMerge> byId =
                clauses.stream().collect(Collectors.toMap(ClauseMerge::id, Function.identity()));
        return order.of(byId.keySet(), MergeChoice.MINE).stream()
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .toList();
    }

    public List<ClauseMerge> touched() {
        return clauses.stream().filter(clause -> clause.fate().isTouched()).toList();
    }

    public List<ClauseMerge> conflicts() {
        return clauses.stream().filter(clause -> clause.fate().isConflict()).toList();
    }

    /** Whether both sides moved clauses, to different orders. */
    public boolean isOrderConflict() {
        return order.isConflict();
    }

    /** Whether the standard moved clauses and the variant follows. */
    public boolean isOrderTaken() {
        return order.isTaken();
    }

    /** Whether nobody has to choose anything. */
    public boolean isClean() {
        return !order.isConflict() && conflicts().isEmpty();
    }

    /** The text when nobody chooses anything. */
    public Outcome outcome() {
        return outcome(Map.of(), null);
    }

    /**
     * The text that follows from choices.
     *
     * @param chosen what was chosen; the presets of {@link ClauseMerge.Fate#preset()} for all others
     * @param orderChoice whose order stands when the two conflict: mine or theirs
     */
    public Outcome outcome(Map<ClauseId, Chosen> chosen, @Nullable MergeChoice orderChoice) {
        var faults = new ArrayList<Refusal>();
        var choices = new TreeMap<ClauseId, MergeChoice>();
        var standing = new LinkedHashMap<ClauseId, Clause>();
        var unknown = new TreeMap<>(chosen);
        for (ClauseMerge clause : clauses) {
            unknown.remove(clause.id());
            Chosen given = chosen.get(clause.id());
            MergeChoice choice = given == null ? clause.fate().preset() : given.choice();
            if (choice == null || !clause.allows(choice)) {
                faults.add(new Refusal.ConflictUndecided(clause.id()));
                continue;
            }
            if (given != null || clause.fate().isTouched()) {
                choices.put(clause.id(), choice);
            }
            ClauseText own = given == null ? null : given.own();
            if (choice == MergeChoice.OWN && (own == null || own.isBlank())) {
                faults.add(new Refusal.EmptyClause(clause.id()));
                continue;
            }
            Clause stands = clause.chosen(choice, own);
            if (stands != null) {
                standing.put(clause.id(), stands);
            }
        }
        unknown.keySet().forEach(clause -> faults.add(new Refusal.UnknownClause(clause)));
        if (order.isConflict() && orderChoice != MergeChoice.MINE && orderChoice != MergeChoice.THEIRS) {
            faults.add(new Refusal.OrderUndecided());
        }
        if (!faults.isEmpty()) {
            return new Outcome.Unsettled(faults);
        }
        List<ClauseId> ids = order.of(standing.keySet(), orderChoice == null ? MergeChoice.MINE : orderChoice);
        var text = new ArrayList<Clause>();
        for (ClauseId id : ids) {
            Clause clause = standing.get(id);
            if (clause != null) {
                text.add(clause);
            }
        }
        return new Outcome.Settled(numbered(text), choices, order.isConflict() ? orderChoice : null);
    }

    /** As numbered in the text it has the frame of, be it the standard's or the variant's; else anew. */
    private Clauses numbered(List<Clause> text) {
        for (Clauses frame : List.of(theirs, mine)) {
            if (haveSameFrame(text, frame.list())) {
                var clauses = new ArrayList<Clause>();
                for (int i = 0; i < text.size(); i++) {
                    Clause clause = text.get(i);
                    clauses.add(new Clause(
                            clause.id(), clause.level(), frame.list().get(i).number(), clause.text()));
                }
                return new Clauses(clauses);
            }
        }
        return new Clauses(text).renumbered();
    }

    private static boolean haveSameFrame(List<Clause> one, List<Clause> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).id().equals(other.get(i).id())
                    || one.get(i).level() != other.get(i).level()) {
                return false;
            }
        }
        return true;
    }
}
