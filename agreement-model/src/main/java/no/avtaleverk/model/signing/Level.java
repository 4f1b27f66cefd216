package no.avtaleverk.model.signing;

/**
 * How much a signature carries with it (ETSI EN 319 142-1, PAdES baseline), so how long it can be checked without asking anybody. Each
 * level holds what the one before it does.
 */
public enum Level {
    /** The signature and its certificate. The time is only claimed. */
    B_B,
    /** A time-stamp, which proves that the signature was there then. */
    B_T,
    /** The certificates and their status, for checking when those who issued them no longer answer. */
    B_LT,
    /** A time-stamp over all of it, which is renewed before its algorithms or certificates grow old. */
    B_LTA
}
