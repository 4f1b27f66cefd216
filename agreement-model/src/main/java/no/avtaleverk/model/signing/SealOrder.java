package no.avtaleverk.model.signing;

import no.avtaleverk.model.wording.Language;

/**
 * What is to be sealed into a document on behalf of one signer.
 *
 * @param field where, see {@link SignatureFields}
 * @param signer name of the person who approved
 * @param capacity such as {@code ordførar}
 * @param party name of the party
 * @param approval how the person's approval was recorded, in words, such as {@code Godkjend 4. mars 2026 kl. 10.12 etter innlogging med
 *     ID-porten}; part of what the signature covers
 * @param language of the words that are drawn
 */
public record SealOrder(
        String field, String signer, String capacity, String party, String approval, Language language) {
    public SealOrder {
        if (field.isBlank() || signer.isBlank() || party.isBlank()) {
            throw new IllegalArgumentException("A seal needs a field, a signer and a party");
        }
    }
}
