package no.avtaleverk.web.problem;

import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import org.jspecify.annotations.Nullable;

/** Carries a refusal out of a controller, to be answered as a problem. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> reasons;
    private final transient Clauses clauses;
    private final transient @Nullable ClauseText yours;

    /**
     * Refuse.
     *
     * @param clauses where headings are found for the words
     */
    public RefusedException(List<Refusal> reasons, Clauses clauses) {
        this(reasons, clauses, null);
    }

    /**
     * Refuse.
     *
     * @param clauses where headings are found for the words
     * @param yours the words that were sent, to be given back beside those that stand there now
     */
    public RefusedException(List<Refusal> reasons, Clauses clauses, @Nullable ClauseText yours) {
        super(reasons.toString());
        this.reasons = List.copyOf(reasons);
        this.clauses = clauses;
        this.yours = yours;
    }

    public List<Refusal> reasons() {
        return reasons;
    }

    public Optional<ClauseText> yours() {
        return Optional.ofNullable(yours);
    }

    public Clauses clauses() {
        return clauses;
    }
}
