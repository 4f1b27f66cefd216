package no.avtaleverk.web.page;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.supervision.FindingNote.FindingAnswered;
import no.avtaleverk.model.supervision.FindingNote.FindingClosed;
import no.avtaleverk.model.supervision.FindingNote.FindingEffectChecked;
import no.avtaleverk.model.supervision.FindingNote.FindingEffectPlanned;
import no.avtaleverk.model.supervision.FindingNote.FindingMeasureDone;
import no.avtaleverk.model.supervision.FindingNote.FindingMeasureSet;
import no.avtaleverk.model.supervision.FindingNote.FindingRegistered;
import no.avtaleverk.model.supervision.FindingNote.ReportRegistered;
import no.avtaleverk.model.supervision.Supervision;
import no.avtaleverk.model.supervision.Supervision.Finding;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.supervision.Supervising;
import no.avtaleverk.workflow.supervision.Supervising.Placed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What tilsyn and revisjon found, on one agreement and on all of an organisation. */
@Controller
final class SupervisionController {
    private final AgreementPages pages;
    private final Supervising supervising;
    private final Uploads uploads;
    private final PageAnswers answers;
    private final PageWords words;

    SupervisionController(
            AgreementPages pages, Supervising supervising, Uploads uploads, PageAnswers answers, PageWords words) {
        this.pages = pages;
        this.supervising = supervising;
        this.uploads = uploads;
        this.answers = answers;
        this.words = words;
    }

    /** A finding with what the reader may do about it. */
    record FindingLine(
            Finding finding, PageWords.Chip chip, List<Clause> clauses, boolean mayAct, List<MeasureLine> measures) {}

    record MeasureLine(Supervision.Measure measure, String owner, boolean late, boolean mayDo) {}

    /** A report, where it is followed up. */
    record ReportLine(Placed placed, String about, List<FindingLine> findings, boolean mayAct) {
        public Supervision.Report report() {
            return placed.report();
        }

        public long open() {
            return findings.stream().filter(one -> one.finding().isOpen()).count();
        }
    }

    @GetMapping("/findings")
    String everywhere(Actor actor, Model model) {
        List<ReportLine> lines = supervising.everywhere(actor).stream()
                .map(placed -> line(placed, Clauses.NONE, actor))
                .toList();
        model.addAttribute(
                "open", lines.stream().filter(one -> one.report().isOpen()).toList());
        model.addAttribute(
                "closed", lines.stream().filter(one -> !one.report().isOpen()).toList());
        return "findings";
    }

    @GetMapping("/agreements/{id}/follow-up/finding")
    String show(@PathVariable AgreementId id, Actor actor, Model model) {
        AgreementView view = inner(id, actor);
        Agreement agreement = view.agreement();
        Collection<PartyId> bound = agreement.circles().bound(words.today());
        Clauses clauses = clauses(view);
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("today", words.today());
        model.addAttribute("clauses", clauses.list());
        model.addAttribute("parties", bound);
        model.addAttribute("roles", DeliveryController.ROLES);
        model.addAttribute("mayRegister", actor.mayCoordinate(bound));
        List<ReportLine> lines = supervising.reports(agreement, actor).stream()
                .map(placed -> line(placed, clauses, actor))
                .toList();
        model.addAttribute(
                "shared", lines.stream().filter(one -> !one.placed().inner()).toList());
        model.addAttribute(
                "inner", lines.stream().filter(one -> one.placed().inner()).toList());
        return "follow-up-finding";
    }

    private Clauses clauses(AgreementView view) {
        AgreementPages.Text text = pages.text(view, (Integer) null);
        return text.clauses().filled(text.head());
    }

    private AgreementView inner(AgreementId id, Actor actor) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        return view;
    }

    private ReportLine line(Placed placed, Clauses clauses, Actor actor) {
        PartyId about = placed.report().registered().about();
        boolean mayAct = placed.report().shared() == null && actor.mayCoordinate(List.of(about));
        return new ReportLine(
                placed,
                words.party(about),
                placed.report().findings().stream()
                        .map(finding -> line(finding, clauses, mayAct && finding.isOpen(), actor))
                        .toList(),
                mayAct);
    }

    private FindingLine line(Finding finding, Clauses clauses, boolean mayAct, Actor actor) {
        return new FindingLine(
                finding,
                chip(finding),
                finding.registered().clauses().stream()
                        .flatMap(clause -> clauses.find(clause).stream())
                        .toList(),
                mayAct,
                finding.measures().stream()
                        .map(measure -> {
                            FindingMeasureSet set = measure.set();
                            boolean open = measure.done() == null && finding.isOpen();
                            boolean own = set.owner().equals(actor.organisation())
                                    && (actor.mayCoordinate(List.of(set.owner())) || actor.has(set.role()));
                            return new MeasureLine(
                                    measure,
                                    words.party(set.owner()),
                                    open && words.today().isAfter(set.due()),
                                    open && own);
                        })
                        .toList());
    }

    private PageWords.Chip chip(Finding finding) {
        if (!finding.isOpen()) {
            return new PageWords.Chip(words.say("finding.is-closed"), "success", "check");
        }
        return finding.isLate(words.today())
                ? new PageWords.Chip(words.say("start.overdue"), "danger", "warning")
                : new PageWords.Chip(words.say("finding.is-open"), "neutral", "clock");
    }

    @PostMapping("/agreements/{id}/follow-up/finding/reports")
    String register(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Actor actor,
            RedirectAttributes flash)
            throws IOException {
        var form = new Form(fields);
        String report = UUID.randomUUID().toString();
        Supervision.Supervisor supervisor = form.value("supervisor", Supervision.Supervisor::valueOf);
        String authority = form.required("authority");
        String title = form.required("reportTitle");
        LocalDate date = form.requiredDate("reportDate");
        PartyId about = form.value("about", PartyId::new);
        boolean inner = form.text("room").equals("inner");
        FindingRegistered finding = finding(form, report);
        Uploads.Upload upload = uploads.read(file, form);
        if (!form.isSound() || supervisor == null || date == null || about == null || finding == null) {
            return answers.unreadable(form, flash, page(id));
        }
        if (!upload.isTaken()) {
            return answers.refused(upload.reasons(), form, flash, page(id));
        }
        var registered = new ReportRegistered(
                report, supervisor, authority, title, form.text("reference"), date, about, upload.attachment());
        return answers.noted(
                supervising.register(id, registered, List.of(finding), inner, upload.sound(), actor),
                form,
                flash,
                "done.report-registered",
                page(id));
    }

    private static @Nullable FindingRegistered finding(Form form, String report) {
        Supervision.Grade grade = form.value("grade", Supervision.Grade::valueOf);
        String text = form.required("findingWords");
        LocalDate answerBy = form.date("answerBy");
        List<ClauseId> clauses = form.values("clause", ClauseId::new);
        return grade == null
                ? null
                : new FindingRegistered(
                        UUID.randomUUID().toString(), report, grade, text, form.text("legalBasis"), clauses, answerBy);
    }

    /** A finding more, or what was inner shared; which one is said by the button. */
    @PostMapping("/agreements/{id}/follow-up/finding/reports/{report}")
    String report(
            @PathVariable AgreementId id,
            @PathVariable String report,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        if (form.text("act").equals("share")) {
            form.required("sure");
            if (!form.isSound()) {
                return answers.unreadable(form, flash, page(id));
            }
            return answers.noted(supervising.share(id, report, actor), form, flash, "done.report-shared", page(id));
        }
        FindingRegistered finding = finding(form, report);
        return !form.isSound() || finding == null
                ? answers.unreadable(form, flash, page(id))
                : answers.noted(
                        supervising.add(id, isInner(form), finding, actor),
                        form,
                        flash,
                        "done.finding-added",
                        page(id));
    }

    private static boolean isInner(Form form) {
        return form.text("room").equals("inner");
    }

    /** One of the acts a finding can have; which one is said by the button. */
    @PostMapping("/agreements/{id}/follow-up/finding/findings/{item}")
    String act(
            @PathVariable AgreementId id,
            @PathVariable String item,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        boolean inner = isInner(form);
        String act = form.text("act");
        LocalDate on = form.requiredDate("findingDay");
        String said = act.equals("plan") ? form.text("said") : form.required("said");
        PartyId owner = form.value("owner", PartyId::new);
        Role role = form.value("role", Role::valueOf);
        if (!form.isSound() || on == null) {
            return answers.unreadable(form, flash, page(id));
        }
        List<Refusal> reasons =
                switch (act) {
                    case "answer" -> supervising.answer(id, inner, new FindingAnswered(item, on, said), actor);
                    case "measure" ->
                        owner == null || role == null
                                ? List.of(new Refusal.NotAllowed())
                                : supervising.measure(
                                        id,
                                        inner,
                                        new FindingMeasureSet(
                                                item, UUID.randomUUID().toString(), said, owner, role, on),
                                        actor);
                    case "carry-out" ->
                        supervising.carryOut(
                                id, inner, new FindingMeasureDone(item, form.text("measure"), on, said), actor);
                    case "plan" -> supervising.planEffect(id, inner, new FindingEffectPlanned(item, on), actor);
                    case "works", "works-not" ->
                        supervising.checkEffect(
                                id, inner, new FindingEffectChecked(item, on, said, act.equals("works")), actor);
                    case "close" -> supervising.close(id, inner, closed(item, on, said, form.text("without")), actor);
                    default -> throw new NotFoundException();
                };
        return answers.noted(reasons, form, flash, "done.finding-noted", page(id));
    }

    private static FindingClosed closed(String item, LocalDate on, String by, String without) {
        return new FindingClosed(item, on, by, without.isBlank() ? null : without);
    }

    private static String page(AgreementId id) {
        return FollowUpPlace.of(id, FollowUpSubject.FINDING, "");
    }
}
