package no.avtaleverk.model.publication;

/** Writes a public version for machines, in a form that others read (Akoma Ntoso, docs/adr/0031). */
public interface PublicXml {
    /**
     * Write a version. The same edition and site give the same bytes.
     *
     * @param site where the public addresses are, such as {@code https://avtaler.example.no}; empty to leave it out
     * @throws IllegalStateException if what was written is not as the schema wants it; then nothing is handed out
     */
    byte[] write(PublicEdition edition, String site);
}
