package no.avtaleverk.web.page;

import no.avtaleverk.model.agreement.AgreementId;

/** The asker may read the text and not, or not now, write in it. */
final class NotEditableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient AgreementId agreement;

    NotEditableException(AgreementId agreement) {
        super("Not to be edited: " + agreement);
        this.agreement = agreement;
    }

    AgreementId agreement() {
        return agreement;
    }
}
