package no.avtaleverk.model.agreement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The log as it is read, in the order of {@link AuditEntry#position()}: all of it, or as far as it went once. */
public interface ReadHistory {
    /** Entries after a position, oldest first. */
    List<AuditEntry> after(long position, int limit);

    /** All entries about one agreement, oldest first. */
    List<AuditEntry> of(AgreementId agreement);

    /**
     * Where an entry stands, without what it says.
     *
     * @param agreement what it is about; absent for an entry that is about none
     */
    record Place(long position, Sha256 hash, @Nullable AgreementId agreement) {
        public static Place of(AuditEntry entry) {
            return new Place(entry.position(), entry.hash(), entry.agreement());
        }
    }

    /** Where the entries after a position stand, oldest first. Costs much less than the entries. */
    default List<Place> placesAfter(long position, int limit) {
        return after(position, limit).stream().map(Place::of).toList();
    }

    /**
     * What the entries up to a position are about: the place of the first entry about each agreement, and of every entry that is about
     * none, oldest first. A store need not look at all places for it.
     *
     * @param last the newest position looked at
     */
    default List<Place> subjectsUntil(long last) {
        var known = new HashSet<AgreementId>();
        var subjects = new ArrayList<Place>();
        for (long at = 0; at < last; ) {
            List<Place> places = placesAfter(at, 500);
            if (places.isEmpty()) {
                break;
            }
            for (Place place : places) {
                at = place.position();
                if (at <= last && (place.agreement() == null || known.add(place.agreement()))) {
                    subjects.add(place);
                }
            }
        }
        return subjects;
    }

    /** The newest entry. */
    Optional<AuditEntry> head();
}
