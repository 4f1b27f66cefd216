package no.avtaleverk.search.norwegian;

/** What is done to find words beyond cutting a text into them. The product takes every step; one left out shows what it is worth. */
public enum Step {
    /** Words that say nothing are not asked for beside others. */
    STOP_WORDS,
    /** Inflections of a word meet. */
    ENDINGS,
    /** Bokmål and nynorsk meet. */
    MALFORM,
    /** A compound is met by its parts. */
    PARTS,
    /** Two words are met by the compound of them, and a compound by its parts standing apart. */
    TOGETHER,
    /** A place in the law is one word however it is written. */
    CITATIONS,
    /** Other words for the same, and abbreviations with what they stand for. */
    SYNONYMS,
    /** An unknown word is taken for the known ones it looks like. */
    SPELLING,
    /** Words in a heading tell more. */
    HEADINGS,
    /** The title of the agreement tells a little. */
    CONTEXT,
    /** What holds next to nothing of what is asked is no hit. */
    ENOUGH
}
