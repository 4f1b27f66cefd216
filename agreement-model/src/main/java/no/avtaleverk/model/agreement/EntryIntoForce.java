package no.avtaleverk.model.agreement;

/** The agreement's own rule for when a version enters into force. */
public enum EntryIntoForce {
    /** For each kommune when it and its trust have adopted and signed. */
    EACH_MUNICIPALITY,
    /** For all at once, when every party has adopted and signed. */
    ALL_PARTIES,
    /** For those who have adopted and signed, with their trust, once so many kommuner have ({@link Terms#quorum()}). */
    AT_LEAST,
    /** On the date a registration of an already concluded agreement gives; what is not documented is shown so. */
    AS_REGISTERED
}
