package no.avtaleverk.web.security;

import java.security.Principal;
import java.util.Set;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import org.jspecify.annotations.Nullable;

/**
 * An invented person of the sample profile.
 *
 * @param id what one signs in with, such as {@code marit.tveit}
 * @param position as the person would write it under a signature, in the person's own written standard
 * @param organisation absent for the auditor, who stands outside the register
 */
public record SampleUser(
        String id,
        String name,
        String position,
        Role role,
        @Nullable PartyId organisation,
        Set<PartyId> remit) implements SignedIn, Principal {
    public SampleUser {
        remit = Set.copyOf(remit);
    }

    @Override
    public Actor actor() {
        return new Actor(id, name, organisation, Set.of(role), remit);
    }

    @Override
    public String getName() {
        return id;
    }
}
