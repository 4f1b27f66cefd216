package no.avtaleverk.workflow.ros;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BiFunction;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.deviation.Deviation;
import no.avtaleverk.model.deviation.DeviationBook;
import no.avtaleverk.model.deviation.DeviationNote;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosChecklist;
import no.avtaleverk.model.ros.RosDeviations;
import no.avtaleverk.model.ros.RosGuide;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosItem.Measure;
import no.avtaleverk.model.ros.RosLibrary;
import no.avtaleverk.model.ros.RosLine;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.ros.RosNote.RosListed;
import no.avtaleverk.model.ros.RosNote.RosRowAdded;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.RosSight;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;
import org.jspecify.annotations.Nullable;

/** The ROS analysis of an agreement: its checklist, what the parties grade and agree, measures, and who accepts what remains. */
public final class AnalysingRisks implements FollowedSubject {
    /** How long before it is due that going through the analysis again is a task, and accepting what remains again. */
    private static final int DAYS_AHEAD = 60;

    private final FollowingUp following;
    private final FollowUps followUps;
    private final Agreements agreements;
    private final KeepingRosLibraries libraries;
    private final RosChecklist checklist;
    private final RosGuide guide;
    private final Changes changes;

    public AnalysingRisks(
            FollowingUp following,
            FollowUps followUps,
            Agreements agreements,
            KeepingRosLibraries libraries,
            RosChecklist checklist,
            RosGuide guide,
            Changes changes) {
        this.following = following;
        this.followUps = followUps;
        this.agreements = agreements;
        this.libraries = libraries;
        this.checklist = checklist;
        this.guide = guide;
        this.changes = changes;
    }

    public RosGuide guide() {
        return guide;
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    /**
     * The analysis as a person may read it. What another party has graded is shown to a party once it has graded the same itself, or the
     * parties have agreed, so that they grade apart.
     */
    public RosAnalysis analysis(Agreement agreement, Actor by) {
        return RosAnalysis.of(RosSight.shown(
                following.read(agreement, dossier(agreement.id()), RosNote.class, by), parties(agreement), by));
    }

    /** The analysis beside the deviations the parties share, as a person may read both. */
    public RosDeviations besideDeviations(Agreement agreement, Actor by) {
        Dossier shared = Dossier.shared(FollowUpSubject.DEVIATION, agreement.id());
        return new RosDeviations(
                analysis(agreement, by),
                DeviationBook.of(following.read(agreement, shared, DeviationNote.class, by), null));
    }

    /**
     * The analysis as it stood at the end of each of several days, as a person may read it.
     *
     * @param days in order
     */
    public Map<LocalDate, RosAnalysis> analyses(Agreement agreement, SortedSet<LocalDate> days, Actor by) {
        List<Noted<RosNote>> notes = RosSight.shown(
                following.read(agreement, dossier(agreement.id()), RosNote.class, by), parties(agreement), by);
        List<RosAnalysis> stood = RosAnalysis.at(
                notes,
                days.stream()
                        .map(day -> day.plusDays(1).atStartOfDay(Changes.NORWAY).toInstant())
                        .toList());
        var analyses = new LinkedHashMap<LocalDate, RosAnalysis>();
        days.forEach(day -> analyses.put(day, stood.get(analyses.size())));
        return analyses;
    }

    /** The list that would be made of a text now; empty when there is no such version, or the draft is not the person's to read. */
    public Optional<RosListed> wouldList(Agreement agreement, int version, Actor by) {
        return agreement.circles().bound(changes.today()).stream().anyMatch(party -> by.mayReadDraft(List.of(party)))
                ? listing(agreement, version, stored(agreement.id()))
                : Optional.empty();
    }

    /**
     * The analysis as it would be with a list made of a text now, so that people see what becomes new, changed and gone before they make
     * it; empty where {@link #wouldList} is.
     */
    public Optional<RosAnalysis> wouldBe(Agreement agreement, int version, Actor by) {
        return wouldList(agreement, version, by).map(listed -> {
            var notes = new ArrayList<>(following.read(agreement, dossier(agreement.id()), RosNote.class, by));
            notes.add(new Noted<>(listed, notes.size() + 1, changes.now(), by.userId(), by.name(), by.organisation()));
            return RosAnalysis.of(RosSight.shown(notes, parties(agreement), by));
        });
    }

    private Optional<RosListed> listing(Agreement agreement, int number, RosAnalysis before) {
        PartyId owner = KeepingRosLibraries.ownerFor(agreement);
        RosLibrary library = libraries.library(owner);
        RosScale scale = libraries.scale(owner);
        if (number == 0) {
            boolean shared = agreement
                    .circles()
                    .writing()
                    .containsAll(agreement.circles().bound(changes.today()));
            return agreement.text().isEditable() && shared
                    ? Optional.of(listing(
                            agreement,
                            0,
                            agreement.revision(),
                            agreement.head(),
                            agreement.clauses(),
                            library,
                            scale,
                            before))
                    : Optional.empty();
        }
        return agreement
                .version(number)
                .map(version -> listing(
                        agreement,
                        number,
                        version.revision(),
                        version.head(),
                        agreements.text(agreement.id(), version.revision()),
                        library,
                        scale,
                        before));
    }

    private RosListed listing(
            Agreement agreement,
            int number,
            long revision,
            Head head,
            Clauses clauses,
            RosLibrary library,
            RosScale scale,
            RosAnalysis before) {
        var text = RosChecklist.Text.of(clauses, head, agreement.answersFor(clauses));
        var rows = new ArrayList<>(checklist.of(text, library, scale, changes.today()));
        // What people added stays, with the words its clauses have now.
        before.items().stream()
                .filter(item -> item.row().kind() == RosRow.Kind.OWN)
                .map(item -> RosChecklist.onText(item.row(), text, scale))
                .forEach(rows::add);
        return new RosListed("", number, revision, clauses.sha256(), library.edition(), scale, rows);
    }

    /**
     * The version a list is made of when nobody chooses: the one in force, or else the last laid before the parties; 0, the draft, when
     * there is none.
     */
    public int versionToList(Agreement agreement) {
        return agreement
                .inForceAnywhere(changes.today())
                .or(() -> agreement.versions().reversed().stream().findFirst())
                .map(AgreementVersion::number)
                .orElse(0);
    }

    /** The parties that have a say in the analysis. */
    public Collection<PartyId> parties(Agreement agreement) {
        return agreement.circles().bound(changes.today());
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    /** What a rule is asked with. */
    @FunctionalInterface
    public interface Rule {
        Ruling<RosNote> apply(RosAnalysis analysis, Collection<PartyId> parties);
    }

    /**
     * Make the checklist of a version, or make it anew.
     *
     * @param version 0 for the draft
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> list(AgreementId id, int version, Actor by) {
        return change(id, by, (agreement, analysis) -> listing(agreement, version, analysis)
                .map(listed -> analysis.list(listed, parties(agreement), by))
                .orElseGet(() -> Ruling.refused(new Refusal.NothingByThatName(String.valueOf(version)))));
    }

    /**
     * Note something by a rule of the analysis, such as {@link RosAnalysis#score}.
     *
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> note(AgreementId id, Actor by, Rule rule) {
        return change(id, by, (agreement, analysis) -> rule.apply(analysis, parties(agreement)));
    }

    /**
     * Add an event of one's own. The clauses that guard against it are taken as they stand in the text the list was made of.
     *
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> addRow(AgreementId id, RosRowAdded added, Actor by) {
        return change(id, by, (agreement, analysis) -> {
            Noted<RosListed> listed = analysis.listed();
            Ruling<RosNote> ruling = analysis.addRow(added, parties(agreement), by);
            if (listed == null || ruling instanceof Ruling.Refused<RosNote>) {
                return ruling;
            }
            Clauses clauses = agreements.text(id, listed.note().revision());
            Head head = agreement
                    .version(listed.note().version())
                    .map(AgreementVersion::head)
                    .orElse(agreement.head());
            var text = RosChecklist.Text.of(clauses, head, agreement.answersFor(clauses));
            RosRow row = RosChecklist.onText(added.row(), text, listed.note().scale());
            return Ruling.made(new RosRowAdded(added.item(), row));
        });
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> link(AgreementId id, RosNote.RosDeviationLinked linked, Actor by) {
        return change(
                id,
                by,
                (agreement, analysis) -> analysis.link(
                        linked,
                        deviations(id).list().stream().map(Deviation::id).toList(),
                        parties(agreement),
                        by));
    }

    private DeviationBook deviations(AgreementId id) {
        return DeviationBook.of(
                followUps.read(Dossier.shared(FollowUpSubject.DEVIATION, id), DeviationNote.class), null);
    }

    private List<Refusal> change(AgreementId id, Actor by, BiFunction<Agreement, RosAnalysis, Ruling<RosNote>> rule) {
        return following.note(
                dossier(id), RosNote.class, by, (agreement, notes) -> rule.apply(agreement, RosAnalysis.of(notes)));
    }

    private RosAnalysis stored(AgreementId id) {
        return RosAnalysis.of(followUps.read(dossier(id), RosNote.class));
    }

    private static Dossier dossier(AgreementId id) {
        return Dossier.shared(FollowUpSubject.ROS, id);
    }

    // ---- tasks and the yearly review --------------------------------------------------------------------------------

    @Override
    public FollowUpSubject subject() {
        return FollowUpSubject.ROS;
    }

    @Override
    public List<Todo> todos(Agreement agreement, LocalDate today) {
        List<Noted<RosNote>> notes = followUps.read(dossier(agreement.id()), RosNote.class);
        RosAnalysis analysis = RosAnalysis.of(notes);
        Noted<RosListed> listed = analysis.listed();
        if (listed == null) {
            return List.of();
        }
        var todos = new ArrayList<Todo>();
        Set<PartyId> parties = agreement.circles().bound(today);
        boolean outdated = isOutdated(agreement, analysis, listed.note(), today);
        LocalDate next = nextMeeting(analysis, notes);
        for (PartyId party : parties) {
            if (outdated) {
                todos.add(todo(Todo.What.LIST_RISKS_AGAIN, agreement, "", party, Role.COORDINATOR, "", null));
            }
            if (analysis.lookedAt().stream()
                    .anyMatch(item -> !item.toScore(party).isEmpty())) {
                todos.add(todo(Todo.What.SCORE_RISKS, agreement, "", party, Role.COORDINATOR, "", null));
            }
            if (!next.isAfter(today.plusDays(DAYS_AHEAD))) {
                todos.add(todo(Todo.What.GO_THROUGH_RISKS, agreement, "", party, Role.COORDINATOR, "", next));
            }
        }
        for (RosItem item : analysis.lookedAt()) {
            for (Measure measure : item.measures()) {
                if (measure.isOpen() && parties.contains(measure.set().party())) {
                    todos.add(todo(
                                    Todo.What.DO_RISK_MEASURE,
                                    agreement,
                                    item.id(),
                                    measure.set().party(),
                                    measure.set().role(),
                                    measure.set().what(),
                                    measure.set().due())
                            .ofPart(measure.set().measure()));
                }
            }
            for (PartyId party : parties) {
                if (item.awaitsYesOf(party)) {
                    todos.add(todo(
                            Todo.What.CONFIRM_RISK_GRADE,
                            agreement,
                            item.id(),
                            party,
                            Role.COORDINATOR,
                            words(agreement, item),
                            null));
                }
            }
        }
        RosScale scale = listed.note().scale();
        for (RosItem item : analysis.lookedAt()) {
            List<RosLine> asking = item.lines().stream()
                    .filter(line -> line.asksForAcceptance(scale))
                    .toList();
            PartyId owner = item.ownerParty();
            boolean never =
                    asking.stream().anyMatch(line -> line.acceptedUntil(owner).isEmpty());
            LocalDate due = asking.stream()
                    .flatMap(line -> line.acceptedUntil(owner).stream())
                    .filter(until -> !until.isAfter(today.plusDays(DAYS_AHEAD)))
                    .min(LocalDate::compareTo)
                    .orElse(null);
            if (never || due != null) {
                for (PartyId party : owner != null && parties.contains(owner) ? Set.of(owner) : parties) {
                    todos.add(todo(
                            Todo.What.ACCEPT_RISK,
                            agreement,
                            item.id(),
                            party,
                            Role.LEADER,
                            words(agreement, item),
                            due));
                }
            }
        }
        return todos;
    }

    /**
     * Whether the list is of another text than the one in force, or of other values in it. One that was made ahead, of a text that may come
     * into force, stands until it has or is given up.
     */
    private static boolean isOutdated(Agreement agreement, RosAnalysis analysis, RosListed listed, LocalDate today) {
        return agreement
                .inForceAnywhere(today)
                .filter(version -> !analysis.isOf(version.text(), version.head().parameters()))
                .filter(version -> !isAhead(agreement, analysis, listed, version))
                .isPresent();
    }

    private static boolean isAhead(
            Agreement agreement, RosAnalysis analysis, RosListed listed, AgreementVersion inForce) {
        return switch (agreement.text()) {
            case DRAFT, REVIEW ->
                listed.version() == 0 ? listed.revision() >= inForce.revision() : listed.version() > inForce.number();
            case SIGNED -> {
                AgreementVersion last = agreement.versions().getLast();
                yield analysis.isOf(last.text(), last.head().parameters());
            }
            case WITHDRAWN, ISSUED -> false;
        };
    }

    /** The day by which the parties go through it: what they said themselves, or a year after the first list. */
    private static LocalDate nextMeeting(RosAnalysis analysis, List<Noted<RosNote>> notes) {
        return analysis.conclusions().isEmpty()
                ? notes.stream()
                        .filter(noted -> noted.note() instanceof RosListed)
                        .map(noted -> LocalDate.ofInstant(noted.at(), Changes.NORWAY))
                        .min(LocalDate::compareTo)
                        .orElseThrow()
                        .plusYears(1)
                : analysis.conclusions().getLast().note().next();
    }

    private static String words(Agreement agreement, RosItem item) {
        return item.row().words().in(agreement.head().language());
    }

    private static Todo todo(
            Todo.What what,
            Agreement agreement,
            String item,
            PartyId party,
            Role role,
            String words,
            @Nullable LocalDate due) {
        return new Todo(what, FollowUpSubject.ROS, agreement.id(), item, party, role, words, due, false);
    }

    /** What is red, awaits a leader or a yes, new where it came so since the last review; measures not done; rows that changed. */
    @Override
    public List<ReviewItem> forReview(Agreement agreement, LocalDate since, LocalDate today) {
        List<Noted<RosNote>> notes = followUps.read(dossier(agreement.id()), RosNote.class);
        RosAnalysis analysis = RosAnalysis.of(notes);
        if (analysis.listed() == null) {
            return List.of();
        }
        RosScale scale = analysis.scale().orElseThrow();
        List<RosItem> grave = grave(analysis, today);
        RosAnalysis then = RosAnalysis.at(
                        notes, List.of(since.atStartOfDay(Changes.NORWAY).toInstant()))
                .getFirst();
        List<RosItem> graveThen = grave(then, since);
        var items = new ArrayList<ReviewItem>();
        for (RosItem item : analysis.lookedAt()) {
            List<Measure> late =
                    item.measures().stream().filter(one -> one.isLate(today)).toList();
            ReviewItem.Standing standing =
                    late.isEmpty() ? standing(item, grave, graveThen, since) : ReviewItem.Standing.LATE;
            if (standing != null) {
                items.add(new ReviewItem(
                        FollowUpSubject.ROS,
                        standing,
                        item.id(),
                        item.row().barriers().isEmpty()
                                ? null
                                : item.row().barriers().getFirst().clause(),
                        item.ownerParty(),
                        named(agreement, item),
                        late.stream()
                                .map(one -> one.set().due())
                                .min(LocalDate::compareTo)
                                .orElse(null),
                        item.standing(scale, today).orElse(null)));
            }
        }
        return items;
    }

    /** An event of the library with its id, by which people speak of it; what else there is by its words. */
    private static String named(Agreement agreement, RosItem item) {
        String words = words(agreement, item);
        return item.row().kind() == RosRow.Kind.EVENT ? item.id() + " " + words : words;
    }

    /** Rows that are red, or wait for somebody to accept them or to say yes. */
    private static List<RosItem> grave(RosAnalysis analysis, LocalDate today) {
        return analysis.scale().stream()
                .flatMap(scale -> analysis.lookedAt().stream().filter(item -> item.standing(scale, today)
                        .filter(one -> one.zone() == Zone.RED || one.awaitsAcceptance() || one.awaitsYes())
                        .isPresent()))
                .toList();
    }

    /** Whether a row is one that stood earlier: by its id, or, of a duty in other words, by what was noted of it. */
    private static boolean isSame(RosItem item, RosItem earlier) {
        return item.id().equals(earlier.id())
                || !earlier.history().isEmpty() && item.history().containsAll(earlier.history());
    }

    private static ReviewItem.@Nullable Standing standing(
            RosItem item, List<RosItem> grave, List<RosItem> graveThen, LocalDate since) {
        if (grave.contains(item)) {
            boolean before = graveThen.stream().anyMatch(earlier -> isSame(item, earlier));
            return before ? ReviewItem.Standing.OPEN : ReviewItem.Standing.NEW;
        }
        boolean regraded = item.lines().stream().anyMatch(RosLine::isToBeScoredAgain);
        if (regraded) {
            return ReviewItem.Standing.CHANGED;
        }
        boolean done = item.measures().stream()
                .anyMatch(one -> one.isDone()
                        && !Objects.requireNonNull(one.moved()).on().isBefore(since));
        if (done) {
            return ReviewItem.Standing.DONE;
        }
        return item.measures().stream().anyMatch(Measure::isOpen) ? ReviewItem.Standing.OPEN : null;
    }
}
