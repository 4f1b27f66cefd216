package no.avtaleverk.templates.tracked;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import no.avtaleverk.templates.BodyMarkup.Block;
import no.avtaleverk.templates.tracked.Node.Cell;
import no.avtaleverk.templates.tracked.Node.Form;
import no.avtaleverk.templates.tracked.Node.Inline;
import no.avtaleverk.templates.tracked.Node.Paragraph;
import no.avtaleverk.templates.tracked.Node.Row;
import no.avtaleverk.templates.tracked.Node.Table;
import org.jspecify.annotations.Nullable;

/**
 * A document as it reads with some changes accepted and the rest rejected.
 *
 * @param front lines before the first clause, and others outside the clauses that are no table of contents
 * @param contents lines of the table of contents
 * @param ranges what each comment is put on, by the comment's id
 */
public record View(List<String> front, List<String> contents, List<TextClause> clauses, Map<String, Range> ranges) {
    private static final Pattern TYPED_NUMBER =
            Pattern.compile("^(?:§ ?|[Pp]unkt |[Kk]apittel )?[0-9]+(?:[.-][0-9]+)*[.)]?\\s+(?=\\S)");
    /** Signs that stand for a bullet where the list itself is lost. */
    private static final Pattern BULLET = Pattern.compile("^[•·▪◦‣\uf0b7]\\s+");

    private static final Pattern NUMBER = Pattern.compile("[\\p{L}\\p{N}§.() -]{1,30}");

    public View {
        front = List.copyOf(front);
        contents = List.copyOf(contents);
        clauses = List.copyOf(clauses);
        ranges = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
    }

    /**
     * A clause as it reads.
     *
     * @param ids it carries in bookmarks, its own first; none when they are lost
     * @param level from 1; 0 when its heading does not look like one
     * @param number as printed, without a point at its end
     * @param body in the marks of a clause text
     * @param paragraphs it is made of, by their place in the file
     */
    public record TextClause(
            List<String> ids,
            int level,
            String number,
            String heading,
            String body,
            List<Block> blocks,
            Set<Integer> paragraphs) {
        public TextClause {
            ids = List.copyOf(ids);
            blocks = List.copyOf(blocks);
            paragraphs = java.util.Collections.unmodifiableSet(new TreeSet<>(paragraphs));
        }
    }

    /**
     * What a comment is put on.
     *
     * @param clause position among {@link #clauses()}; -1 outside them
     * @param start offset in the clause's body; -1 in its heading
     * @param end offset after the last letter, in the same clause
     * @param words what stands there
     */
    public record Range(int clause, int start, int end, String words) {}

    /**
     * What tells that a paragraph is a heading where its style does not.
     *
     * @param signatures headings that start the signature page where its bookmark is lost
     * @param headings of clauses, for files in which all styles are lost; none for others
     */
    public record Tells(Set<String> signatures, Set<String> headings) {
        public static final Tells NONE = new Tells(Set.of(), Set.of());
    }

    /** A heading without the number somebody typed before it. */
    public static String withoutNumber(String heading) {
        return TYPED_NUMBER.matcher(heading.strip()).replaceFirst("");
    }

    static View of(TrackedDocument document, Predicate<Mark> accepted, Tells tells) {
        var builder = new Builder(document, accepted, tells);
        builder.walk(document.body);
        builder.flush();
        return builder.view();
    }

    static String text(Paragraph paragraph, Predicate<Mark> accepted) {
        var text = new StringBuilder();
        for (Inline inline : paragraph.inlines) {
            if (Mark.show(inline.marks(), accepted)) {
                switch (inline.kind()) {
                    case TEXT -> text.append(inline.text());
                    case TAB -> text.append(' ');
                    case BREAK -> text.append('\n');
                    default -> {
                        // says nothing
                    }
                }
            }
        }
        return text.toString();
    }

    /** A paragraph as it reads, perhaps made of several in the file. */
    private static final class Line {
        final List<Inline> inlines = new ArrayList<>();
        final List<String> ids = new ArrayList<>();
        final List<Integer> paragraphs = new ArrayList<>();
        Form form = Form.PLAIN;
        boolean inContents;
        boolean words;
    }

    private static final class Draft {
        final List<String> ids;
        final int level;
        final String number;
        final String heading;
        final StringBuilder body = new StringBuilder();
        final List<Block> blocks = new ArrayList<>();
        final Set<Integer> paragraphs = new TreeSet<>();
        /** The list of the item above, if the last block is one that can go on; 0 otherwise. */
        int list;

        Draft(List<String> ids, int level, String number, String heading) {
            this.ids = ids;
            this.level = level;
            this.number = number;
            this.heading = heading;
        }
    }

    /** A comment range that has begun. */
    private static final class Open {
        int clause = -1;
        int start = -1;
        int end = -1;
        boolean ended;
        final StringBuilder words = new StringBuilder();
    }

    private static final class Builder {
        final TrackedDocument document;
        final Predicate<Mark> accepted;
        final Tells tells;
        final Lists.Counter counter;
        final List<String> front = new ArrayList<>();
        final List<String> contents = new ArrayList<>();
        final List<Draft> drafts = new ArrayList<>();
        final Map<String, Open> ranges = new LinkedHashMap<>();

        @Nullable
        Line carried;

        boolean outside = true;

        Builder(TrackedDocument document, Predicate<Mark> accepted, Tells tells) {
            this.document = document;
            this.accepted = accepted;
            this.tells = tells;
            this.counter = document.lists.new Counter(document.styles);
        }

        View view() {
            var clauses = new ArrayList<TextClause>();
            for (int i = 0; i < drafts.size(); i++) {
                Draft draft = drafts.get(i);
                List<String> ids = draft.ids;
                clauses.add(new TextClause(
                        ids,
                        draft.level,
                        draft.number,
                        draft.heading,
                        draft.body.toString(),
                        draft.blocks,
                        draft.paragraphs));
            }
            var found = new LinkedHashMap<String, Range>();
            ranges.forEach((id, open) -> found.put(
                    id, new Range(open.clause, open.start, Math.max(open.start, open.end), open.words.toString())));
            return new View(front, contents, clauses, found);
        }

        // ---- paragraphs and their ends

        void walk(List<Node> nodes) {
            for (Node node : nodes) {
                switch (node) {
                    case Paragraph paragraph -> take(paragraph);
                    case Table table -> {
                        flush();
                        table(table);
                    }
                }
            }
        }

        private void take(Paragraph paragraph) {
            Line line = carried == null ? new Line() : carried;
            boolean wordsBefore = line.words;
            if (!wordsBefore) {
                line.paragraphs.clear(); // nothing is left of those above
            }
            boolean hasText = false;
            boolean shown = false;
            var ids = new ArrayList<String>();
            for (Inline inline : paragraph.inlines) {
                boolean visible = Mark.show(inline.marks(), accepted);
                boolean letters =
                        inline.kind() == Inline.Kind.TEXT && !inline.text().isEmpty()
                                || inline.kind() == Inline.Kind.BREAK;
                hasText |= letters;
                shown |= letters && visible;
                if (inline.kind() == Inline.Kind.BOOKMARK) {
                    String id = TrackedDocument.idIn(inline.text());
                    if (!id.isEmpty()) {
                        ids.add(id);
                    }
                } else if (visible
                        || inline.kind() != Inline.Kind.TEXT
                                && inline.kind() != Inline.Kind.TAB
                                && inline.kind() != Inline.Kind.BREAK) {
                    line.inlines.add(inline);
                }
            }
            boolean stays = Mark.show(paragraph.end, accepted);
            if (stays || shown || !hasText) {
                line.ids.addAll(0, ids); // those of a heading whose words and end are gone are gone with it
            }
            line.words |= shown;
            line.paragraphs.add(paragraph.index);
            line.inContents |= paragraph.inContents;
            Mark changed = paragraph.changed;
            Form before = paragraph.before;
            Form form = changed != null && before != null && !accepted.test(changed) ? before : paragraph.form;
            boolean keeps = wordsBefore && (!shown || level(line.form) > 0);
            if (!keeps) {
                line.form = form;
            }
            if (stays) {
                carried = null;
                place(line);
            } else {
                carried = line;
            }
        }

        /** What is left over at the end of a cell or before a table, where there is no paragraph to join. */
        void flush() {
            Line left = carried;
            carried = null;
            if (left != null && left.words) {
                place(left);
            }
        }

        private int level(Form form) {
            if (form.outline() >= 0) {
                return form.outline() < 9 ? form.outline() + 1 : 0;
            }
            return document.styles.of(form.style()).level();
        }

        private Lists.@Nullable Item item(Form form) {
            Styles.Style style = document.styles.of(form.style());
            int list = form.list() >= 0 ? form.list() : style.list();
            int depth = form.depth() >= 0 ? form.depth() : Math.max(0, style.depth());
            return counter.next(list, depth);
        }

        private void place(Line line) {
            if (line.inContents) {
                String text = read(line.inlines, -1, 0, new StringBuilder(), 0);
                if (!text.isBlank()) {
                    contents.add(text.strip());
                }
                return;
            }
            int level = level(line.form);
            String id = line.ids.isEmpty() ? "" : line.ids.getFirst();
            boolean signature = id.equals("signatures");
            if (id.isEmpty() && level == 0 && !line.words) {
                read(line.inlines, outside ? -1 : drafts.size() - 1, bodyLength(), new StringBuilder(), 0);
                return; // an empty line
            }
            boolean heading = !id.isEmpty() || level > 0 && line.words || isTold(line);
            if (!heading) {
                Lists.Item item = item(line.form);
                if (outside) {
                    String text =
                            read(line.inlines, -1, 0, new StringBuilder(), 0).strip();
                    if (!text.isEmpty()) {
                        front.add(text);
                    }
                } else {
                    addToBody(line, item);
                }
                return;
            }
            if (signature || id.isEmpty() && tells.signatures().contains(plain(line.inlines))) {
                outside = true;
                String text = read(line.inlines, -1, 0, new StringBuilder(), 0).strip();
                if (!text.isEmpty()) {
                    front.add(text);
                }
                return;
            }
            outside = false;
            Lists.Item item = item(line.form);
            String text = read(line.inlines, drafts.size(), -1, new StringBuilder(), 0);
            String number = item == null || item.bullet() ? "" : withoutPoint(item.label());
            int tab = text.indexOf('\t');
            if (item == null
                    && tab > 0
                    && NUMBER.matcher(text.substring(0, tab).strip()).matches()) {
                number = text.substring(0, tab).strip();
                text = text.substring(tab + 1);
            }
            var draft = new Draft(
                    new ArrayList<>(line.ids),
                    Math.clamp(level, 0, 6),
                    number,
                    text.replace('\t', ' ').replace('\n', ' '));
            Draft above = drafts.isEmpty() ? null : drafts.getLast();
            if (id.isEmpty()
                    && above != null
                    && above.heading.isBlank()
                    && above.blocks.isEmpty()
                    && !above.ids.isEmpty()) {
                draft.ids.addAll(above.ids); // a line break before the heading left the bookmark on an empty line
                drafts.removeLast();
                ranges.values().stream()
                        .filter(open -> open.clause > drafts.size())
                        .forEach(open -> open.clause = drafts.size());
            }
            draft.paragraphs.addAll(line.paragraphs);
            drafts.add(draft);
        }

        private boolean isTold(Line line) {
            String text = withoutNumber(plain(line.inlines));
            return !tells.headings().isEmpty()
                    && (tells.headings().contains(text) || tells.signatures().contains(text));
        }

        private int bodyLength() {
            return drafts.isEmpty() ? 0 : drafts.getLast().body.length();
        }

        private static String withoutPoint(String label) {
            return label.replaceAll("[.]$", "");
        }

        private static String plain(List<Inline> inlines) {
            var text = new StringBuilder();
            for (Inline inline : inlines) {
                if (inline.kind() == Inline.Kind.TEXT) {
                    text.append(inline.text());
                }
            }
            return text.toString().strip();
        }

        // ---- the body of a clause

        private void addToBody(Line line, Lists.@Nullable Item item) {
            Draft draft = drafts.getLast();
            draft.paragraphs.addAll(line.paragraphs);
            String mark = "";
            int list = 0;
            if (item != null && item.bullet()) {
                mark = "- ";
                list = -1;
            } else if (item != null && item.number() > 0) {
                mark = item.number() + ". ";
                list = item.list();
            } else if (item != null && !item.label().isEmpty()) {
                mark = item.label() + " ";
            }
            Block last = draft.blocks.isEmpty() ? null : draft.blocks.getLast();
            boolean goesOn = list != 0
                    && draft.list == list
                    && (!(last instanceof Block.Numbered numbered)
                            || numbered.first() + numbered.items().size() == number(item));
            var text = new StringBuilder();
            String before = draft.body.isEmpty() ? "" : goesOn ? "\n" : "\n\n";
            read(line.inlines, drafts.size() - 1, draft.body.length() + before.length() + mark.length(), text, 0);
            String words = text.toString().replace('\t', ' ').strip();
            if (words.isEmpty()) {
                return;
            }
            if (item == null && BULLET.matcher(words).find()) {
                words = BULLET.matcher(words).replaceFirst("");
                mark = "- ";
                list = -1;
                goesOn = draft.list == list;
                before = draft.body.isEmpty() ? "" : goesOn ? "\n" : "\n\n";
            }
            draft.body.append(before).append(mark).append(words);
            draft.list = list;
            if (list == -1) {
                if (goesOn && last instanceof Block.Bullets bullets) {
                    draft.blocks.set(draft.blocks.size() - 1, new Block.Bullets(with(bullets.items(), words)));
                } else {
                    draft.blocks.add(new Block.Bullets(List.of(words)));
                }
            } else if (list > 0) {
                if (goesOn && last instanceof Block.Numbered numbered) {
                    draft.blocks.set(
                            draft.blocks.size() - 1,
                            new Block.Numbered(numbered.first(), with(numbered.items(), words)));
                } else {
                    draft.blocks.add(new Block.Numbered(number(item), List.of(words)));
                }
            } else {
                draft.blocks.add(new Block.Paragraph((mark + words).lines().toList()));
            }
        }

        private static int number(Lists.@Nullable Item item) {
            return item == null ? 0 : item.number();
        }

        private static List<String> with(List<String> items, String item) {
            var longer = new ArrayList<>(items);
            longer.add(item);
            return longer;
        }

        /**
         * The words of some inlines; comment ranges begin and end on the way.
         *
         * @param at offset in the clause's body of the first letter; -1 in a heading
         */
        private String read(List<Inline> inlines, int clause, int at, StringBuilder text, int from) {
            for (Inline inline : inlines.subList(from, inlines.size())) {
                int now = at < 0 ? -1 : at + text.length();
                switch (inline.kind()) {
                    case TEXT, TAB, BREAK -> {
                        String words = inline.text();
                        text.append(words);
                        for (Open open : ranges.values()) {
                            if (!open.ended) {
                                open.words.append(words.replace('\t', ' '));
                                if (open.clause == clause && at >= 0) {
                                    open.end = now + words.length();
                                    if (open.start < 0) {
                                        open.start = open.end - words.length();
                                    }
                                }
                            }
                        }
                    }
                    case COMMENT_START -> {
                        var open = new Open();
                        open.clause = clause;
                        open.start = now;
                        open.end = now;
                        ranges.putIfAbsent(inline.text(), open);
                    }
                    case COMMENT_END -> {
                        Open open = ranges.get(inline.text());
                        if (open != null) {
                            open.ended = true;
                        }
                    }
                    case COMMENT -> {
                        var open = new Open();
                        open.clause = clause;
                        open.ended = true;
                        ranges.putIfAbsent(inline.text(), open);
                    }
                    case BOOKMARK -> {
                        // taken before
                    }
                }
            }
            return text.toString();
        }

        // ---- tables

        private void table(Table table) {
            var rows = new ArrayList<List<Cell>>();
            for (Row row : table.rows()) {
                if (Mark.show(row.marks(), accepted)) {
                    List<Cell> cells = row.cells().stream()
                            .filter(cell -> Mark.show(cell.marks(), accepted))
                            .toList();
                    if (!cells.isEmpty()) {
                        rows.add(cells);
                    }
                }
            }
            if (outside || rows.stream().anyMatch(this::holdsHeading)) {
                for (List<Cell> row : rows) {
                    for (Cell cell : row) {
                        walk(cell.content());
                        flush();
                    }
                }
                return;
            }
            if (rows.isEmpty()) {
                return;
            }
            Draft draft = drafts.getLast();
            var texts = new ArrayList<List<String>>();
            for (List<Cell> row : rows) {
                var cells = new ArrayList<String>();
                int at = draft.body.length() + (texts.isEmpty() ? 2 : 1);
                for (Cell cell : row) {
                    var words = new ArrayList<String>();
                    cellText(cell.content(), words, draft, at);
                    cells.add(String.join(" ", words)
                            .replace('|', '/')
                            .replaceAll("[\\t\\n]+", " ")
                            .strip());
                    for (int i = 1; i < cell.span(); i++) {
                        cells.add("");
                    }
                }
                texts.add(cells);
                var line = new StringBuilder("|");
                cells.forEach(cell -> line.append(cell.isEmpty() ? " |" : " " + cell + " |"));
                draft.body
                        .append(draft.body.isEmpty() ? "" : texts.size() == 1 ? "\n\n" : "\n")
                        .append(line);
            }
            int columns = texts.stream().mapToInt(List::size).max().orElse(1);
            for (List<String> cells : texts) {
                while (cells.size() < columns) {
                    cells.add("");
                }
            }
            draft.blocks.add(new Block.Table(texts.getFirst(), texts.subList(1, texts.size())));
            draft.list = 0;
        }

        private void cellText(List<Node> content, List<String> words, Draft draft, int at) {
            var carry = new StringBuilder();
            for (Node node : content) {
                switch (node) {
                    case Paragraph paragraph -> {
                        draft.paragraphs.add(paragraph.index);
                        var seen = new ArrayList<Inline>();
                        for (Inline inline : paragraph.inlines) {
                            if (Mark.show(inline.marks(), accepted)) {
                                seen.add(inline);
                            }
                        }
                        carry.append(read(seen, drafts.size() - 1, at, new StringBuilder(), 0));
                        if (Mark.show(paragraph.end, accepted)) {
                            if (!carry.toString().isBlank()) {
                                words.add(carry.toString());
                            }
                            carry.setLength(0);
                        }
                    }
                    case Table inner -> {
                        for (Row row : inner.rows()) {
                            if (Mark.show(row.marks(), accepted)) {
                                row.cells().forEach(cell -> cellText(cell.content(), words, draft, at));
                            }
                        }
                    }
                }
            }
            if (!carry.toString().isBlank()) {
                words.add(carry.toString());
            }
        }

        private boolean holdsHeading(List<Cell> row) {
            for (Cell cell : row) {
                for (Node node : cell.content()) {
                    if (node instanceof Paragraph paragraph && level(paragraph.form) > 0) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
