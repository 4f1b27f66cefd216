package no.avtaleverk.model.law;

/** How strongly a requirement binds. Only what a statute demands may be called missing; the rest is "not covered". */
public enum Force {
    /** Content the Act demands of every set of agreements (lovpålagt minimum). */
    STATUTORY_CONTENT("statutory-content"),
    /** An act the law demands: vedtak, signing, submission, review (lovpålagt prosess). */
    STATUTORY_PROCESS("statutory-process"),
    /** Recommended by Helsedirektoratet (anbefalt i veileder). */
    GUIDANCE("guidance"),
    /** Seen in good agreements (anbefalt annet). */
    PRACTICE("practice");

    private final String key;

    Force(String key) {
        this.key = key;
    }

    /** The word in the catalogue file. */
    public String key() {
        return key;
    }

    public boolean isStatutory() {
        return this == STATUTORY_CONTENT || this == STATUTORY_PROCESS;
    }
}
