package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The log, as far as the reader may see it, and the check that nothing in it was altered. */
@Controller
final class LogController {
    private static final int SIZE = 50;

    private final Viewing viewing;
    private final History history;
    private final PageWords words;

    LogController(Viewing viewing, History history, PageWords words) {
        this.viewing = viewing;
        this.history = history;
        this.words = words;
    }

    record Line(AuditEntry entry, String title, String text) {}

    @GetMapping("/log")
    String log(Actor actor, @RequestParam MultiValueMap<String, String> fields, Model model) {
        var form = new Form(fields);
        String text = form.text("text").toLowerCase(Locale.ROOT);
        Long from = form.value("from", Long::valueOf);
        Integer asked = form.value("page", Integer::valueOf);
        Map<AgreementId, Agreement> agreements = new HashMap<>();
        var entries = new ArrayList<AuditEntry>();
        for (AgreementView view : viewing.register(actor)) {
            agreements.put(view.agreement().id(), view.agreement());
            entries.addAll(viewing.log(view, actor));
        }
        entries.sort(Comparator.comparingLong(AuditEntry::position).reversed());
        List<Line> lines = entries.stream()
                .map(entry -> line(entry, agreements))
                .filter(line -> text.isEmpty() || matches(line, text))
                .toList();
        int page = asked == null ? 0 : Math.max(0, asked - 1);
        if (from != null) {
            int at = (int) lines.stream()
                    .takeWhile(line -> line.entry().position() > from)
                    .count();
            page = at / SIZE;
        }
        int last = Math.max(1, (lines.size() + SIZE - 1) / SIZE);
        page = Math.min(page, last - 1);
        model.addAttribute(
                "lines", lines.stream().skip((long) page * SIZE).limit(SIZE).toList());
        model.addAttribute("total", lines.size());
        model.addAttribute("page", page + 1);
        model.addAttribute("last", last);
        model.addAttribute("given", form.given());
        model.addAttribute("text", form.text("text"));
        return "log";
    }

    private Line line(AuditEntry entry, Map<AgreementId, Agreement> agreements) {
        AgreementId id = entry.agreement();
        Agreement agreement = id == null ? null : agreements.get(id);
        return new Line(
                entry,
                agreement == null ? "" : agreement.head().title(),
                words.event(entry.event(), agreement == null ? Clauses.NONE : agreement.clauses()));
    }

    private static boolean matches(Line line, String text) {
        return (line.title() + " " + line.text() + " " + line.entry().userName())
                .toLowerCase(Locale.ROOT)
                .contains(text);
    }

    @GetMapping("/proof")
    String proof(Model model) {
        model.addAttribute("newest", history.head().orElse(null));
        return "proof";
    }

    /** Check the whole chain now. */
    @PostMapping("/proof")
    String check(Model model) {
        model.addAttribute("verdict", history.verify());
        model.addAttribute("newest", history.head().orElse(null));
        return "proof";
    }
}
