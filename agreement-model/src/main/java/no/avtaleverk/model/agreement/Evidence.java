package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import no.avtaleverk.model.law.RequirementId;

/**
 * A documented act that answers a requirement of process, such as the RHF's submission to Helsedirektoratet (hol. § 6-4).
 *
 * @param date the day of the act, in Norway
 * @param reference case number, link or name of the document
 */
public record Evidence(RequirementId requirement, LocalDate date, String reference) {}
