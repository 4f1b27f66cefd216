package no.avtaleverk.model.document;

/** Sets the pack and the minutes of a yearly review as documents. */
public interface ReviewRenderer {
    /**
     * Set one document. The same content gives the same bytes.
     *
     * @throws DocumentRenderer.UnprintableTextException if a letter of it is in no font the document embeds
     */
    byte[] render(ReviewContent content, DocumentFormat format);
}
