package no.avtaleverk.web.problem;

import no.avtaleverk.model.document.DocumentReader.ReadFault;

/** An uploaded file is not taken. */
public final class UnreadableUploadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ReadFault fault;

    public UnreadableUploadException(ReadFault fault) {
        super(fault.name());
        this.fault = fault;
    }

    public ReadFault fault() {
        return fault;
    }
}
