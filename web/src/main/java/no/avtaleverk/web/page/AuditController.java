package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.audit.AuditNote;
import no.avtaleverk.model.audit.AuditNote.Progress;
import no.avtaleverk.model.audit.AuditNote.Topic;
import no.avtaleverk.model.audit.AuditNote.WorkingNoteWritten;
import no.avtaleverk.model.audit.Sample;
import no.avtaleverk.model.audit.Sample.Allocation;
import no.avtaleverk.model.audit.Sample.Stratification;
import no.avtaleverk.model.document.CriteriaContent;
import no.avtaleverk.model.document.CriteriaRenderer;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.templates.xlsx.Workbook;
import no.avtaleverk.workflow.audit.AuditDesk;
import no.avtaleverk.workflow.audit.AuditDesk.Drawing;
import no.avtaleverk.workflow.audit.AuditDesk.Item;
import no.avtaleverk.workflow.audit.AuditDesk.Sheet;
import no.avtaleverk.workflow.audit.Criteria;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The desk of those who audit: samples, working notes and criteria. For auditors alone; others are not told that it is there. */
@Controller
final class AuditController {
    private static final int MOST = 1000;

    private final AuditDesk desk;
    private final Criteria criteria;
    private final CriteriaRenderer renderer;
    private final Viewing viewing;
    private final PageAnswers answers;
    private final PageWords words;

    AuditController(
            AuditDesk desk,
            Criteria criteria,
            CriteriaRenderer renderer,
            Viewing viewing,
            PageAnswers answers,
            PageWords words) {
        this.desk = desk;
        this.criteria = criteria;
        this.renderer = renderer;
        this.viewing = viewing;
        this.answers = answers;
        this.words = words;
    }

    /** A line of the sample. */
    record Line(Item item, String title, boolean open, String stratum) {}

    record ShareLine(String stratum, int inFrame, int drawn) {}

    record NoteLine(Noted<AuditNote> noted, Topic topic, String text) {}

    @GetMapping("/audit")
    String desk(Actor actor, Model model) {
        requireAuditor(actor);
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

    private static void requireAuditor(Actor actor) {
        if (!AuditDesk.isFor(actor)) {
            throw new NotFoundException();
        }
    }

    @PostMapping("/audit/samples")
    String draw(Actor actor, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes flash) {
        requireAuditor(actor);
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

    private Sheet sheet(String id, Actor actor) {
        requireAuditor(actor);
        return desk.sample(id, actor).orElseThrow(NotFoundException::new);
    }

    @GetMapping("/audit/samples/{sample}")
    String sample(@PathVariable String sample, Actor actor, Model model) {
        Sheet sheet = sheet(sample, actor);
        Map<AgreementId, String> titles = titles(sheet, actor);
        model.addAttribute("sheet", sheet);
        model.addAttribute("sample", sheet.sample());
        model.addAttribute("finished", sheet.count(Progress.DONE));
        model.addAttribute("reproduced", sheet.sample().isReproduced());
        model.addAttribute("frameOfRegister", desk.isFrameOfRegister(sheet.sample(), actor));
        model.addAttribute(
                "shares",
                sheet.sample().shares().stream()
                        .map(share -> new ShareLine(stratum(share.stratum(), sheet), share.inFrame(), share.drawn()))
                        .toList());
        model.addAttribute(
                "lines",
                sheet.items().stream().map(item -> line(item, sheet, titles)).toList());
        return "audit-sample";
    }

    private Map<AgreementId, String> titles(Sheet sheet, Actor actor) {
        var titles = new LinkedHashMap<AgreementId, String>();
        for (AgreementId id : sheet.sample().items()) {
            viewing.view(id, actor)
                    .map(AgreementView::agreement)
                    .ifPresent(agreement -> titles.put(id, agreement.head().title()));
        }
        return titles;
    }

    private Line line(Item item, Sheet sheet, Map<AgreementId, String> titles) {
        String title = titles.get(item.agreement());
        return new Line(
                item, title == null ? words.say("audit.gone") : title, title != null, stratum(item.stratum(), sheet));
    }

    private String stratum(String stratum, Sheet sheet) {
        if (stratum.isEmpty() || stratum.equals(AuditDesk.SEVERAL) || stratum.equals(AuditDesk.NONE)) {
            return words.say("audit.stratum." + stratum);
        }
        return switch (sheet.sample().stratification()) {
            case TRUST, MUNICIPALITY -> words.party(new PartyId(stratum));
            case MATTER -> words.requirement(new RequirementId(stratum));
            case STATE -> words.capital(AgreementState.valueOf(stratum));
            case NONE -> stratum;
        };
    }

    // ---- one agreement of it ----------------------------------------------------------------------------------------

    @GetMapping("/audit/samples/{sample}/{id}")
    String item(@PathVariable String sample, @PathVariable AgreementId id, Actor actor, Model model) {
        Sheet sheet = sheet(sample, actor);
        Item item = sheet.item(id).orElseThrow(NotFoundException::new);
        model.addAttribute("sheet", sheet);
        model.addAttribute("line", line(item, sheet, titles(sheet, actor)));
        model.addAttribute("notes", notes(item));
        model.addAttribute("topics", Topic.values());
        model.addAttribute("steps", Progress.values());
        if (!model.containsAttribute(PageAnswers.GIVEN)) {
            model.addAttribute(PageAnswers.GIVEN, Map.of());
        }
        return "audit-item";
    }

    private static List<NoteLine> notes(Item item) {
        var notes = new ArrayList<NoteLine>();
        for (Noted<AuditNote> noted : item.written()) {
            if (noted.note() instanceof WorkingNoteWritten written) {
                notes.add(new NoteLine(noted, written.topic(), written.text()));
            }
        }
        return notes;
    }

    private void requireItem(String sample, AgreementId id, Actor actor) {
        if (sheet(sample, actor).item(id).isEmpty()) {
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

    // ---- out --------------------------------------------------------------------------------------------------------

    @GetMapping("/audit/samples/{sample}/sample.csv")
    ResponseEntity<byte[]> csv(@PathVariable String sample, Actor actor) {
        Sheet sheet = sheet(sample, actor);
        return AgreementPageController.file(csv(columns(), rows(sheet, actor)), name(sheet, "csv"), SheetFiles.CSV);
    }

    @GetMapping("/audit/samples/{sample}/sample.xlsx")
    ResponseEntity<byte[]> xlsx(@PathVariable String sample, Actor actor) {
        Sheet sheet = sheet(sample, actor);
        Sample drawn = sheet.sample();
        List<List<Object>> method = List.of(
                List.of(words.say("audit.name"), sheet.title()),
                List.of(words.say("audit.when"), words.moment(sheet.at())),
                List.of(words.say("audit.who"), sheet.by()),
                List.of(words.say("audit.seed"), drawn.seed()),
                List.of(
                        words.say("audit.method-frame"),
                        words.say("audit.method-frame-about", drawn.frame().size(), String.valueOf(drawn.position()))),
                List.of(words.say("audit.method-digest"), drawn.frameDigest().hex()),
                List.of(words.say("audit.by"), words.of(drawn.stratification())),
                List.of(words.say("audit.allocation"), words.of(drawn.allocation())),
                List.of(words.say("audit.size"), drawn.size()),
                List.of(words.say("audit.method"), words.say("audit.method-how")));
        List<List<Object>> frame = drawn.frame().stream()
                .map(unit -> List.<Object>of(
                        unit.agreement().value(),
                        stratum(unit.stratum(), sheet),
                        unit.stratum(),
                        Sample.rank(drawn.seed(), unit.agreement()).hex(),
                        drawn.items().contains(unit.agreement()) ? 1 : 0))
                .toList();
        byte[] file = Workbook.of(
                "Avtaleverk",
                List.of(
                        new Workbook.Sheet(words.say("audit.samples"), wide(columns()), cells(rows(sheet, actor))),
                        new Workbook.Sheet(
                                words.say("audit.method-frame"),
                                wide(List.of(
                                        words.say("audit.id"),
                                        words.say("audit.stratum"),
                                        words.say("audit.stratum") + " (id)",
                                        words.say("audit.rank"),
                                        words.say("audit.drawn"))),
                                frame),
                        new Workbook.Sheet(
                                words.say("audit.method"),
                                List.of(new Workbook.Column("", 30), new Workbook.Column("", 90)),
                                method)));
        return AgreementPageController.file(file, name(sheet, "xlsx"), Workbook.MEDIA_TYPE);
    }

    private String name(Sheet sheet, String extension) {
        return words.say("audit.samples") + " "
                + sheet.title().replaceAll("[^\\p{L}\\p{N} .-]", "").strip() + "." + extension;
    }

    private List<String> columns() {
        var columns = new ArrayList<>(List.of(
                words.say("audit.agreement"),
                words.say("audit.id"),
                words.say("audit.stratum"),
                words.say("audit.progress")));
        for (Topic topic : Topic.values()) {
            columns.add(words.capital(topic));
        }
        return columns;
    }

    private List<List<String>> rows(Sheet sheet, Actor actor) {
        Map<AgreementId, String> titles = titles(sheet, actor);
        return sheet.items().stream()
                .map(item -> {
                    Line line = line(item, sheet, titles);
                    var row = new ArrayList<>(
                            List.of(line.title(), item.agreement().value(), line.stratum(), words.of(item.progress())));
                    for (Topic topic : Topic.values()) {
                        row.add(notes(item).stream()
                                .filter(note -> note.topic() == topic)
                                .map(note -> note.text() + " (" + note.noted().userName() + ", "
                                        + words.moment(note.noted().at()) + ")")
                                .collect(Collectors.joining("\n")));
                    }
                    return List.copyOf(row);
                })
                .toList();
    }

    private static List<Workbook.Column> wide(List<String> titles) {
        return titles.stream().map(title -> new Workbook.Column(title, 32)).toList();
    }

    private static List<List<Object>> cells(List<List<String>> rows) {
        return rows.stream().map(row -> List.<Object>copyOf(row)).toList();
    }

    private static byte[] csv(List<String> columns, List<List<String>> rows) {
        var lines = new ArrayList<no.avtaleverk.model.followup.Sheet.Line>();
        for (List<String> row : rows) {
            var cells = new LinkedHashMap<String, String>();
            for (int column = 0; column < columns.size(); column++) {
                cells.put(columns.get(column), row.get(column));
            }
            lines.add(new no.avtaleverk.model.followup.Sheet.Line(lines.size() + 1, cells));
        }
        return SheetFiles.csv(new no.avtaleverk.model.followup.Sheet(columns, lines));
    }

    // ---- criteria ---------------------------------------------------------------------------------------------------

    /** @param format {@code csv}, {@code docx} or {@code pdf} */
    @GetMapping("/audit/criteria")
    ResponseEntity<byte[]> criteria(Actor actor, @RequestParam MultiValueMap<String, String> fields) {
        requireAuditor(actor);
        var form = new Form(fields);
        LocalDate asked = form.date("on");
        LocalDate on = asked == null ? words.today() : asked;
        Language language = form.text("language").equals("nn") ? Language.NYNORSK : Language.BOKMAL;
        CriteriaContent content = criteria.on(on, language);
        String name = (language == Language.NYNORSK ? "revisjonskriterium-" : "revisjonskriterier-") + on + ".";
        DocumentFormat format = Arrays.stream(DocumentFormat.values())
                .filter(one -> one.extension().equals(form.text("format")))
                .findFirst()
                .orElse(null);
        return format == null
                ? AgreementPageController.file(csv(content), name + "csv", SheetFiles.CSV)
                : AgreementPageController.file(
                        renderer.render(content, format), name + format.extension(), format.mediaType());
    }

    private byte[] csv(CriteriaContent content) {
        Language language = content.language();
        List<String> columns = List.of("id", "title", "force", "quote", "source", "from", "until", "edition").stream()
                .map(column -> words.sayIn(language, "audit.criterion-" + column))
                .toList();
        List<List<String>> rows =
                content.criteria().stream().map(one -> row(one, content)).toList();
        return csv(columns, rows);
    }

    private static List<String> row(Requirement one, CriteriaContent content) {
        LocalDate demanded = one.statutoryFrom();
        LocalDate until = one.applies().until();
        return List.of(
                one.id().toString(),
                one.title().in(content.language()),
                one.force().key(),
                Objects.requireNonNullElse(one.quote(), ""),
                one.source(),
                (demanded == null ? one.applies().from() : demanded).toString(),
                until == null ? "" : until.minusDays(1).toString(),
                content.edition() + " " + content.catalogue().abbreviated());
    }
}
