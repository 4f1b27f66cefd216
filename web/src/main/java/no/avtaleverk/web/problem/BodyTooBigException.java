package no.avtaleverk.web.problem;

import java.io.IOException;

/** The body of a request goes on past what is taken. */
public final class BodyTooBigException extends IOException {
    private static final long serialVersionUID = 1L;

    public BodyTooBigException(long limit) {
        super("The body is larger than %d bytes".formatted(limit));
    }
}
