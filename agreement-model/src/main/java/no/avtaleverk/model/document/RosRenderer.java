package no.avtaleverk.model.document;

/** Sets the checklist of an analysis. */
public interface RosRenderer {
    /**
     * Set one. The same content gives the same bytes.
     *
     * @throws DocumentRenderer.UnprintableTextException if a letter of it is in no font the document embeds
     */
    byte[] render(RosContent content, RosFileFormat format);
}
