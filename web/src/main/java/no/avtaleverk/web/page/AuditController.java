package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.audit.AuditNote.Progress;
import no.avtaleverk.model.audit.AuditNote.Topic;
import no.avtaleverk.model.audit.Sample.Allocation;
import no.avtaleverk.model.audit.Sample.Stratification;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.audit.AuditDesk;
import no.avtaleverk.workflow.audit.AuditDesk.Drawing;
import no.avtaleverk.workflow.audit.AuditDesk.Item;
import no.avtaleverk.workflow.audit.AuditDesk.Sheet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The desk of those who audit: samples and working notes. For auditors alone; others are not told that it is there. */
@Controller
final class AuditController {
    private static final int MOST = 1000;

    private final AuditDesk desk;
    private final AuditSampleLines lines;
    private final PageAnswers answers;
    private final PageWords words;

    AuditController(AuditDesk desk, AuditSampleLines lines, PageAnswers answers, PageWords words) {
        this.desk = desk;
        this.lines = lines;
        this.answers = answers;
        this.words = words;
    }

    @GetMapping("/audit")
    String desk(Actor actor, Model model) {
        AuditSampleLines.requireAuditor(actor);
        model.addAttribute("samples", desk.samples(actor));
        model.addAttribute("today", words.today());
        model.addAttribute("stratifications", Stratification.values());
        model.addAttribute("allocations", Allocation.values());
        model.addAttribute("finished", Progress.DONE);
        if (!model.containsAttribute(PageAnswers.GIVEN)) {
            model.addAttribute(PageAnswers.GIVEN, Map.of());
        }
        return "audit";
    }

    @PostMapping("/audit/samples")
    String draw(Actor actor, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes flash) {
        AuditSampleLines.requireAuditor(actor);
        var form = new Form(fields);
        String title = form.title("title");
        String seed = form.required("seed");
        form.required("size");
        Integer size = form.value("size", Integer::valueOf);
        Stratification by = form.value("by", Stratification::valueOf);
        Allocation allocation = form.value("allocation", Allocation::valueOf);
        LocalDate on = form.date("on");
        if (size != null && (size < 1 || size > MOST)) {
            form.fault("size", "fault.value");
        }
        if (!form.faults().isEmpty() || size == null) {
            return back(form, faults(form), flash);
        }
        long position = on == null ? desk.newest() : desk.positionOn(on);
        Drawing drawing = position == 0
                ? new Drawing.NothingThere()
                : desk.draw(
                        title,
                        seed,
                        position,
                        by == null ? Stratification.NONE : by,
                        allocation == null ? Allocation.PROPORTIONAL : allocation,
                        size,
                        actor);
        return switch (drawing) {
            case Drawing.Drawn drawn -> {
                flash.addFlashAttribute("done", "audit.made");
                yield "redirect:/audit/samples/" + drawn.id();
            }
            case Drawing.NothingThere none -> back(form, List.of(new Fault(words.say("audit.nothing"), "#on")), flash);
            case Drawing.Refused refused -> back(form, said(refused.reasons()), flash);
        };
    }

    private List<Fault> faults(Form form) {
        return form.faults().entrySet().stream()
                .map(fault -> new Fault(
                        words.say("audit." + fault.getValue(), words.say("audit." + label(fault.getKey()))),
                        "#" + fault.getKey()))
                .toList();
    }

    private static String label(String field) {
        return field.equals("title") ? "name" : field;
    }

    private List<Fault> said(List<Refusal> reasons) {
        return reasons.stream()
                .map(reason -> new Fault(answers.words(reason), "#title"))
                .toList();
    }

    private static String back(Form form, List<Fault> faults, RedirectAttributes flash) {
        flash.addFlashAttribute(PageAnswers.FAULTS, faults);
        flash.addFlashAttribute(PageAnswers.GIVEN, form.given());
        return "redirect:/audit";
    }

    // ---- a sample ---------------------------------------------------------------------------------------------------

    record ShareLine(String stratum, int inFrame, int drawn) {}

    /** @param compare whether to read the whole register again, to see if it still gives the same frame */
    @GetMapping("/audit/samples/{sample}")
    String sample(
            @PathVariable String sample,
            @RequestParam(defaultValue = "false") boolean compare,
            Actor actor,
            Model model) {
        Sheet sheet = lines.sheet(sample, actor);
        model.addAttribute("sheet", sheet);
        model.addAttribute("sample", sheet.sample());
        model.addAttribute("finished", sheet.count(Progress.DONE));
        model.addAttribute("reproduced", sheet.sample().isReproduced());
        model.addAttribute("frameOfRegister", compare ? desk.isFrameOfRegister(sheet.sample(), actor) : null);
        model.addAttribute(
                "shares",
                sheet.sample().shares().stream()
                        .map(share ->
                                new ShareLine(lines.stratum(share.stratum(), sheet), share.inFrame(), share.drawn()))
                        .toList());
        model.addAttribute("lines", lines.lines(sheet, actor));
        return "audit-sample";
    }

    // ---- one agreement of it ----------------------------------------------------------------------------------------

    @GetMapping("/audit/samples/{sample}/{id}")
    String item(@PathVariable String sample, @PathVariable AgreementId id, Actor actor, Model model) {
        Sheet sheet = lines.sheet(sample, actor);
        Item item = sheet.item(id).orElseThrow(NotFoundException::new);
        model.addAttribute("sheet", sheet);
        model.addAttribute("line", lines.line(item, sheet, actor));
        model.addAttribute("notes", AuditSampleLines.notes(item));
        model.addAttribute("topics", Topic.values());
        model.addAttribute("steps", Progress.values());
        if (!model.containsAttribute(PageAnswers.GIVEN)) {
            model.addAttribute(PageAnswers.GIVEN, Map.of());
        }
        return "audit-item";
    }

    private void requireItem(String sample, AgreementId id, Actor actor) {
        if (lines.sheet(sample, actor).item(id).isEmpty()) {
            throw new NotFoundException();
        }
    }

    @PostMapping("/audit/samples/{sample}/{id}/notes")
    String write(
            @PathVariable String sample,
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        requireItem(sample, id, actor);
        var form = new Form(fields);
        Topic topic = form.value("topic", Topic::valueOf);
        List<Refusal> reasons = desk.write(sample, id, topic == null ? Topic.FINDING : topic, form.text("text"), actor);
        if (reasons.isEmpty()) {
            flash.addFlashAttribute("done", "audit.written");
        } else {
            flash.addFlashAttribute(
                    PageAnswers.FAULTS,
                    reasons.stream()
                            .map(reason -> new Fault(answers.words(reason), "#text"))
                            .toList());
            flash.addFlashAttribute(PageAnswers.GIVEN, form.given());
        }
        return "redirect:/audit/samples/" + sample + "/" + id;
    }

    @PostMapping("/audit/samples/{sample}/{id}/progress")
    String move(
            @PathVariable String sample,
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        requireItem(sample, id, actor);
        Progress to = new Form(fields).value("progress", Progress::valueOf);
        if (to != null && desk.progress(sample, id, to, actor).isEmpty()) {
            flash.addFlashAttribute("done", "audit.moved");
        }
        return "redirect:/audit/samples/" + sample + "/" + id;
    }
}
