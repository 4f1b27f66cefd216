package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.notice.Person;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.notice.KnowingPeople;
import no.avtaleverk.workflow.reporting.Awaiting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tasks as they are listed: by how soon they are to be done, and by who does them. */
@Component
final class TaskLines {
    /** Tasks of an agreement that no dossier gives. */
    static final String OTHER = "OTHER";

    private static final int WEEK = 7;

    private final Awaiting awaiting;
    private final KnowingPeople people;
    private final PageWords words;

    TaskLines(Awaiting awaiting, KnowingPeople people, PageWords words) {
        this.awaiting = awaiting;
        this.people = people;
        this.words = words;
    }

    /**
     * A task with where it is done.
     *
     * @param what what is to be done, in words
     * @param about what it is about, such as the name of a unit; empty when the title of the agreement says enough
     * @param href empty when the reader does nothing about it
     */
    record TaskLine(Awaiting.Task task, String what, String about, String href, boolean overdue) {}

    /** How soon. */
    enum When {
        OVERDUE,
        THIS_WEEK,
        LATER,
        NO_DAY
    }

    /** Tasks to be done equally soon. */
    record Group(When when, List<TaskLine> lines) {
        /** The key of its heading. */
        public String heading() {
            return "tasks." + when.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Something to choose among. */
    record Choice(String value, String text) {}

    /**
     * Tasks of some roles in an organisation.
     *
     * @param holders who holds one of the roles
     */
    record OfRoles(Set<Role> roles, String text, List<Person> holders, List<TaskLine> lines) {
        /** Where they are listed. */
        public String href() {
            return "/tasks#role-" + id(roles);
        }
    }

    TaskLine line(Awaiting.Task task) {
        LocalDate due = task.due();
        Todo todo = task.todo();
        return new TaskLine(
                task,
                words.task(task),
                todo == null ? "" : todo.words(),
                TaskPlace.of(task),
                due != null && due.isBefore(words.today()));
    }

    /** In the order of {@link When}, those without any left out. */
    List<Group> groups(List<TaskLine> lines) {
        return Arrays.stream(When.values())
                .map(when -> new Group(
                        when,
                        lines.stream()
                                .filter(line -> when(line.task().due()) == when)
                                .toList()))
                .filter(group -> !group.lines().isEmpty())
                .toList();
    }

    private When when(@Nullable LocalDate due) {
        LocalDate today = words.today();
        if (due == null) {
            return When.NO_DAY;
        }
        return due.isBefore(today) ? When.OVERDUE : due.isBefore(today.plusDays(WEEK)) ? When.THIS_WEEK : When.LATER;
    }

    static boolean isAbout(Awaiting.Task task, String agreement, String subject) {
        Todo todo = task.todo();
        String own = todo == null ? OTHER : todo.subject().name();
        return (agreement.isEmpty() || task.about().equals(agreement)) && (subject.isEmpty() || own.equals(subject));
    }

    List<Choice> agreements(List<Awaiting.Task> tasks) {
        var choices = new LinkedHashMap<String, String>();
        tasks.forEach(task -> choices.putIfAbsent(task.about(), task.title()));
        return choices.entrySet().stream()
                .map(entry -> new Choice(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Choice::text))
                .toList();
    }

    List<Choice> subjects(List<Awaiting.Task> tasks) {
        var choices = new ArrayList<Choice>();
        for (FollowUpSubject subject : FollowUpSubject.values()) {
            if (tasks.stream().anyMatch(task -> isAbout(task, "", subject.name()))) {
                choices.add(new Choice(subject.name(), words.capital(subject)));
            }
        }
        return choices;
    }

    /** The tasks of an organisation, by the roles that do them. */
    List<OfRoles> byRole(PartyId party) {
        List<Person> known = people.around(party);
        var byRoles = new LinkedHashMap<Set<Role>, List<TaskLine>>();
        for (Awaiting.RoleTask task : awaiting.ofOrganisation(party, words.today())) {
            byRoles.computeIfAbsent(task.roles(), roles -> new ArrayList<>()).add(line(task.task()));
        }
        return byRoles.entrySet().stream()
                .map(entry -> new OfRoles(
                        entry.getKey(),
                        roles(entry.getKey()),
                        known.stream()
                                .filter(person -> person.holdsAny(entry.getKey()))
                                .toList(),
                        entry.getValue()))
                .toList();
    }

    /** The tasks of an organisation that have passed their last day, the oldest first. */
    List<TaskLine> late(PartyId party) {
        return awaiting.ofOrganisation(party, words.today()).stream()
                .map(task -> line(task.task()))
                .filter(TaskLine::overdue)
                .distinct()
                .toList();
    }

    /** The roles nobody in the organisation holds, with the tasks for them that are due within eight weeks or have no last day. */
    List<OfRoles> alarms(PartyId party) {
        LocalDate horizon = words.today().plusWeeks(8);
        return byRole(party).stream()
                .filter(one -> one.holders().isEmpty())
                .map(one -> new OfRoles(
                        one.roles(),
                        one.text(),
                        one.holders(),
                        one.lines().stream()
                                .filter(line -> isDue(line, horizon))
                                .toList()))
                .filter(one -> !one.lines().isEmpty())
                .toList();
    }

    /** The same for who sees that there is something to do and does not do it: no way in, and nothing of what is inner. */
    OfRoles toldOnly(OfRoles one) {
        return new OfRoles(
                one.roles(),
                one.text(),
                one.holders(),
                one.lines().stream()
                        .map(line -> {
                            Todo todo = line.task().todo();
                            boolean inner = todo != null && todo.inner();
                            return new TaskLine(
                                    line.task(),
                                    inner ? words.capitalised(words.say("mail.inner-task")) : line.what(),
                                    inner ? "" : line.about(),
                                    "",
                                    line.overdue());
                        })
                        .toList());
    }

    /** Of a section with the tasks of some roles, on a page. */
    static String id(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining("-"));
    }

    private static boolean isDue(TaskLine line, LocalDate horizon) {
        LocalDate due = line.task().due();
        return due == null || !due.isAfter(horizon);
    }

    String roles(Set<Role> roles) {
        return words.capitalised(
                String.join(", ", roles.stream().sorted().map(words::of).toList()));
    }
}
