package no.avtaleverk.workflow.publication;

import org.jspecify.annotations.Nullable;

/**
 * Something public can not be shown by a fault of ours, which has been told in the log. It says nothing of what it is, and is no reason
 * for anyone to take it for withdrawn.
 */
public final class FaultyTextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Say what is faulty.
     *
     * @param code of the version, or of the agreement
     */
    FaultyTextException(String code, @Nullable Throwable cause) {
        super("What is public of %s can not be made".formatted(code), cause);
    }
}
