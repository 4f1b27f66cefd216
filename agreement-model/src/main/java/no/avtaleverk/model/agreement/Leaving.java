package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import no.avtaleverk.model.party.PartyId;

/**
 * That a party leaves by agreement with the others, by a vedtak of its own. Leaving against their will is an oppsigelse ({@link Notice}).
 *
 * @param decided the day of its vedtak, in Norway
 * @param until first day no longer party
 * @param version number of the newest version then: it leaves this one and all before
 * @param reference the case, and where the others' consent is documented
 */
public record Leaving(PartyId party, LocalDate decided, LocalDate until, int version, String reference)
        implements Proceedings.Entry {}
