package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import no.avtaleverk.model.party.PartyId;

/**
 * An oppsigelse; the agreement stays in force until it has run out (hol. § 6-5: one year).
 *
 * @param given the day it was received by the other parties
 * @param ends first day no longer in force
 */
public record Notice(PartyId by, LocalDate given, LocalDate ends) {}
