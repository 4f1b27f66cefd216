package no.avtaleverk.search;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A question for the clause of every agreement in force that says what a given one says.
 *
 * @param heading of the clause that is given
 * @param text of it; empty when a requirement is given instead, and then every clause that answers it
 * @param on date in Norway
 * @param municipalities for one of them, or a kommune it was made from; empty for all
 * @param trust it, or for an RHF a trust under it, is party
 */
public record AlikeQuery(
        String heading,
        String text,
        @Nullable RequirementId requirement,
        LocalDate on,
        Set<PartyId> municipalities,
        @Nullable PartyId trust,
        Actor asker) {
    public AlikeQuery {
        municipalities = Collections.unmodifiableSet(new TreeSet<>(municipalities));
        if (text.isBlank() && heading.isBlank() && requirement == null) {
            throw new IllegalArgumentException("Give a clause or a requirement");
        }
    }
}
