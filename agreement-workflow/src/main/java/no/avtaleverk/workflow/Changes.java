package no.avtaleverk.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.StaleAgreementException;
import org.springframework.transaction.support.TransactionOperations;

/** Reads, decides and stores in one transaction. A race lost is tried again, since only the rules may refuse. */
public final class Changes {
    /** The law dates in Norwegian time. */
    public static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    private static final int TRIES = 10;

    private final Agreements agreements;
    private final TransactionOperations transactions;
    private final Clock clock;

    public Changes(Agreements agreements, TransactionOperations transactions, Clock clock) {
        this.agreements = agreements;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Today's date in Norway. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), NORWAY);
    }

    /**
     * Change an agreement.
     *
     * @param rule asked for its decision, again if another change came first
     * @throws UnknownAgreementException if there is none with that id
     */
    public Decision change(AgreementId id, Function<Agreement, Decision> rule) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(() -> rule.apply(agreements.find(id).orElseThrow(() -> new UnknownAgreementException(id))));
            } catch (StaleAgreementException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Store a new agreement. */
    public Decision create(java.util.function.Supplier<Decision> rule) {
        return once(rule);
    }

    private Decision once(java.util.function.Supplier<Decision> rule) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> {
            Decision decision = rule.get();
            if (decision instanceof Decision.Accepted accepted) {
                agreements.save(accepted.change());
            }
            return decision;
        }));
    }
}
