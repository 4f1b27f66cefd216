package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.web.security.ActorResolver;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.reporting.Viewing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** The first page: what awaits me; before signing in, what this is. */
@Controller
final class StartController {
    private static final int RECENT = 8;

    private final Awaiting awaiting;
    private final Viewing viewing;
    private final PageWords words;
    private final LocaleResolver locales;
    private final DeliveryLines deliveries;

    StartController(
            Awaiting awaiting, Viewing viewing, PageWords words, LocaleResolver locales, DeliveryLines deliveries) {
        this.deliveries = deliveries;
        this.awaiting = awaiting;
        this.viewing = viewing;
        this.words = words;
        this.locales = locales;
    }

    /**
     * A task with where it is done.
     *
     * @param what what is to be done, in words
     * @param about what it is about, such as the name of a unit; empty when the title of the agreement says enough
     */
    record TaskLine(Awaiting.Task task, String what, String about, String href, boolean overdue) {}

    /** A change, in words. */
    record Recent(AuditEntry entry, String title, String text) {}

    @GetMapping("/")
    String start(Actor actor, Model model) {
        List<TaskLine> tasks =
                awaiting.tasks(actor, words.today()).stream().map(this::line).toList();
        var register = viewing.register(actor);
        List<Recent> recent = register.stream()
                .flatMap(view -> viewing.log(view, actor).stream().map(entry -> {
                    Clauses clauses = view.agreement().clauses();
                    return new Recent(entry, view.agreement().head().title(), words.event(entry.event(), clauses));
                }))
                .sorted(Comparator.comparingLong((Recent r) -> r.entry().position())
                        .reversed())
                .limit(RECENT)
                .toList();
        PartyId own = actor.organisation();
        model.addAttribute("tasks", tasks);
        model.addAttribute("recent", recent);
        model.addAttribute("count", register.size());
        model.addAttribute("lateDeliveries", actor.has(Role.LEADER) ? deliveries.late(actor) : List.of());
        model.addAttribute("own", own == null ? "" : words.party(own));
        return "start";
    }

    private TaskLine line(Awaiting.Task task) {
        var due = task.due();
        Todo todo = task.todo();
        return new TaskLine(
                task,
                words.task(task),
                todo == null ? "" : todo.words(),
                TaskPlace.of(task),
                due != null && due.isBefore(words.today()));
    }

    @GetMapping("/sign-in")
    String signIn(Actor actor) {
        return actor == ActorResolver.NOBODY ? "sign-in" : "redirect:/";
    }

    /** Choose the language of the pages, and come back to where one was. */
    @PostMapping("/language")
    String language(
            @RequestParam Locale language,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        locales.setLocale(request, response, language);
        return "redirect:" + (isOwnPath(back) ? back : "/");
    }

    /** Only paths of this site: a link must not send people elsewhere. */
    private static boolean isOwnPath(String path) {
        return path.startsWith("/") && !path.startsWith("//") && !path.matches(".*[\\\\{}\r\n].*");
    }
}
