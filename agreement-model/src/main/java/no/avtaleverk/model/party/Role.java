package no.avtaleverk.model.party;

/** What a person does for an organisation. What each role may do is decided in {@link Actor}. */
public enum Role {
    /** Drafts, edits, imports, submits. */
    JURIST,
    /** Runs reviews, duties and registration; records vedtak. */
    COORDINATOR,
    /** Decides and signs: ordfører, administrerende direktør, kommunedirektør. */
    LEADER,
    /** Records the vedtak of the council (politisk sekretariat). */
    COUNCIL_SECRETARY,
    /** Reads the history of the organisations in remit: kontrollutvalg, internal audit, statsforvalter. */
    AUDITOR,
    /** Sees to its trusts' agreements and their submission (hol. § 6-4). */
    RHF,
    /** Keeps people, roles and settings; reads no agreement drafts. */
    ADMINISTRATOR;

    /** Whether those who hold it in a kommune or a trust are given tasks. */
    public boolean hasTasksInParties() {
        return this == JURIST || this == COORDINATOR || this == LEADER || this == COUNCIL_SECRETARY;
    }
}
