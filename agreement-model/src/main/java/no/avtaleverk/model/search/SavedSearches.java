package no.avtaleverk.model.search;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.feed.Feed;
import no.avtaleverk.model.party.Actor;

/**
 * The questions people have saved, and what was found of each. Rows are added, never changed: a search that is deleted is one of which that
 * is noted last.
 */
public interface SavedSearches {
    /** What is done with a search after it was saved. */
    enum Act {
        RENAMED,
        ALERT_ON,
        ALERT_OFF,
        /** The person has seen what was new. */
        SEEN,
        DELETED
    }

    /** A person's, by name. Deleted ones are not there. */
    List<SavedSearch> of(String person);

    /** A person's, unless it is deleted. */
    Optional<SavedSearch> find(String id, String person);

    /**
     * Keep a search with what was found of it when it was saved, of which the person is not told.
     *
     * @param found identities of what was found
     * @param by with the rights held now
     */
    void save(SavedSearch search, Collection<String> found, Actor by);

    /** @param name the new one; the old one for other acts */
    void note(SavedSearch search, Act act, String name, Instant at);

    /** How much a person has done since with saved searches, those that are deleted among them. */
    int done(String person, Instant since);

    /** All whose owners want to be told of what is new, with what is known of the owner's rights. */
    Map<SavedSearch, Feed> watched();

    /**
     * Another one when {@link #watched()} may answer otherwise, or the roles that their administrators have left those people may have
     * changed. What it costs does not grow.
     */
    long stamp();

    /** Note the rights a person has now, if the person has saved anything. */
    void seen(Actor by, Instant at);

    /**
     * Note what was found, in the caller's transaction. It is new until the person has seen it.
     *
     * @return how many of the identities were not known before; of two who note the same, one is told so
     */
    int add(String id, Collection<String> found, Instant at);

    /** Note what was found, in the caller's transaction, and is not new to the person. */
    void know(String id, Collection<String> found, Instant at);

    /** How much is new to a person, by search; those with nothing new are not there. */
    Map<String, Integer> news(String person);

    /** The round in which the person saw last what was new; 0 for never. */
    long seenRound(String id);

    /** What was found after a round, by its digest ({@link #key}), and when. */
    Map<String, Instant> foundAfter(String id, long round);

    /** Note that the person has seen what was found until now; nothing is noted where nothing is new. */
    void see(SavedSearch search, Instant at);

    /** The name under which an identity is kept. */
    static String key(String identity) {
        return no.avtaleverk.model.agreement.Sha256.of(identity).hex().substring(0, 32);
    }
}
