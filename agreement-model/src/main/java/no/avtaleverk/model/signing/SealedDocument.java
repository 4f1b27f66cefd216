package no.avtaleverk.model.signing;

/**
 * A document with a new seal: the document as it was, byte for byte, and what was added after it.
 *
 * @param level that was reached
 */
public record SealedDocument(byte[] content, Level level) {}
