package no.avtaleverk.model.body;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Attachment;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import org.jspecify.annotations.Nullable;

/** What is noted of a samarbeidsorgan. Some are about a seat, a meeting or an action point, by its id; the others about all of it. */
public sealed interface BodyNote extends Note {
    /**
     * It is founded.
     *
     * @param community the helsefellesskap it belongs to; empty when none
     * @param parties who is represented in it
     * @param from first day of the mandate, in Norway
     * @param until first day it is over; absent when no end is set
     */
    record BodyFounded(
            String item,
            String name,
            Body.Kind kind,
            String community,
            Set<PartyId> parties,
            String mandate,
            LocalDate from,
            @Nullable LocalDate until)
            implements BodyNote {
        public BodyFounded {
            parties = Set.copyOf(parties);
        }
    }

    /** It has a new mandate, or the old one for a new time. */
    record BodyMandateRenewed(
            String item,
            String mandate,
            LocalDate from,
            @Nullable LocalDate until) implements BodyNote {}

    /** Others are represented in it from now on. */
    record BodyPartiesChanged(String item, Set<PartyId> parties) implements BodyNote {
        public BodyPartiesChanged {
            parties = Set.copyOf(parties);
        }
    }

    /**
     * A seat is filled, by an office and not by a person.
     *
     * @param party absent for one that is no party, such as the users or the fastleger
     * @param represents whom, when it is no party; else empty
     * @param office such as {@code kommunalsjef helse}
     * @param name of who holds the office; empty when it is not said
     */
    record BodySeatFilled(
            String item,
            Body.Duty duty,
            @Nullable PartyId party,
            String represents,
            String office,
            String name,
            LocalDate from)
            implements BodyNote {}

    record BodySeatVacated(String item, LocalDate on) implements BodyNote {}

    /**
     * A meeting is called.
     *
     * @param place where and at what time
     * @param agreements that are to be spoken of
     */
    record BodyMeetingCalled(String item, LocalDate on, String place, String agenda, List<AgreementId> agreements)
            implements BodyNote {
        public BodyMeetingCalled {
            agreements = List.copyOf(agreements);
        }
    }

    record BodyMeetingCancelled(String item, String reason) implements BodyNote {}

    /**
     * A meeting was held.
     *
     * @param minutes what was said; may be empty when there is a file
     * @param decisions each in its own words
     */
    record BodyMeetingHeld(
            String item,
            LocalDate on,
            String minutes,
            @Nullable Attachment file,
            List<String> decisions) implements BodyNote {
        public BodyMeetingHeld {
            decisions = List.copyOf(decisions);
        }

        @Override
        public List<Sha256> files() {
            return file == null ? List.of() : List.of(file.digest());
        }
    }

    /** @param meeting id of the meeting that agreed it */
    record BodyActionAgreed(String item, String meeting, String words, PartyId party, Role role, LocalDate due)
            implements BodyNote {}

    record BodyActionDone(String item, LocalDate on, String how) implements BodyNote {}

    record BodyActionDropped(String item, String reason) implements BodyNote {}

    record BodyClosed(String item, LocalDate on, String reason) implements BodyNote {}
}
