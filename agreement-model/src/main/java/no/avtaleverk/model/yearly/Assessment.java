package no.avtaleverk.model.yearly;

/** How a matter of an agreement works, in the eyes of one party. */
public enum Assessment {
    WORKS_WELL,
    WORKS_PARTLY,
    DOES_NOT_WORK,
    NOT_ASSESSED;

    /** Whether it says that something is wrong, which takes words. */
    public boolean needsReason() {
        return this == WORKS_PARTLY || this == DOES_NOT_WORK;
    }
}
