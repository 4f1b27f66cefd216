package no.avtaleverk.model.agreement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A text: clauses in their order, each id once. */
public record Clauses(List<Clause> list) implements Iterable<Clause> {
    /** The text with nothing in it yet. */
    public static final Clauses NONE = new Clauses(List.of());

    public Clauses {
        list = List.copyOf(list);
        var seen = new HashSet<ClauseId>();
        for (Clause clause : list) {
            if (!seen.add(clause.id())) {
                throw new IllegalArgumentException("The text holds clause %s twice".formatted(clause.id()));
            }
        }
    }

    public Optional<Clause> find(ClauseId id) {
        return list.stream().filter(clause -> clause.id().equals(id)).findFirst();
    }

    public boolean contains(ClauseId id) {
        return find(id).isPresent();
    }

    public int size() {
        return list.size();
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** Position from 0; -1 when the clause is not here. */
    public int positionOf(ClauseId id) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** The text with one clause reworded. */
    public Clauses replacing(ClauseId id, ClauseText text) {
        return new Clauses(list.stream()
                .map(clause -> clause.id().equals(id) ? new Clause(id, clause.level(), clause.number(), text) : clause)
                .toList());
    }

    /** The text with a new clause at a position (0 first), all numbers made anew. */
    public Clauses inserting(int position, Clause clause) {
        var clauses = new ArrayList<>(list);
        clauses.add(position, clause);
        return new Clauses(clauses).renumbered();
    }

    /** The text without one clause, all numbers made anew. */
    public Clauses without(ClauseId id) {
        return new Clauses(
                        list.stream().filter(clause -> !clause.id().equals(id)).toList())
                .renumbered();
    }

    /** The text with one clause at another position and level, all numbers made anew. */
    public Clauses moving(ClauseId id, int position, int level) {
        var clauses = new ArrayList<>(list);
        Clause moved = clauses.remove(positionOf(id));
        clauses.add(position, new Clause(id, level, moved.number(), moved.text()));
        return new Clauses(clauses).renumbered();
    }

    /** The text with numbers 1, 1.1, 1.1.1 computed from the levels; a level that skips one counts as the next below. */
    public Clauses renumbered() {
        var counters = new ArrayList<Integer>();
        var numbered = new ArrayList<Clause>();
        for (Clause clause : list) {
            int depth = Math.min(clause.level(), counters.size() + 1);
            while (counters.size() > depth) {
                counters.removeLast();
            }
            if (counters.size() < depth) {
                counters.add(1);
            } else {
                counters.set(depth - 1, counters.get(depth - 1) + 1);
            }
            String number =
                    String.join(".", counters.stream().map(String::valueOf).toList());
            numbered.add(new Clause(clause.id(), depth, number, clause.text()));
        }
        return new Clauses(numbered);
    }

    /**
     * The canonical form that is decided and signed: one line per clause with level, number and digest of its words. Clause ids,
     * parties and parameters are left out, so that the same words are the same text in every kommune.
     */
    public String canonical() {
        var lines = new StringBuilder();
        for (Clause clause : list) {
            lines.append(clause.level())
                    .append('\t')
                    .append(clause.number())
                    .append('\t')
                    .append(clause.sha256().hex())
                    .append('\n');
        }
        return lines.toString();
    }

    /** The digest of {@link #canonical()}: what a vedtak and a signature are bound to. */
    public Sha256 sha256() {
        return Sha256.of(canonical());
    }

    /** The text as people read it, with the values of a head put in for the parameters. */
    public Clauses filled(Head head) {
        return new Clauses(list.stream()
                .map(clause -> new Clause(
                        clause.id(),
                        clause.level(),
                        clause.number(),
                        ClauseText.parse(
                                Parameters.fill(clause.text().heading(), head),
                                Parameters.fill(clause.text().body(), head))))
                .toList());
    }

    /** The texts of all clauses. */
    public Collection<ClauseText> texts() {
        return list.stream().map(Clause::text).toList();
    }

    @Override
    public Iterator<Clause> iterator() {
        return list.iterator();
    }
}
