package no.avtaleverk.model.ros;

import java.util.List;

/**
 * What a filled-in form brings.
 *
 * @param notes in the order they are noted
 * @param faults what can not be
 * @param unchanged lines and answers that say what they said when the form was given out
 */
public record RosFormFindings(List<RosNote> notes, List<RosFormFault> faults, int unchanged) {
    public RosFormFindings {
        notes = List.copyOf(notes);
        faults = List.copyOf(faults);
    }

    /** Whether something is left to note. */
    public boolean isAnything() {
        return !notes.isEmpty();
    }
}
