package no.avtaleverk.model.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.deviation.Deviation.Standing;
import no.avtaleverk.model.deviation.DeviationNote.Answer;
import no.avtaleverk.model.deviation.DeviationNote.DeviationAnswered;
import no.avtaleverk.model.deviation.DeviationNote.DeviationClosed;
import no.avtaleverk.model.deviation.DeviationNote.DeviationEffectChecked;
import no.avtaleverk.model.deviation.DeviationNote.DeviationExplained;
import no.avtaleverk.model.deviation.DeviationNote.DeviationMeasureDone;
import no.avtaleverk.model.deviation.DeviationNote.DeviationMeasureSet;
import no.avtaleverk.model.deviation.DeviationNote.DeviationReopened;
import no.avtaleverk.model.deviation.DeviationNote.DeviationReported;
import no.avtaleverk.model.deviation.DeviationNote.DeviationToldToParties;
import no.avtaleverk.model.deviation.DeviationTerms.Term;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviationBookTests {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final Set<PartyId> PARTIES = Set.of(VAKSDAL, TRUST, VOSS);
    private static final Actor AUD = person(VAKSDAL, Role.COORDINATOR);
    private static final Actor TONE = person(TRUST, Role.COORDINATOR);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final ClauseId CLAUSE = new ClauseId("d4-varsling");
    private static final DeviationTerms TERMS = new DeviationTerms(
            List.of(term("discharge-notice-late", false)),
            List.of(term("capacity", false)),
            List.of(term("delay", false), term("serious", true)));

    private final List<Noted<DeviationNote>> notes = new ArrayList<>();

    private static Term term(String id, boolean serious) {
        return new Term(id, null, serious, id, id, id);
    }

    private static Actor person(PartyId organisation, Role role) {
        return new Actor("x." + organisation, "X", organisation, Set.of(role), Set.of());
    }

    private static DeviationReported reported(String item, @Nullable PartyId against, String what, String reference) {
        return new DeviationReported(
                item,
                CLAUSE,
                Sha256.ZERO,
                2,
                VAKSDAL,
                against,
                TODAY.minusDays(3),
                what,
                "discharge-notice-late",
                "delay",
                reference);
    }

    private DeviationBook book() {
        return DeviationBook.of(notes, null);
    }

    private DeviationBook innerBook() {
        return DeviationBook.of(notes, VAKSDAL);
    }

    private void done(Ruling<DeviationNote> ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Made.class);
        ((Ruling.Made<DeviationNote>) ruling)
                .notes()
                .forEach(note -> notes.add(new Noted<>(
                        note, notes.size() + 1L, Instant.parse("2026-11-22T10:00:00Z"), "x", "X", VAKSDAL)));
    }

    private static List<Refusal> reasons(Ruling<DeviationNote> ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return ((Ruling.Refused<DeviationNote>) ruling).reasons();
    }

    private Standing standing() {
        return book().list().getFirst().standing();
    }

    private void report() {
        done(book().report(reported("d-1", TRUST, "Varselet kom ikkje.", "2026/114"), TERMS, PARTIES, AUD, TODAY));
    }

    @Test
    void aDeviationIsAnsweredPutRightSeenToWorkAndClosed() {
        report();
        assertThat(standing()).isEqualTo(Standing.AWAITS_ANSWER);
        done(book().answer(new DeviationAnswered("d-1", TRUST, Answer.ASKS, "Når?", ""), TONE));
        assertThat(standing()).isEqualTo(Standing.AWAITS_EXPLANATION);
        done(book().explain(new DeviationExplained("d-1", "Om kvelden."), AUD));
        done(book().answer(new DeviationAnswered("d-1", TRUST, Answer.ACCEPTED, "", "55021"), TONE));
        assertThat(standing()).isEqualTo(Standing.AWAITS_MEASURE);
        var measure = new DeviationMeasureSet("d-1", "m-1", TRUST, "avdelingsleiar", "Ny rutine", TODAY.plusDays(30));
        done(book().setMeasure(measure, TONE, TODAY));
        assertThat(standing()).isEqualTo(Standing.MEASURES_RUN);
        assertThat(reasons(book().close(new DeviationClosed("d-1", TODAY, "Ferdig"), AUD, TODAY)))
                .containsExactly(new Refusal.MeasuresNotDone());
        assertThat(reasons(
                        book().finishMeasure(new DeviationMeasureDone("d-1", "m-1", TODAY, "opplæring"), AUD, TODAY)))
                .containsExactly(new Refusal.NotAllowed());
        done(book().finishMeasure(new DeviationMeasureDone("d-1", "m-1", TODAY, "opplæring"), TONE, TODAY));
        assertThat(standing()).isEqualTo(Standing.AWAITS_EFFECT_CHECK);
        assertThat(reasons(book().close(new DeviationClosed("d-1", TODAY, "Ferdig"), AUD, TODAY)))
                .containsExactly(new Refusal.EffectNotChecked());
        done(book().checkEffect(new DeviationEffectChecked("d-1", TODAY, true, "Ingen nye"), AUD, TODAY));
        assertThat(standing()).isEqualTo(Standing.READY_TO_CLOSE);
        assertThat(reasons(book().close(new DeviationClosed("d-1", TODAY, "Ferdig"), TONE, TODAY)))
                .containsExactly(new Refusal.NotAllowed());
        done(book().close(new DeviationClosed("d-1", TODAY, "Verka"), AUD, TODAY));
        assertThat(standing()).isEqualTo(Standing.CLOSED);
        assertThat(book().openOn(CLAUSE)).isZero();
        done(book().reopen(new DeviationReopened("d-1", "Hende igjen"), TONE));
        assertThat(standing()).isEqualTo(Standing.AWAITS_MEASURE);
    }

    @Test
    void whatDidNotWorkAsksForAnotherMeasure() {
        report();
        done(book().answer(new DeviationAnswered("d-1", TRUST, Answer.ACCEPTED, "", ""), TONE));
        done(book().setMeasure(new DeviationMeasureSet("d-1", "m-1", TRUST, "leiar", "Rutine", TODAY), TONE, TODAY));
        done(book().finishMeasure(new DeviationMeasureDone("d-1", "m-1", TODAY, "sendt ut"), TONE, TODAY));
        done(book().checkEffect(new DeviationEffectChecked("d-1", TODAY, false, "To nye"), AUD, TODAY));
        assertThat(standing()).isEqualTo(Standing.AWAITS_MEASURE);
        done(book().setMeasure(new DeviationMeasureSet("d-1", "m-2", VAKSDAL, "leiar", "Møte", TODAY), AUD, TODAY));
        assertThat(standing()).isEqualTo(Standing.MEASURES_RUN);
    }

    @Test
    void onlyThePartyItIsReportedToAnswersAndOthersHaveNoPartInIt() {
        report();
        assertThat(reasons(book().answer(new DeviationAnswered("d-1", VAKSDAL, Answer.ACCEPTED, "", ""), AUD)))
                .contains(new Refusal.NotAllowed());
        assertThat(reasons(book().answer(new DeviationAnswered("d-1", TRUST, Answer.NOT_RECOGNISED, "", ""), TONE)))
                .containsExactly(new Refusal.ReasonMissing());
        Actor siri = person(VOSS, Role.COORDINATOR);
        assertThat(reasons(book().setMeasure(
                                new DeviationMeasureSet("d-1", "m-1", VOSS, "leiar", "Møte", TODAY), siri, TODAY)))
                .contains(new Refusal.NotAllowed(), new Refusal.NotAParty(VOSS));
        done(book().answer(new DeviationAnswered("d-1", TRUST, Answer.ACCEPTED, "", ""), TONE));
        assertThat(reasons(book().setMeasure(
                                new DeviationMeasureSet("d-1", "m-1", TRUST, "leiar", "Møte", TODAY),
                                person(TRUST, Role.LEADER),
                                TODAY)))
                .containsExactly(new Refusal.NotAllowed());
    }

    private DeviationMeasureSet measure(String id, PartyId party) {
        return new DeviationMeasureSet("d-1", id, party, "leiar", "Rutine", TODAY);
    }

    private DeviationMeasureDone finished(String id) {
        return new DeviationMeasureDone("d-1", id, TODAY, "sendt ut");
    }

    @Test
    void nothingIsSetAboutWhatTheOtherPartyHasNotAccepted() {
        report();
        for (Answer answer : Answer.values()) {
            boolean accepted = answer == Answer.ACCEPTED;
            assertThat(book().maySetMeasure(book().list().getFirst(), AUD)).isFalse();
            assertThat(reasons(book().setMeasure(measure("m-1", VAKSDAL), AUD, TODAY)))
                    .containsExactly(new Refusal.DeviationNotAccepted());
            done(book().answer(new DeviationAnswered("d-1", TRUST, answer, "Fordi", ""), TONE));
            if (accepted) {
                done(book().setMeasure(measure("m-1", VAKSDAL), AUD, TODAY));
                notes.removeLast();
            }
            notes.removeLast();
        }
    }

    @Test
    void whatIsAcceptedIsNotExplainedAndThenAwaitingAnAnswerAgain() {
        report();
        done(book().answer(new DeviationAnswered("d-1", TRUST, Answer.ACCEPTED, "", ""), TONE));
        assertThat(reasons(book().explain(new DeviationExplained("d-1", "Meir"), AUD)))
                .containsExactly(new Refusal.NothingAsked());
        assertThat(standing()).isEqualTo(Standing.AWAITS_MEASURE);
    }

    @Test
    void ofMeasuresSetBeforeTheAnswerOneStillFindsAWayToTheEnd() {
        report();
        // As it could be noted before measures waited for the answer.
        notes.add(new Noted<>(measure("m-1", VAKSDAL), 2, Instant.EPOCH, "x", "X", VAKSDAL));
        assertThat(standing()).isEqualTo(Standing.AWAITS_ANSWER);
        int begun = notes.size();
        done(book().answer(new DeviationAnswered("d-1", TRUST, Answer.ACCEPTED, "", ""), TONE));
        assertThat(standing()).isEqualTo(Standing.MEASURES_RUN);
        notes.subList(begun, notes.size()).clear();

        // The other never answers.
        done(book().finishMeasure(finished("m-1"), AUD, TODAY));
        assertThat(book().mayClose(book().list().getFirst(), AUD)).isFalse();
        done(book().checkEffect(new DeviationEffectChecked("d-1", TODAY, true, "Ingen nye"), AUD, TODAY));
        assertThat(book().mayClose(book().list().getFirst(), AUD)).isTrue();
        done(book().close(new DeviationClosed("d-1", TODAY, "Verka"), AUD, TODAY));
    }

    @Test
    void whatAPartyThatHasLeftWasToDoTheOtherDoes() {
        report();
        done(book().answer(new DeviationAnswered("d-1", TRUST, Answer.ACCEPTED, "", ""), TONE));
        done(book().setMeasure(measure("m-1", VAKSDAL), AUD, TODAY));
        DeviationBook without = book().among(Set.of(TRUST, VOSS));
        assertThat(reasons(book().finishMeasure(finished("m-1"), TONE, TODAY)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(without.finishMeasure(finished("m-1"), AUD, TODAY))).contains(new Refusal.NotAllowed());
        done(without.finishMeasure(finished("m-1"), TONE, TODAY));
        done(book().among(Set.of(TRUST, VOSS))
                .checkEffect(new DeviationEffectChecked("d-1", TODAY, true, "Ingen nye"), TONE, TODAY));
        var end = new DeviationClosed("d-1", TODAY, "Verka");
        assertThat(reasons(book().close(end, TONE, TODAY))).containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(book().among(Set.of(TRUST, VOSS)).close(end, person(VOSS, Role.COORDINATOR), TODAY)))
                .contains(new Refusal.NotAllowed());
        assertThat(book().among(Set.of(TRUST, VOSS)).mayClose(book().list().getFirst(), TONE))
                .isTrue();
        done(book().among(Set.of(TRUST, VOSS)).close(end, TONE, TODAY));
    }

    @Test
    void ofOneWhoseBothPartiesHaveLeftThoseWhoRemainTakeCare() {
        report();
        Actor siri = person(VOSS, Role.COORDINATOR);
        assertThat(reasons(book().close(new DeviationClosed("d-1", TODAY, "Utan verknad"), siri, TODAY)))
                .contains(new Refusal.NotAllowed());
        done(book().among(Set.of(VOSS)).close(new DeviationClosed("d-1", TODAY, "Utan verknad"), siri, TODAY));
    }

    @Test
    void whatIsOfferedIsWhatIsTaken() {
        report();
        Deviation one = book().list().getFirst();
        assertThat(book().mayAnswer(one, TONE)).isTrue();
        assertThat(book().mayAnswer(one, AUD)).isFalse();
        assertThat(book().mayExplain(one, AUD)).isFalse();
        assertThat(book().mayCheck(one, AUD)).isFalse();
        assertThat(book().mayClose(one, AUD)).isTrue();
        assertThat(book().mayClose(one, TONE)).isFalse();
        done(book().answer(new DeviationAnswered("d-1", TRUST, Answer.NOT_RECOGNISED, "Nei", ""), TONE));
        one = book().list().getFirst();
        assertThat(book().mayAnswer(one, TONE)).isTrue();
        assertThat(book().mayExplain(one, AUD)).isTrue();
        done(book().answer(new DeviationAnswered("d-1", TRUST, Answer.ACCEPTED, "", ""), TONE));
        done(book().setMeasure(measure("m-1", TRUST), TONE, TODAY));
        one = book().list().getFirst();
        assertThat(book().mayAnswer(one, TONE)).isFalse();
        assertThat(book().mayClose(one, AUD)).isFalse();
        assertThat(book().mayFinish(one, one.measures().getFirst(), TONE)).isTrue();
        assertThat(book().mayFinish(one, one.measures().getFirst(), AUD)).isFalse();
        done(book().finishMeasure(finished("m-1"), TONE, TODAY));
        assertThat(book().mayCheck(book().list().getFirst(), AUD)).isTrue();
    }

    @Test
    void itStandsWhereItDoesSinceTheNoteThatBroughtItThere() {
        report();
        var reportedAt = notes.getFirst().at();
        var cause = new DeviationNote.DeviationCauseNoted("d-1", "other", "");
        notes.add(new Noted<>(cause, 2, reportedAt.plusSeconds(864_000), "x", "X", VAKSDAL));
        assertThat(book().list().getFirst().since()).isEqualTo(reportedAt);
        var answer = new DeviationAnswered("d-1", TRUST, Answer.ASKS, "Når?", "");
        notes.add(new Noted<>(answer, 3, reportedAt.plusSeconds(900_000), "x", "X", TRUST));
        assertThat(book().list().getFirst().since()).isEqualTo(reportedAt.plusSeconds(900_000));
    }

    @Test
    void aJointDeviationAwaitsNoAnswer() {
        done(book().report(reported("d-1", null, "Møtet vart ikkje halde.", ""), TERMS, PARTIES, AUD, TODAY));
        assertThat(standing()).isEqualTo(Standing.AWAITS_MEASURE);
        done(book().close(new DeviationClosed("d-1", TODAY, "Møtet er halde no"), TONE, TODAY));
        assertThat(standing()).isEqualTo(Standing.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ola Nordmann", "sak for pasienten", "ingen", "2026/114 Kari"})
    void theReferenceIsANumberInAnotherSystemAndNoWords(String reference) {
        assertThat(book().reportFaults(reported("d-1", TRUST, "Sein", reference), TERMS, PARTIES, AUD, TODAY))
                .containsExactly(new Refusal.ReferenceNoNumber());
    }

    @Test
    void noWordsThatNameAPatientAreTaken() {
        assertThat(book().reportFaults(
                                reported("d-1", TRUST, "Pasient 130972 48022 venta.", ""), TERMS, PARTIES, AUD, TODAY))
                .containsExactly(new Refusal.NationalIdentityNumberBeside());
        assertThat(book().reportFaults(reported("d-1", TRUST, "Sein", "13097248022"), TERMS, PARTIES, AUD, TODAY))
                .containsExactly(new Refusal.NationalIdentityNumberBeside());
    }

    @Test
    void theSameCaseIsReportedOnce() {
        report();
        assertThat(book().reportFaults(reported("d-2", TRUST, "Same", "2026/114"), TERMS, PARTIES, AUD, TODAY))
                .containsExactly(new Refusal.DoneBefore("d-2"));
    }

    @Test
    void everythingWrongWithAReportIsSaidAtOnce() {
        var wrong = new DeviationReported(
                "d-1", CLAUSE, Sha256.ZERO, 2, VAKSDAL, VAKSDAL, TODAY.plusDays(1), " ", "x", "y", "");
        assertThat(book().reportFaults(wrong, TERMS, PARTIES, TONE, TODAY))
                .containsExactly(
                        new Refusal.NotAllowed(),
                        new Refusal.NotAParty(VAKSDAL),
                        new Refusal.DateInFuture(TODAY.plusDays(1)),
                        new Refusal.UnknownTerm("x"),
                        new Refusal.UnknownTerm("y"),
                        new Refusal.ReasonMissing());
    }

    @Test
    void anInnerDeviationIsToldOnceAndOnlyByThoseWhoSpeakForTheParty() {
        done(innerBook().report(reported("d-1", null, "Nesten hending", ""), TERMS, PARTIES, AUD, TODAY));
        var told = new DeviationToldToParties("d-1", "d-9");
        assertThat(reasons(innerBook().tell(told, person(VAKSDAL, Role.LEADER))))
                .containsExactly(new Refusal.NotAllowed());
        done(innerBook().tell(told, AUD));
        assertThat(innerBook().list().getFirst().shared()).isEqualTo("d-9");
        assertThat(innerBook().list().getFirst().isOpen()).isTrue();
        assertThat(reasons(innerBook().tell(told, AUD))).containsExactly(new Refusal.DoneBefore("d-1"));
        assertThat(reasons(book().tell(told, AUD))).contains(new Refusal.NotAllowed());
    }

    @Test
    void deviationsAreCountedByClauseAndTheYearTheyHappened() {
        report();
        var early = new DeviationReported(
                "d-2",
                CLAUSE,
                Sha256.ZERO,
                1,
                VAKSDAL,
                TRUST,
                LocalDate.of(2024, 12, 31),
                "Sein",
                "discharge-notice-late",
                "serious",
                "");
        done(book().report(early, TERMS, PARTIES, AUD, TODAY));
        assertThat(book().byClauseAndYear().get(CLAUSE)).containsEntry(2024, 1).containsEntry(2026, 1);
        assertThat(book().find("d-2").orElseThrow().isSerious(TERMS)).isTrue();
        assertThat(book().find("d-1").orElseThrow().isSerious(TERMS)).isFalse();
    }
}
