package no.avtaleverk.model.agreement;

import java.util.Optional;

/** The stored agreements. Holds no way to save an agreement without the audit entry that explains it. */
public interface Agreements extends ReadAgreements {
    /**
     * Read an agreement that is about to be changed. Within a transaction, others who want to change it wait until that has ended, so
     * that a busy agreement costs time and not a lost race.
     */
    Optional<Agreement> findToChange(AgreementId id);

    /**
     * Store a change: the agreement, its new clause texts and the audit entry, or nothing.
     *
     * @return the entry as it stands in the log
     * @throws StaleAgreementException if another change was stored since this agreement was read
     */
    AuditEntry save(Change change);
}
