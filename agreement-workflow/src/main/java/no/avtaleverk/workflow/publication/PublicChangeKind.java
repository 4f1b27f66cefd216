package no.avtaleverk.workflow.publication;

/** What happened to a version that everyone may read, or could. */
public enum PublicChangeKind {
    /** It became public. */
    RELEASED,
    /** Words of it were withheld or shown again, so that another text stands at its address. */
    REPLACED,
    /** It was taken down. */
    WITHDRAWN
}
