package no.avtaleverk.workflow.ros;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.ReadAgreements;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.ros.RosNote.RosListed;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.RosSight;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.ros.RegionalRisks.Analysed;
import no.avtaleverk.workflow.ros.RegionalRisks.Cell;
import no.avtaleverk.workflow.ros.RegionalRisks.Event;
import no.avtaleverk.workflow.ros.RegionalRisks.Late;
import no.avtaleverk.workflow.ros.RegionalRisks.Quarter;
import no.avtaleverk.workflow.ros.RegionalRisks.Row;
import org.jspecify.annotations.Nullable;

/**
 * The ROS analyses of all agreements a person may read, side by side: an RHF those of its remit, a trust those it is bound by, a kommune
 * its own. What nobody may read is not counted.
 */
public final class RiskOverview {
    /** Most quarters that are looked back on. */
    private static final int MOST_QUARTERS = 20;

    private final ReadAgreements agreements;
    private final FollowUps followUps;
    private final PartyRegister register;
    private final Changes changes;

    public RiskOverview(ReadAgreements agreements, FollowUps followUps, PartyRegister register, Changes changes) {
        this.agreements = agreements;
        this.followUps = followUps;
        this.register = register;
        this.changes = changes;
    }

    /**
     * What to look at; each may be absent, for all.
     *
     * @param region an RHF
     * @param community the parties of a helsefellesskap; empty for all
     * @param matter of hol. § 6-2
     */
    public record Filter(
            @Nullable PartyId region,
            @Nullable PartyId trust,
            Set<PartyId> community,
            @Nullable RequirementId matter) {
        public static final Filter ALL = new Filter(null, null, Set.of(), null);

        public Filter {
            community = Set.copyOf(community);
        }

        boolean takes(RosRow row) {
            return matter == null || matter.equals(row.matter());
        }
    }

    /** An agreement, who is bound by it, and what was noted of its risks. */
    private record Read(
            Agreement agreement, Set<PartyId> bound, Set<PartyId> municipalities, List<Noted<RosNote>> notes) {}

    /** What the person may read, within the filter. */
    public RegionalRisks risks(Filter filter, Actor by) {
        return risks(filter, changes.today(), followUps.all(FollowUpSubject.ROS, null, RosNote.class), by);
    }

    /**
     * As {@link #risks(Filter, Actor)} on a day.
     *
     * @param all what had been noted, by agreement
     */
    public RegionalRisks risks(Filter filter, LocalDate today, Map<String, List<Noted<RosNote>>> all, Actor by) {
        List<Instant> moments = moments(all.values(), today);
        var analyses = new ArrayList<Analysed>();
        var late = new ArrayList<Late>();
        var sums = new ArrayList<Map<Zone, Long>>();
        moments.forEach(moment -> sums.add(new EnumMap<>(Zone.class)));
        Set<PartyId> municipalities = new TreeSet<>();
        Set<PartyId> analysed = new TreeSet<>();
        Set<PartyId> trusts = new TreeSet<>();
        Set<RequirementId> allMatters = new TreeSet<>();
        for (Read read : read(all, filter, today, by)) {
            read.bound().stream().filter(party -> !party.isMunicipality()).forEach(trusts::add);
            allMatters.addAll(matters(read.notes()));
            if (!isWithin(filter, read.bound())) {
                continue;
            }
            Agreement agreement = read.agreement();
            read.municipalities().stream()
                    .filter(party -> agreement.inForce(party, today).isPresent())
                    .forEach(municipalities::add);
            List<RosAnalysis> stood = RosAnalysis.at(read.notes(), moments);
            RosAnalysis now = stood.isEmpty() ? RosAnalysis.NONE : stood.getLast();
            if (now.listed() != null) {
                analysed.addAll(read.municipalities());
                String title = title(agreement, today);
                analyses.add(new Analysed(
                        agreement, title, rows(agreement, title, now, filter, today), read.municipalities()));
                late.addAll(late(agreement, title, now, filter, today));
                for (int i = 0; i < stood.size(); i++) {
                    add(sums.get(i), stood.get(i), filter);
                }
            }
        }
        late.sort(Comparator.comparing(Late::days).reversed());
        Set<PartyId> without = new TreeSet<>(municipalities);
        without.removeAll(analysed);
        municipalities.addAll(analysed);
        List<Optional<RequirementId>> matters = matters(analyses);
        return new RegionalRisks(
                today,
                analyses,
                events(analyses),
                gravestFirst(analyses, row -> row.zone() == Zone.RED),
                gravestFirst(analyses, Row::awaitsAcceptance),
                late,
                municipalities,
                without,
                trend(moments, sums, today),
                matters,
                heat(analyses, municipalities),
                trusts,
                allMatters);
    }

    /** All the person may read. */
    private List<Read> read(Map<String, List<Noted<RosNote>>> all, Filter filter, LocalDate today, Actor by) {
        var read = new ArrayList<Read>();
        for (Agreement agreement : agreements.all()) {
            Set<PartyId> bound = agreement.circles().bound(today);
            Dossier dossier = Dossier.shared(FollowUpSubject.ROS, agreement.id());
            boolean counts = agreement.kind().isAgreement()
                    && agreement.state() != AgreementState.ENDED
                    && (agreement.text() != TextState.WITHDRAWN
                            || agreement.inForceAnywhere(today).isPresent());
            if (counts && dossier.isReadableBy(by, bound)) {
                read.add(new Read(
                        agreement,
                        bound,
                        municipalities(bound, filter, by),
                        RosSight.shown(all.getOrDefault(agreement.id().value(), List.of()), bound, by)));
            }
        }
        read.sort(Comparator.comparing(one -> title(one.agreement(), today)));
        return read;
    }

    /** As it is called where it holds, or was laid before the parties; a draft may have another title. */
    private static String title(Agreement agreement, LocalDate today) {
        return agreement
                .inForceAnywhere(today)
                .or(() -> agreement.versions().reversed().stream().findFirst())
                .map(version -> version.head().title())
                .orElse(agreement.head().title());
    }

    private boolean isWithin(Filter filter, Set<PartyId> bound) {
        PartyId region = filter.region();
        boolean inRegion = region == null
                || bound.stream()
                        .filter(party -> !party.isMunicipality())
                        .anyMatch(party -> party.equals(region)
                                || register.find(party).isPresent()
                                        && register.regionOf(party)
                                                .filter(rhf -> rhf.id().equals(region))
                                                .isPresent());
        boolean inCommunity = filter.community().isEmpty()
                || bound.stream()
                                .anyMatch(party -> party.isMunicipality()
                                        && filter.community().contains(party))
                        && bound.stream()
                                .anyMatch(party -> !party.isMunicipality()
                                        && filter.community().contains(party));
        return inRegion && inCommunity && (filter.trust() == null || bound.contains(filter.trust()));
    }

    /** The kommuner that are looked at: of a kommune itself, else all that are bound. */
    private static Set<PartyId> municipalities(Set<PartyId> bound, Filter filter, Actor by) {
        PartyId own = by.organisation();
        var found = new TreeSet<PartyId>();
        for (PartyId party : bound) {
            boolean looked = own == null || !own.isMunicipality() || own.equals(party);
            if (party.isMunicipality()
                    && looked
                    && (filter.community().isEmpty() || filter.community().contains(party))) {
                found.add(party);
            }
        }
        return found;
    }

    private static List<Row> rows(
            Agreement agreement, String title, RosAnalysis analysis, Filter filter, LocalDate today) {
        RosScale scale = analysis.scale().orElseThrow();
        List<RosItem> unaccepted = analysis.unaccepted(today);
        return analysis.lookedAt().stream()
                .filter(item -> filter.takes(item.row()))
                .map(item -> new Row(
                        agreement.id(),
                        title,
                        item,
                        item.gravest(scale).orElse(null),
                        item.zone(scale).orElse(null),
                        unaccepted.contains(item)))
                .toList();
    }

    private static List<Late> late(
            Agreement agreement, String title, RosAnalysis analysis, Filter filter, LocalDate today) {
        return analysis.lookedAt().stream()
                .filter(item -> filter.takes(item.row()))
                .flatMap(item -> item.measures().stream()
                        .filter(measure -> measure.isLate(today))
                        .map(measure -> new Late(
                                agreement.id(),
                                title,
                                item,
                                measure,
                                ChronoUnit.DAYS.between(measure.set().due(), today))))
                .toList();
    }

    private static List<Row> gravestFirst(List<Analysed> analyses, java.util.function.Predicate<Row> which) {
        return analyses.stream()
                .flatMap(one -> one.rows().stream())
                .filter(which)
                .sorted(Comparator.comparing(Row::zone, Comparator.nullsFirst(Comparator.<Zone>naturalOrder()))
                        .thenComparingInt((Row row) -> {
                            var grade = row.grade();
                            return grade == null ? 0 : grade.score();
                        })
                        .reversed())
                .toList();
    }

    // ---- events and kommuner ----------------------------------------------------------------------------------------

    private static List<Event> events(List<Analysed> analyses) {
        Map<String, RosRow> rows = new LinkedHashMap<>();
        Map<String, Map<PartyId, Optional<Zone>>> worst = new LinkedHashMap<>();
        for (Analysed one : analyses) {
            for (Row row : one.rows()) {
                if (row.item().row().kind() == RosRow.Kind.EVENT) {
                    rows.putIfAbsent(row.item().id(), row.item().row());
                    Map<PartyId, Optional<Zone>> by =
                            worst.computeIfAbsent(row.item().id(), id -> new TreeMap<>());
                    one.municipalities().forEach(party -> by.merge(party, row.zoneFor(party), RiskOverview::graver));
                }
            }
        }
        var events = new ArrayList<Event>();
        worst.forEach((id, parties) -> {
            RosRow row = Objects.requireNonNull(rows.get(id));
            Map<Zone, Set<PartyId>> by = new EnumMap<>(Zone.class);
            Set<PartyId> ungraded = new TreeSet<>();
            parties.forEach((party, zone) -> zone.ifPresentOrElse(
                    found -> by.computeIfAbsent(found, one -> new TreeSet<>()).add(party), () -> ungraded.add(party)));
            events.add(new Event(id, row.matter(), row.words(), by, ungraded));
        });
        events.sort(Comparator.comparingInt((Event one) -> one.count(Zone.RED))
                .thenComparingInt(one -> one.count(Zone.YELLOW))
                .thenComparingInt(one -> one.count(Zone.GREEN))
                .reversed()
                .thenComparing(Event::id));
        return events;
    }

    private static Optional<Zone> graver(Optional<Zone> one, Optional<Zone> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.get().compareTo(other.get()) >= 0 ? one : other;
    }

    /** The matters of the newest list. */
    private static Set<RequirementId> matters(Collection<Noted<RosNote>> notes) {
        var matters = new TreeSet<RequirementId>();
        for (Noted<RosNote> noted : notes) {
            if (noted.note() instanceof RosListed listed) {
                matters.clear();
                listed.rows().stream()
                        .map(RosRow::matter)
                        .filter(Objects::nonNull)
                        .forEach(matters::add);
            }
        }
        return matters;
    }

    private static List<Optional<RequirementId>> matters(List<Analysed> analyses) {
        var matters = new TreeSet<RequirementId>();
        boolean common = false;
        for (Analysed one : analyses) {
            for (Row row : one.rows()) {
                RequirementId matter = row.item().row().matter();
                if (matter == null) {
                    common = true;
                } else {
                    matters.add(matter);
                }
            }
        }
        var columns = new ArrayList<Optional<RequirementId>>();
        matters.forEach(matter -> columns.add(Optional.of(matter)));
        if (common) {
            columns.add(Optional.empty());
        }
        return columns;
    }

    private static Map<PartyId, Map<Optional<RequirementId>, Cell>> heat(
            List<Analysed> analyses, Set<PartyId> municipalities) {
        Map<PartyId, Map<Optional<RequirementId>, Cell>> heat = new TreeMap<>();
        municipalities.forEach(party -> heat.put(party, new LinkedHashMap<>()));
        for (Analysed one : analyses) {
            for (Row row : one.rows()) {
                Optional<RequirementId> matter =
                        Optional.ofNullable(row.item().row().matter());
                for (PartyId party : one.municipalities()) {
                    heat.computeIfAbsent(party, id -> new LinkedHashMap<>())
                            .merge(
                                    matter,
                                    new Cell(row.zoneFor(party).orElse(null), 1),
                                    (before, now) -> new Cell(
                                            graver(Optional.ofNullable(before.zone()), Optional.ofNullable(now.zone()))
                                                    .orElse(null),
                                            before.rows() + now.rows()));
                }
            }
        }
        return heat;
    }

    // ---- over time --------------------------------------------------------------------------------------------------

    /** The ends of the quarters since the first note, the last of them now; none when nothing was noted. */
    private List<Instant> moments(Iterable<List<Noted<RosNote>>> all, LocalDate today) {
        LocalDate first = null;
        for (List<Noted<RosNote>> notes : all) {
            if (!notes.isEmpty()) {
                LocalDate day = LocalDate.ofInstant(notes.getFirst().at(), Changes.NORWAY);
                first = first == null || day.isBefore(first) ? day : first;
            }
        }
        if (first == null) {
            return List.of();
        }
        LocalDate running = begin(today);
        LocalDate earliest = running.minusMonths(3L * (MOST_QUARTERS - 1));
        LocalDate quarter = begin(first).isBefore(earliest) ? earliest : begin(first);
        var moments = new ArrayList<Instant>();
        ZoneId zone = Changes.NORWAY;
        while (quarter.isBefore(running)) {
            quarter = quarter.plusMonths(3);
            moments.add(quarter.atStartOfDay(zone).toInstant());
        }
        // Whatever was noted, also in this instant.
        moments.add(Instant.MAX);
        return moments;
    }

    private static LocalDate begin(LocalDate day) {
        return day.with(IsoFields.DAY_OF_QUARTER, 1);
    }

    private static void add(Map<Zone, Long> sums, RosAnalysis analysis, Filter filter) {
        analysis.scale().ifPresent(scale -> analysis.lookedAt().stream()
                .filter(item -> filter.takes(item.row()))
                .forEach(item -> item.zone(scale).ifPresent(zone -> sums.merge(zone, 1L, Long::sum))));
    }

    private static List<Quarter> trend(List<Instant> moments, List<Map<Zone, Long>> sums, LocalDate today) {
        var trend = new ArrayList<Quarter>();
        for (int i = 0; i < moments.size(); i++) {
            LocalDate begin = begin(today).minusMonths(3L * (moments.size() - 1 - i));
            trend.add(new Quarter(begin.getYear(), begin.get(IsoFields.QUARTER_OF_YEAR), sums.get(i)));
        }
        return trend;
    }
}
