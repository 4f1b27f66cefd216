package no.avtaleverk.workflow.notice;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.notice.Digest;
import no.avtaleverk.model.notice.People;
import no.avtaleverk.model.notice.Person;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Mandates.Contact;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.Changes;

/**
 * Who holds which role in each organisation: those who sign in, and those whom the organisation's administrator has named. The roles
 * that let people in are the issuer's; here they only say who is reminded of what.
 */
public final class KnowingPeople {
    private final People people;
    private final Changes changes;
    private final int daysSinceSeen;

    /** @param daysSinceSeen how long after signing in last a person is counted as holding a role */
    public KnowingPeople(People people, Changes changes, int daysSinceSeen) {
        this.daysSinceSeen = daysSinceSeen;
        this.people = people;
        this.changes = changes;
    }

    /** Note that a person has signed in, with the roles held now. */
    public void signedIn(Actor actor) {
        PartyId party = actor.organisation();
        if (party == null || actor.roles().isEmpty()) {
            return;
        }
        Optional<Person> known = people.find(party, actor.userId());
        Person now = known.orElseGet(() -> new Person(
                        party, actor.userId(), actor.name(), Set.of(), "", Language.BOKMAL, Digest.DAILY, null))
                .signedIn(actor.name(), actor.roles(), changes.today());
        if (known.filter(now::equals).isEmpty()) {
            people.keep(now);
        }
    }

    /** Those of one's own organisation; empty for one without. */
    public List<Person> own(Actor by) {
        PartyId own = by.organisation();
        return own == null ? List.of() : people.of(own);
    }

    /** Those who hold the roles of an organisation: not those who have not been here for long. */
    public List<Person> around(PartyId party) {
        return people.of(party).stream()
                .filter(person -> person.isAround(changes.today(), daysSinceSeen))
                .toList();
    }

    /** The person at work, as they are known. */
    public Optional<Person> self(Actor by) {
        PartyId own = by.organisation();
        return own == null ? Optional.empty() : people.find(own, by.userId());
    }

    /**
     * Choose how one is reached oneself.
     *
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> choose(String email, Language language, Digest digest, Actor by) {
        PartyId own = by.organisation();
        if (own == null || by.roles().isEmpty()) {
            return List.of(new Refusal.NotAllowed());
        }
        signedIn(by);
        return people.find(own, by.userId())
                .map(person -> kept(person.reachedBy(email, language, digest)))
                .orElseGet(() -> List.of(new Refusal.NotAllowed()));
    }

    /**
     * Name somebody who holds roles in one's own organisation.
     *
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> name(Person person, Actor by) {
        return by.mayKeepMandates(person.party()) ? kept(person) : List.of(new Refusal.NotAllowed());
    }

    /**
     * Forget somebody of one's own organisation.
     *
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> forget(PartyId party, String account, Actor by) {
        if (!by.mayKeepMandates(party)) {
            return List.of(new Refusal.NotAllowed());
        }
        people.forget(party, account);
        return List.of();
    }

    private List<Refusal> kept(Person person) {
        if (person.isReachedByMail() && !new Contact(person.email(), person.language()).isSound()) {
            return List.of(new Refusal.NotAnEmailAddress());
        }
        people.keep(person);
        return List.of();
    }

    /** The roles an organisation needs somebody in, and has nobody. */
    public List<Role> empty(PartyId party, Set<Role> needed) {
        var held = EnumSet.noneOf(Role.class);
        around(party).forEach(person -> held.addAll(person.roles()));
        var empty = new ArrayList<Role>();
        needed.stream().sorted().filter(role -> !held.contains(role)).forEach(empty::add);
        return empty;
    }
}
