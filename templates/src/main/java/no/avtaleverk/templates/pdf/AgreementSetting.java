package no.avtaleverk.templates.pdf;

import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.model.signing.SignatureFields;
import no.avtaleverk.templates.BodyMarkup;
import no.avtaleverk.templates.BodyMarkup.Block;
import no.avtaleverk.templates.layout.Columns;
import no.avtaleverk.templates.layout.FrontPage;
import no.avtaleverk.templates.layout.Labels;
import no.avtaleverk.templates.layout.Outline;
import no.avtaleverk.templates.pdf.Column.Style;
import no.avtaleverk.templates.pdf.Strip.Area;
import no.avtaleverk.templates.pdf.Strip.Field;
import no.avtaleverk.templates.pdf.Strip.Link;
import no.avtaleverk.templates.pdf.Strip.PageNumber;
import no.avtaleverk.templates.pdf.Strip.WebLink;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as strips: first page, contents, clauses, signatures. Numbers hang in the margin, words stand in one column of about 80
 * letters.
 */
final class AgreementSetting implements Setting {
    /** What stands where the signatures do. */
    static final String SIGNATURES = "signatures";

    static final float LEFT = 24 * Column.MM;
    static final float RIGHT = 184 * Column.MM;

    static final int INK = 0x16191d;
    static final int GREY = 0x4d5864;
    static final int RED = 0x9b1c1c;
    static final int RULE = 0xb9c2cb;

    static final int TITLE = 0x0b2b3d;
    static final int BLUE = 0x0f4a66;
    static final int HEAD_GROUND = 0xe6eef2;
    static final int ROW_RULE = 0xcfd6dc;

    private static final float MM = Column.MM;
    private static final float TEXT = 40 * MM;
    private static final float WIDTH = RIGHT - TEXT;
    /** Deepest heading in the table of contents. */
    private static final int CONTENTS_DEPTH = 2;
    /** More entries run on to a second page, which the text then shares. */
    private static final int ONE_PAGE_OF_CONTENTS = 42;
    /** From this many parties on, their names are set smaller, in two columns. */
    private static final int MANY_PARTIES = 5;
    /** A row with more lines than these may be divided between two pages. */
    private static final int LONG_ROW = 24;

    private static final Style BODY = new Style(Fonts.SERIF, 11, 1.4f, INK);
    private static final Style CELL = new Style(Fonts.SANS, 9, 1.35f, INK);
    private static final Style CELL_HEAD = new Style(Fonts.BOLD, 9, 1.35f, TITLE);
    private static final Style SMALL = new Style(Fonts.SANS, 7.8f, 1.3f, GREY);
    private static final List<Style> HEADINGS = List.of(
            new Style(Fonts.BOLD, 15.5f, 1.25f, TITLE),
            new Style(Fonts.BOLD, 11.5f, 1.25f, TITLE),
            new Style(Fonts.BOLD, 10.5f, 1.25f, TITLE),
            new Style(Fonts.BOLD, 10, 1.25f, 0x3a4550),
            new Style(Fonts.BOLD, 10, 1.25f, 0x3a4550),
            new Style(Fonts.BOLD, 10, 1.25f, 0x3a4550));
    private static final float[] ABOVE_HEADING = {10 * MM, 6 * MM, 4.6f * MM, 4 * MM, 4 * MM, 4 * MM};
    private static final float[] BELOW_HEADING = {3 * MM, 1.8f * MM, 1.4f * MM, 1.2f * MM, 1.2f * MM, 1.2f * MM};
    private static final float BETWEEN_HEADINGS = 2.5f * MM;

    private final DocumentContent content;
    private final Labels labels;
    private final FrontPage front;
    private final List<Outline.Item> outline;
    private final Tag root = Tag.root();
    private final Tag frontTag = root.child("Sect");
    private final Tag contentsTag = root.child("Sect");
    private final Tag textTag = root.child("Sect");
    private final @Nullable String verification;
    private boolean hasContents;

    /** A text to be laid out, not to be read. */
    AgreementSetting(DocumentContent content) {
        this(content, null);
    }

    /** @param verification address at which the document can be held against the register; null when there is none */
    AgreementSetting(DocumentContent content, @Nullable String verification) {
        this.verification = verification;
        this.content = content;
        this.labels = Labels.in(content.language());
        this.front = FrontPage.of(content);
        this.outline = Outline.of(content.clauses());
    }

    @Override
    public Tag root() {
        return root;
    }

    FrontPage front() {
        return front;
    }

    @Override
    public List<List<Pagination.Placed>> pages() {
        return Binding.paginate(this);
    }

    @Override
    public List<Bookmark> bookmarks() {
        var marks = new ArrayList<Bookmark>();
        for (Outline.Item item : outline) {
            if (item.depth() > 0) {
                marks.add(new Bookmark(item.depth(), item.clause().title(), anchor(item.clause())));
            }
        }
        marks.add(new Bookmark(1, labels.of("signatures"), SIGNATURES));
        return marks;
    }

    static String anchor(Clause clause) {
        return "k-" + clause.id().value();
    }

    // ---- first page

    Column firstPage() {
        var column = new Column();
        boolean many = content.parties().size() >= MANY_PARTIES;
        var kind = new Style(Fonts.BOLD, 10, 1.42f, BLUE);
        var title = new Style(Fonts.BOLD, many ? 22 : 27, 1.16f, TITLE);
        float top = many ? 0 : 40 * MM;
        column.add(new Strip(top), 0);
        column.lines(frontTag.child("P"), front.kind(), kind, LEFT, RIGHT - LEFT, 0);
        column.lines(frontTag.child("P"), front.title(), title, LEFT, RIGHT - LEFT, 1.5f * MM);
        column.add(new Strip(2.2f).with(new Area(LEFT, 0, 24 * MM, 2.2f, BLUE)), (many ? 7 : 13) * MM);
        column.space((many ? 5 : 9) * MM);
        for (int i = 0; i < front.groups().size(); i++) {
            column.lines(
                    frontTag.child("P"),
                    labels.of(i == 0 ? "between" : "and"),
                    new Style(Fonts.SERIF, 11.5f, 1.42f, 0x3a4550),
                    LEFT,
                    RIGHT - LEFT,
                    0);
            column.space(2.5f * MM);
            if (many) {
                partiesInTwoColumns(column, front.groups().get(i));
            } else {
                front.groups().get(i).forEach(party -> party(column, party));
            }
            column.space(5 * MM);
        }
        facts(column, many);
        return column;
    }

    private void party(Column column, PartyLine party) {
        var name = new Style(Fonts.BOLD, 14, 1.25f, INK);
        column.lines(frontTag.child("P"), party.name(), name, LEFT, RIGHT - LEFT, 2.2f * MM);
        if (!party.organisationNumber().isEmpty()) {
            column.hold();
            column.lines(
                    frontTag.child("P"),
                    labels.of("organisation-number", party.organisationNumber()),
                    new Style(Fonts.SERIF, 10, 1.42f, GREY),
                    LEFT,
                    RIGHT - LEFT,
                    0);
        }
    }

    private void partiesInTwoColumns(Column column, List<PartyLine> parties) {
        var name = new Style(Fonts.BOLD, 9.6f, 1.25f, INK);
        var number = new Style(Fonts.SERIF, 8.6f, 1.25f, GREY);
        float half = (RIGHT - LEFT) / 2;
        for (int i = 0; i < parties.size(); i += 2) {
            var row = new Strip(name.line() + number.line());
            for (int j = i; j < Math.min(i + 2, parties.size()); j++) {
                PartyLine party = parties.get(j);
                Tag tag = frontTag.child("P");
                float x = LEFT + (j - i) * half;
                row.with(Column.words(tag, shortened(party.name() + " ", name, half - 8), name, x, 0));
                if (!party.organisationNumber().isEmpty()) {
                    row.with(Column.words(
                            tag, labels.of("organisation-number", party.organisationNumber()), number, x, name.line()));
                }
            }
            column.add(row, 1.2f * MM);
        }
    }

    /** What fits of a name; whole on the signature page. */
    static String shortened(String text, Style style, float width) {
        String fits = text;
        while (style.face().width(fits, style.size()) > width) {
            fits = fits.substring(0, fits.length() - 2).stripTrailing() + "…";
        }
        return fits;
    }

    private void facts(Column column, boolean many) {
        var plain = new Style(Fonts.SANS, 8.8f, 1.4f, INK);
        var label = new Style(Fonts.SANS, 8.8f, 1.4f, GREY);
        var code = new Style(Fonts.MONO, 7.7f, 1.6f, INK);
        float middle = LEFT + 54 * MM;
        float padding = 1.7f * MM;
        Tag table = frontTag.child("Table");
        boolean first = true;
        for (FrontPage.Field field : front.fields()) {
            Tag row = table.child("TR");
            Tag head = row.child("TH").scope("Row");
            Tag value = row.child("TD");
            Style style = field.code() ? code : plain;
            List<Strip> left = Column.set(head, field.label(), label, LEFT, middle - LEFT - 4 * MM);
            List<Strip> right = Column.set(value, field.value(), style, middle, RIGHT - middle);
            float height = Math.max(left.size() * label.line(), right.size() * style.line()) + 2 * padding;
            var strip = new Strip(height).with(new Area(LEFT, 0, RIGHT - LEFT, 0.4f, RULE));
            stack(strip, left, padding);
            stack(strip, right, padding);
            if (!first) {
                column.hold();
            }
            column.add(strip, first ? (many ? 6 : 12) * MM : 0);
            first = false;
        }
        column.hold();
        column.add(new Strip(padding).with(new Area(LEFT, 0, RIGHT - LEFT, 0.4f, RULE)), 0);
        column.hold();
        column.lines(frontTag.child("P"), front.note(), SMALL, LEFT, RIGHT - LEFT, 0);
        if (verification != null && content.isSigned()) {
            float side = 16 * MM;
            float above = 3 * MM;
            float used = column.strips().stream()
                    .map(strip -> strip.above + strip.height)
                    .reduce(0f, Float::sum);
            // never at the price of a second page, which a long title or many parties would take
            if (used + above + side <= Binding.FIRST_PAGE) {
                column.hold();
                column.add(verification(frontTag, verification, LEFT, side, SMALL), above);
            }
        }
    }

    /** Put lines below one another into a strip. */
    static void stack(Strip into, List<Strip> lines, float top) {
        float at = top;
        for (Strip line : lines) {
            for (Strip.Mark mark : line.marks) {
                into.with(mark.lowered(at));
            }
            at += line.height;
        }
    }

    // ---- contents

    Column contents() {
        hasContents = true;
        var column = new Column();
        column.lines(contentsTag.child("H1"), labels.of("contents"), HEADINGS.getFirst(), TEXT, WIDTH, 0);
        column.hold();
        column.space(3 * MM);
        Tag list = contentsTag.child("TOC");
        for (Outline.Item item : outline) {
            if (isInContents(item)) {
                entry(
                        column,
                        list,
                        item.depth() == 1,
                        item.clause().number(),
                        item.clause().text().heading(),
                        anchor(item.clause()));
            }
        }
        entry(column, list, true, "", labels.of("signatures"), SIGNATURES);
        return column;
    }

    /** Whether contents were set. */
    boolean hasContents() {
        return hasContents;
    }

    /** Whether the text starts a page of its own after the contents, and not where they end on a second page. */
    boolean contentsFillsPages() {
        return outline.stream().filter(AgreementSetting::isInContents).count() <= ONE_PAGE_OF_CONTENTS;
    }

    private static boolean isInContents(Outline.Item item) {
        return item.depth() > 0 && item.depth() <= CONTENTS_DEPTH;
    }

    private void entry(Column column, Tag list, boolean chapter, String number, String heading, String anchor) {
        Style style = chapter ? new Style(Fonts.BOLD, 9.5f, 1.42f, TITLE) : new Style(Fonts.SERIF, 10, 1.4f, INK);
        Tag link = list.child("TOCI").child("Reference").child("Link");
        float wide = Fonts.SANS.width("000", style.size());
        List<Strip> lines = Column.set(link, heading + " ", style, TEXT, WIDTH - wide - 4 * MM);
        for (int i = 0; i < lines.size(); i++) {
            Strip line = lines.get(i);
            if (i == 0 && !number.isEmpty()) {
                line.marks.addFirst(Column.words(link, number + " ", style, LEFT, 0));
            }
            if (i == lines.size() - 1) {
                Strip.Words last = (Strip.Words) line.marks.getLast();
                line.with(new PageNumber(
                        link,
                        anchor,
                        last.x() + style.face().width(last.text(), style.size()),
                        RIGHT,
                        style.baseline(),
                        chapter ? Fonts.SANS : style.face(),
                        style.size()));
            }
            String says = labels.of("go-to", (number + " " + heading).strip());
            line.with(new Link(link, anchor, says, LEFT, 0, RIGHT - LEFT, line.height));
            if (i > 0) {
                column.hold();
            }
            column.add(line, chapter && i == 0 ? 2.6f * MM : 0);
        }
        if (chapter) {
            column.hold();
        }
    }

    // ---- clauses

    /** The clauses and the places to sign. */
    Column text() {
        var column = new Column();
        boolean afterHeading = false;
        for (Outline.Item item : outline) {
            afterHeading = clause(column, item, afterHeading);
        }
        signatures(column);
        return column;
    }

    private boolean clause(Column column, Outline.Item item, boolean afterHeading) {
        Clause clause = item.clause();
        List<Block> blocks = BodyMarkup.parse(clause.text().body());
        boolean runsIn = item.depth() == 0 && !blocks.isEmpty() && blocks.getFirst() instanceof Block.Paragraph;
        if (!runsIn) {
            heading(column, item, afterHeading);
        }
        for (int i = 0; i < blocks.size(); i++) {
            boolean leads = i + 1 < blocks.size() && !(blocks.get(i + 1) instanceof Block.Paragraph);
            if (blocks.get(i) instanceof Block.Paragraph paragraph) {
                Tag tag = textTag.child("P");
                String words = String.join("\n", paragraph.lines());
                int before = column.strips().size();
                Strip first = column.lines(tag, words, BODY, TEXT, WIDTH, i == 0 && runsIn ? 2.4f * MM : 0);
                if (i == 0 && runsIn) {
                    number(first, tag, clause.number(), BODY, new Style(Fonts.BOLD, 10, 1.54f, BLUE));
                    first.anchor = anchor(clause);
                }
                column.space(2.4f * MM);
                if (leads && column.strips().size() - before <= 3) {
                    column.hold();
                }
            } else {
                block(column, blocks.get(i));
            }
        }
        return blocks.isEmpty();
    }

    private void heading(Column column, Outline.Item item, boolean afterHeading) {
        Clause clause = item.clause();
        int depth = Math.max(1, item.depth());
        Style style = item.depth() == 0 ? new Style(Fonts.BOLD, 10, 1.4f, BLUE) : HEADINGS.get(depth - 1);
        Tag tag = textTag.child(item.depth() == 0 ? "P" : "H" + depth);
        float above = afterHeading ? BETWEEN_HEADINGS : ABOVE_HEADING[depth - 1];
        String number = clause.number();
        float x = Math.max(TEXT, LEFT + style.face().width(number, style.size()) + (number.isEmpty() ? 0 : 2.5f * MM));
        String words = clause.text().heading();
        int before = column.strips().size();
        Strip first = column.lines(tag, words, style, x, RIGHT - x, above);
        for (Strip line : column.strips().subList(before + 1, column.strips().size())) {
            line.glued = true;
        }
        int colour = item.depth() <= 3 ? BLUE : style.colour();
        number(first, tag, number, style, new Style(style.face(), style.size(), style.leading(), colour));
        first.anchor = anchor(clause);
        column.hold();
        column.space(BELOW_HEADING[depth - 1]);
    }

    /** Hang a number in the margin of a line. */
    private static void number(Strip line, Tag tag, String number, Style words, Style style) {
        if (!number.isEmpty()) {
            line.marks.addFirst(new Strip.Words(
                    tag, LEFT, words.baseline(), style.face(), style.size(), style.colour(), number + " "));
        }
    }

    private void block(Column column, Block block) {
        switch (block) {
            case Block.Paragraph paragraph ->
                column.lines(textTag.child("P"), String.join("\n", paragraph.lines()), BODY, TEXT, WIDTH, 0);
            case Block.Bullets bullets -> {
                Tag list = textTag.child("L").attribute("List", "ListNumbering", "Disc");
                bullets.items().forEach(item -> item(column, list, "•", 4.4f * MM, item));
            }
            case Block.Numbered numbered -> {
                Tag list = textTag.child("L").attribute("List", "ListNumbering", "Decimal");
                int number = numbered.first();
                for (String item : numbered.items()) {
                    item(column, list, number++ + ".", 6 * MM, item);
                }
            }
            case Block.Table table -> table(column, table.header(), table.rows());
        }
        column.space(2.6f * MM);
    }

    private void item(Column column, Tag list, String mark, float hanging, String words) {
        Tag item = list.child("LI");
        Tag label = item.child("Lbl");
        float indent = 6 * MM;
        Strip first = column.lines(item.child("LBody"), words, BODY, TEXT + indent, WIDTH - indent, 0);
        first.marks.addFirst(Column.words(label, mark + " ", BODY, TEXT + indent - hanging, 0));
        column.space(1.1f * MM);
    }

    private void table(Column column, List<String> header, List<List<String>> rows) {
        List<Double> shares = Columns.widths(header, rows);
        Tag table = textTag.child("Table");
        Strip head = null;
        int row = 0;
        // a header needs rows under it (PDF/UA-1, 7.2); alone it is a row like others
        List<List<String>> lines = rows.isEmpty() ? List.of(header) : rows;
        if (!rows.isEmpty()) {
            head = row(table.child("THead").child("TR"), header, shares, true).getFirst();
            head.marks.addFirst(new Area(TEXT, 0, WIDTH, head.height, HEAD_GROUND));
            head.with(new Area(TEXT, 0, WIDTH, 0.8f, BLUE)).with(new Area(TEXT, head.height - 0.4f, WIDTH, 0.4f, BLUE));
            column.add(head, 1.5f * MM);
            column.hold();
        }
        Tag body = table.child("TBody");
        for (List<String> cells : lines) {
            boolean last = ++row == lines.size();
            List<Strip> strips = row(body.child("TR"), cells, shares, false);
            for (Strip strip : strips) {
                if (strips.size() == 1 && (row == 2 || last && row > 2)) {
                    column.hold(); // no row alone under the header, or at the top of the next page
                }
                strip.again = head == null ? null : head.untagged();
                column.add(strip, head == null && row == 1 ? 1.5f * MM : 0);
            }
            Strip end = column.strips().getLast();
            end.with(new Area(TEXT, end.height - 0.4f, WIDTH, last ? 0.8f : 0.4f, last ? BLUE : ROW_RULE));
        }
        column.space(4 * MM);
    }

    /** A row as one strip, or as one for each line when it is longer than a good part of a page. */
    private static List<Strip> row(Tag tag, List<String> cells, List<Double> shares, boolean header) {
        float padding = 1.5f * MM;
        float gap = 2 * MM;
        Style style = header ? CELL_HEAD : CELL;
        var columns = new ArrayList<List<Strip>>();
        float x = TEXT;
        int lines = 1;
        for (int i = 0; i < cells.size(); i++) {
            float width = (float) (WIDTH * shares.get(i) / 100);
            Tag cell = header ? tag.child("TH").scope("Column") : tag.child("TD");
            var column = new ArrayList<Strip>();
            for (String paragraph : cells.get(i).split("\n", -1)) {
                column.addAll(Column.set(cell, paragraph, style, x + gap, width - 2 * gap));
            }
            columns.add(column);
            lines = Math.max(lines, column.size());
            x += width;
        }
        if (lines <= LONG_ROW) {
            var strip = new Strip(lines * style.line() + 2 * padding);
            columns.forEach(column -> stack(strip, column, padding));
            return List.of(strip);
        }
        var strips = new ArrayList<Strip>();
        for (int i = 0; i < lines; i++) {
            float above = i == 0 ? padding : 0;
            float below = i == lines - 1 ? padding : 0;
            var strip = new Strip(style.line() + above + below);
            for (List<Strip> column : columns) {
                if (i < column.size()) {
                    stack(strip, List.of(column.get(i)), above);
                }
            }
            strips.add(strip);
        }
        return strips;
    }

    // ---- signatures

    private void signatures(Column column) {
        Strip first =
                column.lines(textTag.child("H1"), labels.of("signatures"), HEADINGS.getFirst(), TEXT, WIDTH, 14 * MM);
        first.anchor = SIGNATURES;
        column.hold();
        column.space(3 * MM);
        if (verification != null && content.isSigned()) {
            var words = new Style(Fonts.SANS, 9, 1.4f, INK);
            column.add(verification(textTag, verification, TEXT, 21 * MM, words), 0);
            column.hold();
        }
        for (PartyLine party : content.parties()) {
            column.add(signature(party), 5 * MM);
        }
    }

    /** Where to find out who has signed, as words to click on and as a code to photograph. */
    private Strip verification(Tag parent, String address, float left, float side, Style style) {
        float width = RIGHT - left - side - 6 * MM;
        var leading = new Style(style.face(), style.size(), style.leading(), BLUE);
        List<Strip> words =
                new ArrayList<>(Column.set(parent.child("P"), labels.of("verification"), style, left, width));
        Tag link = parent.child("P").child("Link");
        List<Strip> lines = Column.set(link, address, leading, left, width);
        String says = labels.of("verification.link", address);
        lines.forEach(line -> line.with(new WebLink(link, address, says, left, 0, width, line.height)));
        words.addAll(lines);
        float height = words.stream().map(line -> line.height).reduce(0f, Float::sum);
        var strip = new Strip(Math.max(height, side));
        stack(strip, words, (strip.height - height) / 2);
        Tag figure = parent.child("Figure").alternative(labels.of("verification.code", address));
        return strip.with(new Strip.Figure(figure, QrCode.of(address, RIGHT - side, 0, side, INK)));
    }

    private Strip signature(PartyLine party) {
        var name = new Style(Fonts.BOLD, 11, 1.42f, TITLE);
        var number = new Style(Fonts.SERIF, 9.6f, 1.42f, GREY);
        float inset = 5 * MM;
        List<Strip> lines = new ArrayList<>(Column.set(
                textTag.child("P"), labels.of("signature.for", party.name()), name, TEXT + inset, WIDTH - 2 * inset));
        if (!party.organisationNumber().isEmpty()) {
            lines.addAll(Column.set(
                    textTag.child("P"),
                    labels.of("organisation-number", party.organisationNumber()),
                    number,
                    TEXT + inset,
                    WIDTH - 2 * inset));
        }
        float top = 3.5f * MM + lines.stream().map(line -> line.height).reduce(0f, Float::sum);
        float blank = 9.5f * MM + 0.7f * MM + SMALL.line();
        float height = top + 2 * MM + 2 * blank + 5 * MM;
        var strip = new Strip(height);
        stack(strip, lines, 3.5f * MM);
        blanks(strip, top + 2 * MM + 9.5f * MM, "signature.place-and-date", "signature.signature");
        blanks(strip, top + 2 * MM + blank + 9.5f * MM, "signature.name", "signature.title");
        if (content.isSigned() && party.id() != null) {
            // over the lines to write on: a seal covers them
            strip.with(new Field(
                    textTag.child("Form"),
                    SignatureFields.of(party.id()),
                    labels.of("signature.field", party.name()),
                    TEXT + inset,
                    top + 2 * MM,
                    WIDTH - 2 * inset,
                    2 * blank + 1.5f * MM));
        }
        strip.with(new Area(TEXT, 0, WIDTH, 1.6f, BLUE))
                .with(new Area(TEXT, height - 0.5f, WIDTH, 0.5f, RULE))
                .with(new Area(TEXT, 0, 0.5f, height, RULE))
                .with(new Area(RIGHT - 0.5f, 0, 0.5f, height, RULE));
        return strip;
    }

    /** Two lines to write on, side by side. */
    private void blanks(Strip strip, float top, String left, String right) {
        float inset = 5 * MM;
        float half = (WIDTH - 2 * inset) * 0.47f;
        float second = RIGHT - inset - half;
        strip.with(new Area(TEXT + inset, top, half, 0.5f, GREY)).with(new Area(second, top, half, 0.5f, GREY));
        strip.with(Column.words(textTag.child("P"), labels.of(left) + " ", SMALL, TEXT + inset, top + 0.7f * MM));
        strip.with(Column.words(textTag.child("P"), labels.of(right), SMALL, second, top + 0.7f * MM));
    }

    // ---- every page

    /** What stands above and below the text of a page, as decoration. */
    @Override
    public List<Strip.Mark> margins(int page, int pages) {
        var marks = new ArrayList<Strip.Mark>();
        String head = page == 1 ? front.basis() : front.title();
        float draft = content.isDraft() ? Fonts.BOLD.width(labels.of("draft.mark"), SMALL.size()) : 0;
        marks.add(Column.words(null, shortened(head, SMALL, RIGHT - LEFT - draft - 12), SMALL, LEFT, 16.5f * MM));
        if (content.isDraft()) {
            marks.add(Column.words(
                    null, labels.of("draft.mark"), new Style(Fonts.BOLD, 7.8f, 1.3f, RED), RIGHT - draft, 16.5f * MM));
        }
        if (page > 1) {
            marks.add(new Area(LEFT, 22 * MM, RIGHT - LEFT, 0.4f, RULE));
        }
        String foot =
                front.status() + " · " + labels.of("code.short", content.code().toString());
        marks.add(Column.words(null, foot, SMALL, LEFT, 275 * MM));
        String number = labels.of("page-x-of-y", String.valueOf(page), String.valueOf(pages));
        float width = SMALL.face().width(number, SMALL.size());
        marks.add(Column.words(null, number, SMALL, RIGHT - width, 275 * MM));
        return marks;
    }

    Labels labels() {
        return labels;
    }
}
