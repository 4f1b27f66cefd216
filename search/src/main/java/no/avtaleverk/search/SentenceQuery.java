package no.avtaleverk.search;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A question for when a sentence stood where.
 *
 * @param sentence as typed or pasted
 * @param municipalities at least one of them, or a kommune it was made from, is party; empty for all
 * @param trust it, or for an RHF a trust under it, is party
 */
public record SentenceQuery(
        String sentence,
        Set<PartyId> municipalities,
        @Nullable PartyId trust,
        Actor asker) {
    /** Longest sentence, in characters; what is beyond is not read. */
    public static final int LONGEST = 2_000;

    public SentenceQuery {
        municipalities = Collections.unmodifiableSet(new TreeSet<>(municipalities));
    }
}
