package no.avtaleverk.model.law;

/** Where the answer to a requirement is looked for. */
public enum Scope {
    /** In a clause. */
    CONTENT("content"),
    /** In a documented act, such as a vedtak. */
    PROCESS("process"),
    /** In a clause, and in an act when it comes to it. */
    CONTENT_AND_PROCESS("content-and-process"),
    /** In the set of agreements as a whole. */
    AGREEMENT_SET("agreement-set");

    private final String key;

    Scope(String key) {
        this.key = key;
    }

    /** The word in the catalogue file. */
    public String key() {
        return key;
    }

    /** Whether a clause can answer it. */
    public boolean isAnsweredByClause() {
        return this == CONTENT || this == CONTENT_AND_PROCESS;
    }
}
