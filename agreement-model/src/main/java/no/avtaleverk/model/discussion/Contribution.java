package no.avtaleverk.model.discussion;

import java.time.Instant;
import java.util.List;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.party.Actor;

/** The answer to a wish to say something. */
public sealed interface Contribution {
    /**
     * Decided but not stored.
     *
     * @param discussion as it will be
     */
    record Made(Discussion discussion, Statement statement, Actor by, Instant at) implements Contribution {
        public Room room() {
            return discussion.room();
        }

        /** The number of the statement in its room, 1 for the first. */
        public long number() {
            return discussion.number();
        }
    }

    /**
     * Not decided.
     *
     * @param reasons all that stand against, never empty
     */
    record Refused(List<Refusal> reasons) implements Contribution {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("A refusal has reasons");
            }
        }
    }

    static Contribution refused(Refusal... reasons) {
        return new Refused(List.of(reasons));
    }
}
