package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * In what order, by when and how a version is signed; the newest for a version counts.
 *
 * @param order groups of parties, one after the other; those of one group sign in any order. Parties in no group sign at any time
 * @param deadline asked for, in Norway; absent when none is set
 * @param method the only way in which it is signed; absent when each chooses
 */
public record SigningPlan(
        int version, List<List<PartyId>> order, @Nullable LocalDate deadline, SignatureRecord.@Nullable Method method)
        implements Proceedings.Entry {
    public SigningPlan {
        order = order.stream().map(List::copyOf).toList();
        var seen = new HashSet<PartyId>();
        order.forEach(group -> group.forEach(party -> {
            if (!seen.add(party)) {
                throw new IllegalArgumentException("%s signs once".formatted(party));
            }
        }));
    }

    /** A plan that leaves it to each in which way to sign. */
    public SigningPlan(int version, List<List<PartyId>> order, @Nullable LocalDate deadline) {
        this(version, order, deadline, null);
    }
}
