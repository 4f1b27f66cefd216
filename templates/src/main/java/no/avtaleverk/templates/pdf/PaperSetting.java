package no.avtaleverk.templates.pdf;

import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.templates.layout.Labels;
import no.avtaleverk.templates.layout.Paper;
import no.avtaleverk.templates.layout.Paper.Block;
import no.avtaleverk.templates.layout.Paper.Fact;
import no.avtaleverk.templates.layout.Paper.Run;
import no.avtaleverk.templates.pdf.Column.Style;
import no.avtaleverk.templates.pdf.Pagination.Placed;
import no.avtaleverk.templates.pdf.Strip.Area;
import no.avtaleverk.templates.pdf.Strip.Words;

/** A paper without clauses as strips: what it is and its title, then its blocks in one column. */
final class PaperSetting implements Setting {
    private static final float MM = Column.MM;
    private static final float LEFT = AgreementSetting.LEFT;
    private static final float RIGHT = AgreementSetting.RIGHT;
    private static final float WIDTH = RIGHT - LEFT;
    /** Lines of running text are shorter than tables, so that they can be read. */
    private static final float MEASURE = 148 * MM;

    private static final int FIELD_GROUND = 0xfff0c2;
    private static final int FIELD_EDGE = 0xc9a227;
    private static final int NEW_GROUND = 0xdcefe2;
    private static final int OLD_GROUND = 0xf7e0dd;
    /** A row with more lines than these may be divided between two pages. */
    private static final int LONG_ROW = 18;
    /** Share of the width that the row heads of a matrix take. */
    private static final float MATRIX_LABEL = 0.2f;
    /** Room to write in, in lines. */
    private static final int FIELD_LINES = 5;

    private static final Style BODY = new Style(Fonts.SERIF, 11, 1.42f, AgreementSetting.INK);
    private static final Style CELL = new Style(Fonts.SANS, 9, 1.38f, AgreementSetting.INK);
    private static final Style CELL_HEAD = new Style(Fonts.BOLD, 9, 1.38f, AgreementSetting.TITLE);
    private static final Style LABEL = new Style(Fonts.SANS, 9, 1.38f, AgreementSetting.GREY);
    private static final Style HINT = new Style(Fonts.SANS, 9, 1.4f, 0x5c4a00);
    private static final Style SMALL = new Style(Fonts.SANS, 7.8f, 1.3f, AgreementSetting.GREY);
    private static final Style KIND = new Style(Fonts.BOLD, 10, 1.42f, AgreementSetting.BLUE);
    private static final Style TITLE = new Style(Fonts.BOLD, 19, 1.2f, AgreementSetting.TITLE);
    private static final Style HEADING = new Style(Fonts.BOLD, 13, 1.25f, AgreementSetting.TITLE);
    private static final Style SUBHEADING = new Style(Fonts.BOLD, 11, 1.25f, AgreementSetting.TITLE);

    private final Paper paper;
    private final Labels labels;
    private final Tag root = Tag.root();
    private final Column column = new Column();
    private final List<Bookmark> bookmarks = new ArrayList<>();

    PaperSetting(Paper paper) {
        this.paper = paper;
        this.labels = Labels.in(paper.language());
    }

    /** All it says, in its order. */
    String words() {
        var words = new StringBuilder();
        for (String part : List.of(paper.kind(), paper.title(), paper.author(), paper.head(), paper.foot())) {
            words.append(part).append('\n');
        }
        for (Block block : paper.blocks()) {
            switch (block) {
                case Paper.Heading heading -> words.append(heading.text());
                case Paper.Paragraph paragraph -> words.append(plain(paragraph.runs()));
                case Paper.Items items -> items.items().forEach(item -> words.append(plain(item)));
                case Paper.Table table -> words(table, words);
                case Paper.Ticks ticks -> words(ticks.asTable(), words);
                case Paper.Matrix matrix -> {
                    words.append(matrix.says()).append(matrix.corner());
                    matrix.columns().forEach(words::append);
                    matrix.rows().forEach(words::append);
                    matrix.cells()
                            .forEach(row -> row.forEach(cell -> cell.text().forEach(words::append)));
                }
                case Paper.Facts facts ->
                    facts.facts().forEach(fact -> words.append(fact.label()).append(plain(fact.value())));
                case Paper.Field field -> words.append(field.asks());
            }
            words.append('\n');
        }
        return words.toString();
    }

    private static void words(Paper.Table table, StringBuilder words) {
        table.header().forEach(words::append);
        table.rows().forEach(row -> row.forEach(cell -> words.append(plain(cell))));
    }

    private static String plain(List<Run> runs) {
        var text = new StringBuilder();
        runs.forEach(run -> text.append(run.text()));
        return text.toString();
    }

    @Override
    public Tag root() {
        return root;
    }

    @Override
    public List<List<Placed>> pages() {
        column.lines(root.child("P"), paper.author(), KIND, LEFT, WIDTH, 0);
        column.hold();
        column.lines(root.child("P"), paper.kind(), LABEL, LEFT, WIDTH, 0);
        column.hold();
        Strip title = column.lines(root.child("H1"), paper.title(), TITLE, LEFT, WIDTH, 3 * MM);
        title.anchor = "title";
        bookmarks.add(new Bookmark(1, paper.title(), "title"));
        column.hold();
        column.add(new Strip(2f).with(new Area(LEFT, 0, 24 * MM, 2f, AgreementSetting.BLUE)), 4 * MM);
        column.space(6 * MM);
        for (int i = 0; i < paper.blocks().size(); i++) {
            block(paper.blocks().get(i));
            if (paper.leads(i)) {
                column.hold();
            }
        }
        return Pagination.pages(column.strips(), Binding.BOTTOM - Binding.top(0));
    }

    private void block(Block block) {
        switch (block) {
            case Paper.Heading heading -> heading(heading);
            case Paper.Paragraph paragraph -> {
                paragraph(root.child("P"), paragraph.runs(), LEFT, MEASURE);
                column.space(2.6f * MM);
            }
            case Paper.Items items -> items(items);
            case Paper.Table table -> table(table);
            case Paper.Facts facts -> facts(facts);
            case Paper.Ticks ticks -> table(ticks.asTable());
            case Paper.Matrix matrix -> matrix(matrix);
            case Paper.Field field -> field(field);
        }
    }

    private void heading(Paper.Heading heading) {
        boolean chapter = heading.level() == 1;
        // The title is H1, so that no level is skipped.
        Tag tag = root.child(chapter ? "H2" : "H3");
        int before = column.strips().size();
        Strip first =
                column.lines(tag, heading.text(), chapter ? HEADING : SUBHEADING, LEFT, WIDTH, (chapter ? 7 : 5) * MM);
        for (Strip line : column.strips().subList(before + 1, column.strips().size())) {
            line.glued = true;
        }
        first.anchor = "h" + bookmarks.size();
        bookmarks.add(new Bookmark(chapter ? 2 : 3, heading.text(), first.anchor));
        column.hold();
        column.space(2 * MM);
    }

    /** Lines of which never one alone is left at the top or the bottom of a page. */
    private Strip paragraph(Tag tag, List<Run> runs, float x, float width) {
        List<Strip> lines = set(tag, runs, BODY, x, width);
        for (int i = 0; i < lines.size(); i++) {
            if (i == 1 || i > 0 && i == lines.size() - 1) {
                column.hold();
            }
            column.add(lines.get(i), 0);
        }
        return lines.getFirst();
    }

    /** Words of several looks in lines; the looks have one face, so that they do not change where lines end. */
    private static List<Strip> set(Tag tag, List<Run> runs, Style style, float x, float width) {
        String text = plain(runs).replace('\n', ' ');
        var strips = new ArrayList<Strip>();
        for (Lines.Line line : Lines.of(text, style.face(), style.size(), width)) {
            var strip = new Strip(style.line());
            float at = x;
            int start = 0;
            for (Run run : runs) {
                int from = Math.max(line.from(), start);
                int to = Math.min(line.to(), start + run.text().length());
                start += run.text().length();
                if (from < to) {
                    at = show(strip, tag, run, text.substring(from, to), style, at);
                }
            }
            strips.add(strip);
        }
        return strips;
    }

    private static float show(Strip strip, Tag tag, Run run, String words, Style style, float at) {
        float wide = style.face().width(words, style.size());
        // a blank at the end of a line is not marked
        float marked = style.face().width(words.stripTrailing(), style.size());
        float top = style.baseline() - style.size() * 0.86f;
        float high = style.size() * 1.12f;
        switch (run.look()) {
            case PLAIN -> {}
            case FIELD -> strip.with(new Area(at, top, marked, high, FIELD_GROUND));
            case OLD ->
                strip.with(new Area(at, top, marked, high, OLD_GROUND))
                        .with(new Area(
                                at, style.baseline() - style.size() * 0.26f, marked, 0.6f, AgreementSetting.RED));
            case NEW ->
                strip.with(new Area(at, top, marked, high, NEW_GROUND))
                        .with(new Area(at, style.baseline() + 1.4f, marked, 0.6f, 0x1d6b3a));
        }
        strip.with(new Words(tag, at, style.baseline(), style.face(), style.size(), style.colour(), words));
        return at + wide;
    }

    private void items(Paper.Items items) {
        Tag list = root.child("L").attribute("List", "ListNumbering", items.numbered() ? "Decimal" : "Disc");
        float indent = 7 * MM;
        int number = 1;
        for (List<Run> runs : items.items()) {
            Tag item = list.child("LI");
            Tag label = item.child("Lbl");
            String mark = items.numbered() ? number++ + "." : "•";
            Strip first = paragraph(item.child("LBody"), runs, LEFT + indent, MEASURE - indent);
            first.marks.addFirst(Column.words(label, mark + " ", BODY, LEFT + indent - 5.2f * MM, 0));
            column.space(1.2f * MM);
        }
        column.space(2.8f * MM);
    }

    private void facts(Paper.Facts facts) {
        float middle = LEFT + 38 * MM;
        float padding = 1.3f * MM;
        Tag body = root.child("Table");
        boolean first = true;
        for (Fact fact : facts.facts()) {
            Tag row = body.child("TR");
            List<Strip> left =
                    Column.set(row.child("TH").scope("Row"), fact.label(), LABEL, LEFT, middle - LEFT - 3 * MM);
            List<Strip> right = set(row.child("TD"), fact.value(), CELL, middle, RIGHT - middle);
            var strip = new Strip(Math.max(left.size(), right.size()) * CELL.line() + 2 * padding)
                    .with(new Area(LEFT, 0, WIDTH, 0.4f, AgreementSetting.RULE));
            AgreementSetting.stack(strip, left, padding);
            AgreementSetting.stack(strip, right, padding);
            if (!first) {
                column.hold();
            }
            column.add(strip, first ? 3 * MM : 0);
            first = false;
        }
        Strip last = column.strips().getLast();
        last.with(new Area(LEFT, last.height - 0.4f, WIDTH, 0.4f, AgreementSetting.RULE));
        column.space(5 * MM);
    }

    private void field(Paper.Field field) {
        float inset = 3 * MM;
        List<Strip> hint = Column.set(root.child("P"), field.asks(), HINT, LEFT + inset, WIDTH - 2 * inset);
        float height = (hint.size() + FIELD_LINES) * HINT.line() + 2 * inset;
        var strip = new Strip(height)
                .with(new Area(LEFT, 0, WIDTH, height, 0xfffaeb))
                .with(new Area(LEFT, 0, 1.6f, height, FIELD_EDGE));
        AgreementSetting.stack(strip, hint, inset);
        column.add(strip, 1 * MM);
        column.space(4 * MM);
    }

    // ---- tables

    private void table(Paper.Table table) {
        Tag element = root.child("Table");
        var head = new ArrayList<List<Run>>();
        table.header().forEach(label -> head.add(List.of(Run.of(label))));
        Strip top = row(element.child("THead").child("TR"), head, table.shares(), true)
                .getFirst();
        top.marks.addFirst(new Area(LEFT, 0, WIDTH, top.height, AgreementSetting.HEAD_GROUND));
        top.with(new Area(LEFT, 0, WIDTH, 0.8f, AgreementSetting.BLUE))
                .with(new Area(LEFT, top.height - 0.4f, WIDTH, 0.4f, AgreementSetting.BLUE));
        column.add(top, 1.5f * MM);
        column.hold();
        Tag body = element.child("TBody");
        int rows = table.rows().size();
        for (int i = 0; i < rows; i++) {
            boolean last = i == rows - 1;
            List<Strip> strips = row(body.child("TR"), table.rows().get(i), table.shares(), false);
            for (Strip strip : strips) {
                if (strips.size() == 1 && (i == 1 || last && i > 1)) {
                    column.hold(); // no row alone under the header, or at the top of the next page
                }
                strip.again = top.untagged();
                column.add(strip, 0);
            }
            Strip end = column.strips().getLast();
            end.with(new Area(
                    LEFT,
                    end.height - 0.4f,
                    WIDTH,
                    last ? 0.8f : 0.4f,
                    last ? AgreementSetting.BLUE : AgreementSetting.ROW_RULE));
        }
        column.space(4 * MM);
    }

    /** A row as one strip, or as one for each line when it is longer than a good part of a page. */
    private static List<Strip> row(Tag tag, List<List<Run>> cells, List<Integer> shares, boolean header) {
        float padding = 1.5f * MM;
        float gap = 2 * MM;
        Style style = header ? CELL_HEAD : CELL;
        var columns = new ArrayList<List<Strip>>();
        float x = LEFT;
        int lines = 1;
        for (int i = 0; i < cells.size(); i++) {
            float width = WIDTH * shares.get(i) / 100;
            Tag cell = header ? tag.child("TH").scope("Column") : tag.child("TD");
            List<Strip> set = set(cell, cells.get(i), style, x + gap, width - 2 * gap);
            columns.add(set);
            lines = Math.max(lines, set.size());
            x += width;
        }
        if (lines <= LONG_ROW) {
            var strip = new Strip(lines * style.line() + 2 * padding);
            columns.forEach(set -> AgreementSetting.stack(strip, set, padding));
            return List.of(strip);
        }
        var strips = new ArrayList<Strip>();
        for (int i = 0; i < lines; i++) {
            float above = i == 0 ? padding : 0;
            var strip = new Strip(style.line() + above + (i == lines - 1 ? padding : 0));
            for (List<Strip> set : columns) {
                if (i < set.size()) {
                    AgreementSetting.stack(strip, List.of(set.get(i)), above);
                }
            }
            strips.add(strip);
        }
        return strips;
    }

    private void matrix(Paper.Matrix matrix) {
        column.lines(root.child("P"), matrix.says(), LABEL, LEFT, WIDTH, 1.5f * MM);
        column.hold();
        float label = WIDTH * MATRIX_LABEL;
        float width = (WIDTH - label) / matrix.columns().size();
        Tag table = root.child("Table");
        var heads = new ArrayList<List<Strip>>();
        Tag head = table.child("THead").child("TR");
        heads.add(Column.set(head.child("TH").scope("Column"), matrix.corner(), CELL_HEAD, LEFT + MM, label - 2 * MM));
        for (int i = 0; i < matrix.columns().size(); i++) {
            heads.add(Column.set(
                    head.child("TH").scope("Column"),
                    matrix.columns().get(i),
                    CELL_HEAD,
                    LEFT + label + i * width + MM,
                    width - 2 * MM));
        }
        column.add(matrixRow(heads), 1 * MM);
        Tag body = table.child("TBody");
        for (int i = 0; i < matrix.rows().size(); i++) {
            column.hold(); // a matrix is seen whole
            Tag row = body.child("TR");
            var cells = new ArrayList<List<Strip>>();
            cells.add(Column.set(
                    row.child("TH").scope("Row"), matrix.rows().get(i), CELL_HEAD, LEFT + MM, label - 2 * MM));
            List<Paper.Shaded> shaded = matrix.cells().get(i);
            for (int j = 0; j < shaded.size(); j++) {
                Paper.Shaded cell = shaded.get(j);
                var style = new Style(
                        Fonts.BOLD, 9, 1.38f, Integer.parseInt(cell.shade().ink(), 16));
                Tag tag = row.child("TD");
                var lines = new ArrayList<Strip>();
                for (String line : cell.text()) {
                    lines.addAll(Column.set(tag, line, style, LEFT + label + j * width + 3 * MM, width - 4 * MM));
                }
                cells.add(lines);
            }
            Strip strip = matrixRow(cells);
            for (int j = 0; j < shaded.size(); j++) {
                ground(strip, shaded.get(j).shade(), LEFT + label + j * width, width);
            }
            column.add(strip, 0);
        }
        column.space(5 * MM);
    }

    private static Strip matrixRow(List<List<Strip>> cells) {
        int lines = cells.stream().mapToInt(List::size).max().orElse(1);
        var strip = new Strip(lines * CELL.line() + 3 * MM);
        cells.forEach(cell -> AgreementSetting.stack(strip, cell, 1.5f * MM));
        return strip;
    }

    /** A shade, with bars at its left edge, so that shades can be told apart without colour: none, short ones, or one from top to bottom. */
    private static void ground(Strip strip, Paper.Shade shade, float x, float width) {
        float gap = 0.4f;
        float high = strip.height - 2 * gap;
        int ink = Integer.parseInt(shade.ink(), 16);
        var areas = new ArrayList<Area>();
        areas.add(new Area(x + gap, gap, width - 2 * gap, high, Integer.parseInt(shade.ground(), 16)));
        switch (shade) {
            case LIGHT -> {}
            case MIDDLE -> {
                for (float y = gap + MM; y + MM < high; y += 2 * MM) {
                    areas.add(new Area(x + MM, y, MM * 0.7f, MM, ink));
                }
            }
            case DARK -> areas.add(new Area(x + MM, gap + MM, MM * 0.7f, high - 2 * MM, ink));
        }
        strip.marks.addAll(0, areas);
    }

    // ---- every page

    @Override
    public List<Strip.Mark> margins(int page, int pages) {
        var marks = new ArrayList<Strip.Mark>();
        if (page > 1) {
            String head = AgreementSetting.shortened(paper.head() + " · " + paper.title(), SMALL, WIDTH);
            marks.add(Column.words(null, head, SMALL, LEFT, 16.5f * MM));
            marks.add(new Area(LEFT, 22 * MM, WIDTH, 0.4f, AgreementSetting.RULE));
        }
        marks.add(Column.words(null, paper.foot(), SMALL, LEFT, 275 * MM));
        String number = labels.of("page-x-of-y", String.valueOf(page), String.valueOf(pages));
        marks.add(Column.words(null, number, SMALL, RIGHT - SMALL.face().width(number, SMALL.size()), 275 * MM));
        return marks;
    }

    @Override
    public List<Bookmark> bookmarks() {
        return bookmarks;
    }
}
