package no.avtaleverk.model.agreement;

/** Where the work on the newest text of an agreement stands. */
public enum TextState {
    DRAFT,
    /** Submitted as a numbered version; the parties decide and sign. */
    REVIEW,
    SIGNED,
    WITHDRAWN,
    /** A standard text handed out as a numbered version that everyone may read and build on. */
    ISSUED;

    public boolean isEditable() {
        return this == DRAFT;
    }
}
