package no.avtaleverk.model.party;

import java.time.LocalDate;
import java.time.Year;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A helseforetak (HF): hospitals owned by a regional authority; party to the agreement when the RHF so decides.
 *
 * @param owner the RHF that owns it or has the agreement with it; absent for jointly owned trusts
 * @param firstYear the year it was formed; absent where no source tells
 * @param lastYear the last year it existed; absent while it does
 */
public record HealthTrust(
        PartyId id,
        String name,
        OrganisationNumber number,
        @Nullable PartyId owner,
        @Nullable Year firstYear,
        @Nullable Year lastYear)
        implements Party {
    @Override
    public Optional<OrganisationNumber> organisationNumber() {
        return Optional.of(number);
    }

    @Override
    public String nameOn(LocalDate date) {
        return name;
    }

    @Override
    public String formalNameOn(LocalDate date) {
        return name;
    }

    @Override
    public boolean existsOn(LocalDate date) {
        return (firstYear == null || date.getYear() >= firstYear.getValue())
                && (lastYear == null || date.getYear() <= lastYear.getValue());
    }
}
