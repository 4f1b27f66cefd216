package no.avtaleverk.templates.content;

import org.jspecify.annotations.Nullable;

/** An authored file is not as its readers need it. The message names the file and the entry. */
public final class AuthoredContentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AuthoredContentException(String where, String what) {
        this(where, what, null);
    }

    public AuthoredContentException(String where, Throwable cause) {
        this(where, String.valueOf(cause.getMessage()), cause);
    }

    public AuthoredContentException(String where, String what, @Nullable Throwable cause) {
        super(where + ": " + what, cause);
    }
}
