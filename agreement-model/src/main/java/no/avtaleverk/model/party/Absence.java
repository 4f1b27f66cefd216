package no.avtaleverk.model.party;

import no.avtaleverk.model.time.Period;

/**
 * That a holder of a mandate is away, so that the deputy signs.
 *
 * @param holder permanent name of the account
 * @param period half-open
 * @param reason empty when none was given; never about health
 */
public record Absence(String holder, Period period, String reason) {}
