package no.avtaleverk.templates.layout;

import java.time.Instant;
import java.util.List;
import no.avtaleverk.model.wording.Language;

/**
 * A document without clauses: what it is, a title, and blocks below one another. The same paper gives the same bytes.
 *
 * @param kind what it is, such as {@code Saksframlegg}
 * @param author whose it is
 * @param description one sentence for the document's metadata
 * @param head at the top of every page but the first
 * @param foot at the foot of every page
 */
public record Paper(
        String kind,
        String title,
        String author,
        Language language,
        String description,
        String head,
        String foot,
        Instant made,
        List<Block> blocks) {
    public Paper {
        blocks = List.copyOf(blocks);
    }

    /** Whether a block is words that lead to the list or table after it, and should not be parted from it. */
    public boolean leads(int block) {
        return blocks.get(block) instanceof Paragraph
                && block + 1 < blocks.size()
                && (blocks.get(block + 1) instanceof Table
                        || blocks.get(block + 1) instanceof Ticks
                        || blocks.get(block + 1) instanceof Matrix
                        || blocks.get(block + 1) instanceof Items);
    }

    /** A piece of the paper. */
    public sealed interface Block {}

    /** @param level 1 or 2 */
    public record Heading(int level, String text) implements Block {}

    public record Paragraph(List<Run> runs) implements Block {
        public Paragraph {
            runs = List.copyOf(runs);
        }

        public Paragraph(String text) {
            this(List.of(Run.of(text)));
        }
    }

    public record Items(boolean numbered, List<List<Run>> items) implements Block {
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * A table with its headers on top.
     *
     * @param shares width of each column in per cent
     */
    public record Table(List<String> header, List<Integer> shares, List<List<List<Run>>> rows) implements Block {
        public Table {
            header = List.copyOf(header);
            shares = List.copyOf(shares);
            rows = List.copyOf(rows);
        }
    }

    /** Labels with what is said of each. */
    public record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    public record Fact(String label, List<Run> value) {}

    /**
     * A table to be filled in, with its headers on top. In Word each box can be ticked; elsewhere they are signs.
     *
     * @param shares width of each column in per cent
     */
    public record Ticks(List<String> header, List<Integer> shares, List<TickRow> rows) implements Block {
        public Ticks {
            header = List.copyOf(header);
            shares = List.copyOf(shares);
            rows = List.copyOf(rows);
        }

        /** The same to be read and not filled in. */
        public Table asTable() {
            return new Table(
                    header,
                    shares,
                    rows.stream()
                            .map(row -> row.cells().stream()
                                    .map(TickCell::words)
                                    .map(words -> List.of(Run.of(words)))
                                    .toList())
                            .toList());
        }
    }

    /** @param mark by which it is known again in a Word file, of letters, digits and underscores, at most 40 */
    public record TickRow(String mark, List<TickCell> cells) {
        public TickRow {
            cells = List.copyOf(cells);
        }
    }

    /** A cell of a table to be filled in. */
    public sealed interface TickCell {
        /** What stands in it. */
        String words();
    }

    /** Words that stand there, or where a person is to write. */
    public record Room(String words) implements TickCell {}

    public record Boxes(List<Box> boxes) implements TickCell {
        public Boxes {
            boxes = List.copyOf(boxes);
        }

        @Override
        public String words() {
            return String.join(
                    " ",
                    boxes.stream()
                            .map(box -> (box.ticked() ? "■ " : "□ ") + box.label())
                            .toList());
        }
    }

    /** @param says what it is called for those who do not see the page */
    public record Box(String label, boolean ticked, String says) {}

    /**
     * A matrix of shaded cells. Its shades can be told apart in grey, and what they mean stands in each cell.
     *
     * @param says what it shows
     * @param corner what the rows and columns are
     */
    public record Matrix(String says, String corner, List<String> columns, List<String> rows, List<List<Shaded>> cells)
            implements Block {
        public Matrix {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            cells = cells.stream().map(List::copyOf).toList();
        }
    }

    /** @param text in one or two lines */
    public record Shaded(Shade shade, List<String> text) {
        public Shaded {
            text = List.copyOf(text);
        }
    }

    /** How dark a cell is. */
    public enum Shade {
        LIGHT("DDEFE3", "16191D"),
        MIDDLE("F2C94C", "16191D"),
        DARK("9B2C1F", "FFFFFF");

        private final String ground;
        private final String ink;

        Shade(String ground, String ink) {
            this.ground = ground;
            this.ink = ink;
        }

        /** Six hexadecimal digits. */
        public String ground() {
            return ground;
        }

        public String ink() {
            return ink;
        }
    }

    /** Room for a person to write in. */
    public record Field(String asks) implements Block {}

    /** Words of one look. */
    public record Run(String text, Look look) {
        public static Run of(String text) {
            return new Run(text, Look.PLAIN);
        }
    }

    public enum Look {
        PLAIN,
        /** To be filled in by a person. */
        FIELD,
        /** Words that are gone. */
        OLD,
        /** Words that have come. */
        NEW
    }
}
