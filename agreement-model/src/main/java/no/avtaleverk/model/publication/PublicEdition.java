package no.avtaleverk.model.publication;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * All that everyone may know of a released version, with nothing that others may not.
 *
 * @param agreement code of the agreement
 * @param title as the public reads it
 * @param summary what was changed and why
 * @param released day it was released as it stands now, in Norway
 * @param parties the kommuner bound by it, and the trusts
 * @param periods when it is in force, for each kommune
 * @param issues all versions that are public, oldest first; this one among them
 * @param firstIssued day the agreement became public first, in Norway; it never changes
 * @param clauses the public text
 * @param marked the clauses of which something is withheld
 * @param whole whether nothing is withheld, of the title neither
 * @param grounds the provisions by which something is
 * @param answered what a jurist has confirmed that clauses answer, by clause
 */
public record PublicEdition(
        String agreement,
        int number,
        AgreementKind kind,
        Language language,
        String title,
        String summary,
        LocalDate released,
        List<Member> parties,
        List<Force> periods,
        List<Issue> issues,
        LocalDate firstIssued,
        Clauses clauses,
        Set<ClauseId> marked,
        boolean whole,
        List<WithholdingGrounds.Ground> grounds,
        Map<ClauseId, List<Answered>> answered) {
    public PublicEdition {
        parties = List.copyOf(parties);
        periods = List.copyOf(periods);
        issues = List.copyOf(issues);
        marked = Set.copyOf(marked);
        grounds = List.copyOf(grounds);
        answered = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(answered));
        int own = number;
        if (issues.stream().noneMatch(issue -> issue.number() == own)) {
            throw new IllegalArgumentException("Version %d is not among those that are public".formatted(number));
        }
    }

    /**
     * A party.
     *
     * @param organisationNumber nine digits; empty when not known
     * @param signed whether the document it signed is complete
     */
    public record Member(PartyId id, String name, String organisationNumber, boolean signed) {}

    /**
     * A time in force.
     *
     * @param until first day it no longer is; absent while it runs on
     */
    public record Force(
            PartyId municipality, LocalDate from, @Nullable LocalDate until) {}

    /**
     * A version that is public.
     *
     * @param first day it became public first, in Norway; it never changes
     */
    public record Issue(int number, Language language, LocalDate first) {}

    /** A requirement that is answered. */
    public record Answered(RequirementId requirement, Bilingual title) {}

    /** Code of the version, stable for ever. */
    public String code() {
        return agreement + "-" + number;
    }

    /** This version among those that are public. */
    public Issue issue() {
        return issues.stream()
                .filter(issue -> issue.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
