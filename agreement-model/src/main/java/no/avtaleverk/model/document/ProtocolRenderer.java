package no.avtaleverk.model.document;

/** Sets the documents of a disagreement. */
public interface ProtocolRenderer {
    /**
     * Set one. The same content gives the same bytes.
     *
     * @throws DocumentRenderer.UnprintableTextException if a letter of it is in no font the document embeds
     */
    byte[] render(ProtocolContent content, DocumentFormat format);
}
