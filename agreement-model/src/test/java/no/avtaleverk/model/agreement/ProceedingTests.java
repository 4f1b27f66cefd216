package no.avtaleverk.model.agreement;

import static no.avtaleverk.model.agreement.Examples.BEDS;
import static no.avtaleverk.model.agreement.Examples.BERGEN;
import static no.avtaleverk.model.agreement.Examples.COORDINATOR;
import static no.avtaleverk.model.agreement.Examples.DIRECTOR;
import static no.avtaleverk.model.agreement.Examples.HELSE_BERGEN;
import static no.avtaleverk.model.agreement.Examples.JURIST;
import static no.avtaleverk.model.agreement.Examples.MAYOR;
import static no.avtaleverk.model.agreement.Examples.MAYOR_OF_VOSS;
import static no.avtaleverk.model.agreement.Examples.NOON;
import static no.avtaleverk.model.agreement.Examples.OUTSIDER;
import static no.avtaleverk.model.agreement.Examples.PURPOSE;
import static no.avtaleverk.model.agreement.Examples.SECRETARY;
import static no.avtaleverk.model.agreement.Examples.TODAY;
import static no.avtaleverk.model.agreement.Examples.VAKSDAL;
import static no.avtaleverk.model.agreement.Examples.VOSS;
import static no.avtaleverk.model.agreement.Examples.accepted;
import static no.avtaleverk.model.agreement.Examples.concluded;
import static no.avtaleverk.model.agreement.Examples.decided;
import static no.avtaleverk.model.agreement.Examples.draft;
import static no.avtaleverk.model.agreement.Examples.refused;
import static no.avtaleverk.model.agreement.Examples.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.Hearing.Kind;
import no.avtaleverk.model.agreement.Hearing.Receiver;
import no.avtaleverk.model.agreement.HearingAnswer.Position;
import no.avtaleverk.model.agreement.HearingAnswer.Remark;
import no.avtaleverk.model.agreement.RemarkAssessment.Treatment;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Milestones and høring: who may, when, and what counts. */
class ProceedingTests {
    private static final LocalDate IN_SIX_WEEKS = TODAY.plusWeeks(6);
    private static final Receiver OF_VOSS = new Receiver("Voss herad", Kind.MUNICIPALITY, VOSS);
    private static final Receiver USERS = new Receiver("Brukarutvalet", Kind.USERS, null);
    private static final Receiver OF_BERGEN = new Receiver("Bergen kommune", Kind.MUNICIPALITY, BERGEN);

    private static Agreement heard(Receiver... receivers) {
        return accepted(draft(VAKSDAL, VOSS)
                .proceeding()
                .openHearing(TODAY, IN_SIX_WEEKS, List.of(receivers), "Svar oss", COORDINATOR, NOON, TODAY));
    }

    private static HearingAnswer answer(Receiver from, Position position, Remark... remarks) {
        return new HearingAnswer(1, from.name(), TODAY, position, List.of(remarks), null);
    }

    private static Decision answering(Agreement agreement, HearingAnswer answer, Actor by, LocalDate today) {
        return agreement.proceeding().answerHearing(answer, agreement.clauses(), by, NOON, today);
    }

    private static Agreement answered(Agreement agreement, HearingAnswer answer, Actor by) {
        return accepted(answering(agreement, answer, by, TODAY));
    }

    private static Decision milestone(
            Agreement agreement, Stage stage, @Nullable PartyId party, String reference, Actor by) {
        return agreement.proceeding().recordMilestone(stage, TODAY, party, reference, "", by, NOON, TODAY);
    }

    // ---- milestones -------------------------------------------------------------------------------------------------

    @Test
    void aMilestoneIsBoundToTheTextItWasAbout() {
        Agreement agreement = draft(VAKSDAL);
        Agreement after = accepted(milestone(agreement, Stage.QUALITY_CHECK, VAKSDAL, "sak 12/2026", JURIST));
        assertThat(after.facts().proceedings().milestones())
                .containsExactly(new Milestone(
                        Stage.QUALITY_CHECK,
                        TODAY,
                        VAKSDAL,
                        "sak 12/2026",
                        "",
                        agreement.clauses().sha256()));
        assertThat(after.revision()).isEqualTo(agreement.revision());
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"DRAFTING", "HEARING", "TRUST_DECISION", "MUNICIPAL_DECISION", "SIGNING", "SUBMISSION"})
    void whatFollowsFromOtherFactsIsNotRecordedByItself(Stage stage) {
        assertThat(refused(milestone(draft(VAKSDAL), stage, null, "sak", COORDINATOR)))
                .containsExactly(new Refusal.NotAMilestone(stage));
    }

    @Test
    void allThatIsWrongWithAMilestoneIsSaidAtOnce() {
        Decision decision = draft(VAKSDAL)
                .proceeding()
                .recordMilestone(Stage.MANDATE, TODAY.plusDays(1), null, " ", "01010012356", MAYOR, NOON, TODAY);
        assertThat(refused(decision))
                .contains(
                        new Refusal.NotAllowed(),
                        new Refusal.DateInFuture(TODAY.plusDays(1)),
                        new Refusal.ReasonMissing());
    }

    @Test
    void aPartyDocumentsItsOwnStepAndNotTheOthers() {
        assertThat(refused(milestone(draft(VAKSDAL), Stage.EMPLOYEE_CONSULTATION, HELSE_BERGEN, "sak", COORDINATOR)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(refused(milestone(draft(VAKSDAL), Stage.MANDATE, null, "sak", OUTSIDER)))
                .containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void publicationIsOfTheVersionInForceAndHasALink() {
        assertThat(refused(milestone(draft(VAKSDAL), Stage.PUBLICATION, null, "på nettet", COORDINATOR)))
                .containsExactly(new Refusal.NothingInForce(), new Refusal.LinkMissing());
        Agreement signed = concluded(decided(decided(submitted(draft(VAKSDAL)), MAYOR), DIRECTOR));
        LocalDate later = LocalDate.of(2026, 4, 2);
        Agreement published = accepted(signed.proceeding()
                .recordMilestone(
                        Stage.PUBLICATION, later, null, "https://avtalar.example.no/4", "", COORDINATOR, NOON, later));
        assertThat(published.facts().proceedings().milestones().getLast().text())
                .isEqualTo(signed.versions().getLast().text());
    }

    // ---- sending ----------------------------------------------------------------------------------------------------

    @Test
    void whatIsSentIsTheTextAsItStands() {
        Agreement before = draft(VAKSDAL, VOSS);
        Hearing hearing = heard(OF_VOSS, USERS).facts().proceedings().hearing(1).orElseThrow();
        assertThat(hearing.text()).isEqualTo(before.clauses().sha256());
        assertThat(hearing.revision()).isEqualTo(before.revision());
        assertThat(hearing.sender()).isEqualTo(VAKSDAL);
        assertThat(hearing.asked()).containsExactly(VOSS);
    }

    @Test
    void aHearingIsRefusedWithEveryReason() {
        Decision decision = draft(VAKSDAL)
                .proceeding()
                .openHearing(
                        TODAY.plusDays(1),
                        TODAY.minusDays(1),
                        List.of(USERS, USERS),
                        "Om 010100 12356",
                        MAYOR,
                        NOON,
                        TODAY);
        assertThat(refused(decision))
                .contains(
                        new Refusal.NotAllowed(),
                        new Refusal.DateInFuture(TODAY.plusDays(1)),
                        new Refusal.DeadlinePassed(TODAY.minusDays(1)),
                        new Refusal.ReceiverTwice("Brukarutvalet"));
        assertThat(refused(draft(VAKSDAL)
                        .proceeding()
                        .openHearing(TODAY, IN_SIX_WEEKS, List.of(), "", COORDINATOR, NOON, TODAY)))
                .containsExactly(new Refusal.ReceiverMissing());
    }

    @Test
    void whatIsSignedIsNotSentOnHearing() {
        Agreement signed = concluded(decided(decided(submitted(draft(VAKSDAL)), MAYOR), DIRECTOR));
        assertThat(refused(signed.proceeding()
                        .openHearing(TODAY, IN_SIX_WEEKS, List.of(USERS), "", COORDINATOR, NOON, TODAY)))
                .containsExactly(new Refusal.NotEditable(TextState.SIGNED));
    }

    @Test
    void theDayToAnswerByIsMovedOnlyForwards() {
        Agreement sent = heard(OF_VOSS);
        LocalDate longer = IN_SIX_WEEKS.plusWeeks(2);
        Agreement extended =
                accepted(sent.proceeding().extendHearing(1, longer, "Sommarferie", COORDINATOR, NOON, TODAY));
        assertThat(extended.facts().proceedings().hearingsNow())
                .singleElement()
                .extracting(Hearing::deadline)
                .isEqualTo(longer);
        assertThat(refused(extended.proceeding().extendHearing(1, IN_SIX_WEEKS, " ", COORDINATOR, NOON, TODAY)))
                .containsExactly(new Refusal.DatesOutOfOrder(longer, IN_SIX_WEEKS), new Refusal.ReasonMissing());
        assertThat(refused(sent.proceeding().extendHearing(2, longer, "x", COORDINATOR, NOON, TODAY)))
                .containsExactly(new Refusal.UnknownHearing(2));
    }

    // ---- answering --------------------------------------------------------------------------------------------------

    @Test
    void eachPartyAnswersForItselfAndTheSenderForThoseWithoutAnAccount() {
        Agreement sent = heard(OF_VOSS, USERS);
        HearingAnswer ofVoss = answer(OF_VOSS, Position.NO_REMARKS);
        assertThat(refused(answering(sent, ofVoss, COORDINATOR, TODAY))).containsExactly(new Refusal.NotAllowed());
        assertThat(refused(answering(sent, ofVoss, SECRETARY, TODAY))).containsExactly(new Refusal.NotAllowed());
        assertThat(answered(sent, ofVoss, MAYOR_OF_VOSS).facts().proceedings().answer(1, "Voss herad"))
                .isPresent();
        HearingAnswer ofUsers = answer(USERS, Position.SUPPORTS);
        assertThat(refused(answering(sent, ofUsers, MAYOR_OF_VOSS, TODAY))).containsExactly(new Refusal.NotAllowed());
        assertThat(refused(answering(sent, ofUsers, DIRECTOR, TODAY))).containsExactly(new Refusal.NotAllowed());
        answered(sent, ofUsers, COORDINATOR);
    }

    @Test
    void whoIsNoPartyAnswersWhenAsked() {
        answered(heard(OF_BERGEN), answer(OF_BERGEN, Position.SUPPORTS), OUTSIDER);
        assertThat(refused(answering(heard(OF_VOSS), answer(OF_BERGEN, Position.SUPPORTS), OUTSIDER, TODAY)))
                .containsExactly(new Refusal.UnknownReceiver("Bergen kommune"));
    }

    @Test
    void aLateAnswerIsTakenAndMarked() {
        LocalDate late = IN_SIX_WEEKS.plusDays(3);
        var answer = new HearingAnswer(1, "Voss herad", late, Position.SUPPORTS, List.of(), null);
        Agreement after = accepted(answering(heard(OF_VOSS), answer, MAYOR_OF_VOSS, late));
        Hearing hearing = after.facts().proceedings().hearing(1).orElseThrow();
        assertThat(hearing.isLate(late)).isTrue();
        assertThat(hearing.isLate(IN_SIX_WEEKS)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Position.class)
    void thePositionAndTheRemarksSayTheSame(Position position) {
        boolean speaks = position == Position.SUPPORTS_WITH_REMARKS || position == Position.AGAINST;
        HearingAnswer wrong =
                speaks ? answer(OF_VOSS, position) : answer(OF_VOSS, position, new Remark(BEDS, "To er for få"));
        assertThat(refused(answering(heard(OF_VOSS), wrong, MAYOR_OF_VOSS, TODAY)))
                .containsExactly(new Refusal.PositionContradicted(position));
    }

    @Test
    void remarksAreAboutClausesThatWereSentAndNameNobody() {
        var gone = new ClauseId("borte");
        HearingAnswer wrong = answer(
                OF_VOSS,
                Position.AGAINST,
                new Remark(gone, "Kva er dette?"),
                new Remark(null, " "),
                new Remark(BEDS, "Gjeld 010100 12356"));
        assertThat(refused(answering(heard(OF_VOSS), wrong, MAYOR_OF_VOSS, TODAY)))
                .contains(new Refusal.UnknownClause(gone), new Refusal.CommentMissing());
        var early = new HearingAnswer(1, "Voss herad", TODAY.minusDays(1), Position.SUPPORTS, List.of(), null);
        assertThat(refused(answering(heard(OF_VOSS), early, MAYOR_OF_VOSS, TODAY)))
                .containsExactly(new Refusal.DatesOutOfOrder(TODAY, TODAY.minusDays(1)));
    }

    // ---- what became of it ------------------------------------------------------------------------------------------

    private static Decision assess(Agreement agreement, int remark, Treatment treatment, String reason, Actor by) {
        return agreement.proceeding().assessRemark(1, "Voss herad", remark, treatment, reason, by, NOON);
    }

    @Test
    void aRemarkThatIsNotTakenInAsItIsIsAnsweredWithAReason() {
        Agreement remarked = answered(
                heard(OF_VOSS),
                answer(OF_VOSS, Position.SUPPORTS_WITH_REMARKS, new Remark(BEDS, "Tre plassar")),
                MAYOR_OF_VOSS);
        assertThat(refused(assess(remarked, 0, Treatment.NOT_TAKEN_IN, "", COORDINATOR)))
                .containsExactly(new Refusal.ReasonMissing());
        assertThat(refused(assess(remarked, 0, Treatment.TAKEN_IN, "", MAYOR_OF_VOSS)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(refused(assess(remarked, 1, Treatment.TAKEN_IN, "", COORDINATOR)))
                .containsExactly(new Refusal.UnknownRemark("Voss herad", 2));
        assertThat(assess(remarked, 0, Treatment.TAKEN_IN, "", COORDINATOR)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void whatWasSaidOfARemarkHoldsForTheSameWordsInANewAnswer() {
        Remark same = new Remark(BEDS, "Tre plassar");
        Agreement assessed = accepted(assess(
                answered(heard(OF_VOSS), answer(OF_VOSS, Position.AGAINST, same), MAYOR_OF_VOSS),
                0,
                Treatment.NOTED,
                "Vurderast",
                COORDINATOR));
        Agreement again = answered(
                assessed, answer(OF_VOSS, Position.AGAINST, new Remark(PURPOSE, "Uklart"), same), MAYOR_OF_VOSS);
        Proceedings known = again.facts().proceedings();
        assertThat(known.assessment(1, "Voss herad", 0)).isEmpty();
        assertThat(known.assessment(1, "Voss herad", 1))
                .map(RemarkAssessment::treatment)
                .contains(Treatment.NOTED);
        assertThat(again.proceeding().unassessed(known.hearing(1).orElseThrow()))
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHearingIsClosedWhenAllHaveAnsweredOrTheTimeIsOutAndEveryRemarkIsAssessed(boolean timeIsOut) {
        LocalDate day = timeIsOut ? IN_SIX_WEEKS.plusDays(1) : TODAY;
        Agreement sent = timeIsOut ? heard(OF_VOSS, USERS) : heard(OF_VOSS);
        Agreement remarked = answered(sent, answer(OF_VOSS, Position.AGAINST, new Remark(null, "Nei")), MAYOR_OF_VOSS);
        assertThat(refused(remarked.proceeding().closeHearing(1, COORDINATOR, NOON, day)))
                .containsExactly(new Refusal.RemarksNotAssessed(1));
        Agreement assessed = accepted(assess(remarked, 0, Treatment.NOTED, "Notert", COORDINATOR));
        Agreement closed = accepted(assessed.proceeding().closeHearing(1, COORDINATOR, NOON, day));
        assertThat(closed.facts().proceedings().hearing(1).orElseThrow().closed())
                .isEqualTo(day);
        assertThat(refused(closed.proceeding().closeHearing(1, COORDINATOR, NOON, day)))
                .containsExactly(new Refusal.HearingIsClosed(1));
        // What comes even later is not lost.
        assertThat(answering(closed, answer(OF_VOSS, Position.SUPPORTS), MAYOR_OF_VOSS, day))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void aHearingThatRunsIsNotClosedWhileSomebodyIsSilent() {
        assertThat(refused(heard(OF_VOSS, USERS).proceeding().closeHearing(1, COORDINATOR, NOON, IN_SIX_WEEKS)))
                .containsExactly(new Refusal.HearingRuns(1, IN_SIX_WEEKS, 2));
    }

    // ---- who knows of it --------------------------------------------------------------------------------------------

    @Test
    void whoIsAskedReadsTheHearingAndNothingElse() {
        Agreement sent = heard(OF_BERGEN);
        Hearing hearing = sent.facts().proceedings().hearing(1).orElseThrow();
        assertThat(sent.circles().mayReadHearing(hearing, OUTSIDER)).isTrue();
        assertThat(sent.circles().isKnownTo(OUTSIDER)).isFalse();
        Hearing other = heard(USERS).facts().proceedings().hearing(1).orElseThrow();
        assertThat(heard(USERS).circles().mayReadHearing(other, OUTSIDER)).isFalse();
    }

    @Test
    void aHostArrangementTouchesAKommuneOfTheAgreement() {
        var arrangement = new HostArrangement("Felles legevakt", VOSS, List.of(VAKSDAL), TODAY, "sak 3/2026");
        Agreement linked =
                accepted(draft(VAKSDAL).proceeding().linkHostArrangement(arrangement, COORDINATOR, NOON, TODAY));
        assertThat(linked.facts().proceedings().hostArrangements()).containsExactly(arrangement);
        var strange = new HostArrangement("Anna", VOSS, List.of(BERGEN), TODAY, "sak");
        assertThat(refused(draft(VAKSDAL).proceeding().linkHostArrangement(strange, COORDINATOR, NOON, TODAY)))
                .containsExactly(new Refusal.NotAParty(VOSS));
    }
}
