package no.avtaleverk.web.page;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.notice.Outbox;
import no.avtaleverk.web.clock.TrialTime;
import no.avtaleverk.web.rounds.Rounds;
import no.avtaleverk.web.security.SignInMode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moving the clock ahead in a trial, and the mails that come of it. */
@Controller
@Profile(SignInMode.SAMPLE)
final class ClockController {
    private static final String PAGE = "/clock";

    /** How long a person waits for what a move sets off. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final TrialTime time;
    private final Rounds rounds;
    private final Optional<Outbox> outbox;
    private final PageAnswers answers;

    ClockController(TrialTime time, Rounds rounds, ObjectProvider<Outbox> outbox, PageAnswers answers) {
        this.time = time;
        this.rounds = rounds;
        this.outbox = Optional.ofNullable(outbox.getIfAvailable());
        this.answers = answers;
    }

    @GetMapping(PAGE)
    String clock(Model model) {
        model.addAttribute("time", time);
        model.addAttribute("mails", outbox.map(box -> box.mails().size()).orElse(-1));
        return "clock";
    }

    @PostMapping(PAGE)
    String move(@RequestParam MultiValueMap<String, String> fields, RedirectAttributes flash) {
        var form = new Form(fields);
        LocalDate today = time.today();
        LocalDate to =
                switch (form.text("by")) {
                    case "day" -> today.plusDays(1);
                    case "week" -> today.plusWeeks(1);
                    case "month" -> today.plusMonths(1);
                    case "year" -> today.plusYears(1);
                    default -> form.requiredDate("moveTo");
                };
        if (to != null && (!to.isAfter(today) || to.isAfter(time.last()))) {
            form.fault("moveTo", "clock.out-of-range");
        }
        if (!form.isSound() || to == null) {
            return answers.unreadable(form, flash, PAGE);
        }
        time.moveTo(to);
        return answers.done(flash, rounds.doNow(PATIENCE) ? "done.clock" : "done.clock-going-on", PAGE);
    }

    @GetMapping(PAGE + "/outbox")
    String outbox(Model model) {
        model.addAttribute("mails", outbox.map(Outbox::mails).orElse(List.of()));
        return "outbox";
    }
}
