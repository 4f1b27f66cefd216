package no.avtaleverk.model.notice;

import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.party.PartyId;

/** Who holds which role where. Stands outside the log, so that it can be forgotten. */
public interface People {
    /** Of an organisation, by name. */
    List<Person> of(PartyId party);

    /** Of all organisations. */
    List<Person> all();

    Optional<Person> find(PartyId party, String account);

    /** Keep a person in place of what was known. */
    void keep(Person person);

    /** Forget a person. What they were told of stays, under the name of their account. */
    void forget(PartyId party, String account);
}
