package no.avtaleverk.templates.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import no.avtaleverk.templates.reading.PdfLines.Cell;
import no.avtaleverk.templates.reading.PdfLines.Line;
import org.jspecify.annotations.Nullable;

/** Makes blocks of the lines of a PDF: running heads dropped, paragraphs joined by room and indent, tables guessed. */
final class PdfLayout {
    private static final Pattern BULLET = Pattern.compile("^[•●▪■◦○‣∙·\\uf0b7\\uf0a7\\uf02d\\u2013\\u2014*-]\\s+(.+)$");
    private static final Pattern LIST_ITEM = Pattern.compile("^(?:[0-9]{1,2}|[a-zæøå])[.)]\\s+.+$");
    private static final Pattern PAGE_NUMBER =
            Pattern.compile("(?i)^(?:side|page|s\\.)?\\s*-?\\s*[0-9]{1,4}\\s*-?(?:\\s*(?:av|of|/)\\s*[0-9]{1,4})?$");

    /** A taller row is a column of the page. */
    private static final int MAX_ROW_LINES = 40;

    private final List<Line> lines;
    private final float bodySize;
    private final float leading;
    private final float columnRight;
    private final Words words;
    private final int dropped;

    PdfLayout(PdfLines read) {
        var kept = new ArrayList<Line>();
        Set<Line> running = running(read);
        for (Line line : read.lines()) {
            if (!running.contains(line)) {
                kept.add(line);
            }
        }
        this.dropped = running.size();
        this.lines = kept;
        this.bodySize = bodySize(kept);
        this.leading = leading(kept);
        this.columnRight = columnRight(kept);
        this.words = Words.of(kept.stream().map(Line::text).toList());
    }

    /** Lines at the head and foot of pages that were left out. */
    int dropped() {
        return dropped;
    }

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        int i = 0;
        Line before = null;
        while (i < lines.size()) {
            CellRow row = cellRow(i);
            if (row != null) {
                blocks.add(row(row.cells, lines.get(i).size()));
                before = lines.get(row.end - 1);
                i = row.end;
                continue;
            }
            int rows = tableRows(i);
            if (rows >= 2) {
                table(i, rows, blocks);
                before = lines.get(i + rows - 1);
                i += rows;
                continue;
            }
            int end = i + 1;
            while (end < lines.size() && continues(lines.get(end - 1), lines.get(end), lines.get(i), end - i)) {
                end++;
            }
            Line first = lines.get(i);
            if (end == i + 1 && isRow(first) && (first.cells().size() > 2 || cellRow(end) != null)) {
                // The head of a table whose rows are set cell by cell.
                blocks.add(row(first.cells().stream().map(Cell::text).toList(), first.size()));
                before = first;
                i = end;
                continue;
            }
            Line after = end < lines.size() ? lines.get(end) : null;
            boolean apart =
                    (before == null || isGap(before, first)) && (after == null || isGap(lines.get(end - 1), after));
            blocks.add(block(lines.subList(i, end), apart));
            before = lines.get(end - 1);
            i = end;
        }
        return blocks;
    }

    private Block block(List<Line> part, boolean apart) {
        Line first = part.getFirst();
        String text = words.join(part.stream().map(Line::text).toList());
        boolean bold = part.stream().allMatch(Line::bold);
        var bullet = BULLET.matcher(text);
        if (bullet.matches()) {
            return new Block(Block.Kind.BULLET, 0, "", bullet.group(1), first.size(), bold, apart, null);
        }
        return new Block(Block.Kind.PARAGRAPH, 0, "", text, first.size(), bold, apart, null);
    }

    private boolean continues(Line above, Line line, Line first, int count) {
        if (BULLET.matcher(line.text()).matches()
                || LIST_ITEM.matcher(line.text()).matches()
                || startsClause(line)
                || endsSentence(above.text()) && HardWraps.isNumberedHeading(line.text())
                || Math.abs(line.size() - above.size()) > 0.8
                || line.bold() != above.bold()) {
            return false;
        }
        boolean full = above.right() > columnRight - 6 * above.size();
        if (line.page() != above.page() || line.y() < above.y() - 2) {
            // The next page or column: the sentence goes on there.
            return full && !endsSentence(above.text()) && startsLower(line.text());
        }
        if (isGap(above, line)) {
            return false;
        }
        boolean heading = first.bold() || first.size() > bodySize + 0.8;
        if (heading) {
            return count < 3 && (above.right() > columnRight - 10 * above.size() || startsLower(line.text()));
        }
        if (Math.abs(line.y() - above.y()) < 1) {
            return true;
        }
        boolean bulleted = BULLET.matcher(first.text()).matches()
                || LIST_ITEM.matcher(first.text()).matches();
        if (bulleted) {
            return line.x() > first.x() + 2 || startsLower(line.text());
        }
        // A short line that ends a sentence ends the paragraph, also where the next follows without room.
        return full
                || !endsSentence(above.text())
                        && (startsLower(line.text()) || above.text().endsWith(","))
                || above.right() > columnRight - 14 * above.size() && !endsSentence(above.text());
    }

    private boolean isGap(Line above, Line line) {
        if (line.page() != above.page() || line.y() < above.y() - 2) {
            return true;
        }
        return line.y() - above.y() > leading * Math.max(above.size(), line.size()) * 1.25;
    }

    private static boolean startsClause(Line line) {
        return Numbering.at(line.text())
                .filter(number -> number.worded() || number.depth() > 1)
                .filter(number -> !number.rest().isEmpty()
                        && Character.isUpperCase(number.rest().codePointAt(0)))
                .isPresent();
    }

    static boolean endsSentence(String text) {
        return text.matches("(?s).*[.!?:;]['\"»”)]?$");
    }

    static boolean startsLower(String text) {
        return !text.isEmpty() && Character.isLowerCase(text.codePointAt(0));
    }

    // ---- tables

    /** How many lines from here look like rows of one table. */
    private int tableRows(int from) {
        if (!isRow(lines.get(from))) {
            return 0;
        }
        Line first = lines.get(from);
        int rows = 1;
        int full = 1;
        for (int i = from + 1; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.page() != first.page() || line.y() < lines.get(i - 1).y() - 2) {
                break;
            }
            if (isRow(line) && sharesColumn(first, line)) {
                full++;
            } else if (!(line.x() > first.x() + 10 && startsAtColumn(first, line) && !isGap(lines.get(i - 1), line))) {
                break;
            }
            rows = i - from + 1;
        }
        return full >= 2 ? rows : 0;
    }

    private static boolean isRow(Line line) {
        if (line.cells().size() < 2) {
            return false;
        }
        String first = line.cells().getFirst().text();
        boolean numbered =
                Numbering.at(first + " x").filter(n -> n.rest().equals("x")).isPresent();
        boolean bulleted = first.length() == 1 && !Character.isLetterOrDigit(first.charAt(0));
        return line.cells().size() > 2 || !numbered && !bulleted && !first.matches("[a-z][.)]");
    }

    private static boolean sharesColumn(Line first, Line line) {
        for (Cell one : line.cells().subList(1, line.cells().size())) {
            for (Cell other : first.cells().subList(1, first.cells().size())) {
                if (Math.abs(one.x() - other.x()) < 4) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean startsAtColumn(Line first, Line line) {
        return first.cells().stream().skip(1).anyMatch(cell -> Math.abs(cell.x() - line.x()) < 4);
    }

    private void table(int from, int count, List<Block> blocks) {
        Line first = lines.get(from);
        var columns = new ArrayList<Float>();
        for (Line line : lines.subList(from, from + count)) {
            for (Cell cell : line.cells()) {
                if (columns.stream().noneMatch(column -> Math.abs(column - cell.x()) < 4)) {
                    columns.add(cell.x());
                }
            }
        }
        columns.sort(null);
        var rows = new ArrayList<String[]>();
        for (Line line : lines.subList(from, from + count)) {
            boolean goesOn = line.cells().size() == 1 && line.x() > first.x() + 10 && !rows.isEmpty();
            String[] row = goesOn ? rows.getLast() : new String[columns.size()];
            for (Cell cell : line.cells()) {
                int column = nearest(columns, cell.x());
                String text = cell.text().replace('|', '/');
                row[column] = row[column] == null ? text : words.join(List.of(row[column], text));
            }
            if (!goesOn) {
                rows.add(row);
            }
        }
        for (String[] row : rows) {
            blocks.add(row(java.util.Arrays.asList(row), first.size()));
        }
    }

    private static Block row(List<? extends @Nullable String> cells, float size) {
        var text = new StringBuilder("|");
        for (String cell : cells) {
            text.append(' ').append(cell == null ? "" : cell.replace('|', '/')).append(" |");
        }
        return new Block(Block.Kind.GUESSED_ROW, 0, "", text.toString(), size, false, false, null);
    }

    /**
     * A row whose cells were set one after the other.
     *
     * @param end the first line after it
     */
    private record CellRow(List<String> cells, int end) {}

    /** The row that starts here, when the lines come back up to its top further to the right; null when they do not. */
    private @Nullable CellRow cellRow(int from) {
        Line first = lines.get(from);
        var columns = new ArrayList<Float>();
        var cells = new ArrayList<List<String>>();
        float bottom = first.y();
        boolean cameBack = false;
        int end = from;
        for (int i = from; i < lines.size() && i < from + MAX_ROW_LINES; i++) {
            Line line = lines.get(i);
            if (line.page() != first.page() || line.x() < first.x() - 3) {
                break;
            }
            boolean back = i > from && Math.abs(line.y() - first.y()) < 3 && line.x() > columns.getLast() + 20;
            int column = column(columns, line.x());
            boolean inside = i > from
                    && column == columns.size() - 1
                    && line.y() > lines.get(i - 1).y()
                    && line.y() - lines.get(i - 1).y() < first.size() * 2.2f;
            if (i > from && !back && !inside) {
                break;
            }
            cameBack |= back;
            for (Cell cell : line.cells()) {
                int at = column(columns, cell.x());
                if (at < 0) {
                    columns.add(cell.x());
                    cells.add(new ArrayList<>());
                    at = columns.size() - 1;
                }
                cells.get(at).add(cell.text());
            }
            if (columns.size() > 1 && column == 0 && line.y() > bottom) {
                break;
            }
            bottom = Math.max(bottom, line.y());
            end = i + 1;
        }
        if (!cameBack) {
            return null;
        }
        return new CellRow(cells.stream().map(words::join).toList(), end);
    }

    private static int column(List<Float> columns, float x) {
        for (int i = 0; i < columns.size(); i++) {
            if (Math.abs(columns.get(i) - x) < 4) {
                return i;
            }
        }
        return -1;
    }

    private static int nearest(List<Float> columns, float x) {
        int best = 0;
        for (int i = 1; i < columns.size(); i++) {
            if (Math.abs(columns.get(i) - x) < Math.abs(columns.get(best) - x)) {
                best = i;
            }
        }
        return best;
    }

    // ---- what the whole document looks like

    /** Lines among the outermost of their pages whose words, numbers apart, come again on other pages. */
    private static Set<Line> running(PdfLines read) {
        var byPage = new ArrayList<List<Line>>();
        for (Line line : read.lines()) {
            while (byPage.size() <= line.page()) {
                byPage.add(new ArrayList<>());
            }
            byPage.get(line.page()).add(line);
        }
        var counts = new HashMap<String, Integer>();
        var edges = new HashMap<Line, String>();
        for (List<Line> page : byPage) {
            var sorted = new ArrayList<>(page);
            sorted.sort(java.util.Comparator.comparing(Line::y));
            var seen = new HashSet<String>();
            for (int i = 0; i < sorted.size(); i++) {
                Line line = sorted.get(i);
                float height = read.height(line.page());
                boolean edge = line.y() < height * 0.12 && i < 4 || line.y() > height * 0.88 && i >= sorted.size() - 4;
                if (edge) {
                    String key = line.text().toLowerCase(Locale.ROOT).replaceAll("[0-9]+", "#")
                            + (line.y() < height / 2 ? " top" : " foot");
                    edges.put(line, key);
                    if (seen.add(key)) {
                        counts.merge(key, 1, Integer::sum);
                    }
                }
            }
        }
        int pages = byPage.size();
        var running = new HashSet<Line>();
        edges.forEach((line, key) -> {
            boolean repeated = counts.getOrDefault(key, 0) >= Math.max(2, Math.min(pages, 3))
                    && Numbering.at(line.text())
                            .filter(n -> !n.rest().isEmpty() && line.size() > 11.5)
                            .isEmpty();
            if (repeated || PAGE_NUMBER.matcher(line.text()).matches()) {
                running.add(line);
            }
        });
        return running;
    }

    private static float bodySize(List<Line> lines) {
        Map<Float, Integer> letters = new HashMap<>();
        for (Line line : lines) {
            letters.merge(line.size(), line.text().length(), Integer::sum);
        }
        return letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(11f);
    }

    /** The usual distance between lines, in font sizes. */
    private static float leading(List<Line> lines) {
        Map<Integer, Integer> steps = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            Line above = lines.get(i - 1);
            Line line = lines.get(i);
            float step = (line.y() - above.y()) / Math.max(1, line.size());
            if (line.page() == above.page() && line.size() == above.size() && step > 0.8 && step < 2.6) {
                steps.merge(Math.round(step * 20), 1, Integer::sum);
            }
        }
        int most = steps.values().stream().max(Integer::compare).orElse(0);
        // Where paragraphs are short, the step between them may be as common: the smaller one is inside them.
        return steps.entrySet().stream()
                .filter(entry -> entry.getValue() * 3 >= most)
                .map(Map.Entry::getKey)
                .min(Integer::compare)
                .map(step -> step / 20f)
                .orElse(1.2f);
    }

    private static float columnRight(List<Line> lines) {
        var rights = lines.stream()
                .filter(line -> line.text().length() > 30)
                .map(Line::right)
                .sorted()
                .toList();
        return rights.isEmpty() ? 500 : rights.get((int) (rights.size() * 0.8));
    }
}
