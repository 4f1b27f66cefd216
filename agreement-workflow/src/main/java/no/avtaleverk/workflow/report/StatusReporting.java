package no.avtaleverk.workflow.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.ReadAgreements;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.coverage.CoverageReport;
import no.avtaleverk.model.coverage.CoverageReport.Counted;
import no.avtaleverk.model.delivery.Deliveries;
import no.avtaleverk.model.delivery.DeliveryNote;
import no.avtaleverk.model.deviation.Deviation;
import no.avtaleverk.model.deviation.DeviationBook;
import no.avtaleverk.model.deviation.DeviationNote;
import no.avtaleverk.model.disagreement.Disagreement;
import no.avtaleverk.model.disagreement.DisagreementLadder;
import no.avtaleverk.model.disagreement.DisagreementNote;
import no.avtaleverk.model.duty.Duties;
import no.avtaleverk.model.duty.Duty;
import no.avtaleverk.model.duty.Reckoning;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.law.Force;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.RegionalHealthAuthority;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.report.StatusReport;
import no.avtaleverk.model.report.StatusReport.AgreementLine;
import no.avtaleverk.model.report.StatusReport.CoverageLine;
import no.avtaleverk.model.report.StatusReport.DutyLine;
import no.avtaleverk.model.report.StatusReport.FollowUpLine;
import no.avtaleverk.model.report.StatusReport.LateMeasure;
import no.avtaleverk.model.report.StatusReport.RiskLine;
import no.avtaleverk.model.report.StatusReport.Risks;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.supervision.FindingNote;
import no.avtaleverk.model.supervision.Supervision;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.model.yearly.YearlyNote;
import no.avtaleverk.model.yearly.YearlyReviews;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.history.LogPlaces;
import no.avtaleverk.workflow.history.PastRegister;
import no.avtaleverk.workflow.reporting.CoverageOverview;
import no.avtaleverk.workflow.ros.RegionalRisks;
import no.avtaleverk.workflow.ros.RiskOverview;
import org.jspecify.annotations.Nullable;

/**
 * Reports to leaders and kontrollutvalg. What a report says follows from the organ, the day and the place in the log, and from the register of
 * parties and the catalogue of requirements this edition of the product has; not from who has it made. Those who work with the agreements of
 * the organ, its auditors and its RHF may.
 */
public final class StatusReporting {
    private final Agreements agreements;
    private final History history;
    private final FollowUps followUps;
    private final PartyRegister register;
    private final RequirementCatalogue catalogue;
    private final Reckoning reckoning;
    private final Changes changes;

    public StatusReporting(
            Agreements agreements,
            History history,
            FollowUps followUps,
            PartyRegister register,
            RequirementCatalogue catalogue,
            Reckoning reckoning,
            Changes changes) {
        this.agreements = agreements;
        this.history = history;
        this.followUps = followUps;
        this.register = register;
        this.catalogue = catalogue;
        this.reckoning = reckoning;
        this.changes = changes;
    }

    /** The organs a person has reports made of: the own one and, for auditors and an RHF, those in remit. */
    public Set<PartyId> organs(Actor by) {
        var organs = new TreeSet<>(by.readsDraftsOf());
        PartyId own = by.organisation();
        if (own != null && by.has(Role.RHF)) {
            organs.add(own);
        }
        organs.removeIf(organ -> register.find(organ).isEmpty());
        return organs;
    }

    /** Where a report stops in the log when nothing else is asked for: for a day that is over, at its end; for today, now. */
    public long positionFor(LocalDate on) {
        return on.isBefore(changes.today()) ? LogPlaces.atEndOf(on, history) : LogPlaces.newest(history);
    }

    /**
     * Make a report.
     *
     * @param on day in Norway, not after today
     * @param position of the last entry of the log that counts
     * @param asked the written standard; absent for the one of the kommune
     * @return empty when the person may not have it made, or there is no such place in the log
     */
    public Optional<StatusReport> make(PartyId organ, LocalDate on, long position, @Nullable Language asked, Actor by) {
        if (!organs(by).contains(organ) || position < 1 || on.isAfter(changes.today())) {
            return Optional.empty();
        }
        return history.after(position - 1, 1).stream()
                .filter(entry -> entry.position() == position)
                .findFirst()
                .map(entry -> new Making(register.get(organ), on, asked, entry).report());
    }

    /** One report on its way. */
    private final class Making {
        private final Party organ;
        private final LocalDate on;
        private final @Nullable Language asked;
        private final AuditEntry entry;
        private final PastRegister past;
        private final ReadAgreements then;
        /** What was noted after the day is not told, since who was bound that day may have left. */
        private final long noted;

        private final List<Agreement> all;
        private final Map<AgreementId, Agreement> byId = new LinkedHashMap<>();

        private Making(Party organ, LocalDate on, @Nullable Language asked, AuditEntry entry) {
            this.organ = organ;
            this.on = on;
            this.asked = asked;
            this.entry = entry;
            this.noted = Math.min(entry.position(), LogPlaces.atEndOf(on, history));
            this.past = new PastRegister(agreements, history, entry.position());
            this.then = past.agreements();
            this.all = then.ofParties(names()).stream()
                    .filter(agreement -> agreement.kind().isAgreement())
                    .sorted(Comparator.comparing(Agreement::id))
                    .toList();
            all.forEach(agreement -> byId.put(agreement.id(), agreement));
        }

        /** The organ under all its names; of an RHF, its trusts. */
        private Collection<PartyId> names() {
            var names = new TreeSet<PartyId>();
            names.add(organ.id());
            if (organ instanceof RegionalHealthAuthority) {
                names.addAll(register.trustsUnder(organ.id()));
            } else if (organ instanceof Municipality) {
                names.addAll(register.predecessorsOf(organ.id()));
            }
            return names;
        }

        private StatusReport report() {
            List<CoverageReport> coverage = municipalities().stream()
                    .map(municipality -> new CoverageOverview(then, catalogue, register).report(municipality, on))
                    .toList();
            return new StatusReport(
                    organ.id(),
                    organ.formalNameOn(on),
                    language(),
                    on,
                    entry.position(),
                    entry.hash(),
                    entry.at(),
                    lines(coverage),
                    underway(),
                    coverage.stream().map(this::line).toList(),
                    unknown(coverage),
                    followUp(),
                    risks());
        }

        private Language language() {
            if (asked != null) {
                return asked;
            }
            return organ instanceof Municipality municipality
                    ? municipality.language().orElse(Language.BOKMAL)
                    : Language.BOKMAL;
        }

        /** The kommuner it tells of: itself, or those that exist that day and have agreements with the trust or trusts. */
        private List<Municipality> municipalities() {
            if (organ instanceof Municipality own) {
                return List.of(own);
            }
            var parties = new TreeSet<PartyId>();
            all.forEach(agreement ->
                    agreement.allMunicipalities().forEach(party -> parties.addAll(register.bearersOn(party, on))));
            return register.municipalitiesOn(on).stream()
                    .filter(municipality -> parties.contains(municipality.id()))
                    .toList();
        }

        // ---- agreements ---------------------------------------------------------------------------------------------

        private List<AgreementLine> lines(List<CoverageReport> coverage) {
            var counted = new TreeMap<AgreementId, List<Counted>>();
            coverage.forEach(report -> report.agreements().stream()
                    .filter(one -> byId.containsKey(one.agreement()))
                    .forEach(one -> counted.computeIfAbsent(one.agreement(), id -> new ArrayList<>())
                            .add(one)));
            var lines = new ArrayList<AgreementLine>();
            counted.forEach((id, inForce) -> lines.add(line(byId.get(id), inForce)));
            lines.sort(Comparator.comparing(AgreementLine::title).thenComparing(AgreementLine::agreement));
            return lines;
        }

        private AgreementLine line(@Nullable Agreement agreement, List<Counted> inForce) {
            Agreement known = java.util.Objects.requireNonNull(agreement);
            Counted newest = inForce.stream()
                    .max(Comparator.comparingInt(Counted::version))
                    .orElseThrow();
            List<RequirementId> matters = known.version(newest.version())
                    .map(AgreementVersion::head)
                    .map(head -> head.claims().stream()
                            .filter(id -> id.value().matches("HOL-6-2-[0-9]{2}"))
                            .toList())
                    .orElse(List.of());
            return new AgreementLine(
                    known.id(),
                    newest.title(),
                    newest.kind(),
                    matters,
                    newest.version(),
                    newest.inForce().from(),
                    newest.inForce().until(),
                    inForce.size(),
                    duties(known));
        }

        /** As it is called where it holds, or was laid before the parties. */
        private String title(Agreement agreement) {
            return agreement
                    .inForceAnywhere(on)
                    .or(() -> agreement.versions().reversed().stream().findFirst())
                    .map(version -> version.head().title())
                    .orElse(agreement.head().title());
        }

        private List<DutyLine> duties(Agreement agreement) {
            return Duties.of(agreement, on, reckoning).stream()
                    .filter(duty -> concerns(duty))
                    .filter(duty -> duty.state(on) != Duty.State.DONE && duty.state(on) != Duty.State.AHEAD)
                    .map(duty -> new DutyLine(duty.kind(), duty.day(), duty.state(on)))
                    .distinct()
                    .sorted(Comparator.comparing(DutyLine::day).thenComparing(DutyLine::kind))
                    .toList();
        }

        /** A kommune is not told of the days of others. */
        private boolean concerns(Duty duty) {
            return !(organ instanceof Municipality)
                    || duty.parties().isEmpty()
                    || duty.parties().stream().noneMatch(PartyId::isMunicipality)
                    || names().stream().anyMatch(duty.parties()::contains);
        }

        private List<String> underway() {
            return all.stream()
                    .filter(agreement -> agreement.text() == TextState.REVIEW)
                    .flatMap(agreement -> agreement.versionInReview().stream().filter(version -> names().stream()
                            .anyMatch(agreement.circles().addressed(version)::contains)))
                    .map(version -> version.head().title())
                    .sorted()
                    .toList();
        }

        // ---- coverage -----------------------------------------------------------------------------------------------

        private CoverageLine line(CoverageReport report) {
            var partly = new ArrayList<RequirementId>();
            var missing = new ArrayList<RequirementId>();
            int answered = 0;
            int demanded = 0;
            for (CoverageReport.Row row : report.rows()) {
                if (row.requirement().force() != Force.STATUTORY_CONTENT
                        || row.status() == CoverageReport.Status.NOT_YET_DEMANDED
                        || row.status() == CoverageReport.Status.NOT_APPLICABLE) {
                    continue;
                }
                demanded++;
                switch (row.status()) {
                    case ANSWERED -> answered++;
                    case PARTLY -> partly.add(row.requirement().id());
                    default -> missing.add(row.requirement().id());
                }
            }
            return new CoverageLine(
                    register.get(report.municipality()).formalNameOn(on), answered, demanded, partly, missing);
        }

        /** Of what the coverage counts, how many answers the log does not tell of; in several versions it is one answer still. */
        private int unknown(List<CoverageReport> coverage) {
            Set<PastRegister.Text> inForce = coverage.stream()
                    .filter(report -> !report.isWithoutAgreement())
                    .flatMap(report -> report.agreements().stream())
                    .map(counted -> new PastRegister.Text(counted.agreement(), counted.version()))
                    .collect(Collectors.toSet());
            Set<RequirementId> asked = coverage.stream()
                    .flatMap(report -> report.rows().stream())
                    .filter(row -> row.requirement().force() == Force.STATUTORY_CONTENT)
                    .map(row -> row.requirement().id())
                    .collect(Collectors.toSet());
            return (int) past.unknownIn(inForce, asked).stream()
                    .map(PastRegister.Unknown::answer)
                    .distinct()
                    .count();
        }

        // ---- following up -------------------------------------------------------------------------------------------

        private List<FollowUpLine> followUp() {
            var lines = new ArrayList<FollowUpLine>();
            count(lines, FollowUpSubject.REVIEW, YearlyNote.class, (agreement, notes) -> {
                List<YearlyReviews.Action> open =
                        YearlyReviews.of(agreement.facts().reviews(), notes).actions().stream()
                                .filter(YearlyReviews.Action::isOpen)
                                .toList();
                return new int[] {open.size(), sum(open, action -> action.isLate(on) ? 1 : 0)};
            });
            count(lines, FollowUpSubject.DELIVERY, DeliveryNote.class, (agreement, notes) -> {
                int late =
                        sum(Deliveries.of(notes).list(), one -> one.lacking(on).size());
                return new int[] {late, late};
            });
            count(lines, FollowUpSubject.DEVIATION, DeviationNote.class, (agreement, notes) -> {
                List<Deviation> open = DeviationBook.of(notes, null).list().stream()
                        .filter(Deviation::isOpen)
                        .toList();
                return new int[] {
                    open.size(),
                    sum(open, one -> one.measures().stream().anyMatch(measure -> measure.isLate(on)) ? 1 : 0)
                };
            });
            count(lines, FollowUpSubject.FINDING, FindingNote.class, (agreement, notes) -> {
                List<Supervision.Finding> open = Supervision.of(notes).reports().stream()
                        .flatMap(report -> report.findings().stream())
                        .filter(Supervision.Finding::isOpen)
                        .toList();
                return new int[] {open.size(), sum(open, one -> one.isLate(on) ? 1 : 0)};
            });
            count(lines, FollowUpSubject.DISAGREEMENT, DisagreementNote.class, (agreement, notes) -> {
                List<Disagreement> open = DisagreementLadder.of(notes).list().stream()
                        .filter(Disagreement::isOpen)
                        .toList();
                return new int[] {open.size(), 0};
            });
            lines.sort(Comparator.comparing(FollowUpLine::agreement).thenComparing(FollowUpLine::subject));
            return lines;
        }

        /** @param counted how many are open, and how many of them are late */
        private <N extends Note> void count(
                List<FollowUpLine> lines,
                FollowUpSubject subject,
                Class<N> kind,
                BiFunction<Agreement, List<Noted<N>>, int[]> counted) {
            followUps.allUpTo(noted, subject, null, kind).forEach((about, notes) -> {
                Agreement agreement = byId.get(new AgreementId(about));
                if (agreement != null
                        && names().stream().anyMatch(agreement.circles().bound(on)::contains)) {
                    int[] numbers = counted.apply(agreement, notes);
                    if (numbers[0] > 0) {
                        lines.add(new FollowUpLine(title(agreement), subject, numbers[0], numbers[1]));
                    }
                }
            });
        }

        private static <T> int sum(List<T> list, ToIntFunction<T> value) {
            return list.stream().mapToInt(value).sum();
        }

        // ---- risks --------------------------------------------------------------------------------------------------

        private Risks risks() {
            RegionalRisks risks = new RiskOverview(then, followUps, register, changes)
                    .risks(
                            RiskOverview.Filter.ALL,
                            on,
                            followUps.allUpTo(noted, FollowUpSubject.ROS, null, RosNote.class),
                            reader());
            var zones = new TreeMap<Zone, Integer>();
            risks.analyses().stream()
                    .flatMap(analysed -> analysed.rows().stream())
                    .forEach(row -> {
                        Zone zone = row.zone();
                        if (zone != null) {
                            zones.merge(zone, 1, Integer::sum);
                        }
                    });
            return new Risks(
                    zones,
                    risks.red().stream()
                            .map(row -> new RiskLine(
                                    row.title(), row.item().row().words().in(language()), row.awaitsAcceptance()))
                            .toList(),
                    risks.unaccepted().size(),
                    risks.late().stream()
                            .map(late -> new LateMeasure(
                                    late.title(),
                                    late.measure().set().what(),
                                    late.measure().set().due(),
                                    late.days()))
                            .toList());
        }

        /** Whoever has it made, it is read with the eyes of the organ. */
        private Actor reader() {
            return organ instanceof RegionalHealthAuthority
                    ? new Actor("", "", organ.id(), Set.of(Role.RHF), register.trustsUnder(organ.id()))
                    : new Actor("", "", organ.id(), Set.of(Role.JURIST, Role.COORDINATOR, Role.LEADER), Set.of());
        }
    }
}
