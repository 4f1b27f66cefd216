package no.avtaleverk.search;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A question for texts in force that hold some things and lack others. What is asked is asked of the whole text, not of one clause.
 *
 * @param holds words, phrases in quotation marks and citations; the text holds all of them. Empty, with no requirement, for every text
 * @param lacks likewise; the text holds none of them
 * @param on date in Norway
 * @param municipalities for one of them, or a kommune it was made from; empty for all
 * @param trust it, or for an RHF a trust under it, is party
 */
public record ContrastQuery(
        String holds,
        @Nullable RequirementId answers,
        String lacks,
        @Nullable RequirementId unanswered,
        LocalDate on,
        Set<PartyId> municipalities,
        @Nullable PartyId trust,
        Actor asker) {
    public ContrastQuery {
        municipalities = Collections.unmodifiableSet(new TreeSet<>(municipalities));
    }
}
