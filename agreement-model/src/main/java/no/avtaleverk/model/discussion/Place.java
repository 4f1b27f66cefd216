package no.avtaleverk.model.discussion;

/**
 * Where a topic stands in a text.
 *
 * @param start first character in the body of the clause, from 0; for words that are changed, near where they stood
 * @param end half-open
 * @param changed whether the words it was put on are no longer as they were
 */
public record Place(Kind kind, int start, int end, boolean changed) {
    public static final Place DOCUMENT = new Place(Kind.DOCUMENT, 0, 0, false);
    public static final Place GONE = new Place(Kind.GONE, 0, 0, true);

    public enum Kind {
        /** On the document as a whole. */
        DOCUMENT,
        /** On a whole clause. */
        CLAUSE,
        /** On words of a clause. */
        WORDS,
        /** The clause is not in this text. */
        GONE
    }
}
