package no.avtaleverk.web.page;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.notice.Outbox;
import no.avtaleverk.web.clock.DayByDay;
import no.avtaleverk.web.clock.TrialTime;
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

    /** How long a person waits before the page says how far the clock has come. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TrialTime time;
    private final DayByDay days;
    private final Optional<Outbox> outbox;
    private final PageAnswers answers;

    ClockController(TrialTime time, DayByDay days, ObjectProvider<Outbox> outbox, PageAnswers answers) {
        this.time = time;
        this.days = days;
        this.outbox = Optional.ofNullable(outbox.getIfAvailable());
        this.answers = answers;
    }

    /**
     * How far the clock has come.
     *
     * @param days in all
     * @param lived of them
     */
    record Way(LocalDate to, LocalDate reached, long days, long lived) {
        static Way of(DayByDay.OnTheWay way) {
            return new Way(
                    way.to(),
                    way.reached(),
                    ChronoUnit.DAYS.between(way.from(), way.to()),
                    ChronoUnit.DAYS.between(way.from(), way.reached()));
        }
    }

    @GetMapping(PAGE)
    String clock(Model model) {
        model.addAttribute("time", time);
        model.addAttribute("way", days.underWay().map(Way::of).orElse(null));
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
        if (!days.begin(to)) {
            form.fault("moveTo", "clock.on-the-way");
            return answers.unreadable(form, flash, PAGE);
        }
        return days.arrives(PATIENCE) ? answers.done(flash, "done.clock", PAGE) : "redirect:" + PAGE;
    }

    @GetMapping(PAGE + "/outbox")
    String outbox(Model model) {
        model.addAttribute("mails", outbox.map(Outbox::mails).orElse(List.of()));
        return "outbox";
    }
}
