package no.avtaleverk.web.problem;

import java.util.Locale;

/** The kinds of problem a request can meet. Their names are in the API's {@code type} and never change. */
public enum ProblemKind {
    /** A value in the address, a header or a field is not of its form. */
    INVALID_VALUE(400),
    MISSING_PARAMETER(400),
    /** The body is not JSON, or not of the form asked for. */
    MALFORMED_BODY(400),
    UNKNOWN_FIELD(400),
    NOT_SIGNED_IN(401),
    NOT_ALLOWED(403),
    CSRF_TOKEN_MISSING(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CLAUSE_CHANGED_MEANWHILE(409),
    AGREEMENT_CHANGED_MEANWHILE(409),
    /** What was decided or signed is not what lies there. */
    OTHER_TEXT(409),
    /** Lawful at another time, not as things stand now. */
    NOT_POSSIBLE_NOW(409),
    IMPORT_CLOSED(409),
    /** It was public and is taken down. */
    GONE(410),
    TOO_BIG(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    /** Understood, and refused by the rules. */
    REFUSED(422),
    FILE_NOT_READABLE(422),
    /** A letter that is in no font. */
    LETTER_NOT_PRINTABLE(422),
    /** A document of changes was found not to hold both texts, so it is not handed out. */
    REDLINE_NOT_EXACT(422),
    PRECONDITION_REQUIRED(428),
    TOO_MANY_REQUESTS(429),
    INTERNAL_ERROR(500),
    /** What is public here can not be shown, by a fault of ours: neither gone nor nothing, so that nobody takes it for either. */
    TEXT_FAULTY(503),
    UNAVAILABLE(503);

    private final int status;

    ProblemKind(int status) {
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The last part of the type URI, such as {@code clause-changed-meanwhile}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type URI, relative to the server. */
    public String type() {
        return "/problems/" + slug();
    }
}
