package no.avtaleverk.model.validation;

/** What an examination came to. Of a whole document: the worst of its signatures. */
public enum Verdict {
    /** Whole, unchanged since, and made with a trusted key that was valid then. */
    VALID,
    /** What is there neither proves nor disproves it, such as an unknown issuer. */
    INDETERMINATE,
    /** Broken, or the document was changed after it. */
    INVALID,
    /** There is no signature. */
    UNSIGNED
}
