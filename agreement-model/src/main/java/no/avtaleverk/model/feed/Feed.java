package no.avtaleverk.model.feed;

import java.time.Instant;
import no.avtaleverk.model.party.Actor;

/**
 * That a person's calendar and news may be fetched with a private address. The address itself is stored nowhere, only its digest.
 *
 * @param reader the person as last seen signed in; where accounts can be asked, what they say now counts instead
 * @param language code of the language it was made in
 * @param made when the address was made
 * @param seen when the person was last seen signed in
 */
public record Feed(Actor reader, String language, Instant made, Instant seen) {}
