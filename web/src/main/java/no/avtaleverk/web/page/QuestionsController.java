package no.avtaleverk.web.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the questions of time, absence and difference are found. */
@Controller
final class QuestionsController {
    @GetMapping("/history")
    String questions() {
        return "history-questions";
    }
}
