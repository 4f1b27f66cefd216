package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.avtaleverk.model.coverage.CoverageReport.Status;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.workflow.history.UnansweredOverview;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which requirements nobody answered on a date, kommune by kommune. */
@Controller
final class UnansweredController {
    private final UnansweredOverview overview;
    private final HistoryPages history;
    private final PageWords words;

    UnansweredController(UnansweredOverview overview, HistoryPages history, PageWords words) {
        this.overview = overview;
        this.history = history;
        this.words = words;
    }

    record Cell(PageWords.Chip chip, boolean unanswered, String kommune, String href) {}

    record Line(UnansweredOverview.Row row, List<Cell> cells) {}

    @GetMapping("/history/unanswered")
    String unanswered(Actor actor, @RequestParam MultiValueMap<String, String> fields, Model model) {
        var form = new Form(fields);
        LocalDate on = history.on(form);
        HistoryPages.Scope scope = history.usualScope(form, actor);
        UnansweredOverview.Matrix matrix = ask(form, on, scope);
        model.addAttribute("on", on);
        model.addAttribute("trust", scope.municipalities().isEmpty() ? scope.trust() : null);
        if (form.isSound()) {
            model.addAttribute("matrix", matrix);
            model.addAttribute(
                    "names",
                    matrix.kommuner().stream().map(one -> one.nameOn(on)).toList());
            model.addAttribute(
                    "lines",
                    matrix.rows().stream().map(row -> line(row, matrix)).toList());
            model.addAttribute(
                    "legend", Stream.of(Status.values()).map(words::status).toList());
            model.addAttribute("csv", HistoryPages.href("/history/unanswered.csv", form.given()));
        }
        history.offer(model, form, scope);
        return "history-unanswered";
    }

    @GetMapping("/history/unanswered.csv")
    ResponseEntity<byte[]> file(Actor actor, @RequestParam MultiValueMap<String, String> fields) {
        var form = new Form(fields);
        LocalDate on = history.on(form);
        UnansweredOverview.Matrix matrix = ask(form, on, history.usualScope(form, actor));
        if (!form.isSound()) {
            throw new NotFoundException();
        }
        var rows = new ArrayList<List<String>>();
        for (UnansweredOverview.Row row : matrix.rows()) {
            for (int i = 0; i < row.statuses().size(); i++) {
                if (UnansweredOverview.isUnanswered(row.statuses().get(i))) {
                    rows.add(List.of(
                            matrix.kommuner().get(i).formalNameOn(on),
                            row.requirement().id().value(),
                            words.requirement(row.requirement().id()),
                            row.requirement().source(),
                            words.of(row.statuses().get(i)),
                            on.toString()));
                }
            }
        }
        return AgreementPageController.file(
                SheetFiles.csv(HistoryPages.sheet(
                        List.of(
                                words.say("field.municipality"),
                                words.say("unanswered.id"),
                                words.say("field.requirement"),
                                words.say("unanswered.source"),
                                words.say("field.state"),
                                words.say("history.on")),
                        rows)),
                "krav-uten-svar.csv",
                SheetFiles.CSV);
    }

    private UnansweredOverview.Matrix ask(Form form, LocalDate on, HistoryPages.Scope scope) {
        RequirementId only = history.requirement(form, "requirement");
        PartyId municipality = scope.municipalities().stream().findFirst().orElse(null);
        return overview.matrix(on, municipality, scope.trust(), only, words.today());
    }

    private Line line(UnansweredOverview.Row row, UnansweredOverview.Matrix matrix) {
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < row.statuses().size(); i++) {
            Status status = row.statuses().get(i);
            Municipality kommune = matrix.kommuner().get(i);
            cells.add(new Cell(
                    words.status(status),
                    UnansweredOverview.isUnanswered(status),
                    kommune.nameOn(matrix.on()),
                    "/coverage?municipality=" + kommune.id() + "&on=" + matrix.on() + "#row-"
                            + row.requirement().id()));
        }
        return new Line(row, cells);
    }
}
