package no.avtaleverk.model.discussion;

import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/** Who said it, as the log has it. */
public record Author(String userId, String name, @Nullable PartyId organisation) {
    public static Author of(Actor by) {
        return new Author(by.userId(), by.name(), by.organisation());
    }
}
