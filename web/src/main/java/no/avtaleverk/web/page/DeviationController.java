package no.avtaleverk.web.page;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Files.StoredFile;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.deviation.Deviation;
import no.avtaleverk.model.deviation.Deviation.Standing;
import no.avtaleverk.model.deviation.DeviationBook;
import no.avtaleverk.model.deviation.DeviationNote.Answer;
import no.avtaleverk.model.deviation.DeviationNote.DeviationAnswered;
import no.avtaleverk.model.deviation.DeviationNote.DeviationCauseNoted;
import no.avtaleverk.model.deviation.DeviationNote.DeviationClosed;
import no.avtaleverk.model.deviation.DeviationNote.DeviationEffectChecked;
import no.avtaleverk.model.deviation.DeviationNote.DeviationExplained;
import no.avtaleverk.model.deviation.DeviationNote.DeviationMeasureDone;
import no.avtaleverk.model.deviation.DeviationNote.DeviationMeasureSet;
import no.avtaleverk.model.deviation.DeviationNote.DeviationReopened;
import no.avtaleverk.model.deviation.DeviationTerms;
import no.avtaleverk.model.deviation.DeviationTerms.Term;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.workflow.deviation.HandlingDeviations;
import no.avtaleverk.workflow.deviation.HandlingDeviations.Attached;
import no.avtaleverk.workflow.deviation.HandlingDeviations.Told;
import no.avtaleverk.workflow.followup.AgreedWords;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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

/** Avvik from an agreement, in the room of the parties and in that of one's own organisation. */
@Controller
final class DeviationController {
    /** Columns of the picture, as long as they are the years from the first to the last. */
    private static final int MOST_YEARS = 40;

    private final AgreementPages pages;
    private final HandlingDeviations handling;
    private final AgreedWords agreed;
    private final DeviationTerms terms;
    private final AnalysingRisks analysing;
    private final PageAnswers answers;
    private final PageWords words;
    private final MessageSource messages;

    DeviationController(
            AgreementPages pages,
            HandlingDeviations handling,
            AgreedWords agreed,
            DeviationTerms terms,
            AnalysingRisks analysing,
            PageAnswers answers,
            PageWords words,
            MessageSource messages) {
        this.pages = pages;
        this.handling = handling;
        this.agreed = agreed;
        this.terms = terms;
        this.analysing = analysing;
        this.answers = answers;
        this.words = words;
        this.messages = messages;
    }

    /**
     * A deviation as it is shown.
     *
     * @param point the clause as it is cited now, or as it was
     * @param then its words as they were
     * @param others who may be given a measure
     */
    record Line(
            Deviation one,
            Standing standing,
            String point,
            List<TextBlocks.Block> then,
            String kind,
            String consequence,
            String cause,
            boolean serious,
            String reporter,
            String against,
            List<Option> others,
            May may) {}

    /** What the person may do with it. */
    record May(
            boolean answer,
            boolean explain,
            boolean work,
            boolean measure,
            boolean check,
            boolean close,
            boolean reopen,
            boolean tell,
            List<Deviation.Measure> finishing) {
        static final May NOTHING = new May(false, false, false, false, false, false, false, false, List.of());

        public boolean finish(Deviation.Measure measure) {
            return finishing.contains(measure);
        }
    }

    /** Something to choose. */
    record Option(String value, String words) {}

    /** Terms under the matter of § 6-2 they belong to. */
    record Group(String title, List<Option> terms) {}

    @GetMapping("/agreements/{id}/follow-up/deviation")
    String show(
            @PathVariable AgreementId id,
            @RequestParam(defaultValue = "") String room,
            @RequestParam(defaultValue = "") String show,
            Actor actor,
            Model model) {
        Agreement agreement = agreement(id, actor, model);
        List<DeviationBook> rooms = handling.readable(agreement, actor);
        boolean inner = room.equals("inner") && rooms.size() > 1;
        DeviationBook book = inner ? rooms.get(1) : rooms.getFirst();
        Clauses now = agreed.now(agreement, words.today());
        boolean all = show.equals("all");
        List<Deviation> shown =
                book.list().stream().filter(one -> all || one.isOpen()).toList();
        model.addAttribute("rooms", rooms);
        model.addAttribute("inner", inner);
        model.addAttribute("all", all);
        model.addAttribute(
                "lines",
                shown.reversed().stream()
                        .map(one -> line(agreement, book, one, now, actor))
                        .toList());
        model.addAttribute("count", book.list().size());
        model.addAttribute("risks", inner ? Map.of() : risks(agreement, actor));
        picture(book, now, model);
        model.addAttribute("mayReport", mayReport(agreement, inner, actor));
        model.addAttribute(
                "clauses",
                now.list().stream()
                        .map(clause -> new Option(clause.id().value(), clause.title()))
                        .toList());
        model.addAttribute("kinds", kinds());
        model.addAttribute("causes", options(terms.causes()));
        model.addAttribute("consequences", options(terms.consequences()));
        model.addAttribute("parties", others(agreement, actor.organisation()));
        model.addAttribute("replies", Answer.values());
        return "follow-up-deviation";
    }

    /** The rows of the ROS analysis that say of a deviation that it shows what happens, by the id of the deviation. */
    private Map<String, List<Option>> risks(Agreement agreement, Actor actor) {
        var risks = new LinkedHashMap<String, List<Option>>();
        for (RosItem item : analysing.analysis(agreement, actor).items()) {
            for (String deviation : item.deviations()) {
                risks.computeIfAbsent(deviation, one -> new ArrayList<>())
                        .add(new Option(
                                RosPages.path(agreement.id(), item.id()),
                                words.in(item.row().words())));
            }
        }
        return risks;
    }

    private static Map<String, String> values(Agreement agreement, Clauses now) {
        return ClauseReferences.with(agreement.head().parameters(), now);
    }

    private Agreement agreement(AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        model.addAttribute("agreement", view.agreement());
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("today", words.today());
        return view.agreement();
    }

    private boolean mayReport(Agreement agreement, boolean inner, Actor actor) {
        var bound = agreement.circles().bound(words.today());
        return inner ? actor.mayComment(bound) : actor.mayCoordinate(bound);
    }

    private List<Option> others(Agreement agreement, @Nullable PartyId own) {
        return agreement.circles().bound(words.today()).stream()
                .filter(party -> !party.equals(own))
                .map(party -> new Option(party.value(), words.party(party)))
                .toList();
    }

    private List<Option> options(List<Term> list) {
        Locale reader = PageWords.locale();
        return list.stream().map(term -> new Option(term.id(), term.in(reader))).toList();
    }

    private List<Group> kinds() {
        Locale reader = PageWords.locale();
        var groups = new ArrayList<Group>();
        for (var matter : terms.kinds().stream()
                .map(term -> Optional.ofNullable(term.matter()))
                .distinct()
                .toList()) {
            groups.add(new Group(
                    matter.map(words::requirement).orElse(""),
                    terms.kinds().stream()
                            .filter(term -> Objects.equals(term.matter(), matter.orElse(null)))
                            .map(term -> new Option(term.id(), term.in(reader)))
                            .toList()));
        }
        return groups;
    }

    private void picture(DeviationBook book, Clauses now, Model model) {
        Map<ClauseId, Map<Integer, Integer>> counts = book.byClauseAndYear();
        var years = new TreeSet<Integer>();
        counts.values().forEach(byYear -> years.addAll(byYear.keySet()));
        if (years.isEmpty()) {
            return;
        }
        // A year nobody can have meant is a column too, but not all those from it to ours.
        List<Integer> columns = years.last() - years.first() < MOST_YEARS
                ? IntStream.rangeClosed(years.first(), years.last()).boxed().toList()
                : List.copyOf(years);
        var rows = new ArrayList<HeatPicture.Row>();
        now.list().stream()
                .filter(clause -> counts.containsKey(clause.id()))
                .forEach(clause -> rows.add(row(clause.title(), counts.get(clause.id()), columns)));
        counts.forEach((clause, byYear) -> {
            if (!now.contains(clause)) {
                rows.add(row(clause.value(), byYear, columns));
            }
        });
        List<String> heads = columns.stream().map(String::valueOf).toList();
        model.addAttribute("years", heads);
        model.addAttribute("rows", rows);
        model.addAttribute("picture", HeatPicture.of(say("deviation.picture"), heads, rows));
    }

    private static HeatPicture.Row row(String label, @Nullable Map<Integer, Integer> byYear, List<Integer> columns) {
        return new HeatPicture.Row(
                label,
                columns.stream()
                        .map(year -> byYear == null ? 0 : byYear.getOrDefault(year, 0))
                        .toList());
    }

    private Line line(Agreement agreement, DeviationBook book, Deviation one, Clauses now, Actor actor) {
        var reported = one.reported();
        Optional<Clause> clause = now.find(reported.clause());
        var then = agreed.words(reported.words());
        Locale reader = PageWords.locale();
        var cause = one.cause();
        PartyId against = reported.against();
        boolean inner = book.innerOf() != null;
        List<Option> others = inner
                ? List.of(new Option(reported.reporter().value(), words.party(reported.reporter())))
                : agreement.circles().bound(words.today()).stream()
                        .filter(one::concerns)
                        .map(party -> new Option(party.value(), words.party(party)))
                        .toList();
        return new Line(
                one,
                one.standing(),
                clause.map(Clause::title)
                        .or(() -> then.map(text -> text.heading()))
                        .orElse(reported.clause().value()),
                then.map(text -> TextBlocks.of(text.body(), values(agreement, now)))
                        .orElse(List.of()),
                terms.kind(reported.kind()).map(term -> term.in(reader)).orElse(reported.kind()),
                terms.consequence(reported.consequence())
                        .map(term -> term.in(reader))
                        .orElse(reported.consequence()),
                cause == null
                        ? ""
                        : terms.cause(cause.cause())
                                .map(term -> term.in(reader))
                                .orElse(cause.cause()),
                one.isSerious(terms),
                words.party(reported.reporter()),
                against == null ? "" : words.party(against),
                others,
                mayReport(agreement, inner, actor) ? may(book, one, actor) : May.NOTHING);
    }

    private static May may(DeviationBook book, Deviation one, Actor actor) {
        PartyId own = actor.organisation();
        return new May(
                book.mayAnswer(one, actor),
                book.mayExplain(one, actor),
                book.mayWork(one, actor),
                book.maySetMeasure(one, actor),
                book.mayCheck(one, actor),
                book.mayClose(one, actor),
                book.mayReopen(one, actor),
                book.innerOf() != null && one.shared() == null && own != null && actor.mayCoordinate(List.of(own)),
                one.measures().stream()
                        .filter(measure -> book.mayFinish(one, measure, actor))
                        .toList());
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    @PostMapping("/agreements/{id}/follow-up/deviation")
    String report(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        boolean inner = form.isChecked("inner");
        Told told = told(form);
        if (told == null) {
            return answers.unreadable(form, flash, page(id, inner));
        }
        return answers.noted(
                handling.report(id, inner, UUID.randomUUID().toString(), told, actor),
                form,
                flash,
                "done.deviation-reported",
                page(id, inner));
    }

    private static @Nullable Told told(Form form) {
        ClauseId clause = form.required("clause").isEmpty() ? null : form.value("clause", ClauseId::new);
        PartyId against = form.value("against", PartyId::new);
        LocalDate happened = form.requiredDate("happened");
        String what = form.required("what");
        String kind = form.required("deviationKind");
        String consequence = form.required("consequence");
        return form.isSound() && clause != null && happened != null
                ? new Told(clause, against, happened, what, kind, consequence, form.text("ownReference"))
                : null;
    }

    /** One step in a deviation: what is asked for stands in {@code act}. */
    @PostMapping("/agreements/{id}/follow-up/deviation/{item}/{act}")
    String step(
            @PathVariable AgreementId id,
            @PathVariable String item,
            @PathVariable String act,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        boolean inner = form.isChecked("inner");
        List<Refusal> faults =
                switch (act) {
                    case "answer" -> answer(id, item, form, actor);
                    case "explain" ->
                        handling.explain(id, inner, new DeviationExplained(item, form.required("said")), actor);
                    case "cause" ->
                        handling.noteCause(
                                id,
                                inner,
                                new DeviationCauseNoted(item, form.required("cause"), form.text("said")),
                                actor);
                    case "measure" -> measure(id, inner, item, form, actor);
                    case "done" -> done(id, inner, item, form, actor);
                    case "effect" -> effect(id, inner, item, form, actor);
                    case "close" ->
                        handling.close(
                                id, inner, new DeviationClosed(item, words.today(), form.required("reason")), actor);
                    case "reopen" ->
                        handling.reopen(id, inner, new DeviationReopened(item, form.required("reason")), actor);
                    case "tell" -> tell(id, item, form, actor);
                    default -> throw new NotFoundException();
                };
        String page = page(id, inner && !act.equals("tell")) + "#" + item;
        return form.isSound()
                ? answers.noted(faults, form, flash, "done.deviation-" + act, page)
                : answers.unreadable(form, flash, page);
    }

    private List<Refusal> answer(AgreementId id, String item, Form form, Actor actor) {
        form.required("reply");
        Answer reply = form.value("reply", Answer::valueOf);
        PartyId own = actor.organisation();
        if (own == null) {
            return List.of(new Refusal.NotAllowed());
        }
        return reply == null
                ? List.of()
                : handling.answer(
                        id,
                        new DeviationAnswered(item, own, reply, form.text("said"), form.text("ownReference")),
                        actor);
    }

    private List<Refusal> measure(AgreementId id, boolean inner, String item, Form form, Actor actor) {
        form.required("measureParty");
        PartyId party = form.value("measureParty", PartyId::new);
        String role = form.required("responsible");
        String what = form.required("measure");
        LocalDate due = form.requiredDate("due");
        if (!form.isSound() || party == null || due == null) {
            return List.of();
        }
        var set = new DeviationMeasureSet(item, UUID.randomUUID().toString(), party, role, what, due);
        return handling.setMeasure(id, inner, set, actor);
    }

    private List<Refusal> done(AgreementId id, boolean inner, String item, Form form, Actor actor) {
        LocalDate on = form.requiredDate("doneOn");
        String how = form.required("how");
        return !form.isSound() || on == null
                ? List.of()
                : handling.finishMeasure(
                        id, inner, new DeviationMeasureDone(item, form.text("measureId"), on, how), actor);
    }

    private List<Refusal> effect(AgreementId id, boolean inner, String item, Form form, Actor actor) {
        LocalDate on = form.requiredDate("checkedOn");
        String said = form.required("said");
        String worked = form.required("worked");
        return !form.isSound() || on == null
                ? List.of()
                : handling.checkEffect(
                        id, inner, new DeviationEffectChecked(item, on, worked.equals("yes"), said), actor);
    }

    private List<Refusal> tell(AgreementId id, String item, Form form, Actor actor) {
        Told told = told(form);
        form.required("sure");
        return told == null || !form.isSound()
                ? List.of()
                : handling.tell(id, item, UUID.randomUUID().toString(), told, actor);
    }

    // ---- files ------------------------------------------------------------------------------------------------------

    @PostMapping("/agreements/{id}/follow-up/deviation/{item}/file")
    String attach(
            @PathVariable AgreementId id,
            @PathVariable String item,
            @RequestParam("file") MultipartFile file,
            @RequestParam(defaultValue = "") String inner,
            @RequestParam(defaultValue = "") String seenThrough,
            Actor actor,
            RedirectAttributes flash,
            Model model)
            throws IOException {
        Agreement agreement = agreement(id, actor, model);
        String page = page(id, !inner.isEmpty()) + "#" + item;
        if (file.isEmpty()) {
            return answers.withoutFile(flash, page);
        }
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        return switch (handling.attach(
                agreement, !inner.isEmpty(), item, name, file.getBytes(), !seenThrough.isEmpty(), actor)) {
            case Attached.Kept kept -> answers.done(flash, "done.deviation-file", page);
            case Attached.Unreadable unreadable -> fault(flash, words.of(unreadable.fault()), page);
            case Attached.ToBeSeenThrough partly -> fault(flash, say("deviation.file-unread"), page);
            case Attached.Refused refused -> {
                flash.addFlashAttribute(
                        PageAnswers.FAULTS,
                        refused.reasons().stream()
                                .map(reason -> new Fault(answers.words(reason), ""))
                                .toList());
                yield "redirect:" + page;
            }
        };
    }

    private static String fault(RedirectAttributes flash, String said, String page) {
        flash.addFlashAttribute(PageAnswers.FAULTS, List.of(new Fault(said, "")));
        return "redirect:" + page;
    }

    @GetMapping("/agreements/{id}/follow-up/deviation/files/{digest}")
    ResponseEntity<byte[]> file(@PathVariable AgreementId id, @PathVariable Sha256 digest, Actor actor, Model model) {
        StoredFile file =
                handling.file(agreement(id, actor, model), digest, actor).orElseThrow(NotFoundException::new);
        return AgreementPageController.file(file.bytes(), file.name(), file.mediaType());
    }

    // ---- tables -----------------------------------------------------------------------------------------------------

    @PostMapping("/agreements/{id}/follow-up/deviation/import")
    String bring(
            @PathVariable AgreementId id,
            @RequestParam("file") MultipartFile file,
            @RequestParam(defaultValue = "") String inner,
            Actor actor,
            RedirectAttributes flash,
            Model model)
            throws IOException {
        Agreement agreement = agreement(id, actor, model);
        String page = page(id, !inner.isEmpty());
        if (file.isEmpty()) {
            return answers.withoutFile(flash, page);
        }
        List<Sheet.Fault> faults =
                switch (SheetFiles.read(file.getBytes())) {
                    case Sheet.Reading.Faulty faulty -> faulty.faults();
                    case Sheet.Reading.Read read ->
                        handling.importAll(agreement, !inner.isEmpty(), read.sheet(), actor);
                };
        if (faults.isEmpty()) {
            return answers.done(flash, "done.deviation-import", page);
        }
        flash.addFlashAttribute("lineFaults", faults);
        return "redirect:" + page + "#import";
    }

    @GetMapping("/agreements/{id}/follow-up/deviation.csv")
    ResponseEntity<byte[]> csv(@PathVariable AgreementId id, Actor actor, Model model) {
        return AgreementPageController.file(
                SheetFiles.csv(handling.sheet(agreement(id, actor, model), actor)), "avvik.csv", SheetFiles.CSV);
    }

    @GetMapping("/agreements/{id}/follow-up/deviation.json")
    ResponseEntity<byte[]> json(@PathVariable AgreementId id, Actor actor, Model model) {
        return AgreementPageController.file(
                SheetFiles.json(handling.sheet(agreement(id, actor, model), actor)), "avvik.json", "application/json");
    }

    private static String page(AgreementId id, boolean inner) {
        return FollowUpPlace.of(id, FollowUpSubject.DEVIATION, "") + (inner ? "?room=inner" : "");
    }

    private String say(String key, Object... about) {
        return messages.getMessage(key, about, PageWords.locale());
    }
}
