package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.ProblemKind;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.reporting.Awaiting;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What awaits a person, and everyone in the organisation by role. */
@RestController
class TaskApiController {
    private final Awaiting awaiting;
    private final Telling telling;

    TaskApiController(Awaiting awaiting, Telling telling) {
        this.awaiting = awaiting;
        this.telling = telling;
    }

    /** @param organisation whether all tasks of the organisation are asked for, by role */
    @GetMapping(path = "/api/v1/tasks", produces = MediaType.APPLICATION_JSON_VALUE)
    Answers.TasksTold tasks(@RequestParam(defaultValue = "false") boolean organisation, Actor actor) {
        LocalDate today = telling.today();
        if (!organisation) {
            return new Answers.TasksTold(awaiting.tasks(actor, today).stream()
                    .map(task -> told(task, null, today))
                    .toList());
        }
        PartyId own = actor.organisation();
        if (own == null || !actor.mayComment(Set.of(own))) {
            throw new ProblemException(ProblemKind.NOT_ALLOWED);
        }
        return new Answers.TasksTold(awaiting.ofOrganisation(own, today).stream()
                .map(one -> told(
                        one.task(),
                        one.roles().stream().sorted().map(Role::name).toList(),
                        today))
                .toList());
    }

    private static Answers.TaskTold told(Awaiting.Task task, @Nullable List<String> roles, LocalDate today) {
        Todo todo = task.todo();
        LocalDate due = task.due();
        return new Answers.TaskTold(
                todo == null ? task.kind().name() : todo.what().name(),
                task.about(),
                task.title(),
                todo == null ? null : todo.subject().name(),
                todo == null || todo.item().isEmpty() ? null : todo.item(),
                todo == null || todo.words().isEmpty() ? null : todo.words(),
                due,
                due != null && due.isBefore(today),
                roles);
    }
}
