package no.avtaleverk.model.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.body.BodyNote.BodyClosed;
import no.avtaleverk.model.body.BodyNote.BodyFounded;
import no.avtaleverk.model.body.BodyNote.BodyMandateRenewed;
import no.avtaleverk.model.body.BodyNote.BodyMeetingCalled;
import no.avtaleverk.model.body.BodyNote.BodyMeetingHeld;
import no.avtaleverk.model.body.BodyNote.BodyPartiesChanged;
import no.avtaleverk.model.body.BodyNote.BodySeatFilled;
import no.avtaleverk.model.body.BodyNote.BodySeatVacated;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import org.junit.jupiter.api.Test;

class BodyTests {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final Dossier DOSSIER = new Dossier(FollowUpSubject.BODY, "o-1", null);
    private static final BodyFounded FOUNDED = new BodyFounded(
            "", "SSU", Body.Kind.STRATEGIC, "", Set.of(TRUST, VAKSDAL, VOSS), "Strategi", TODAY.minusYears(1), null);
    private static final BodyMeetingCalled CALLED = new BodyMeetingCalled("m-1", TODAY, "", "Saker", List.of());

    private static Actor person(PartyId party, Role role) {
        return new Actor("kari", "Kari Ås", party, Set.of(role), Set.of());
    }

    private static List<Noted<BodyNote>> noted(BodyNote... notes) {
        var noted = new ArrayList<Noted<BodyNote>>();
        for (BodyNote note : notes) {
            noted.add(new Noted<>(note, noted.size() + 1, Instant.EPOCH, "kari", "Kari Ås", TRUST));
        }
        return noted;
    }

    private static Body of(BodyNote... notes) {
        return Body.of(noted(notes)).orElseThrow();
    }

    private static List<Refusal> reasons(Ruling<BodyNote> ruling) {
        return ruling instanceof Ruling.Refused<BodyNote> refused ? refused.reasons() : List.of();
    }

    @Test
    void nothingIsToldBeforeItIsFounded() {
        assertThat(Body.of(noted(CALLED))).isEmpty();
    }

    @Test
    void whoLeavesReadsWhatWasNotedUntilThenAndWhoComesBackAllOfIt() {
        var without = new BodyPartiesChanged("", Set.of(TRUST, VAKSDAL));
        var with = new BodyPartiesChanged("", Set.of(TRUST, VAKSDAL, VOSS));
        Actor left = person(VOSS, Role.COORDINATOR);
        assertThat(Body.readable(DOSSIER, noted(FOUNDED, CALLED, without, CALLED), left))
                .hasSize(2);
        assertThat(Body.readable(DOSSIER, noted(FOUNDED, without, CALLED, with), left))
                .hasSize(4);
        assertThat(Body.readable(DOSSIER, noted(FOUNDED, without), person(VOSS, Role.ADMINISTRATOR)))
                .isEmpty();
        assertThat(Body.readable(DOSSIER, noted(FOUNDED), person(new PartyId("kommune-4601"), Role.COORDINATOR)))
                .isEmpty();
    }

    @Test
    void thePapersAreKeptByTheSecretariatElseByTheFounder() {
        var seat = new BodySeatFilled("s-1", Body.Duty.SECRETARIAT, VAKSDAL, "", "rådgivar", "", TODAY);
        assertThat(of(FOUNDED).secretariat()).isEqualTo(TRUST);
        assertThat(of(FOUNDED, seat).secretariat()).isEqualTo(VAKSDAL);
        assertThat(of(FOUNDED, seat, new BodySeatVacated("s-1", TODAY)).secretariat())
                .isEqualTo(TRUST);
        assertThat(reasons(of(FOUNDED, seat)
                        .represent(new BodyPartiesChanged("", Set.of(TRUST, VOSS)), person(VAKSDAL, Role.JURIST))))
                .containsExactly(new Refusal.NotAParty(VAKSDAL));
        assertThat(reasons(of(FOUNDED, seat)
                        .represent(
                                new BodyPartiesChanged("", Set.of(TRUST, VAKSDAL)), person(TRUST, Role.COORDINATOR))))
                .containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void aSeatIsOfAnOfficeInAPartyOrOfSomeoneNamed() {
        Actor by = person(TRUST, Role.COORDINATOR);
        var stranger =
                new BodySeatFilled("s-1", Body.Duty.MEMBER, new PartyId("kommune-4601"), "", "kommunalsjef", "", TODAY);
        assertThat(reasons(of(FOUNDED).fill(stranger, by)))
                .containsExactly(new Refusal.NotAParty(new PartyId("kommune-4601")));
        assertThat(reasons(of(FOUNDED)
                        .fill(new BodySeatFilled("s-1", Body.Duty.MEMBER, null, "", "fastlege", "", TODAY), by)))
                .containsExactly(new Refusal.ReasonMissing());
        assertThat(reasons(of(FOUNDED)
                        .fill(new BodySeatFilled("s-1", Body.Duty.MEMBER, null, "Fastlegane", "lege", "", TODAY), by)))
                .isEmpty();
    }

    @Test
    void aMeetingHasMinutesOnceAndNotBeforeItIsHeld() {
        Actor by = person(VAKSDAL, Role.COORDINATOR);
        var held = new BodyMeetingHeld("m-1", TODAY, "Alle møtte", null, List.of());
        assertThat(reasons(of(FOUNDED, CALLED).hold(held, by, TODAY.minusDays(1))))
                .containsExactly(new Refusal.DateInFuture(TODAY));
        assertThat(reasons(of(FOUNDED, CALLED).hold(held, by, TODAY))).isEmpty();
        assertThat(reasons(of(FOUNDED, CALLED, held).hold(held, by, TODAY)))
                .containsExactly(new Refusal.DoneBefore("m-1"));
        assertThat(reasons(
                        of(FOUNDED, CALLED).hold(new BodyMeetingHeld("m-1", TODAY, " ", null, List.of()), by, TODAY)))
                .containsExactly(new Refusal.ReasonMissing());
    }

    @Test
    void nothingIsNotedInAnOrganThatIsClosed() {
        Actor by = person(TRUST, Role.COORDINATOR);
        Body closed = of(FOUNDED, new BodyClosed("", TODAY, "slått saman"));
        assertThat(closed.isWrittenBy(by)).isFalse();
        assertThat(reasons(closed.renew(new BodyMandateRenewed("", "x", TODAY, null), by)))
                .containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void aMandateEndsAfterItBegins() {
        assertThat(reasons(of(FOUNDED)
                        .renew(new BodyMandateRenewed("", "x", TODAY, TODAY), person(TRUST, Role.COORDINATOR))))
                .containsExactly(new Refusal.DatesOutOfOrder(TODAY, TODAY));
        assertThat(of(FOUNDED, new BodyMandateRenewed("", "ny", TODAY, null))
                        .mandate()
                        .words())
                .isEqualTo("ny");
    }
}
