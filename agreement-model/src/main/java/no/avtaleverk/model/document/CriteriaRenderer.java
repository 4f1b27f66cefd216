package no.avtaleverk.model.document;

/** Sets the criteria of an audit. */
public interface CriteriaRenderer {
    /** Set a list. The same content gives the same bytes. */
    byte[] render(CriteriaContent content, DocumentFormat format);
}
