package no.avtaleverk.model.activity;

import java.math.BigDecimal;
import java.time.LocalDate;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/** What is noted of activity figures. */
public sealed interface ActivityNote extends Note {
    /**
     * The parties follow a figure.
     *
     * @param words digest of the words of the clause that agrees it
     * @param level the agreed level; absent when none is agreed
     * @param reporter who brings the figures
     * @param from the first day that is followed, in Norway
     */
    record FigureAgreed(
            String item,
            String name,
            Measure measure,
            String unit,
            ClauseId clause,
            Sha256 words,
            int version,
            @Nullable BigDecimal level,
            Direction direction,
            ReportingPeriod.Length every,
            PartyId reporter,
            LocalDate from)
            implements ActivityNote {}

    /** @param last the last day that is followed, in Norway */
    record FigureEnded(String item, LocalDate last, String reason) implements ActivityNote {}

    /** @param period as {@link ReportingPeriod} writes it */
    record FigureEntered(String item, String period, BigDecimal value, String source) implements ActivityNote {}

    /** A later, better figure for a period; the one before stays. */
    record FigureCorrected(String item, String period, BigDecimal value, String reason) implements ActivityNote {}

    /** What is counted. */
    enum Measure {
        /** Belegg, in per cent. */
        OCCUPANCY,
        STAYS,
        LENGTH_OF_STAY,
        /** Whether those who came were in the right place. */
        ADEQUACY,
        USER_SATISFACTION,
        OWN
    }

    /** Which way the agreed level is kept. */
    enum Direction {
        AT_LEAST,
        AT_MOST
    }
}
