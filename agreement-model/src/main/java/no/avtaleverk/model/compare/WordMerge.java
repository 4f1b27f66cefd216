package no.avtaleverk.model.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.ClauseText;

/**
 * Two rewordings of one text, word by word: what only one changed is taken, what both changed is shown with both sides.
 *
 * <p>Two changes meet when no unchanged word stands between them; a blank or a comma is no word. So a new number from one side and a
 * new unit from the other are never put together unseen.
 *
 * @param segments put together by one side they are that side's text, none of it lost
 */
public record WordMerge(List<Segment> segments) {
    public WordMerge {
        segments = List.copyOf(segments);
    }

    /** Who changed a run of words. */
    public enum Side {
        NOBODY,
        MINE,
        THEIRS,
        /** Both, to the same words. */
        BOTH,
        /** Both, to different words. */
        CONFLICT
    }

    /** A run of words as it stands in the three texts. */
    public record Segment(Side side, String base, String mine, String theirs) {}

    /** Merge two rewordings. */
    public static WordMerge of(String base, String mine, String theirs) {
        List<String> words = Words.of(base);
        return of(words, Edit.between(words, Words.of(mine)), Edit.between(words, Words.of(theirs)));
    }

    /**
     * The clause with both rewordings, heading and body each by itself; empty when both changed the same words, each in its own way,
     * or when it would be too long.
     */
    public static Optional<ClauseText> of(ClauseText base, ClauseText mine, ClauseText theirs) {
        WordMerge heading = of(base.heading(), mine.heading(), theirs.heading());
        WordMerge body = of(base.body(), mine.body(), theirs.body());
        boolean fits = heading.merged().length() <= ClauseText.MAX_HEADING
                && body.merged().length() <= ClauseText.MAX_BODY;
        return heading.hasConflict() || body.hasConflict() || !fits
                ? Optional.empty()
                : Optional.of(ClauseText.parse(heading.merged(), body.merged()));
    }

    static WordMerge of(List<String> base, List<Edit> mine, List<Edit> theirs) {
        var segments = new ArrayList<Segment>();
        int read = 0;
        int my = 0;
        int their = 0;
        while (my < mine.size() || their < theirs.size()) {
            int start = Math.min(startOf(mine, my), startOf(theirs, their));
            int end = start;
            int firstMine = my;
            int firstTheirs = their;
            while (Math.min(startOf(mine, my), startOf(theirs, their)) != Integer.MAX_VALUE) {
                boolean mineNext = startOf(mine, my) <= startOf(theirs, their);
                Edit next = mineNext ? mine.get(my) : theirs.get(their);
                if (next.start() > end && hasWord(base, end, next.start())) {
                    break;
                }
                end = Math.max(end, next.end());
                if (mineNext) {
                    my++;
                } else {
                    their++;
                }
            }
            unchanged(base, read, start, segments);
            changed(base, start, end, mine.subList(firstMine, my), theirs.subList(firstTheirs, their), segments);
            read = end;
        }
        unchanged(base, read, base.size(), segments);
        return new WordMerge(segments);
    }

    private static int startOf(List<Edit> edits, int next) {
        return next < edits.size() ? edits.get(next).start() : Integer.MAX_VALUE;
    }

    private static boolean hasWord(List<String> base, int from, int to) {
        return base.subList(from, to).stream().anyMatch(Words::isWord);
    }

    private static void unchanged(List<String> base, int from, int to, List<Segment> segments) {
        if (from < to) {
            String text = String.join("", base.subList(from, to));
            segments.add(new Segment(Side.NOBODY, text, text, text));
        }
    }

    private static void changed(
            List<String> base, int start, int end, List<Edit> mine, List<Edit> theirs, List<Segment> segments) {
        String old = String.join("", base.subList(start, end));
        String my = Edit.apply(base, start, end, mine);
        String their = Edit.apply(base, start, end, theirs);
        if (old.isEmpty() && !my.equals(their)) {
            // Both began a new paragraph here: that much they agree on, and a reader sees each text whole.
            String breaks = commonBlanks(my, their);
            if (!breaks.isEmpty()) {
                segments.add(new Segment(Side.BOTH, "", breaks, breaks));
                my = my.substring(breaks.length());
                their = their.substring(breaks.length());
            }
        }
        segments.add(new Segment(side(mine.isEmpty(), theirs.isEmpty(), my.equals(their)), old, my, their));
    }

    private static String commonBlanks(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length())
                && one.charAt(length) == other.charAt(length)
                && Character.isWhitespace(one.charAt(length))) {
            length++;
        }
        return one.substring(0, length);
    }

    private static Side side(boolean notMine, boolean notTheirs, boolean same) {
        if (notMine) {
            return Side.THEIRS;
        }
        if (notTheirs) {
            return Side.MINE;
        }
        return same ? Side.BOTH : Side.CONFLICT;
    }

    /** The text one side had: {@code base}, {@code mine} or {@code theirs} of each segment. */
    private String joined(java.util.function.Function<Segment, String> part) {
        return String.join("", segments.stream().map(part).toList());
    }

    public String base() {
        return joined(Segment::base);
    }

    public String mine() {
        return joined(Segment::mine);
    }

    public String theirs() {
        return joined(Segment::theirs);
    }

    /** The text with the changes of both; of a conflict mine, until somebody has chosen. */
    public String merged() {
        return joined(segment -> segment.side() == Side.THEIRS ? segment.theirs() : segment.mine());
    }

    public boolean hasConflict() {
        return segments.stream().anyMatch(segment -> segment.side() == Side.CONFLICT);
    }
}
