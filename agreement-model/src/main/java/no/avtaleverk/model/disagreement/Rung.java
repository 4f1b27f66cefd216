package no.avtaleverk.model.disagreement;

/**
 * A rung of the ladder that agreements use, lowest first. The agreement's own words go before it: some have no local body, and nothing but
 * the agreement says that a rung must be tried.
 */
public enum Rung {
    /** Dialogue nearest the patient. */
    DIALOGUE,
    /** The parties set down in an uenighetsprotokoll what they do not agree on. */
    PROTOCOL,
    /** Lokalt tvisteløsningsorgan. */
    LOCAL_BODY,
    /** Tvisteløsningsnemnda for helse- og omsorgssektoren; advisory unless the parties agree otherwise. */
    NATIONAL_PANEL,
    COURTS;

    /** Whether the parties may agree that what is said there binds them. */
    public boolean isAdvisory() {
        return this == LOCAL_BODY || this == NATIONAL_PANEL;
    }
}
