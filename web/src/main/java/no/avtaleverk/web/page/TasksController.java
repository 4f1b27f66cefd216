package no.avtaleverk.web.page;

import java.util.List;
import java.util.Set;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
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

    /** Those who keep the roles of an organisation and have no part in its work see what hangs on roles nobody holds, and no more. */
    @GetMapping("/tasks")
    String tasks(Actor actor, Model model) {
        PartyId own = actor.organisation();
        boolean works = own != null && actor.mayComment(Set.of(own));
        if (own == null || !works && !actor.mayKeepMandates(own)) {
            model.addAttribute("whose", "tasks");
            return "not-for-you";
        }
        List<OfRoles> byRole = works
                ? tasks.byRole(own)
                : tasks.byRole(own).stream()
                        .filter(one -> one.holders().isEmpty())
                        .map(tasks::toldOnly)
                        .toList();
        model.addAttribute("works", works);
        model.addAttribute("own", words.party(own));
        model.addAttribute(
                "sections",
                byRole.stream()
                        .map(one -> new Section(
                                TaskLines.id(one.roles()),
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
