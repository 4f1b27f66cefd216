package no.avtaleverk.model.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Language;

/**
 * A kommune through renumbering and renaming, from its forming to its merger or split.
 *
 * @param designations what it was called and numbered, oldest first, without gaps
 * @param language the written standard the kommune has chosen (språklova § 11); empty when neutral or unknown
 */
public record Municipality(
        PartyId id,
        List<Designation> designations,
        Optional<OrganisationNumber> organisationNumber,
        Optional<Language> language)
        implements Party {

    /**
     * Number and name in one period.
     *
     * @param formalName with the word the kommune uses of itself, such as {@code Voss herad}
     */
    public record Designation(
            MunicipalityNumber number, String name, String formalName, String county, Period period) {}

    public Municipality {
        designations = List.copyOf(designations);
        if (designations.isEmpty()) {
            throw new IllegalArgumentException("A kommune needs a number and a name");
        }
    }

    /** Number and name on a date; outside its life the nearest. */
    public Designation on(LocalDate date) {
        Designation nearest = designations.getFirst();
        for (Designation designation : designations) {
            if (!date.isBefore(designation.period().from())) {
                nearest = designation;
            }
        }
        return nearest;
    }

    /** The number on a date in Norway. */
    public MunicipalityNumber numberOn(LocalDate date) {
        return on(date).number();
    }

    @Override
    public String nameOn(LocalDate date) {
        return on(date).name();
    }

    @Override
    public String formalNameOn(LocalDate date) {
        return on(date).formalName();
    }

    @Override
    public boolean existsOn(LocalDate date) {
        return designations.stream()
                .anyMatch(designation -> designation.period().contains(date));
    }
}
