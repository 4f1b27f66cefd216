package no.avtaleverk.web.page;

import java.util.List;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.reporting.Submissions;
import no.avtaleverk.workflow.reporting.Submissions.Line;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is to be sent to Helsedirektoratet, and who is late with it. */
@Controller
final class SubmissionsController {
    private final Submissions submissions;
    private final PageWords words;

    SubmissionsController(Submissions submissions, PageWords words) {
        this.submissions = submissions;
        this.words = words;
    }

    /** @param only {@code open} for what is not done, {@code late} for what is or was late; else all */
    @GetMapping("/submissions")
    String submissions(@RequestParam(defaultValue = "open") String only, Actor actor, Model model) {
        List<Line> all = submissions.of(actor, words.today());
        List<Line> open =
                all.stream().filter(line -> line.duty().done() == null).toList();
        List<Line> late =
                all.stream().filter(line -> line.duty().isLate(words.today())).toList();
        model.addAttribute("only", only);
        model.addAttribute("all", all.size());
        model.addAttribute("open", open.size());
        model.addAttribute("late", late.size());
        model.addAttribute(
                "lines",
                switch (only) {
                    case "late" -> late;
                    case "all" -> all;
                    default -> open;
                });
        model.addAttribute("means", Evidence.Means.values());
        model.addAttribute("submission", Evidence.SUBMISSION);
        return "submissions";
    }
}
