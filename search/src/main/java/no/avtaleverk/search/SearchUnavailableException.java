package no.avtaleverk.search;

/** The index can not be opened, read or written: the disk failed, or another process holds it. */
public final class SearchUnavailableException extends RuntimeException {
    public SearchUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
