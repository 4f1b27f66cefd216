package no.avtaleverk.model.duty;

import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.law.RequirementId;
import org.jspecify.annotations.Nullable;

/**
 * The words a day rests on.
 *
 * @param requirement of the catalogue, for the words of the statute; absent where no statute speaks of it
 * @param clause of the agreement; absent where none is known to speak of it
 * @param version of the agreement that has the clause; absent while no version is agreed
 */
public record Basis(
        @Nullable RequirementId requirement,
        @Nullable ClauseId clause,
        @Nullable Integer version) {}
