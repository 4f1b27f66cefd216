package no.avtaleverk.workflow.notice;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.notice.Digest;
import no.avtaleverk.model.notice.LetterNotifier;
import no.avtaleverk.model.notice.LetterNotifier.Line;
import no.avtaleverk.model.notice.Letters;
import no.avtaleverk.model.notice.Letters.Letter;
import no.avtaleverk.model.notice.Letters.State;
import no.avtaleverk.model.notice.Notification;
import no.avtaleverk.model.notice.Notification.Kind;
import no.avtaleverk.model.notice.Notifier;
import no.avtaleverk.model.notice.People;
import no.avtaleverk.model.notice.Person;
import no.avtaleverk.model.notice.TaskKey;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.reporting.Awaiting.RoleTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reminds those who hold a role of its tasks, tells the leader of what was not done, and the administrator and the leader of what is due
 * for a role nobody holds. A task without a last day is told once, when it has come. The other parties are told of notice.
 */
public final class Reminding {
    private static final Logger LOG = LoggerFactory.getLogger(Reminding.class);

    /** When mails that gather a day or a week are put together. */
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    /** Two months of trying every six hours. */
    private static final int MOST_TRIES = 240;

    /** In a round, so that a server that is down is not asked once for each letter. */
    private static final int MOST_REFUSALS = 3;

    /** Those in the other parties who are told of notice. */
    private static final Set<Role> TOLD_OF_NOTICE = Set.of(Role.COORDINATOR, Role.JURIST, Role.LEADER);

    private final Agreements agreements;
    private final Awaiting awaiting;
    private final People people;
    private final Letters letters;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final @Nullable LetterNotifier notifier;
    private final Steps steps;
    private final int daysSinceSeen;
    private final Duration lease;
    private final String owner = UUID.randomUUID().toString();

    /**
     * @param notifier absent when nobody is reached outside the product
     * @param daysSinceSeen how long after signing in last a person is counted as holding a role
     * @param lease how long a process that has taken a letter is given to finish, before it is taken for dead
     */
    public Reminding(
            Agreements agreements,
            Awaiting awaiting,
            People people,
            Letters letters,
            TransactionOperations transactions,
            Clock clock,
            @Nullable LetterNotifier notifier,
            Steps steps,
            int daysSinceSeen,
            Duration lease) {
        this.agreements = agreements;
        this.awaiting = awaiting;
        this.people = people;
        this.letters = letters;
        this.transactions = transactions;
        this.clock = clock;
        this.notifier = notifier;
        this.steps = steps;
        this.daysSinceSeen = daysSinceSeen;
        this.lease = lease;
    }

    // ---- telling ----------------------------------------------------------------------------------------------------

    /**
     * Tell of what is due, and gather what is to be mailed. May be done as often as one likes: the same step of the same task is told a
     * person once.
     */
    public void remind() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Changes.NORWAY);
        Map<PartyId, List<Person>> holders = people.all().stream()
                .filter(person -> person.isAround(today, daysSinceSeen))
                .collect(Collectors.groupingBy(Person::party));
        List<Agreement> all = agreements.all();
        var open = new HashSet<String>();
        var unread = new HashSet<AgreementId>();
        for (Agreement agreement : all) {
            try {
                List<RoleTask> tasks = awaiting.ofAgreement(agreement, all, today);
                tasks.forEach(task -> open.add(about(task)));
                tell(tasks, holders, agreement.versions().size(), today);
                tellOfNotice(agreement, holders, open, today);
            } catch (RuntimeException e) {
                // One agreement whose tasks can not be found keeps nobody from being told of the others.
                LOG.error("Nobody could be told of the tasks of agreement {}", agreement.id(), e);
                unread.add(agreement.id());
            }
        }
        boolean areBodiesRead = true;
        try {
            List<RoleTask> tasks = awaiting.ofBodies(today);
            tasks.forEach(task -> open.add(about(task)));
            tell(tasks, holders, 0, today);
        } catch (RuntimeException e) {
            LOG.error("Nobody could be told of the tasks of the samarbeidsorganer", e);
            areBodiesRead = false;
        }
        boolean areOrganisationsRead = true;
        try {
            List<RoleTask> tasks = awaiting.ofOrganisations(today);
            tasks.forEach(task -> open.add(about(task)));
            tell(tasks, holders, 0, today);
        } catch (RuntimeException e) {
            LOG.error("Nobody could be told of the tasks that organisations have without an agreement", e);
            areOrganisationsRead = false;
        }
        boolean keepBodies = !areBodiesRead;
        boolean keepOrganisations = !areOrganisationsRead;
        // What could not be looked up may still be to do, and is not dropped.
        gather(notification -> notification.kind() == Kind.SEARCH_FOUND
                || unread.contains(notification.agreement())
                || keepBodies && isOf(FollowUpSubject.BODY::equals, notification)
                || keepOrganisations && isOf(FollowUpSubject::isOfOrganisation, notification)
                || open.contains(about(notification)));
    }

    /** @param round how many versions there are: what has no day comes again with a new one */
    private void tell(List<RoleTask> tasks, Map<PartyId, List<Person>> holders, int round, LocalDate today) {
        var told = new ArrayList<Notification>();
        for (RoleTask task : tasks) {
            LocalDate due = task.task().due();
            if (due == null) {
                arisen(task, round, holders.getOrDefault(task.party(), List.of()), told);
            } else {
                steps.at(task.name(), due, today)
                        .ifPresent(step ->
                                tell(task, due, step, holders.getOrDefault(task.party(), List.of()), today, told));
            }
        }
        keep(told, holders);
    }

    private void keep(List<Notification> told, Map<PartyId, List<Person>> holders) {
        if (!told.isEmpty()) {
            Instant now = clock.instant();
            transactions.executeWithoutResult(status ->
                    told.forEach(notification -> letters.tell(notification, now, byMail(notification, holders))));
        }
    }

    /** There is no day to count from, so it is told when it is first seen, and not again. */
    private static void arisen(RoleTask task, int round, List<Person> people, List<Notification> told) {
        List<Person> doing =
                people.stream().filter(person -> person.holdsAny(task.roles())).toList();
        // What is followed up has a name of its own each time; where a text stands comes back with each version.
        String again = task.task().todo() == null ? String.valueOf(round) : "";
        if (doing.isEmpty()) {
            responsible(people)
                    .forEach(person ->
                            told.add(notification(task, Kind.ROLE_EMPTY, null, "EMPTY-ARISEN" + again, person)));
        }
        doing.forEach(person -> told.add(notification(task, Kind.TASK_ARISEN, null, "ARISEN" + again, person)));
    }

    /** Tell the other parties of each notice that runs. The RHF has a task of it. */
    private void tellOfNotice(
            Agreement agreement, Map<PartyId, List<Person>> holders, Collection<String> open, LocalDate today) {
        var told = new ArrayList<Notification>();
        for (Notice notice : agreement.termination().running(today)) {
            var task = new TaskKey(
                    Kind.NOTICE_GIVEN.name(), "", FollowUpSubject.NOTICE, notice.key(), 0, TOLD_OF_NOTICE, false);
            LocalDate last = notice.ends().minusDays(1);
            for (PartyId other : agreement.termination().others(notice.by(), today)) {
                String about = about(task, agreement.id(), other, last);
                open.add(about);
                List<Person> people = holders.getOrDefault(other, List.of());
                List<Person> concerned = people.stream()
                        .filter(person -> person.holdsAny(TOLD_OF_NOTICE))
                        .toList();
                Kind kind = concerned.isEmpty() ? Kind.ROLE_EMPTY : Kind.NOTICE_GIVEN;
                (concerned.isEmpty() ? responsible(people) : concerned)
                        .forEach(person -> told.add(new Notification(
                                "NOTICE/" + about + "/" + kind + "/" + person.account(),
                                kind,
                                agreement.id(),
                                0,
                                other,
                                person.account(),
                                notice.by(),
                                "",
                                last,
                                task)));
            }
        }
        keep(told, holders);
    }

    /** Who is told that nobody holds a role: leaders, and those who keep the roles. */
    private static List<Person> responsible(List<Person> people) {
        List<Person> leaders = holding(people, Role.LEADER);
        var responsible = new ArrayList<>(leaders);
        holding(people, Role.ADMINISTRATOR).stream()
                .filter(one -> !leaders.contains(one))
                .forEach(responsible::add);
        return responsible;
    }

    private void tell(
            RoleTask task, LocalDate due, int step, List<Person> people, LocalDate today, List<Notification> told) {
        List<Person> doing =
                people.stream().filter(person -> person.holdsAny(task.roles())).toList();
        List<Person> leaders = holding(people, Role.LEADER);
        List<Person> administrators = holding(people, Role.ADMINISTRATOR);
        if (doing.isEmpty()) {
            responsible(people)
                    .forEach(person -> told.add(notification(task, Kind.ROLE_EMPTY, due, "EMPTY" + step, person)));
            return;
        }
        Kind kind = due.isBefore(today) ? Kind.TASK_LATE : due.equals(today) ? Kind.TASK_TODAY : Kind.TASK_NEAR;
        doing.forEach(person -> told.add(notification(task, kind, due, String.valueOf(step), person)));
        if (steps.isToEscalate(due, today)) {
            (leaders.isEmpty() ? administrators : leaders)
                    .stream()
                            .filter(person -> !doing.contains(person))
                            .forEach(person ->
                                    told.add(notification(task, Kind.TASK_ESCALATED, due, "ESCALATED", person)));
        }
    }

    private static List<Person> holding(List<Person> people, Role role) {
        return people.stream().filter(person -> person.roles().contains(role)).toList();
    }

    private static Notification notification(
            RoleTask task, Kind kind, @Nullable LocalDate due, String moment, Person person) {
        return new Notification(
                "TASK/" + about(task) + "/" + moment + "/" + person.account(),
                kind,
                task.task().filedUnder(),
                0,
                task.party(),
                person.account(),
                null,
                "",
                due,
                task.key());
    }

    /** The same for the same task of the same organisation with the same last day. */
    private static String about(RoleTask task) {
        return about(
                task.key(), task.task().filedUnder(), task.party(), task.task().due());
    }

    private static String about(Notification notification) {
        TaskKey task = notification.task();
        return task == null ? "" : about(task, notification.agreement(), notification.receiver(), notification.due());
    }

    private static String about(TaskKey task, AgreementId agreement, PartyId party, @Nullable LocalDate due) {
        String text = String.join(
                "|",
                task.kind(),
                task.what(),
                String.valueOf(task.subject()),
                task.item(),
                String.valueOf(task.hearing()),
                agreement.value(),
                party.value(),
                String.valueOf(due) + (task.part().isEmpty() ? "" : "|" + task.part()));
        return Sha256.of(text).hex();
    }

    /** The same for what is told of the same task, or of the same saved search. */
    private static String said(Notification notification) {
        return notification.kind() == Kind.SEARCH_FOUND ? "SEARCH/" + notification.agreement() : about(notification);
    }

    private static boolean isOf(Predicate<FollowUpSubject> subjects, Notification notification) {
        TaskKey task = notification.task();
        FollowUpSubject subject = task == null ? null : task.subject();
        return subject != null && subjects.test(subject);
    }

    private boolean byMail(Notification notification, Map<PartyId, List<Person>> holders) {
        return notifier != null
                && holders.getOrDefault(notification.receiver(), List.of()).stream()
                        .anyMatch(person ->
                                person.account().equals(notification.person()) && isMailed(notification, person));
    }

    private static boolean isMailed(Notification notification, Person person) {
        return person.isReachedByMail() && (notification.kind().isAlarm() || person.digest() != Digest.ALARMS);
    }

    // ---- gathering --------------------------------------------------------------------------------------------------

    private void gather(Predicate<Notification> isOpen) {
        ZonedDateTime now = clock.instant().atZone(Changes.NORWAY);
        for (Letters.Waiting waiting : letters.waiting()) {
            Optional<Person> person = people.find(waiting.party(), waiting.account())
                    .filter(one -> one.isReachedByMail() && one.isAround(now.toLocalDate(), daysSinceSeen));
            if (person.isEmpty()) {
                letters.putAside(waiting.party(), waiting.account());
                continue;
            }
            boolean ripe = waiting.since().isBefore(lastMoment(person.get().digest(), now));
            letters.gather(
                    waiting.party(),
                    waiting.account(),
                    notification -> ripe || notification.kind().isAlarm(),
                    ripeOnes -> newest(ripeOnes.stream()
                            .filter(notification -> isOpen.test(notification) && isMailed(notification, person.get()))
                            .toList()),
                    now.toInstant());
        }
    }

    /** Of what is told of the same task, the last: who reads that it is late has no use for that it was near. */
    private static List<Notification> newest(List<Notification> inOrder) {
        var byTask = new LinkedHashMap<String, Notification>();
        inOrder.forEach(notification ->
                byTask.put(said(notification) + notification.kind().isAlarm(), notification));
        return List.copyOf(byTask.values());
    }

    /** What was told before it is to be mailed. */
    private static Instant lastMoment(Digest digest, ZonedDateTime now) {
        ZonedDateTime today = now.with(MORNING);
        ZonedDateTime morning = today.isAfter(now) ? today.minusDays(1) : today;
        return switch (digest) {
            // A person who chose alarms alone has the rest put aside.
            case AT_ONCE, ALARMS -> Instant.MAX;
            case DAILY -> morning.toInstant();
            case WEEKLY ->
                morning.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toInstant();
        };
    }

    // ---- sending ----------------------------------------------------------------------------------------------------

    /** Send the letters that are due. What is not accepted is kept, and tried again at growing intervals for two months. */
    public void send() {
        LetterNotifier out = notifier;
        if (out == null) {
            return;
        }
        int refused = 0;
        for (Optional<Letter> next = take();
                next.isPresent();
                next = refused < MOST_REFUSALS ? take() : Optional.empty()) {
            refused = send(next.get(), out) ? 0 : refused + 1;
        }
    }

    private Optional<Letter> take() {
        return letters.take(clock.instant(), owner, lease);
    }

    private boolean send(Letter letter, LetterNotifier out) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Changes.NORWAY);
        Optional<Person> to = people.find(letter.party(), letter.account())
                .filter(person -> person.isReachedByMail() && person.isAround(today, daysSinceSeen));
        if (to.isEmpty()) {
            letters.done(letter.id(), State.DROPPED);
            return true;
        }
        try {
            out.send(letter, lines(letter), to.get());
            letters.done(letter.id(), State.SENT);
            return true;
        } catch (Notifier.NotSentException e) {
            int attempts = letters.attempts(letter.id());
            if (attempts >= MOST_TRIES) {
                LOG.error("A letter was not accepted {} times and is given up: {}", attempts, e.getMessage());
                letters.done(letter.id(), State.FAILED);
                return false;
            }
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, 8));
            Instant next = clock.instant().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
            LOG.warn("A letter was not accepted and is tried again after {}: {}", next, e.getMessage());
            letters.failed(letter.id(), next);
            return false;
        }
    }

    /** All are told by its title what a task is about: who keeps the roles finds somebody for it. */
    private List<Line> lines(Letter letter) {
        return letter.told().stream()
                .map(told -> new Line(told, title(told.notification())))
                .toList();
    }

    private String title(Notification notification) {
        TaskKey task = notification.task();
        try {
            return task == null
                    ? ""
                    : awaiting.title(
                            notification.agreement().value(),
                            task,
                            notification.receiver(),
                            LocalDate.ofInstant(clock.instant(), Changes.NORWAY));
        } catch (RuntimeException e) {
            // A letter without a title is better than none.
            LOG.error("A letter does not say what its task is about, which is of {}", notification.agreement(), e);
            return "";
        }
    }
}
