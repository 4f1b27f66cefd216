package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.ReviewRenderer;
import no.avtaleverk.model.duty.ReviewDates;
import no.avtaleverk.model.evaluation.EvaluationNote;
import no.avtaleverk.model.evaluation.Questionnaire;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.model.yearly.AgendaPoint;
import no.avtaleverk.model.yearly.Assessment;
import no.avtaleverk.model.yearly.Matter;
import no.avtaleverk.model.yearly.Wish;
import no.avtaleverk.model.yearly.YearlyNote.ActionAgreed;
import no.avtaleverk.model.yearly.YearlyNote.ActionDone;
import no.avtaleverk.model.yearly.YearlyNote.MatterAssessed;
import no.avtaleverk.model.yearly.YearlyNote.MeetingHeld;
import no.avtaleverk.model.yearly.YearlyNote.PartyAnswered;
import no.avtaleverk.model.yearly.YearlyNote.PointMinuted;
import no.avtaleverk.model.yearly.YearlyNote.ReviewConcluded;
import no.avtaleverk.model.yearly.YearlyReviews;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.evaluation.Evaluating;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.membership.ChangingParties;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.reporting.HandingOut;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.revision.Revising;
import no.avtaleverk.workflow.yearly.ReviewPacks;
import no.avtaleverk.workflow.yearly.YearlyReviewing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The yearly review and the evaluation through the years, on a real store; run on each of them. */
abstract class YearlyContract {
    static final Questionnaire QUESTIONS = new Questionnaire(
            "prøve",
            new Bilingual("Prøve", "Prøve"),
            words("I svært liten grad"),
            words("I svært stor grad"),
            List.of(
                    new Questionnaire.Question(
                            "planning", "5", Questionnaire.Theme.PLANNING, true, words("Hvordan er planleggingen?")),
                    new Questionnaire.Question(
                            "dialogue", "7", Questionnaire.Theme.PLANNING, false, words("Hvordan er dialogen?"))));

    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final RequirementId BEDS = new RequirementId("HOL-6-2-04");
    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor COORDINATOR = person("aud.dale", VAKSDAL, Role.COORDINATOR);
    private static final Actor OF_TRUST = person("tone.hauge", HELSE_BERGEN, Role.COORDINATOR);
    private static final Actor MAYOR = person("hege.eide", VAKSDAL, Role.LEADER);
    private static final Actor DIRECTOR = person("rune.sandvik", HELSE_BERGEN, Role.LEADER);
    private static final Actor OUTSIDER = person("nils.berg", new PartyId("kommune-4601"), Role.COORDINATOR);
    private static final Actor AUDITOR = new Actor("ola.nes", "ola.nes", null, Set.of(Role.AUDITOR), Set.of(VAKSDAL));
    private static final LocalDate IN_FORCE = LocalDate.of(2024, 3, 11);
    private static final ClauseId CLAUSE = new ClauseId("plassar");

    static final SetClock CLOCK = new SetClock();

    abstract ConfigurableApplicationContext context();

    private static Questionnaire.Words words(String words) {
        return new Questionnaire.Words(new Bilingual(words, words), words);
    }

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    private <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    private YearlyReviewing reviewing() {
        return bean(YearlyReviewing.class);
    }

    private Agreement stored(AgreementId id) {
        return bean(Agreements.class).find(id).orElseThrow();
    }

    private YearlyReviews reviews(AgreementId id) {
        return reviewing().reviews(stored(id), COORDINATOR);
    }

    private static Agreement done(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).change().agreement();
    }

    @BeforeEach
    void begin() {
        CLOCK.on(IN_FORCE.minusDays(1));
    }

    private AgreementId signed() {
        CLOCK.on(IN_FORCE);
        var clause = new Clause(CLAUSE, 1, "1", ClauseText.parse("Døgnplassar", "Kommunen har to plassar."));
        var other = new Clause(new ClauseId("usemje"), 1, "2", ClauseText.parse("Usemje", "Partane møtest."));
        var head = new Head(
                "Delavtale 4",
                Language.NYNORSK,
                List.of(
                        AgreementParty.of(VAKSDAL, "Vaksdal kommune"),
                        AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF")),
                new Terms(null, null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of(),
                Set.of(BEDS),
                false);
        AgreementId id = done(bean(Drafting.class)
                        .start(
                                AgreementKind.SUB_AGREEMENT,
                                Origin.WRITTEN,
                                head,
                                new Clauses(List.of(clause, other)),
                                List.of(new Answer(CLAUSE, clause.sha256(), BEDS, Answer.Basis.JURIST, true)),
                                JURIST))
                .id();
        done(bean(Reviewing.class).submit(id, "Første", JURIST));
        conclude(id, IN_FORCE);
        return id;
    }

    private void conclude(AgreementId id, LocalDate on) {
        Concluding.conclude(context(), id, on, List.of(DIRECTOR, MAYOR));
    }

    private List<Todo.What> todos(AgreementId id, Actor by, LocalDate today) {
        return bean(Awaiting.class).tasks(by, today).stream()
                .filter(task -> task.agreement().equals(id) && task.todo() != null)
                .map(task -> java.util.Objects.requireNonNull(task.todo()).what())
                .filter(what -> what != Todo.What.PLAN_UNITS
                        && what != Todo.What.CONFIRM_UNIT
                        && what != Todo.What.RELEASE_TEXT)
                .toList();
    }

    private Matter.Found matter(AgreementId id, Matter matter) {
        return reviewing().matters(stored(id)).stream()
                .filter(found -> found.matter().equals(matter))
                .findFirst()
                .orElseThrow();
    }

    private MatterAssessed assessed(AgreementId id, String round, Actor by, Matter matter, Assessment how) {
        Matter.Found found = matter(id, matter);
        return new MatterAssessed(
                round,
                java.util.Objects.requireNonNull(by.organisation()),
                matter,
                found.named(),
                found.words(),
                how,
                how == Assessment.WORKS_WELL ? "" : "Stengt om sommaren");
    }

    private void reviewed(AgreementId id, String round, LocalDate held, Review.Outcome outcome) {
        CLOCK.on(held);
        assertThat(reviewing().hold(id, held, "Koordinatorane", OF_TRUST)).isEmpty();
        assertThat(reviewing().minute(id, new PointMinuted(round, AgendaPoint.TEXT, "Som før"), OF_TRUST))
                .isEmpty();
        assertThat(reviewing().conclude(id, outcome, "Avtalen verkar", "Fekk påminning", OF_TRUST))
                .isEmpty();
    }

    @Test
    void whoMeetsWhileOthersKeepAnsweringIsToldToTryAgainAndNothingIsNoted() {
        AgreementId id = signed();
        CLOCK.on(LocalDate.of(2025, 1, 20));
        reviewing().openDue(LocalDate.of(2025, 1, 20));
        ReviewRenderer slow = (content, format) -> {
            assertThat(reviewing()
                            .answer(id, new PartyAnswered("1", VAKSDAL, Wish.SMALL_UPDATE_WANTED, "P. 1"), COORDINATOR))
                    .isEmpty();
            return bean(ReviewRenderer.class).render(content, format);
        };
        var crowded = new YearlyReviewing(
                bean(FollowingUp.class),
                bean(ReviewPacks.class),
                bean(Revising.class),
                bean(Agreements.class),
                bean(Changes.class),
                bean(Files.class),
                slow,
                bean(RequirementCatalogue.class),
                bean(PartyRegister.class),
                bean(Questionnaire.class),
                bean(HandingOut.class),
                8);
        LocalDate held = LocalDate.of(2025, 2, 20);
        CLOCK.on(held);
        assertThat(crowded.hold(id, held, "Koordinatorane", OF_TRUST)).containsExactly(new Refusal.NotedMeanwhile());
        assertThat(reviews(id).open().orElseThrow().meeting()).isNull();
        assertThat(reviewing().hold(id, held, "Koordinatorane", OF_TRUST)).isEmpty();
    }

    @Test
    void aReviewOpensByItselfOnceWhenItIsNear() {
        AgreementId id = signed();
        LocalDate due = IN_FORCE.plusYears(1);
        CLOCK.on(due.minusWeeks(9));
        assertThat(reviewing().openDue(due.minusWeeks(9)).opened()).doesNotContain(id);
        assertThat(todos(id, COORDINATOR, due.minusWeeks(9))).containsExactly(Todo.What.REVIEW_DUE);
        CLOCK.on(due.minusWeeks(8));
        assertThat(reviewing().openDue(due.minusWeeks(8)).opened()).contains(id);
        assertThat(reviewing().openDue(due.minusWeeks(8)).opened()).doesNotContain(id);

        assertThat(stored(id).state()).isEqualTo(AgreementState.ANNUAL_REVISION);
        assertThat(stored(id).inForce(VAKSDAL, due)).isPresent();
        AuditEntry entry = bean(History.class).of(id).getLast();
        assertThat(entry.event().type()).isEqualTo("ReviewOpened");
        assertThat(entry.userId()).isEqualTo(Actor.SYSTEM.userId());
        assertThat(todos(id, COORDINATOR, due.minusWeeks(7)))
                .contains(Todo.What.ANSWER_REVIEW, Todo.What.FINISH_REVIEW, Todo.What.ANSWER_EVALUATION)
                .doesNotContain(Todo.What.REVIEW_DUE);
        assertThat(todos(id, MAYOR, due.minusWeeks(7))).isEmpty();
    }

    @Test
    void aReviewNobodyHeldIsOverdueWhenTheYearItWasDueInIsOver() {
        AgreementId id = signed();
        assertThat(todos(id, OF_TRUST, LocalDate.of(2025, 12, 31))).contains(Todo.What.REVIEW_DUE);
        assertThat(todos(id, OF_TRUST, LocalDate.of(2026, 1, 1))).contains(Todo.What.REVIEW_OVERDUE);
    }

    @Test
    void thePartiesAnswerMeetAndFinishAndWhatWasLookedAtIsKept() {
        AgreementId id = signed();
        LocalDate held = LocalDate.of(2025, 2, 20);
        CLOCK.on(LocalDate.of(2025, 1, 20));
        reviewing().openDue(LocalDate.of(2025, 1, 20));
        assertThat(reviewing()
                        .answer(id, new PartyAnswered("1", VAKSDAL, Wish.SMALL_UPDATE_WANTED, "Punkt 1"), COORDINATOR))
                .isEmpty();
        assertThat(reviewing()
                        .assess(
                                id,
                                List.of(assessed(
                                        id, "1", COORDINATOR, new Matter(BEDS, null), Assessment.WORKS_PARTLY)),
                                COORDINATOR))
                .isEmpty();
        assertThat(reviews(id).rounds().getFirst().silent(List.of(VAKSDAL, HELSE_BERGEN)))
                .containsExactly(HELSE_BERGEN);
        assertThat(reviewing().minute(id, new PointMinuted("1", AgendaPoint.TEXT, "Som før"), COORDINATOR))
                .containsExactly(new Refusal.MeetingNotHeld());
        assertThat(reviewing().conclude(id, Review.Outcome.NO_CHANGE, "Ferdig", "Fekk påminning", COORDINATOR))
                .containsExactly(new Refusal.MeetingNotHeld());

        CLOCK.on(held);
        assertThat(reviewing().hold(id, held, "Koordinatorane i Vaksdal og Helse Bergen", COORDINATOR))
                .isEmpty();
        assertThat(reviewing().minute(id, new PointMinuted("1", AgendaPoint.TEXT, "Som før"), COORDINATOR))
                .isEmpty();
        var action = new ActionAgreed(
                "t-" + id, 1, HELSE_BERGEN, Role.COORDINATOR, "Rutine for sommaren", held.plusMonths(2));
        assertThat(reviewing().agree(id, action, COORDINATOR)).isEmpty();
        assertThat(reviewing().conclude(id, Review.Outcome.NO_CHANGE, "Avtalen verkar", " ", COORDINATOR))
                .containsExactly(new Refusal.NotAllAnswered(List.of(HELSE_BERGEN)));
        assertThat(reviewing()
                        .closeBriefly(id, held, Review.Outcome.NO_CHANGE, "Avtalen verkar", "", false, COORDINATOR))
                .isEqualTo(Decision.refused(new Refusal.NotAllAnswered(List.of(HELSE_BERGEN))));
        assertThat(reviewing()
                        .conclude(
                                id,
                                Review.Outcome.NO_CHANGE,
                                "Avtalen verkar",
                                "Helse Bergen møtte utan å svara",
                                COORDINATOR))
                .isEmpty();

        Agreement after = stored(id);
        assertThat(after.state()).isEqualTo(AgreementState.SIGNED);
        assertThat(after.facts().reviews())
                .singleElement()
                .isEqualTo(new Review(LocalDate.of(2025, 1, 20), held, Review.Outcome.NO_CHANGE, "Avtalen verkar"));
        assertThat(ReviewDates.lastOf(after)).isEqualTo(held);
        YearlyReviews.Round round = reviews(id).rounds().getFirst();
        MeetingHeld meeting = round.held().orElseThrow();
        ReviewConcluded concluded = round.conclusion().orElseThrow();
        Files.StoredFile pack =
                reviewing().handOut(after, meeting.pdf(), AUDITOR).orElseThrow();
        assertThat(new String(pack.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("Punkt 1", "SMALL_UPDATE_WANTED", "WORKS_PARTLY");
        Files.StoredFile minutes =
                reviewing().handOut(after, concluded.pdf(), OF_TRUST).orElseThrow();
        assertThat(new String(minutes.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains(
                        "Rutine for sommaren",
                        "Som før",
                        "Helse Bergen møtte utan å svara",
                        meeting.pdf().hex());
        assertThat(reviewing().handOut(after, concluded.pdf(), OUTSIDER)).isEmpty();
        assertThat(todos(id, OF_TRUST, held.plusDays(1))).containsExactly(Todo.What.DO_REVIEW_ACTION);
        CLOCK.on(held.plusMonths(1));
        assertThat(reviewing().finish(id, new ActionDone(action.item(), held.plusMonths(1), "Vedteken"), COORDINATOR))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(reviewing().finish(id, new ActionDone(action.item(), held.plusMonths(1), "Vedteken"), OF_TRUST))
                .isEmpty();
        assertThat(todos(id, OF_TRUST, held.plusMonths(1))).isEmpty();
        assertThat(bean(History.class).verify().isIntact()).isTrue();
    }

    @Test
    void lastYearsAssessmentsAreCarriedOverAndMarked() {
        AgreementId id = signed();
        var beds = new Matter(BEDS, null);
        var dispute = new Matter(null, new ClauseId("usemje"));
        CLOCK.on(LocalDate.of(2025, 1, 20));
        reviewing().openDue(LocalDate.of(2025, 1, 20));
        assertThat(reviewing()
                        .assess(
                                id,
                                List.of(
                                        assessed(id, "1", COORDINATOR, beds, Assessment.WORKS_PARTLY),
                                        assessed(id, "1", COORDINATOR, dispute, Assessment.WORKS_WELL)),
                                COORDINATOR))
                .isEmpty();
        reviewed(id, "1", LocalDate.of(2025, 2, 20), Review.Outcome.SMALL_UPDATE);

        done(bean(Reviewing.class).redraft(id, "Oppfølging", JURIST));
        Clause clause = stored(id).clauses().find(new ClauseId("usemje")).orElseThrow();
        done(bean(Drafting.class).removeClause(id, clause.id(), clause.sha256(), JURIST));
        CLOCK.on(LocalDate.of(2025, 5, 20));
        done(bean(Reviewing.class).submit(id, "Utan punktet om usemje", JURIST));
        conclude(id, LocalDate.of(2025, 5, 20));

        CLOCK.on(LocalDate.of(2026, 1, 10));
        reviewing().openDue(LocalDate.of(2026, 1, 10));
        var pack = reviewing().pack(stored(id), COORDINATOR).orElseThrow();
        assertThat(pack.since()).isEqualTo(LocalDate.of(2025, 2, 20));
        assertThat(pack.changes()).singleElement().satisfies(change -> assertThat(change.clause())
                .contains("Usemje"));
        assertThat(pack.laid()).extracting(AgreementVersion::number).containsExactly(2);
        List<YearlyReviews.Carried> carried = pack.reviews().carried(2, VAKSDAL, pack.matters());
        assertThat(carried)
                .extracting(one -> one.matter().id() + " " + one.mark() + " " + one.stands())
                .containsExactly("HOL-6-2-04 UNCHANGED WORKS_PARTLY", "usemje GONE WORKS_WELL");
        assertThat(pack.reviews().carried(2, HELSE_BERGEN, pack.matters()))
                .extracting(one -> one.matter().id() + " " + one.mark() + " " + one.stands())
                .containsExactly("HOL-6-2-04 NEW NOT_ASSESSED");
    }

    @Test
    void aPartyAnswersForItselfAloneAndOthersNotAtAll() {
        AgreementId id = signed();
        CLOCK.on(LocalDate.of(2025, 1, 20));
        reviewing().openDue(LocalDate.of(2025, 1, 20));
        var ofTrust = new PartyAnswered("1", HELSE_BERGEN, Wish.NO_CHANGE_NEEDED, "");
        assertThat(reviewing().answer(id, ofTrust, COORDINATOR)).containsExactly(new Refusal.NotAllowed());
        assertThat(reviewing().answer(id, ofTrust, OF_TRUST)).isEmpty();
        assertThat(reviewing().answer(id, new PartyAnswered("1", HELSE_BERGEN, Wish.REVISION_WANTED, ""), OF_TRUST))
                .containsExactly(new Refusal.ReasonMissing());
        assertThat(reviewing()
                        .answer(
                                id,
                                new PartyAnswered("1", HELSE_BERGEN, Wish.REVISION_WANTED, "Pasient 01010112377"),
                                OF_TRUST))
                .containsExactly(new Refusal.NationalIdentityNumberBeside());
        assertThat(reviewing().answer(id, new PartyAnswered("7", HELSE_BERGEN, Wish.NO_CHANGE_NEEDED, ""), OF_TRUST))
                .containsExactly(new Refusal.NoReviewOpen());
        assertThatExceptionOfType(UnknownAgreementException.class)
                .isThrownBy(() -> reviewing().answer(id, ofTrust, OUTSIDER));
        assertThat(reviewing().reviews(stored(id), OUTSIDER).rounds().getFirst().answers())
                .isEmpty();
    }

    @Test
    void scoresAreGivenWhileTheReviewIsOpenWithAReasonEach() {
        AgreementId id = signed();
        var evaluating = bean(Evaluating.class);
        var score = new EvaluationNote.ScoreGiven("planning", 1, VAKSDAL, "prøve", 4, "God dialog");
        assertThat(evaluating.answer(id, List.of(score), COORDINATOR)).containsExactly(new Refusal.NoReviewOpen());
        CLOCK.on(LocalDate.of(2025, 1, 20));
        done(bean(Revising.class).openReview(id, COORDINATOR));
        assertThat(evaluating.answer(id, List.of(score), COORDINATOR)).isEmpty();
        assertThat(evaluating.answer(id, List.of(score), OF_TRUST)).containsExactly(new Refusal.NotAllowed());
        assertThat(evaluating.answer(
                        id,
                        List.of(
                                new EvaluationNote.ScoreGiven("planning", 1, VAKSDAL, "prøve", 6, ""),
                                new EvaluationNote.ScoreGiven("dialogue", 1, VAKSDAL, "prøve", 2, "Ord")),
                        COORDINATOR))
                .containsExactlyInAnyOrder(
                        new Refusal.ScoreOutOfRange(1, 5),
                        new Refusal.ReasonMissing(),
                        new Refusal.NothingByThatName("dialogue"));
        LocalDate today = LocalDate.of(2025, 1, 21);
        assertThat(todos(id, COORDINATOR, today)).doesNotContain(Todo.What.ANSWER_EVALUATION);
        assertThat(todos(id, OF_TRUST, today)).contains(Todo.What.ANSWER_EVALUATION);
        assertThat(evaluating.evaluation(stored(id), OF_TRUST).score(1, VAKSDAL, "planning"))
                .contains(score);
    }

    @Test
    void aPartyThatHasLeftSeesNothingOfWhatCameAfter() {
        AgreementId id = signed();
        LocalDate left = LocalDate.of(2025, 1, 25);
        CLOCK.on(LocalDate.of(2025, 1, 20));
        reviewing().openDue(LocalDate.of(2025, 1, 20));
        done(bean(ChangingParties.class).leave(id, VAKSDAL, LocalDate.of(2025, 1, 20), left, "sak 9/2025", MAYOR));
        assertThat(reviewing().pack(stored(id), COORDINATOR)).isPresent();
        assertThat(todos(id, COORDINATOR, left.minusDays(1))).contains(Todo.What.ANSWER_REVIEW);

        CLOCK.on(left);
        Agreement agreement = stored(id);
        for (Actor gone : List.of(COORDINATOR, JURIST, MAYOR, AUDITOR)) {
            assertThat(reviewing().pack(agreement, gone)).as(gone.userId()).isEmpty();
            assertThat(reviewing().draw(agreement, DocumentFormat.PDF, gone))
                    .as(gone.userId())
                    .isEmpty();
            // As the pages ask, with the agreement as the person may see it.
            assertThat(bean(Viewing.class).view(id, gone).flatMap(view -> reviewing()
                            .pack(view.agreement(), gone)))
                    .as(gone.userId())
                    .isEmpty();
            assertThat(todos(id, gone, left)).as(gone.userId()).isEmpty();
            assertThat(ActivityContexts.calendar(context()).of(gone, left, day -> true))
                    .as(gone.userId())
                    .noneMatch(entry -> entry.agreement().equals(id) && entry.todo() != null);
            for (FollowedSubject subject :
                    context().getBeansOfType(FollowedSubject.class).values()) {
                assertThat(subject.todos(agreement, left, gone)).isEmpty();
            }
        }
        assertThat(reviewing().pack(agreement, OF_TRUST)).isPresent();
    }
}
