package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * That a step of the way was taken, as documented by a party.
 *
 * @param stage one for which {@link Stage#isMilestone()} holds
 * @param date in Norway
 * @param party whose step it was; absent for what the parties did together
 * @param reference case number, minutes or link
 * @param text digest of the text it was about
 */
public record Milestone(
        Stage stage, LocalDate date, @Nullable PartyId party, String reference, String note, Sha256 text)
        implements Proceedings.Entry {
    public Milestone {
        if (!stage.isMilestone()) {
            throw new IllegalArgumentException("%s follows from other facts".formatted(stage));
        }
    }
}
