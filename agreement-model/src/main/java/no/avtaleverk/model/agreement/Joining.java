package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import no.avtaleverk.model.party.PartyId;

/**
 * That a kommune is offered to join a running agreement. It becomes party by its own vedtak and signature, not before {@code from}.
 *
 * @param name as written in the agreement
 * @param version the version it joins
 * @param from earliest day as party, in Norway
 * @param document digest of the PDF set for it
 * @param reference the case by which those who are parties agreed to it
 */
public record Joining(PartyId party, String name, int version, LocalDate from, Sha256 document, String reference)
        implements Proceedings.Entry {}
