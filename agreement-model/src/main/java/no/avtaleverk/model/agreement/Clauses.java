package no.avtaleverk.model.agreement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** A clause with all that stands below it: what follows until the next on its own level or above. Empty when it is not here. */
    public List<Clause> chapter(ClauseId id) {
        int from = positionOf(id);
        if (from < 0) {
            return List.of();
        }
        int until = from + 1;
        while (until < list.size() && list.get(until).level() > list.get(from).level()) {
            until++;
        }
        return list.subList(from, until);
    }

    /**
     * The text with some clauses together after another, in the order they have, all numbers made anew.
     *
     * @param after none of those moved; absent to come first
     * @param shift added to the level of each; no level gets above 1 or below {@link Clause#DEEPEST}
     */
    public Clauses moving(Collection<ClauseId> together, @Nullable ClauseId after, int shift) {
        var moved = new ArrayList<Clause>();
        var others = new ArrayList<Clause>();
        for (Clause clause : list) {
            if (together.contains(clause.id())) {
                int level = Math.clamp(clause.level() + shift, 1, Clause.DEEPEST);
                moved.add(new Clause(clause.id(), level, clause.number(), clause.text()));
            } else {
                others.add(clause);
            }
        }
        int position = after == null ? 0 : new Clauses(others).positionOf(after) + 1;
        if (after != null && position == 0) {
            throw new IllegalArgumentException("No clause %s to stand after".formatted(after));
        }
        others.addAll(position, moved);
        return new Clauses(others).renumbered();
    }

    /**
     * The text with every clause on the level it had before a change, unless somebody has given it another since; numbers stay.
     *
     * @param after the text as that change left it
     */
    Clauses withLevelsOf(Clauses before, Clauses after) {
        var then = new HashMap<ClauseId, Integer>();
        before.forEach(clause -> then.put(clause.id(), clause.level()));
        var left = new HashMap<ClauseId, Integer>();
        after.forEach(clause -> left.put(clause.id(), clause.level()));
        return new Clauses(list.stream()
                .map(clause -> left.getOrDefault(clause.id(), 0) == clause.level() && then.containsKey(clause.id())
                        ? new Clause(clause.id(), then.get(clause.id()), clause.number(), clause.text())
                        : clause)
                .toList());
    }

    /**
     * Where a clause stands.
     *
     * @param after the clause before it in the text; absent when it is the first
     */
    public record Place(@Nullable ClauseId after, int level) {}

    /** A step that moves a clause, with all below it, within a text. */
    public enum Way {
        /** Before the clause or chapter above it. */
        UP,
        /** After the clause or chapter below it. */
        DOWN,
        /** Under the clause above it. */
        IN,
        /** Out of the chapter it is in. */
        OUT
    }

    /** Where a clause would stand after a step; absent when there is nowhere to go. */
    public Optional<Place> placeAfter(ClauseId id, Way way) {
        int at = positionOf(id);
        if (at < 0) {
            return Optional.empty();
        }
        Clause clause = list.get(at);
        ClauseId before = at == 0 ? null : list.get(at - 1).id();
        List<Clause> chapter = chapter(id);
        return switch (way) {
            case UP -> above(at);
            case DOWN -> below(at + chapter.size(), clause.level());
            case IN -> {
                int deepest = chapter.stream().mapToInt(Clause::level).max().orElse(clause.level());
                yield at > 0 && list.get(at - 1).level() >= clause.level() && deepest < Clause.DEEPEST
                        ? Optional.of(new Place(before, clause.level() + 1))
                        : Optional.empty();
            }
            case OUT -> clause.level() > 1 ? Optional.of(new Place(before, clause.level() - 1)) : Optional.empty();
        };
    }

    private Optional<Place> above(int at) {
        int level = list.get(at).level();
        int to = at - 1;
        while (to >= 0 && list.get(to).level() > level) {
            to--;
        }
        // Before the first clause there is no chapter to be in.
        if (to < 0 || to == 0 && level > list.getFirst().level()) {
            return Optional.empty();
        }
        return Optional.of(new Place(to == 0 ? null : list.get(to - 1).id(), level));
    }

    private Optional<Place> below(int next, int level) {
        if (next >= list.size()) {
            return Optional.empty();
        }
        // Into the next chapter when this one ends here, else past the whole of the next clause.
        Clause neighbour = list.get(next);
        Clause after =
                neighbour.level() < level ? neighbour : chapter(neighbour.id()).getLast();
        return Optional.of(new Place(after.id(), level));
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

    /** The text as people read it: the values of a head put in for the parameters, and present numbers for references to clauses. */
    public Clauses filled(Head head) {
        return new Clauses(list.stream()
                .map(clause -> hasFields(clause.text())
                        ? new Clause(
                                clause.id(),
                                clause.level(),
                                clause.number(),
                                ClauseText.parse(
                                        ClauseReferences.shown(
                                                Parameters.fill(clause.text().heading(), head), this),
                                        ClauseReferences.shown(
                                                Parameters.fill(clause.text().body(), head), this)))
                        : clause)
                .toList());
    }

    /** Most clauses of a long text have nothing to fill in, and are read often. */
    private static boolean hasFields(ClauseText text) {
        return text.heading().contains("{{") || text.body().contains("{{");
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
