package no.avtaleverk.model.signing;

import org.jspecify.annotations.Nullable;

/** No seal was made. The document is as it was, and the same order may be given again. */
public final class SealingFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    public SealingFailedException(Fault fault, String detail) {
        this(fault, detail, null);
    }

    /** @param detail for the log and for support, in English */
    public SealingFailedException(Fault fault, String detail, @Nullable Throwable cause) {
        super(fault + ": " + detail, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** Why there is no seal, and who can mend it. */
    public enum Fault {
        /** The time-stamp service does not answer in time, or not with a time-stamp. */
        TIME_STAMP_SERVICE_DOWN(Remedy.WAIT),
        /** Nobody tells whether the certificate is revoked. */
        STATUS_SERVICE_DOWN(Remedy.WAIT),
        /** The file or the device with the key is not there. */
        KEY_NOT_AVAILABLE(Remedy.OPERATOR),
        /** The key is locked to the password or PIN in the settings. */
        WRONG_PASSWORD(Remedy.OPERATOR),
        CERTIFICATE_EXPIRED(Remedy.OPERATOR),
        CERTIFICATE_NOT_YET_VALID(Remedy.OPERATOR),
        CERTIFICATE_REVOKED(Remedy.OPERATOR),
        /** The certificate leads to none of the roots in the settings. */
        CERTIFICATE_NOT_TRUSTED(Remedy.OPERATOR),
        /** Something other than seals was added to the document after it was set or sealed. */
        DOCUMENT_CHANGED(Remedy.NONE),
        /** Not a PDF, locked, damaged, or too large. */
        DOCUMENT_UNREADABLE(Remedy.NONE),
        /** Not a document set by the product, or one that is not to be signed. */
        NO_SUCH_FIELD(Remedy.NONE),
        FIELD_TAKEN(Remedy.NONE),
        /** A letter in the order is in no font that is embedded. */
        UNPRINTABLE(Remedy.NONE),
        /** There is no seal to renew. */
        NOT_SEALED(Remedy.NONE),
        /** Anything else; the detail tells. */
        OTHER(Remedy.OPERATOR);

        private final Remedy remedy;

        Fault(Remedy remedy) {
            this.remedy = remedy;
        }

        public Remedy remedy() {
            return remedy;
        }
    }

    /** What helps. */
    public enum Remedy {
        /** Trying again later. */
        WAIT,
        /** Somebody who keeps the keys and settings. */
        OPERATOR,
        /** Nothing: the order does not fit the document. */
        NONE
    }
}
