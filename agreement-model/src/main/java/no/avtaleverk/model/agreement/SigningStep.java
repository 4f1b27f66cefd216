package no.avtaleverk.model.agreement;

/** What happened to a document at a signing service. */
public enum SigningStep {
    /** The service has got it. */
    PLACED,
    /** A signer was given the address to sign at. */
    SENT_AWAY,
    /** What the service has was stored here. */
    FETCHED,
    /** The signature was recorded and binds. */
    RECORDED,
    /** The signature does not bind, and is kept. */
    KEPT,
    /** The service was told that everything is stored. */
    CONFIRMED,
    CALLED_BACK
}
