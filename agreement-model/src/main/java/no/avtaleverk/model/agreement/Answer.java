package no.avtaleverk.model.agreement;

import no.avtaleverk.model.law.RequirementId;

/**
 * That a clause, in certain words, answers a requirement. Bound to the words by their digest, so that it holds for every version
 * with the same words and asks to be confirmed again when they change.
 *
 * @param confirmed whether a jurist has looked at it; a suggestion or a standard text alone is not enough
 */
public record Answer(ClauseId clause, Sha256 text, RequirementId requirement, Basis basis, boolean confirmed) {
    /** The same for a text built on the standard that holds this one: a jurist there has to look at it. */
    Answer fromStandard() {
        return new Answer(clause, text, requirement, Basis.STANDARD_TEXT, false);
    }

    /** Where the answer came from. */
    public enum Basis {
        /** The standard text is tagged with it. */
        STANDARD_TEXT,
        /** Phrases of the catalogue were found in the clause. */
        SUGGESTION,
        /** A jurist set it. */
        JURIST
    }
}
