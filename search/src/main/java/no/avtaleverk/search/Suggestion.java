package no.avtaleverk.search;

/**
 * How a question may go on.
 *
 * @param text the whole question as it would be then
 */
public record Suggestion(Kind kind, String text) {
    /** Where it comes from. */
    public enum Kind {
        /** The last word goes on as one of a public text. */
        WORD,
        /** The title of an agreement. */
        TITLE,
        /** The name of a requirement in the catalogue. */
        REQUIREMENT,
        /** Something the person has saved. */
        SAVED
    }
}
