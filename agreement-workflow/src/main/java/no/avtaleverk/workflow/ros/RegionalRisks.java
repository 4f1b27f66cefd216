package no.avtaleverk.workflow.ros;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.wording.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * The risks of many agreements at once, of those a person may read.
 *
 * @param analyses of the agreements that have one
 * @param events the gravest first: by how many kommuner have it red, then yellow
 * @param unaccepted rows of which what remains nobody has accepted, the gravest first
 * @param late measures whose last day has passed, the latest first
 * @param without kommuner with an agreement in force and no analysis of any
 * @param trend one for each quarter, oldest first
 * @param matters the columns of the heat picture; an empty one is for what is common to all
 * @param trusts those of all agreements the person may read, within the filter or not
 * @param allMatters those of all analyses the person may read, within the filter or not
 */
public record RegionalRisks(
        LocalDate today,
        List<Analysed> analyses,
        List<Event> events,
        List<Row> red,
        List<Row> unaccepted,
        List<Late> late,
        Set<PartyId> municipalities,
        Set<PartyId> without,
        List<Quarter> trend,
        List<Optional<RequirementId>> matters,
        Map<PartyId, Map<Optional<RequirementId>, Cell>> heat,
        Set<PartyId> trusts,
        Set<RequirementId> allMatters) {
    public RegionalRisks {
        analyses = List.copyOf(analyses);
        events = List.copyOf(events);
        red = List.copyOf(red);
        unaccepted = List.copyOf(unaccepted);
        late = List.copyOf(late);
        municipalities = Collections.unmodifiableSet(new TreeSet<>(municipalities));
        without = Collections.unmodifiableSet(new TreeSet<>(without));
        trend = List.copyOf(trend);
        matters = List.copyOf(matters);
        heat = Collections.unmodifiableMap(new LinkedHashMap<>(heat));
        trusts = Collections.unmodifiableSet(new TreeSet<>(trusts));
        allMatters = Collections.unmodifiableSet(new TreeSet<>(allMatters));
    }

    /**
     * An agreement with its analysis.
     *
     * @param municipalities those bound by it that are looked at
     */
    public record Analysed(Agreement agreement, String title, List<Row> rows, Set<PartyId> municipalities) {
        public Analysed {
            rows = List.copyOf(rows);
            municipalities = Set.copyOf(municipalities);
        }
    }

    /**
     * A row that is looked at.
     *
     * @param grade what remains where it is gravest; absent while nobody has graded
     * @param zone of that grade
     */
    public record Row(
            AgreementId agreement,
            String title,
            RosItem item,
            @Nullable RosGrade grade,
            @Nullable Zone zone,
            boolean awaitsAcceptance) {
        /** Where it stands for a kommune: not graded while the kommune has not graded it itself, whatever others have. */
        public Optional<Zone> zoneFor(PartyId municipality) {
            return item.isGradedBy(municipality) ? Optional.ofNullable(zone) : Optional.empty();
        }
    }

    /**
     * An event of the library over all kommuner.
     *
     * @param by the kommuner that have graded it, by the gravest zone it stands in for each
     * @param ungraded kommuner in whose analyses it stands, and that have not graded it
     */
    public record Event(
            String id,
            @Nullable RequirementId matter,
            Bilingual words,
            Map<Zone, Set<PartyId>> by,
            Set<PartyId> ungraded) {
        public Event {
            by = Collections.unmodifiableMap(new EnumMap<>(by));
            ungraded = Collections.unmodifiableSet(new TreeSet<>(ungraded));
        }

        public int count(Zone zone) {
            return by.getOrDefault(zone, Set.of()).size();
        }
    }

    /** @param days since its last day */
    public record Late(AgreementId agreement, String title, RosItem item, RosItem.Measure measure, long days) {}

    /**
     * The rows of all analyses as they stood at the end of a quarter; of the running one, today.
     *
     * @param number 1 to 4
     */
    public record Quarter(int year, int number, Map<Zone, Long> rows) {
        public Quarter {
            rows = Collections.unmodifiableMap(new EnumMap<>(rows));
        }

        public long count(Zone zone) {
            return rows.getOrDefault(zone, 0L);
        }
    }

    /**
     * The rows of one matter for one kommune.
     *
     * @param zone the gravest; absent when the kommune has graded none
     */
    public record Cell(@Nullable Zone zone, int rows) {}

    /** What stands for a kommune in a matter; empty when no analysis has a row of it. */
    public Optional<Cell> cell(PartyId municipality, Optional<RequirementId> matter) {
        return Optional.ofNullable(heat.get(municipality)).map(row -> row.get(matter));
    }

    /** How many rows of all analyses stand in a zone. */
    public long count(Zone zone) {
        return analyses.stream()
                .flatMap(one -> one.rows().stream())
                .filter(row -> row.zone() == zone)
                .count();
    }

    /** How many rows are so grave that a leader has to accept them, and can not yet, since both sides do not stand for one grade. */
    public long tooEarly() {
        return analyses.stream()
                .flatMap(one -> one.rows().stream())
                .filter(row -> row.item().lines().stream().anyMatch(line -> line.isTooEarlyToAccept(line.scale())))
                .count();
    }

    /** How many rows nobody has graded. */
    public long ungraded() {
        return analyses.stream()
                .flatMap(one -> one.rows().stream())
                .filter(row -> row.zone() == null)
                .count();
    }
}
