package no.avtaleverk.model.agreement;

/** The organ that made a vedtak, in the order a case goes through those of one party. */
public enum Organ {
    /** Eldreråd (kommuneloven § 5-12): gives its opinion. */
    ELDERS_COUNCIL,
    /** Råd for personer med funksjonsnedsettelse (kommuneloven § 5-12): gives its opinion. */
    DISABILITY_COUNCIL,
    /** Ungdomsråd (kommuneloven § 5-12): gives its opinion. */
    YOUTH_COUNCIL,
    /** Hovedutvalg or komité: prepares the case for the kommunestyre. */
    COMMITTEE,
    FORMANNSKAP,
    /** The council itself; for an avtale its vedtak can not be delegated (hol. § 6-1). */
    KOMMUNESTYRE,
    KOMMUNEDIREKTOR,
    TRUST_BOARD,
    MANAGING_DIRECTOR,
    /** Strategisk samarbeidsutvalg: recommends agreements, adopts guidelines. */
    SSU,
    OTHER;

    /** Whether it is an organ of a kommune; the others are of a trust, or of both. */
    public boolean isMunicipal() {
        return isAdvisory() || this == KOMMUNESTYRE || this == FORMANNSKAP || this == KOMMUNEDIREKTOR;
    }

    /** Whether it says what it means of a case before others decide, and never decides itself. */
    public boolean isAdvisory() {
        return this == ELDERS_COUNCIL || this == DISABILITY_COUNCIL || this == YOUTH_COUNCIL || this == COMMITTEE;
    }
}
