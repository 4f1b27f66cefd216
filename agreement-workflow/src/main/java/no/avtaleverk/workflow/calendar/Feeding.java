package no.avtaleverk.workflow.calendar;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.feed.Feed;
import no.avtaleverk.model.feed.Feeds;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.Changes;

/** Private addresses for calendars and news readers, made, renewed and revoked by the person they are for. */
public final class Feeding {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final Feeds feeds;
    private final Changes changes;

    public Feeding(Feeds feeds, Changes changes) {
        this.feeds = feeds;
        this.changes = changes;
    }

    /**
     * Make an address, in place of an earlier one.
     *
     * @param language code of the language of what is fetched
     * @return the secret part of the address, 43 characters; told now and never again
     */
    public String make(Actor by, String language) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        feeds.put(new Feed(by, language, changes.now(), changes.now()), digest(secret));
        return secret;
    }

    public void revoke(Actor by) {
        feeds.remove(by.userId());
    }

    /** The address of a person. */
    public Optional<Feed> of(Actor by) {
        return feeds.of(by.userId());
    }

    /** Whose address it is. */
    public Optional<Feed> at(String secret) {
        return feeds.at(digest(secret));
    }

    /** Note that a person has signed in, and with which rights. */
    public void seen(Actor by) {
        feeds.seen(by, changes.now());
    }

    private static Sha256 digest(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }
}
