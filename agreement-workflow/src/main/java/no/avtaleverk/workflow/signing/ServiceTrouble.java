package no.avtaleverk.workflow.signing;

import java.time.Duration;
import java.time.Instant;
import no.avtaleverk.model.signing.SigningServiceException.Fault;

/**
 * What stands in the way of a job at the signing service.
 *
 * @param attempts that failed, one after another
 * @param next when it is tried again
 */
public record ServiceTrouble(Fault fault, int attempts, Instant next) {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 8;

    /** The wait doubles with each failure, from five seconds to ten minutes. */
    static ServiceTrouble after(int attempts, Fault fault, Instant now) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return new ServiceTrouble(fault, attempts, now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
    }
}
