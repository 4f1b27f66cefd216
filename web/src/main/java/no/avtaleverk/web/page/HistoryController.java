package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What happened to one agreement, and which text was in force when. */
@Controller
final class HistoryController {
    private static final int LEFT = 170;
    private static final int WIDTH = 620;
    private static final int ROW = 40;

    private final AgreementPages pages;
    private final Viewing viewing;
    private final PageWords words;

    HistoryController(AgreementPages pages, Viewing viewing, PageWords words) {
        this.pages = pages;
        this.viewing = viewing;
        this.words = words;
    }

    /** An entry in words; edits of the text in one sitting stand together. */
    record Event(AuditEntry entry, String text, boolean milestone, List<String> folded) {}

    /** A bar of the picture, in its units. */
    record Bar(int x, int width, int version, boolean odd) {}

    record Row(String municipality, int y, List<Bar> bars) {}

    record Year(int x, int year) {}

    /** Periods in force as a picture: a row for each kommune, a bar for each version. */
    record Picture(int height, List<Row> rows, List<Year> years, int today) {}

    @GetMapping("/agreements/{id}/history")
    String history(
            @PathVariable AgreementId id,
            @RequestParam(defaultValue = "false") boolean edits,
            Actor actor,
            Model model) {
        AgreementView view = pages.view(id, actor);
        Agreement agreement = view.agreement();
        List<AuditEntry> log = viewing.log(view, actor);
        List<AgreementPages.InForceLine> inForce = pages.inForce(agreement);
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("versions", AgreementPages.versions(view));
        model.addAttribute("inForce", inForce);
        model.addAttribute("picture", picture(inForce));
        model.addAttribute("events", events(log, everyClause(view)).reversed());
        model.addAttribute("logShown", !log.isEmpty());
        return "history";
    }

    /** All clauses that ever were, as they last stood, so that an entry about a removed one can name it. */
    private Clauses everyClause(AgreementView view) {
        Map<ClauseId, Clause> clauses = new TreeMap<>();
        for (var version : AgreementPages.versions(view).reversed()) {
            viewing.clauses(view, version).forEach(clause -> clauses.put(clause.id(), clause));
        }
        view.agreement().clauses().forEach(clause -> clauses.put(clause.id(), clause));
        return new Clauses(List.copyOf(clauses.values()));
    }

    private List<Event> events(List<AuditEntry> log, Clauses clauses) {
        var events = new ArrayList<Event>();
        for (AuditEntry entry : log) {
            String text = words.event(entry.event(), clauses);
            Event last = events.isEmpty() ? null : events.getLast();
            if (isEdit(entry)
                    && last != null
                    && isEdit(last.entry())
                    && last.entry().userId().equals(entry.userId())
                    && words.day(last.entry().at()).equals(words.day(entry.at()))) {
                last.folded().add(words.time(entry.at()) + " " + text);
            } else {
                events.add(new Event(entry, text, isMilestone(entry.event()), new ArrayList<>()));
            }
        }
        return events;
    }

    private static boolean isEdit(AuditEntry entry) {
        return entry.event() instanceof AuditEvent.ClauseEdited
                || entry.event() instanceof AuditEvent.ClauseAdded
                || entry.event() instanceof AuditEvent.ClauseMoved
                || entry.event() instanceof AuditEvent.ClauseRemoved
                || entry.event() instanceof AuditEvent.AnswerRecorded
                || entry.event() instanceof AuditEvent.AnswerWithdrawn
                || entry.event() instanceof AuditEvent.HeadChanged
                || entry.event() instanceof AuditEvent.OfDiscussion
                || entry.event() instanceof AuditEvent.OfSigning
                || entry.event() instanceof AuditEvent.FollowedUp;
    }

    private static boolean isMilestone(AuditEvent event) {
        return event instanceof AuditEvent.TextSubmitted
                || event instanceof AuditEvent.TextConcluded
                || event instanceof AuditEvent.AgreementRegistered
                || event instanceof AuditEvent.AgreementEnded;
    }

    private Picture picture(List<AgreementPages.InForceLine> lines) {
        if (lines.isEmpty()) {
            return new Picture(0, List.of(), List.of(), 0);
        }
        LocalDate today = words.today();
        int first = lines.stream()
                .mapToInt(line -> line.inForce().period().from().getYear())
                .min()
                .orElse(today.getYear());
        int last = today.getYear() + 1;
        for (AgreementPages.InForceLine line : lines) {
            LocalDate until = line.inForce().period().until();
            last = Math.max(last, until == null ? last : Math.min(until.getYear() + 1, today.getYear() + 10));
        }
        LocalDate start = LocalDate.of(first, 1, 1);
        LocalDate end = LocalDate.of(last, 1, 1);
        var rows = new TreeMap<String, List<Bar>>();
        for (AgreementPages.InForceLine line : lines) {
            var period = line.inForce().period();
            LocalDate until = period.until();
            int from = x(period.from(), start, end);
            int to = x(until == null || until.isAfter(end) ? end : until, start, end);
            int number = line.inForce().version().number();
            rows.computeIfAbsent(line.municipality(), name -> new ArrayList<>())
                    .add(new Bar(from, Math.max(3, to - from), number, number % 2 == 1));
        }
        var drawn = new ArrayList<Row>();
        rows.forEach((name, bars) -> drawn.add(new Row(name, 10 + drawn.size() * ROW, bars)));
        var years = new ArrayList<Year>();
        int step = Math.max(1, (last - first) / 12);
        for (int year = first; year <= last; year += step) {
            years.add(new Year(x(LocalDate.of(year, 1, 1), start, end), year));
        }
        return new Picture(10 + drawn.size() * ROW + 30, drawn, years, x(today, start, end));
    }

    private static int x(LocalDate date, LocalDate start, LocalDate end) {
        long all = ChronoUnit.DAYS.between(start, end);
        return LEFT + (int) (WIDTH * ChronoUnit.DAYS.between(start, date) / Math.max(1, all));
    }
}
