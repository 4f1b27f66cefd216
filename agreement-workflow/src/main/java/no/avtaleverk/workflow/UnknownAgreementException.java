package no.avtaleverk.workflow;

import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.party.Actor;

/** There is no agreement with that id, or none the asker may know of. */
public final class UnknownAgreementException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownAgreementException(AgreementId id) {
        super("No agreement %s".formatted(id));
    }

    /**
     * Go no further for who may not know of an agreement.
     *
     * @throws UnknownAgreementException as if there were none
     */
    public static void unlessKnown(Agreement agreement, Actor by) {
        if (!agreement.circles().isKnownTo(by)) {
            throw new UnknownAgreementException(agreement.id());
        }
    }
}
