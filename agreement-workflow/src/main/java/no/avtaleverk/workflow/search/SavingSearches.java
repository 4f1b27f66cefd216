package no.avtaleverk.workflow.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.History;
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
import no.avtaleverk.model.search.FrozenResult;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.model.search.SavedSearch;
import no.avtaleverk.model.search.SavedSearches;
import no.avtaleverk.model.search.SavedSearches.Act;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.notice.KnowingPeople;
import org.jspecify.annotations.Nullable;
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
    private final History history;
    private final People people;
    private final KnowingPeople knowing;
    private final Letters letters;
    private final Changes changes;
    private final boolean isMailSent;
    private final Map<String, Looked> looked = new ConcurrentHashMap<>();
    /** The last round after which there was nothing left to do. */
    private volatile @Nullable Round settled;

    /** @param isMailSent whether anybody is reached outside the product */
    public SavingSearches(
            SavedSearches searches,
            Finder finder,
            History history,
            People people,
            KnowingPeople knowing,
            Letters letters,
            Changes changes,
            boolean isMailSent) {
        this.searches = searches;
        this.finder = finder;
        this.history = history;
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
        } else {
            faults.addAll(dayFaults(by));
        }
        if (!faults.isEmpty()) {
            return new Saving.Refused(faults);
        }
        // Without an alert nobody asks what was there.
        Finder.Answer found = alert ? finder.find(inquiry, by) : NOTHING;
        if (found.isCut()) {
            return new Saving.Refused(List.of(new Refusal.TooManyHits(Finder.MOST)));
        }
        var search = new SavedSearch(
                UUID.randomUUID().toString(), by.userId(), name.strip(), inquiry.stripped(), alert, changes.now());
        // Who is known keeps the roles that the administrator has left them, whatever an old session says.
        PartyId organisation = by.organisation();
        if (organisation != null && people.find(organisation, by.userId()).isEmpty()) {
            knowing.signedIn(by);
        }
        searches.save(search, identities(found), by);
        return new Saving.Saved(search);
    }

    private static final Finder.Answer NOTHING = new Finder.Answer(0, 0, List.of());

    private static List<String> identities(Finder.Answer found) {
        return found.items().stream().map(FoundItem::identity).distinct().toList();
    }

    /** There is an end to what is kept of one person in a day. */
    private List<Refusal> dayFaults(Actor by) {
        Instant morning = changes.today().atStartOfDay(Changes.NORWAY).toInstant();
        return searches.done(by.userId(), morning) < SavedSearch.MOST_A_DAY
                ? List.of()
                : List.of(new Refusal.SavedSearchesChangedTooOften(SavedSearch.MOST_A_DAY));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> rename(String id, String name, Actor by) {
        return change(id, name, null, by);
    }

    /**
     * Be told of what is new, or no longer. What was found meanwhile is known from then on, and not told.
     *
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> alert(String id, boolean on, Actor by) {
        return change(id, null, on, by);
    }

    /**
     * Rename a search, turn its alert on or off, or both: all of it or nothing.
     *
     * @param name as it is when absent
     * @param alert as it is when absent
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> change(String id, @Nullable String name, @Nullable Boolean alert, Actor by) {
        List<Refusal> faults = new ArrayList<>(name == null ? List.of() : SavedSearch.faults(name.strip()));
        Optional<SavedSearch> found = find(id, by);
        if (found.isEmpty()) {
            faults.add(new Refusal.NotAllowed());
            return faults;
        }
        SavedSearch search = found.get();
        String called = name == null ? search.name() : name.strip();
        boolean isRenamed = !called.equals(search.name());
        boolean isTurned = alert != null && alert != search.alert();
        if (isRenamed || isTurned) {
            faults.addAll(dayFaults(by));
        }
        Finder.Answer now = isTurned && !search.alert() ? finder.find(search.inquiry(), by) : NOTHING;
        if (now.isCut()) {
            faults.add(new Refusal.TooManyHits(Finder.MOST));
        }
        if (!faults.isEmpty()) {
            return faults;
        }
        return changes.inOne(() -> {
            if (isRenamed) {
                searches.note(search, Act.RENAMED, called, changes.now());
            }
            if (isTurned) {
                // First of all, since every writer of this search waits there for the others.
                searches.note(search, search.alert() ? Act.ALERT_OFF : Act.ALERT_ON, search.name(), changes.now());
                if (!search.alert()) {
                    searches.know(id, identities(now), changes.now());
                    searches.seen(by, changes.now());
                }
            }
            return faults;
        });
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> delete(String id, Actor by) {
        Optional<SavedSearch> search = find(id, by);
        if (search.isEmpty()) {
            return List.of(new Refusal.NotAllowed());
        }
        searches.note(search.get(), Act.DELETED, "", changes.now());
        return List.of();
    }

    /** How much of each of the person's searches is new and not seen yet, by its id; those with nothing new are not there. */
    public Map<String, Integer> news(Actor by) {
        return isFor(by) ? searches.news(by.userId()) : Map.of();
    }

    /** How much of a search is new and not seen yet. */
    public int news(SavedSearch search) {
        return searches.foundAfter(search.id(), searches.seenRound(search.id())).size();
    }

    /**
     * Note that the person sees what was found of a search until now, so that it is new no longer.
     *
     * @return the round the person had seen before, by which the page still tells what was new ({@link #foundAfter})
     */
    public long see(SavedSearch search) {
        long before = searches.seenRound(search.id());
        searches.see(search, changes.now());
        return before;
    }

    /** What was found of a search after a round, by {@link SavedSearches#key}, and when. */
    public Map<String, Instant> foundAfter(SavedSearch search, long round) {
        return searches.foundAfter(search.id(), round);
    }

    /** Note the rights a person has signed in with. */
    public void seen(Actor by) {
        searches.seen(by, changes.now());
    }

    // ---- telling ----------------------------------------------------------------------------------------------------

    /**
     * Look for what is new in all searches with alert, with the rights each owner has now, and tell of it once. A search is asked again when
     * the log has gone on or its owner has got other rights, and else not. Where nothing at all has happened since a round that came to an
     * end, no search is read.
     *
     * @param rights of whoever saved it; empty for an account that is no more, or has not been used for long. They open nothing more than
     *     before but after the owner has signed in ({@link #seen}) or an administrator has given roles
     */
    public void tellOfNews(Function<Feed, Optional<Actor>> rights) {
        // Read before anything is asked: what comes meanwhile is for the next round.
        var now = new Round(history.head().map(AuditEntry::position).orElse(0L), searches.stamp());
        if (now.equals(settled)) {
            return;
        }
        settled = tellOfNews(rights, now.head()) ? now : null;
    }

    /**
     * What a round rests on.
     *
     * @param head the last place in the log
     * @param stamp of the searches and their owners
     */
    private record Round(long head, long stamp) {}

    /** @return whether there is nothing to try again */
    private boolean tellOfNews(Function<Feed, Optional<Actor>> rights, long head) {
        var again = new AtomicBoolean();
        Map<SavedSearch, Feed> watched = searches.watched();
        looked.keySet().retainAll(watched.keySet().stream().map(SavedSearch::id).collect(Collectors.toSet()));
        var owners = new HashMap<Feed, Optional<Actor>>();
        watched.forEach((search, reader) -> {
            try {
                owners.computeIfAbsent(reader, one -> rights.apply(one).flatMap(this::withRolesKept))
                        .filter(actor -> actor.userId().equals(search.person()))
                        .filter(actor -> !tellOfNews(search, actor, head))
                        .ifPresent(actor -> again.set(true));
            } catch (RuntimeException e) {
                // One search that can not be made keeps nobody from being told of the others, and is tried again in the
                // next round.
                LOG.error("Nobody could be told of what is new in the saved search {}", search.id(), e);
                again.set(true);
            }
        });
        return !again.get();
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

    /**
     * Where the last look at a search ended, for as long as the process lives: the next asks only for what the log has told of since. With
     * other rights something old may be seen for the first time, so that all is asked for.
     *
     * @param isCut whether it found more than can be watched
     */
    private record Looked(long position, FrozenResult.Rights rights, boolean isCut) {}

    /** @return whether it was asked up to a place in the log; the index may not have come so far */
    private boolean tellOfNews(SavedSearch search, Actor actor, long head) {
        if (actor.roles().isEmpty()) {
            return true;
        }
        var rights = FrozenResult.Rights.of(actor);
        Looked last = looked.get(search.id());
        boolean isSameReader = last != null && last.rights.equals(rights);
        if (last != null && isSameReader && last.position >= head) {
            return true;
        }
        boolean goesOn = last != null && isSameReader && !last.isCut;
        Finder.Answer found = last != null && goesOn
                ? finder.findSince(last.position, search.inquiry(), actor)
                : finder.find(search.inquiry(), actor);
        boolean isCut = found.isCut();
        if (isCut) {
            LOG.warn("The saved search {} finds more than can be watched", search.id());
        } else if (!found.items().isEmpty()) {
            note(search, identities(found), actor);
        }
        looked.put(search.id(), new Looked(found.position(), rights, isCut));
        return found.position() >= head;
    }

    private void note(SavedSearch search, List<String> identities, Actor actor) {
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
