package no.avtaleverk.workflow.body;

/** There is no such samarbeidsorgan, or none the person may know of. */
public final class UnknownBodyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownBodyException(String id) {
        super("No samarbeidsorgan " + id);
    }
}
