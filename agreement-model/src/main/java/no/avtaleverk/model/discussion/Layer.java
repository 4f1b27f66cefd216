package no.avtaleverk.model.discussion;

/** Who reads what is said. */
public enum Layer {
    /** The parties of the agreement. */
    SHARED,
    /** The own organisation and nobody else. */
    INNER
}
