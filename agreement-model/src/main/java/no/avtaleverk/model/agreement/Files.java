package no.avtaleverk.model.agreement;

import java.util.Optional;

/** Stored files: originals as they came and documents as they were signed. Kept by digest, never changed or deleted. */
public interface Files {
    /** Keep a file; the same bytes are kept once. */
    Sha256 store(String name, String mediaType, byte[] bytes);

    Optional<StoredFile> find(Sha256 digest);

    /** A file with the name it first came under. */
    @SuppressWarnings("ArrayRecordComponent") // compared by digest alone; the bytes are handed on, never kept
    record StoredFile(Sha256 digest, String name, String mediaType, byte[] bytes) {}
}
