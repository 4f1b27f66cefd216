package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.Locale;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.workflow.proof.ProofPackages;
import no.avtaleverk.workflow.proof.PublishingHeads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The daily marks of the log, open to all: whoever writes one down can find out later whether the log was cut off or rewritten. */
@Controller
final class HeadsController {
    private static final int SHOWN = 31;

    private final PublishingHeads heads;
    private final PageWords words;

    HeadsController(PublishingHeads heads, PageWords words) {
        this.heads = heads;
        this.words = words;
    }

    @GetMapping("/heads")
    String heads(@RequestParam MultiValueMap<String, String> fields, Model model) {
        var form = new Form(fields);
        Integer year = form.value("year", Integer::valueOf);
        if (year != null && year >= 2000 && year <= 2200) {
            LocalDate first = LocalDate.of(year, 1, 1);
            model.addAttribute("shown", heads.between(first, first.plusYears(1)).reversed());
            model.addAttribute("year", year);
        } else {
            model.addAttribute("shown", heads.newest(SHOWN));
            model.addAttribute("year", null);
        }
        model.addAttribute("today", words.today());
        model.addAttribute("checked", heads.lastChecked().orElse(null));
        boolean asked = !form.text("day").isEmpty() || !form.text("mark").isEmpty();
        LocalDate day = asked ? form.requiredDate("day") : null;
        Sha256 mark = asked ? mark(form) : null;
        model.addAttribute("given", form.given());
        model.addAttribute("badDay", asked && day == null);
        model.addAttribute("badMark", asked && mark == null);
        if (day != null && mark != null) {
            model.addAttribute("day", day);
            model.addAttribute("answer", heads.ask(day, mark));
        }
        return "heads";
    }

    /** People copy it with blanks and in capitals. */
    private static @Nullable Sha256 mark(Form form) {
        String text = form.text("mark").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        return text.matches("[0-9a-f]{64}") ? new Sha256(text) : null;
    }

    /** A program that verifies evidence packages, by itself: one that came with a package may have been altered with it. */
    @GetMapping("/heads/programs/{name}")
    ResponseEntity<byte[]> program(@PathVariable String name) {
        if (!ProofPackages.PROGRAMS.contains(name)) {
            throw new NotFoundException();
        }
        return AgreementPageController.file(
                ProofPackages.program(name), name, name.endsWith(".html") ? "text/html" : "text/plain;charset=UTF-8");
    }
}
