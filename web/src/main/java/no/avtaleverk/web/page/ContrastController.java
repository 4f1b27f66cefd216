package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.search.Condition;
import no.avtaleverk.search.ContrastFound;
import no.avtaleverk.search.ContrastQuery;
import no.avtaleverk.search.TextPlace;
import no.avtaleverk.search.TextQuestions;
import no.avtaleverk.templates.table.SheetFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Agreements that hold something and lack something else. */
@Controller
final class ContrastController {
    private static final int SIZE = 50;
    private static final int LONGEST = 500;

    private final TextQuestions questions;
    private final HistoryPages history;
    private final PageWords words;

    ContrastController(TextQuestions questions, HistoryPages history, PageWords words) {
        this.questions = questions;
        this.history = history;
        this.words = words;
    }

    /** A thing asked for, in words. */
    record ConditionLine(String kind, String asked) {}

    /** @param kommuner names of those it is in force for, with the first day */
    record TextLine(ContrastFound.Text text, List<String> kommuner, List<ConditionLine> nearly) {}

    record PageLink(int number, String href, boolean current) {}

    @GetMapping("/history/lacks")
    String lacks(Actor actor, @RequestParam MultiValueMap<String, String> fields, Model model) {
        var form = new Form(fields);
        LocalDate on = history.on(form);
        ContrastFound found = ask(form, on, actor);
        model.addAttribute("on", on);
        if (found != null) {
            Integer asked = form.value("page", Integer::valueOf);
            int last = Math.max(1, (found.texts().size() + SIZE - 1) / SIZE);
            int page = asked == null ? 1 : Math.clamp(asked, 1, last);
            model.addAttribute("found", found);
            model.addAttribute("holds", lines(found.holds()));
            model.addAttribute("lacking", lines(found.lacks()));
            model.addAttribute(
                    "texts",
                    found.texts().stream()
                            .skip((long) (page - 1) * SIZE)
                            .limit(SIZE)
                            .map(this::line)
                            .toList());
            model.addAttribute("csv", HistoryPages.href("/history/lacks.csv", form.given()));
            model.addAttribute("pages", pages(form.given(), page, last));
        }
        history.offer(model, form);
        return "history-lacks";
    }

    @GetMapping("/history/lacks.csv")
    ResponseEntity<byte[]> file(Actor actor, @RequestParam MultiValueMap<String, String> fields) {
        var form = new Form(fields);
        ContrastFound found = ask(form, history.on(form), actor);
        if (found == null) {
            throw new NotFoundException();
        }
        List<String> columns = List.of(
                words.say("history.agreement"),
                words.say("history.version"),
                words.say("field.municipality"),
                words.say("history.since"),
                words.say("lacks.nearly"));
        return AgreementPageController.file(
                SheetFiles.csv(HistoryPages.sheet(
                        columns, found.texts().stream().map(this::cells).toList())),
                "mangler.csv",
                SheetFiles.CSV);
    }

    private List<String> cells(ContrastFound.Text text) {
        return List.of(
                text.title(),
                Integer.toString(text.version()),
                text.inForce().stream()
                        .map(one -> words.party(one.municipality()))
                        .collect(Collectors.joining(", ")),
                text.inForce().stream()
                        .map(one -> one.period().from().toString())
                        .distinct()
                        .collect(Collectors.joining(", ")),
                text.nearly().stream().map(Condition::asked).collect(Collectors.joining(", ")));
    }

    /** Absent when there is nothing to ask, or something that can not be understood. */
    private @Nullable ContrastFound ask(Form form, LocalDate on, Actor actor) {
        String holds = form.text("holds");
        String lacks = form.text("lacks");
        RequirementId answers = history.requirement(form, "answers");
        RequirementId unanswered = history.requirement(form, "unanswered");
        HistoryPages.Scope scope = history.scope(form);
        if (holds.length() > LONGEST) {
            form.fault("holds", "fault.too-long");
        }
        if (lacks.length() > LONGEST) {
            form.fault("lacks", "fault.too-long");
        }
        boolean sent = !form.given().isEmpty();
        if (sent && holds.isEmpty() && lacks.isEmpty() && answers == null && unanswered == null && form.isSound()) {
            form.fault("holds", "lacks.fault.nothing");
        }
        if (!sent || !form.isSound()) {
            return null;
        }
        ContrastFound found = questions.contrast(
                new ContrastQuery(holds, answers, lacks, unanswered, on, scope.municipalities(), scope.trust(), actor));
        boolean nothingHeld = !holds.isEmpty() && found.holds().size() == (answers == null ? 0 : 1);
        boolean nothingLacked = !lacks.isEmpty() && found.lacks().size() == (unanswered == null ? 0 : 1);
        if (nothingHeld) {
            form.fault("holds", "history.fault.no-words");
        }
        if (nothingLacked) {
            form.fault("lacks", "history.fault.no-words");
        }
        return nothingHeld || nothingLacked ? null : found;
    }

    private List<ConditionLine> lines(List<Condition> conditions) {
        return conditions.stream()
                .map(one -> new ConditionLine(
                        words.of(one.kind()),
                        one.kind() == Condition.Kind.REQUIREMENT
                                ? words.requirement(new RequirementId(one.asked()))
                                : one.asked()))
                .toList();
    }

    private TextLine line(ContrastFound.Text text) {
        return new TextLine(text, text.inForce().stream().map(this::kommune).toList(), lines(text.nearly()));
    }

    private String kommune(TextPlace.InForce one) {
        return words.say(
                "history.kommune-since",
                words.party(one.municipality()),
                words.date(one.period().from()));
    }

    private static List<PageLink> pages(Map<String, String> given, int page, int last) {
        var links = new ArrayList<PageLink>();
        for (int number = 1; number <= last; number++) {
            if (number == 1 || number == last || Math.abs(number - page) <= 2) {
                var fields = new LinkedHashMap<>(given);
                fields.put("page", Integer.toString(number));
                links.add(new PageLink(number, HistoryPages.href("/history/lacks", fields), number == page));
            }
        }
        return links.size() < 2 ? List.of() : links;
    }
}
