package no.avtaleverk.model.agreement;

/** A race lost: another change to the agreement was stored since it was read. Nothing of this one was. */
public final class StaleAgreementException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StaleAgreementException(AgreementId id) {
        super("Agreement %s was changed meanwhile".formatted(id));
    }
}
