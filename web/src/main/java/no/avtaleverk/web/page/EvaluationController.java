package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.evaluation.Evaluation;
import no.avtaleverk.model.evaluation.EvaluationNote;
import no.avtaleverk.model.evaluation.EvaluationNote.OpenAnswerGiven;
import no.avtaleverk.model.evaluation.EvaluationNote.ScoreGiven;
import no.avtaleverk.model.evaluation.EvaluationNote.UsersInvolved;
import no.avtaleverk.model.evaluation.Questionnaire;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.evaluation.Evaluating;
import no.avtaleverk.workflow.reporting.AgreementView;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The evaluation: the answers of the parties side by side over the years, and the voice of the users. */
@Controller
final class EvaluationController {
    private final AgreementPages pages;
    private final Evaluating evaluating;
    private final PageAnswers answers;
    private final PageWords words;
    private final MessageSource messages;

    EvaluationController(
            AgreementPages pages, Evaluating evaluating, PageAnswers answers, PageWords words, MessageSource messages) {
        this.pages = pages;
        this.evaluating = evaluating;
        this.answers = answers;
        this.words = words;
        this.messages = messages;
    }

    /** A question with what the reader's own party has answered. */
    record Asked(
            Questionnaire.Question question,
            String words,
            @Nullable Integer score,
            String said) {}

    /** A party's score in each year, absent where there is none. */
    record ScoreRow(String party, List<Optional<ScoreGiven>> scores) {}

    /** A scored question over the years. */
    record ScoreTable(String question, List<ScoreRow> rows) {}

    /** What a party has said in words. */
    record Said(String question, String party, int year, String words) {}

    /** How users took part. */
    record Users(UsersInvolved involved, int year, String party) {}

    @GetMapping("/agreements/{id}/follow-up/evaluation")
    String show(@PathVariable AgreementId id, Actor actor, Model model) {
        AgreementView view = inner(id, actor);
        Agreement agreement = view.agreement();
        Evaluation evaluation = evaluating.evaluation(agreement, actor);
        Questionnaire questions = evaluating.questions();
        List<EvaluationPicture.Year> years = years(agreement, evaluation);
        Map<PartyId, String> parties = parties(agreement, evaluation);
        int open = Evaluating.open(agreement);
        PartyId own = actor.organisation();
        boolean answersNow = open > 0
                && own != null
                && actor.mayCoordinate(agreement.circles().bound(words.today()));
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("questions", questions);
        model.addAttribute("source", words.in(questions.source()));
        model.addAttribute("lowest", in(questions.lowest()));
        model.addAttribute("highest", in(questions.highest()));
        model.addAttribute("years", years);
        model.addAttribute(
                "picture",
                EvaluationPicture.of(
                        questions,
                        evaluation,
                        years,
                        parties,
                        own,
                        messages.getMessage("evaluation.together", null, PageWords.locale())));
        model.addAttribute(
                "asks",
                questions.questions().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Questionnaire.Question::id, question -> in(question.asks()))));
        model.addAttribute("tables", tables(questions, evaluation, years, parties));
        List<Said> said = said(questions, evaluation, years, parties);
        int newest = said.stream().mapToInt(Said::year).max().orElse(0);
        model.addAttribute(
                "saidNow", said.stream().filter(one -> one.year() == newest).toList());
        model.addAttribute(
                "saidBefore", said.stream().filter(one -> one.year() != newest).toList());
        model.addAttribute("users", users(agreement, evaluation));
        model.addAttribute("open", open);
        model.addAttribute("answersNow", answersNow);
        model.addAttribute(
                "silent",
                open == 0
                        ? List.of()
                        : agreement.circles().bound(words.today()).stream()
                                .filter(party -> !evaluation.isComplete(open, party, questions))
                                .map(words::party)
                                .toList());
        if (answersNow && own != null) {
            model.addAttribute("asked", asked(questions, evaluation, open, own));
        }
        return "follow-up-evaluation";
    }

    /** The reviews that have scores, and the one that is open, by the year they opened. */
    private static List<EvaluationPicture.Year> years(Agreement agreement, Evaluation evaluation) {
        var by = new java.util.TreeMap<Integer, Integer>();
        List<Review> reviews = agreement.facts().reviews();
        for (int index = 0; index < reviews.size(); index++) {
            int review = index + 1;
            boolean scored =
                    evaluation.scores().stream().anyMatch(noted -> noted.note().review() == review);
            boolean said =
                    evaluation.answers().stream().anyMatch(noted -> noted.note().review() == review);
            if (scored || said) {
                by.put(reviews.get(index).opened().getYear(), review);
            }
        }
        return EvaluationPicture.years(by);
    }

    /** Those bound today and those who have scored before, trusts last. */
    private Map<PartyId, String> parties(Agreement agreement, Evaluation evaluation) {
        var all = new java.util.TreeSet<PartyId>(
                java.util.Comparator.comparing((PartyId party) -> !party.isMunicipality())
                        .thenComparing(PartyId::value));
        all.addAll(agreement.circles().bound(words.today()));
        evaluation.scores().forEach(noted -> all.add(((ScoreGiven) noted.note()).party()));
        var names = new LinkedHashMap<PartyId, String>();
        all.forEach(party -> names.put(party, words.party(party)));
        return names;
    }

    private List<ScoreTable> tables(
            Questionnaire questions,
            Evaluation evaluation,
            List<EvaluationPicture.Year> years,
            Map<PartyId, String> parties) {
        var tables = new ArrayList<ScoreTable>();
        for (Questionnaire.Question question : questions.scored()) {
            var rows = new ArrayList<ScoreRow>();
            parties.forEach((party, name) -> {
                List<Optional<ScoreGiven>> scores = years.stream()
                        .map(year -> evaluation.score(year.review(), party, question.id()))
                        .toList();
                if (scores.stream().anyMatch(Optional::isPresent)) {
                    rows.add(new ScoreRow(name, scores));
                }
            });
            tables.add(new ScoreTable(in(question.asks()), rows));
        }
        return tables;
    }

    private List<Said> said(
            Questionnaire questions,
            Evaluation evaluation,
            List<EvaluationPicture.Year> years,
            Map<PartyId, String> parties) {
        var said = new ArrayList<Said>();
        for (EvaluationPicture.Year year : years.reversed()) {
            for (Questionnaire.Question question : questions.questions()) {
                parties.forEach((party, name) -> evaluation
                        .answer(year.review(), party, question.id())
                        .ifPresent(
                                answer -> said.add(new Said(in(question.asks()), name, year.year(), answer.words()))));
            }
        }
        return said;
    }

    private List<Users> users(Agreement agreement, Evaluation evaluation) {
        List<Review> reviews = agreement.facts().reviews();
        return evaluation.users().reversed().stream()
                .map(noted -> (UsersInvolved) noted.note())
                .filter(one -> one.review() <= reviews.size())
                .map(one ->
                        new Users(one, reviews.get(one.review() - 1).opened().getYear(), words.party(one.party())))
                .toList();
    }

    private List<Asked> asked(Questionnaire questions, Evaluation evaluation, int open, PartyId own) {
        return questions.questions().stream()
                .map(question -> {
                    Optional<ScoreGiven> score = evaluation.score(open, own, question.id());
                    return new Asked(
                            question,
                            in(question.asks()),
                            score.map(ScoreGiven::score).orElse(null),
                            question.scored()
                                    ? score.map(ScoreGiven::reason).orElse("")
                                    : evaluation
                                            .answer(open, own, question.id())
                                            .map(OpenAnswerGiven::words)
                                            .orElse(""));
                })
                .toList();
    }

    private String in(Questionnaire.Words asked) {
        return PageWords.locale().getLanguage().equals("en") ? asked.english() : words.in(asked.norwegian());
    }

    @PostMapping("/agreements/{id}/follow-up/evaluation/answers")
    String answer(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        Agreement agreement = inner(id, actor).agreement();
        Questionnaire questions = evaluating.questions();
        Evaluation before = evaluating.evaluation(agreement, actor);
        int open = Evaluating.open(agreement);
        PartyId own = actor.organisation();
        var given = new ArrayList<EvaluationNote>();
        for (Questionnaire.Question question : questions.questions()) {
            String name = question.id();
            String said = form.text("words-" + name);
            Integer score = question.scored() ? form.value("score-" + name, Integer::valueOf) : null;
            if (score != null && said.isEmpty()) {
                form.fault("words-" + name, "fault.missing");
            }
            if (own != null && score != null) {
                var one = new ScoreGiven(name, open, own, questions.edition(), score, said);
                if (!before.score(open, own, name).filter(one::equals).isPresent()) {
                    given.add(one);
                }
            } else if (own != null && !question.scored() && !said.isEmpty()) {
                var one = new OpenAnswerGiven(name, open, own, questions.edition(), said);
                if (!before.answer(open, own, name).filter(one::equals).isPresent()) {
                    given.add(one);
                }
            }
        }
        boolean answered = questions.questions().stream()
                .anyMatch(one -> form.isChecked("score-" + one.id()) || form.isChecked("words-" + one.id()));
        if (!answered) {
            form.fault("ask", "fault.nothing-answered");
        }
        if (!form.isSound()) {
            return answers.unreadable(form, flash, page(id));
        }
        List<Refusal> refusals = given.isEmpty() ? List.of() : evaluating.answer(id, given, actor);
        return answers.noted(refusals, form, flash, "done.evaluated", page(id));
    }

    @PostMapping("/agreements/{id}/follow-up/evaluation/users")
    String users(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String organisation = form.required("usersWho");
        String how = form.required("usersHow");
        PartyId own = actor.organisation();
        if (!form.isSound() || own == null) {
            return answers.unreadable(form, flash, page(id));
        }
        var involved = new UsersInvolved(
                UUID.randomUUID().toString(),
                Evaluating.open(inner(id, actor).agreement()),
                own,
                organisation,
                how,
                form.text("usersOutcome"));
        return answers.noted(
                evaluating.answer(id, List.of(involved), actor),
                form,
                flash,
                "done.users-involved",
                page(id) + "#users");
    }

    private AgreementView inner(AgreementId id, Actor actor) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        return view;
    }

    private static String page(AgreementId id) {
        return FollowUpPlace.of(id, FollowUpSubject.EVALUATION, "");
    }
}
