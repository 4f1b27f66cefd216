package no.avtaleverk.model.compare;

import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;

/**
 * The shortest edit from one wording to another, counted in words and signs, made readable.
 *
 * <p>Blanks are not counted: they go with the words around them. Then, in this order:
 *
 * <ol>
 *   <li>What is only inserted or only deleted is slid, where the same words allow it, to begin and end with a line, else a sentence.
 *   <li>At most two words that stay between two longer changes are shown as changed with them, since the eye reads that as one
 *       change. A number, a parameter, the edge of a table cell or a line end is always shown as staying. So no more words are shown as
 *       changed than the fewest possible and two for each place where two changes became one.
 * </ol>
 */
final class WordDifference {
    private static final int MOST_WORDS_ABSORBED = 2;

    private final Pieces before;
    private final Pieces after;
    private final List<Hunk> hunks;

    /** Pieces of the old text, from one place until another, that became pieces of the new. */
    record Hunk(int fromA, int toA, int fromB, int toB) {
        boolean isInsertion() {
            return fromA == toA;
        }

        boolean isDeletion() {
            return fromB == toB;
        }

        Hunk shifted(int by) {
            return new Hunk(fromA + by, toA + by, fromB + by, toB + by);
        }
    }

    private WordDifference(Pieces before, Pieces after, List<Hunk> hunks) {
        this.before = before;
        this.after = after;
        this.hunks = hunks;
    }

    static List<Segment> segments(String before, String after) {
        if (before.equals(after)) {
            return whole(Operation.SAME, after);
        }
        if (before.isEmpty() || after.isEmpty()) {
            return before.isEmpty() ? whole(Operation.INSERTED, after) : whole(Operation.DELETED, before);
        }
        return shortest(before, after).slid().absorbed().told();
    }

    static List<Segment> whole(Operation operation, String text) {
        return text.isEmpty() ? List.of() : List.of(new Segment(operation, text));
    }

    /** The shortest edit as it comes. */
    static WordDifference shortest(String before, String after) {
        var vocabulary = new Pieces.Vocabulary();
        Pieces a = vocabulary.read(before);
        Pieces b = vocabulary.read(after);
        return new WordDifference(a, b, hunks(ShortestEdit.between(a.code, b.code, vocabulary.size()), b.size()));
    }

    /** How many pieces are deleted or inserted. */
    int cost() {
        int cost = 0;
        for (Hunk hunk : hunks) {
            cost += hunk.toA() - hunk.fromA() + hunk.toB() - hunk.fromB();
        }
        return cost;
    }

    int hunks() {
        return hunks.size();
    }

    private static List<Hunk> hunks(int[] partner, int sizeOfB) {
        var hunks = new ArrayList<Hunk>();
        int a = 0;
        int b = 0;
        for (int i = 0; i <= partner.length; i++) {
            if (i < partner.length && partner[i] < 0) {
                continue;
            }
            int j = i < partner.length ? partner[i] : sizeOfB;
            if (i > a || j > b) {
                hunks.add(new Hunk(a, i, b, j));
            }
            a = i + 1;
            b = j + 1;
        }
        return hunks;
    }

    // ---- sliding ----------------------------------------------------------------------------------------------------

    WordDifference slid() {
        var slid = new ArrayList<Hunk>(hunks.size());
        for (int i = 0; i < hunks.size(); i++) {
            Hunk hunk = hunks.get(i);
            Hunk previous = slid.isEmpty() ? null : slid.getLast();
            int left = previous == null ? 0 : previous.toB();
            int right = i + 1 < hunks.size() ? hunks.get(i + 1).fromB() : after.size();
            Hunk best = hunk.isInsertion()
                    ? slid(hunk, after, hunk.fromB(), hunk.toB(), hunk.fromB() - left, right - hunk.toB())
                    : hunk.isDeletion()
                            ? slid(hunk, before, hunk.fromA(), hunk.toA(), hunk.fromB() - left, right - hunk.toB())
                            : hunk;
            if (previous != null && previous.toA() == best.fromA() && previous.toB() == best.fromB()) {
                slid.set(slid.size() - 1, new Hunk(previous.fromA(), best.toA(), previous.fromB(), best.toB()));
            } else {
                slid.add(best);
            }
        }
        return new WordDifference(before, after, slid);
    }

    private static Hunk slid(Hunk hunk, Pieces in, int from, int to, int roomLeft, int roomRight) {
        int least = 0;
        while (-least < roomLeft && in.code[from + least - 1] == in.code[to + least - 1]) {
            least--;
        }
        int most = 0;
        while (most < roomRight && in.code[from + most] == in.code[to + most]) {
            most++;
        }
        int best = most;
        for (int by = most - 1; by >= least; by--) {
            if (edge(in, from + by) + edge(in, to + by) > edge(in, from + best) + edge(in, to + best)) {
                best = by;
            }
        }
        return best == 0 ? hunk : hunk.shifted(best);
    }

    /** How natural it is to part a text before a piece. */
    private static int edge(Pieces in, int piece) {
        int lines = in.linesBefore(piece);
        if (lines > 0) {
            return lines > 1 ? 7 : 6;
        }
        return switch (in.first(piece - 1)) {
            case '.', '!', '?' -> 5;
            case ':', ';' -> 4;
            case ',', '|' -> 3;
            default -> ".,;:)!?»".indexOf(in.first(piece)) >= 0 ? 0 : 1;
        };
    }

    // ---- small islands ----------------------------------------------------------------------------------------------

    WordDifference absorbed() {
        var result = new ArrayList<>(hunks);
        boolean again = result.size() > 1;
        while (again) {
            var merged = new ArrayList<Hunk>(result.size());
            for (Hunk hunk : result) {
                if (!merged.isEmpty() && isOneChange(merged.getLast(), hunk)) {
                    Hunk last = merged.removeLast();
                    merged.add(new Hunk(last.fromA(), hunk.toA(), last.fromB(), hunk.toB()));
                } else {
                    merged.add(hunk);
                }
            }
            again = merged.size() < result.size() && merged.size() > 1;
            result = merged;
        }
        return new WordDifference(before, after, result);
    }

    private boolean isOneChange(Hunk left, Hunk right) {
        int words = 0;
        for (int piece = left.toB(); piece <= right.fromB(); piece++) {
            if (after.linesBefore(piece) > 0) {
                return false;
            }
            if (piece < right.fromB()) {
                if (isAlwaysShown(piece)) {
                    return false;
                }
                words += after.isWord(piece) ? 1 : 0;
            }
        }
        for (int piece = left.toA(); piece <= right.fromA(); piece++) {
            if (before.linesBefore(piece) > 0) {
                return false;
            }
        }
        return words <= MOST_WORDS_ABSORBED && words < Math.min(words(left), words(right));
    }

    private boolean isAlwaysShown(int piece) {
        char first = after.first(piece);
        if (first == '|' || first == '{') {
            return true;
        }
        for (int i = after.start(piece); i < after.end(piece); i++) {
            if (Character.isDigit(after.text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private int words(Hunk hunk) {
        int deleted = 0;
        for (int piece = hunk.fromA(); piece < hunk.toA(); piece++) {
            deleted += before.isWord(piece) ? 1 : 0;
        }
        int inserted = 0;
        for (int piece = hunk.fromB(); piece < hunk.toB(); piece++) {
            inserted += after.isWord(piece) ? 1 : 0;
        }
        return Math.max(deleted, inserted);
    }

    // ---- segments ---------------------------------------------------------------------------------------------------

    List<Segment> told() {
        var told = new Told();
        if (before.size() == 0 && after.size() == 0) {
            told.change(before.text, after.text);
        }
        int a = 0;
        int b = 0;
        for (Hunk hunk : hunks) {
            same(told, a, b, hunk.fromB() - b);
            told.change(
                    before.text.substring(before.endBefore(hunk.fromA()), before.startAt(hunk.toA())),
                    after.text.substring(after.endBefore(hunk.fromB()), after.startAt(hunk.toB())));
            a = hunk.toA();
            b = hunk.toB();
        }
        same(told, a, b, after.size() - b);
        return told.done();
    }

    /** Pieces that stay. The blanks before the first and after the last belong to the change beside it. */
    private void same(Told told, int a, int b, int length) {
        for (int i = 0; i < length; i++) {
            if (i > 0 || a == 0 && b == 0) {
                told.change(
                        before.text.substring(before.endBefore(a + i), before.start(a + i)),
                        after.text.substring(after.endBefore(b + i), after.start(b + i)));
            }
            told.same(after.text, after.start(b + i), after.end(b + i));
        }
        if (length > 0 && a + length == before.size() && b + length == after.size()) {
            told.change(
                    before.text.substring(before.endBefore(before.size())),
                    after.text.substring(after.endBefore(after.size())));
        }
    }

    /** Segments as they are found, those of one kind put together. */
    private static final class Told {
        private final List<Segment> segments = new ArrayList<>();
        private final StringBuilder same = new StringBuilder();

        void same(CharSequence text, int from, int to) {
            same.append(text, from, to);
        }

        void change(String old, String young) {
            int start = 0;
            int shorter = Math.min(old.length(), young.length());
            while (start < shorter && old.charAt(start) == young.charAt(start) && isBlank(old.charAt(start))) {
                start++;
            }
            int end = 0;
            while (end < shorter - start
                    && old.charAt(old.length() - 1 - end) == young.charAt(young.length() - 1 - end)
                    && isBlank(old.charAt(old.length() - 1 - end))) {
                end++;
            }
            same.append(old, 0, start);
            if (old.length() - end > start || young.length() - end > start) {
                flush();
                add(Operation.DELETED, old.substring(start, old.length() - end));
                add(Operation.INSERTED, young.substring(start, young.length() - end));
            }
            same.append(old, old.length() - end, old.length());
        }

        private static boolean isBlank(char letter) {
            return letter == ' ' || letter == '\n';
        }

        private void add(Operation operation, String text) {
            if (!text.isEmpty()) {
                segments.add(new Segment(operation, text));
            }
        }

        private void flush() {
            add(Operation.SAME, same.toString());
            same.setLength(0);
        }

        List<Segment> done() {
            flush();
            return List.copyOf(segments);
        }
    }
}
