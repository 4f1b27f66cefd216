package no.avtaleverk.model.duty;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * Something that is due in the life of one agreement.
 *
 * @param key names it among the duties of the agreement, the same each time they are reckoned; no other duty ever has it
 * @param number of the version or the høring it is about; absent when it is about the agreement
 * @param parties whom it concerns. What is sent to Helsedirektoratet concerns the kommuner it was concluded with, and is for the RHF to do
 * @param done the day it was done, in Norway; absent while it is not
 */
public record Duty(
        String key,
        DutyKind kind,
        AgreementId agreement,
        @Nullable Integer number,
        Deadline deadline,
        Set<PartyId> parties,
        Basis basis,
        @Nullable LocalDate done) {
    public Duty {
        parties = java.util.Collections.unmodifiableSet(new TreeSet<>(parties));
    }

    public enum State {
        /** Too early to think of. */
        AHEAD,
        /** To be done now. */
        OPEN,
        /** The day has passed, but it is not overdue: a yearly review until the year is over. */
        LATE,
        OVERDUE,
        DONE
    }

    /** Where it stands on a day in Norway. */
    public State state(LocalDate today) {
        if (done != null) {
            return State.DONE;
        }
        if (today.isBefore(deadline.opens())) {
            return State.AHEAD;
        }
        if (!today.isAfter(deadline.due())) {
            return State.OPEN;
        }
        return today.isBefore(deadline.overdueFrom()) ? State.LATE : State.OVERDUE;
    }

    /** Whether something has to be done by the day. */
    public boolean isAct() {
        return kind.isAct();
    }

    /** The day it stands on in a calendar: when it was done, else when it is due. */
    public LocalDate day() {
        return done == null ? deadline.due() : done;
    }
}
