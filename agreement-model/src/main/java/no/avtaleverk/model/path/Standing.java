package no.avtaleverk.model.path;

/** How a step stands for one party, or for all of them. */
public enum Standing {
    DONE,
    UNDER_WAY,
    /** To be done now. */
    MISSING,
    /** To be done, and the day to do it by has passed. */
    LATE,
    /** Something else must be done first. */
    NOT_YET,
    /** Adopted on condition of a change. */
    CHANGED,
    POSTPONED,
    /** Rejected, or declined to sign. */
    REFUSED,
    /** Past, and nothing here says that it was done. */
    UNDOCUMENTED,
    /** Not a step for this party, or for a document of this kind. */
    NOT_NEEDED;

    /** Whether something remains. */
    public boolean isLacking() {
        return this != DONE && this != NOT_NEEDED;
    }

    /** Whether people have to look at it: it does not go on by itself. */
    public boolean isStuck() {
        return this == LATE || this == CHANGED || this == POSTPONED || this == REFUSED;
    }
}
