package no.avtaleverk.model.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.party.Authority.Right;
import no.avtaleverk.model.party.Authority.Ruling;
import no.avtaleverk.model.party.Authority.Standing;
import no.avtaleverk.model.time.Period;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityTests {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final Instant NOON = Instant.parse("2026-11-22T11:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Period COUNCIL = new Period(LocalDate.of(2023, 10, 17), LocalDate.of(2027, 10, 17));

    private static final Actor KARI = person("kari.vik", VAKSDAL, Role.ADMINISTRATOR);
    private static final Actor GRETE = person("grete.myhre", HELSE_BERGEN, Role.ADMINISTRATOR);
    private static final Actor HEGE = person("hege.eide", VAKSDAL, Role.LEADER);
    private static final Actor ARNE = person("arne.fossen", VAKSDAL, Role.LEADER);
    private static final Actor RUNE = person("rune.sandvik", HELSE_BERGEN, Role.LEADER);

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    private static Mandate mandate(String id, Actor holder, Mandate.Basis basis, String reference) {
        return mandate(id, holder, basis, reference, COUNCIL, Set.of(), null, false);
    }

    private static Mandate mandate(
            String id,
            Actor holder,
            Mandate.Basis basis,
            String reference,
            Period period,
            Set<AgreementKind> kinds,
            @Nullable String deputyOf,
            boolean standing) {
        return new Mandate(
                new MandateId(id),
                java.util.Objects.requireNonNull(holder.organisation()),
                holder.userId(),
                holder.name(),
                "ordførar",
                basis,
                reference,
                period,
                kinds,
                deputyOf == null ? null : new MandateId(deputyOf),
                standing);
    }

    private static Authority with(Authority before, Actor by, Mandate... mandates) {
        Authority authority = before;
        for (Mandate mandate : mandates) {
            authority = made(authority.grant(mandate, by, NOON, TODAY));
        }
        return authority;
    }

    private static Authority made(Ruling ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Made.class);
        return ((Ruling.Made) ruling).authority();
    }

    private static List<Refusal> refused(Ruling ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return ((Ruling.Refused) ruling).reasons();
    }

    private static List<Refusal> lacking(Right right) {
        assertThat(right).isInstanceOf(Right.Lacking.class);
        return ((Right.Lacking) right).reasons();
    }

    private static Authority mayorAndDeputy() {
        return with(
                Authority.none(VAKSDAL),
                KARI,
                mandate("m", HEGE, Mandate.Basis.LAW, "61/2023"),
                mandate("v", ARNE, Mandate.Basis.LAW, "61/2023", COUNCIL, Set.of(), "m", false));
    }

    @ParameterizedTest
    @CsvSource({"2023-10-16, false", "2023-10-17, true", "2027-10-16, true", "2027-10-17, false"})
    void aMandateHoldsFromItsFirstDayAndNotOnTheDayItEnds(LocalDate day, boolean holds) {
        Right right = mayorAndDeputy().of(HEGE, AgreementKind.SUB_AGREEMENT, day);
        assertThat(right instanceof Right.Granted).isEqualTo(holds);
        if (!holds) {
            assertThat(lacking(right))
                    .containsExactly(new Refusal.MandateNotValidOn(day, COUNCIL.from(), COUNCIL.until()));
        }
    }

    @Test
    void theDeputySignsOnTheDaysTheHolderIsAwayAndTheHolderOnTheOthers() {
        Period week = new Period(TODAY, TODAY.plusDays(7));
        Authority away = made(mayorAndDeputy().away(new Absence(HEGE.userId(), week, ""), HEGE, NOON));
        AgreementKind kind = AgreementKind.FRAMEWORK_AGREEMENT;
        assertThat(lacking(away.of(ARNE, kind, TODAY.minusDays(1))))
                .containsExactly(new Refusal.HolderNotAway(HEGE.name()));
        assertThat(away.of(ARNE, kind, TODAY)).isInstanceOf(Right.Granted.class);
        assertThat(lacking(away.of(HEGE, kind, TODAY)))
                .containsExactly(new Refusal.RecordedAway(week.from(), week.until()));
        assertThat(away.of(HEGE, kind, TODAY.plusDays(7))).isInstanceOf(Right.Granted.class);
        assertThat(lacking(away.of(ARNE, kind, TODAY.plusDays(7)))).hasSize(1);
        // Every day somebody signs, and never two.
        assertThat(away.timeline().stream()
                        .map(span ->
                                span.mandate().holder() + " " + span.period().from())
                        .toList())
                .containsExactly("hege.eide 2023-10-17", "hege.eide " + TODAY.plusDays(7), "arne.fossen " + TODAY);
        assertThat(away.standing(away.mandates().getFirst(), TODAY)).isEqualTo(Standing.AWAY);
        assertThat(away.standing(away.mandates().getLast(), TODAY.plusDays(7))).isEqualTo(Standing.STANDS_BY);
        Authority back = made(away.back(HEGE.userId(), TODAY.plusDays(2), KARI, NOON));
        assertThat(back.effective(TODAY.plusDays(2)))
                .extracting(Mandate::holder)
                .containsExactly(HEGE.userId());
        assertThat(back.effective(TODAY.plusDays(1)))
                .extracting(Mandate::holder)
                .containsExactly(ARNE.userId());
    }

    @Test
    void aStandingDeputySignsBesideTheHolder() {
        Authority authority = with(
                Authority.none(VAKSDAL),
                KARI,
                mandate("m", HEGE, Mandate.Basis.LAW, ""),
                mandate("v", ARNE, Mandate.Basis.DELEGATION, "72/2023", COUNCIL, Set.of(), "m", true));
        assertThat(authority.effective(TODAY)).hasSize(2);
    }

    @Test
    void aDeputyHasNoTurnWhenTheMandateStoodInForIsOver() {
        Authority authority = made(mayorAndDeputy().end(new MandateId("m"), TODAY, "fråtredd", KARI, NOON));
        authority = made(authority.away(
                new Absence(HEGE.userId(), new Period(TODAY.minusDays(1), TODAY.plusDays(9)), ""), KARI, NOON));
        assertThat(authority.effective(TODAY.minusDays(1)))
                .extracting(Mandate::holder)
                .containsExactly(ARNE.userId());
        assertThat(authority.effective(TODAY)).isEmpty();
    }

    @Test
    void aManagingDirectorNeedsTheBoardForAgreementsAndNotForContactLists() {
        Mandate plain = mandate("d", RUNE, Mandate.Basis.MANAGING_DIRECTOR, "");
        Authority authority = with(Authority.none(HELSE_BERGEN), GRETE, plain);
        assertThat(authority.of(RUNE, AgreementKind.CONTACT_LIST, TODAY)).isInstanceOf(Right.Granted.class);
        assertThat(lacking(authority.of(RUNE, AgreementKind.SUB_AGREEMENT, TODAY)))
                .containsExactly(new Refusal.OutsideMandate(AgreementKind.SUB_AGREEMENT));
        Authority backed = with(
                Authority.none(HELSE_BERGEN),
                GRETE,
                mandate("d", RUNE, Mandate.Basis.MANAGING_DIRECTOR, "styresak 12/2026"));
        assertThat(backed.of(RUNE, AgreementKind.SUB_AGREEMENT, TODAY)).isInstanceOf(Right.Granted.class);
    }

    @Test
    void aMandateCoversTheKindsItNames() {
        Authority authority = with(
                Authority.none(VAKSDAL),
                KARI,
                mandate(
                        "k",
                        ARNE,
                        Mandate.Basis.DELEGATION,
                        "72/2023",
                        COUNCIL,
                        EnumSet.of(AgreementKind.CONTACT_LIST),
                        null,
                        false));
        assertThat(lacking(authority.of(ARNE, AgreementKind.LOCAL_AGREEMENT, TODAY)))
                .containsExactly(new Refusal.OutsideMandate(AgreementKind.LOCAL_AGREEMENT));
        assertThat(lacking(authority.of(HEGE, AgreementKind.CONTACT_LIST, TODAY)))
                .containsExactly(new Refusal.NoMandate(VAKSDAL));
    }

    @Test
    void theBasisFitsTheSortOfOrganisation() {
        assertThat(refused(Authority.none(HELSE_BERGEN)
                        .grant(mandate("x", RUNE, Mandate.Basis.LAW, ""), GRETE, NOON, TODAY)))
                .containsExactly(new Refusal.WrongBasis(Mandate.Basis.LAW, HELSE_BERGEN));
        assertThat(refused(
                        Authority.none(VAKSDAL).grant(mandate("x", HEGE, Mandate.Basis.BOARD, ""), KARI, NOON, TODAY)))
                .containsExactly(
                        new Refusal.WrongBasis(Mandate.Basis.BOARD, VAKSDAL),
                        new Refusal.MandateReferenceMissing(Mandate.Basis.BOARD));
    }

    @Test
    void aLeaderDelegatesTheOwnMandateByAVedtakAndForNoLonger() {
        Authority authority = with(Authority.none(VAKSDAL), KARI, mandate("m", HEGE, Mandate.Basis.LAW, ""));
        Mandate within = mandate("d", ARNE, Mandate.Basis.DELEGATION, "72/2023");
        assertThat(authority.grant(within, HEGE, NOON, TODAY)).isInstanceOf(Ruling.Made.class);
        Mandate longer =
                mandate("d", ARNE, Mandate.Basis.DELEGATION, "72/2023", Period.from(TODAY), Set.of(), null, false);
        assertThat(refused(authority.grant(longer, HEGE, NOON, TODAY))).containsExactly(new Refusal.NotAllowed());
        assertThat(refused(authority.grant(within, ARNE, NOON, TODAY))).containsExactly(new Refusal.NotAllowed());
        assertThat(refused(authority.grant(within, GRETE, NOON, TODAY))).containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void aDeputySignsNoOtherKindsThanTheOneStoodInFor() {
        Authority authority = with(
                Authority.none(VAKSDAL),
                KARI,
                mandate("m", HEGE, Mandate.Basis.LAW, "", COUNCIL, Set.of(AgreementKind.CONTACT_LIST), null, false),
                mandate("v", ARNE, Mandate.Basis.LAW, "", COUNCIL, Set.of(), "m", true));
        assertThat(authority.of(ARNE, AgreementKind.CONTACT_LIST, TODAY)).isInstanceOf(Right.Granted.class);
        assertThat(lacking(authority.of(ARNE, AgreementKind.SUB_AGREEMENT, TODAY)))
                .containsExactly(new Refusal.OutsideMandate(AgreementKind.SUB_AGREEMENT));
    }

    @Test
    void aLeaderDelegatesNoOtherKindsThanTheOwnMandateCovers() {
        Actor sub = person("eva.dahl", HELSE_BERGEN, Role.LEADER);
        // Names no kinds, but without the board it covers no agreements.
        Authority authority =
                with(Authority.none(HELSE_BERGEN), GRETE, mandate("d", RUNE, Mandate.Basis.MANAGING_DIRECTOR, ""));
        Mandate all = mandate("e", sub, Mandate.Basis.DELEGATION, "sak 4/2026");
        Mandate lists = mandate(
                "e",
                sub,
                Mandate.Basis.DELEGATION,
                "sak 4/2026",
                COUNCIL,
                Set.of(AgreementKind.CONTACT_LIST),
                null,
                false);
        assertThat(refused(authority.grant(all, RUNE, NOON, TODAY))).containsExactly(new Refusal.NotAllowed());
        assertThat(authority.grant(lists, RUNE, NOON, TODAY)).isInstanceOf(Ruling.Made.class);
    }

    @Test
    void oneWithAnOwnMandateEndsADelegationAndNoOtherLeaderDoes() {
        Actor nobody = person("per.vik", VAKSDAL, Role.LEADER);
        Actor delegate = person("eva.dahl", VAKSDAL, Role.LEADER);
        Authority authority = with(mayorAndDeputy(), KARI, mandate("d", delegate, Mandate.Basis.DELEGATION, "72/2023"));
        var delegated = new MandateId("d");
        for (Actor other : List.of(nobody, ARNE)) {
            assertThat(refused(authority.end(delegated, TODAY, "ikkje lenger", other, NOON)))
                    .as(other.name())
                    .containsExactly(new Refusal.NotAllowed());
        }
        assertThat(made(authority.end(delegated, TODAY, "ikkje lenger", HEGE, NOON))
                        .of(delegate, AgreementKind.SUB_AGREEMENT, TODAY))
                .isInstanceOf(Right.Lacking.class);
    }

    @Test
    void nobodyStandsInForOneself() {
        Authority authority = with(Authority.none(VAKSDAL), KARI, mandate("m", HEGE, Mandate.Basis.LAW, ""));
        assertThat(refused(authority.grant(
                        mandate("v", HEGE, Mandate.Basis.LAW, "", COUNCIL, Set.of(), "m", false), KARI, NOON, TODAY)))
                .containsExactly(new Refusal.OwnDeputy());
        assertThat(refused(authority.grant(
                        mandate("v", ARNE, Mandate.Basis.LAW, "", COUNCIL, Set.of(), "x", false), KARI, NOON, TODAY)))
                .containsExactly(new Refusal.UnknownMandate());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Hege Eide", "EIDE, HEGE", " hege  eide ", "Hege Marie Eide", "EIDE, HEGE MARIE 13097248022"})
    void aNameInACertificateIsTheHoldersWhateverTheOrder(String signer) {
        var mandate = new Mandate(
                new MandateId("m"),
                VAKSDAL,
                "hege.eide",
                "Hege Eide",
                "ordførar",
                Mandate.Basis.LAW,
                "61/2023",
                COUNCIL,
                Set.of(),
                null,
                false);
        assertThat(mandate.isNamed(signer)).isTrue();
        assertThat(mandate.isNamed("Hege Berg")).isFalse();
        assertThat(mandate.isNamed("Eide")).isFalse();
        assertThat(mandate.citation()).isEqualTo("61/2023 (17.10.2023–16.10.2027)");
    }
}
