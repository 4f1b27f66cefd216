package no.avtaleverk.model.agreement;

/**
 * The steps of the way from mandate to publication, in the order they are usually taken. Where an agreement stands is derived from
 * the dated facts of each step, never set.
 */
public enum Stage {
    /** Mandat: the co-operation body asks for a text. */
    MANDATE,
    /** Utkast: the parties write. */
    DRAFTING,
    /** Intern kvalitetssikring: a jurist of a party has gone through the draft («fremforhandlet»). */
    QUALITY_CHECK,
    /** Drøfting med tillitsvalgte. */
    EMPLOYEE_CONSULTATION,
    /** Høring. */
    HEARING,
    /** Anbefaling by SSU, which recommends and can not adopt for anyone. */
    RECOMMENDATION,
    /** Vedtak of each trust, usually before the kommuner. */
    TRUST_DECISION,
    /** Vedtak of each kommunestyre itself (hol. § 6-1). */
    MUNICIPAL_DECISION,
    SIGNING,
    ENTRY_INTO_FORCE,
    /** Innsending to Helsedirektoratet, a duty of the RHF (hol. § 6-4). */
    SUBMISSION,
    PUBLICATION;

    /** Whether it is documented by a {@link Milestone}; the others follow from drafts, høring, vedtak, signatures and evidence. */
    public boolean isMilestone() {
        return this == MANDATE
                || this == QUALITY_CHECK
                || this == EMPLOYEE_CONSULTATION
                || this == RECOMMENDATION
                || this == PUBLICATION;
    }
}
