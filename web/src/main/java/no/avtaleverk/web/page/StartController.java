package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.validation.Verdict;
import no.avtaleverk.web.page.TaskLines.TaskLine;
import no.avtaleverk.web.security.ActorResolver;
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
    private static final int GRAVEST = 5;

    private final Awaiting awaiting;
    private final TaskLines lines;
    private final Viewing viewing;
    private final PageWords words;
    private final LocaleResolver locales;
    private final DeliveryLines deliveries;
    private final RiskLines risks;

    StartController(
            Awaiting awaiting,
            TaskLines lines,
            Viewing viewing,
            PageWords words,
            LocaleResolver locales,
            DeliveryLines deliveries,
            RiskLines risks) {
        this.risks = risks;
        this.deliveries = deliveries;
        this.awaiting = awaiting;
        this.lines = lines;
        this.viewing = viewing;
        this.words = words;
        this.locales = locales;
    }

    /** A change, in words, and the agreement it was made to or follows up. */
    record Recent(AgreementId agreement, AuditEntry entry, String title, String text) {}

    @GetMapping("/")
    String start(
            @RequestParam(defaultValue = "") String agreement,
            @RequestParam(defaultValue = "") String subject,
            Actor actor,
            Model model) {
        PartyId own = actor.organisation();
        List<Awaiting.Task> tasks = awaiting.tasks(actor, words.today());
        var register = viewing.register(actor);
        List<Recent> recent = register.stream()
                .flatMap(view -> viewing.log(view, actor).stream()
                        .filter(entry -> !isSweep(entry))
                        .map(entry -> {
                            Clauses clauses = view.agreement().clauses();
                            return new Recent(
                                    view.agreement().id(),
                                    entry,
                                    view.agreement().head().title(),
                                    words.event(entry.event(), clauses));
                        }))
                .sorted(Comparator.comparingLong((Recent r) -> r.entry().position())
                        .reversed())
                .limit(RECENT)
                .toList();
        model.addAttribute(
                "groups",
                lines.groups(tasks.stream()
                        .filter(task -> TaskLines.isAbout(task, agreement, subject))
                        .map(lines::line)
                        .toList()));
        model.addAttribute("any", !tasks.isEmpty());
        model.addAttribute("agreements", lines.agreements(tasks));
        model.addAttribute("subjects", lines.subjects(tasks));
        model.addAttribute("agreement", agreement);
        model.addAttribute("subject", subject);
        model.addAttribute(
                "alarms",
                own != null && (actor.has(Role.LEADER) || actor.has(Role.ADMINISTRATOR))
                        ? lines.alarms(own)
                        : List.of());
        List<TaskLine> late = own != null && (actor.has(Role.LEADER) || actor.has(Role.COORDINATOR))
                ? lines.late(own).stream()
                        .filter(line -> !tasks.contains(line.task()))
                        .toList()
                : List.of();
        model.addAttribute("ownLate", tasks.stream().map(lines::line).anyMatch(TaskLine::overdue));
        model.addAttribute("late", late.stream().limit(GRAVEST).toList());
        model.addAttribute("lateCount", late.size());
        model.addAttribute("recent", recent);
        model.addAttribute("count", register.size());
        model.addAttribute("lateDeliveries", actor.has(Role.LEADER) ? deliveries.late(actor) : List.of());
        model.addAttribute("risks", own != null && actor.has(Role.LEADER) ? risks.standing(actor) : null);
        model.addAttribute("own", own == null ? "" : words.party(own));
        return "start";
    }

    /** What the product does by itself every year to all that is signed, and that says nothing new. */
    private static boolean isSweep(AuditEntry entry) {
        return entry.event() instanceof AuditEvent.SignaturesExamined examined
                && examined.examination().verdict().equals(Verdict.VALID.name());
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
