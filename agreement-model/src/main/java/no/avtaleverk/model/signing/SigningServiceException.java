package no.avtaleverk.model.signing;

import org.jspecify.annotations.Nullable;

/** The signing service did not do what it was asked. Nothing signed is lost by it: the service keeps it until it is confirmed. */
public final class SigningServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /** @param detail for the log and for support, in English; without names and national identity numbers */
    public SigningServiceException(Fault fault, String detail, @Nullable Throwable cause) {
        super(fault + ": " + detail, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** What went wrong. */
    public enum Fault {
        /** Nobody answers, or with an error of the service's own. */
        DOWN(true),
        /** No answer within the time allowed. It may have been done all the same. */
        SLOW(true),
        /** The service does not let us in: wrong or expired certificate, or no agreement with it. */
        NOT_LET_IN(false),
        /** The service will not do it: what was ordered is wrong. */
        REFUSED(false),
        /** The service knows no such job, or no longer. */
        UNKNOWN_JOB(false),
        /** The token is not one the service gave for this job. */
        WRONG_TOKEN(false),
        /** The person is not done at the service. */
        NOT_READY(true),
        /** The service was asked more often than it allows. */
        TOO_OFTEN(true),
        /** An answer that can not be read. */
        UNREADABLE(false);

        private final boolean passing;

        Fault(boolean passing) {
            this.passing = passing;
        }

        /** Whether it may help to try again without anybody doing anything. */
        public boolean isPassing() {
            return passing;
        }
    }
}
