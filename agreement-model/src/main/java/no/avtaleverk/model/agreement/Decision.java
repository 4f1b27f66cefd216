package no.avtaleverk.model.agreement;

import java.util.List;

/** The answer to a request for change. */
public sealed interface Decision {
    record Accepted(Change change) implements Decision {}

    /**
     * Not decided.
     *
     * @param reasons all that stand against, never empty
     */
    record Refused(List<Refusal> reasons) implements Decision {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("A refusal has reasons");
            }
        }
    }

    static Decision refused(Refusal... reasons) {
        return new Refused(List.of(reasons));
    }
}
