package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.OwnTerms;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.WordMerge;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.time.Span;
import no.avtaleverk.model.variant.Drift;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.standard.ClauseLibrary.LibraryClause;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;
import no.avtaleverk.web.examination.Examining;
import no.avtaleverk.web.examination.FindingWords;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.decision.Deciding;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.DriftOverview;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.variant.Adapting;
import no.avtaleverk.workflow.variant.Issuing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing a draft, clause by clause. */
@Controller
final class EditController {
    /** What the page's script adds when it saves as one types. */
    static final String AUTOSAVE = "X-Autosave";

    private final AgreementPages pages;
    private final DiscussionPages discussions;
    private final Drafting drafting;
    private final Reviewing reviewing;
    private final Adapting adapting;
    private final Issuing issuing;
    private final DriftOverview drift;
    private final RequirementCatalogue catalogue;
    private final StandardTexts standards;
    private final PageAnswers answers;
    private final PageWords words;
    private final Changes changes;
    private final Examining examining;
    private final FindingWords findingWords;
    private final ParameterQuestions questions;
    private final Deciding deciding;

    EditController(
            AgreementPages pages,
            DiscussionPages discussions,
            Drafting drafting,
            Reviewing reviewing,
            Adapting adapting,
            Issuing issuing,
            DriftOverview drift,
            RequirementCatalogue catalogue,
            StandardTexts standards,
            PageAnswers answers,
            PageWords words,
            Changes changes,
            Examining examining,
            FindingWords findingWords,
            ParameterQuestions questions,
            Deciding deciding) {
        this.deciding = deciding;
        this.pages = pages;
        this.discussions = discussions;
        this.drafting = drafting;
        this.reviewing = reviewing;
        this.adapting = adapting;
        this.issuing = issuing;
        this.drift = drift;
        this.catalogue = catalogue;
        this.standards = standards;
        this.answers = answers;
        this.words = words;
        this.changes = changes;
        this.examining = examining;
        this.findingWords = findingWords;
        this.questions = questions;
    }

    /** What is suggested for a clause, with the words that suggest it. */
    record SuggestionLine(Requirement requirement, List<String> matched) {}

    /** A clause under work. */
    record EditLine(
            Clause clause,
            List<AgreementPages.AnswerLine> answers,
            List<SuggestionLine> suggestions,
            StandardText.@Nullable Guidance guidance) {}

    /** A parameter of the text. */
    record ParameterLine(String name, String value, boolean used, String asks) {
        public boolean isBlank() {
            return used && (value.isBlank() || Parameters.isPlaceholder(value));
        }
    }

    /** What the page's script is told when an edit was stored. */
    record Saved(String read, long sequence, String savedAt, int unconfirmed) {}

    /**
     * The whole draft.
     *
     * @param link the clause to be linked to a requirement; only there is the long list of requirements sent
     */
    @GetMapping("/agreements/{id}/edit")
    String edit(
            @PathVariable AgreementId id,
            @RequestParam(required = false) @Nullable String link,
            Actor actor,
            Model model) {
        model.addAttribute("link", link == null ? "" : link);
        Agreement agreement = pages.editable(id, actor);
        List<EditLine> lines = lines(agreement, agreement.clauses().list());
        model.addAttribute(
                "talk",
                discussions
                        .beside(id, agreement.clauses(), agreement.head(), actor)
                        .orElse(null));
        model.addAttribute("agreement", agreement);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "answerable",
                catalogue.appliedOn(words.today()).stream()
                        .filter(requirement -> requirement.scope().isAnsweredByClause())
                        .toList());
        model.addAttribute(
                "unconfirmed",
                lines.stream()
                        .flatMap(line -> line.answers().stream())
                        .filter(a -> !a.confirmed())
                        .count());
        model.addAttribute("standing", deciding.standing(agreement));
        AgreementView view = pages.view(id, actor);
        model.addAttribute("proposal", pages.proposal(view).orElse(null));
        model.addAttribute("departures", departures(view, actor));
        model.addAttribute("faultsNow", answers.faults(adapting.draftFaults(agreement), id));
        model.addAttribute(
                "examination",
                ExaminationPane.of(
                        examining.draft(agreement, actor), agreement.clauses(), findingWords, questions.of(agreement)));
        return "edit";
    }

    /** Who writes the text, and what else one can do, for a person who may read it and not, or not now, write in it. */
    @RequestMapping("/agreements/{id}/edit/closed")
    String closed(@PathVariable AgreementId id, Actor actor, Model model, HttpServletResponse response) {
        AgreementView view = pages.view(id, actor);
        Agreement agreement = pages.work(id, actor);
        if (AgreementPages.isEditable(agreement, actor)) {
            return "redirect:/agreements/" + id + "/edit";
        }
        boolean writes = actor.mayDraft(agreement.circles().writing());
        response.setStatus(writes ? HttpStatus.CONFLICT.value() : HttpStatus.FORBIDDEN.value());
        model.addAttribute("agreement", agreement);
        model.addAttribute("writes", writes);
        model.addAttribute(
                "writers",
                agreement.circles().writing().stream()
                        .map(words::party)
                        .sorted()
                        .collect(Collectors.joining(", ")));
        model.addAttribute("discuss", pages.may(view, actor).discuss());
        model.addAttribute("comment", actor.mayComment(agreement.circles().writing()));
        return "not-editable";
    }

    /** One clause as the page has it, for the script when somebody else added it. */
    @GetMapping("/agreements/{id}/edit/clauses/{clause}")
    String one(@PathVariable AgreementId id, @PathVariable ClauseId clause, Actor actor, Model model) {
        Agreement agreement = pages.editable(id, actor);
        Clause found = agreement.clauses().find(clause).orElseThrow(NotFoundException::new);
        model.addAttribute("link", "");
        model.addAttribute(
                "talk",
                discussions
                        .beside(id, agreement.clauses(), agreement.head(), actor)
                        .orElse(null));
        model.addAttribute("agreement", agreement);
        model.addAttribute("lines", lines(agreement, List.of(found)));
        model.addAttribute("departures", departures(pages.view(id, actor), actor));
        return "edit :: clause";
    }

    /** Where a variant departs from what it is built on, by clause. */
    private Map<ClauseId, Drift.Departure> departures(AgreementView view, Actor actor) {
        return drift.deviations(view, actor)
                .map(found -> found.departures().stream()
                        .map(DriftOverview.InFull::departure)
                        .collect(Collectors.toMap(Drift.Departure::clause, departure -> departure)))
                .orElse(Map.of());
    }

    private List<EditLine> lines(Agreement agreement, List<Clause> clauses) {
        Map<ClauseId, List<AgreementPages.AnswerLine>> given = pages.answers(agreement, agreement.clauses());
        Optional<StandardText> standard = questions.standard(agreement);
        return clauses.stream()
                .map(clause -> {
                    List<AgreementPages.AnswerLine> own = given.getOrDefault(clause.id(), List.of());
                    return new EditLine(
                            clause,
                            own,
                            suggestions(agreement, clause, own),
                            standard.flatMap(text -> text.clause(clause.id()))
                                    .map(StandardText.StandardClause::guidance)
                                    .or(() -> standards
                                            .clauses()
                                            .find(clause.id())
                                            .map(LibraryClause::guidance))
                                    .orElse(null));
                })
                .toList();
    }

    /** Requirements not yet noted whose phrases stand in the clause; the surest few. */
    private List<SuggestionLine> suggestions(
            Agreement agreement, Clause clause, List<AgreementPages.AnswerLine> noted) {
        String text = (clause.text().heading() + "\n" + clause.text().body()).toLowerCase(java.util.Locale.ROOT);
        Set<RequirementId> known = noted.stream().map(a -> a.requirement().id()).collect(Collectors.toSet());
        return catalogue.appliedOn(words.today()).stream()
                .filter(requirement -> requirement.scope().isAnsweredByClause() && !known.contains(requirement.id()))
                .map(requirement -> new SuggestionLine(
                        requirement,
                        requirement.phrases(agreement.head().language()).stream()
                                .filter(phrase -> text.contains(phrase.toLowerCase(java.util.Locale.ROOT)))
                                .toList()))
                .filter(suggestion -> suggestion.matched().size() >= 2)
                .sorted(java.util.Comparator.comparingInt(
                        (SuggestionLine s) -> -s.matched().size()))
                .limit(3)
                .toList();
    }

    // ---- the words of a clause --------------------------------------------------------------------------------------

    /** Replace the words of a clause; when someone else did meanwhile, both texts are shown and nothing is stored. */
    @PostMapping("/agreements/{id}/edit/clauses/{clause}")
    String save(
            @PathVariable AgreementId id,
            @PathVariable ClauseId clause,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var form = new Form(fields);
        String back = "/agreements/" + id + "/edit";
        Decision decision = store(id, clause, form, actor);
        if (decision instanceof Decision.Refused refused && isConflict(refused)) {
            response.setStatus(HttpStatus.CONFLICT.value());
            conflict(id, clause, form, actor, model);
            return "conflict";
        }
        return answers.to(decision, id, form, flash, "done.saved", back + "#" + clause, back);
    }

    /** The same for the script of the page: it gets the new digest, or the conflict to put beside the clause. */
    @PostMapping(path = "/agreements/{id}/edit/clauses/{clause}", headers = AUTOSAVE)
    Object autosave(
            @PathVariable AgreementId id,
            @PathVariable ClauseId clause,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        var form = new Form(fields);
        return switch (store(id, clause, form, actor)) {
            case Decision.Accepted accepted -> {
                Agreement now = accepted.change().agreement();
                yield ResponseEntity.ok(saved(now, clause));
            }
            case Decision.Refused refused -> {
                if (isStored(refused, clause, form)) {
                    yield ResponseEntity.ok(saved(pages.editable(id, actor), clause));
                }
                if (isConflict(refused)) {
                    response.setStatus(HttpStatus.CONFLICT.value());
                    conflict(id, clause, form, actor, model);
                    yield "conflict :: beside";
                }
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute(PageAnswers.FAULTS, answers.faults(refused.reasons(), id));
                yield "conflict :: refused";
            }
        };
    }

    private Saved saved(Agreement now, ClauseId clause) {
        return new Saved(
                now.clauses().find(clause).map(c -> c.sha256().hex()).orElse(""),
                now.sequence(),
                words.time(changes.now()),
                (int) now.answersFor(now.clauses()).stream()
                        .filter(answer -> answer.clause().equals(clause) && !answer.confirmed())
                        .count());
    }

    private Decision store(AgreementId id, ClauseId clause, Form form, Actor actor) {
        ClauseText typed;
        try {
            typed = ClauseText.parse(form.text("heading"), form.text("body"));
        } catch (IllegalArgumentException e) {
            return Decision.refused(new Refusal.TextTooLong(ClauseText.MAX_BODY));
        }
        Sha256 read = form.value("read", Sha256::new);
        return drafting.editClause(id, clause, read == null ? Sha256.ZERO : read, typed, actor);
    }

    /** Whether the words are stored already, as when an answer was lost on its way and the script asks again. */
    private boolean isStored(Decision.Refused refused, ClauseId clause, Form form) {
        return refused.reasons().stream()
                .allMatch(reason -> reason instanceof Refusal.ClauseChangedMeanwhile changed
                        && changed.clause().equals(clause)
                        && changed.now().equals(ClauseText.parse(form.text("heading"), form.text("body"))));
    }

    private static boolean isConflict(Decision.Refused refused) {
        return refused.reasons().stream().anyMatch(Refusal.ClauseChangedMeanwhile.class::isInstance);
    }

    private void conflict(AgreementId id, ClauseId clause, Form form, Actor actor, Model model) {
        Agreement agreement = pages.work(id, actor);
        Clause theirs = agreement.clauses().find(clause).orElseThrow(NotFoundException::new);
        var mine = ClauseText.parse(form.text("heading"), form.text("body"));
        model.addAttribute("agreement", agreement);
        model.addAttribute("clause", theirs);
        // Where the two have not met, both are put into one text; it is stored only when the person has seen it.
        Optional<ClauseText> merged = Optional.ofNullable(form.value("read", Sha256::new))
                .flatMap(pages::words)
                .flatMap(read -> WordMerge.of(read, mine, theirs.text()));
        model.addAttribute("merged", merged.isPresent());
        model.addAttribute("settled", merged.orElse(mine));
        model.addAttribute("heading", TextDifference.words(theirs.text().heading(), mine.heading()));
        model.addAttribute("body", TextDifference.words(theirs.text().body(), mine.body()));
    }

    private static long sequence(Form form) {
        Long sequence = form.value("sequence", Long::valueOf);
        return sequence == null ? -1 : sequence;
    }

    // ---- what the clauses answer ------------------------------------------------------------------------------------

    @PostMapping("/agreements/{id}/edit/clauses/{clause}/answers")
    String answer(
            @PathVariable AgreementId id,
            @PathVariable ClauseId clause,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String back = "/agreements/" + id + "/edit";
        form.required("requirement");
        RequirementId requirement = form.value("requirement", RequirementId::new);
        Sha256 read = form.value("read", Sha256::new);
        if (!form.isSound() || requirement == null || read == null) {
            return answers.unreadable(form, flash, back + "#" + clause);
        }
        boolean withdraw = form.text("act").equals("withdraw");
        Decision decision = withdraw
                ? drafting.withdrawAnswer(id, clause, read, requirement, actor)
                : drafting.recordAnswer(id, clause, read, requirement, actor);
        return answers.to(
                decision,
                id,
                form,
                flash,
                withdraw ? "done.answer-withdrawn" : "done.answer",
                back + "#" + clause,
                back);
    }

    @PostMapping("/agreements/{id}/edit/confirm")
    String confirm(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        ClauseId clause = form.value("clause", ClauseId::new);
        String back = "/agreements/" + id + "/edit";
        return answers.to(
                drafting.confirmAnswers(id, clause, actor),
                id,
                form,
                flash,
                "done.confirmed",
                clause == null ? back : back + "#" + clause,
                back);
    }

    // ---- the head ---------------------------------------------------------------------------------------------------

    @GetMapping("/agreements/{id}/edit/head")
    String head(@PathVariable AgreementId id, Actor actor, Model model) {
        Agreement agreement = pages.editable(id, actor);
        Head head = agreement.head();
        var asks = questions.of(agreement);
        var used = new java.util.TreeSet<String>();
        agreement.clauses().forEach(clause -> {
            used.addAll(Parameters.usedIn(clause.text().heading()));
            used.addAll(Parameters.usedIn(clause.text().body()));
        });
        var names = new java.util.TreeSet<>(used);
        names.addAll(head.parameters().keySet());
        model.addAttribute("agreement", agreement);
        model.addAttribute(
                "parameters",
                names.stream()
                        .map(name -> new ParameterLine(
                                name, head.parameters().getOrDefault(name, ""), used.contains(name), asks.apply(name)))
                        .toList());
        model.addAttribute(
                "claimable",
                catalogue.all().stream()
                        .filter(requirement -> head.claims().contains(requirement.id())
                                || requirement.appliesOn(words.today())
                                        && requirement.scope().isAnsweredByClause())
                        .toList());
        Set<RequirementId> answered = agreement.answersFor(agreement.clauses()).stream()
                .map(no.avtaleverk.model.agreement.Answer::requirement)
                .collect(Collectors.toSet());
        model.addAttribute("answered", answered);
        model.addAttribute(
                "rules",
                List.of(EntryIntoForce.EACH_MUNICIPALITY, EntryIntoForce.ALL_PARTIES, EntryIntoForce.AT_LEAST));
        model.addAttribute("writtenStandards", Language.values());
        LocalDate until = head.terms().until();
        model.addAttribute("lastDay", until == null ? "" : until.minusDays(1).toString());
        model.addAttribute("own", OwnTermsForm.fields(head.terms().ownOrNone()));
        model.addAttribute("units", Span.Unit.values());
        model.addAttribute("noticeStarts", OwnTerms.NoticeTerms.Start.values());
        model.addAttribute("noticeEnds", OwnTerms.NoticeTerms.End.values());
        return "head";
    }

    @PostMapping("/agreements/{id}/edit/head")
    String saveHead(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String back = "/agreements/" + id + "/edit/head";
        Agreement agreement = pages.editable(id, actor);
        Head head = agreement.head();
        String title = form.title("title");
        var claims = Set.copyOf(form.values("claims", RequirementId::new));
        LocalDate from = form.date("from");
        LocalDate last = form.date("last");
        if (from != null && last != null && last.isBefore(from)) {
            form.fault("last", "fault.order");
        }
        EntryIntoForce chosen = form.value("rule", EntryIntoForce::valueOf);
        EntryIntoForce rule = chosen == null || chosen == EntryIntoForce.AS_REGISTERED
                ? head.terms().rule()
                : chosen;
        Integer quorum = rule == EntryIntoForce.AT_LEAST ? form.value("quorum", EditController::quorum) : null;
        if (rule == EntryIntoForce.AT_LEAST && quorum == null && form.isSound()) {
            form.fault("quorum", "fault.missing");
        }
        Language language = form.value("language", Language::of);
        OwnTerms own = OwnTermsForm.read(form, agreement.clauses(), last != null);
        if (!form.isSound()) {
            return answers.unreadable(form, flash, back);
        }
        var parameters = new TreeMap<>(head.parameters());
        fields.forEach((name, values) -> {
            if (name.startsWith("parameter-")) {
                parameters.put(
                        name.substring("parameter-".length()), Objects.requireNonNullElse(values.getFirst(), ""));
            }
        });
        var changed = new Head(
                title,
                language == null ? head.language() : language,
                head.parties(),
                new Terms(from, last == null ? null : last.plusDays(1), rule, quorum, own),
                parameters,
                claims,
                form.isChecked("jointMeasure"));
        return answers.to(
                drafting.changeHead(id, changed, sequence(form), actor),
                id,
                form,
                flash,
                "done.saved",
                "/agreements/" + id + "/edit",
                back);
    }

    /** How many kommuner it takes: at least one. */
    private static int quorum(String text) {
        int quorum = Integer.parseInt(text);
        if (quorum < 1) {
            throw new IllegalArgumentException("A quorum is of at least one");
        }
        return quorum;
    }

    // ---- sending it to the parties ----------------------------------------------------------------------------------

    @PostMapping("/agreements/{id}/edit/submit")
    String submit(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        boolean standard = pages.editable(id, actor).kind().isStandardText();
        return answers.to(
                standard
                        ? issuing.issue(id, form.text("note"), actor)
                        : reviewing.submit(id, form.text("note"), form.isChecked("joint"), actor),
                id,
                form,
                flash,
                standard ? "done.issued" : "done.submitted",
                "/agreements/" + id,
                "/agreements/" + id + "/edit");
    }
}
