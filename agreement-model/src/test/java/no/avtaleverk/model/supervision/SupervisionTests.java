package no.avtaleverk.model.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
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
import no.avtaleverk.model.supervision.FindingNote.ReportShared;
import no.avtaleverk.model.supervision.Supervision.Grade;
import no.avtaleverk.model.supervision.Supervision.Supervisor;
import org.junit.jupiter.api.Test;

/** The dates are those of the tilsyn with Vaksdal in 2016: report of 30 December, answer by 1 April. */
class SupervisionTests {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final Set<PartyId> BOUND = Set.of(VAKSDAL, TRUST);
    private static final Actor COORDINATOR = person(VAKSDAL, Role.COORDINATOR);
    private static final LocalDate ANSWER_BY = LocalDate.of(2017, 4, 1);
    private static final ReportRegistered REPORT = new ReportRegistered(
            "r-1",
            Supervisor.STATE_GOVERNOR,
            "Fylkesmannen i Hordaland",
            "Tilsyn",
            "",
            LocalDate.of(2016, 12, 30),
            VAKSDAL,
            null);
    private static final FindingRegistered FINDING =
            new FindingRegistered("f-1", "r-1", Grade.DEVIATION, "Opplæringa er mangelfull.", "", List.of(), ANSWER_BY);
    private static final FindingMeasureSet MEASURE =
            new FindingMeasureSet("f-1", "m-1", "Opplæring", VAKSDAL, Role.LEADER, LocalDate.of(2017, 9, 1));

    private static Actor person(PartyId party, Role role) {
        return new Actor("kari", "Kari Ås", party, Set.of(role), Set.of());
    }

    private static Supervision of(FindingNote... notes) {
        var noted = new ArrayList<Noted<FindingNote>>();
        for (FindingNote note : notes) {
            noted.add(new Noted<>(note, noted.size() + 1, Instant.EPOCH, "kari", "Kari Ås", VAKSDAL));
        }
        return Supervision.of(noted);
    }

    private static List<Refusal> reasons(Ruling<FindingNote> ruling) {
        return ruling instanceof Ruling.Refused<FindingNote> refused ? refused.reasons() : List.of();
    }

    private static Supervision.Finding finding(FindingNote... notes) {
        return of(notes).finding("f-1").orElseThrow();
    }

    @Test
    void itIsLateTheDayAfterTheAnswerWasDueAndNotWhenItIsAnswered() {
        assertThat(finding(REPORT, FINDING).isLate(ANSWER_BY)).isFalse();
        assertThat(finding(REPORT, FINDING).isLate(ANSWER_BY.plusDays(1))).isTrue();
        assertThat(finding(REPORT, FINDING, new FindingAnswered("f-1", ANSWER_BY, "svar"))
                        .isLate(ANSWER_BY.plusDays(1)))
                .isFalse();
    }

    @Test
    void theNearestDayIsThatOfAnswerMeasureOrEffect() {
        var answered = new FindingAnswered("f-1", ANSWER_BY, "svar");
        var planned = new FindingEffectPlanned("f-1", LocalDate.of(2017, 12, 1));
        var done = new FindingMeasureDone("f-1", "m-1", LocalDate.of(2017, 8, 1), "kurs");
        assertThat(finding(REPORT, FINDING, MEASURE, planned).due()).contains(ANSWER_BY);
        assertThat(finding(REPORT, FINDING, MEASURE, planned, answered).due()).contains(MEASURE.due());
        assertThat(finding(REPORT, FINDING, MEASURE, planned, answered, done).due())
                .contains(planned.on());
        var checked = new FindingEffectChecked("f-1", planned.on(), "verkar", true);
        assertThat(finding(REPORT, FINDING, MEASURE, planned, answered, done, checked)
                        .due())
                .isEmpty();
        assertThat(finding(REPORT, FINDING, MEASURE, new FindingClosed("f-1", ANSWER_BY, "brev"))
                        .due())
                .isEmpty();
    }

    @Test
    void anotherDayToLookOpensTheEffectAgain() {
        var checked = new FindingEffectChecked("f-1", ANSWER_BY, "verkar ikkje", false);
        var again = new FindingEffectPlanned("f-1", ANSWER_BY.plusMonths(6));
        assertThat(finding(REPORT, FINDING, checked, again).checked()).isNull();
    }

    @Test
    void onlyThePartyThatWasLookedAtAnswersAndTheOwnerCarriesOut() {
        Supervision all = of(REPORT, FINDING, MEASURE);
        var answer = new FindingAnswered("f-1", ANSWER_BY, "svar");
        assertThat(reasons(all.answer(answer, person(TRUST, Role.COORDINATOR), ANSWER_BY)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(all.answer(answer, COORDINATOR, ANSWER_BY.minusDays(1))))
                .containsExactly(new Refusal.DateInFuture(ANSWER_BY));
        var done = new FindingMeasureDone("f-1", "m-1", ANSWER_BY, "kurs");
        assertThat(reasons(all.carryOut(done, person(VAKSDAL, Role.LEADER), ANSWER_BY)))
                .isEmpty();
        assertThat(reasons(all.carryOut(done, person(VAKSDAL, Role.COUNCIL_SECRETARY), ANSWER_BY)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(all.carryOut(done, person(TRUST, Role.COORDINATOR), ANSWER_BY)))
                .containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void whatIsInnerIsAboutTheOwnOrganisation() {
        assertThat(reasons(of().register(
                                REPORT, List.of(FINDING), BOUND, true, person(TRUST, Role.COORDINATOR), ANSWER_BY)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(of().register(
                                REPORT, List.of(FINDING), BOUND, false, person(TRUST, Role.COORDINATOR), ANSWER_BY)))
                .isEmpty();
    }

    @Test
    void anAnswerIsNotDueBeforeTheReport() {
        var early = new FindingRegistered(
                "f-1", "r-1", Grade.REMARK, "x", "", List.of(), REPORT.date().minusDays(1));
        assertThat(reasons(of(REPORT).add(early, COORDINATOR)))
                .containsExactly(
                        new Refusal.DatesOutOfOrder(REPORT.date(), REPORT.date().minusDays(1)));
    }

    @Test
    void whatIsSharedOrClosedIsNotFollowedUpHere() {
        var shared = new ReportShared("r-1", ANSWER_BY);
        var answer = new FindingAnswered("f-1", ANSWER_BY, "svar");
        assertThat(reasons(of(REPORT, FINDING, shared).answer(answer, COORDINATOR, ANSWER_BY)))
                .containsExactly(new Refusal.DoneBefore("f-1"));
        assertThat(of(REPORT, FINDING, shared).reports().getFirst().isOpen()).isFalse();
        assertThat(reasons(of(REPORT, FINDING, new FindingClosed("f-1", ANSWER_BY, "brev"))
                        .answer(answer, COORDINATOR, ANSWER_BY)))
                .containsExactly(new Refusal.DoneBefore("f-1"));
    }

    @Test
    void measuresThatDidNotWorkAskForOthersAndForAnotherLook() {
        var answered = new FindingAnswered("f-1", ANSWER_BY, "svar");
        var done = new FindingMeasureDone("f-1", "m-1", ANSWER_BY, "kurs");
        var checked = new FindingEffectChecked("f-1", ANSWER_BY, "verkar ikkje", false);
        var second = new FindingMeasureSet("f-1", "m-2", "Hospitering", VAKSDAL, Role.LEADER, MEASURE.due());
        var secondDone = new FindingMeasureDone("f-1", "m-2", ANSWER_BY, "gjort");
        var again = new FindingEffectPlanned("f-1", ANSWER_BY);
        var works = new FindingEffectChecked("f-1", ANSWER_BY, "verkar", true);
        assertThat(finding(REPORT, FINDING, answered).lacksMeasure()).isTrue();
        assertThat(finding(REPORT, FINDING, answered, MEASURE).lacksMeasure()).isFalse();
        assertThat(finding(REPORT, FINDING, answered, MEASURE).lacksEffectDay()).isFalse();
        assertThat(finding(REPORT, FINDING, answered, MEASURE, done).lacksEffectDay())
                .isTrue();
        assertThat(finding(REPORT, FINDING, answered, MEASURE, done, checked).lacksMeasure())
                .isTrue();
        assertThat(finding(REPORT, FINDING, answered, MEASURE, done, checked, second)
                        .lacksMeasure())
                .isFalse();
        assertThat(finding(REPORT, FINDING, answered, MEASURE, done, checked, second, secondDone)
                        .lacksEffectDay())
                .isTrue();
        assertThat(finding(REPORT, FINDING, answered, MEASURE, done, checked, second, secondDone, again)
                        .lacksEffectDay())
                .isFalse();
        assertThat(finding(REPORT, FINDING, answered, MEASURE, done, checked, second, secondDone, again, works)
                        .isMended())
                .isTrue();
    }

    @Test
    void aFindingThatAsksForNoAnswerAsksForAMeasure() {
        var remark = new FindingRegistered("f-1", "r-1", Grade.REMARK, "Uklart", "", List.of(), null);
        assertThat(finding(REPORT, remark).lacksMeasure()).isTrue();
        assertThat(finding(REPORT, FINDING).lacksMeasure())
                .as("to be answered first")
                .isFalse();
    }

    @Test
    void itIsClosedWhenTheMeasuresWorkOrWithTheReasonWhyWithout() {
        var closed = new FindingClosed("f-1", ANSWER_BY, "brev");
        var done = new FindingMeasureDone("f-1", "m-1", ANSWER_BY, "kurs");
        var works = new FindingEffectChecked("f-1", ANSWER_BY, "verkar", true);
        for (Supervision one : List.of(
                of(REPORT, FINDING),
                of(REPORT, FINDING, MEASURE, done),
                of(REPORT, FINDING, MEASURE, works),
                of(REPORT, FINDING, MEASURE, done, new FindingEffectChecked("f-1", ANSWER_BY, "nei", false)))) {
            assertThat(reasons(one.close(closed, COORDINATOR, ANSWER_BY)))
                    .containsExactly(new Refusal.ClosingReasonMissing());
            assertThat(reasons(one.close(
                            new FindingClosed("f-1", ANSWER_BY, "brev", "Tenesta er lagd ned"),
                            COORDINATOR,
                            ANSWER_BY)))
                    .isEmpty();
        }
        assertThat(reasons(of(REPORT, FINDING, MEASURE, done, works).close(closed, COORDINATOR, ANSWER_BY)))
                .isEmpty();
    }

    @Test
    void aMeasureIsForARoleThatIsGivenTasks() {
        for (Role role : List.of(Role.ADMINISTRATOR, Role.AUDITOR, Role.RHF)) {
            var set = new FindingMeasureSet("f-1", "m-1", "Opplæring", VAKSDAL, role, MEASURE.due());
            assertThat(reasons(of(REPORT, FINDING).measure(set, BOUND, COORDINATOR)))
                    .containsExactly(new Refusal.RoleWithoutTasks(role));
        }
    }

    @Test
    void noPatientIsNamed() {
        var named = new FindingRegistered("f-1", "r-1", Grade.REMARK, "Pasient 13097248022", "", List.of(), null);
        assertThat(reasons(of(REPORT).add(named, COORDINATOR)))
                .containsExactly(new Refusal.NationalIdentityNumberBeside());
    }
}
