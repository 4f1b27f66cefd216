package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.RosFileFormat;
import no.avtaleverk.model.followup.Attachment;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosFormFault;
import no.avtaleverk.model.ros.RosFormFindings;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.ros.RosNote.RosAsideProposed;
import no.avtaleverk.model.ros.RosNote.RosGuideAnswered;
import no.avtaleverk.model.ros.RosNote.RosMeasureSet;
import no.avtaleverk.model.ros.RosNote.RosReadBack;
import no.avtaleverk.model.ros.RosNote.RosRowSetAside;
import no.avtaleverk.model.ros.RosNote.RosScored;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import no.avtaleverk.workflow.ros.RosForms;
import no.avtaleverk.workflow.ros.RosForms.Brought;
import no.avtaleverk.workflow.ros.RosForms.HandedOut;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The checklist of a ROS analysis as files, and filled-in forms: looked through first, then noted. */
@Controller
final class RosFilesController {
    private static final String PENDING = "ros-form";

    private final AgreementPages pages;
    private final AnalysingRisks analysing;
    private final RosForms forms;
    private final PageAnswers answers;
    private final PageWords words;

    RosFilesController(
            AgreementPages pages, AnalysingRisks analysing, RosForms forms, PageAnswers answers, PageWords words) {
        this.pages = pages;
        this.analysing = analysing;
        this.forms = forms;
        this.answers = answers;
        this.words = words;
    }

    /** A form that a person looks through before it is noted: kept for that person alone, until the next or until the session ends. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Pending(String agreement, String digest, String name, byte[] bytes) implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;
    }

    /**
     * What would be noted, or was.
     *
     * @param isRow whether it is of a row of the list, not of a question of the guide
     */
    record NoteLine(String row, String event, String kind, String said, boolean isRow) implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;
    }

    /** What can not be. */
    record FaultLine(String row, String area, String cause, String value, List<String> reasons) {}

    /** A form that was read back. */
    record ReadBack(Attachment file, int taken, String who, String when) {}

    /** A file to take. */
    record Choice(String href, RosFileFormat format) {}

    @GetMapping("/agreements/{id}/follow-up/ros/files")
    String show(@PathVariable AgreementId id, Actor actor, Model model) {
        fill(id, actor, model);
        return "follow-up-ros-files";
    }

    private Agreement fill(AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        Agreement agreement = view.agreement();
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("listed", forms.isThere(agreement, actor));
        model.addAttribute("mayBring", forms.mayBring(agreement, actor));
        model.addAttribute(
                "readBack",
                forms.readBack(agreement, actor).stream().map(this::readBack).toList());
        model.addAttribute(
                "files",
                Arrays.stream(RosFileFormat.values())
                        .map(format -> new Choice(
                                "/agreements/%s/follow-up/ros/ros.%s".formatted(id, format.extension()), format))
                        .toList());
        return agreement;
    }

    private ReadBack readBack(Noted<RosReadBack> noted) {
        PartyId party = noted.organisation();
        return new ReadBack(
                noted.note().file(),
                noted.note().taken(),
                party == null ? noted.userName() : noted.userName() + ", " + words.party(party),
                words.moment(noted.at()));
    }

    // ---- out --------------------------------------------------------------------------------------------------------

    @GetMapping("/agreements/{id}/follow-up/ros/ros.docx")
    ResponseEntity<byte[]> docx(@PathVariable AgreementId id, Actor actor) {
        return file(id, RosFileFormat.DOCX, actor);
    }

    @GetMapping("/agreements/{id}/follow-up/ros/ros.xlsx")
    ResponseEntity<byte[]> xlsx(@PathVariable AgreementId id, Actor actor) {
        return file(id, RosFileFormat.XLSX, actor);
    }

    @GetMapping("/agreements/{id}/follow-up/ros/ros.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable AgreementId id, Actor actor) {
        return file(id, RosFileFormat.PDF, actor);
    }

    @GetMapping("/agreements/{id}/follow-up/ros/ros.csv")
    ResponseEntity<byte[]> csv(@PathVariable AgreementId id, Actor actor) {
        return file(id, RosFileFormat.CSV, actor);
    }

    @GetMapping("/agreements/{id}/follow-up/ros/ros.json")
    ResponseEntity<byte[]> json(@PathVariable AgreementId id, Actor actor) {
        return file(id, RosFileFormat.JSON, actor);
    }

    private ResponseEntity<byte[]> file(AgreementId id, RosFileFormat format, Actor actor) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        HandedOut file = forms.handOut(view.agreement(), format, actor).orElseThrow(NotFoundException::new);
        return AgreementPageController.file(file.bytes(), file.name(), format.mediaType());
    }

    // ---- back -------------------------------------------------------------------------------------------------------

    @PostMapping("/agreements/{id}/follow-up/ros/files")
    String look(
            @PathVariable AgreementId id,
            @RequestParam("file") MultipartFile file,
            Actor actor,
            HttpSession session,
            Model model)
            throws IOException {
        Agreement agreement = fill(id, actor, model);
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        byte[] bytes = file.getBytes();
        Brought brought = forms.look(agreement, name, bytes, actor);
        if (brought instanceof Brought.Read read) {
            session.setAttribute(PENDING, new Pending(id.value(), read.file().hex(), name, bytes));
            model.addAttribute("name", read.name());
            model.addAttribute("digest", read.file().hex());
            findings(agreement, read.findings(), actor, model);
        } else {
            session.removeAttribute(PENDING);
            model.addAttribute(PageAnswers.FAULTS, List.of(new Fault(refused(brought), "#file")));
        }
        return "follow-up-ros-files";
    }

    private String refused(Brought brought) {
        if (!(brought instanceof Brought.Refused refused)) {
            return words.say("ros-files.no-form");
        }
        // What other files are read from is no help here.
        Refusal reason = refused.reasons().getFirst();
        return reason.equals(new Refusal.FileNotTaken(DocumentReader.ReadFault.UNKNOWN_FORMAT))
                ? words.say("ros-files.other-format")
                : answers.words(reason);
    }

    /** Note what the person has looked through. */
    @PostMapping("/agreements/{id}/follow-up/ros/files/note")
    String note(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            HttpSession session,
            RedirectAttributes flash,
            Model model) {
        var form = new Form(fields);
        Agreement agreement = fill(id, actor, model);
        String page = "/agreements/" + id + "/follow-up/ros/files";
        @Nullable Object kept = session.getAttribute(PENDING);
        if (!(kept instanceof Pending pending)
                || !pending.agreement().equals(id.value())
                || !pending.digest().equals(form.text("digest"))) {
            flash.addFlashAttribute(PageAnswers.FAULTS, List.of(new Fault(words.say("ros-files.gone"), "#file")));
            return "redirect:" + page;
        }
        Brought brought = forms.take(agreement, pending.name(), pending.bytes(), form.isChecked("despite"), actor);
        if (brought instanceof Brought.Taken taken) {
            session.removeAttribute(PENDING);
            RosAnalysis analysis = analysing.analysis(agreement, actor);
            flash.addFlashAttribute(
                    "taken",
                    taken.findings().notes().stream()
                            .map(one -> line(one, analysis))
                            .toList());
            return answers.done(flash, "done.ros-form", page);
        }
        if (brought instanceof Brought.Read read) {
            model.addAttribute("name", read.name());
            model.addAttribute("digest", read.file().hex());
            findings(agreement, read.findings(), actor, model);
            return "follow-up-ros-files";
        }
        flash.addFlashAttribute(PageAnswers.FAULTS, List.of(new Fault(refused(brought), "#file")));
        return "redirect:" + page;
    }

    private void findings(Agreement agreement, RosFormFindings findings, Actor actor, Model model) {
        RosAnalysis analysis = analysing.analysis(agreement, actor);
        model.addAttribute("findings", findings);
        model.addAttribute(
                "notes",
                findings.notes().stream().map(note -> line(note, analysis)).toList());
        model.addAttribute(
                "formFaults",
                findings.faults().stream().map(fault -> line(fault, analysis)).toList());
        model.addAttribute("fatal", findings.faults().stream().anyMatch(RosFormFault::isFatal));
    }

    private NoteLine line(RosNote note, RosAnalysis analysis) {
        String kind = words.say("ros-files.kind." + note.getClass().getSimpleName());
        String event = event(note.item(), analysis);
        return switch (note) {
            case RosScored score ->
                new NoteLine(
                        note.item(),
                        event,
                        kind,
                        area(score.area(), analysis) + ": " + grades(score, analysis) + said(score.reason()),
                        true);
            case RosMeasureSet set ->
                new NoteLine(
                        note.item(),
                        event,
                        kind,
                        words.say(
                                "ros-files.measure",
                                set.what(),
                                words.of(set.lowers()),
                                words.party(set.party()),
                                words.of(set.role()),
                                words.date(set.due())),
                        true);
            case RosRowSetAside aside -> new NoteLine(note.item(), event, kind, aside.reason(), true);
            case RosAsideProposed aside -> new NoteLine(note.item(), event, kind, aside.reason(), true);
            case RosGuideAnswered answered ->
                new NoteLine(note.item(), event, kind, words.of(answered.answer()) + said(answered.said()), false);
            default -> throw new IllegalStateException("No form brings " + note);
        };
    }

    private static String said(String words) {
        return words.isBlank() ? "" : " – " + words;
    }

    private String grades(RosScored score, RosAnalysis analysis) {
        RosGrade after = score.after();
        String before = grade(score.before(), analysis);
        return after == null
                ? words.say("ros-files.graded", before)
                : words.say("ros-files.graded-both", before, grade(after, analysis));
    }

    private String grade(RosGrade grade, RosAnalysis analysis) {
        return words.say(
                "ros-files.grade",
                grade.likelihood(),
                grade.consequence(),
                grade.score(),
                analysis.scale().map(scale -> words.of(scale.zone(grade))).orElse(""));
    }

    private String event(String item, RosAnalysis analysis) {
        return analysis.find(item)
                .map(RosItem::row)
                .map(RosRow::words)
                .or(() -> analysing.guide().find(item).map(question -> question.question()))
                .map(words::in)
                .orElse("");
    }

    private String area(String area, RosAnalysis analysis) {
        return analysis.scale()
                .flatMap(scale -> scale.area(area))
                .map(one -> words.in(one.name()))
                .orElse(area);
    }

    private FaultLine line(RosFormFault fault, RosAnalysis analysis) {
        String event = event(fault.item(), analysis);
        return new FaultLine(
                fault.item().isEmpty() ? "" : (fault.item() + " " + event).strip(),
                fault.area().isEmpty() ? "" : area(fault.area(), analysis),
                words.of(fault.cause()),
                fault.value(),
                fault.reasons().stream().map(answers::words).toList());
    }
}
