package no.avtaleverk.model.termination;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * What falls away when an agreement ends.
 *
 * @param gaps for each kommune it ends for
 * @param references what points to it elsewhere
 * @param replacements what may take its place, the nearest to be in force first
 */
public record FallingAway(List<Gap> gaps, List<Reference> references, List<Replacement> replacements) {
    public FallingAway {
        gaps = List.copyOf(gaps);
        references = List.copyOf(references);
        replacements = List.copyOf(replacements);
    }

    /**
     * What no agreement in force answers any more for one kommune.
     *
     * @param from first day, in Norway
     * @param unanswered what the law demands; it was answered the day before
     * @param uncovered what is recommended
     */
    public record Gap(PartyId municipality, LocalDate from, List<Requirement> unanswered, List<Requirement> uncovered) {
        public Gap {
            unanswered = List.copyOf(unanswered);
            uncovered = List.copyOf(uncovered);
        }
    }

    /**
     * Another agreement that rests on it.
     *
     * @param clause number of the clause that names it; empty when the whole is built on it
     */
    public record Reference(AgreementId agreement, String title, AgreementKind kind, String clause) {}

    /** How far what is to take the place has come. */
    public enum Progress {
        IN_FORCE,
        /** Adopted and signed, in force from a later day. */
        CONCLUDED,
        BEFORE_THE_PARTIES,
        DRAFT
    }

    /**
     * What may take the place.
     *
     * @param named whether a party has named it; else it is of the same kind between the same parties
     * @param version number of the version; 0 for a draft
     * @param from first day in force, in Norway; absent while that is not known
     */
    public record Replacement(
            AgreementId agreement,
            String title,
            boolean named,
            Progress progress,
            int version,
            @Nullable LocalDate from) {}

    /** Whether some kommune will lack what the law demands. */
    public boolean leavesGaps() {
        return gaps.stream().anyMatch(gap -> !gap.unanswered().isEmpty());
    }
}
