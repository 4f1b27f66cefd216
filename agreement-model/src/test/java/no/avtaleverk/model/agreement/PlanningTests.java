package no.avtaleverk.model.agreement;

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
import static no.avtaleverk.model.agreement.Examples.decided;
import static no.avtaleverk.model.agreement.Examples.draft;
import static no.avtaleverk.model.agreement.Examples.refused;
import static no.avtaleverk.model.agreement.Examples.resolution;
import static no.avtaleverk.model.agreement.Examples.signature;
import static no.avtaleverk.model.agreement.Examples.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.SignatureRecord.Method;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In what order a version is signed: set by those who write, and set anew until all have signed. */
class PlanningTests {
    private static SigningPlan plan(@Nullable LocalDate deadline, List<List<PartyId>> order) {
        return new SigningPlan(1, order, deadline, Method.IN_PRODUCT);
    }

    @Test
    void thoseWhoWriteSetTheOrderAndTheNewestCounts() {
        Agreement review = submitted(draft(VAKSDAL, VOSS));
        SigningPlan first = plan(TODAY.plusDays(14), List.of(List.of(HELSE_BERGEN), List.of(VAKSDAL, VOSS)));
        Agreement planned = accepted(review.planSigning(first, JURIST, NOON, TODAY));
        assertThat(planned.facts().proceedings().signingPlan(1)).contains(first);
        SigningPlan second = plan(null, List.of(List.of(VAKSDAL, VOSS), List.of(HELSE_BERGEN)));
        Agreement again = accepted(planned.planSigning(second, JURIST, NOON, TODAY));
        assertThat(again.facts().proceedings().signingPlan(1)).contains(second);
        assertThat(refused(review.planSigning(first, MAYOR, NOON, TODAY))).containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void aPlanNamesPartiesOfTheVersionAndADayToCome() {
        Agreement review = submitted(draft(VAKSDAL));
        assertThat(refused(review.planSigning(
                        plan(TODAY.minusDays(1), List.of(List.of(VOSS, VAKSDAL))), JURIST, NOON, TODAY)))
                .containsExactly(new Refusal.NotAParty(VOSS), new Refusal.SigningDeadlinePassed(TODAY.minusDays(1)));
        var other = new SigningPlan(2, List.of(), null, Method.IN_PRODUCT);
        assertThat(refused(review.planSigning(other, JURIST, NOON, TODAY)))
                .containsExactly(new Refusal.NotTheVersionInReview(2));
    }

    @Test
    void oneWhoHasSignedIsNotPutAfterOneWhoHasNot() {
        Agreement signed = decided(submitted(draft(VAKSDAL, VOSS)), MAYOR);
        assertThat(refused(signed.planSigning(
                        plan(null, List.of(List.of(HELSE_BERGEN), List.of(VAKSDAL))), JURIST, NOON, TODAY)))
                .containsExactly(new Refusal.SignedOutOfOrder(VAKSDAL, HELSE_BERGEN));
        // Voss signs a document of its own, so its place says nothing of that of Vaksdal.
        assertThat(accepted(signed.planSigning(
                                plan(null, List.of(List.of(VOSS), List.of(VAKSDAL), List.of(HELSE_BERGEN))),
                                JURIST,
                                NOON,
                                TODAY))
                        .facts()
                        .proceedings()
                        .signingPlans())
                .hasSize(1);
    }

    @Test
    void itIsSignedInThePlannedWayAndInAnyWayWhenNoneIsPlanned() {
        Agreement review = submitted(draft(VAKSDAL));
        Agreement adopted = accepted(
                review.recordResolution(resolution(review, VAKSDAL, Organ.KOMMUNESTYRE, TODAY), MAYOR, NOON, TODAY));
        Agreement onPaper = accepted(
                adopted.planSigning(new SigningPlan(1, List.of(), null, Method.ON_PAPER), JURIST, NOON, TODAY));
        SignatureRecord signature = signature(onPaper, MAYOR);
        assertThat(signature.method()).isEqualTo(Method.IN_PRODUCT);
        assertThat(refused(onPaper.sign(signature, MAYOR, NOON, TODAY)))
                .containsExactly(new Refusal.OtherWayPlanned(Method.ON_PAPER));
        for (Method planned : new Method[] {Method.IN_PRODUCT, null}) {
            var plan = new SigningPlan(1, List.of(), null, planned);
            accepted(accepted(onPaper.planSigning(plan, JURIST, NOON, TODAY)).sign(signature, MAYOR, NOON, TODAY));
        }
    }

    @Test
    void thereIsNothingToPlanWhenAllHaveSigned() {
        Agreement all = decided(decided(decided(submitted(draft(VAKSDAL, VOSS)), DIRECTOR), MAYOR), MAYOR_OF_VOSS);
        assertThat(refused(all.planSigning(plan(null, List.of()), JURIST, NOON, TODAY)))
                .containsExactly(new Refusal.EverybodySigned());
    }
}
