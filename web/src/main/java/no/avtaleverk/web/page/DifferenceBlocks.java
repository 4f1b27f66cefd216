package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;
import no.avtaleverk.model.compare.WordMerge;

/** What differs within a clause as paragraphs, items and table rows for a template. */
final class DifferenceBlocks {
    private static final Pattern ITEM = Pattern.compile("\\s*(?:- |([1-9][0-9]{0,2})\\. )");
    private static final Pattern RULE = Pattern.compile("[\\s|:-]*-[\\s|:-]*");
    private static final String END_OF_PARAGRAPH = "¶";
    private static final String NOTHING = "∅";

    private final Side side;
    private final Map<String, String> old;
    private final Map<String, String> young;

    /** Which of the two texts is shown. */
    enum Side {
        BOTH,
        OLD,
        NEW
    }

    /**
     * Words that stayed, came or went, parameters filled in.
     *
     * @param by whose words they are in a merge; empty in a comparison
     */
    record Piece(Operation operation, List<TextBlocks.Run> runs, By by) {
        public boolean isClash() {
            return by == By.MINE_AGAINST_THEIRS || by == By.THEIRS_AGAINST_MINE;
        }

        /** Whose change it is, to be said in words. */
        public WordMerge.Side changed() {
            return side().equals("mine") ? WordMerge.Side.MINE : WordMerge.Side.THEIRS;
        }

        /** The side as the style sheet names it; empty where there are none. */
        public String side() {
            return switch (by) {
                case NOBODY -> "";
                case MINE, MINE_AGAINST_THEIRS -> "mine";
                case THEIRS, THEIRS_AGAINST_MINE -> "theirs";
            };
        }
    }

    /** Whose words something is. */
    enum By {
        NOBODY,
        MINE,
        THEIRS,
        MINE_AGAINST_THEIRS,
        THEIRS_AGAINST_MINE
    }

    private record Words(Operation operation, String text, By by) {
        Words with(String other) {
            return new Words(operation, other, by);
        }
    }

    /**
     * A paragraph, an item or a row.
     *
     * @param number of an item in a numbered list; 0 otherwise
     * @param cells one, or those of a row
     */
    record Line(int number, List<List<Piece>> cells) {}

    /**
     * Lines that belong together.
     *
     * @param type {@code p}, {@code ul}, {@code ol} or {@code table}
     */
    record Block(String type, List<Line> lines) {}

    private DifferenceBlocks(Side side, Map<String, String> old, Map<String, String> young) {
        this.side = side;
        this.old = old;
        this.young = young;
    }

    /**
     * Make the blocks.
     *
     * @param old values of the parameters in the old text
     * @param young values of the parameters in the new text
     */
    static List<Block> of(List<Segment> segments, Side side, Map<String, String> old, Map<String, String> young) {
        var maker = new DifferenceBlocks(side, old, young);
        var blocks = new ArrayList<Block>();
        for (List<Words> line : lines(shown(segments, side))) {
            maker.add(line, blocks);
        }
        return blocks;
    }

    /** The blocks of two rewordings of one text, merged. */
    static List<Block> of(WordMerge merge, Map<String, String> values) {
        var maker = new DifferenceBlocks(Side.BOTH, values, values);
        var blocks = new ArrayList<Block>();
        for (List<Words> line : lines(words(merge))) {
            maker.add(line, blocks);
        }
        return blocks;
    }

    /** The words of a heading in two rewordings, merged. */
    static List<Piece> heading(WordMerge merge, Map<String, String> values) {
        return new DifferenceBlocks(Side.BOTH, values, values).pieces(words(merge));
    }

    private static List<Words> words(WordMerge merge) {
        var words = new ArrayList<Words>();
        for (WordMerge.Segment part : merge.segments()) {
            switch (part.side()) {
                case NOBODY -> words.add(new Words(Operation.SAME, part.base(), By.NOBODY));
                case MINE -> changed(part.base(), part.mine(), By.MINE, words);
                case THEIRS, BOTH -> changed(part.base(), part.theirs(), By.THEIRS, words);
                case CONFLICT -> {
                    changed(part.base(), orNothing(part.mine()), By.MINE_AGAINST_THEIRS, words);
                    words.add(new Words(Operation.INSERTED, orNothing(part.theirs()), By.THEIRS_AGAINST_MINE));
                }
            }
        }
        return words;
    }

    private static void changed(String before, String after, By by, List<Words> words) {
        words.add(new Words(Operation.DELETED, before, By.NOBODY));
        words.add(new Words(Operation.INSERTED, after, by));
    }

    /** Of two against each other the one that took words out is to be seen too. */
    private static String orNothing(String words) {
        return words.isBlank() ? NOTHING : words;
    }

    /** The words of a heading. */
    static List<Piece> heading(List<Segment> segments, Side side, Map<String, String> old, Map<String, String> young) {
        return new DifferenceBlocks(side, old, young).pieces(shown(segments, side));
    }

    private static List<Words> shown(List<Segment> segments, Side side) {
        return segments.stream()
                .filter(segment -> side == Side.BOTH
                        || segment.operation() == Operation.SAME
                        || (segment.operation() == Operation.DELETED) == (side == Side.OLD))
                .map(segment -> new Words(segment.operation(), segment.text(), By.NOBODY))
                .toList();
    }

    /** Cut at line ends. One that came or went within a line is shown as a sign, since otherwise nobody sees it. */
    private static List<List<Words>> lines(List<Words> segments) {
        var lines = new ArrayList<List<Words>>();
        var line = new ArrayList<Words>();
        for (int i = 0; i < segments.size(); i++) {
            Words segment = segments.get(i);
            Operation operation = segment.operation();
            String text = segment.text();
            int read = 0;
            for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', read)) {
                add(line, segment.with(text.substring(read, at)));
                read = at;
                while (read < text.length() && text.charAt(read) == '\n') {
                    read++;
                }
                boolean last = read == text.length();
                boolean alone = operation != Operation.SAME
                        && last
                        && !line.isEmpty()
                        && line.getLast().operation() != operation
                        && i + 1 < segments.size();
                if (alone) {
                    line.add(segment.with(END_OF_PARAGRAPH));
                }
                if (!(alone && operation == Operation.DELETED) && !line.isEmpty()) {
                    lines.add(List.copyOf(line));
                    line.clear();
                }
            }
            add(line, segment.with(text.substring(read)));
        }
        if (!line.isEmpty()) {
            lines.add(List.copyOf(line));
        }
        return lines;
    }

    private static void add(List<Words> line, Words words) {
        if (!words.text().isEmpty()) {
            line.add(words);
        }
    }

    private void add(List<Words> line, List<Block> blocks) {
        String text = String.join("", line.stream().map(Words::text).toList()).strip();
        if (text.isEmpty()) {
            return;
        }
        if (isRow(line, text)) {
            if (!RULE.matcher(text).matches()) {
                add("table", new Line(0, cells(line)), blocks);
            }
            return;
        }
        Matcher item = ITEM.matcher(line.getFirst().text());
        if (item.lookingAt() && !isNewMark(line)) {
            String number = item.group(1);
            var rest = new ArrayList<>(line);
            rest.set(0, line.getFirst().with(line.getFirst().text().substring(item.end())));
            add(
                    number == null ? "ul" : "ol",
                    new Line(number == null ? 0 : Integer.parseInt(number), List.of(pieces(rest))),
                    blocks);
            return;
        }
        blocks.add(new Block("p", List.of(new Line(0, List.of(pieces(line))))));
    }

    /** Whether a line that stayed got or lost its mark; then the mark is shown as the change it is. */
    private boolean isNewMark(List<Words> line) {
        Operation first = line.getFirst().operation();
        return side == Side.BOTH
                && first != Operation.SAME
                && line.stream().anyMatch(segment -> segment.operation() != first);
    }

    private static void add(String type, Line line, List<Block> blocks) {
        if (blocks.isEmpty() || !blocks.getLast().type().equals(type)) {
            blocks.add(new Block(type, new ArrayList<>()));
        }
        blocks.getLast().lines().add(line);
    }

    /** Whether the line is a row in the text shown, or in both: its bars all stayed, or it came or went as a whole. */
    private static boolean isRow(List<Words> line, String text) {
        if (text.length() < 2 || !text.startsWith("|") || !text.endsWith("|")) {
            return false;
        }
        return line.stream()
                        .filter(segment -> segment.text().contains("|"))
                        .map(Words::operation)
                        .distinct()
                        .count()
                == 1;
    }

    private List<List<Piece>> cells(List<Words> line) {
        var cells = new ArrayList<List<Words>>();
        cells.add(new ArrayList<>());
        for (Words segment : line) {
            int read = 0;
            for (int at = segment.text().indexOf('|');
                    at >= 0;
                    at = segment.text().indexOf('|', read)) {
                add(cells.getLast(), segment.with(segment.text().substring(read, at)));
                cells.add(new ArrayList<>());
                read = at + 1;
            }
            add(cells.getLast(), segment.with(segment.text().substring(read)));
        }
        return cells.subList(1, cells.size() - 1).stream().map(this::pieces).toList();
    }

    private List<Piece> pieces(List<Words> segments) {
        var pieces = new ArrayList<Piece>();
        for (Words segment : segments) {
            if (!segment.text().isEmpty()) {
                boolean before = segment.operation() == Operation.DELETED || side == Side.OLD;
                pieces.add(new Piece(
                        segment.operation(), TextBlocks.runs(segment.text(), before ? old : young), segment.by()));
            }
        }
        return pieces;
    }
}
