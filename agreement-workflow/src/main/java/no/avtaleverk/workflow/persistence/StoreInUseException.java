package no.avtaleverk.workflow.persistence;

import java.nio.file.Path;

/** The database file is open in another process, or a second time in this one. Two programs writing one file would be one too many. */
public final class StoreInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreInUseException(Path file) {
        super("The store %s is in use by a running program; stop that one first".formatted(file));
    }
}
