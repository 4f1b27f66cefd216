package no.avtaleverk.model.discussion;

import java.util.List;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.Refusal;
import org.jspecify.annotations.Nullable;

/** The answer to a wish to accept a proposal. */
public sealed interface Acceptance {
    /**
     * To be stored together.
     *
     * @param change absent when the text already is as proposed
     */
    record Accepted(@Nullable Change change, Contribution.Made made) implements Acceptance {}

    record Refused(List<Refusal> reasons) implements Acceptance {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    static Acceptance refused(Refusal... reasons) {
        return new Refused(List.of(reasons));
    }
}
