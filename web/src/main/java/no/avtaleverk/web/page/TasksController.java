package no.avtaleverk.web.page;

import java.util.List;
import java.util.Set;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.web.page.TaskLines.OfRoles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All tasks of one's organisation, by the role that does them. */
@Controller
final class TasksController {
    private final TaskLines tasks;
    private final PageWords words;

    TasksController(TaskLines tasks, PageWords words) {
        this.tasks = tasks;
        this.words = words;
    }

    /**
     * Tasks of some roles, by how soon they are to be done.
     *
     * @param holders their names
     */
    record Section(String id, String text, String holders, List<TaskLines.Group> groups) {}

    @GetMapping("/tasks")
    String tasks(Actor actor, Model model) {
        PartyId own = actor.organisation();
        if (own == null || !actor.mayComment(Set.of(own))) {
            throw new NotFoundException();
        }
        List<OfRoles> byRole = tasks.byRole(own);
        model.addAttribute("own", words.party(own));
        model.addAttribute(
                "sections",
                byRole.stream()
                        .map(one -> new Section(
                                String.join(
                                        "-",
                                        one.roles().stream()
                                                .sorted()
                                                .map(Role::name)
                                                .toList()),
                                one.text(),
                                String.join(
                                        ", ",
                                        one.holders().stream()
                                                .map(person -> person.name())
                                                .toList()),
                                tasks.groups(one.lines())))
                        .toList());
        return "tasks";
    }
}
