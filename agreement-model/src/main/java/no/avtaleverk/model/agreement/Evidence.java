package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import no.avtaleverk.model.law.RequirementId;
import org.jspecify.annotations.Nullable;

/**
 * A documented act that answers a requirement of process, such as the RHF's submission to Helsedirektoratet (hol. § 6-4).
 *
 * @param date the day of the act, in Norway
 * @param reference case number, link or name of the document
 * @param means how an agreement was submitted; absent for other acts, and where it was not said
 * @param version the act was about; absent when it was not said
 * @param notice key of the notice (oppsigelse) the act was about; absent for acts about none, and where it was not said
 */
public record Evidence(
        RequirementId requirement,
        LocalDate date,
        String reference,
        @Nullable Means means,
        @Nullable Integer version,
        @Nullable String notice) {
    /** The submission to Helsedirektoratet within a month. */
    public static final RequirementId SUBMISSION = new RequirementId("HOL-6-4-INNSENDING");

    /** The RHF's notification of Helsedirektoratet that notice was given (hol. § 6-5 second ledd). */
    public static final RequirementId NOTIFICATION = new RequirementId("HOL-6-5-VARSEL");

    /** An act of no version in particular. */
    public Evidence(RequirementId requirement, LocalDate date, String reference) {
        this(requirement, date, reference, null, null);
    }

    /** An act about no notice. */
    public Evidence(
            RequirementId requirement,
            LocalDate date,
            String reference,
            @Nullable Means means,
            @Nullable Integer version) {
        this(requirement, date, reference, means, version, null);
    }

    /** That Helsedirektoratet was notified of a notice. */
    public static Evidence notified(String notice, LocalDate date, String reference) {
        return new Evidence(NOTIFICATION, date, reference, null, null, notice);
    }

    /** How an agreement was submitted. Helsedirektoratet has agreed with the ministry that a link to the published text will do. */
    public enum Means {
        DOCUMENT_SENT,
        LINK_REPORTED
    }
}
