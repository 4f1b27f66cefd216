package no.avtaleverk.model.delivery;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Attachment;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import org.jspecify.annotations.Nullable;

/** What is noted of the deliveries of an agreement. Each is about one of them, by its id. */
public sealed interface DeliveryNote extends Note {
    /**
     * A duty is followed from here on.
     *
     * @param version the version whose clause says it
     * @param text digest of the clause as it said it
     * @param quote the words of the clause that make the duty
     * @param role whose task it is in the owner
     * @param receiver who is to have it; absent for any other party
     * @param due last day of the first time, in Norway
     * @param everyMonths months until it is due again; 0 when it is due once
     * @param settlement how it is settled (oppgjør); empty when it is not
     */
    record DeliveryStarted(
            String item,
            int version,
            ClauseId clause,
            Sha256 text,
            String quote,
            String what,
            PartyId owner,
            Role role,
            @Nullable PartyId receiver,
            LocalDate due,
            int everyMonths,
            String settlement)
            implements DeliveryNote {
        /** Longest time between two deliveries, in months. */
        public static final int RAREST = 120;

        public DeliveryStarted {
            if (everyMonths < 0 || everyMonths > RAREST) {
                throw new IllegalArgumentException("A delivery is due once, or every 1 to %d months".formatted(RAREST));
            }
        }
    }

    /**
     * It was delivered, says its owner.
     *
     * @param occurrence 0 for the first time
     * @param evidence what shows it, or where that lies
     */
    record DeliveryMade(
            String item,
            int occurrence,
            LocalDate on,
            String evidence,
            @Nullable Attachment file) implements DeliveryNote {
        @Override
        public List<Sha256> files() {
            return file == null ? List.of() : List.of(file.digest());
        }
    }

    /** Its receiver has had it. */
    record DeliveryAccepted(String item, int occurrence, LocalDate on) implements DeliveryNote {}

    /** Its receiver has not had it, or not what was agreed. */
    record DeliveryObjected(String item, int occurrence, String reason) implements DeliveryNote {}

    /** The clause has other words in a later version, and the duty stands. */
    record DeliveryUpheld(String item, int version, Sha256 text, String quote) implements DeliveryNote {}

    /** It is no longer followed; what fell due before may still be documented. */
    record DeliveryEnded(String item, LocalDate on, String reason) implements DeliveryNote {}
}
