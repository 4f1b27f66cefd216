package no.avtaleverk.model.ros;

import java.util.List;
import no.avtaleverk.model.agreement.Refusal;

/**
 * Something in a filled-in form that can not be noted.
 *
 * @param item id of the row or question; empty for the form as a whole
 * @param area empty for a row as a whole
 * @param value what stands there; empty where it does not help
 * @param reasons what the rules of the analysis say; empty unless {@link Cause#REFUSED}
 */
public record RosFormFault(Cause cause, String item, String area, String value, List<Refusal> reasons) {
    public RosFormFault {
        reasons = List.copyOf(reasons);
    }

    static RosFormFault of(Cause cause) {
        return new RosFormFault(cause, "", "", "", List.of());
    }

    static RosFormFault of(Cause cause, String item, String area, String value) {
        return new RosFormFault(cause, item, area, value, List.of());
    }

    /** What is wrong. */
    public enum Cause {
        OTHER_AGREEMENT,
        OTHER_PARTY,
        OLDER_LIST,
        UNKNOWN_ORIGIN,
        UNKNOWN_ROW,
        ROW_TWICE,
        ROW_CHANGED,
        NOTED_MEANWHILE,
        TWO_TICKED,
        NOT_A_GRADE,
        NOT_AN_ANSWER,
        LIKELIHOOD_ALONE,
        CONSEQUENCE_ALONE,
        AFTER_ALONE,
        GRADE_TAKEN_AWAY,
        NOT_RELEVANT_AND_GRADED,
        REASON_ALONE,
        MEASURE_WITHOUT_WORDS,
        MEASURE_WITHOUT_EFFECT,
        MEASURE_WITHOUT_PARTY,
        MEASURE_WITHOUT_DATE,
        MEASURE_WITH_TWO_ROLES,
        REFUSED
    }

    /** Whether nothing of the form can be noted. */
    public boolean isFatal() {
        return cause == Cause.OTHER_AGREEMENT || cause == Cause.OTHER_PARTY;
    }
}
