package no.avtaleverk.web.security;

import no.avtaleverk.model.party.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** A person signed in by OIDC. */
final class OidcPerson extends DefaultOidcUser implements SignedIn {
    private static final long serialVersionUID = 1L;

    private final Actor actor;
    private final String position;

    OidcPerson(OidcUser user, Actor actor, String position) {
        super(user.getAuthorities(), user.getIdToken(), user.getUserInfo());
        this.actor = actor;
        this.position = position;
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public String position() {
        return position;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
