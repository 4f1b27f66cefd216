package no.avtaleverk.templates.docx;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import no.avtaleverk.templates.BodyMarkup;
import no.avtaleverk.templates.BodyMarkup.Block;
import no.avtaleverk.templates.Likeness;
import org.jspecify.annotations.Nullable;

/** A piece of a clause's body that is set, kept, struck or put in as a whole. */
sealed interface BodyUnit {
    /** Least likeness of two pieces that are shown as one reworded. */
    double ALIKE = 0.4;
    /** Largest table of likenesses that is filled in; beyond it pieces are paired in order. */
    int MOST_PAIRS = 250_000;

    /** The words by which likeness is judged. */
    String text();

    /** Whether two pieces can be one and the same, reworded. */
    boolean fits(BodyUnit other);

    record Paragraph(String text, boolean afterTable) implements BodyUnit {
        @Override
        public boolean fits(BodyUnit other) {
            return other instanceof Paragraph;
        }
    }

    record Bullet(String text) implements BodyUnit {
        @Override
        public boolean fits(BodyUnit other) {
            return other instanceof Bullet;
        }
    }

    /**
     * An item of a numbered list.
     *
     * @param list the list within this comparison: the same in both texts when it is the same list
     */
    record Item(String text, NumberedList list) implements BodyUnit {
        @Override
        public boolean fits(BodyUnit other) {
            return other instanceof Item item && item.list == list;
        }
    }

    record Table(Block.Table block) implements BodyUnit {
        @Override
        public String text() {
            var text = new StringBuilder(String.join(" ", block.header()));
            block.rows().forEach(row -> text.append(' ').append(String.join(" ", row)));
            return text.toString();
        }

        @Override
        public boolean fits(BodyUnit other) {
            return other instanceof Table table
                    && table.block.header().size() == block.header().size();
        }
    }

    /** A numbered list, with the id it has in the file once it is set. */
    final class NumberedList {
        final Block.Numbered block;
        int id;

        NumberedList(Block.Numbered block) {
            this.block = block;
        }
    }

    /** A piece in both texts, or in one only. */
    record Pair<T>(@Nullable T old, @Nullable T young) {}

    /** The pieces of two bodies, in an order that serves both. */
    static List<Pair<BodyUnit>> between(String before, String after) {
        List<Block> oldBlocks = BodyMarkup.parse(before);
        if (before.equals(after)) {
            return units(oldBlocks, lists(oldBlocks)).stream()
                    .map(unit -> new Pair<>(unit, unit))
                    .toList();
        }
        List<Block> youngBlocks = BodyMarkup.parse(after);
        List<NumberedList> oldLists = lists(oldBlocks);
        var youngLists = new ArrayList<NumberedList>();
        var taken = new HashSet<NumberedList>();
        for (Block block : youngBlocks) {
            if (block instanceof Block.Numbered numbered) {
                youngLists.add(same(numbered, oldLists, taken));
            }
        }
        List<BodyUnit> old = units(oldBlocks, oldLists);
        List<BodyUnit> young = units(youngBlocks, youngLists);
        return aligned(old, young, BodyUnit::key, (a, b) -> a.fits(b) ? Likeness.of(a.text(), b.text()) : 0);
    }

    private static List<NumberedList> lists(List<Block> blocks) {
        return blocks.stream()
                .filter(Block.Numbered.class::isInstance)
                .map(block -> new NumberedList((Block.Numbered) block))
                .toList();
    }

    private static NumberedList same(Block.Numbered young, List<NumberedList> candidates, Set<NumberedList> taken) {
        NumberedList best = null;
        long most = -1;
        for (NumberedList candidate : candidates) {
            if (candidate.block.first() == young.first() && !taken.contains(candidate)) {
                long common = candidate.block.items().stream()
                        .filter(young.items()::contains)
                        .count();
                if (common > most) {
                    most = common;
                    best = candidate;
                }
            }
        }
        if (best == null) {
            return new NumberedList(young);
        }
        taken.add(best);
        return best;
    }

    private static List<BodyUnit> units(List<Block> blocks, List<NumberedList> lists) {
        var units = new ArrayList<BodyUnit>();
        var next = lists.iterator();
        boolean afterTable = false;
        for (Block block : blocks) {
            switch (block) {
                case Block.Paragraph paragraph ->
                    units.add(new Paragraph(String.join("\n", paragraph.lines()), afterTable));
                case Block.Bullets bullets -> bullets.items().forEach(item -> units.add(new Bullet(item)));
                case Block.Numbered numbered -> {
                    NumberedList list = next.next();
                    numbered.items().forEach(item -> units.add(new Item(item, list)));
                }
                case Block.Table table -> units.add(new Table(table));
            }
            afterTable = block instanceof Block.Table;
        }
        return units;
    }

    private static String key(BodyUnit unit) {
        String kind =
                switch (unit) {
                    case Paragraph paragraph -> "p";
                    case Bullet bullet -> "b";
                    case Item item -> "n" + System.identityHashCode(item.list);
                    case Table table -> "t" + table.block.header().size() + table.block;
                };
        return kind + " " + unit.text();
    }

    /** Rows of two tables with as many columns; the headers belong together. */
    static List<Pair<List<String>>> rows(Block.Table before, Block.Table after) {
        var rows = new ArrayList<Pair<List<String>>>();
        rows.add(new Pair<>(before.header(), after.header()));
        rows.addAll(aligned(
                before.rows(),
                after.rows(),
                row -> String.join("|", row),
                (a, b) -> Likeness.of(String.join(" ", a), String.join(" ", b))));
        return rows;
    }

    /** Pair what is equal by the shortest edit, and in the gaps what is most alike, all in order. */
    static <T> List<Pair<T>> aligned(
            List<T> old, List<T> young, Function<T, String> key, BiFunction<T, T, Double> likeness) {
        List<String> oldKeys = old.stream().map(key).toList();
        List<String> youngKeys = young.stream().map(key).toList();
        var pairs = new ArrayList<Pair<T>>();
        int o = 0;
        int y = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(oldKeys, youngKeys).getDeltas()) {
            int start = delta.getSource().getPosition();
            while (o < start) {
                pairs.add(new Pair<>(old.get(o++), young.get(y++)));
            }
            int oldEnd = o + delta.getSource().size();
            int youngEnd = y + delta.getTarget().size();
            pairUp(old.subList(o, oldEnd), young.subList(y, youngEnd), likeness, pairs);
            o = oldEnd;
            y = youngEnd;
        }
        while (o < old.size()) {
            pairs.add(new Pair<>(old.get(o++), young.get(y++)));
        }
        return pairs;
    }

    private static <T> void pairUp(List<T> old, List<T> young, BiFunction<T, T, Double> likeness, List<Pair<T>> pairs) {
        int n = old.size();
        int m = young.size();
        if ((long) n * m > MOST_PAIRS) {
            old.forEach(one -> pairs.add(new Pair<>(one, null)));
            young.forEach(one -> pairs.add(new Pair<>(null, one)));
            return;
        }
        var like = new double[n][m];
        var best = new double[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                double alike = likeness.apply(old.get(i), young.get(j));
                like[i][j] = alike >= ALIKE ? alike : 0;
                best[i][j] = Math.max(
                        like[i][j] > 0 ? like[i][j] + best[i + 1][j + 1] : 0, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        int i = 0;
        int j = 0;
        while (i < n || j < m) {
            if (i < n && j < m && like[i][j] > 0 && best[i][j] == like[i][j] + best[i + 1][j + 1]) {
                pairs.add(new Pair<>(old.get(i++), young.get(j++)));
            } else if (i < n && best[i][j] == best[i + 1][j]) {
                pairs.add(new Pair<>(old.get(i++), null));
            } else {
                pairs.add(new Pair<>(null, young.get(j++)));
            }
        }
    }
}
