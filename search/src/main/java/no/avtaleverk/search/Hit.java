package no.avtaleverk.search;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Period;
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
 * @param text of the clause as it is read, whole; of a version the names of its parties, of a log entry what was written or chosen
 * @param snippet the part of it where the words stand; empty where every hit is told at once
 * @param score higher is better; comparable within one answer only
 * @param state name of the agreement's state; empty for a log entry
 * @param from first day in force; for a log entry the day in Norway it was recorded
 * @param until first day no longer in force
 * @param logPosition present for log entries
 * @param byOtherWords whether none of the words that were typed stands in it, in any inflection or as part of another word, but only
 *     what was searched for in their place; never where every hit is told at once
 * @param versions every version these words stand in that the asker may see, by number and the text being written last; empty for a log
 *     entry
 * @param wording digest of heading and text as they are read, the same in every version the words stand in
 */
public record Hit(
        @Nullable AgreementId agreement,
        String title,
        int version,
        @Nullable ClauseId clause,
        String number,
        String heading,
        String text,
        List<Fragment> snippet,
        float score,
        String state,
        List<PartyId> parties,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable Long logPosition,
        Kind kind,
        boolean byOtherWords,
        List<TextPlace.InVersion> versions,
        Sha256 wording) {
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
        versions = List.copyOf(versions);
    }

    /** Which thing it is: the same for the same words in the same place, whatever was asked and however it ranks. */
    public String identity() {
        return logPosition != null
                ? "log/" + logPosition
                : agreement + "/" + (clause == null ? "" : clause) + "/" + wording.hex();
    }

    /** When the words were in force, each period once, the newest first; kommuner with other days have periods of their own. */
    public List<Period> periods() {
        return versions.stream()
                .flatMap(one -> one.inForce().stream())
                .map(TextPlace.InForce::period)
                .distinct()
                .sorted(Comparator.comparing((Period period) -> period.from())
                        .thenComparing(Hit::end)
                        .reversed())
                .toList();
    }

    private static LocalDate end(Period period) {
        LocalDate until = period.until();
        return until == null ? LocalDate.MAX : until;
    }
}
