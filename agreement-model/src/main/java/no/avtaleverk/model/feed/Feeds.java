package no.avtaleverk.model.feed;

import java.time.Instant;
import java.util.Optional;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;

/** The private addresses that are in use, one for each person at the most. */
public interface Feeds {
    /** @param address digest of the secret part of the address */
    Optional<Feed> at(Sha256 address);

    Optional<Feed> of(String userId);

    /** Keep an address; the person's earlier one leads nowhere from then on. */
    void put(Feed feed, Sha256 address);

    /** Let the person's address lead nowhere. */
    void remove(String userId);

    /** Note that a person was seen signed in, and with which rights. Nothing, when the person has no address. */
    void seen(Actor reader, Instant at);
}
