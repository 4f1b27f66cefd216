package no.avtaleverk.model.discussion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * Where a discussion is held: between the parties of an agreement, or within one of them. Each room is stored and read by itself, so
 * that nobody has to remember to leave something out.
 *
 * @param innerOf the organisation that alone reads it; absent for the room the parties share
 */
public record Room(AgreementId agreement, @Nullable PartyId innerOf) {
    public static Room shared(AgreementId agreement) {
        return new Room(agreement, null);
    }

    public static Room inner(AgreementId agreement, PartyId organisation) {
        return new Room(agreement, organisation);
    }

    /** The rooms a person may read, the shared one first; none for an outsider. */
    public static List<Room> readableBy(Actor by, AgreementId agreement, Collection<PartyId> parties) {
        var rooms = new ArrayList<Room>();
        if (shared(agreement).isReadableBy(by, parties)) {
            rooms.add(shared(agreement));
        }
        PartyId own = by.organisation();
        if (own != null && inner(agreement, own).isReadableBy(by, parties)) {
            rooms.add(inner(agreement, own));
        }
        return List.copyOf(rooms);
    }

    public Layer layer() {
        return innerOf == null ? Layer.SHARED : Layer.INNER;
    }

    /**
     * Whether a person may read what is said here.
     *
     * @param parties of the agreement as it is being written
     */
    public boolean isReadableBy(Actor by, Collection<PartyId> parties) {
        PartyId owner = innerOf;
        return owner == null
                ? parties.stream().anyMatch(by.readsWorkOf()::contains)
                : by.mayComment(List.of(owner)) && parties.contains(owner);
    }

    /** Whether a person may comment, answer, resolve and reopen here. */
    public boolean isOpenTo(Actor by, Collection<PartyId> parties) {
        return by.mayComment(parties) && isReadableBy(by, parties);
    }
}
