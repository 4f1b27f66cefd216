package no.avtaleverk.model.path;

import static no.avtaleverk.model.agreement.Examples.COORDINATOR;
import static no.avtaleverk.model.agreement.Examples.DIRECTOR;
import static no.avtaleverk.model.agreement.Examples.HELSE_BERGEN;
import static no.avtaleverk.model.agreement.Examples.JURIST;
import static no.avtaleverk.model.agreement.Examples.MAYOR;
import static no.avtaleverk.model.agreement.Examples.MAYOR_OF_VOSS;
import static no.avtaleverk.model.agreement.Examples.NOON;
import static no.avtaleverk.model.agreement.Examples.TODAY;
import static no.avtaleverk.model.agreement.Examples.VAKSDAL;
import static no.avtaleverk.model.agreement.Examples.VOSS;
import static no.avtaleverk.model.agreement.Examples.accepted;
import static no.avtaleverk.model.agreement.Examples.concluded;
import static no.avtaleverk.model.agreement.Examples.decided;
import static no.avtaleverk.model.agreement.Examples.draft;
import static no.avtaleverk.model.agreement.Examples.resolution;
import static no.avtaleverk.model.agreement.Examples.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Declined;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.Leaving;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Stage;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an agreement stands follows from what is recorded, and from nothing else. */
class AgreementPathTests {
    private static final LocalDate IN_FORCE = LocalDate.of(2026, 4, 2);

    private static Standing at(Agreement agreement, Stage stage) {
        return AgreementPath.of(agreement, TODAY).at(stage).standing();
    }

    private static Mark of(Agreement agreement, PartyId party, Stage stage) {
        return AgreementPath.of(agreement, TODAY).of(party).orElseThrow().at(stage);
    }

    @Test
    void aNewDraftIsUnderWayAndNothingElseIs() {
        AgreementPath path = AgreementPath.of(draft(VAKSDAL, VOSS), TODAY);
        assertThat(path.version()).isNull();
        assertThat(path.status().stage()).isEqualTo(Stage.DRAFTING);
        assertThat(path.at(Stage.DRAFTING).standing()).isEqualTo(Standing.UNDER_WAY);
        assertThat(path.at(Stage.MANDATE).standing()).isEqualTo(Standing.MISSING);
        assertThat(path.at(Stage.SIGNING).standing()).isEqualTo(Standing.NOT_YET);
        assertThat(path.parties()).extracting(party -> party.party().id()).containsExactly(HELSE_BERGEN, VAKSDAL, VOSS);
    }

    @ParameterizedTest
    @CsvSource({"0, UNDER_WAY, MISSING", "43, LATE, LATE"})
    void whoWasAskedIsMissingAndThenLate(int days, Standing whole, Standing own) {
        Agreement sent = accepted(draft(VAKSDAL, VOSS)
                .proceeding()
                .openHearing(
                        TODAY,
                        TODAY.plusDays(42),
                        List.of(
                                new Hearing.Receiver("Voss herad", Hearing.Kind.MUNICIPALITY, VOSS),
                                new Hearing.Receiver("Eldrerådet", Hearing.Kind.COUNCIL, VAKSDAL)),
                        "",
                        COORDINATOR,
                        NOON,
                        TODAY));
        AgreementPath path = AgreementPath.of(sent, TODAY.plusDays(days));
        assertThat(path.at(Stage.HEARING)).isEqualTo(new Mark(whole, null, "", TODAY.plusDays(42), 0, 2));
        assertThat(path.of(VOSS).orElseThrow().at(Stage.HEARING).standing()).isEqualTo(own);
        // A council of the kommune was asked, and the kommune itself was not.
        assertThat(path.of(VAKSDAL).orElseThrow().at(Stage.HEARING).standing()).isEqualTo(Standing.NOT_NEEDED);
        assertThat(path.status().stage()).isEqualTo(Stage.HEARING);
        assertThat(path.nextDeadline()).contains(TODAY.plusDays(42));
        Agreement answered = accepted(sent.proceeding()
                .answerHearing(
                        new HearingAnswer(1, "Voss herad", TODAY, HearingAnswer.Position.SUPPORTS, List.of(), null),
                        sent.clauses(),
                        MAYOR_OF_VOSS,
                        NOON,
                        TODAY));
        assertThat(of(answered, VOSS, Stage.HEARING)).isEqualTo(Mark.done(TODAY, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "ADOPTED, DONE",
        "ADOPTED_WITH_CHANGE, CHANGED",
        "POSTPONED, POSTPONED",
        "REJECTED, REFUSED",
        "SUPPORTED, UNDER_WAY"
    })
    void aVedtakIsShownAsWhatItIs(Resolution.Outcome outcome, Standing standing) {
        Agreement review = submitted(draft(VAKSDAL, VOSS));
        Resolution whole = resolution(review, VAKSDAL, Organ.KOMMUNESTYRE, TODAY.minusDays(1));
        Agreement after = accepted(review.recordResolution(
                new Resolution(
                        VAKSDAL,
                        Organ.KOMMUNESTYRE,
                        whole.date(),
                        whole.caseNumber(),
                        outcome,
                        whole.version(),
                        whole.text(),
                        "Grunngjeving etter møtet",
                        outcome == Resolution.Outcome.ADOPTED_WITH_CHANGE ? "Tre plassar" : "",
                        ""),
                MAYOR,
                NOON,
                TODAY));
        Mark mark = of(after, VAKSDAL, Stage.MUNICIPAL_DECISION);
        assertThat(mark.standing()).isEqualTo(standing);
        assertThat(mark.date()).isEqualTo(TODAY.minusDays(1));
        assertThat(mark.reference()).isEqualTo("12/2026");
        assertThat(of(after, VOSS, Stage.MUNICIPAL_DECISION).standing()).isEqualTo(Standing.MISSING);
    }

    @Test
    void theStatusIsTheFirstStepThatIsNotDoneWithItsCount() {
        Agreement review = submitted(draft(VAKSDAL, VOSS));
        assertThat(AgreementPath.of(review, TODAY).status().stage()).isEqualTo(Stage.TRUST_DECISION);
        Agreement two = decided(decided(review, DIRECTOR), MAYOR);
        AgreementPath.Status status = AgreementPath.of(two, TODAY).status();
        assertThat(status.stage()).isEqualTo(Stage.MUNICIPAL_DECISION);
        assertThat(status.mark().done()).isOne();
        assertThat(status.mark().of()).isEqualTo(2);
        Agreement resolved = accepted(
                two.recordResolution(resolution(two, VOSS, Organ.KOMMUNESTYRE, TODAY), MAYOR_OF_VOSS, NOON, TODAY));
        AgreementPath partly = AgreementPath.of(resolved, TODAY);
        assertThat(partly.status().stage()).isEqualTo(Stage.SIGNING);
        assertThat(partly.at(Stage.SIGNING).standing()).isEqualTo(Standing.UNDER_WAY);
        assertThat(partly.of(VOSS).orElseThrow().at(Stage.SIGNING).standing()).isEqualTo(Standing.MISSING);
    }

    @Test
    void whoDeclinesIsShownUntilItSigns() {
        Agreement review = submitted(draft(VAKSDAL));
        Agreement declined =
                accepted(review.decline(new Declined(VAKSDAL, "Hege Eide", TODAY, 1, "Uavklart økonomi"), MAYOR, NOON));
        assertThat(of(declined, VAKSDAL, Stage.SIGNING).standing()).isEqualTo(Standing.REFUSED);
        assertThat(of(decided(declined, MAYOR), VAKSDAL, Stage.SIGNING).standing())
                .isEqualTo(Standing.DONE);
    }

    @Test
    void fromWhoIsToLeaveBeforeItHasSignedNothingIsAsked() {
        Agreement review = decided(decided(submitted(draft(VAKSDAL, VOSS)), DIRECTOR), MAYOR);
        Agreement left = accepted(review.membership()
                .leave(new Leaving(VOSS, TODAY, TODAY.plusDays(60), 1, "sak 9/2026"), MAYOR_OF_VOSS, NOON, TODAY));
        assertThat(of(left, VOSS, Stage.MUNICIPAL_DECISION).standing()).isEqualTo(Standing.NOT_NEEDED);
        assertThat(of(left, VOSS, Stage.SIGNING).standing()).isEqualTo(Standing.NOT_NEEDED);
        assertThat(of(left, VAKSDAL, Stage.SIGNING).standing()).isEqualTo(Standing.DONE);
        assertThat(AgreementPath.of(left, TODAY).at(Stage.SIGNING).standing()).isEqualTo(Standing.DONE);
    }

    @Test
    void submissionIsDueAMonthAfterTheKommuneAndItsTrustWereBound() {
        Agreement signed = concluded(decided(decided(submitted(draft(VAKSDAL)), MAYOR), DIRECTOR));
        Mark due = of(signed, VAKSDAL, Stage.SUBMISSION);
        assertThat(due.standing()).isEqualTo(Standing.MISSING);
        assertThat(due.due()).isEqualTo(TODAY.plusMonths(1));
        AgreementPath late = AgreementPath.of(signed, TODAY.plusMonths(1).plusDays(1));
        assertThat(late.isLate()).isTrue();
        assertThat(late.of(VAKSDAL).orElseThrow().isStuck()).isTrue();
        Agreement reported = accepted(signed.recordEvidence(
                new Evidence(new RequirementId("HOL-6-4-INNSENDING"), TODAY, "26/4711"), COORDINATOR, NOON, TODAY));
        assertThat(of(reported, VAKSDAL, Stage.SUBMISSION).standing()).isEqualTo(Standing.DONE);
    }

    @Test
    void theLastStepIsPublicationOfTheVersionInForce() {
        Agreement signed = concluded(decided(decided(submitted(draft(VAKSDAL)), MAYOR), DIRECTOR));
        assertThat(at(signed, Stage.ENTRY_INTO_FORCE)).isEqualTo(Standing.UNDER_WAY);
        assertThat(at(signed, Stage.PUBLICATION)).isEqualTo(Standing.NOT_YET);
        assertThat(AgreementPath.of(signed, IN_FORCE).at(Stage.PUBLICATION).standing())
                .isEqualTo(Standing.MISSING);
        Agreement published = accepted(signed.proceeding()
                .recordMilestone(
                        Stage.PUBLICATION, IN_FORCE, null, "https://a.example.no", "", COORDINATOR, NOON, IN_FORCE));
        assertThat(AgreementPath.of(published, IN_FORCE).at(Stage.PUBLICATION).standing())
                .isEqualTo(Standing.DONE);
    }

    @Test
    void aTextThatIsWrittenAnewBeginsAWayOfItsOwn() {
        Agreement mandated = accepted(draft(VAKSDAL)
                .proceeding()
                .recordMilestone(Stage.MANDATE, TODAY.minusDays(90), null, "SSU 1", "", COORDINATOR, NOON, TODAY));
        Agreement signed = concluded(decided(decided(submitted(mandated), MAYOR), DIRECTOR));
        assertThat(at(signed, Stage.MANDATE)).isEqualTo(Standing.DONE);
        Agreement anew = entered(signed, AgreementState.SIGNED, TextState.DRAFT, JURIST);
        assertThat(at(anew, Stage.MANDATE)).isEqualTo(Standing.MISSING);
        assertThat(at(anew, Stage.MUNICIPAL_DECISION)).isEqualTo(Standing.NOT_YET);
        assertThat(AgreementPath.of(anew, TODAY).status().stage()).isEqualTo(Stage.DRAFTING);
    }

    private static Agreement entered(Agreement agreement, AgreementState state, TextState text, Actor by) {
        return agreement
                .enter(state, text, new AuditEvent.TextRedrafted("Ny tekst"), by, NOON)
                .agreement();
    }

    @Test
    void aTextTakenBackStillShowsWhoWantedItChanged() {
        Agreement review = submitted(draft(VAKSDAL, VOSS));
        Resolution whole = resolution(review, VAKSDAL, Organ.KOMMUNESTYRE, TODAY);
        Agreement changed = accepted(review.recordResolution(
                new Resolution(
                        VAKSDAL,
                        Organ.KOMMUNESTYRE,
                        TODAY,
                        "12/2026",
                        Resolution.Outcome.ADOPTED_WITH_CHANGE,
                        1,
                        whole.text(),
                        "",
                        "Tre plassar",
                        ""),
                MAYOR,
                NOON,
                TODAY));
        Agreement back = entered(changed, AgreementState.UNSIGNED, TextState.DRAFT, JURIST);
        var clause = back.clauses().list().getFirst();
        Agreement edited = accepted(back.editClause(
                clause.id(),
                clause.sha256(),
                no.avtaleverk.model.agreement.ClauseText.parse("Føremål", "Noko anna"),
                JURIST,
                NOON));
        assertThat(of(edited, VAKSDAL, Stage.MUNICIPAL_DECISION).standing()).isEqualTo(Standing.CHANGED);
        assertThat(of(edited, VOSS, Stage.MUNICIPAL_DECISION).standing()).isEqualTo(Standing.NOT_YET);
    }

    @Test
    void nothingMoreIsAskedOfATextThatWasGivenUp() {
        Agreement withdrawn = entered(draft(VAKSDAL), AgreementState.UNSIGNED, TextState.WITHDRAWN, JURIST);
        AgreementPath path = AgreementPath.of(withdrawn, TODAY);
        assertThat(path.at(Stage.SIGNING).standing()).isEqualTo(Standing.NOT_NEEDED);
        assertThat(path.status().stage()).isEqualTo(Stage.DRAFTING);
        assertThat(path.isLate()).isFalse();
    }
}
