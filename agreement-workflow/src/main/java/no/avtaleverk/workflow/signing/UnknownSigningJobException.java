package no.avtaleverk.workflow.signing;

import no.avtaleverk.model.signing.SigningJobId;

/** There is no such signing job, or none the asker may know of. */
public final class UnknownSigningJobException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownSigningJobException(SigningJobId id) {
        super("No signing job " + id);
    }
}
