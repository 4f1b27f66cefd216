package no.avtaleverk.model.duty;

import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.time.LastDay;
import no.avtaleverk.model.time.Span;
import org.jspecify.annotations.Nullable;

/** What has a day in the life of an agreement. */
public enum DutyKind {
    /** Yearly review (årlig gjennomgang, hol. § 6-5 first ledd). */
    REVIEW(new RequirementId("HOL-6-5-AARLIG"), Span.months(3)),
    /** Revision by the agreement's own words. */
    REVISION(null, Span.months(6)),
    /** The last day in force of a fixed term. */
    EXPIRY(null, Span.years(1)),
    /** The last day for notice before a term is made longer by itself. */
    RENEWAL(null, Span.months(3)),
    /** The last day in force after notice (oppsigelse, hol. § 6-5 second ledd). */
    NOTICE_RUNS_OUT(new RequirementId("HOL-6-5-OPPSIGELSE"), Span.years(1)),
    /** The RHF sends what was concluded to Helsedirektoratet (hol. § 6-4). */
    SUBMISSION(Evidence.SUBMISSION, Span.months(1)),
    /** The day by which the ministry wants agreement on a requirement (hol. § 6-3). */
    CONCLUSION(new RequirementId("HOL-6-3-FRIST"), Span.years(1)),
    /** The last day for answers to a høring. */
    HEARING(null, Span.months(1)),
    /** The day asked for in the plan for signing. */
    SIGNING(null, Span.months(1));

    private final @Nullable RequirementId requirement;
    private final Span ahead;

    DutyKind(@Nullable RequirementId requirement, Span ahead) {
        this.requirement = requirement;
        this.ahead = ahead;
    }

    /** The requirement of the catalogue it follows from; absent where only the agreement or a person sets the day. */
    public @Nullable RequirementId requirement() {
        return requirement;
    }

    /** How long before the day people are told of it. */
    public Span ahead() {
        return ahead;
    }

    /** Whether something has to be done by the day; else the day comes whatever is done, and no holiday moves it. */
    public boolean isAct() {
        return this != EXPIRY && this != NOTICE_RUNS_OUT;
    }

    /**
     * What happens when the last day is no working day, unless it is set otherwise. The statute says nothing; each reading is the earliest
     * day one could mean, so that nobody who follows it is late by another (docs/adr/0018).
     */
    public LastDay usualLastDay() {
        return this == RENEWAL ? LastDay.WORKING_DAY_BEFORE : LastDay.AS_IT_FALLS;
    }
}
