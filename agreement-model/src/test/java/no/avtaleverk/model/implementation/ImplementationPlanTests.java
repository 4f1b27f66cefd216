package no.avtaleverk.model.implementation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.implementation.ImplementationNote.UnitConfirmed;
import no.avtaleverk.model.implementation.ImplementationNote.UnitDropped;
import no.avtaleverk.model.implementation.ImplementationNote.UnitPlanned;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import org.junit.jupiter.api.Test;

class ImplementationPlanTests {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final Actor COORDINATOR = new Actor("kari", "Kari Ås", VAKSDAL, Set.of(Role.COORDINATOR), Set.of());
    private static final LocalDate TODAY = LocalDate.of(2024, 2, 29);
    private static final UnitPlanned LEGEVAKT =
            new UnitPlanned("e-1", 2, VAKSDAL, "Vaksdal legevakt", "avdelingsleiar", TODAY.plusDays(7));

    private static ImplementationPlan plan(ImplementationNote... notes) {
        var noted = new ArrayList<Noted<ImplementationNote>>();
        for (ImplementationNote note : notes) {
            noted.add(new Noted<>(note, noted.size() + 1, Instant.EPOCH, "kari", "Kari Ås", VAKSDAL));
        }
        return ImplementationPlan.of(noted);
    }

    private static List<Refusal> reasons(Ruling<ImplementationNote> ruling) {
        return ruling instanceof Ruling.Refused<ImplementationNote> refused ? refused.reasons() : List.of();
    }

    @Test
    void aUnitIsOpenUntilItIsConfirmedAndLateTheDayAfterItsLast() {
        var unit = plan(LEGEVAKT).units().getFirst();
        assertThat(unit.isOpen()).isTrue();
        assertThat(unit.isLate(TODAY.plusDays(7))).isFalse();
        assertThat(unit.isLate(TODAY.plusDays(8))).isTrue();
        var confirmed = plan(LEGEVAKT, new UnitConfirmed("e-1", TODAY, "personalmøte"))
                .units()
                .getFirst();
        assertThat(confirmed.isLate(TODAY.plusDays(8))).isFalse();
    }

    @Test
    void onlyThoseWhoCoordinateInItsPartyPlanAUnit() {
        var other = new UnitPlanned("e-2", 2, VOSS, "Voss legevakt", "leiar", TODAY);
        assertThat(reasons(plan().plan(other, COORDINATOR))).containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(plan().plan(LEGEVAKT, COORDINATOR))).isEmpty();
    }

    @Test
    void whatIsConfirmedIsNotConfirmedOrDroppedAgain() {
        var plan = plan(LEGEVAKT, new UnitConfirmed("e-1", TODAY, "personalmøte"));
        assertThat(reasons(plan.confirm(new UnitConfirmed("e-1", TODAY, "igjen"), COORDINATOR, TODAY)))
                .containsExactly(new Refusal.DoneBefore("e-1"));
        assertThat(reasons(plan.drop(new UnitDropped("e-1", "lagd ned"), COORDINATOR)))
                .containsExactly(new Refusal.DoneBefore("e-1"));
    }

    @Test
    void aConfirmationHasAProofADayThatHasBeenAndNoNationalIdentityNumber() {
        var plan = plan(LEGEVAKT);
        assertThat(reasons(plan.confirm(new UnitConfirmed("e-1", TODAY.plusDays(1), " "), COORDINATOR, TODAY)))
                .containsExactly(new Refusal.DateInFuture(TODAY.plusDays(1)), new Refusal.ReasonMissing());
        assertThat(reasons(plan.confirm(new UnitConfirmed("e-1", TODAY, "gjelder 01010750160"), COORDINATOR, TODAY)))
                .containsExactly(new Refusal.NationalIdentityNumberBeside());
        assertThat(reasons(plan.confirm(new UnitConfirmed("e-9", TODAY, "møte"), COORDINATOR, TODAY)))
                .containsExactly(new Refusal.NothingByThatName("e-9"));
    }

    @Test
    void aDroppedUnitIsNoLongerPartOfThePlanForTheVersion() {
        assertThat(plan(LEGEVAKT, new UnitDropped("e-1", "lagd ned")).of(VAKSDAL, 2))
                .isEmpty();
        assertThat(plan(LEGEVAKT).of(VAKSDAL, 2)).hasSize(1);
        assertThat(plan(LEGEVAKT).of(VAKSDAL, 1)).isEmpty();
    }
}
