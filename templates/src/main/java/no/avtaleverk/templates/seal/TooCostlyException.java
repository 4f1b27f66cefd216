package no.avtaleverk.templates.seal;

/** A file asks for more than any document does. */
final class TooCostlyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooCostlyException(String detail) {
        super(detail);
    }
}
