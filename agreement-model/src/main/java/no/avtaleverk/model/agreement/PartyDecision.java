package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import no.avtaleverk.model.party.PartyId;

/**
 * What an organ of a party has decided of an agreement in force, such as to give notice or to let one be withdrawn.
 *
 * @param on the day of the meeting, in Norway
 * @param reference the case, such as {@code sak 26/2026}
 */
public record PartyDecision(PartyId party, Organ organ, LocalDate on, String reference) {}
