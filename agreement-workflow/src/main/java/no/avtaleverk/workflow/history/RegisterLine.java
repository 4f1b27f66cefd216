package no.avtaleverk.workflow.history;

import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.workflow.reporting.AgreementView;

/** A version in force for a kommune on a date, and when the register knew. */
public record RegisterLine(AgreementView view, Agreement.InForce inForce, Knowledge knowledge) {
    /** What the register made of it. */
    public enum Knowledge {
        /** Known then as now. */
        KNOWN,
        /** Recorded later: on the day asked for, the register did not know. */
        LATER,
        /** Believed then; what was recorded later says otherwise. */
        MISTAKEN
    }
}
