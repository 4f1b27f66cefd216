package no.avtaleverk.web.security;

import java.util.Optional;
import no.avtaleverk.model.feed.Feed;
import no.avtaleverk.model.party.Actor;

/** The accounts, asked outside a session: who a private address is for, and what that person may do now. */
public interface Accounts {
    /** The person as the account is now; empty when there is none any more, or none that is still in use. */
    Optional<Actor> reader(Feed feed);
}
