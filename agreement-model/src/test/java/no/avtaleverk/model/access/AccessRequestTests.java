package no.avtaleverk.model.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.access.AccessNote.AccessAnswered;
import no.avtaleverk.model.access.AccessNote.AccessAppealed;
import no.avtaleverk.model.access.AccessNote.AccessRequested;
import no.avtaleverk.model.access.AccessNote.Answer;
import no.avtaleverk.model.access.AccessNote.AppealDecided;
import no.avtaleverk.model.access.AccessNote.AppealForwarded;
import no.avtaleverk.model.access.AccessNote.Outcome;
import no.avtaleverk.model.access.AccessRequest.Standing;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.model.publication.WithholdingGrounds.Ground;
import no.avtaleverk.model.time.Holidays;
import no.avtaleverk.model.wording.Bilingual;
import org.junit.jupiter.api.Test;

class AccessRequestTests {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final Actor AUD = person("aud", VAKSDAL, Role.COORDINATOR);
    /** Ascension Day 2026 is Thursday 14 May, and 17 May a Sunday; Whit Monday is 25 May. */
    private static final Holidays HOLIDAYS =
            day -> Set.of(LocalDate.of(2026, 5, 14), LocalDate.of(2026, 5, 17), LocalDate.of(2026, 5, 25))
                    .contains(day);

    private static final WithholdingGrounds GROUNDS = new WithholdingGrounds(
            List.of(ground("secret", true, true), ground("position", true, false), ground("internal", false, false)));

    private static final LocalDate RECEIVED = LocalDate.of(2026, 5, 11);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    private static Ground ground(String key, boolean signed, boolean secrecy) {
        var words = new Bilingual(key, key);
        return new Ground(key, words, words, words, "offentleglova", signed, secrecy, false);
    }

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    private static AccessRequested asked(LocalDate received, String words) {
        return new AccessRequested(VAKSDAL, received, "", words, List.of());
    }

    private static AccessAnswered answer(LocalDate on, Answer answer, List<String> grounds, boolean wider, String why) {
        return new AccessAnswered(on, answer, grounds, wider, why, null);
    }

    private static AccessRequest request(AccessNote... notes) {
        var noted = new ArrayList<Noted<AccessNote>>();
        noted.add(noted(asked(RECEIVED, "Delavtale 4")));
        for (AccessNote note : notes) {
            noted.add(noted(note));
        }
        return AccessRequest.of(noted).orElseThrow();
    }

    private static Noted<AccessNote> noted(AccessNote note) {
        return new Noted<>(note, 1, Instant.parse("2026-05-11T08:00:00Z"), "aud", "Aud", VAKSDAL);
    }

    private static List<Refusal> faults(Ruling<AccessNote> ruling) {
        return ruling instanceof Ruling.Refused<AccessNote> refused ? refused.reasons() : List.of();
    }

    @Test
    void theClockOfFiveWorkingDaysRunsFromTheDayAfterAndPassesHolidays() {
        // Tue 12, Wed 13, Fri 15, Mon 18, Tue 19 May: Ascension Day and the weekend are not counted.
        assertThat(request().due(HOLIDAYS)).isEqualTo(LocalDate.of(2026, 5, 19));
        assertThat(request().isLate(LocalDate.of(2026, 5, 19), HOLIDAYS)).isFalse();
        assertThat(request().isLate(LocalDate.of(2026, 5, 20), HOLIDAYS)).isTrue();
        AccessNote late = answer(LocalDate.of(2026, 5, 20), Answer.GRANTED, List.of(), false, "");
        assertThat(request(late).isLate(TODAY, HOLIDAYS)).isFalse();
        assertThat(request(late).wasLate(HOLIDAYS)).isTrue();
    }

    @Test
    void nobodyHasToSayWhoTheyAreButWhatIsAskedHasToBeSaid() {
        assertThat(faults(AccessRequest.received(asked(RECEIVED, "Alt om ØHD"), AUD, TODAY)))
                .isEmpty();
        assertThat(faults(AccessRequest.received(asked(RECEIVED, " "), AUD, TODAY)))
                .containsExactly(new Refusal.AccessNotAsked());
        assertThat(faults(AccessRequest.received(asked(TODAY.plusDays(1), "x"), AUD, TODAY)))
                .containsExactly(new Refusal.DateInFuture(TODAY.plusDays(1)));
        assertThat(faults(AccessRequest.received(
                        asked(RECEIVED, "x"), person("x", new PartyId("kommune-4621"), Role.COORDINATOR), TODAY)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(faults(AccessRequest.received(asked(RECEIVED, "Pasient 13097248022"), AUD, TODAY)))
                .containsExactly(new Refusal.NationalIdentityNumberBeside());
    }

    @Test
    void whatIsWithheldNeedsAProvisionAReasonAndAThoughtOfWiderAccess() {
        LocalDate on = LocalDate.of(2026, 5, 13);
        assertThat(faults(
                        request().answered(answer(on, Answer.REFUSED, List.of(), true, "Fordi"), GROUNDS, AUD, TODAY)))
                .containsExactly(new Refusal.GroundMissing());
        assertThat(faults(request()
                        .answered(
                                answer(on, Answer.REFUSED, List.of("position"), false, "Fordi"), GROUNDS, AUD, TODAY)))
                .containsExactly(new Refusal.WiderAccessNotConsidered());
        // Of what is secret by law there is nothing to consider.
        assertThat(faults(request()
                        .answered(answer(on, Answer.REFUSED, List.of("secret"), false, "Fordi"), GROUNDS, AUD, TODAY)))
                .isEmpty();
        assertThat(faults(request()
                        .answered(
                                answer(on, Answer.PARTLY_GRANTED, List.of("position"), true, ""), GROUNDS, AUD, TODAY)))
                .containsExactly(new Refusal.ReasonMissing());
        assertThat(faults(request()
                        .answered(answer(on, Answer.GRANTED, List.of("secret"), false, ""), GROUNDS, AUD, TODAY)))
                .containsExactly(new Refusal.GroundNotNeeded());
        assertThat(faults(request()
                        .answered(answer(on, Answer.REFUSED, List.of("§ 99"), true, "Fordi"), GROUNDS, AUD, TODAY)))
                .containsExactly(new Refusal.NothingByThatName("§ 99"));
        assertThat(faults(request()
                        .answered(
                                answer(RECEIVED.minusDays(1), Answer.GRANTED, List.of(), false, ""),
                                GROUNDS,
                                AUD,
                                TODAY)))
                .containsExactly(new Refusal.DatesOutOfOrder(RECEIVED, RECEIVED.minusDays(1)));
    }

    @Test
    void whatHasCrossedToAnotherOrganIsNotRefusedAsInternal() {
        var named = new AccessRequested(VAKSDAL, RECEIVED, "", "Utkastet", List.of(14L));
        AccessRequest crossed = AccessRequest.of(List.of(noted(named))).orElseThrow();
        AccessAnswered internal = answer(RECEIVED, Answer.REFUSED, List.of("internal"), true, "Fordi");
        assertThat(faults(crossed.answered(internal, GROUNDS, AUD, TODAY)))
                .containsExactly(new Refusal.NoLongerInternal());
        assertThat(faults(request().answered(internal, GROUNDS, AUD, TODAY))).isEmpty();
    }

    @Test
    void theRegionalAuthorityKeepsItsOwnRequestsAndNobodyElses() {
        var vest = new PartyId("rhf-983658725");
        Actor ingrid = person("ingrid", vest, Role.RHF);
        var request = new AccessRequested(vest, RECEIVED, "", "Oversikta", List.of());
        assertThat(faults(AccessRequest.received(request, ingrid, TODAY))).isEmpty();
        assertThat(AccessRequest.isReadBy(ingrid, vest)).isTrue();
        assertThat(AccessRequest.isReadBy(ingrid, VAKSDAL)).isFalse();
    }

    @Test
    void silenceCanBeComplainedOfWhenTheClockHasRunOutAndAccessToAllCanNot() {
        LocalDate due = LocalDate.of(2026, 5, 19);
        assertThat(faults(request().appealed(new AccessAppealed(due, ""), HOLIDAYS, AUD, TODAY)))
                .containsExactly(new Refusal.NothingToComplainOf());
        assertThat(faults(request().appealed(new AccessAppealed(due.plusDays(1), ""), HOLIDAYS, AUD, TODAY)))
                .isEmpty();
        AccessRequest granted = request(answer(due, Answer.GRANTED, List.of(), false, ""));
        assertThat(faults(granted.appealed(new AccessAppealed(due, ""), HOLIDAYS, AUD, TODAY)))
                .containsExactly(new Refusal.NothingToComplainOf());
    }

    @Test
    void aComplaintIsDecidedByOthersOnlyWhenItWasLaidBeforeThem() {
        LocalDate day = LocalDate.of(2026, 5, 20);
        AccessNote refused = answer(day, Answer.REFUSED, List.of("secret"), false, "Fordi");
        AccessRequest appealed = request(refused, new AccessAppealed(day, "Nei"));
        assertThat(appealed.standing()).isEqualTo(Standing.APPEALED);
        assertThat(faults(appealed.decided(new AppealDecided(day, Outcome.UPHELD, ""), AUD, TODAY)))
                .containsExactly(new Refusal.NothingToComplainOf());
        assertThat(faults(appealed.decided(new AppealDecided(day, Outcome.REVERSED_BY_ORGAN, ""), AUD, TODAY)))
                .isEmpty();
        assertThat(faults(appealed.forwarded(new AppealForwarded(day.minusDays(1), "Statsforvaltaren"), AUD, TODAY)))
                .containsExactly(new Refusal.DatesOutOfOrder(day, day.minusDays(1)));
        AccessRequest laid = request(
                refused, new AccessAppealed(day, "Nei"), new AppealForwarded(day, "Statsforvaltaren i Vestland"));
        assertThat(faults(laid.decided(new AppealDecided(day, Outcome.UPHELD, ""), AUD, TODAY)))
                .isEmpty();
        AccessRequest decided = request(
                refused,
                new AccessAppealed(day, "Nei"),
                new AppealForwarded(day, "Statsforvaltaren i Vestland"),
                new AppealDecided(day, Outcome.UPHELD, ""));
        assertThat(decided.standing()).isEqualTo(Standing.DECIDED);
    }
}
