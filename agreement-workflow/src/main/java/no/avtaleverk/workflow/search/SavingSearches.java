package no.avtaleverk.workflow.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.feed.Feed;
import no.avtaleverk.model.notice.Digest;
import no.avtaleverk.model.notice.Letters;
import no.avtaleverk.model.notice.Notification;
import no.avtaleverk.model.notice.People;
import no.avtaleverk.model.notice.Person;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.search.Finder;
import no.avtaleverk.model.search.FoundItem;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.model.search.SavedSearch;
import no.avtaleverk.model.search.SavedSearches;
import no.avtaleverk.model.search.SavedSearches.Act;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.notice.KnowingPeople;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The questions a person asks again, and being told when there is something new. New is what was not found when the search was saved nor
 * since: other words, or the same words in another place. That unchanged words stand in a new version as well is not new.
 */
public final class SavingSearches {
    private static final Logger LOG = LoggerFactory.getLogger(SavingSearches.class);

    private final SavedSearches searches;
    private final Finder finder;
    private final People people;
    private final KnowingPeople knowing;
    private final Letters letters;
    private final Changes changes;
    private final boolean isMailSent;

    /** @param isMailSent whether anybody is reached outside the product */
    public SavingSearches(
            SavedSearches searches,
            Finder finder,
            People people,
            KnowingPeople knowing,
            Letters letters,
            Changes changes,
            boolean isMailSent) {
        this.searches = searches;
        this.finder = finder;
        this.people = people;
        this.knowing = knowing;
        this.letters = letters;
        this.changes = changes;
        this.isMailSent = isMailSent;
    }

    /** The answer to who wants to save a search. */
    public sealed interface Saving {
        record Saved(SavedSearch search) implements Saving {}

        record Refused(List<Refusal> reasons) implements Saving {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** Whether a person can save searches. */
    public static boolean isFor(Actor by) {
        return !by.roles().isEmpty();
    }

    /** The person's searches, by name. */
    public List<SavedSearch> of(Actor by) {
        return isFor(by) ? searches.of(by.userId()) : List.of();
    }

    /** One of the person's searches. */
    public Optional<SavedSearch> find(String id, Actor by) {
        return isFor(by) ? searches.find(id, by.userId()) : Optional.empty();
    }

    /** Keep a question. What is found now is known, and not told. */
    public Saving save(String name, Inquiry inquiry, boolean alert, Actor by) {
        List<Refusal> faults = new ArrayList<>(SavedSearch.faults(name.strip()));
        inquiry.faults().stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
        if (!isFor(by)) {
            faults.add(new Refusal.NotAllowed());
        } else if (searches.of(by.userId()).size() >= SavedSearch.MOST) {
            faults.add(new Refusal.TooManySavedSearches(SavedSearch.MOST));
        }
        if (!faults.isEmpty()) {
            return new Saving.Refused(faults);
        }
        Finder.Answer found = finder.find(inquiry, by);
        if (alert && found.isCut()) {
            return new Saving.Refused(List.of(new Refusal.TooManyHits(Finder.MOST)));
        }
        var search =
                new SavedSearch(UUID.randomUUID().toString(), by.userId(), name.strip(), inquiry, alert, changes.now());
        // Who is known keeps the roles that the administrator has left them, whatever an old session says.
        PartyId organisation = by.organisation();
        if (organisation != null && people.find(organisation, by.userId()).isEmpty()) {
            knowing.signedIn(by);
        }
        searches.save(
                search,
                found.items().stream().map(FoundItem::identity).distinct().toList(),
                by);
        return new Saving.Saved(search);
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> rename(String id, String name, Actor by) {
        List<Refusal> faults = SavedSearch.faults(name.strip());
        return faults.isEmpty() ? note(id, Act.RENAMED, name.strip(), by) : faults;
    }

    /**
     * Be told of what is new, or no longer. What was found meanwhile is known from then on, and not told.
     *
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> alert(String id, boolean on, Actor by) {
        Optional<SavedSearch> search = find(id, by);
        if (search.isEmpty()) {
            return List.of(new Refusal.NotAllowed());
        }
        if (search.get().alert() == on) {
            return List.of();
        }
        if (!on) {
            return note(id, Act.ALERT_OFF, search.get().name(), by);
        }
        Finder.Answer found = finder.find(search.get().inquiry(), by);
        if (found.isCut()) {
            return List.of(new Refusal.TooManyHits(Finder.MOST));
        }
        return changes.inOne(() -> {
            searches.add(id, found.items().stream().map(FoundItem::identity).toList(), changes.now());
            searches.seen(by, changes.now());
            return note(id, Act.ALERT_ON, search.get().name(), by);
        });
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> delete(String id, Actor by) {
        return note(id, Act.DELETED, "", by);
    }

    private List<Refusal> note(String id, Act act, String name, Actor by) {
        Optional<SavedSearch> search = find(id, by);
        if (search.isEmpty()) {
            return List.of(new Refusal.NotAllowed());
        }
        searches.note(search.get(), act, name, changes.now());
        return List.of();
    }

    /** What was found of a search after it was saved, by {@link SavedSearches#key}, and when. */
    public Map<String, Instant> news(SavedSearch search) {
        return searches.news(search.id());
    }

    /** Note the rights a person has signed in with. */
    public void seen(Actor by) {
        searches.seen(by, changes.now());
    }

    // ---- telling ----------------------------------------------------------------------------------------------------

    /**
     * Look for what is new in all searches with alert, with the rights each owner has now, and tell of it once.
     *
     * @param rights of whoever saved it; empty for an account that is no more, or has not been used for long
     * @return whether all searches could be made
     */
    public boolean tellOfNews(Function<Feed, Optional<Actor>> rights) {
        boolean all = true;
        for (Map.Entry<SavedSearch, Feed> watched : searches.watched().entrySet()) {
            SavedSearch search = watched.getKey();
            Feed reader = watched.getValue();
            try {
                rights.apply(reader)
                        .filter(actor -> actor.userId().equals(search.person()))
                        .flatMap(this::withRolesKept)
                        .ifPresent(actor -> tellOfNews(search, actor));
            } catch (RuntimeException e) {
                // One search that can not be made keeps nobody from being told of the others.
                LOG.error("Nobody could be told of what is new in the saved search {}", search.id(), e);
                all = false;
            }
        }
        return all;
    }

    /** A role that the organisation's administrator has taken away counts no more, also before the person signs in again. */
    private Optional<Actor> withRolesKept(Actor actor) {
        PartyId organisation = actor.organisation();
        if (organisation == null) {
            return Optional.of(actor);
        }
        return people.find(organisation, actor.userId()).map(person -> {
            Set<Role> roles = new HashSet<>(actor.roles());
            roles.retainAll(person.roles());
            return new Actor(
                    actor.userId(),
                    actor.name(),
                    organisation,
                    roles,
                    roles.contains(Role.AUDITOR) || roles.contains(Role.RHF) ? actor.remit() : Set.of());
        });
    }

    private void tellOfNews(SavedSearch search, Actor actor) {
        if (actor.roles().isEmpty()) {
            return;
        }
        Finder.Answer found = finder.find(search.inquiry(), actor);
        if (found.isCut()) {
            LOG.warn("The saved search {} finds more than can be watched", search.id());
            return;
        }
        Set<String> identities = found.items().stream().map(FoundItem::identity).collect(Collectors.toSet());
        Instant now = changes.now();
        changes.inOne(() -> {
            if (searches.find(search.id(), search.person())
                    .filter(SavedSearch::alert)
                    .isEmpty()) {
                return 0; // Deleted or turned off meanwhile.
            }
            int added = searches.add(search.id(), identities, now);
            PartyId organisation = actor.organisation();
            if (added > 0 && organisation != null) {
                letters.tell(
                        new Notification(
                                "SEARCH/" + search.id() + "/" + now,
                                Notification.Kind.SEARCH_FOUND,
                                new AgreementId(search.id()),
                                0,
                                organisation,
                                search.person(),
                                null,
                                "",
                                null),
                        now,
                        isMailSent && isMailed(organisation, search.person()));
            }
            return added;
        });
    }

    private boolean isMailed(PartyId party, String account) {
        return people.find(party, account)
                .filter(Person::isReachedByMail)
                .filter(person -> person.digest() != Digest.ALARMS)
                .isPresent();
    }
}
