package no.avtaleverk.workflow.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.Proceeding;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Stage;
import no.avtaleverk.model.agreement.SubmissionDuty;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.notice.TaskKey;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.RegionalHealthAuthority;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.path.AgreementPath;
import no.avtaleverk.model.path.Standing;
import no.avtaleverk.workflow.body.Convening;
import no.avtaleverk.workflow.discussion.Discussing;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.OrganisationSubject;
import no.avtaleverk.workflow.followup.Todo;
import org.jspecify.annotations.Nullable;

/** What awaits a person: tasks that follow from where the agreements of the organisation stand. */
public final class Awaiting {
    private final Viewing viewing;
    private final Discussing discussing;
    private final List<FollowedSubject> subjects;
    private final Convening convening;
    private final List<OrganisationSubject> own;
    private final PartyRegister register;

    public Awaiting(
            Viewing viewing,
            Discussing discussing,
            List<FollowedSubject> subjects,
            Convening convening,
            List<OrganisationSubject> own,
            PartyRegister register) {
        this.register = register;
        this.viewing = viewing;
        this.discussing = discussing;
        this.subjects = List.copyOf(subjects);
        this.convening = convening;
        this.own = List.copyOf(own);
    }

    public enum TaskKind {
        /** The organisation's vedtak on a version is to be made and recorded. */
        RECORD_RESOLUTION,
        SIGN,
        /** A council has adopted with a change, and nobody has chosen how to go on with it. */
        CHOOSE_WAY_ON,
        /** A draft is being written. */
        CONTINUE_DRAFT,
        /** Another party declined. */
        LOOK_AT_DECLINE,
        /** Another organisation has proposed a change of the draft, and nobody has accepted or rejected it. */
        DECIDE_ON_PROPOSALS,
        /** Answers no jurist has looked at. */
        CONFIRM_ANSWERS,
        /** A fixed term or notice runs out. */
        TERM_ENDS,
        /** Signed, and not reported to Helsedirektoratet. */
        REPORT_SUBMISSION,
        /** Signed, but the kommunestyre's vedtak is not documented. */
        DOCUMENT_RESOLUTION,
        /** The organisation, or one it takes in answers for, was asked in a høring and has not answered. */
        ANSWER_HEARING,
        /** Answers have come, and nobody has said what became of the remarks. */
        ASSESS_REMARKS,
        /** The day to answer by has passed or all have answered, and every remark is assessed. */
        CLOSE_HEARING,
        /** The text lies with the parties, and no høring of it is documented. */
        DOCUMENT_HEARING,
        /** The text lies with the parties, and the recommendation is not documented. */
        DOCUMENT_RECOMMENDATION,
        /** No longer given, and named in what people were told before: releasing gives its own tasks. */
        PUBLISH,
        /** Something in the following up; the task says what. */
        FOLLOW_UP
    }

    /**
     * A task.
     *
     * @param about id of the agreement, of the samarbeidsorgan, of the trust with the ROS library or of the request for access it is about
     * @param title of the agreement, or name of the organ or the organisation
     * @param hearing number of the høring it is about; 0 when it is about none
     * @param due date in Norway; absent when there is none
     * @param todo what is to be followed up; absent for all but {@link TaskKind#FOLLOW_UP}
     */
    public record Task(
            TaskKind kind,
            String about,
            String title,
            int hearing,
            @Nullable LocalDate due,
            @Nullable Todo todo) {
        public Task(
                TaskKind kind,
                AgreementId agreement,
                String title,
                int hearing,
                @Nullable LocalDate due,
                @Nullable Todo todo) {
            this(kind, agreement.value(), title, hearing, due, todo);
        }

        public Task(TaskKind kind, AgreementId agreement, String title, int hearing, @Nullable LocalDate due) {
            this(kind, agreement, title, hearing, due, null);
        }

        /** A task that is about no høring. */
        public Task(TaskKind kind, AgreementId agreement, String title, @Nullable LocalDate due) {
            this(kind, agreement, title, 0, due);
        }

        /** Whether it is of an agreement, and not of a samarbeidsorgan or an organisation. */
        public boolean isOfAgreement() {
            return todo == null || todo.subject().isOfAgreement();
        }

        /**
         * The agreement it is about.
         *
         * @throws IllegalStateException if it is about none
         */
        public AgreementId agreement() {
            if (!isOfAgreement()) {
                throw new IllegalStateException("The task is of no agreement, but of " + about);
            }
            return new AgreementId(about);
        }

        /** What letters file it under, as {@link Todo#filedUnder} says. */
        public AgreementId filedUnder() {
            return todo == null ? agreement() : todo.filedUnder();
        }
    }

    /**
     * A task of an organisation.
     *
     * @param roles whoever holds one of them does it
     */
    public record RoleTask(PartyId party, Set<Role> roles, Task task) {
        public RoleTask {
            roles = Set.copyOf(roles);
        }

        public boolean isLate(LocalDate today) {
            LocalDate due = task.due();
            return due != null && due.isBefore(today);
        }

        /** The name of what is to be followed up, or else of the kind of task. */
        public String name() {
            Todo todo = task.todo();
            return todo == null ? task.kind().name() : todo.what().name();
        }

        /** What a notification about it is known by. */
        public TaskKey key() {
            Todo todo = task.todo();
            return todo == null
                    ? new TaskKey(task.kind().name(), "", null, "", task.hearing(), roles, false)
                    : new TaskKey(
                            task.kind().name(),
                            todo.what().name(),
                            todo.subject(),
                            todo.item(),
                            task.hearing(),
                            roles,
                            todo.inner(),
                            todo.part());
        }
    }

    /**
     * List the tasks of an organisation, the overdue and nearest first, each with the roles that would find it among their own.
     *
     * @param today date in Norway
     */
    public List<RoleTask> ofOrganisation(PartyId party, LocalDate today) {
        var tasks = new ArrayList<RoleTask>();
        List<Agreement> all = viewing.all();
        for (Agreement agreement : all) {
            if (mayHaveTasks(agreement).contains(party)) {
                tasks.addAll(ofRoles(agreement, party, todos(agreement, today), today, all));
            }
        }
        ofBodies(today).stream().filter(task -> task.party().equals(party)).forEach(tasks::add);
        ofOrganisations(today).stream()
                .filter(task -> task.party().equals(party))
                .forEach(tasks::add);
        tasks.sort(Comparator.comparing((RoleTask one) ->
                        one.task().due() == null ? LocalDate.MAX : one.task().due())
                .thenComparing(one -> one.task().kind())
                .thenComparing(one -> one.task().title()));
        return tasks;
    }

    /**
     * List the tasks that an agreement gives to all organisations.
     *
     * @param all every agreement, read at the same time
     * @param today date in Norway
     */
    public List<RoleTask> ofAgreement(Agreement agreement, List<Agreement> all, LocalDate today) {
        var tasks = new ArrayList<RoleTask>();
        List<Todo> todos = todos(agreement, today);
        for (PartyId party : mayHaveTasks(agreement)) {
            tasks.addAll(ofRoles(agreement, party, todos, today, all));
        }
        return tasks;
    }

    /** List the tasks that the samarbeidsorganer give to all organisations. */
    public List<RoleTask> ofBodies(LocalDate today) {
        return convening.todos(today).stream()
                .map(awaited -> new RoleTask(
                        awaited.todo().party(), Set.of(awaited.todo().role()), task(awaited)))
                .toList();
    }

    /**
     * What those are told by who have a task: the title of the agreement, or the name of the samarbeidsorgan or of the organisation.
     *
     * @param about what it is filed under
     * @param receiver the organisation that is told
     * @param today date in Norway
     * @return empty when there is no such agreement or organ
     */
    public String title(String about, TaskKey task, PartyId receiver, LocalDate today) {
        FollowUpSubject subject = task.subject();
        return subject == FollowUpSubject.BODY
                ? convening.name(about).orElse("")
                : subject != null && subject.isOfOrganisation()
                        ? register.find(receiver)
                                .map(found -> found.formalNameOn(today))
                                .orElse("")
                        : viewing.title(new AgreementId(about)).orElse("");
    }

    /** List the tasks that organisations have without an agreement or organ, such as a request for access to answer. */
    public List<RoleTask> ofOrganisations(LocalDate today) {
        return own.stream()
                .flatMap(subject -> subject.todos(today).stream())
                .map(todo -> new RoleTask(
                        todo.party(),
                        Set.of(todo.role()),
                        new Task(
                                TaskKind.FOLLOW_UP,
                                todo.about(),
                                register.find(todo.party())
                                        .map(found -> found.formalNameOn(today))
                                        .orElse(todo.about()),
                                0,
                                todo.due(),
                                todo)))
                .toList();
    }

    private static Task task(Convening.Awaited awaited) {
        Todo todo = awaited.todo();
        return new Task(TaskKind.FOLLOW_UP, todo.about(), awaited.name(), 0, todo.due(), todo);
    }

    private Set<PartyId> mayHaveTasks(Agreement agreement) {
        Set<PartyId> parties = agreement.circles().all();
        agreement.facts().proceedings().hearingsNow().forEach(hearing -> parties.addAll(hearing.asked()));
        var regions = new ArrayList<PartyId>();
        for (PartyId party : parties) {
            if (!party.isMunicipality() && register.find(party).isPresent()) {
                register.regionOf(party).ifPresent(region -> regions.add(region.id()));
            }
        }
        parties.addAll(regions);
        return parties;
    }

    private List<RoleTask> ofRoles(
            Agreement agreement, PartyId party, List<Todo> todos, LocalDate today, List<Agreement> all) {
        var roles = new LinkedHashMap<Task, Set<Role>>();
        boolean region = register.find(party).orElse(null) instanceof RegionalHealthAuthority;
        for (Role role : Role.values()) {
            if (region ? role != Role.RHF : !role.hasTasksInParties()) {
                continue;
            }
            var remit = new TreeSet<PartyId>();
            if (region) {
                remit.add(party);
                remit.addAll(register.trustsUnder(party));
            }
            var holder = new Actor("", "", party, Set.of(role), remit);
            var tasks = new ArrayList<Task>();
            viewing.view(agreement, holder)
                    .filter(AgreementView::inner)
                    .ifPresent(view -> collect(view, holder, today, () -> viewing.register(holder, all), todos, tasks));
            viewing.asked(agreement, holder).forEach(heard -> answer(heard, tasks));
            tasks.forEach(task -> roles.computeIfAbsent(task, key -> EnumSet.noneOf(Role.class))
                    .add(role));
        }
        return roles.entrySet().stream()
                .map(entry -> new RoleTask(party, entry.getValue(), entry.getKey()))
                .toList();
    }

    private List<Todo> todos(Agreement agreement, LocalDate today) {
        return subjects.stream()
                .flatMap(subject -> subject.todos(agreement, today).stream())
                .toList();
    }

    /**
     * List the tasks of a person, the overdue and nearest first.
     *
     * @param today date in Norway
     */
    public List<Task> tasks(Actor by, LocalDate today) {
        var tasks = new ArrayList<Task>();
        List<AgreementView> register = viewing.register(by);
        for (AgreementView view : register) {
            if (view.inner()) {
                collect(view, by, today, () -> register, todos(view.agreement(), today), tasks);
            }
        }
        viewing.asked(by).forEach(heard -> answer(heard, tasks));
        for (Convening.Awaited awaited : convening.awaited(by, today)) {
            tasks.add(task(awaited));
        }
        for (RoleTask task : ofOrganisations(today)) {
            Todo todo = task.task().todo();
            if (todo != null && todo.isFor(by)) {
                tasks.add(task.task());
            }
        }
        return sorted(tasks);
    }

    /**
     * List the tasks of a person with one agreement, the overdue and nearest first.
     *
     * @param today date in Norway
     */
    public List<Task> tasks(AgreementView view, Actor by, LocalDate today) {
        var tasks = new ArrayList<Task>();
        if (view.inner()) {
            collect(view, by, today, () -> viewing.register(by), todos(view.agreement(), today), tasks);
            viewing.asked(by).stream()
                    .filter(heard -> heard.agreement().equals(view.agreement().id()))
                    .forEach(heard -> answer(heard, tasks));
        }
        return sorted(tasks);
    }

    private static List<Task> sorted(List<Task> tasks) {
        tasks.sort(Comparator.comparing((Task task) -> task.due() == null ? LocalDate.MAX : task.due())
                .thenComparing(Task::kind)
                .thenComparing(Task::title));
        return tasks;
    }

    private void collect(
            AgreementView view,
            Actor by,
            LocalDate today,
            Supplier<List<AgreementView>> known,
            List<Todo> todos,
            Collection<Task> tasks) {
        Agreement agreement = view.agreement();
        PartyId own = by.organisation();
        var adder = new Adder(agreement, tasks);
        if (by.mayCoordinate(agreement.circles().writing())) {
            hearings(agreement, by, today, adder);
        }
        if (own != null) {
            decisions(agreement, by, own, adder);
            if (isWayOnOpen(agreement, by, own, known)) {
                adder.add(TaskKind.CHOOSE_WAY_ON, null);
            }
        }
        if (view.writing() && by.mayDraft(agreement.circles().writing())) {
            drafts(agreement, adder);
            if (agreement.text() == TextState.DRAFT && discussing.awaitsDecision(agreement, by)) {
                adder.add(TaskKind.DECIDE_ON_PROPOSALS, null);
            }
        }
        Set<PartyId> bound = agreement.circles().bound(today);
        if (own != null && by.mayCoordinate(bound)) {
            upkeep(agreement, own, today, adder);
        }
        for (Todo todo : todos) {
            if (todo.isFor(by) && todo.isShownTo(by, bound)) {
                tasks.add(new Task(
                        TaskKind.FOLLOW_UP, agreement.id(), agreement.head().title(), 0, todo.due(), todo));
            }
        }
        if (by.mayReportToDirectorate(bound)) {
            unreported(agreement, today).ifPresent(duty -> adder.add(TaskKind.REPORT_SUBMISSION, duty.deadline()));
        }
    }

    /** The most urgent submission that nothing documents, of a version in force. */
    private static Optional<SubmissionDuty> unreported(Agreement agreement, LocalDate today) {
        return agreement.submissionDuties().stream()
                .filter(duty -> duty.done() == null
                        && agreement
                                .inForce(duty.municipality(), today)
                                .filter(version -> version.number() == duty.version())
                                .isPresent())
                .min(Comparator.comparing(SubmissionDuty::deadline));
    }

    private record Adder(Agreement agreement, Collection<Task> tasks) {
        void add(TaskKind kind, @Nullable LocalDate due) {
            tasks.add(new Task(kind, agreement.id(), agreement.head().title(), due));
        }

        void add(TaskKind kind, int hearing, @Nullable LocalDate due) {
            tasks.add(new Task(kind, agreement.id(), agreement.head().title(), hearing, due));
        }
    }

    /** Of the own organisation; those without an account are the sender's to look after. */
    private static void answer(HeardText heard, Collection<Task> tasks) {
        boolean awaited = heard.receivers().stream()
                .anyMatch(one -> one.mayAnswer()
                        && one.answer() == null
                        && one.receiver().party() != null);
        if (awaited) {
            Hearing hearing = heard.hearing();
            tasks.add(new Task(
                    TaskKind.ANSWER_HEARING,
                    heard.agreement(),
                    hearing.head().title(),
                    hearing.number(),
                    hearing.deadline()));
        }
    }

    private static void hearings(Agreement agreement, Actor by, LocalDate today, Adder adder) {
        Proceeding proceeding = agreement.proceeding();
        for (Hearing hearing : agreement.facts().proceedings().hearingsNow()) {
            if (!hearing.sender().equals(by.organisation())) {
                continue;
            }
            boolean over = hearing.isLate(today) || proceeding.silent(hearing).isEmpty();
            if (proceeding.unassessed(hearing) > 0) {
                adder.add(TaskKind.ASSESS_REMARKS, hearing.number(), null);
            } else if (hearing.isOpen() && over) {
                adder.add(TaskKind.CLOSE_HEARING, hearing.number(), null);
            }
        }
        if (!by.has(Role.COORDINATOR) || agreement.kind() == AgreementKind.CONTACT_LIST) {
            return;
        }
        AgreementPath path = AgreementPath.of(agreement, today);
        if (agreement.text() == TextState.REVIEW) {
            if (path.at(Stage.HEARING).standing() == Standing.MISSING) {
                adder.add(TaskKind.DOCUMENT_HEARING, null);
            }
            if (path.at(Stage.RECOMMENDATION).standing() == Standing.MISSING) {
                adder.add(TaskKind.DOCUMENT_RECOMMENDATION, null);
            }
        }
    }

    private static void decisions(Agreement agreement, Actor by, PartyId own, Adder adder) {
        List<AgreementVersion> versions = agreement.versionsToSign(own);
        if (by.mayRecordResolution(own) && versions.stream().anyMatch(version -> !agreement.isAdopted(own, version))) {
            adder.add(TaskKind.RECORD_RESOLUTION, null);
        }
        if (by.maySignFor(own)
                && versions.stream()
                        .anyMatch(version -> agreement.isAdopted(own, version)
                                && !agreement.signatures(version).lacking(own).isEmpty())) {
            adder.add(TaskKind.SIGN, null);
        }
        if (by.has(Role.JURIST)
                && versions.stream()
                        .anyMatch(version ->
                                !agreement.facts().declined(version.number()).isEmpty())) {
            adder.add(TaskKind.LOOK_AT_DECLINE, null);
        }
    }

    /**
     * Whether a council wants a change, and neither is the text back with those who write it, nor has the kommune a variant of its own.
     * That is for the kommune and the trusts to choose, who know of a variant when there is one.
     */
    private static boolean isWayOnOpen(
            Agreement agreement, Actor by, PartyId own, Supplier<List<AgreementView>> register) {
        boolean rests = agreement.text() == TextState.REVIEW || agreement.text() == TextState.SIGNED;
        if (!rests || !by.mayCoordinate(agreement.circles().writing())) {
            return false;
        }
        AgreementVersion version = agreement.versions().getLast();
        boolean trust =
                version.head().trusts().stream().anyMatch(party -> party.id().equals(own));
        return agreement.resolutions().wishes(version.number()).stream()
                .map(Resolution::party)
                .filter(party -> trust || party.equals(own))
                .anyMatch(party -> register.get().stream()
                        .map(AgreementView::agreement)
                        .noneMatch(other -> isVariant(other, agreement, party)));
    }

    private static boolean isVariant(Agreement other, Agreement agreement, PartyId municipality) {
        LocalVariant variant = other.variant();
        return variant != null
                && variant.basis().agreement().equals(agreement.id())
                && other.head().hasParty(municipality)
                && other.text() != TextState.WITHDRAWN;
    }

    private static void drafts(Agreement agreement, Adder adder) {
        if (agreement.text() == TextState.DRAFT) {
            adder.add(TaskKind.CONTINUE_DRAFT, null);
        }
        if (agreement.answersFor(agreement.clauses()).stream().anyMatch(answer -> !answer.confirmed())) {
            adder.add(TaskKind.CONFIRM_ANSWERS, null);
        }
    }

    private static void upkeep(Agreement agreement, PartyId own, LocalDate today, Adder adder) {
        if (agreement.inForceAnywhere(today).isPresent() && agreement.kind().isAgreement()) {
            agreement
                    .endsEverywhere()
                    // A fixed term is a task of its own, in time for a kommunestyre to decide.
                    .filter(end -> end.isBefore(today.plusYears(1))
                            && agreement.fixedEnd().filter(end::equals).isEmpty())
                    .ifPresent(end -> adder.add(TaskKind.TERM_ENDS, end));
            boolean undocumented = agreement.allMunicipalities().stream()
                    .filter(municipality -> !own.isMunicipality() || own.equals(municipality))
                    .anyMatch(municipality -> agreement
                            .inForce(municipality, today)
                            .filter(version ->
                                    agreement.adoption(municipality, version).isEmpty())
                            .isPresent());
            if (undocumented) {
                adder.add(TaskKind.DOCUMENT_RESOLUTION, null);
            }
        }
    }
}
