package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.coverage.CoverageReport;
import no.avtaleverk.model.coverage.CoverageReport.Status;
import no.avtaleverk.model.law.Force;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.workflow.reporting.CoverageOverview;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which requirement is answered by which clause of which agreement, for one kommune on one date. */
@Controller
final class CoveragePageController {
    /** The Act and its chapter on agreements entered into force. */
    private static final int FIRST_YEAR = 2012;

    private final CoverageOverview overview;
    private final PartyRegister register;
    private final PageWords words;

    CoveragePageController(CoverageOverview overview, PartyRegister register, PageWords words) {
        this.overview = overview;
        this.register = register;
        this.words = words;
    }

    /** A cell of the matrix: what one agreement says to one requirement. */
    record Cell(List<CoverageReport.ClauseAnswer> clauses, List<CoverageReport.Act> acts) {}

    record Line(CoverageReport.Row row, PageWords.Chip chip, List<Cell> cells) {}

    record Group(Force force, List<Line> lines) {}

    record Figure(PageWords.Chip chip, long count) {}

    @GetMapping("/coverage")
    String coverage(Actor actor, @RequestParam MultiValueMap<String, String> fields, Model model) {
        var form = new Form(fields);
        LocalDate asked = form.date("on");
        LocalDate on = asked == null ? words.today() : asked;
        Municipality municipality = municipality(form, actor, on);
        CoverageReport report = overview.report(municipality, on);
        model.addAttribute("report", report);
        model.addAttribute("municipality", municipality);
        model.addAttribute("name", municipality.formalNameOn(on));
        model.addAttribute("on", on);
        model.addAttribute("groups", groups(report));
        model.addAttribute(
                "figures",
                Arrays.stream(Status.values())
                        .map(status -> new Figure(words.status(status), report.count(status)))
                        .toList());
        model.addAttribute(
                "gaps",
                report.rows().stream()
                        .filter(row -> row.status() == Status.MISSING || row.status() == Status.UNDOCUMENTED)
                        .toList());
        model.addAttribute("municipalities", register.municipalitiesOn(on));
        model.addAttribute("years", years());
        return "coverage";
    }

    private List<Integer> years() {
        var years = new ArrayList<Integer>();
        for (int year = FIRST_YEAR; year <= words.today().getYear() + 1; year++) {
            years.add(year);
        }
        return years;
    }

    private Municipality municipality(Form form, Actor actor, LocalDate on) {
        PartyId chosen = form.value("municipality", PartyId::new);
        PartyId own = actor.organisation();
        if (chosen != null && register.find(chosen).orElse(null) instanceof Municipality municipality) {
            return municipality;
        }
        if (own != null && register.find(own).orElse(null) instanceof Municipality municipality) {
            return municipality;
        }
        // A trust, an RHF or an auditor: the first kommune in its area or remit.
        return register.municipalitiesOn(on).stream()
                .filter(one -> actor.remit().contains(one.id())
                        || register.trustOf(one.id())
                                .filter(trust -> trust.equals(own))
                                .isPresent())
                .findFirst()
                .orElseGet(() -> register.municipalitiesOn(on).getFirst());
    }

    private List<Group> groups(CoverageReport report) {
        Map<Force, List<Line>> lines = new LinkedHashMap<>();
        for (Force force : Force.values()) {
            lines.put(force, new ArrayList<>());
        }
        for (CoverageReport.Row row : report.rows()) {
            lines.computeIfAbsent(row.requirement().force(), force -> new ArrayList<>())
                    .add(line(row, report));
        }
        return lines.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Line line(CoverageReport.Row row, CoverageReport report) {
        return new Line(
                row,
                words.status(row.status()),
                report.agreements().stream()
                        .map(counted -> {
                            // More than one version of an agreement may be in force for a kommune that was merged.
                            AgreementId id = counted.agreement();
                            return new Cell(
                                    row.clauses().stream()
                                            .filter(clause -> clause.agreement().equals(id)
                                                    && clause.version() == counted.version())
                                            .toList(),
                                    row.acts().stream()
                                            .filter(act ->
                                                    act.agreement().equals(id) && act.version() == counted.version())
                                            .toList());
                        })
                        .toList());
    }
}
