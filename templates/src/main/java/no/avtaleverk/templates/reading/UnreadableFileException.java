package no.avtaleverk.templates.reading;

import no.avtaleverk.model.document.DocumentReader.ReadFault;

/** A file that is not taken, and why. Thrown inside this package only; the port answers with a value. */
final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ReadFault fault;

    UnreadableFileException(ReadFault fault, String detail) {
        super(detail);
        this.fault = fault;
    }

    ReadFault fault() {
        return fault;
    }
}
