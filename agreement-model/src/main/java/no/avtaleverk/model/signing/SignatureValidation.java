package no.avtaleverk.model.signing;

import no.avtaleverk.model.validation.Obstacle;
import no.avtaleverk.model.validation.Verdict;

/**
 * Examines the signatures of any PDF (ETSI EN 319 102-1), under a policy stricter than that of the standard: nothing but signatures,
 * time-stamps and what is needed to check them may be added to a document after it is signed, be it visible or not.
 */
public interface SignatureValidation {
    /**
     * Examine a file. Every file gets an answer within bounded time, also one made to do harm: what can not be examined is
     * {@link Verdict#INDETERMINATE} with an {@link Obstacle}.
     *
     * @param pdf as it came; need not be a PDF
     */
    ValidationReport validate(byte[] pdf);
}
