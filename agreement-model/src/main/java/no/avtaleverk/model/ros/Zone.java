package no.avtaleverk.model.ros;

/** What the score says should be done. */
public enum Zone {
    /** Acceptable as it is. */
    GREEN,
    /** Acceptable where no simple measure is left to take. */
    YELLOW,
    /** To be reduced. */
    RED
}
