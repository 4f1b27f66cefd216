package no.avtaleverk.templates.tracked;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the document's flow, as it stands in the file, with everything that is tracked. */
sealed interface Node {
    /** What a paragraph holds, in order. */
    record Inline(Kind kind, String text, List<Mark> marks) {
        enum Kind {
            TEXT,
            TAB,
            BREAK,
            /** The text is the bookmark's name. */
            BOOKMARK,
            /** The text is the comment's id, also of the two below. */
            COMMENT_START,
            COMMENT_END,
            COMMENT
        }
    }

    /**
     * How a paragraph is set.
     *
     * @param style its id
     * @param outline level of a heading from 0 as the paragraph itself says; -1 when it leaves that to its style
     * @param list as in {@link Styles.Style#list()}
     */
    record Form(String style, int outline, int list, int depth) {
        static final Form PLAIN = new Form("", -1, -1, -1);
    }

    /** A paragraph. */
    final class Paragraph implements Node {
        final int index;
        final List<Inline> inlines = new ArrayList<>();
        Form form = Form.PLAIN;
        /** What stands behind a tracked change of its form. */
        @Nullable
        Form before;

        @Nullable
        Mark changed;
        /** The marks its end stands under. */
        List<Mark> end = List.of();
        /** The marks of the row and cell it stands in. */
        final List<Mark> around;

        boolean inContents;

        Paragraph(int index, List<Mark> around) {
            this.index = index;
            this.around = around;
        }
    }

    /** A table. */
    record Table(List<Row> rows) implements Node {}

    record Row(List<Cell> cells, List<Mark> marks) {}

    record Cell(List<Node> content, int span, List<Mark> marks) {}
}
