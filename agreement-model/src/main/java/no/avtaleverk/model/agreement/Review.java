package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A yearly review (årlig gjennomgang, hol. § 6-5).
 *
 * @param held the day it was finished; absent while it is open
 * @param outcome absent while it is open
 */
public record Review(
        LocalDate opened,
        @Nullable LocalDate held,
        @Nullable Outcome outcome,
        String note) {
    public enum Outcome {
        NO_CHANGE,
        SMALL_UPDATE,
        REVISION,
        TERMINATION
    }

    /** Whether it was held before it was opened here, so that nobody was asked first and there are no minutes of it here. */
    public boolean isRegisteredAfterwards() {
        return held != null && held.isBefore(opened);
    }

    public boolean isOpen() {
        return held == null;
    }
}
