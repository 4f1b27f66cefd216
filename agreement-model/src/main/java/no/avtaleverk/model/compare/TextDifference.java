package no.avtaleverk.model.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two texts: clauses matched by their permanent id, words within them by the shortest edit.
 *
 * @param clauses every clause of either text, in the order of the new one, deleted ones where they stood
 */
public record TextDifference(List<ClauseDifference> clauses) {
    public TextDifference {
        clauses = List.copyOf(clauses);
    }

    public enum Kind {
        UNCHANGED,
        REWORDED,
        INSERTED,
        DELETED
    }

    public enum Operation {
        SAME,
        INSERTED,
        DELETED
    }

    /** A run of words that is the same in both texts, or in one only. */
    public record Segment(Operation operation, String text) {}

    /**
     * One clause in both texts.
     *
     * @param before as it stood; absent when inserted
     * @param after as it stands; absent when deleted
     * @param moved whether it changed places among the clauses both texts have
     * @param renumbered whether its number differs
     */
    public record ClauseDifference(
            ClauseId id,
            Kind kind,
            @Nullable Clause before,
            @Nullable Clause after,
            boolean moved,
            boolean renumbered,
            List<Segment> heading,
            List<Segment> body) {
        public ClauseDifference {
            heading = List.copyOf(heading);
            body = List.copyOf(body);
        }

        /** Whether anything but the number differs. */
        public boolean isChanged() {
            return kind != Kind.UNCHANGED || moved;
        }
    }

    /** Compare two texts. */
    public static TextDifference between(Clauses before, Clauses after) {
        Map<ClauseId, Clause> old = new HashMap<>();
        before.forEach(clause -> old.put(clause.id(), clause));
        Set<ClauseId> moved = movedBetween(before, after);
        var differences = new ArrayList<ClauseDifference>();
        Set<ClauseId> kept = new HashSet<>();
        after.forEach(clause -> kept.add(clause.id()));
        int from = 0;
        for (Clause clause : after) {
            Clause was = old.get(clause.id());
            if (was != null && !moved.contains(clause.id())) {
                int stood = before.positionOf(clause.id());
                from = addDeleted(before, from, stood, kept, differences);
            }
            differences.add(was == null ? inserted(clause) : both(was, clause, moved.contains(clause.id())));
        }
        addDeleted(before, from, before.size(), kept, differences);
        return new TextDifference(differences);
    }

    /** The clauses that differ in more than their number. */
    public List<ClauseDifference> changed() {
        return clauses.stream().filter(ClauseDifference::isChanged).toList();
    }

    public long count(Kind kind) {
        return clauses.stream().filter(clause -> clause.kind() == kind).count();
    }

    private static int addDeleted(
            Clauses before, int from, int to, Set<ClauseId> kept, List<ClauseDifference> differences) {
        for (int i = from; i < to; i++) {
            Clause gone = before.list().get(i);
            if (!kept.contains(gone.id())) {
                differences.add(new ClauseDifference(
                        gone.id(),
                        Kind.DELETED,
                        gone,
                        null,
                        false,
                        false,
                        whole(Operation.DELETED, gone.text().heading()),
                        whole(Operation.DELETED, gone.text().body())));
            }
        }
        return Math.max(from, to);
    }

    private static ClauseDifference inserted(Clause clause) {
        return new ClauseDifference(
                clause.id(),
                Kind.INSERTED,
                null,
                clause,
                false,
                false,
                whole(Operation.INSERTED, clause.text().heading()),
                whole(Operation.INSERTED, clause.text().body()));
    }

    private static ClauseDifference both(Clause before, Clause after, boolean moved) {
        boolean same = before.text().equals(after.text());
        return new ClauseDifference(
                after.id(),
                same ? Kind.UNCHANGED : Kind.REWORDED,
                before,
                after,
                moved,
                !before.number().equals(after.number()),
                words(before.text().heading(), after.text().heading()),
                words(before.text().body(), after.text().body()));
    }

    /** Clauses outside the longest run of common clauses that keep their order. */
    private static Set<ClauseId> movedBetween(Clauses before, Clauses after) {
        var oldOrder = ids(before, after);
        var newOrder = ids(after, before);
        var moved = new HashSet<ClauseId>();
        for (AbstractDelta<ClauseId> delta : DiffUtils.diff(oldOrder, newOrder).getDeltas()) {
            moved.addAll(delta.getTarget().getLines());
        }
        return moved;
    }

    private static List<ClauseId> ids(Clauses of, Clauses alsoIn) {
        var ids = new ArrayList<ClauseId>();
        for (Clause clause : of) {
            if (alsoIn.contains(clause.id())) {
                ids.add(clause.id());
            }
        }
        return ids;
    }

    private static List<Segment> whole(Operation operation, String text) {
        return text.isEmpty() ? List.of() : List.of(new Segment(operation, text));
    }

    /** The shortest edit from one wording to another, in whole words. */
    public static List<Segment> words(String before, String after) {
        if (before.equals(after)) {
            return whole(Operation.SAME, after);
        }
        List<String> old = Words.of(before);
        List<String> young = Words.of(after);
        var segments = new ArrayList<Segment>();
        int read = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, young).getDeltas()) {
            int start = delta.getSource().getPosition();
            add(segments, Operation.SAME, old.subList(read, start));
            add(segments, Operation.DELETED, delta.getSource().getLines());
            add(segments, Operation.INSERTED, delta.getTarget().getLines());
            read = start + delta.getSource().size();
        }
        add(segments, Operation.SAME, old.subList(read, old.size()));
        return joined(segments);
    }

    /** Blanks that stand alone between two changes belong to the change, or the reader sees confetti. */
    private static List<Segment> joined(List<Segment> segments) {
        var result = new ArrayList<Segment>();
        var deleted = new StringBuilder();
        var inserted = new StringBuilder();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            boolean island = segment.operation() == Operation.SAME
                    && segment.text().isBlank()
                    && !segment.text().contains("\n")
                    && !(deleted.isEmpty() && inserted.isEmpty())
                    && i + 1 < segments.size();
            if (island || segment.operation() == Operation.DELETED) {
                deleted.append(segment.text());
            }
            if (island || segment.operation() == Operation.INSERTED) {
                inserted.append(segment.text());
            }
            if (!island && segment.operation() == Operation.SAME) {
                flush(deleted, inserted, result);
                result.add(segment);
            }
        }
        flush(deleted, inserted, result);
        return result;
    }

    private static void flush(StringBuilder deleted, StringBuilder inserted, List<Segment> result) {
        if (!deleted.isEmpty()) {
            result.add(new Segment(Operation.DELETED, deleted.toString()));
        }
        if (!inserted.isEmpty()) {
            result.add(new Segment(Operation.INSERTED, inserted.toString()));
        }
        deleted.setLength(0);
        inserted.setLength(0);
    }

    private static void add(List<Segment> segments, Operation operation, List<String> tokens) {
        if (!tokens.isEmpty()) {
            segments.add(new Segment(operation, String.join("", tokens)));
        }
    }
}
