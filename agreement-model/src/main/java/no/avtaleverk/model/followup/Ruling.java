package no.avtaleverk.model.followup;

import java.util.List;
import no.avtaleverk.model.agreement.Refusal;

/** The answer of a rule to a wish to note something. */
public sealed interface Ruling<N extends Note> {
    /**
     * Decided but not stored.
     *
     * @param notes in the order they are stored; empty when there is nothing to do
     */
    record Made<N extends Note>(List<N> notes) implements Ruling<N> {
        public Made {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Not decided.
     *
     * @param reasons all that stand against, never empty
     */
    record Refused<N extends Note>(List<Refusal> reasons) implements Ruling<N> {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("A refusal has reasons");
            }
        }
    }

    static <N extends Note> Ruling<N> made(N note) {
        return new Made<>(List.of(note));
    }

    static <N extends Note> Ruling<N> refused(Refusal... reasons) {
        return new Refused<>(List.of(reasons));
    }

    static <N extends Note> Ruling<N> refused(List<Refusal> reasons) {
        return new Refused<>(reasons);
    }
}
