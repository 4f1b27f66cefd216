package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.compare.Figure;
import no.avtaleverk.model.compare.ParallelTexts;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.TextDifference.Aspect;
import no.avtaleverk.model.compare.TextDifference.ClauseDifference;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;
import no.avtaleverk.web.comparison.Comparison;
import no.avtaleverk.web.page.DifferenceBlocks.Side;
import org.jspecify.annotations.Nullable;

/**
 * Something on the page that compares two texts.
 *
 * @param type {@code change}, {@code row} of two written standards, {@code former} place of a moved clause, or {@code folded}
 * @param ordinal of a change, from 1; 0 for others
 * @param references numbers in the words that followed the clauses they name
 * @param folded clauses that are the same
 * @param followers how many clauses moved along
 */
record ComparisonEntry(
        String type,
        int ordinal,
        @Nullable ClauseId id,
        Set<Aspect> aspects,
        @Nullable Clause before,
        @Nullable Clause after,
        boolean renumbered,
        boolean byWords,
        int followers,
        @Nullable Shown inline,
        @Nullable Shown left,
        @Nullable Shown right,
        List<TextDifference.ReferenceChange> references,
        List<Same> folded,
        List<String> onlyLeft,
        List<String> onlyRight) {
    /** Words of a clause ready for a template. */
    record Shown(List<DifferenceBlocks.Piece> heading, List<DifferenceBlocks.Block> blocks) {}

    /** A clause that is the same but perhaps for its number. */
    record Same(Clause after, @Nullable String was, Shown shown) {}

    /** The clause as it stands, or as it stood. */
    public Clause clause() {
        Clause either = after == null ? before : after;
        if (either == null) {
            throw new IllegalStateException("An entry without a clause has no title");
        }
        return either;
    }

    public boolean isMoved() {
        return aspects.contains(Aspect.MOVED);
    }

    static List<ComparisonEntry> of(Comparison comparison, boolean onlyChanges) {
        var maker = new Maker(comparison);
        TextDifference difference = comparison.difference();
        ParallelTexts parallel = comparison.parallel();
        if (difference != null) {
            maker.add(difference);
        } else if (parallel != null) {
            maker.add(parallel, onlyChanges);
        }
        if (onlyChanges) {
            maker.entries.removeIf(entry -> entry.type().equals("folded"));
        }
        return maker.entries;
    }

    private static final class Maker {
        private final Map<String, String> old;
        private final Map<String, String> young;
        private final List<ComparisonEntry> entries = new ArrayList<>();
        private int changes;

        Maker(Comparison comparison) {
            old = ClauseReferences.with(
                    Comparison.values(comparison.left()), comparison.left().clauses());
            young = ClauseReferences.with(
                    Comparison.values(comparison.right()), comparison.right().clauses());
        }

        void add(TextDifference difference) {
            Map<ClauseId, Integer> followers = new HashMap<>();
            for (ClauseDifference one : difference.clauses()) {
                if (one.movedWith() != null) {
                    followers.merge(one.movedWith(), 1, Integer::sum);
                }
            }
            for (TextDifference.Place place : difference.places()) {
                ClauseDifference one = place.difference();
                if (place.former()) {
                    if (one.moved()) {
                        entries.add(entry("former", 0, one, followers));
                    }
                } else if (one.isChanged()) {
                    entries.add(entry("change", ++changes, one, followers));
                } else {
                    fold(one);
                }
            }
        }

        private ComparisonEntry entry(
                String type, int ordinal, ClauseDifference one, Map<ClauseId, Integer> followers) {
            return new ComparisonEntry(
                    type,
                    ordinal,
                    one.id(),
                    one.aspects(),
                    one.before(),
                    one.after(),
                    one.renumbered(),
                    one.isMatchedByWords(),
                    followers.getOrDefault(one.id(), 0),
                    shown(one.heading(), one.body(), Side.BOTH),
                    one.before() == null ? null : shown(one.heading(), one.body(), Side.OLD),
                    one.after() == null ? null : shown(one.heading(), one.body(), Side.NEW),
                    one.references(),
                    List.of(),
                    List.of(),
                    List.of());
        }

        private void fold(ClauseDifference one) {
            Clause after = one.after();
            Clause before = one.before();
            if (after == null || before == null) {
                return;
            }
            if (entries.isEmpty() || !entries.getLast().type().equals("folded")) {
                entries.add(folded(new ArrayList<>()));
            }
            entries.getLast()
                    .folded()
                    .add(new Same(
                            after,
                            one.renumbered() ? before.number() : null,
                            shown(one.heading(), one.body(), Side.NEW)));
        }

        private static ComparisonEntry folded(List<Same> same) {
            return new ComparisonEntry(
                    "folded", 0, null, Set.of(), null, null, false, false, 0, null, null, null, List.of(), same,
                    List.of(), List.of());
        }

        /** In two written standards every clause is shown, since all its words may differ. */
        void add(ParallelTexts parallel, boolean onlyChanges) {
            for (ParallelTexts.Row row : parallel.rows()) {
                if (row.differs() || !onlyChanges) {
                    Clause left = row.left();
                    Clause right = row.right();
                    entries.add(new ComparisonEntry(
                            "row",
                            row.differs() ? ++changes : 0,
                            right != null ? right.id() : left != null ? left.id() : null,
                            left == null ? Set.of(Aspect.INSERTED) : right == null ? Set.of(Aspect.DELETED) : Set.of(),
                            left,
                            right,
                            left != null && right != null && !left.number().equals(right.number()),
                            !row.certain(),
                            0,
                            null,
                            left == null ? null : marked(left, row.onlyLeft(), Side.OLD, Operation.DELETED),
                            right == null ? null : marked(right, row.onlyRight(), Side.NEW, Operation.INSERTED),
                            List.of(),
                            List.of(),
                            left == null ? List.of() : written(left, row.onlyLeft()),
                            right == null ? List.of() : written(right, row.onlyRight())));
                }
            }
        }

        private static List<String> written(Clause clause, List<ParallelTexts.Found> only) {
            return only.stream().map(found -> found.in(clause.text())).toList();
        }

        private Shown marked(Clause clause, List<ParallelTexts.Found> only, Side side, Operation mark) {
            return shown(
                    marked(clause.text().heading(), only, true, mark),
                    marked(clause.text().body(), only, false, mark),
                    side);
        }

        private static List<Segment> marked(
                String text, List<ParallelTexts.Found> only, boolean heading, Operation mark) {
            var figures = new HashSet<Figure>();
            only.stream().filter(found -> found.inHeading() == heading).forEach(found -> figures.add(found.figure()));
            var segments = new ArrayList<Segment>();
            int read = 0;
            for (Figure figure : Figure.in(text)) {
                if (figures.contains(figure)) {
                    segments.add(new Segment(Operation.SAME, text.substring(read, figure.start())));
                    segments.add(new Segment(mark, text.substring(figure.start(), figure.end())));
                    read = figure.end();
                }
            }
            segments.add(new Segment(Operation.SAME, text.substring(read)));
            return segments;
        }

        private Shown shown(List<Segment> heading, List<Segment> body, Side side) {
            return new Shown(
                    DifferenceBlocks.heading(heading, side, old, young), DifferenceBlocks.of(body, side, old, young));
        }
    }
}
