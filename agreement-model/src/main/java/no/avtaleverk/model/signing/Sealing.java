package no.avtaleverk.model.signing;

/**
 * Seals documents (PAdES) with the product's own key.
 *
 * <p>A seal is an <i>elektronisk segl</i> (eIDAS art. 3 no. 25) with a person's recorded approval in it. It is never the person's
 * advanced signature: the key is the product's, not the signer's.
 *
 * <p>Several signers seal one document one after the other, each into a field of their own, always on what the last one left:
 *
 * <pre>{@code
 * byte[] document = renderer.render(content, DocumentFormat.PDF);
 * for (SealOrder order : orders) {
 *     document = sealing.seal(document, order).content();
 * }
 * }</pre>
 *
 * <p>A caller stores the outcome only against the document it started from (two signers may press the button in the same second), and
 * validates it with {@link SignatureValidation} before it tells anybody.
 */
public interface Sealing {
    /**
     * Seal a document. Nothing of the document given is changed; what is added stands after its last byte.
     *
     * @param pdf a document set by the product, sealed or not
     * @throws SealingFailedException if there is no seal; nothing half-made is left anywhere
     */
    SealedDocument seal(byte[] pdf, SealOrder order);

    /**
     * Add what keeps a sealed document checkable: the newest status of its certificates and an archive time-stamp over the whole. Done
     * yearly, and before a time-stamp's certificate runs out.
     *
     * @return the document, byte for byte, and what was added
     * @throws SealingFailedException if nothing was added; {@link SealingFailedException.Fault#NOT_SEALED} when there is nothing to
     *     renew
     */
    byte[] renew(byte[] pdf);

    /**
     * Tell whose key it is. Asks the key's store anew each time.
     *
     * @throws SealingFailedException if the key can not be had
     */
    SealKey about();
}
