package no.avtaleverk.model.agreement;

/** What a person chose for a clause when a variant took a new version of its standard. */
public enum MergeChoice {
    /** The variant's own words, or its having left the clause out, stand. */
    MINE,
    /** As the new version of the standard has it. */
    THEIRS,
    /** The changes of both. */
    MERGED,
    /** Words written for the occasion. */
    OWN
}
