package no.avtaleverk.model.disagreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.disagreement.DisagreementNote.DisagreementRaised;
import no.avtaleverk.model.disagreement.DisagreementNote.OutcomeAnswered;
import no.avtaleverk.model.disagreement.DisagreementNote.RungConcluded;
import no.avtaleverk.model.disagreement.DisagreementNote.RungOutcome;
import no.avtaleverk.model.disagreement.DisagreementNote.RungReached;
import no.avtaleverk.model.disagreement.DisagreementNote.ViewStated;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import org.junit.jupiter.api.Test;

class DisagreementLadderTests {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final Actor AUD = person(VAKSDAL);
    private static final Actor TONE = person(TRUST);
    private static final Actor SIRI = person(new PartyId("kommune-4621"));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final List<Noted<DisagreementNote>> notes = new ArrayList<>();

    private static Actor person(PartyId organisation) {
        return new Actor("x." + organisation, "X", organisation, Set.of(Role.COORDINATOR), Set.of());
    }

    private DisagreementLadder ladder() {
        return DisagreementLadder.of(notes);
    }

    private Disagreement one() {
        return ladder().list().getFirst();
    }

    private void done(Ruling<DisagreementNote> ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Made.class);
        ((Ruling.Made<DisagreementNote>) ruling)
                .notes()
                .forEach(note -> notes.add(new Noted<>(
                        note, notes.size() + 1L, Instant.parse("2026-11-22T10:00:00Z"), "x", "X", VAKSDAL)));
    }

    private static List<Refusal> reasons(Ruling<DisagreementNote> ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return ((Ruling.Refused<DisagreementNote>) ruling).reasons();
    }

    private static RungConcluded concluded(Rung rung, int daysAgo, RungOutcome outcome, boolean binding) {
        return new RungConcluded("u-1", rung, TODAY.minusDays(daysAgo), outcome, binding, "Sagt");
    }

    private static OutcomeAnswered agreed(Rung rung, PartyId party, boolean agrees) {
        return new OutcomeAnswered("u-1", rung, party, agrees, TODAY, agrees ? "" : "Ikkje slik vi ser det");
    }

    private void raise() {
        done(ladder().raise(
                        new DisagreementRaised(
                                "u-1",
                                "Transport",
                                new ClauseId("d4-transport"),
                                Sha256.ZERO,
                                2,
                                VAKSDAL,
                                TRUST,
                                TODAY.minusDays(90)),
                        Set.of(VAKSDAL, TRUST),
                        AUD,
                        TODAY));
    }

    @Test
    void aDisagreementGoesUpTheLadderAndPastARungTheAgreementDoesNotHave() {
        raise();
        assertThat(one().now().rung()).isEqualTo(Rung.DIALOGUE);
        assertThat(one().next()).isEmpty();
        done(ladder().conclude(concluded(Rung.DIALOGUE, 60, RungOutcome.GOES_ON, false), AUD, TODAY));
        assertThat(one().next()).containsExactly(Rung.PROTOCOL, Rung.LOCAL_BODY, Rung.NATIONAL_PANEL, Rung.COURTS);
        done(ladder().reach(new RungReached("u-1", Rung.PROTOCOL, TODAY.minusDays(50), ""), TONE, TODAY));
        assertThat(reasons(ladder().conclude(concluded(Rung.PROTOCOL, 40, RungOutcome.GOES_ON, false), AUD, TODAY)))
                .containsExactly(new Refusal.ViewMissing(VAKSDAL), new Refusal.ViewMissing(TRUST));
        done(ladder().state(new ViewStated("u-1", VAKSDAL, "Føretaket betaler", ""), AUD));
        done(ladder().state(new ViewStated("u-1", TRUST, "Kommunen betaler", ""), TONE));
        done(ladder().conclude(concluded(Rung.PROTOCOL, 40, RungOutcome.GOES_ON, false), AUD, TODAY));
        done(ladder().reach(new RungReached("u-1", Rung.NATIONAL_PANEL, TODAY.minusDays(30), ""), AUD, TODAY));
        done(ladder().conclude(concluded(Rung.NATIONAL_PANEL, 10, RungOutcome.AGREED, true), AUD, TODAY));
        done(ladder().answerOutcome(agreed(Rung.NATIONAL_PANEL, TRUST, true), TONE, TODAY));
        assertThat(one().isOpen()).isFalse();
        assertThat(one().ended().orElseThrow().binding()).isTrue();
        assertThat(reasons(ladder().state(new ViewStated("u-1", TRUST, "Likevel", ""), TONE)))
                .contains(new Refusal.RungNotPossible("NATIONAL_PANEL"));
    }

    @Test
    void onlyWhatIsAdvisoryCanBeAgreedToBind() {
        raise();
        assertThat(reasons(ladder().conclude(concluded(Rung.DIALOGUE, 60, RungOutcome.AGREED, true), AUD, TODAY)))
                .containsExactly(new Refusal.RungNotPossible("DIALOGUE"));
    }

    @Test
    void aRungIsNotReachedBeforeTheOneBelowWasLeft() {
        raise();
        assertThat(reasons(ladder().reach(new RungReached("u-1", Rung.PROTOCOL, TODAY, ""), AUD, TODAY)))
                .containsExactly(new Refusal.RungNotPossible("PROTOCOL"));
        done(ladder().conclude(concluded(Rung.DIALOGUE, 60, RungOutcome.GOES_ON, false), AUD, TODAY));
        assertThat(reasons(ladder().reach(new RungReached("u-1", Rung.PROTOCOL, TODAY.minusDays(61), ""), AUD, TODAY)))
                .containsExactly(new Refusal.DatesOutOfOrder(TODAY.minusDays(60), TODAY.minusDays(61)));
    }

    @Test
    void aPartySpeaksForItselfAlone() {
        raise();
        assertThat(reasons(ladder().state(new ViewStated("u-1", TRUST, "Deira syn", ""), AUD)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(ladder().state(new ViewStated("u-1", new PartyId("kommune-4621"), "Vårt", ""), SIRI)))
                .contains(new Refusal.NotAllowed());
        assertThat(reasons(ladder().state(new ViewStated("u-1", VAKSDAL, "Pasienten 13097248022 venta", ""), AUD)))
                .containsExactly(new Refusal.NationalIdentityNumberBeside());
    }

    @Test
    void aDocumentNeedsTheViewsAndIsNotMadeForTheCourts() {
        raise();
        assertThat(ladder().protocolFaults("u-1", Rung.DIALOGUE, AUD, TODAY)).hasSize(2);
        done(ladder().state(new ViewStated("u-1", VAKSDAL, "A", ""), AUD));
        done(ladder().state(new ViewStated("u-1", TRUST, "B", ""), TONE));
        assertThat(ladder().protocolFaults("u-1", Rung.DIALOGUE, TONE, TODAY)).isEmpty();
        assertThat(ladder().protocolFaults("u-1", Rung.COURTS, TONE, TODAY))
                .containsExactly(new Refusal.RungNotPossible("COURTS"));
        assertThat(ladder().protocolFaults("u-1", Rung.DIALOGUE, SIRI, TODAY))
                .containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void thePartiesHaveAgreedWhenBothSaySo() {
        raise();
        done(ladder().conclude(concluded(Rung.DIALOGUE, 60, RungOutcome.AGREED, false), AUD, TODAY));
        assertThat(one().isOpen()).isTrue();
        assertThat(one().awaited()).contains(TRUST);
        assertThat(one().next()).isEmpty();
        assertThat(reasons(ladder().answerOutcome(agreed(Rung.DIALOGUE, VAKSDAL, true), AUD, TODAY)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(ladder().answerOutcome(agreed(Rung.DIALOGUE, TRUST, true), AUD, TODAY)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(ladder().conclude(concluded(Rung.DIALOGUE, 60, RungOutcome.GOES_ON, false), TONE, TODAY)))
                .containsExactly(new Refusal.RungNotPossible("DIALOGUE"));

        done(ladder().answerOutcome(agreed(Rung.DIALOGUE, TRUST, false), TONE, TODAY));
        assertThat(one().awaited()).isEmpty();
        assertThat(one().now().concluded()).isNull();

        done(ladder().conclude(concluded(Rung.DIALOGUE, 60, RungOutcome.AGREED, false), AUD, TODAY));
        done(ladder().answerOutcome(agreed(Rung.DIALOGUE, TRUST, true), TONE, TODAY));
        assertThat(one().isOpen()).isFalse();
        assertThat(reasons(ladder().answerOutcome(agreed(Rung.DIALOGUE, TRUST, true), TONE, TODAY)))
                .contains(new Refusal.RungNotPossible("DIALOGUE"));
    }

    @Test
    void whoWaitsInVainForAConfirmationTakesItOn() {
        raise();
        done(ladder().conclude(concluded(Rung.DIALOGUE, 60, RungOutcome.AGREED, false), AUD, TODAY));
        assertThat(ladder().mayConclude(one(), TONE)).isFalse();
        assertThat(ladder().mayConclude(one(), AUD)).isTrue();
        done(ladder().conclude(concluded(Rung.DIALOGUE, 50, RungOutcome.GOES_ON, false), AUD, TODAY));
        assertThat(one().next()).isNotEmpty();
    }

    @Test
    void onlyWhoRaisedItWithdrawsIt() {
        raise();
        var withdrawn = concluded(Rung.DIALOGUE, 60, RungOutcome.WITHDRAWN, false);
        assertThat(ladder().outcomes(one(), TONE)).containsExactly(RungOutcome.AGREED, RungOutcome.GOES_ON);
        assertThat(reasons(ladder().conclude(withdrawn, TONE, TODAY))).containsExactly(new Refusal.NotAllowed());
        done(ladder().conclude(withdrawn, AUD, TODAY));
        assertThat(one().isOpen()).isFalse();
    }

    @Test
    void whatAPartyThatHasLeftWasToSayTheOtherSays() {
        raise();
        done(ladder().among(Set.of(TRUST))
                .conclude(concluded(Rung.DIALOGUE, 60, RungOutcome.WITHDRAWN, false), TONE, TODAY));
        assertThat(one().isOpen()).isFalse();
        notes.removeLast();
        done(ladder().conclude(concluded(Rung.DIALOGUE, 60, RungOutcome.AGREED, false), AUD, TODAY));
        assertThat(reasons(
                        ladder().among(Set.of(TRUST)).answerOutcome(agreed(Rung.DIALOGUE, VAKSDAL, true), AUD, TODAY)))
                .contains(new Refusal.NotAllowed());
        done(ladder().among(Set.of(VAKSDAL)).answerOutcome(agreed(Rung.DIALOGUE, VAKSDAL, true), AUD, TODAY));
        assertThat(one().isOpen()).isFalse();
    }

    @Test
    void theSilenceOfAPartyStopsNothingAfterItsLastDay() {
        raise();
        done(ladder().conclude(concluded(Rung.DIALOGUE, 60, RungOutcome.GOES_ON, false), AUD, TODAY));
        done(ladder().reach(new RungReached("u-1", Rung.PROTOCOL, TODAY, ""), AUD, TODAY));
        LocalDate last = one().viewsBy();
        assertThat(last).isEqualTo(TODAY.plusDays(Disagreement.DAYS_TO_STATE));
        var goesOn = new RungConcluded("u-1", Rung.PROTOCOL, TODAY, RungOutcome.GOES_ON, false, "Sagt");
        done(ladder().state(new ViewStated("u-1", VAKSDAL, "Føretaket betaler", ""), AUD));
        assertThat(reasons(ladder().conclude(goesOn, AUD, last))).containsExactly(new Refusal.ViewMissing(TRUST));
        assertThat(ladder().protocolFaults("u-1", Rung.PROTOCOL, AUD, last))
                .containsExactly(new Refusal.ViewMissing(TRUST));
        assertThat(ladder().protocolFaults("u-1", Rung.PROTOCOL, AUD, last.plusDays(1)))
                .isEmpty();
        // Who is silent does not go on without saying anything.
        assertThat(reasons(ladder().conclude(goesOn, TONE, last.plusDays(1))))
                .containsExactly(new Refusal.ViewMissing(TRUST));
        done(ladder().conclude(goesOn, AUD, last.plusDays(1)));
    }

    @Test
    void nothingGoesOnFromTheCourts() {
        raise();
        done(ladder().conclude(concluded(Rung.DIALOGUE, 60, RungOutcome.GOES_ON, false), AUD, TODAY));
        done(ladder().reach(new RungReached("u-1", Rung.COURTS, TODAY.minusDays(50), ""), AUD, TODAY));
        done(ladder().state(new ViewStated("u-1", VAKSDAL, "A", ""), AUD));
        done(ladder().state(new ViewStated("u-1", TRUST, "B", ""), TONE));
        assertThat(reasons(ladder().conclude(concluded(Rung.COURTS, 40, RungOutcome.GOES_ON, false), AUD, TODAY)))
                .containsExactly(new Refusal.RungNotPossible("COURTS"));
        assertThat(ladder().outcomes(one(), AUD)).doesNotContain(RungOutcome.GOES_ON);
    }
}
