package no.avtaleverk.templates.reading;

import no.avtaleverk.model.agreement.ClauseId;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a document in reading order, as the format shows it and before anybody has said which pieces are clauses.
 *
 * @param level of a heading by its style, or of a list item by its indent; 1 is outermost, 0 when the format does not tell
 * @param number as the file numbers it by itself; empty when typed or absent
 * @param text of a row: the cells, already in the marks of a clause text
 * @param size of the letters in points; 0 when the format has none
 * @param apart whether there is more room around it than between the lines of a paragraph
 * @param known the clause id the file carries for it
 */
record Block(
        Kind kind,
        int level,
        String number,
        String text,
        float size,
        boolean bold,
        boolean apart,
        @Nullable ClauseId known) {
    enum Kind {
        /** A heading because the file says so. */
        HEADING,
        TITLE,
        PARAGRAPH,
        BULLET,
        /** A numbered item of a list. */
        ITEM,
        ROW,
        /** A table row guessed from the layout. */
        GUESSED_ROW,
        /** An empty line or paragraph. */
        BLANK,
        /** Where the product's own signature page starts; it is no part of any clause. */
        SIGNATURES
    }

    static final Block BLANK = new Block(Kind.BLANK, 0, "", "", 0, false, false, null);

    static Block paragraph(String text) {
        return new Block(Kind.PARAGRAPH, 0, "", text, 0, false, false, null);
    }

    Block withText(String other) {
        return new Block(kind, level, number, other, size, bold, apart, known);
    }

    Block standingApart() {
        return new Block(kind, level, number, text, size, bold, true, known);
    }
}
