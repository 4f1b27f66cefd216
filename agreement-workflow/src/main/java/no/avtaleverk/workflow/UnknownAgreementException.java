package no.avtaleverk.workflow;

import no.avtaleverk.model.agreement.AgreementId;

/** There is no agreement with that id, or none the asker may know of. */
public final class UnknownAgreementException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownAgreementException(AgreementId id) {
        super("No agreement %s".formatted(id));
    }
}
