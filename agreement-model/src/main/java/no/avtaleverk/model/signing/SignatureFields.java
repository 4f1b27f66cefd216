package no.avtaleverk.model.signing;

import java.util.Optional;
import no.avtaleverk.model.party.PartyId;

/** Names of the places in a document where the parties sign. A place stands there, empty, from when the document is set. */
public final class SignatureFields {
    private static final String PREFIX = "signatur-";

    private SignatureFields() {}

    /** The field of a party, such as {@code signatur-kommune-4628}. */
    public static String of(PartyId party) {
        return PREFIX + party;
    }

    /** Whose field it is; empty for a field the product did not make. */
    public static Optional<PartyId> partyOf(String field) {
        if (!field.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PartyId(field.substring(PREFIX.length())));
        } catch (IllegalArgumentException notAParty) {
            return Optional.empty();
        }
    }
}
