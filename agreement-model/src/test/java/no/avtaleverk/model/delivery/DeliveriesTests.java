package no.avtaleverk.model.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.delivery.Delivery.ClauseNow;
import no.avtaleverk.model.delivery.Delivery.Occurrence;
import no.avtaleverk.model.delivery.Delivery.Standing;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryAccepted;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryEnded;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryMade;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryObjected;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryStarted;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryUpheld;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveriesTests {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final Set<PartyId> BOUND = Set.of(VAKSDAL, VOSS, TRUST);
    private static final Actor OWNER = person(TRUST, Role.COORDINATOR);
    private static final Actor RECEIVER = person(VAKSDAL, Role.COORDINATOR);
    private static final Actor OTHER = person(VOSS, Role.COORDINATOR);
    private static final LocalDate DUE = LocalDate.of(2024, 1, 31);
    private static final Clause CLAUSE =
            new Clause(new ClauseId("kurs"), 1, "1", ClauseText.parse("Kurs", "Kurs kvar månad."));

    private static Actor person(PartyId party, Role role) {
        return new Actor("kari", "Kari Ås", party, Set.of(role), Set.of());
    }

    private static DeliveryStarted monthly(@Nullable PartyId receiver) {
        return monthly(receiver, DUE);
    }

    private static DeliveryStarted monthly(@Nullable PartyId receiver, LocalDate due) {
        return new DeliveryStarted(
                "d-1",
                1,
                CLAUSE.id(),
                CLAUSE.sha256(),
                "Kurs kvar månad",
                "Kurs",
                TRUST,
                Role.LEADER,
                receiver,
                due,
                1,
                "");
    }

    private static Deliveries of(DeliveryNote... notes) {
        var noted = new ArrayList<Noted<DeliveryNote>>();
        for (DeliveryNote note : notes) {
            noted.add(new Noted<>(note, noted.size() + 1, Instant.EPOCH, "kari", "Kari Ås", VAKSDAL));
        }
        return Deliveries.of(noted);
    }

    private static List<Refusal> reasons(Ruling<DeliveryNote> ruling) {
        return ruling instanceof Ruling.Refused<DeliveryNote> refused ? refused.reasons() : List.of();
    }

    @Test
    void theLastDayOfAMonthComesBackAfterAShorterOne() {
        assertThat(of(monthly(VAKSDAL)).list().getFirst().occurrences(LocalDate.of(2024, 4, 30)))
                .extracting(Occurrence::due)
                .containsExactly(
                        DUE,
                        LocalDate.of(2024, 2, 29),
                        LocalDate.of(2024, 3, 31),
                        LocalDate.of(2024, 4, 30),
                        LocalDate.of(2024, 5, 31));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0026-01-31", "-999999999-01-01", "+999999999-12-31"})
    void nothingIsReckonedFromADayNobodyMeant(LocalDate due) {
        var started = monthly(VAKSDAL, due);
        assertThat(of(started).list().getFirst().occurrences(DUE))
                .extracting(Occurrence::number)
                .containsExactly(0);
        assertThat(of(started, new DeliveryMade("d-1", 0, DUE, "kurs", null))
                        .list()
                        .getFirst()
                        .occurrences(DUE))
                .extracting(Occurrence::standing)
                .containsExactly(Standing.DELIVERED);
    }

    @Test
    void itIsLateTheDayAfterItsLast() {
        Delivery delivery = of(monthly(VAKSDAL)).list().getFirst();
        assertThat(delivery.lacking(DUE)).isEmpty();
        assertThat(delivery.lacking(DUE.plusDays(1))).hasSize(1);
    }

    @Test
    void whatIsDeliveredEarlyLeavesTheNextToCome() {
        Delivery delivery = of(monthly(VAKSDAL), new DeliveryMade("d-1", 0, DUE.minusDays(5), "kurs", null))
                .list()
                .getFirst();
        assertThat(delivery.occurrences(DUE.minusDays(5)))
                .extracting(Occurrence::standing)
                .containsExactly(Standing.DELIVERED, Standing.EXPECTED);
    }

    @Test
    void anObjectionOpensItAgainAndANewDeliveryAnswersIt() {
        var made = new DeliveryMade("d-1", 0, DUE, "kurs", null);
        var objected = new DeliveryObjected("d-1", 0, "berre for leiarar");
        Deliveries all = of(monthly(VAKSDAL), made, objected);
        assertThat(all.list().getFirst().lacking(DUE.plusDays(1)))
                .extracting(Occurrence::standing)
                .containsExactly(Standing.OBJECTED);
        assertThat(reasons(all.accept(new DeliveryAccepted("d-1", 0, DUE), BOUND, RECEIVER, DUE)))
                .containsExactly(new Refusal.DoneBefore("d-1"));
        assertThat(reasons(all.make(made, OWNER, DUE))).isEmpty();
        assertThat(of(monthly(VAKSDAL), made, objected, made)
                        .list()
                        .getFirst()
                        .occurrence(0, DUE)
                        .orElseThrow()
                        .standing())
                .isEqualTo(Standing.DELIVERED);
    }

    @Test
    void onlyItsReceiverSaysThatItCame() {
        Deliveries to = of(monthly(VAKSDAL), new DeliveryMade("d-1", 0, DUE, "kurs", null));
        var accepted = new DeliveryAccepted("d-1", 0, DUE);
        assertThat(reasons(to.accept(accepted, BOUND, OTHER, DUE))).containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(to.accept(accepted, BOUND, OWNER, DUE))).containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(to.accept(accepted, BOUND, RECEIVER, DUE))).isEmpty();
        assertThat(reasons(to.accept(accepted, BOUND, person(VAKSDAL, Role.LEADER), DUE)))
                .isEmpty();
        assertThat(reasons(to.accept(accepted, BOUND, person(VAKSDAL, Role.COUNCIL_SECRETARY), DUE)))
                .containsExactly(new Refusal.NotAllowed());
        Deliveries toAny = of(monthly(null), new DeliveryMade("d-1", 0, DUE, "kurs", null));
        assertThat(reasons(toAny.accept(accepted, BOUND, OTHER, DUE))).isEmpty();
        assertThat(reasons(toAny.accept(accepted, BOUND, OWNER, DUE))).containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(toAny.accept(accepted, Set.of(TRUST, VAKSDAL), OTHER, DUE)))
                .containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void theRoleWhoseTaskItIsDeliversAndNoOtherOfTheOwner() {
        Deliveries all = of(monthly(VAKSDAL));
        var made = new DeliveryMade("d-1", 0, DUE, "kurs", null);
        assertThat(reasons(all.make(made, person(TRUST, Role.LEADER), DUE))).isEmpty();
        assertThat(reasons(all.make(made, person(TRUST, Role.COUNCIL_SECRETARY), DUE)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(all.make(new DeliveryMade("d-1", 0, DUE.plusDays(1), " ", null), OWNER, DUE)))
                .containsExactly(new Refusal.DateInFuture(DUE.plusDays(1)), new Refusal.ReasonMissing());
        assertThat(reasons(all.make(new DeliveryMade("d-1", 7, DUE, "kurs", null), OWNER, DUE)))
                .containsExactly(new Refusal.NothingByThatName("d-1"));
    }

    @Test
    void bothAreBoundAndNobodyDeliversToItself() {
        assertThat(reasons(of().start(monthly(TRUST), BOUND, RECEIVER))).containsExactly(new Refusal.NotAParty(TRUST));
        assertThat(reasons(of().start(monthly(VOSS), Set.of(VAKSDAL, TRUST), RECEIVER)))
                .containsExactly(new Refusal.NotAParty(VOSS));
        assertThat(reasons(of().start(monthly(VAKSDAL), BOUND, person(VAKSDAL, Role.LEADER))))
                .containsExactly(new Refusal.NotAllowed());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 121})
    void itIsDueOnceOrEveryMonthToTenYears(int months) {
        DeliveryStarted one = monthly(null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryStarted(
                        one.item(), 1, one.clause(), one.text(), "q", "w", TRUST, Role.LEADER, null, DUE, months, ""));
    }

    @Test
    void aDeliveryIsForARoleThatIsGivenTasks() {
        for (Role role : List.of(Role.ADMINISTRATOR, Role.AUDITOR, Role.RHF)) {
            DeliveryStarted one = monthly(null);
            var started = new DeliveryStarted(
                    "d-2", 1, one.clause(), one.text(), "Kurs", "Kurs", TRUST, role, null, DUE, 1, "");
            var coordinator = new Actor("kari", "Kari Ås", VAKSDAL, Set.of(Role.COORDINATOR), Set.of());
            assertThat(of().start(started, Set.of(VAKSDAL, TRUST), coordinator))
                    .isEqualTo(Ruling.refused(new Refusal.RoleWithoutTasks(role)));
        }
    }

    @Test
    void aClauseWithOtherWordsOrGoneIsSeenUntilTheDutyIsUpheld() {
        Delivery delivery = of(monthly(VAKSDAL)).list().getFirst();
        var same = new Clauses(List.of(CLAUSE));
        Clauses changed = same.replacing(CLAUSE.id(), ClauseText.parse("Kurs", "Kurs kvart år."));
        assertThat(delivery.clauseIn(same)).isEqualTo(ClauseNow.SAME);
        assertThat(delivery.clauseIn(changed)).isEqualTo(ClauseNow.CHANGED);
        assertThat(delivery.clauseIn(Clauses.NONE)).isEqualTo(ClauseNow.DROPPED);
        var upheld = new DeliveryUpheld(
                "d-1", 2, changed.find(CLAUSE.id()).orElseThrow().sha256(), "Kurs kvart år");
        Delivery stands = of(monthly(VAKSDAL), upheld).list().getFirst();
        assertThat(stands.clauseIn(changed)).isEqualTo(ClauseNow.SAME);
        assertThat(stands.quote()).isEqualTo("Kurs kvart år");
    }

    @Test
    void whatIsEndedLacksNothingAndIsNotEndedTwice() {
        var ended = new DeliveryEnded("d-1", DUE.plusMonths(2), "teke ut");
        Deliveries all = of(monthly(VAKSDAL), ended);
        assertThat(all.list().getFirst().lacking(DUE.plusYears(1))).isEmpty();
        assertThat(all.list().getFirst().occurrences(DUE.plusYears(1))).hasSize(3);
        assertThat(reasons(all.end(ended, BOUND, RECEIVER, DUE.plusYears(1))))
                .containsExactly(new Refusal.DoneBefore("d-1"));
        assertThat(reasons(of(monthly(VAKSDAL)).end(ended, BOUND, OTHER, DUE.plusYears(1))))
                .containsExactly(new Refusal.NotAllowed());
    }
}
