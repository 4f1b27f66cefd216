package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Clauses.Place;
import no.avtaleverk.model.agreement.Clauses.Way;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The order of a draft's clauses: adding, moving, taking out, and taking that back. A form leads back to the page; the page's script
 * gets the order as it now is.
 */
@Controller
final class StructureController {
    private final AgreementPages pages;
    private final Viewing viewing;
    private final Drafting drafting;
    private final PageAnswers answers;
    private final PageWords words;
    private final MessageSource messages;

    StructureController(
            AgreementPages pages,
            Viewing viewing,
            Drafting drafting,
            PageAnswers answers,
            PageWords words,
            MessageSource messages) {
        this.pages = pages;
        this.viewing = viewing;
        this.drafting = drafting;
        this.answers = answers;
        this.words = words;
        this.messages = messages;
    }

    /** A clause as the page's script knows it. */
    record Standing(ClauseId id, String number, int level, Sha256 read) {}

    /** Who last changed a clause. */
    record Touch(ClauseId clause, String by) {}

    /**
     * The draft as it now is.
     *
     * @param clause that was asked for; empty for none
     * @param undo the edit that can be taken back; 0 for none
     * @param said what was done, or why not
     */
    record Structure(long sequence, String clause, long undo, String said, List<Standing> clauses) {}

    /**
     * The draft as it now is, and who asks.
     *
     * @param token what a form must send along, for who has signed in anew since the page was read
     * @param others what others did since
     */
    record Now(String user, String token, long sequence, List<Standing> clauses, List<Touch> others) {}

    /** A clause that was taken out. */
    record Removed(AuditEntry entry, ClauseText text, List<TextBlocks.Block> blocks) {}

    /**
     * Where the draft stands.
     *
     * @param sequence the number of changes the page has seen
     */
    @GetMapping("/agreements/{id}/edit/state")
    @ResponseBody
    Now state(
            @PathVariable AgreementId id,
            @RequestParam(defaultValue = "0") long sequence,
            CsrfToken token,
            Actor actor) {
        Agreement agreement = pages.editable(id, actor);
        Map<ClauseId, Touch> others = new TreeMap<>();
        if (agreement.sequence() > sequence) {
            for (AuditEntry entry : viewing.log(pages.view(id, actor), actor)) {
                if (entry.sequence() > sequence && !entry.userId().equals(actor.userId())) {
                    touched(entry.event()).ifPresent(clause -> others.put(clause, new Touch(clause, entry.userName())));
                }
            }
        }
        return new Now(
                actor.userId(),
                token.getToken(),
                agreement.sequence(),
                standing(agreement.clauses()),
                List.copyOf(others.values()));
    }

    /** What was done to the text, also where that was somebody else's proposal. */
    static AuditEvent edit(AuditEvent event) {
        return event instanceof AuditEvent.ProposalTakenIn taken ? taken.edit() : event;
    }

    private static Optional<ClauseId> touched(AuditEvent event) {
        return switch (edit(event)) {
            case AuditEvent.ClauseEdited edited -> Optional.of(edited.clause());
            case AuditEvent.ClauseAdded added -> Optional.of(added.clause());
            case AuditEvent.ClauseMoved moved -> Optional.of(moved.clause());
            case AuditEvent.ClauseRemoved removed -> Optional.of(removed.clause());
            default -> Optional.empty();
        };
    }

    private static List<Standing> standing(Clauses clauses) {
        return clauses.list().stream()
                .map(clause -> new Standing(clause.id(), clause.number(), clause.level(), clause.sha256()))
                .toList();
    }

    // ---- what is asked ----------------------------------------------------------------------------------------------

    /** Whether all that was sent can be read; what can not must not be taken for what was not sent, such as a place for the front. */
    private static boolean isReadable(Form form) {
        form.value("way", Way::valueOf);
        form.value("after", ClauseId::new);
        form.value("level", Integer::valueOf);
        form.value("read", Sha256::new);
        form.value("revision", Long::valueOf);
        return form.isSound();
    }

    /** The same for a move, which must also say where to. */
    private static boolean saysWhere(Form form) {
        if (form.text("after").isEmpty() && !form.isChecked("first")) {
            form.required("way");
        }
        return isReadable(form);
    }

    private Decision add(AgreementId id, Form form, Actor actor) {
        Integer level = form.value("level", Integer::valueOf);
        ClauseText text;
        try {
            text = ClauseText.parse(form.text("heading"), form.text("body"));
        } catch (IllegalArgumentException e) {
            return Decision.refused(new Refusal.TextTooLong(
                    form.text("heading").length() > ClauseText.MAX_HEADING
                            ? ClauseText.MAX_HEADING
                            : ClauseText.MAX_BODY));
        }
        return drafting.addClause(
                id,
                form.value("after", ClauseId::new),
                level == null ? 1 : Math.clamp(level, 1, Clause.DEEPEST),
                text,
                actor);
    }

    private Decision remove(AgreementId id, ClauseId clause, Form form, Actor actor) {
        Sha256 read = form.value("read", Sha256::new);
        return drafting.removeClause(id, clause, read == null ? Sha256.ZERO : read, actor);
    }

    /** One step in the text as it stands; absent when there is nowhere to go. */
    private Optional<Decision> move(AgreementId id, ClauseId clause, Form form, Actor actor) {
        Way way = form.value("way", Way::valueOf);
        Clauses now = pages.editable(id, actor).clauses();
        if (way != null && now.contains(clause)) {
            return now.placeAfter(clause, way)
                    .map(place -> drafting.moveClause(id, clause, place.after(), place.level(), actor));
        }
        Integer level = form.value("level", Integer::valueOf);
        Place place =
                new Place(form.value("after", ClauseId::new), level == null ? 1 : Math.clamp(level, 1, Clause.DEEPEST));
        return Optional.of(drafting.moveClause(id, clause, place.after(), place.level(), actor));
    }

    private Decision undo(AgreementId id, Form form, Actor actor) {
        AgreementView view = pages.view(id, actor);
        pages.editable(id, actor);
        Long revision = form.value("revision", Long::valueOf);
        AuditEntry entry = viewing.log(view, actor).stream()
                .filter(one -> revision != null && one.revision() == revision && isStructural(edit(one.event())))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        Sha256 read = form.value("read", Sha256::new);
        Sha256 asAdded = edit(entry.event()) instanceof AuditEvent.ClauseAdded added ? added.text() : Sha256.ZERO;
        return drafting.undo(
                id,
                edit(entry.event()),
                viewing.clauses(view, entry.revision() - 1),
                viewing.clauses(view, entry.revision()),
                read == null ? asAdded : read,
                actor);
    }

    private static boolean isStructural(AuditEvent event) {
        return event instanceof AuditEvent.ClauseAdded
                || event instanceof AuditEvent.ClauseMoved
                || event instanceof AuditEvent.ClauseRemoved;
    }

    // ---- for forms --------------------------------------------------------------------------------------------------

    @PostMapping("/agreements/{id}/edit/clauses")
    String addByForm(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        form.required("heading");
        if (!isReadable(form)) {
            return answers.unreadable(form, flash, editor(id));
        }
        return back(add(id, form, actor), id, form, "done.added", flash);
    }

    @PostMapping("/agreements/{id}/edit/clauses/{clause}/remove")
    String removeByForm(
            @PathVariable AgreementId id,
            @PathVariable ClauseId clause,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        if (!isReadable(form)) {
            return answers.unreadable(form, flash, editor(id));
        }
        return back(remove(id, clause, form, actor), id, form, "done.removed", flash);
    }

    @PostMapping("/agreements/{id}/edit/clauses/{clause}/move")
    String moveByForm(
            @PathVariable AgreementId id,
            @PathVariable ClauseId clause,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        if (!saysWhere(form)) {
            return answers.unreadable(form, flash, editor(id));
        }
        return move(id, clause, form, actor)
                .map(decision -> back(decision, id, form, "done.moved", flash))
                .orElseGet(() -> answers.done(flash, "done.stays", editor(id) + "#" + clause));
    }

    @PostMapping("/agreements/{id}/edit/undo")
    String undoByForm(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        if (!isReadable(form)) {
            return answers.unreadable(form, flash, editor(id));
        }
        return back(undo(id, form, actor), id, form, "done.undone", flash);
    }

    private String back(Decision decision, AgreementId id, Form form, String done, RedirectAttributes flash) {
        String onward = editor(id);
        if (decision instanceof Decision.Accepted accepted) {
            Agreement now = accepted.change().agreement();
            flash.addFlashAttribute("undo", now.revision());
            onward += touched(accepted.change().event())
                    .filter(now.clauses()::contains)
                    .map(clause -> "#" + clause)
                    .orElse("");
        }
        return answers.to(decision, id, form, flash, done, onward, editor(id));
    }

    private static String editor(AgreementId id) {
        return "/agreements/" + id + "/edit";
    }

    // ---- for the page's script --------------------------------------------------------------------------------------

    /** Unlike the form's, the new clause may still lack its heading: it gets it at once where it stands. */
    @PostMapping(path = "/agreements/{id}/edit/clauses", headers = EditController.AUTOSAVE)
    @ResponseBody
    ResponseEntity<Structure> addByScript(
            @PathVariable AgreementId id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        var form = new Form(fields);
        return isReadable(form) ? told(add(id, form, actor), id, actor, "done.added") : unreadable(form, id, actor);
    }

    @PostMapping(path = "/agreements/{id}/edit/clauses/{clause}/remove", headers = EditController.AUTOSAVE)
    @ResponseBody
    ResponseEntity<Structure> removeByScript(
            @PathVariable AgreementId id,
            @PathVariable ClauseId clause,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor) {
        var form = new Form(fields);
        return isReadable(form)
                ? told(remove(id, clause, form, actor), id, actor, "done.removed")
                : unreadable(form, id, actor);
    }

    @PostMapping(path = "/agreements/{id}/edit/clauses/{clause}/move", headers = EditController.AUTOSAVE)
    @ResponseBody
    ResponseEntity<Structure> moveByScript(
            @PathVariable AgreementId id,
            @PathVariable ClauseId clause,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor) {
        var form = new Form(fields);
        if (!saysWhere(form)) {
            return unreadable(form, id, actor);
        }
        return move(id, clause, form, actor)
                .map(decision -> told(decision, id, actor, "done.moved"))
                .orElseGet(() ->
                        ResponseEntity.ok(structure(pages.editable(id, actor), clause.value(), 0, say("done.stays"))));
    }

    @PostMapping(path = "/agreements/{id}/edit/undo", headers = EditController.AUTOSAVE)
    @ResponseBody
    ResponseEntity<Structure> undoByScript(
            @PathVariable AgreementId id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        var form = new Form(fields);
        return isReadable(form) ? told(undo(id, form, actor), id, actor, "done.undone") : unreadable(form, id, actor);
    }

    private ResponseEntity<Structure> unreadable(Form form, AgreementId id, Actor actor) {
        var reasons = new ArrayList<String>();
        answers.faults(form).forEach(fault -> reasons.add(fault.text()));
        return ResponseEntity.badRequest().body(structure(pages.editable(id, actor), "", 0, String.join(" ", reasons)));
    }

    private ResponseEntity<Structure> told(Decision decision, AgreementId id, Actor actor, String done) {
        return switch (decision) {
            case Decision.Accepted accepted -> {
                Agreement now = accepted.change().agreement();
                ClauseId clause = touched(accepted.change().event()).orElseThrow();
                String title = now.clauses().find(clause).map(Clause::number).orElse("");
                yield ResponseEntity.ok(structure(now, clause.value(), now.revision(), say(done + "-now", title)));
            }
            case Decision.Refused refused -> {
                var reasons = new ArrayList<String>();
                answers.faults(refused.reasons(), id).forEach(fault -> reasons.add(fault.text()));
                yield ResponseEntity.status(HttpStatus.CONFLICT)
                        .body(structure(pages.editable(id, actor), "", 0, String.join(" ", reasons)));
            }
        };
    }

    private static Structure structure(Agreement now, String clause, long undo, String said) {
        return new Structure(now.sequence(), clause, undo, said, standing(now.clauses()));
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, PageWords.locale());
    }

    // ---- what was taken out -----------------------------------------------------------------------------------------

    /** Clauses that were taken out since the draft began and do not stand in it, the newest first. */
    @GetMapping("/agreements/{id}/edit/removed")
    String removed(@PathVariable AgreementId id, Actor actor, Model model) {
        Agreement agreement = pages.editable(id, actor);
        var gone = new TreeMap<ClauseId, Removed>();
        for (AuditEntry entry : viewing.log(pages.view(id, actor), actor)) {
            if (edit(entry.event()) instanceof AuditEvent.ClauseRemoved removed
                    && !agreement.clauses().contains(removed.clause())) {
                gone.put(removed.clause(), removed(entry, removed.text(), agreement));
            }
        }
        model.addAttribute("agreement", agreement);
        model.addAttribute(
                "gone",
                gone.values().stream()
                        .sorted((one, other) -> Long.compare(
                                other.entry().position(), one.entry().position()))
                        .toList());
        return "removed";
    }

    private Removed removed(AuditEntry entry, Sha256 digest, Agreement agreement) {
        ClauseText text = viewing.words(digest).orElseThrow(NotFoundException::new);
        return new Removed(
                entry, text, TextBlocks.of(text.body(), agreement.head().parameters()));
    }
}
