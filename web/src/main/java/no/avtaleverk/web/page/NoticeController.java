package no.avtaleverk.web.page;

import java.util.List;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.notice.Notifications.Told;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.notice.Notifying;
import no.avtaleverk.workflow.reporting.Viewing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the person was told. */
@Controller
final class NoticeController {
    private static final int MOST = 100;

    private final Notifying notifying;
    private final Viewing viewing;
    private final PageAnswers answers;

    NoticeController(Notifying notifying, Viewing viewing, PageAnswers answers) {
        this.notifying = notifying;
        this.viewing = viewing;
        this.answers = answers;
    }

    /** A notification with where it leads. */
    record Line(Told told, String title, String href) {}

    @GetMapping("/notices")
    String notices(Actor actor, Model model) {
        List<Line> lines = notifying.told(actor, MOST).stream()
                .flatMap(told -> viewing.view(told.notification().agreement(), actor).stream()
                        .map(view -> new Line(
                                told,
                                view.agreement()
                                        .version(told.notification().version())
                                        .map(AgreementVersion::head)
                                        .orElse(view.agreement().head())
                                        .title(),
                                "/agreements/" + told.notification().agreement()
                                        + (told.notification().kind().asksForSignature()
                                                ? told.notification().person() == null
                                                        ? "/signing"
                                                        : "/decide?version="
                                                                + told.notification()
                                                                        .version()
                                                : ""))))
                .toList();
        model.addAttribute("lines", lines);
        return "notices";
    }

    @PostMapping("/notices")
    String seen(Actor actor, RedirectAttributes flash) {
        notifying.seen(actor);
        return answers.done(flash, "done.notices-seen", "/notices");
    }
}
