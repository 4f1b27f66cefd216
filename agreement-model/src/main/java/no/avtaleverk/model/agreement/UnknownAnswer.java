package no.avtaleverk.model.agreement;

import no.avtaleverk.model.law.RequirementId;

/**
 * That the log does not tell whether a clause, in certain words, had been confirmed to answer a requirement when it stood at a place: it
 * was withdrawn or recorded later by an entry from before entries held what they replaced.
 */
public record UnknownAnswer(AgreementId agreement, ClauseId clause, Sha256 text, RequirementId requirement) {}
