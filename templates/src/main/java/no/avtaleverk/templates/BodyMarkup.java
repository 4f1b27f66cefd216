package no.avtaleverk.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The light marks of a clause's body, read into blocks: the same for PDF, Word and the pages.
 *
 * <p>A blank line parts paragraphs; a line break inside one is kept. Lines that start with {@code - } are bullets, with {@code 1. }
 * numbered items, and lines like {@code | a | b |} the rows of a table, the first one its header. What is not a mark is text, so
 * nothing a clause says is ever lost.
 */
public final class BodyMarkup {
    private static final Pattern BULLET = Pattern.compile("\\s*- (.*)");
    /** A date such as {@code 1. januar 2027} may begin a paragraph and is no item. */
    private static final Pattern NUMBERED = Pattern.compile("\\s*([1-9][0-9]{0,2})\\. "
            + "(?!(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)\\b)(.*)");

    private static final Pattern ROW = Pattern.compile("\\s*\\|(.*)\\|\\s*");
    /** The line other dialects put under a header. */
    private static final Pattern RULE = Pattern.compile("[\\s|:-]*-[\\s|:-]*");

    private BodyMarkup() {}

    /** A part of a body. */
    public sealed interface Block {
        /** Lines that belong together; each starts a new line when shown. */
        record Paragraph(List<String> lines) implements Block {
            public Paragraph {
                lines = List.copyOf(lines);
            }
        }

        record Bullets(List<String> items) implements Block {
            public Bullets {
                items = List.copyOf(items);
            }
        }

        /**
         * Items with consecutive numbers.
         *
         * @param first number of the first item; not always 1
         */
        record Numbered(int first, List<String> items) implements Block {
            public Numbered {
                items = List.copyOf(items);
            }
        }

        /** A table in which every row has as many cells as the header. */
        record Table(List<String> header, List<List<String>> rows) implements Block {
            public Table {
                header = List.copyOf(header);
                rows = rows.stream().map(List::copyOf).toList();
            }
        }
    }

    /** The blocks of a body, in order; none for an empty body. */
    public static List<Block> parse(String body) {
        var blocks = new ArrayList<Block>();
        List<String> lines = body.lines().toList();
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at);
            var group = new ArrayList<String>();
            if (line.isBlank()) {
                at++;
            } else if (isRow(line)) {
                while (at < lines.size() && isRow(lines.get(at))) {
                    group.add(lines.get(at++));
                }
                blocks.add(table(group));
            } else if (isBullet(line)) {
                at = items(lines, at, BULLET, group);
                blocks.add(new Block.Bullets(group));
            } else if (isNumbered(line)) {
                at = items(lines, at, NUMBERED, group);
                blocks.add(new Block.Numbered(numberOf(line), group));
            } else {
                while (at < lines.size() && isPlain(lines.get(at))) {
                    group.add(lines.get(at++).strip());
                }
                blocks.add(new Block.Paragraph(group));
            }
        }
        return blocks;
    }

    /** Collect items of one list; a plain line straight after an item belongs to it, and a jump in the numbers ends the list. */
    private static int items(List<String> lines, int start, Pattern mark, List<String> into) {
        int first = mark == NUMBERED ? numberOf(lines.get(start)) : 0;
        int at = start;
        while (at < lines.size()) {
            String line = lines.get(at);
            Matcher item = mark.matcher(line);
            if (item.matches()) {
                if (mark == NUMBERED && numberOf(line) != first + into.size()) {
                    break;
                }
                into.add(item.group(item.groupCount()).strip());
            } else if (isPlain(line)) {
                into.set(into.size() - 1, into.getLast() + "\n" + line.strip());
            } else if (!line.isBlank()
                    || at + 1 == lines.size()
                    || !mark.matcher(lines.get(at + 1)).matches()) {
                break;
            }
            at++;
        }
        return at;
    }

    private static boolean isPlain(String line) {
        return !line.isBlank() && !isBullet(line) && !isNumbered(line) && !isRow(line);
    }

    private static boolean isBullet(String line) {
        return firstLetter(line) == '-' && BULLET.matcher(line).matches();
    }

    private static boolean isNumbered(String line) {
        char first = firstLetter(line);
        return first >= '1' && first <= '9' && NUMBERED.matcher(line).matches();
    }

    private static boolean isRow(String line) {
        return firstLetter(line) == '|' && ROW.matcher(line).matches();
    }

    /** The first letter that is not blank as the patterns count; most lines have no mark, and need no pattern to tell. */
    private static char firstLetter(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != ' ' && (c < '\t' || c > '\r')) {
                return c;
            }
        }
        return ' ';
    }

    private static int numberOf(String line) {
        Matcher item = NUMBERED.matcher(line);
        if (!item.matches()) {
            throw new IllegalArgumentException("Not a numbered item: '%s'".formatted(line));
        }
        return Integer.parseInt(item.group(1));
    }

    private static Block table(List<String> lines) {
        var rows = new ArrayList<List<String>>();
        for (String line : lines) {
            if (rows.size() == 1 && RULE.matcher(line).matches()) {
                continue;
            }
            rows.add(cells(line));
        }
        int columns = rows.stream().mapToInt(List::size).max().orElse(1);
        for (List<String> row : rows) {
            while (row.size() < columns) {
                row.add("");
            }
        }
        return new Block.Table(rows.getFirst(), rows.subList(1, rows.size()));
    }

    private static List<String> cells(String line) {
        Matcher row = ROW.matcher(line);
        var cells = new ArrayList<String>();
        if (row.matches()) {
            for (String cell : row.group(1).split("\\|", -1)) {
                cells.add(cell.strip());
            }
        }
        return cells;
    }
}
