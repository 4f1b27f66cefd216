package no.avtaleverk.model.yearly;

/** How a matter of an agreement works, in the eyes of one party. */
public enum Assessment {
    WORKS_WELL,
    WORKS_PARTLY,
    DOES_NOT_WORK,
    NOT_ASSESSED
}
