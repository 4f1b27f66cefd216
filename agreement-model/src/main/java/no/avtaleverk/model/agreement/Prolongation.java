package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a fixed term was made longer.
 *
 * @param until first day no longer in force
 * @param source the document that tells of it
 * @param demandedBy the clause that demands a vedtak of each party; absent when no clause is known to
 * @param decisions what organs of the parties decided; empty when that is not documented
 */
public record Prolongation(
        LocalDate until,
        LocalDate decided,
        String source,
        @Nullable ClauseId demandedBy,
        List<PartyDecision> decisions) {
    public Prolongation {
        // Absent in what was stored before they could be said.
        decisions = decisions == null ? List.of() : List.copyOf(decisions);
    }

    /** One that is documented by a letter alone. */
    public Prolongation(LocalDate until, LocalDate decided, String source) {
        this(until, decided, source, null, List.of());
    }
}
