package no.avtaleverk.model.agreement;

/** How a document's way through a signing service ended. */
public enum SigningOutcome {
    /** Every signature is recorded. */
    SIGNED,
    /** Some are recorded; some did not come, or do not bind. */
    PARTLY_SIGNED,
    /** Signatures came, and none binds. */
    KEPT,
    REJECTED,
    EXPIRED,
    FAILED,
    CALLED_BACK
}
