package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.evaluation.Evaluation;
import no.avtaleverk.model.evaluation.EvaluationNote;
import no.avtaleverk.model.evaluation.EvaluationNote.OpenAnswerGiven;
import no.avtaleverk.model.evaluation.EvaluationNote.ScoreGiven;
import no.avtaleverk.model.evaluation.EvaluationNote.UsersInvolved;
import no.avtaleverk.model.evaluation.Questionnaire;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.yearly.AgendaPoint;
import no.avtaleverk.model.yearly.Wish;
import no.avtaleverk.model.yearly.YearlyNote;
import no.avtaleverk.model.yearly.YearlyNote.MatterAssessed;
import no.avtaleverk.model.yearly.YearlyNote.PartyAnswered;
import no.avtaleverk.model.yearly.YearlyReviews;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.evaluation.Evaluating;
import no.avtaleverk.workflow.yearly.YearlyReviewing;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The yearly reviews of an agreement, and its evaluation. */
@RestController
@RequestMapping(path = "/api/v1/agreements/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class YearlyController {
    private final YearlyReviewing reviewing;
    private final Evaluating evaluating;
    private final Access access;
    private final Telling telling;
    private final PartyRegister register;

    YearlyController(
            YearlyReviewing reviewing, Evaluating evaluating, Access access, Telling telling, PartyRegister register) {
        this.reviewing = reviewing;
        this.evaluating = evaluating;
        this.access = access;
        this.telling = telling;
        this.register = register;
    }

    /** The yearly reviews, oldest first. */
    @GetMapping("/yearly-reviews")
    ResponseEntity<Answers.YearlyReviewsTold> reviews(@PathVariable AgreementId id, Actor actor) {
        return ResponseEntity.ok(told(access.inner(id, actor), actor));
    }

    @PostMapping("/yearly-reviews/answer")
    ResponseEntity<Answers.YearlyReviewsTold> answer(
            @PathVariable AgreementId id, @RequestBody Requests.NewYearlyAnswer asked, Actor actor) {
        var given = new Given(register, telling.today());
        Wish wish = given.required("wish", asked.wish(), Wish.NO_CHANGE_NEEDED);
        given.check();
        PartyId own = own(id, actor);
        var answer = new PartyAnswered(open(id, actor), own, wish, Given.text(asked.words()));
        return noted(id, actor, reviewing.answer(id, answer, actor));
    }

    @PostMapping("/yearly-reviews/meeting")
    ResponseEntity<Answers.YearlyReviewsTold> hold(
            @PathVariable AgreementId id, @RequestBody Requests.NewReviewMeeting asked, Actor actor) {
        var given = new Given(register, telling.today());
        LocalDate held = given.required("held", asked.held(), LocalDate.EPOCH);
        given.check();
        access.inner(id, actor);
        return noted(id, actor, reviewing.hold(id, held, Given.text(asked.participants()), actor));
    }

    @PostMapping("/yearly-reviews/minutes")
    ResponseEntity<Answers.YearlyReviewsTold> minute(
            @PathVariable AgreementId id, @RequestBody Requests.NewReviewMinute asked, Actor actor) {
        var given = new Given(register, telling.today());
        AgendaPoint point = given.required("point", asked.point(), AgendaPoint.OTHER);
        given.check();
        var minuted = new YearlyNote.PointMinuted(open(id, actor), point, Given.text(asked.decided()));
        return noted(id, actor, reviewing.minute(id, minuted, actor));
    }

    @PostMapping("/yearly-reviews/conclusion")
    ResponseEntity<Answers.YearlyReviewsTold> conclude(
            @PathVariable AgreementId id, @RequestBody Requests.NewReviewConclusion asked, Actor actor) {
        var given = new Given(register, telling.today());
        Review.Outcome outcome = given.required("outcome", asked.outcome(), Review.Outcome.NO_CHANGE);
        given.check();
        access.inner(id, actor);
        return noted(
                id,
                actor,
                reviewing.conclude(id, outcome, Given.text(asked.reason()), Given.text(asked.silence()), actor));
    }

    @GetMapping(path = "/yearly-reviews/papers/{digest}", produces = MediaType.ALL_VALUE)
    ResponseEntity<byte[]> paper(@PathVariable AgreementId id, @PathVariable Sha256 digest, Actor actor) {
        Files.StoredFile file =
                reviewing.handOut(access.inner(id, actor), digest, actor).orElseThrow(ProblemException::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .eTag(Tag.of(digest))
                .body(file.bytes());
    }

    /** The questions to the parties, and their answers over the years. */
    @GetMapping("/evaluation")
    ResponseEntity<Answers.EvaluationTold> evaluation(@PathVariable AgreementId id, Actor actor, Locale locale) {
        return ResponseEntity.ok(evaluation(access.inner(id, actor), actor, locale));
    }

    @PostMapping("/evaluation")
    ResponseEntity<Answers.EvaluationTold> evaluate(
            @PathVariable AgreementId id, @RequestBody Requests.NewEvaluation asked, Actor actor, Locale locale) {
        var given = new Given(register, telling.today());
        List<Requests.NewEvaluationAnswer> answers = given.required("answers", asked.answers(), List.of());
        given.check();
        PartyId own = own(id, actor);
        Agreement agreement = access.inner(id, actor);
        int open = Evaluating.open(agreement);
        String edition = evaluating.questions().edition();
        var notes = new ArrayList<EvaluationNote>();
        for (Requests.NewEvaluationAnswer one : answers) {
            String question = Given.text(one.question());
            Integer score = one.score();
            notes.add(
                    score == null
                            ? new OpenAnswerGiven(question, open, own, edition, Given.text(one.words()))
                            : new ScoreGiven(question, open, own, edition, score, Given.text(one.words())));
        }
        List<Refusal> refusals = evaluating.answer(id, notes, actor);
        if (!refusals.isEmpty()) {
            throw new RefusedException(refusals, Clauses.NONE);
        }
        return ResponseEntity.ok(evaluation(access.inner(id, actor), actor, locale));
    }

    /** The party a person answers for; who answers for none may not. */
    private PartyId own(AgreementId id, Actor actor) {
        access.inner(id, actor);
        PartyId own = actor.organisation();
        if (own == null) {
            throw new RefusedException(List.of(new Refusal.NotAllowed()), Clauses.NONE);
        }
        return own;
    }

    private String open(AgreementId id, Actor actor) {
        return String.valueOf(Evaluating.open(access.inner(id, actor)));
    }

    private ResponseEntity<Answers.YearlyReviewsTold> noted(AgreementId id, Actor actor, List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw new RefusedException(refusals, Clauses.NONE);
        }
        return reviews(id, actor);
    }

    private Answers.YearlyReviewsTold told(Agreement agreement, Actor actor) {
        YearlyReviews reviews = reviewing.reviews(agreement, actor);
        return new Answers.YearlyReviewsTold(
                reviews.rounds().stream()
                        .map(round -> told(round, reviews, agreement))
                        .toList(),
                reviews.actions().stream()
                        .filter(YearlyReviews.Action::isOpen)
                        .map(YearlyController::told)
                        .toList());
    }

    private static Answers.YearlyReviewTold told(
            YearlyReviews.Round round, YearlyReviews reviews, Agreement agreement) {
        var minutes = new TreeMap<String, String>();
        round.minutes().forEach((point, decided) -> minutes.put(point.name(), decided));
        return new Answers.YearlyReviewTold(
                round.number(),
                round.review().opened(),
                round.review().held() == null
                        ? round.held().map(YearlyNote.MeetingHeld::held).orElse(null)
                        : round.review().held(),
                round.review().outcome(),
                round.review().note(),
                round.answers().values().stream()
                        .map(YearlyController::answer)
                        .sorted(java.util.Comparator.comparing(
                                one -> one.party().value()))
                        .toList(),
                round.silent(agreement.circles().bound(round.review().opened())),
                round.assessments().stream().map(YearlyController::assessed).toList(),
                minutes,
                reviews.agreedIn(round.number()).stream()
                        .map(YearlyController::told)
                        .toList(),
                round.held().map(YearlyNote.MeetingHeld::pdf).orElse(null),
                round.conclusion().map(YearlyNote.ReviewConcluded::pdf).orElse(null));
    }

    private static Answers.YearlyAnswerTold answer(Noted<YearlyNote> noted) {
        var answer = (PartyAnswered) noted.note();
        return new Answers.YearlyAnswerTold(
                answer.party(), answer.wish(), answer.words(), noted.at(), noted.userName());
    }

    private static Answers.MatterAssessedTold assessed(Noted<YearlyNote> noted) {
        var one = (MatterAssessed) noted.note();
        return new Answers.MatterAssessedTold(
                one.matter().id(), one.party(), one.assessment(), one.words(), noted.at());
    }

    private static Answers.ReviewActionTold told(YearlyReviews.Action action) {
        YearlyNote.ActionAgreed agreed = action.agreed();
        YearlyNote.ActionDone done = action.done();
        return new Answers.ReviewActionTold(
                agreed.item(),
                agreed.party(),
                agreed.role(),
                agreed.words(),
                agreed.due(),
                done == null ? null : done.on());
    }

    private Answers.EvaluationTold evaluation(Agreement agreement, Actor actor, Locale locale) {
        Evaluation evaluation = evaluating.evaluation(agreement, actor);
        Questionnaire questions = evaluating.questions();
        return new Answers.EvaluationTold(
                questions.edition(),
                Evaluating.open(agreement),
                questions.questions().stream()
                        .map(question -> new Answers.EvaluationQuestionTold(
                                question.id(), question.scored(), asks(question, locale)))
                        .toList(),
                evaluation.scores().stream()
                        .map(noted -> (ScoreGiven) noted.note())
                        .map(one ->
                                new Answers.ScoreTold(one.review(), one.party(), one.item(), one.score(), one.reason()))
                        .toList(),
                evaluation.answers().stream()
                        .map(noted -> (OpenAnswerGiven) noted.note())
                        .map(one -> new Answers.OpenAnswerTold(one.review(), one.party(), one.item(), one.words()))
                        .toList(),
                evaluation.users().stream()
                        .map(noted -> (UsersInvolved) noted.note())
                        .map(one -> new Answers.UsersInvolvedTold(
                                one.review(), one.party(), one.organisation(), one.how(), one.outcome()))
                        .toList());
    }

    private static String asks(Questionnaire.Question question, Locale locale) {
        Locale best = Wording.best(locale);
        return best.getLanguage().equals("en")
                ? question.asks().english()
                : Wording.in(question.asks().norwegian(), best);
    }
}
