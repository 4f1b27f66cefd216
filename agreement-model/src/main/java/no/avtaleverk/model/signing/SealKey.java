package no.avtaleverk.model.signing;

import java.time.Instant;

/**
 * The key documents are sealed with.
 *
 * @param holder common name in its certificate
 * @param organisation in its certificate; empty when it names none
 * @param issuer common name of who issued the certificate
 * @param throwAway whether it was made by the product itself, so that it proves nothing to others: not for production
 * @param validFrom first moment the certificate is valid
 * @param validUntil first moment it no longer is
 * @param level that is made
 */
public record SealKey(
        String holder,
        String organisation,
        String issuer,
        boolean throwAway,
        Instant validFrom,
        Instant validUntil,
        Level level) {}
