package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import no.avtaleverk.model.party.PartyId;

/** That a party's signer declined to sign a version, and why. */
public record Declined(PartyId party, String by, LocalDate date, int version, String reason) {}
