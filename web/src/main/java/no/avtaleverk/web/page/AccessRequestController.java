package no.avtaleverk.web.page;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.access.AccessNote;
import no.avtaleverk.model.access.AccessNote.AccessAnswered;
import no.avtaleverk.model.access.AccessNote.AccessAppealed;
import no.avtaleverk.model.access.AccessNote.AccessRequested;
import no.avtaleverk.model.access.AccessNote.Answer;
import no.avtaleverk.model.access.AccessNote.AppealDecided;
import no.avtaleverk.model.access.AccessNote.AppealForwarded;
import no.avtaleverk.model.access.AccessNote.Outcome;
import no.avtaleverk.model.access.AccessRequest;
import no.avtaleverk.model.access.AccessRequest.Standing;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.model.time.Holidays;
import no.avtaleverk.workflow.access.GivingAccess;
import no.avtaleverk.workflow.access.GivingAccess.Registering;
import no.avtaleverk.workflow.access.GivingAccess.Seen;
import no.avtaleverk.workflow.journal.Journals;
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

/** Requests for access: registered, answered, complained of. */
@Controller
final class AccessRequestController {
    private static final String LIST = "/access-requests";

    private final GivingAccess access;
    private final Journals journals;
    private final JournalLines lines;
    private final WithholdingGrounds grounds;
    private final Holidays holidays;
    private final Uploads uploads;
    private final PageAnswers answers;
    private final PageWords words;

    AccessRequestController(
            GivingAccess access,
            Journals journals,
            JournalLines lines,
            WithholdingGrounds grounds,
            Holidays holidays,
            Uploads uploads,
            PageAnswers answers,
            PageWords words) {
        this.access = access;
        this.journals = journals;
        this.lines = lines;
        this.grounds = grounds;
        this.holidays = holidays;
        this.uploads = uploads;
        this.answers = answers;
        this.words = words;
    }

    private static boolean keeps(Actor actor) {
        PartyId own = actor.organisation();
        return own != null && AccessRequest.isKeptBy(actor, own);
    }

    @GetMapping(LIST)
    String all(Actor actor, Model model) {
        if (GivingAccess.organs(actor).isEmpty()) {
            model.addAttribute("whose", "access");
            return "not-for-you";
        }
        model.addAttribute("requests", access.all(actor));
        model.addAttribute("waiting", Standing.WAITING);
        model.addAttribute("keeps", keeps(actor));
        return "access-requests";
    }

    /** @param entry position in the log of an entry of the journal that is asked for; 0 for none */
    @GetMapping(LIST + "/new")
    String begin(@RequestParam(defaultValue = "0") long entry, Actor actor, Model model) {
        PartyId own = actor.organisation();
        if (own == null || !keeps(actor)) {
            model.addAttribute("whose", "access");
            return "not-for-you";
        }
        model.addAttribute("organ", own);
        model.addAttribute("lines", journaled(own, List.of(entry), actor));
        return "access-request-new";
    }

    private List<JournalLines.Line> journaled(PartyId organ, List<Long> positions, Actor actor) {
        return positions.isEmpty() || positions.equals(List.of(0L))
                ? List.of()
                : journals.of(organ, actor).stream()
                        .flatMap(journal -> positions.stream().flatMap(position -> journal.at(position).stream()))
                        .map(lines::line)
                        .toList();
    }

    @PostMapping(LIST)
    String register(@RequestParam MultiValueMap<String, String> fields, Actor actor, RedirectAttributes flash) {
        var form = new Form(fields);
        PartyId own = actor.organisation();
        LocalDate received = form.requiredDate("accessReceived");
        String asked = form.required("asked");
        List<Long> entries = form.values("entry", Long::valueOf);
        String back = LIST + "/new" + (entries.isEmpty() ? "" : "?entry=" + entries.getFirst());
        if (!form.isSound() || received == null || own == null) {
            return answers.unreadable(form, flash, back);
        }
        List<Long> known = journaled(own, entries, actor).stream()
                .map(line -> line.entry().crossing().position())
                .toList();
        return switch (access.register(
                new AccessRequested(own, received, form.text("requester"), asked, known), actor)) {
            case Registering.Registered made -> answers.done(flash, "access.done.registered", LIST + "/" + made.id());
            case Registering.Refused refused -> answers.refused(refused.reasons(), form, flash, back);
        };
    }

    /** An answer with its provisions in words. */
    record AnswerLine(AccessAnswered answer, String by, List<String> grounds) {}

    @GetMapping(LIST + "/{request}")
    String show(@PathVariable String request, Actor actor, Model model) {
        Seen seen = access.find(request, actor).orElseThrow(NotFoundException::new);
        AccessRequest found = seen.request();
        model.addAttribute("seen", seen);
        model.addAttribute("request", found);
        model.addAttribute("asked", found.request());
        model.addAttribute("wasLate", found.wasLate(holidays));
        model.addAttribute(
                "lines", journaled(found.request().organ(), found.request().entries(), actor));
        model.addAttribute(
                "answers",
                found.answers().stream()
                        .map(noted -> new AnswerLine(
                                (AccessAnswered) noted.note(), noted.userName(), cited((AccessAnswered) noted.note())))
                        .toList());
        model.addAttribute("kinds", Answer.values());
        model.addAttribute("outcomes", Outcome.values());
        model.addAttribute("grounds", grounds.all());
        AccessAnswered newest = found.answer();
        boolean withheld = newest != null && newest.answer() != Answer.GRANTED;
        model.addAttribute(
                "mayAppeal", seen.kept() && found.standing() != Standing.APPEALED && (withheld || seen.late()));
        model.addAttribute(
                "mayForward", seen.kept() && found.standing() == Standing.APPEALED && found.forwarded() == null);
        model.addAttribute("mayDecide", seen.kept() && found.standing() == Standing.APPEALED);
        return "access-request";
    }

    /** As they are cited; the key of one that jurists have ended. */
    private List<String> cited(AccessAnswered answer) {
        var cited = new ArrayList<String>();
        for (String key : answer.grounds()) {
            cited.add(grounds.find(key).map(ground -> words.in(ground.cite())).orElse(key));
        }
        return cited;
    }

    @PostMapping(LIST + "/{request}/answer")
    String answer(
            @PathVariable String request,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Actor actor,
            RedirectAttributes flash)
            throws IOException {
        String page = page(request, actor);
        var form = new Form(fields);
        LocalDate on = form.requiredDate("answeredOn");
        form.required("accessAnswer");
        Answer answer = form.value("accessAnswer", Answer::valueOf);
        if (!form.isSound() || on == null || answer == null) {
            return answers.unreadable(form, flash, page);
        }
        Uploads.Upload brought = uploads.read(file, form);
        if (!brought.isTaken()) {
            return answers.refused(brought.reasons(), form, flash, page);
        }
        var answered = new AccessAnswered(
                on,
                answer,
                form.all("ground"),
                form.isChecked("wider"),
                form.text("accessWords"),
                brought.attachment());
        return answers.noted(
                access.answer(request, answered, brought.sound(), actor), form, flash, "access.done.answered", page);
    }

    @PostMapping(LIST + "/{request}/appeal")
    String appeal(
            @PathVariable String request,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        String page = page(request, actor);
        var form = new Form(fields);
        LocalDate on = form.requiredDate("appealReceived");
        if (!form.isSound() || on == null) {
            return answers.unreadable(form, flash, page);
        }
        AccessAppealed complaint = new AccessAppealed(on, form.text("appealWords"));
        return answers.noted(access.appeal(request, complaint, actor), form, flash, "access.done.appealed", page);
    }

    @PostMapping(LIST + "/{request}/forward")
    String forward(
            @PathVariable String request,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        String page = page(request, actor);
        var form = new Form(fields);
        LocalDate on = form.requiredDate("forwardedOn");
        String to = form.required("forwardedTo");
        if (!form.isSound() || on == null) {
            return answers.unreadable(form, flash, page);
        }
        return answers.noted(
                access.forward(request, new AppealForwarded(on, to), actor),
                form,
                flash,
                "access.done.forwarded",
                page);
    }

    @PostMapping(LIST + "/{request}/decide")
    String decide(
            @PathVariable String request,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        String page = page(request, actor);
        var form = new Form(fields);
        LocalDate on = form.requiredDate("appealDecidedOn");
        form.required("accessOutcome");
        Outcome outcome = form.value("accessOutcome", Outcome::valueOf);
        if (!form.isSound() || on == null || outcome == null) {
            return answers.unreadable(form, flash, page);
        }
        AccessNote.AppealDecided decided = new AppealDecided(on, outcome, form.text("decidedWords"));
        return answers.noted(access.decide(request, decided, actor), form, flash, "access.done.decided", page);
    }

    /** Who may not read it is not told that it is there. */
    private String page(String request, Actor actor) {
        return LIST + "/"
                + access.find(request, actor)
                        .orElseThrow(NotFoundException::new)
                        .id();
    }

    @GetMapping(LIST + "/{request}/files/{digest}")
    ResponseEntity<byte[]> file(@PathVariable String request, @PathVariable Sha256 digest, Actor actor) {
        Files.StoredFile file = access.file(request, digest, actor).orElseThrow(NotFoundException::new);
        return AgreementPageController.file(file.bytes(), file.name(), file.mediaType());
    }
}
