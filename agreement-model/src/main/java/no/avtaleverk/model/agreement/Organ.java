package no.avtaleverk.model.agreement;

/** The organ that made a vedtak. */
public enum Organ {
    /** The council itself; for an avtale its vedtak can not be delegated (hol. § 6-1). */
    KOMMUNESTYRE,
    FORMANNSKAP,
    KOMMUNEDIREKTOR,
    TRUST_BOARD,
    MANAGING_DIRECTOR,
    /** Strategisk samarbeidsutvalg: recommends agreements, adopts guidelines. */
    SSU,
    OTHER;

    /** Whether a kommune decides through this organ; a trust decides through the others. */
    public boolean isMunicipal() {
        return this == KOMMUNESTYRE || this == FORMANNSKAP || this == KOMMUNEDIREKTOR;
    }
}
