package no.avtaleverk.model.agreement;

import static no.avtaleverk.model.agreement.Examples.COORDINATOR;
import static no.avtaleverk.model.agreement.Examples.DIRECTOR;
import static no.avtaleverk.model.agreement.Examples.HELSE_BERGEN;
import static no.avtaleverk.model.agreement.Examples.MAYOR;
import static no.avtaleverk.model.agreement.Examples.VAKSDAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Role;
import org.junit.jupiter.api.Test;

/** What the register knew of an agreement follows from when the log has it, not from the days the facts are dated. */
class KnownTests {
    private static final LocalDate DECIDED = LocalDate.of(2026, 4, 1);
    private static final LocalDate RECORDED = LocalDate.of(2026, 4, 20);

    private final List<AuditEntry> log = new ArrayList<>();
    private Agreement agreement = drafted();

    private Agreement drafted() {
        Agreement draft = Examples.draft(VAKSDAL);
        entry(
                draft,
                new AuditEvent.AgreementDrafted(
                        draft.head().title(),
                        draft.kind(),
                        draft.head().language(),
                        List.copyOf(draft.head().partyIds()),
                        draft.origin(),
                        draft.clauses().sha256()),
                Examples.NOON);
        Agreement sent = Examples.submitted(draft);
        entry(
                sent,
                new AuditEvent.TextSubmitted(
                        1,
                        sent.versions().getLast().text(),
                        sent.versions().getLast().documents(),
                        ""),
                Examples.NOON);
        return sent;
    }

    private void entry(Agreement after, AuditEvent event, Instant at) {
        log.add(new AuditEntry(
                log.size() + 1,
                at,
                "marit.tveit",
                "Marit Tveit",
                VAKSDAL,
                after.id(),
                after.sequence(),
                after.revision(),
                event,
                Sha256.ZERO,
                Sha256.ZERO));
    }

    private void record(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        Change change = ((Decision.Accepted) decision).change();
        agreement = change.agreement();
        entry(agreement, change.event(), change.at());
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(11, 0).toInstant(ZoneOffset.UTC);
    }

    private void adoptedAndSignedOnTheFirstAndRecordedOnTheTwentieth() {
        record(agreement.recordResolution(
                Examples.resolution(agreement, VAKSDAL, Organ.KOMMUNESTYRE, DECIDED), MAYOR, noon(RECORDED), RECORDED));
        record(agreement.recordResolution(
                Examples.resolution(agreement, HELSE_BERGEN, Organ.TRUST_BOARD, DECIDED),
                DIRECTOR,
                noon(RECORDED),
                RECORDED));
        for (Actor by : List.of(MAYOR, DIRECTOR)) {
            record(agreement.sign(Examples.signature(agreement, by), by, noon(RECORDED), RECORDED));
        }
    }

    private Known before(LocalDate day) {
        return Known.before(noon(day), agreement, log).orElseThrow();
    }

    @Test
    void aFactIsKnownFromTheDayItIsRecorded() {
        adoptedAndSignedOnTheFirstAndRecordedOnTheTwentieth();
        LocalDate tenth = LocalDate.of(2026, 4, 10);
        assertThat(agreement.inForce(VAKSDAL, tenth)).isPresent();

        Known then = before(tenth);
        assertThat(then.agreement().inForce(VAKSDAL, tenth)).isEmpty();
        assertThat(then.agreement().facts().resolutions()).isEmpty();
        assertThat(then.agreement().text()).isEqualTo(TextState.REVIEW);
        assertThat(then.late()).hasSize(4);
        assertThat(before(RECORDED.plusDays(1)).agreement().inForce(VAKSDAL, tenth))
                .isPresent();
        assertThat(before(RECORDED.plusDays(1)).late()).isEmpty();
    }

    @Test
    void aHoringIsKnownAsItStoodThen() {
        Actor coordinator = new Actor("aud.dale", "Aud Dale", VAKSDAL, Set.of(Role.COORDINATOR), Set.of());
        LocalDate opened = LocalDate.of(2026, 4, 1);
        LocalDate deadline = LocalDate.of(2026, 5, 15);
        record(agreement
                .proceeding()
                .openHearing(
                        opened,
                        deadline,
                        List.of(new Hearing.Receiver("Brukarutvalet", Hearing.Kind.USERS, null)),
                        "Svar oss",
                        coordinator,
                        noon(opened),
                        opened));
        LocalDate later = LocalDate.of(2026, 4, 20);
        record(agreement
                .proceeding()
                .extendHearing(1, deadline.plusDays(14), "Påske", coordinator, noon(later), later));
        assertThat(agreement.facts().proceedings().hearing(1))
                .map(Hearing::deadline)
                .contains(deadline.plusDays(14));
        assertThat(before(later).agreement().facts().proceedings().hearing(1))
                .map(Hearing::deadline)
                .contains(deadline);
        assertThat(before(opened).agreement().facts().proceedings().hearings()).isEmpty();
    }

    @Test
    void theEntryOfAnAnswerHoldsTheOneItTookThePlaceOf() {
        Actor jurist = new Actor("marit.tveit", "Marit Tveit", VAKSDAL, Set.of(Role.JURIST), Set.of());
        Clause clause = agreement.clauses().list().getFirst();
        var requirement = new RequirementId("HOL-6-2-05");
        record(agreement.recordAnswer(clause.id(), clause.sha256(), requirement, jurist, noon(RECORDED)));
        assertThat(((AuditEvent.AnswerRecorded) log.getLast().event()).former()).isNull();
        record(agreement.withdrawAnswer(clause.id(), clause.sha256(), requirement, jurist, noon(RECORDED)));
        assertThat(((AuditEvent.AnswerWithdrawn) log.getLast().event()).former())
                .isEqualTo(new Answer(clause.id(), clause.sha256(), requirement, Answer.Basis.JURIST, true));
    }

    private void concluded() {
        adoptedAndSignedOnTheFirstAndRecordedOnTheTwentieth();
        Change change = agreement.enter(
                AgreementState.SIGNED,
                TextState.SIGNED,
                new AuditEvent.TextConcluded(1, agreement.versions().getLast().text()),
                Actor.SYSTEM,
                noon(RECORDED));
        agreement = change.agreement();
        entry(agreement, change.event(), change.at());
    }

    @Test
    void aNoticeRecordedLaterHadEndedNothingAndOneWithdrawnLaterStillDid() {
        concluded();
        LocalDate given = LocalDate.of(2026, 5, 4);
        LocalDate ends = given.plusYears(1);
        LocalDate recorded = given.plusDays(10);
        record(agreement.giveNotice(new Notice(VAKSDAL, given, ends), COORDINATOR, noon(recorded), recorded));
        assertThat(agreement.inForce(VAKSDAL, ends)).isEmpty();
        Known unaware = before(recorded.minusDays(1));
        assertThat(unaware.agreement().inForce(VAKSDAL, ends)).isPresent();
        assertThat(unaware.late()).extracting(Known.Late::counts).containsExactly(given);

        LocalDate withdrawn = recorded.plusDays(20);
        record(agreement
                .termination()
                .withdraw(
                        agreement.facts().notices().getLast().key(),
                        new Notice.Withdrawal(
                                withdrawn,
                                "Partane er samde om ny tekst.",
                                List.of(new PartyDecision(HELSE_BERGEN, Organ.TRUST_BOARD, withdrawn, "7/2026"))),
                        COORDINATOR,
                        noon(withdrawn),
                        withdrawn));
        assertThat(agreement.inForce(VAKSDAL, ends)).isPresent();
        assertThat(before(withdrawn.minusDays(1)).agreement().inForce(VAKSDAL, ends))
                .isEmpty();
    }

    @Test
    void aVedtakStoodAsItWasRecordedUntilItWasSetRight() {
        Resolution first = Examples.resolution(agreement, VAKSDAL, Organ.KOMMUNESTYRE, DECIDED);
        record(agreement.recordResolution(first, MAYOR, noon(RECORDED), RECORDED));
        LocalDate corrected = RECORDED.plusDays(10);
        Resolution right = Examples.resolution(agreement, VAKSDAL, Organ.KOMMUNESTYRE, DECIDED.plusDays(2));
        record(agreement
                .resolutions()
                .correct(first.sha256(), right, "Feil møtedag", MAYOR, noon(corrected), corrected));
        assertThat(agreement.facts().standing()).extracting(Resolution::date).containsExactly(DECIDED.plusDays(2));

        Known then = before(RECORDED.plusDays(5));
        assertThat(then.agreement().facts().standing()).containsExactly(first);
        assertThat(then.late()).extracting(Known.Late::counts).containsExactly(DECIDED.plusDays(2));
    }

    @Test
    void anAgreementIsNotKnownBeforeItsFirstEntry() {
        assertThat(Known.before(Examples.NOON, agreement, log)).isEmpty();
        assertThat(Known.before(Examples.NOON.plusSeconds(1), agreement, log)).isPresent();
    }

    @Test
    void whereTheWorkStoodFollowsFromTheEntries() {
        assertThat(Known.state(log)).isEqualTo(AgreementState.UNSIGNED);
        assertThat(Known.text(log)).isEqualTo(TextState.REVIEW);
        entry(agreement, new AuditEvent.TextReturned(1, "Feil tal"), noon(DECIDED));
        assertThat(Known.text(log)).isEqualTo(TextState.DRAFT);
        entry(agreement, new AuditEvent.TextConcluded(1, agreement.clauses().sha256()), noon(RECORDED));
        entry(agreement, new AuditEvent.ReviewOpened(RECORDED), noon(RECORDED));
        assertThat(Known.state(log)).isEqualTo(AgreementState.ANNUAL_REVISION);
        entry(agreement, new AuditEvent.AgreementEnded(RECORDED, "Avløyst"), noon(RECORDED));
        assertThat(Known.state(log)).isEqualTo(AgreementState.ENDED);
    }
}
