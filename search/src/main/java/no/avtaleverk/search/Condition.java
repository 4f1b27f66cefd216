package no.avtaleverk.search;

/**
 * One thing a text holds or lacks, taken literally: never a synonym, another inflection or a word spelled alike.
 *
 * @param asked as typed; the id of a requirement
 */
public record Condition(Kind kind, String asked) {
    public enum Kind {
        /** The word as written, in any case of letters. */
        WORD,
        /** The words one after another. */
        PHRASE,
        /** A place in a law, however it is written. */
        CITATION,
        /** A clause answers the requirement. */
        REQUIREMENT
    }
}
