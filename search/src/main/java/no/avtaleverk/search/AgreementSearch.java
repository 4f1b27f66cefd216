package no.avtaleverk.search;

/** Answers questions about the agreements. Whatever the asker may not see is neither found nor counted. */
public interface AgreementSearch {
    /**
     * Find what answers a question. Any words are allowed; none of them is a syntax error.
     *
     * @throws SearchUnavailableException if the index can not be read, not even after it was made anew
     */
    SearchPage find(SearchQuery query);
}
