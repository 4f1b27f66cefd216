package no.avtaleverk.model.document;

/** Sets case papers as documents. */
public interface CasePaperRenderer {
    /**
     * Set one paper. The same content gives the same bytes.
     *
     * @throws DocumentRenderer.UnprintableTextException if a letter of it is in no font the document embeds
     */
    byte[] render(CasePaperContent content, DocumentFormat format);
}
