package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;

/** What differs within a clause as paragraphs, items and table rows for a template. */
final class DifferenceBlocks {
    private static final Pattern ITEM = Pattern.compile("\\s*(?:- |([1-9][0-9]{0,2})\\. )");
    private static final Pattern RULE = Pattern.compile("[\\s|:-]*-[\\s|:-]*");
    private static final String END_OF_PARAGRAPH = "¶";

    private final Side side;
    private final Map<String, String> old;
    private final Map<String, String> young;

    /** Which of the two texts is shown. */
    enum Side {
        BOTH,
        OLD,
        NEW
    }

    /** Words that stayed, came or went, parameters filled in. */
    record Piece(Operation operation, List<TextBlocks.Run> runs) {}

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
        for (List<Segment> line : lines(shown(segments, side))) {
            maker.add(line, blocks);
        }
        return blocks;
    }

    /** The words of a heading. */
    static List<Piece> heading(List<Segment> segments, Side side, Map<String, String> old, Map<String, String> young) {
        return new DifferenceBlocks(side, old, young).pieces(shown(segments, side));
    }

    private static List<Segment> shown(List<Segment> segments, Side side) {
        return segments.stream()
                .filter(segment -> side == Side.BOTH
                        || segment.operation() == Operation.SAME
                        || (segment.operation() == Operation.DELETED) == (side == Side.OLD))
                .toList();
    }

    /** Cut at line ends. One that came or went within a line is shown as a sign, since otherwise nobody sees it. */
    private static List<List<Segment>> lines(List<Segment> segments) {
        var lines = new ArrayList<List<Segment>>();
        var line = new ArrayList<Segment>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            Operation operation = segment.operation();
            String text = segment.text();
            int read = 0;
            for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', read)) {
                add(line, operation, text.substring(read, at));
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
                    line.add(new Segment(operation, END_OF_PARAGRAPH));
                }
                if (!(alone && operation == Operation.DELETED) && !line.isEmpty()) {
                    lines.add(List.copyOf(line));
                    line.clear();
                }
            }
            add(line, operation, text.substring(read));
        }
        if (!line.isEmpty()) {
            lines.add(List.copyOf(line));
        }
        return lines;
    }

    private static void add(List<Segment> line, Operation operation, String text) {
        if (!text.isEmpty()) {
            line.add(new Segment(operation, text));
        }
    }

    private void add(List<Segment> line, List<Block> blocks) {
        String text = String.join("", line.stream().map(Segment::text).toList()).strip();
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
            rest.set(
                    0,
                    new Segment(
                            line.getFirst().operation(), line.getFirst().text().substring(item.end())));
            add(
                    number == null ? "ul" : "ol",
                    new Line(number == null ? 0 : Integer.parseInt(number), List.of(pieces(rest))),
                    blocks);
            return;
        }
        blocks.add(new Block("p", List.of(new Line(0, List.of(pieces(line))))));
    }

    /** Whether a line that stayed got or lost its mark; then the mark is shown as the change it is. */
    private boolean isNewMark(List<Segment> line) {
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
    private static boolean isRow(List<Segment> line, String text) {
        if (text.length() < 2 || !text.startsWith("|") || !text.endsWith("|")) {
            return false;
        }
        return line.stream()
                        .filter(segment -> segment.text().contains("|"))
                        .map(Segment::operation)
                        .distinct()
                        .count()
                == 1;
    }

    private List<List<Piece>> cells(List<Segment> line) {
        var cells = new ArrayList<List<Segment>>();
        cells.add(new ArrayList<>());
        for (Segment segment : line) {
            int read = 0;
            for (int at = segment.text().indexOf('|');
                    at >= 0;
                    at = segment.text().indexOf('|', read)) {
                add(cells.getLast(), segment.operation(), segment.text().substring(read, at));
                cells.add(new ArrayList<>());
                read = at + 1;
            }
            add(cells.getLast(), segment.operation(), segment.text().substring(read));
        }
        return cells.subList(1, cells.size() - 1).stream().map(this::pieces).toList();
    }

    private List<Piece> pieces(List<Segment> segments) {
        var pieces = new ArrayList<Piece>();
        for (Segment segment : segments) {
            if (!segment.text().isEmpty()) {
                boolean before = segment.operation() == Operation.DELETED || side == Side.OLD;
                pieces.add(new Piece(segment.operation(), TextBlocks.runs(segment.text(), before ? old : young)));
            }
        }
        return pieces;
    }
}
