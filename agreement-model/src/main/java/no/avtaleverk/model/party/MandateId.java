package no.avtaleverk.model.party;

import java.util.UUID;

/** Names a fullmakt within its organisation, for ever. */
public record MandateId(String value) {
    public MandateId {
        if (!value.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("Not the id of a mandate: '%s'".formatted(value));
        }
    }

    public static MandateId random() {
        return new MandateId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
