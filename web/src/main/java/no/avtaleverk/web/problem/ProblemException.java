package no.avtaleverk.web.problem;

import java.util.List;

/** A problem of a kind, to be answered as one. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient List<Object> about;

    /**
     * Answer with a problem.
     *
     * @param about put into the words
     */
    public ProblemException(ProblemKind kind, Object... about) {
        super(kind.slug());
        this.kind = kind;
        this.about = List.of(about);
    }

    /** There is nothing there, or nothing that the asker may know of. */
    public static ProblemException notFound() {
        return new ProblemException(ProblemKind.NOT_FOUND);
    }

    public ProblemKind kind() {
        return kind;
    }

    public Object[] about() {
        return about.toArray();
    }
}
