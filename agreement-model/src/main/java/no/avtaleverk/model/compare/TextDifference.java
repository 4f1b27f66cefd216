package no.avtaleverk.model.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two texts: clauses matched by their permanent id, those left over by their words, and words within them by the
 * shortest edit.
 *
 * @param clauses every clause of either text, in the order of the new one, deleted ones where they stood
 * @param places every place of either text: the clauses, and where those that moved stood before
 */
public record TextDifference(List<ClauseDifference> clauses, List<Place> places) {
    public TextDifference {
        clauses = List.copyOf(clauses);
        places = List.copyOf(places);
    }

    /** What became of the words of a clause. */
    public enum Kind {
        UNCHANGED,
        REWORDED,
        INSERTED,
        DELETED,
        /** The same words, but that numbers of clauses in them ("punkt 4.2") have followed the clauses they name. */
        RENUMBERED,
        /** The same words with other marks (list, table, bold, paragraph), on another level, or with other quotes, dashes or blanks. */
        FORMATTED
    }

    /** Everything that can be said of a clause; several may hold at once. */
    public enum Aspect {
        MOVED,
        INSERTED,
        DELETED,
        REWORDED,
        RENUMBERED,
        FORMATTED
    }

    public enum Operation {
        SAME,
        INSERTED,
        DELETED
    }

    /** A number of a clause in running words that followed the clause it names. */
    public record ReferenceChange(String before, String after) {}

    /** A run of words that is the same in both texts, or in one only. */
    public record Segment(Operation operation, String text) {}

    /**
     * How many words differ.
     *
     * @param differing words that are in one text only
     * @param all words of both texts; one that stayed counts in each
     */
    public record DifferingWords(long differing, long all) {
        public static final DifferingWords NONE = new DifferingWords(0, 0);

        /** In a heading and what stands under it. */
        public static DifferingWords of(List<Segment> heading, List<Segment> body) {
            long differing = 0;
            long all = 0;
            for (List<Segment> segments : List.of(heading, body)) {
                for (Segment segment : segments) {
                    long words = Words.of(segment.text()).stream()
                            .filter(Words::isWord)
                            .count();
                    boolean same = segment.operation() == Operation.SAME;
                    all += same ? 2 * words : words;
                    differing += same ? 0 : words;
                }
            }
            return new DifferingWords(differing, all);
        }

        public DifferingWords plus(DifferingWords other) {
            return new DifferingWords(differing + other.differing, all + other.all);
        }

        /** Their share in per cent; never 0 when any differs. */
        public int percent() {
            return differing == 0 ? 0 : Math.max(1, (int) Math.round(100.0 * differing / all));
        }
    }

    /**
     * A place in the two texts read together.
     *
     * @param former whether the clause stood here and stands elsewhere now
     */
    public record Place(ClauseDifference difference, boolean former) {}

    /**
     * One clause in both texts.
     *
     * @param id in the new text; in the old one when deleted
     * @param before as it stood; absent when inserted
     * @param after as it stands; absent when deleted
     * @param moved whether it changed places among the clauses both texts have, and not only along with the chapter it stands under
     * @param renumbered whether its number differs
     * @param relevelled whether it rose or sank against the clause it stands under
     * @param movedWith the moved clause it followed, by its id in the new text; absent when it stayed or moved by itself
     * @param references the numbers in its words that followed the clauses they name, when nothing else of the words differs
     */
    public record ClauseDifference(
            ClauseId id,
            Kind kind,
            @Nullable Clause before,
            @Nullable Clause after,
            boolean moved,
            boolean renumbered,
            List<Segment> heading,
            List<Segment> body,
            boolean relevelled,
            @Nullable ClauseId movedWith,
            List<ReferenceChange> references) {
        public ClauseDifference {
            references = List.copyOf(references);
            heading = List.copyOf(heading);
            body = List.copyOf(body);
        }

        /** Whether anything but its own number differs. Following a moved chapter is no change. */
        public boolean isChanged() {
            return kind != Kind.UNCHANGED || moved;
        }

        /** Whether it stands elsewhere among the clauses both texts have, by itself or with its chapter. */
        public boolean leftItsPlace() {
            return moved || movedWith != null;
        }

        /** Whether the two were taken for the same by their words, since their ids differ. */
        public boolean isMatchedByWords() {
            return before != null && after != null && !before.id().equals(after.id());
        }

        /** Everything that differs; empty when nothing does. */
        public Set<Aspect> aspects() {
            var aspects = EnumSet.noneOf(Aspect.class);
            if (kind != Kind.UNCHANGED) {
                aspects.add(Aspect.valueOf(kind.name()));
            }
            if (moved) {
                aspects.add(Aspect.MOVED);
            }
            if (renumbered || !references.isEmpty()) {
                aspects.add(Aspect.RENUMBERED);
            }
            return Collections.unmodifiableSet(aspects);
        }
    }

    /** Compare two texts. */
    public static TextDifference between(Clauses before, Clauses after) {
        List<Clause> old = before.list();
        List<Clause> young = after.list();
        int[] partner = ClauseMatching.between(before, after);
        var origin = new int[young.size()];
        java.util.Arrays.fill(origin, -1);
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                origin[partner[i]] = i;
            }
        }
        Moves moves = Moves.between(old, young, partner);
        var references = new PlainReferences(old, young, partner);
        var both = new ClauseDifference[old.size()];
        for (int i = 0; i < both.length; i++) {
            int j = partner[i];
            if (j >= 0) {
                boolean led = moves.with(i) >= 0;
                both[i] = both(
                        old.get(i),
                        young.get(j),
                        moves.left(i) && !led,
                        moves.relevelled(i),
                        led ? young.get(partner[moves.with(i)]).id() : null,
                        references);
            }
        }
        return merged(old, young, partner, origin, moves, both);
    }

    /** Both texts read together: what stayed in its place is the thread, and what is gone comes before what is new. */
    private static TextDifference merged(
            List<Clause> old, List<Clause> young, int[] partner, int[] origin, Moves moves, ClauseDifference[] both) {
        var clauses = new ArrayList<ClauseDifference>(young.size() + 16);
        var places = new ArrayList<Place>(young.size() + 16);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < young.size()) {
            if (i < old.size() && (partner[i] < 0 || moves.left(i))) {
                ClauseDifference gone = partner[i] < 0 ? deleted(old.get(i)) : both[i];
                if (partner[i] < 0) {
                    clauses.add(gone);
                }
                places.add(new Place(gone, partner[i] >= 0));
                i++;
            } else {
                ClauseDifference here = origin[j] < 0 ? inserted(young.get(j)) : both[origin[j]];
                clauses.add(here);
                places.add(new Place(here, false));
                if (origin[j] == i) {
                    i++;
                }
                j++;
            }
        }
        return new TextDifference(clauses, places);
    }

    /** The clauses that differ in more than their own number. */
    public List<ClauseDifference> changed() {
        return clauses.stream().filter(ClauseDifference::isChanged).toList();
    }

    /** Whether the two texts are the same, numbers counted. */
    public boolean isEmpty() {
        return clauses.stream().allMatch(clause -> clause.aspects().isEmpty());
    }

    public long count(Kind kind) {
        return clauses.stream().filter(clause -> clause.kind() == kind).count();
    }

    public long count(Aspect aspect) {
        return clauses.stream()
                .filter(clause -> clause.aspects().contains(aspect))
                .count();
    }

    /** How many words stand in one text only. Numbers of list items and references that only followed are none. */
    public long words(Operation operation) {
        return clauses.stream()
                .filter(clause -> clause.kind() != Kind.FORMATTED && clause.kind() != Kind.RENUMBERED)
                .flatMap(clause -> java.util.stream.Stream.concat(clause.heading().stream(), clause.body().stream()))
                .filter(segment -> segment.operation() == operation)
                .mapToLong(segment ->
                        Words.of(segment.text()).stream().filter(Words::isWord).count())
                .sum();
    }

    private static ClauseDifference deleted(Clause gone) {
        return new ClauseDifference(
                gone.id(),
                Kind.DELETED,
                gone,
                null,
                false,
                false,
                WordDifference.whole(Operation.DELETED, gone.text().heading()),
                WordDifference.whole(Operation.DELETED, gone.text().body()),
                false,
                null,
                List.of());
    }

    private static ClauseDifference inserted(Clause clause) {
        return new ClauseDifference(
                clause.id(),
                Kind.INSERTED,
                null,
                clause,
                false,
                false,
                WordDifference.whole(Operation.INSERTED, clause.text().heading()),
                WordDifference.whole(Operation.INSERTED, clause.text().body()),
                false,
                null,
                List.of());
    }

    private static ClauseDifference both(
            Clause before,
            Clause after,
            boolean moved,
            boolean relevelled,
            @Nullable ClauseId movedWith,
            PlainReferences numbers) {
        Kind kind = kind(before, after, relevelled);
        List<ReferenceChange> followed =
                kind == Kind.REWORDED ? numbers.changes(before.text(), after.text()) : List.of();
        return new ClauseDifference(
                after.id(),
                followed.isEmpty() ? kind : relevelled ? Kind.FORMATTED : Kind.RENUMBERED,
                before,
                after,
                moved,
                !before.number().equals(after.number()),
                words(before.text().heading(), after.text().heading()),
                words(before.text().body(), after.text().body()),
                relevelled,
                movedWith,
                followed);
    }

    private static Kind kind(Clause before, Clause after, boolean relevelled) {
        if (before.text().equals(after.text())) {
            return relevelled ? Kind.FORMATTED : Kind.UNCHANGED;
        }
        return Marks.isAllThatDiffers(before.text(), after.text()) ? Kind.FORMATTED : Kind.REWORDED;
    }

    /**
     * The shortest edit from one wording to another, in whole words. Taking all of it gives the new wording, refusing all the old; at
     * most two words that stay between two longer changes are shown with them as one.
     */
    public static List<Segment> words(String before, String after) {
        return WordDifference.segments(before, after);
    }
}
