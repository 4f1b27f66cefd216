package no.avtaleverk.search;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * One thing found.
 *
 * @param agreement absent for a log entry about a file that is not in the register
 * @param title of the agreement in that version
 * @param version the one in force on the date asked for, else the newest numbered one the asker may see that holds these words; 0
 *     when only the working draft holds them, and for log entries
 * @param clause absent for a version's title and parties
 * @param number as printed there; empty for an unnumbered clause
 * @param heading of the clause; the title for a version; the event's type for a log entry
 * @param score higher is better; comparable within one answer only
 * @param state name of the agreement's state; empty for a log entry
 * @param from first day in force; for a log entry the day in Norway it was recorded
 * @param until first day no longer in force
 * @param logPosition present for log entries
 * @param byOtherWords whether none of the words that were typed stands in it, in any inflection or as part of another word, but only
 *     what was searched for in their place
 */
public record Hit(
        @Nullable AgreementId agreement,
        String title,
        int version,
        @Nullable ClauseId clause,
        String number,
        String heading,
        List<Fragment> snippet,
        float score,
        String state,
        List<PartyId> parties,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable Long logPosition,
        Kind kind,
        boolean byOtherWords) {
    /** What was found. */
    public enum Kind {
        CLAUSE,
        /** Title and parties of a version. */
        VERSION,
        LOG_ENTRY
    }

    public Hit {
        snippet = List.copyOf(snippet);
        parties = List.copyOf(parties);
    }

    /** Found by what was typed. */
    public Hit(
            @Nullable AgreementId agreement,
            String title,
            int version,
            @Nullable ClauseId clause,
            String number,
            String heading,
            List<Fragment> snippet,
            float score,
            String state,
            List<PartyId> parties,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Long logPosition,
            Kind kind) {
        this(
                agreement,
                title,
                version,
                clause,
                number,
                heading,
                snippet,
                score,
                state,
                parties,
                from,
                until,
                logPosition,
                kind,
                false);
    }
}
