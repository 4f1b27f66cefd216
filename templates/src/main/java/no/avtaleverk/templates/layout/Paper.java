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
                && (blocks.get(block + 1) instanceof Table || blocks.get(block + 1) instanceof Items);
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
