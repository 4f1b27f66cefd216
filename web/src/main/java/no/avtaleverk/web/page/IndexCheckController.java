package no.avtaleverk.web.page;

import java.time.Clock;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.search.IndexCheck;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Whether everything stored is found, for those who run the product. It tells numbers and no names, since they may not read it all. */
@Controller
final class IndexCheckController {
    private final IndexCheck index;
    private final Clock clock;

    IndexCheckController(IndexCheck index, Clock clock) {
        this.index = index;
        this.clock = clock;
    }

    @GetMapping("/search/check")
    String last(Actor actor, Model model) {
        if (!actor.has(Role.ADMINISTRATOR)) {
            return "not-for-you";
        }
        model.addAttribute("check", index.lastCheck().orElse(null));
        return "search-check";
    }

    /** Check now. An index that is not as it should be is made anew at once. */
    @PostMapping("/search/check")
    String check(Actor actor, Model model) {
        if (!actor.has(Role.ADMINISTRATOR)) {
            return "not-for-you";
        }
        model.addAttribute("check", index.check(clock.instant()));
        model.addAttribute("now", true);
        return "search-check";
    }
}
