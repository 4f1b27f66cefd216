package no.avtaleverk.workflow.ros;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosChecklist;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosLibrary;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.workflow.Changes;
import org.jspecify.annotations.Nullable;

/** The agreements in force of a kommune taken together: what one of them leaves open, another may answer. */
public final class MunicipalityRisks {
    private final Agreements agreements;
    private final PartyRegister register;
    private final KeepingRosLibraries libraries;
    private final AnalysingRisks analysing;
    private final RosChecklist checklist;
    private final Changes changes;

    public MunicipalityRisks(
            Agreements agreements,
            PartyRegister register,
            KeepingRosLibraries libraries,
            AnalysingRisks analysing,
            RosChecklist checklist,
            Changes changes) {
        this.agreements = agreements;
        this.register = register;
        this.libraries = libraries;
        this.analysing = analysing;
        this.checklist = checklist;
        this.changes = changes;
    }

    /**
     * The checklist of a whole set.
     *
     * @param agreements those in force, the main agreement first
     */
    public record Whole(PartyId municipality, List<InSet> agreements, List<Line> lines, RosScale scale) {
        public Whole {
            agreements = List.copyOf(agreements);
            lines = List.copyOf(lines);
        }

        /** How many events no agreement has all the answers to. */
        public long raised() {
            return lines.stream().filter(line -> line.row().isRaised()).count();
        }
    }

    /**
     * An agreement in force.
     *
     * @param analysed whether it has an analysis the person may read
     */
    public record InSet(AgreementId id, String title, int version, boolean analysed) {}

    /**
     * An event.
     *
     * @param row as made of all texts together
     * @param grades how it stands in the analyses of the agreements
     */
    public record Line(RosRow row, List<Guard> guards, List<Graded> grades) {
        public Line {
            guards = List.copyOf(guards);
            grades = List.copyOf(grades);
        }
    }

    /** A clause that guards against it, in an agreement. */
    public record Guard(AgreementId agreement, String title, RosRow.Barrier barrier) {}

    /**
     * How an event stands in the analysis of an agreement.
     *
     * @param grade what remains where it is gravest; absent while nobody has graded
     */
    public record Graded(
            AgreementId agreement,
            String title,
            RosItem item,
            @Nullable RosGrade grade,
            @Nullable Zone zone) {}

    /**
     * A clause of another agreement in the set that answers what a row lacks.
     *
     * @param municipalities of those bound by the first agreement, whom the other is in force for
     * @param forAll whether those are all of them
     */
    public record Elsewhere(
            RequirementId requirement,
            AgreementId agreement,
            String title,
            RosRow.Barrier barrier,
            Set<PartyId> municipalities,
            boolean forAll) {
        public Elsewhere {
            municipalities = Set.copyOf(municipalities);
        }
    }

    /** A text in force. */
    private record Standing(Agreement agreement, AgreementVersion version, RosChecklist.Text text) {
        String title() {
            return version.head().title();
        }
    }

    /**
     * The checklist of all agreements in force of a kommune. The texts are open to all; how events are graded is told of the analyses the
     * person may read.
     *
     * @return empty for those who may read no analysis of the kommune, and when there is no such kommune
     */
    public Optional<Whole> whole(PartyId municipality, Actor by) {
        if (!municipality.isMunicipality() || register.find(municipality).isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = changes.today();
        List<Standing> set = set(municipality, today);
        boolean open = by.mayReadDraft(List.of(municipality))
                || agreements.ofParties(List.of(municipality)).stream()
                        .anyMatch(agreement -> isOpen(agreement, municipality, today, by));
        return open ? Optional.of(whole(municipality, set, today, by)) : Optional.empty();
    }

    /** Whether an agreement that binds the kommune has an analysis the person may read. */
    private static boolean isOpen(Agreement agreement, PartyId municipality, LocalDate today, Actor by) {
        Set<PartyId> bound = agreement.circles().bound(today);
        return bound.contains(municipality)
                && Dossier.shared(FollowUpSubject.ROS, agreement.id()).isReadableBy(by, bound);
    }

    private Whole whole(PartyId municipality, List<Standing> set, LocalDate today, Actor by) {
        PartyId owner = register.trustOf(municipality)
                .or(() -> set.stream()
                        .map(one -> KeepingRosLibraries.ownerFor(one.agreement()))
                        .findFirst())
                .orElse(municipality);
        RosLibrary library = libraries.library(owner);
        RosScale scale = libraries.scale(owner);
        Map<AgreementId, RosAnalysis> analyses = new LinkedHashMap<>();
        Map<AgreementId, Map<String, RosRow>> own = new LinkedHashMap<>();
        for (Standing one : set) {
            AgreementId id = one.agreement().id();
            analyses.put(id, analysing.analysis(one.agreement(), by));
            Map<String, RosRow> rows = new LinkedHashMap<>();
            // Made of each text by itself as well, so that a clause is known by its agreement.
            checklist.ofSet(List.of(one.text()), library, scale, today).forEach(row -> rows.put(row.id(), row));
            own.put(id, rows);
        }
        List<Line> lines = checklist.ofSet(set.stream().map(Standing::text).toList(), library, scale, today).stream()
                .map(row -> new Line(row, guards(row, set, own), grades(row, set, analyses)))
                .toList();
        return new Whole(
                municipality,
                set.stream()
                        .map(one -> new InSet(
                                one.agreement().id(),
                                one.title(),
                                one.version().number(),
                                Objects.requireNonNull(analyses.get(
                                                        one.agreement().id()))
                                                .listed()
                                        != null))
                        .toList(),
                lines,
                scale);
    }

    private static List<Guard> guards(RosRow row, List<Standing> set, Map<AgreementId, Map<String, RosRow>> own) {
        var guards = new ArrayList<Guard>();
        for (Standing one : set) {
            AgreementId id = one.agreement().id();
            RosRow alone = own.getOrDefault(id, Map.of()).get(row.id());
            if (alone != null) {
                alone.barriers().forEach(barrier -> guards.add(new Guard(id, one.title(), barrier)));
            }
        }
        return guards;
    }

    private static List<Graded> grades(RosRow row, List<Standing> set, Map<AgreementId, RosAnalysis> analyses) {
        var grades = new ArrayList<Graded>();
        for (Standing one : set) {
            RosAnalysis analysis =
                    Objects.requireNonNull(analyses.get(one.agreement().id()));
            analysis.scale().ifPresent(scale -> analysis.find(row.id())
                    .filter(RosItem::isLookedAt)
                    .ifPresent(item -> grades.add(new Graded(
                            one.agreement().id(),
                            one.title(),
                            item,
                            item.gravest(scale).orElse(null),
                            item.zone(scale).orElse(null)))));
        }
        return grades;
    }

    /**
     * For each row of an analysis that lacks something, where the other agreements in force of its kommuner answer it.
     *
     * @return by the id of the row; without rows no other agreement answers anything of
     */
    public Map<String, List<Elsewhere>> elsewhere(Agreement agreement, Actor by) {
        LocalDate today = changes.today();
        List<RosItem> raised = analysing.analysis(agreement, by).lookedAt().stream()
                .filter(item -> item.row().isRaised())
                .toList();
        Set<PartyId> kommuner = new TreeSet<>();
        agreement.circles().bound(today).stream()
                .filter(PartyId::isMunicipality)
                .forEach(kommuner::add);
        Map<String, List<Elsewhere>> found = new LinkedHashMap<>();
        if (raised.isEmpty() || kommuner.isEmpty()) {
            return found;
        }
        for (Agreement other : agreements.ofParties(kommuner)) {
            if (other.kind().isAgreement() && !other.id().equals(agreement.id())) {
                Map<Integer, Set<PartyId>> versions = inForce(other, kommuner, today);
                versions.forEach((number, whom) -> other.version(number)
                        .map(version -> standing(other, version, null))
                        .ifPresent(one -> raised.forEach(item -> {
                            List<Elsewhere> answers = answers(item, one, whom, whom.size() == kommuner.size());
                            if (!answers.isEmpty()) {
                                found.computeIfAbsent(item.id(), id -> new ArrayList<>())
                                        .addAll(answers);
                            }
                        })));
            }
        }
        found.values()
                .forEach(list ->
                        list.sort(Comparator.comparing(Elsewhere::requirement).thenComparing(Elsewhere::title)));
        return found;
    }

    private static Map<Integer, Set<PartyId>> inForce(Agreement other, Collection<PartyId> kommuner, LocalDate today) {
        Map<Integer, Set<PartyId>> versions = new LinkedHashMap<>();
        kommuner.forEach(party -> other.inForce(party, today)
                .ifPresent(version -> versions.computeIfAbsent(version.number(), number -> new TreeSet<>())
                        .add(party)));
        return versions;
    }

    private static List<Elsewhere> answers(RosItem item, Standing one, Set<PartyId> whom, boolean forAll) {
        var answers = new ArrayList<Elsewhere>();
        for (RequirementId requirement : item.row().unanswered()) {
            RosChecklist.barriers(one.text(), requirement)
                    .forEach(barrier -> answers.add(
                            new Elsewhere(requirement, one.agreement().id(), one.title(), barrier, whom, forAll)));
        }
        return answers;
    }

    // ---- texts in force ---------------------------------------------------------------------------------------------

    private List<Standing> set(PartyId municipality, LocalDate today) {
        var names = new ArrayList<PartyId>();
        names.add(municipality);
        names.addAll(register.predecessorsOf(municipality));
        var set = new ArrayList<Standing>();
        for (Agreement agreement : agreements.ofParties(names)) {
            if (agreement.kind().isAgreement()) {
                names.stream()
                        .flatMap(name -> agreement.inForce(name, today).stream()
                                .map(version -> standing(agreement, version, name)))
                        .findFirst()
                        .ifPresent(set::add);
            }
        }
        set.sort(Comparator.<Standing>comparingInt(one -> one.agreement().kind().rank())
                .thenComparing(Standing::title));
        return set;
    }

    private Standing standing(Agreement agreement, AgreementVersion version, @Nullable PartyId municipality) {
        Clauses clauses = agreements.text(agreement.id(), version.revision());
        Head head = version.head().municipalities().stream()
                .filter((AgreementParty party) -> party.id().equals(municipality))
                .findFirst()
                .map(version.head()::forMunicipality)
                .orElse(version.head());
        return new Standing(agreement, version, RosChecklist.Text.of(clauses, head, agreement.answersFor(clauses)));
    }
}
