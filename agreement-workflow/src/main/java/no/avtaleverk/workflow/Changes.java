package no.avtaleverk.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.time.Norway;
import org.springframework.transaction.support.TransactionOperations;

/** Reads, decides and stores in one transaction; who comes second waits, so that only the rules may refuse. */
public final class Changes {
    /** The law dates in Norwegian time. */
    public static final ZoneId NORWAY = Norway.ZONE;

    private final Agreements agreements;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Consumer<Change> listener;

    public Changes(Agreements agreements, TransactionOperations transactions, Clock clock) {
        this(agreements, transactions, clock, change -> {});
    }

    /** @param listener told of each change in the transaction that stores it */
    public Changes(Agreements agreements, TransactionOperations transactions, Clock clock, Consumer<Change> listener) {
        this.agreements = agreements;
        this.transactions = transactions;
        this.clock = clock;
        this.listener = listener;
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
     * @param rule asked once for its decision, while nobody else can change the agreement
     * @throws UnknownAgreementException if there is none with that id
     */
    public Decision change(AgreementId id, Function<Agreement, Decision> rule) {
        return inTransaction(
                () -> rule.apply(agreements.findToChange(id).orElseThrow(() -> new UnknownAgreementException(id))));
    }

    /** Do several things in one transaction, or none of them. */
    public <T> T inOne(java.util.function.Supplier<T> several) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> several.get()));
    }

    /** Make several changes or none. */
    public Decision together(java.util.function.Supplier<Decision> several) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> several.get()));
    }

    /**
     * Change an agreement in several steps, each with its own entry in the log, or not at all.
     *
     * @param rule asked once; each decision follows the one before
     * @return the last decision, or the first refused
     * @throws UnknownAgreementException if there is none with that id
     */
    public Decision changeInSteps(AgreementId id, Function<Agreement, List<Decision>> rule) {
        return together(() -> {
            List<Decision> decisions =
                    rule.apply(agreements.findToChange(id).orElseThrow(() -> new UnknownAgreementException(id)));
            for (Decision decision : decisions) {
                if (decision instanceof Decision.Refused) {
                    return decision;
                }
            }
            Decision last = decisions.getLast();
            for (Decision decision : decisions) {
                last = saved(decision);
            }
            return last;
        });
    }

    /** Store a new agreement. */
    public Decision create(java.util.function.Supplier<Decision> rule) {
        return inTransaction(rule);
    }

    private Decision inTransaction(java.util.function.Supplier<Decision> rule) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> {
            return saved(rule.get());
        }));
    }

    private Decision saved(Decision decision) {
        if (decision instanceof Decision.Accepted accepted) {
            Change change = current(accepted.change());
            agreements.save(change);
            listener.accept(change);
            return new Decision.Accepted(change);
        }
        return decision;
    }

    /** An edit may bring a clause back to what a variant is built on, which the edit itself does not know. */
    private Change current(Change change) {
        Agreement agreement = change.agreement();
        LocalVariant built = agreement.variant();
        if (built == null || built.reasons().isEmpty() || !agreement.text().isEditable()) {
            return change;
        }
        return agreements
                .basisText(agreement)
                .map(basis ->
                        new Change(agreement.withoutStaleReasons(basis), change.event(), change.by(), change.at()))
                .orElse(change);
    }
}
