package no.avtaleverk.model.validation;

/** Why a file could not be examined. */
public enum Obstacle {
    NOT_A_PDF,
    /** It can not be opened without a password. */
    LOCKED,
    DAMAGED,
    TOO_LARGE,
    /** It takes more time or memory than a document does. */
    TOO_COSTLY,
    /** Nobody tells the status of a certificate, or another fault on our side; trying again may help. */
    TECHNICAL
}
