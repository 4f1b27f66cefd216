package no.avtaleverk.model.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.duty.Duty;
import no.avtaleverk.model.duty.DutyKind;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * Where the agreements of an organ stood on a day, as the register knew it at a place in its log: made again from the same day and place
 * it is the same, whatever has been recorded since.
 *
 * @param organ a kommune, a health trust or an RHF
 * @param name of it that day
 * @param language the organ's written standard
 * @param on day in Norway
 * @param position of the last entry of the log that counts
 * @param entry digest of that entry, by which the log itself can be known again
 * @param at when that entry was recorded
 * @param agreements in force for the organ that day, by title
 * @param underway texts laid before the organ and not concluded, by title
 * @param coverage one for each kommune
 * @param unknown how many answers in what the coverage counts the log does not tell of whether a jurist had confirmed them; counted as not confirmed
 * @param followUp what is open between the parties
 */
public record StatusReport(
        PartyId organ,
        String name,
        Language language,
        LocalDate on,
        long position,
        Sha256 entry,
        Instant at,
        List<AgreementLine> agreements,
        List<String> underway,
        List<CoverageLine> coverage,
        int unknown,
        List<FollowUpLine> followUp,
        Risks risks) {
    public StatusReport {
        agreements = List.copyOf(agreements);
        underway = List.copyOf(underway);
        coverage = List.copyOf(coverage);
        followUp = List.copyOf(followUp);
    }

    /**
     * An agreement in force.
     *
     * @param matters of hol. § 6-2 it says it answers
     * @param version in force; for an organ with several kommuner the newest of those
     * @param from first day of that
     * @param until first day no longer in force; absent when it runs on
     * @param municipalities for how many it is in force
     * @param duties with a day that is near or has passed
     */
    public record AgreementLine(
            AgreementId agreement,
            String title,
            AgreementKind kind,
            List<RequirementId> matters,
            int version,
            LocalDate from,
            @Nullable LocalDate until,
            int municipalities,
            List<DutyLine> duties) {
        public AgreementLine {
            matters = List.copyOf(matters);
            duties = List.copyOf(duties);
        }
    }

    public record DutyLine(DutyKind kind, LocalDate day, Duty.State state) {}

    /**
     * What the agreements of a kommune answer of what the law wants in them (hol. § 6-2).
     *
     * @param answered how many of the matters demanded that day a clause answers that a jurist has confirmed
     * @param demanded how many are
     * @param partly answered by words no jurist has confirmed
     * @param missing not answered
     */
    public record CoverageLine(
            String municipality, int answered, int demanded, List<RequirementId> partly, List<RequirementId> missing) {
        public CoverageLine {
            partly = List.copyOf(partly);
            missing = List.copyOf(missing);
        }
    }

    /** @param late of those that are open */
    public record FollowUpLine(String agreement, FollowUpSubject subject, int open, int late) {}

    /**
     * What can go wrong, of the ROS analyses the parties share.
     *
     * @param zones rows by the zone of what remains
     * @param red those in the red zone
     * @param unaccepted rows that ask for a leader's decision
     * @param late measures whose last day has passed
     */
    public record Risks(Map<Zone, Integer> zones, List<RiskLine> red, int unaccepted, List<LateMeasure> late) {
        public static final Risks NONE = new Risks(Map.of(), List.of(), 0, List.of());

        public Risks {
            zones = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(zones));
            red = List.copyOf(red);
            late = List.copyOf(late);
        }
    }

    public record RiskLine(String agreement, String event, boolean awaitsAcceptance) {}

    /** @param days since its last day */
    public record LateMeasure(String agreement, String measure, LocalDate due, long days) {}
}
