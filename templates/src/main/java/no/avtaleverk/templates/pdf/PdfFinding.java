package no.avtaleverk.templates.pdf;

/**
 * Something in a PDF that keeps a reader out though a validator lets it pass.
 *
 * @param page from 1; 0 when it is about the whole document
 * @param detail the words or the name it is about; may be empty
 */
public record PdfFinding(Rule rule, int page, String detail) {
    /** What is asked of a document beyond the standards' machine-checked rules. */
    public enum Rule {
        /** The document says no language, or not as BCP 47 writes it. */
        LANGUAGE_OF_DOCUMENT,
        /** A part says a language that is none. */
        LANGUAGE_OF_PART,
        /** The document says another written standard than its words are in. */
        LANGUAGE_NOT_THAT_OF_THE_WORDS,
        /** The document has no title, or the window would show the file's name. */
        TITLE_NOT_SHOWN,
        /** Nothing is tagged. */
        NO_TAGS,
        /** A figure or formula that nothing is said of. */
        FIGURE_WITHOUT_TEXT,
        /** A letter its font has no picture of. */
        LETTER_NOT_IN_FONT,
        EMPTY_HEADING,
        HEADING_LEVEL_SKIPPED,
        /** A table of which no cell heads a row or a column. */
        TABLE_WITHOUT_HEADERS,
        /** A header cell that does not say what it heads. */
        HEADER_WITHOUT_SCOPE,
        /** A link without words, or one that says only where to click. */
        LINK_WITHOUT_TEXT,
        /** A page on which the tab key does not follow the text. */
        TAB_ORDER,
        /** A long document without bookmarks. */
        NO_BOOKMARKS
    }
}
