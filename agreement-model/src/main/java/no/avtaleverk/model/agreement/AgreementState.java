package no.avtaleverk.model.agreement;

/** Where the work on an agreement stands. Says nothing about which text is in force; see {@link Agreement#inForce}. */
public enum AgreementState {
    /** No text has been signed yet. */
    UNSIGNED,
    SIGNED,
    /** The yearly review (årlig gjennomgang, hol. § 6-5) is open. */
    ANNUAL_REVISION,
    /** Expired, run out after notice, or given up. */
    ENDED
}
