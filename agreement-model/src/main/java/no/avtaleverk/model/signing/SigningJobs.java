package no.avtaleverk.model.signing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.party.Actor;

/** The stored signing jobs. Holds no way to keep an entry without the audit entry that stands for it. */
public interface SigningJobs {
    Optional<SigningJob> find(SigningJobId id);

    /** Read a job that is about to go on. Within a transaction, others who want to write wait until that has ended. */
    Optional<SigningJob> findToChange(SigningJobId id);

    /** Those of an agreement, oldest first. */
    List<SigningJob> of(AgreementId agreement);

    /** Those that have not ended, oldest first. */
    List<SigningJob> open();

    /** Store a new job and its audit entry, or neither. */
    SigningJob begin(SigningJobId id, AgreementId agreement, SigningEntry.Started started, Actor by, Instant at);

    /**
     * Store what happened to a job and its audit entry, or neither.
     *
     * @return the job as it is then
     * @throws no.avtaleverk.model.agreement.StaleAgreementException if something else was stored since the job was read
     */
    SigningJob save(SigningJob read, SigningEntry entry, Actor by, Instant at);

    /** The entries of the log about the jobs of an agreement, oldest first. */
    List<AuditEntry> log(AgreementId agreement);
}
