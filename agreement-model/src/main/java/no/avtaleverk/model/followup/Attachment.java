package no.avtaleverk.model.followup;

import no.avtaleverk.model.agreement.Sha256;

/**
 * A stored file that a note speaks of.
 *
 * @param name as it was brought
 */
public record Attachment(Sha256 digest, String name) {}
