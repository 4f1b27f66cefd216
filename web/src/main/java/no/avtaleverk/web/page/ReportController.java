package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.report.StatusReport;
import no.avtaleverk.model.report.StatusReportRenderer;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.report.StatusReporting;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Reports on where the agreements of an organ stand. Everything a report depends on is in its address, so that it can be made again. */
@Controller
final class ReportController {
    private final StatusReporting reporting;
    private final StatusReportRenderer renderer;
    private final PageWords words;

    ReportController(StatusReporting reporting, StatusReportRenderer renderer, PageWords words) {
        this.reporting = reporting;
        this.renderer = renderer;
        this.words = words;
    }

    /** What a report is asked for with. */
    private record Asked(
            @Nullable PartyId organ,
            LocalDate on,
            long position,
            @Nullable Language language) {}

    @GetMapping("/reports")
    String show(@RequestParam MultiValueMap<String, String> fields, Actor actor, Model model) {
        Set<PartyId> organs = reporting.organs(actor);
        if (organs.isEmpty()) {
            model.addAttribute("whose", "reports");
            return "not-for-you";
        }
        var form = new Form(fields);
        Asked asked = asked(form, organs, actor);
        boolean sound = form.isSound() && !asked.on().isAfter(words.today());
        StatusReport report = sound ? made(asked, actor).orElse(null) : null;
        model.addAttribute("organs", organs);
        model.addAttribute("organ", asked.organ());
        model.addAttribute("on", form.text("on").isEmpty() ? asked.on().toString() : form.text("on"));
        model.addAttribute("badDay", !sound);
        model.addAttribute("standard", asked.language());
        model.addAttribute("standards", Language.values());
        model.addAttribute("report", report);
        if (report != null) {
            model.addAttribute(
                    "late",
                    report.agreements().stream()
                            .filter(line -> line.duties().stream()
                                    .anyMatch(duty -> duty.state().name().matches("LATE|OVERDUE")))
                            .count());
            model.addAttribute(
                    "open",
                    report.followUp().stream()
                            .mapToInt(StatusReport.FollowUpLine::open)
                            .sum());
            model.addAttribute(
                    "missing",
                    report.coverage().stream()
                            .filter(line -> !line.missing().isEmpty())
                            .count());
            model.addAttribute("red", report.risks().zones().getOrDefault(Zone.RED, 0));
        }
        return "reports";
    }

    @GetMapping("/reports/status.{format}")
    ResponseEntity<byte[]> file(
            @PathVariable String format, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        DocumentFormat wanted = java.util.Arrays.stream(DocumentFormat.values())
                .filter(one -> one.extension().equals(format))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        var form = new Form(fields);
        Asked asked = asked(form, reporting.organs(actor), actor);
        if (!form.isSound()) {
            throw new NotFoundException();
        }
        StatusReport report = made(asked, actor).orElseThrow(NotFoundException::new);
        String name = "%s %s %s.%s"
                .formatted(
                        words.sayIn(report.language(), "reports.file"), report.name(), report.on(), wanted.extension());
        return AgreementPageController.file(renderer.render(report, wanted), name, wanted.mediaType());
    }

    private Asked asked(Form form, Set<PartyId> organs, Actor actor) {
        LocalDate day = form.date("on");
        LocalDate on = day == null ? words.today() : day;
        String organ = form.text("organ");
        PartyId own = actor.organisation();
        PartyId whose = organ.isEmpty() && own != null && organs.contains(own)
                ? own
                : organs.stream()
                        .filter(one -> organ.isEmpty() || one.value().equals(organ))
                        .findFirst()
                        .orElse(null);
        Long position = form.value("position", Long::valueOf);
        return new Asked(
                whose,
                on,
                position == null ? reporting.positionFor(on) : position,
                form.value("language", Language::of));
    }

    private Optional<StatusReport> made(Asked asked, Actor actor) {
        PartyId organ = asked.organ();
        return organ == null
                ? Optional.empty()
                : reporting.make(organ, asked.on(), asked.position(), asked.language(), actor);
    }
}
