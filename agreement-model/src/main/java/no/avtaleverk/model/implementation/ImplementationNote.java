package no.avtaleverk.model.implementation;

import java.time.LocalDate;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.party.PartyId;

/** What is noted of how an agreement is carried out. */
public sealed interface ImplementationNote extends Note {
    /**
     * A unit is to take a version into use.
     *
     * @param item id of the unit in the plan
     * @param unit such as a ward, a home or a legevakt
     * @param responsible the role that answers for it, not a person
     * @param due last day to confirm it, in Norway
     */
    record UnitPlanned(String item, int version, PartyId party, String unit, String responsible, LocalDate due)
            implements ImplementationNote {}

    /**
     * The unit knows the version and works by it.
     *
     * @param on the day, in Norway
     * @param how what shows it, such as a staff meeting or a changed routine
     */
    record UnitConfirmed(String item, LocalDate on, String how) implements ImplementationNote {}

    /** The unit is not to take it into use after all. */
    record UnitDropped(String item, String reason) implements ImplementationNote {}
}
