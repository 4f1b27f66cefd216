package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.duty.Duty;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.calendar.DutyCalendar;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Awaiting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** All that is followed up of an agreement, at a glance. */
@Controller
final class FollowUpController {
    private final AgreementPages pages;
    private final List<FollowedSubject> subjects;
    private final DutyCalendar calendar;
    private final CalendarLines days;
    private final TaskLines tasks;
    private final PageWords words;

    FollowUpController(
            AgreementPages pages,
            List<FollowedSubject> subjects,
            DutyCalendar calendar,
            CalendarLines days,
            TaskLines tasks,
            PageWords words) {
        this.tasks = tasks;
        this.pages = pages;
        this.calendar = calendar;
        this.days = days;
        this.subjects = subjects.stream()
                .sorted(Comparator.comparing(FollowedSubject::subject))
                .toList();
        this.words = words;
    }

    /**
     * A subject at a glance.
     *
     * @param todos what is to be done in it, the nearest first; another organisation's inner tasks are not among them
     * @param late how many of them have passed their last day
     * @param next the nearest day that is still to come; absent when there is none
     */
    record Line(
            FollowUpSubject subject,
            String href,
            List<TodoLine> todos,
            long late,
            @Nullable LocalDate next) {}

    /** A task, with whose it is. */
    record TodoLine(TaskLines.TaskLine line, String party) {
        @Nullable
        LocalDate due() {
            return line.task().due();
        }
    }

    @GetMapping("/agreements/{id}/follow-up")
    String overview(@PathVariable AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        Agreement agreement = view.agreement();
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute(
                "lines",
                subjects.stream()
                        .map(subject -> line(subject, agreement, actor))
                        .toList());
        LocalDate today = words.today();
        // Who has left reads what was noted until then, and nothing of what is to come.
        boolean reads = Dossier.shared(FollowUpSubject.REVIEW, id)
                .isReadableBy(actor, agreement.circles().bound(today));
        model.addAttribute(
                "days",
                calendar.of(view, actor, today, day -> true).stream()
                        .filter(entry -> reads
                                && entry.duty() != null
                                && (entry.state() != Duty.State.DONE
                                        || entry.day().getYear() == today.getYear()))
                        .map(days::line)
                        .toList());
        return "follow-up";
    }

    private Line line(FollowedSubject subject, Agreement agreement, Actor actor) {
        LocalDate today = words.today();
        List<TodoLine> todos = subject.todos(agreement, today, actor).stream()
                .sorted(Comparator.comparing((Todo todo) -> todo.due() == null ? LocalDate.MAX : todo.due()))
                .map(todo -> new TodoLine(
                        tasks.line(new Awaiting.Task(
                                Awaiting.TaskKind.FOLLOW_UP,
                                agreement.id(),
                                agreement.head().title(),
                                0,
                                todo.due(),
                                todo)),
                        words.party(todo.party())))
                .toList();
        return new Line(
                subject.subject(),
                FollowUpPlace.of(agreement.id(), subject.subject(), ""),
                todos,
                todos.stream().filter(one -> one.line().overdue()).count(),
                todos.stream()
                        .map(TodoLine::due)
                        .filter(Objects::nonNull)
                        .filter(due -> !due.isBefore(today))
                        .min(LocalDate::compareTo)
                        .orElse(null));
    }
}
