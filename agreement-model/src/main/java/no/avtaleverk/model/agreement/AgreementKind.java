package no.avtaleverk.model.agreement;

/**
 * What a document is, which rank it has and who adopts it. A telephone number in a contact list changes without a new vedtak
 * because the list is of a rank that the administration adopts.
 */
public enum AgreementKind {
    /** Overordnet samarbeidsavtale. */
    FRAMEWORK_AGREEMENT(1, Organ.KOMMUNESTYRE, Organ.TRUST_BOARD),
    /** Delavtale (tjenesteavtale) on one subject. */
    SUB_AGREEMENT(2, Organ.KOMMUNESTYRE, Organ.TRUST_BOARD),
    /** Særavtale: an extra agreement, or a standard adapted to one kommune. */
    LOCAL_AGREEMENT(3, Organ.KOMMUNESTYRE, Organ.TRUST_BOARD),
    /** Retningslinje under the agreements. */
    GUIDELINE(4, Organ.SSU, Organ.SSU),
    /** Kontaktliste and other annexes kept by the administration. */
    CONTACT_LIST(5, Organ.KOMMUNEDIREKTOR, Organ.MANAGING_DIRECTOR),
    /** Standardtekst: what a trust offers its kommuner to build agreements on. Issued, never decided, signed or in force. */
    STANDARD_TEXT(6, Organ.OTHER, Organ.OTHER);

    private final int rank;
    private final Organ municipalOrgan;
    private final Organ trustOrgan;

    AgreementKind(int rank, Organ municipalOrgan, Organ trustOrgan) {
        this.rank = rank;
        this.municipalOrgan = municipalOrgan;
        this.trustOrgan = trustOrgan;
    }

    /** 1 is highest; where two documents disagree, the higher one goes first. */
    public int rank() {
        return rank;
    }

    /** Whether this is an agreement in the sense of hol. § 6-1, to be adopted by the kommunestyre itself. */
    public boolean isAgreement() {
        return municipalOrgan == Organ.KOMMUNESTYRE;
    }

    /** Whether it is a model for agreements, kept by a trust alone, and binds nobody. */
    public boolean isStandardText() {
        return this == STANDARD_TEXT;
    }

    /** Whether a vedtak of the organ adopts a document of this kind for a kommune or, else, for a trust. */
    public boolean isAdoptedBy(Organ organ, boolean municipal) {
        if (isStandardText()) {
            return false;
        }
        if (organ == (municipal ? municipalOrgan : trustOrgan)) {
            return true;
        }
        // hfl. § 37: the managing director acts where the matter is not of great importance; the mandate is cited in
        // the vedtak.
        return (!municipal && organ == Organ.MANAGING_DIRECTOR)
                || (!isAgreement() && organ == municipalOrgan)
                || (this == CONTACT_LIST && organ == Organ.TRUST_BOARD);
    }

    /** The organ that is expected to adopt it. */
    public Organ adoptingOrgan(boolean municipal) {
        return municipal ? municipalOrgan : trustOrgan;
    }
}
