package no.avtaleverk.model.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.wording.Language;

/**
 * The requirements that are looked for on a day, as criteria of an audit (revisjonskriterier).
 *
 * @param on date in Norway
 * @param edition first day of what was asked on that day: the day anything in the catalogue last became otherwise
 * @param catalogue digest of all the criteria, so that two lists can be told to be the same
 * @param made when the list was made
 */
public record CriteriaContent(
        LocalDate on,
        LocalDate edition,
        Sha256 catalogue,
        Language language,
        Instant made,
        List<Requirement> criteria) {
    public CriteriaContent {
        criteria = List.copyOf(criteria);
    }
}
