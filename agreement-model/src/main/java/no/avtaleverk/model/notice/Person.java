package no.avtaleverk.model.notice;

import java.time.LocalDate;
import java.util.Set;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who holds roles in an organisation, as far as the product knows.
 *
 * @param account permanent name of the account; never a national identity number
 * @param email address at work; empty for none
 * @param language of what is written to the person
 * @param seen day the person signed in last, in Norway; absent for one the organisation has named and who has not been here
 */
public record Person(
        PartyId party,
        String account,
        String name,
        Set<Role> roles,
        String email,
        Language language,
        Digest digest,
        @Nullable LocalDate seen) {
    public Person {
        roles = Set.copyOf(roles);
    }

    /** Whether the person holds one of the roles. */
    public boolean holdsAny(Set<Role> any) {
        return roles.stream().anyMatch(any::contains);
    }

    /** Whether the person has signed in within so many days, or was named and has not been here yet. */
    public boolean isAround(LocalDate today, int days) {
        return seen == null || !seen.plusDays(days).isBefore(today);
    }

    public boolean isReachedByMail() {
        return !email.isEmpty();
    }

    /** The same with what the one who signed in has now. */
    public Person signedIn(String nameNow, Set<Role> rolesNow, LocalDate today) {
        return new Person(party, account, nameNow, rolesNow, email, language, digest, today);
    }

    /** The same, reached in another way. */
    public Person reachedBy(String address, Language written, Digest chosen) {
        return new Person(party, account, name, roles, address, written, chosen, seen);
    }
}
