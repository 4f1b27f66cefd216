package no.avtaleverk.web.security;

import no.avtaleverk.model.party.Actor;

/** A principal that knows which actor it is. */
public interface SignedIn {
    Actor actor();

    /** What is signed under, such as {@code ordførar}; empty when nobody has said. */
    String position();
}
