package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.templates.BodyMarkup;

/** Clause text as blocks for a template, with the parameters filled in and marked. */
final class TextBlocks {
    private static final Pattern PARAMETER = Pattern.compile("\\{\\{((?:punkt:)?[a-zæøå0-9-]+)}}");

    private TextBlocks() {}

    /** How a run of text is shown. */
    enum Mark {
        NONE,
        FILLED,
        UNFILLED
    }

    /**
     * A run of text.
     *
     * @param name of the parameter it came from; empty for plain text
     */
    record Run(Mark mark, String text, String name) {}

    /** Lines that belong together, each a list of runs. */
    record Cell(List<List<Run>> lines) {}

    /**
     * A block.
     *
     * @param type {@code p}, {@code ul}, {@code ol} or {@code table}
     * @param first number of the first item of an {@code ol}
     * @param cells the paragraph, or the items
     * @param rows of a table, the header first
     */
    record Block(String type, int first, List<Cell> cells, List<List<Cell>> rows) {}

    static List<Block> of(String body, Map<String, String> parameters) {
        return BodyMarkup.parse(body).stream()
                .map(block -> switch (block) {
                    case BodyMarkup.Block.Paragraph paragraph ->
                        new Block("p", 1, List.of(cell(String.join("\n", paragraph.lines()), parameters)), List.of());
                    case BodyMarkup.Block.Bullets bullets ->
                        new Block("ul", 1, cells(bullets.items(), parameters), List.of());
                    case BodyMarkup.Block.Numbered numbered ->
                        new Block("ol", numbered.first(), cells(numbered.items(), parameters), List.of());
                    case BodyMarkup.Block.Table table -> {
                        var rows = new ArrayList<List<Cell>>();
                        rows.add(cells(table.header(), parameters));
                        table.rows().forEach(row -> rows.add(cells(row, parameters)));
                        yield new Block("table", 1, List.of(), rows);
                    }
                })
                .toList();
    }

    private static List<Cell> cells(List<String> texts, Map<String, String> parameters) {
        return texts.stream().map(text -> cell(text, parameters)).toList();
    }

    private static Cell cell(String text, Map<String, String> parameters) {
        return new Cell(text.lines().map(line -> runs(line, parameters)).toList());
    }

    static List<Run> runs(String line, Map<String, String> parameters) {
        var runs = new ArrayList<Run>();
        Matcher matcher = PARAMETER.matcher(line);
        int read = 0;
        while (matcher.find()) {
            if (matcher.start() > read) {
                runs.add(new Run(Mark.NONE, line.substring(read, matcher.start()), ""));
            }
            String name = matcher.group(1);
            String value = parameters.getOrDefault(name, "");
            runs.add(value.isBlank() ? new Run(Mark.UNFILLED, name, name) : new Run(Mark.FILLED, value, name));
            read = matcher.end();
        }
        if (read < line.length()) {
            runs.add(new Run(Mark.NONE, line.substring(read), ""));
        }
        return runs;
    }
}
