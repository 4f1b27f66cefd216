package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.Notice.Delivery;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.OwnTerms;
import no.avtaleverk.model.agreement.PartyDecision;
import no.avtaleverk.model.agreement.Prolongation;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.law.Force;
import no.avtaleverk.model.law.LawChange;
import no.avtaleverk.model.law.LawHistory;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.law.Scope;
import no.avtaleverk.model.lawchange.LawChangeNote.LawChangeAssessed;
import no.avtaleverk.model.lawchange.LawChangeNote.Outcome;
import no.avtaleverk.model.notice.Digest;
import no.avtaleverk.model.notice.Notification;
import no.avtaleverk.model.notice.Notifications;
import no.avtaleverk.model.notice.People;
import no.avtaleverk.model.notice.Person;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.termination.FallingAway;
import no.avtaleverk.model.termination.NoticeNote.RegionTold;
import no.avtaleverk.model.termination.NoticeNote.WithdrawalAsked;
import no.avtaleverk.model.termination.NoticeNote.WithdrawalConsented;
import no.avtaleverk.model.termination.NoticeNote.WithdrawalRefused;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.time.Span;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.lawchange.LawChanging;
import no.avtaleverk.workflow.notice.Reminding;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.revision.Revising;
import no.avtaleverk.workflow.termination.Consequences;
import no.avtaleverk.workflow.termination.Terminating;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The end of agreements, and changes in the law, on a real store; run on each of them. */
abstract class TerminationContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final PartyId HELSE_VEST = new PartyId("rhf-983658725");
    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor COORDINATOR = person("aud.dale", VAKSDAL, Role.COORDINATOR);
    private static final Actor COORDINATOR_OF_VOSS = person("siri.giske", VOSS, Role.COORDINATOR);
    private static final Actor COORDINATOR_OF_TRUST = person("tone.hauge", HELSE_BERGEN, Role.COORDINATOR);
    private static final Actor REGION =
            new Actor("ingrid.moe", "Ingrid Moe", HELSE_VEST, Set.of(Role.RHF), Set.of(HELSE_BERGEN));
    private static final Actor AUDITOR =
            new Actor("per.nesse", "Per Nesse", null, Set.of(Role.AUDITOR), Set.of(VAKSDAL));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate SENT = LocalDate.of(2026, 11, 2);
    private static final LocalDate GOT = LocalDate.of(2026, 11, 5);
    private static final ClauseId BEDS = new ClauseId("plassar");
    private static final ClauseId ENDING = new ClauseId("oppseiing");
    private static final RequirementId EMERGENCY_BEDS = new RequirementId("HOL-6-2-04");
    private static final LocalDate AUGUST = LocalDate.of(2022, 8, 1);

    abstract ConfigurableApplicationContext context();

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    private <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    private Terminating terminating() {
        return bean(Terminating.class);
    }

    private Agreement stored(AgreementId id) {
        return bean(Agreements.class).find(id).orElseThrow();
    }

    private AgreementId registered(
            AgreementKind kind,
            LocalDate from,
            @Nullable LocalDate until,
            Set<RequirementId> answers,
            PartyId... kommuner) {
        return registered(kind, from, until, null, answers, kommuner);
    }

    private AgreementId registered(
            AgreementKind kind,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable OwnTerms own,
            Set<RequirementId> answers,
            PartyId... kommuner) {
        var id = AgreementId.random();
        var parties = new ArrayList<AgreementParty>();
        for (PartyId kommune : kommuner) {
            parties.add(new AgreementParty(kommune, kommune.value(), null, null));
        }
        parties.add(new AgreementParty(HELSE_BERGEN, "Helse Bergen HF", null, null));
        var beds = new Clause(
                BEDS,
                1,
                "1",
                new ClauseText("Plassar", "Legevakta tek imot etter helse- og omsorgstjenesteloven § 5-10."));
        var ending = new Clause(ENDING, 1, "2", new ClauseText("Oppseiing", "Kvar delavtale kan seiast opp åleine."));
        var clauses = new Clauses(List.of(beds, ending));
        var head = new Head(
                "Avtale " + id,
                Language.NYNORSK,
                parties,
                new Terms(from, until, EntryIntoForce.AS_REGISTERED, null, own),
                Map.of(),
                Set.of(),
                false);
        Actor by = person("jurist", kommuner[0], Role.JURIST);
        Decision decision = bean(Changes.class)
                .create(() -> Agreement.register(
                        id,
                        kind,
                        Origin.WRITTEN,
                        head,
                        clauses,
                        answers.stream()
                                .map(requirement ->
                                        new Answer(BEDS, beds.sha256(), requirement, Answer.Basis.JURIST, true))
                                .toList(),
                        Facts.NONE,
                        "",
                        by,
                        bean(Changes.class).now(),
                        TODAY));
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return id;
    }

    private static Notice.Letter letter(PartyId by, Organ organ, Map<PartyId, Delivery> deliveries) {
        return new Notice.Letter(
                deliveries, new PartyDecision(by, organ, SENT.minusDays(5), "sak 81/2026"), "Eigen legevakt", null);
    }

    private Notice noticeOfVaksdal(AgreementId id) {
        return stored(id)
                .termination()
                .by(
                        VAKSDAL,
                        letter(
                                VAKSDAL,
                                Organ.KOMMUNESTYRE,
                                Map.of(
                                        VOSS,
                                        new Delivery(SENT, GOT),
                                        HELSE_BERGEN,
                                        new Delivery(SENT, SENT.plusDays(1)))));
    }

    private AgreementId joint() {
        return registered(
                AgreementKind.LOCAL_AGREEMENT, LocalDate.of(2018, 1, 1), null, Set.of(EMERGENCY_BEDS), VAKSDAL, VOSS);
    }

    private List<Refusal> refused(Decision decision) {
        return decision instanceof Decision.Refused refused ? refused.reasons() : List.of();
    }

    private List<Todo> todos(AgreementId id, Todo.What what) {
        return terminating().todos(stored(id), TODAY).stream()
                .filter(todo -> todo.what() == what)
                .toList();
    }

    // ---- notice -----------------------------------------------------------------------------------------------------

    @Test
    void theYearRunsFromTheDayTheLastOfTheOthersReceivedItAndEndsForTheKommuneAlone() {
        AgreementId id = joint();
        assertThat(refused(terminating().giveNotice(id, noticeOfVaksdal(id), COORDINATOR)))
                .isEmpty();
        Agreement agreement = stored(id);
        assertThat(agreement.inForce(VAKSDAL, LocalDate.of(2027, 11, 4))).isPresent();
        assertThat(agreement.inForce(VAKSDAL, LocalDate.of(2027, 11, 5))).isEmpty();
        assertThat(agreement.inForce(VOSS, LocalDate.of(2030, 1, 1))).isPresent();
    }

    @Test
    void aTrustsNoticeEndsTheAgreementForAll() {
        AgreementId id = joint();
        var letter = letter(
                HELSE_BERGEN,
                Organ.TRUST_BOARD,
                Map.of(VAKSDAL, new Delivery(SENT, SENT), VOSS, new Delivery(SENT, SENT)));
        Notice notice = stored(id).termination().by(HELSE_BERGEN, letter);
        assertThat(refused(terminating().giveNotice(id, notice, COORDINATOR_OF_TRUST)))
                .isEmpty();
        assertThat(stored(id).endsEverywhere()).contains(SENT.plusYears(1));
    }

    @Test
    void itIsCountedFromDispatchWhereTheAgreementsOwnWordsSaySo() {
        var own = new OwnTerms(
                null,
                new OwnTerms.NoticeTerms(
                        Span.years(1), OwnTerms.NoticeTerms.Start.DISPATCH, OwnTerms.NoticeTerms.End.DAY, ENDING),
                null);
        AgreementId id =
                registered(AgreementKind.LOCAL_AGREEMENT, LocalDate.of(2018, 1, 1), null, own, Set.of(), VAKSDAL);
        var letter = letter(VAKSDAL, Organ.KOMMUNESTYRE, Map.of(HELSE_BERGEN, new Delivery(SENT, null)));
        Notice notice = stored(id).termination().by(VAKSDAL, letter);
        assertThat(notice.ends()).isEqualTo(SENT.plusYears(1));
        assertThat(refused(terminating().giveNotice(id, notice, COORDINATOR))).isEmpty();
    }

    @Test
    void everyOtherPartyMustHaveItAndTheCouncilItselfDecides() {
        AgreementId id = joint();
        var letter = letter(VAKSDAL, Organ.FORMANNSKAP, Map.of(HELSE_BERGEN, new Delivery(SENT, null)));
        Notice notice = stored(id).termination().by(VAKSDAL, letter);
        assertThat(refused(terminating().giveNotice(id, notice, COORDINATOR)))
                .containsExactly(
                        new Refusal.PartyNotTold(VOSS),
                        new Refusal.PartyNotTold(HELSE_BERGEN),
                        new Refusal.WrongOrgan(Organ.FORMANNSKAP, VAKSDAL));
    }

    @Test
    void nobodyGivesNoticeForAnotherOrTwice() {
        AgreementId id = joint();
        assertThat(refused(terminating().giveNotice(id, noticeOfVaksdal(id), COORDINATOR_OF_VOSS)))
                .containsExactly(new Refusal.NotAllowed());
        Notice notice = noticeOfVaksdal(id);
        assertThat(refused(terminating().giveNotice(id, notice, COORDINATOR))).isEmpty();
        assertThat(refused(terminating().giveNotice(id, notice, COORDINATOR)))
                .containsExactly(new Refusal.NoticeRunning(VAKSDAL, notice.ends()));
    }

    @Test
    void aDelavtaleUnderAnOverordnetAvtaleIsEndedAloneOnlyByAClauseThatLetsIt() {
        AgreementId framework =
                registered(AgreementKind.FRAMEWORK_AGREEMENT, LocalDate.of(2019, 1, 1), null, Set.of(), VAKSDAL);
        AgreementId id = registered(AgreementKind.SUB_AGREEMENT, LocalDate.of(2019, 1, 1), null, Set.of(), VAKSDAL);
        var bare = letter(VAKSDAL, Organ.KOMMUNESTYRE, Map.of(HELSE_BERGEN, new Delivery(SENT, GOT)));
        assertThat(refused(terminating().giveNotice(id, stored(id).termination().by(VAKSDAL, bare), COORDINATOR)))
                .containsExactly(new Refusal.PartialNoticeNotAllowed());
        assertThat(refused(terminating().giveNotice(id, permitted(id, bare, framework, "finst-ikkje"), COORDINATOR)))
                .containsExactly(new Refusal.UnknownClause(new ClauseId("finst-ikkje")));
        assertThat(refused(terminating().giveNotice(id, permitted(id, bare, framework, "oppseiing"), COORDINATOR)))
                .isEmpty();
    }

    private Notice permitted(AgreementId id, Notice.Letter bare, AgreementId framework, String clause) {
        return stored(id)
                .termination()
                .by(
                        VAKSDAL,
                        new Notice.Letter(
                                bare.deliveries(),
                                bare.decision(),
                                bare.reason(),
                                new Notice.Permission(framework, new ClauseId(clause))));
    }

    @Test
    void theRegionIsToNotifyUntilItHasAndTheTrustToTellIt() {
        AgreementId id = joint();
        terminating().giveNotice(id, noticeOfVaksdal(id), COORDINATOR);
        String key = VAKSDAL + "-" + GOT;
        assertThat(todos(id, Todo.What.TELL_DIRECTORATE))
                .singleElement()
                .satisfies(todo -> assertThat(todo.isFor(REGION)).isTrue());
        assertThat(bean(Awaiting.class).tasks(REGION, TODAY))
                .anyMatch(task -> task.agreement().equals(id) && task.todo() != null);
        assertThat(terminating().tellRegion(id, new RegionTold(key, HELSE_BERGEN, SENT, "brev"), COORDINATOR))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(terminating().tellRegion(id, new RegionTold(key, HELSE_BERGEN, SENT, "brev"), COORDINATOR_OF_TRUST))
                .isEmpty();
        assertThat(todos(id, Todo.What.TELL_REGION)).isEmpty();
        var done = new Evidence(Terminating.NOTIFICATION, TODAY, "brev til Hdir 26/4411");
        assertThat(refused(bean(Revising.class).recordEvidence(id, done, REGION)))
                .isEmpty();
        assertThat(todos(id, Todo.What.TELL_DIRECTORATE)).isEmpty();
    }

    private Person known(PartyId party, String account, Role role) {
        var person = new Person(
                party, account, account, Set.of(role), account + "@example.no", Language.NYNORSK, Digest.AT_ONCE, null);
        bean(People.class).keep(person);
        return person;
    }

    private List<Notification.Kind> told(AgreementId id, Person to) {
        return bean(Notifications.class).of(to.party(), to.account(), false, 1000).stream()
                .map(Notifications.Told::notification)
                .filter(one -> one.agreement().equals(id))
                .map(Notification::kind)
                .toList();
    }

    @Test
    void aTaskWithoutADayIsToldOnceAndTheOtherPartiesAreToldOfTheNotice() {
        Person region = known(HELSE_VEST, "ingrid.moe", Role.RHF);
        Person trust = known(HELSE_BERGEN, "tone.hauge", Role.COORDINATOR);
        Person other = known(VOSS, "siri.giske", Role.COORDINATOR);
        Person giver = known(VAKSDAL, "aud.dale", Role.COORDINATOR);
        try {
            AgreementId id = joint();
            terminating().giveNotice(id, noticeOfVaksdal(id), COORDINATOR);
            bean(Reminding.class).remind();
            bean(Reminding.class).remind();
            assertThat(told(id, region)).containsOnlyOnce(Notification.Kind.TASK_ARISEN);
            assertThat(told(id, trust))
                    .contains(Notification.Kind.TASK_ARISEN)
                    .containsOnlyOnce(Notification.Kind.NOTICE_GIVEN);
            assertThat(told(id, other)).containsOnlyOnce(Notification.Kind.NOTICE_GIVEN);
            assertThat(told(id, giver)).doesNotContain(Notification.Kind.NOTICE_GIVEN);
        } finally {
            forget(region, trust, other, giver);
        }
    }

    private void forget(Person... people) {
        for (Person person : people) {
            bean(People.class).forget(person.party(), person.account());
        }
    }

    @Test
    void theDutyToNotifyForARoleNobodyHoldsIsAnAlarm() {
        Person leader = known(HELSE_VEST, "nina.berg", Role.LEADER);
        try {
            AgreementId id = joint();
            terminating().giveNotice(id, noticeOfVaksdal(id), COORDINATOR);
            bean(Reminding.class).remind();
            assertThat(bean(Notifications.class).of(HELSE_VEST, leader.account(), false, 1000).stream()
                            .map(Notifications.Told::notification)
                            .filter(one -> one.agreement().equals(id)))
                    .anySatisfy(one -> {
                        assertThat(one.kind()).isEqualTo(Notification.Kind.ROLE_EMPTY);
                        assertThat(one.due()).isNull();
                    });
        } finally {
            forget(leader);
        }
    }

    private Agreement withTwoNotices(AgreementId id) {
        terminating().giveNotice(id, noticeOfVaksdal(id), COORDINATOR);
        var letter = letter(
                VOSS,
                Organ.KOMMUNESTYRE,
                Map.of(VAKSDAL, new Delivery(SENT, GOT), HELSE_BERGEN, new Delivery(SENT, GOT)));
        terminating().giveNotice(id, stored(id).termination().by(VOSS, letter), COORDINATOR_OF_VOSS);
        assertThat(stored(id).termination().running(TODAY)).hasSize(2);
        return stored(id);
    }

    @Test
    void aNotificationCountsForTheNoticeItIsAboutAlone() {
        AgreementId id = joint();
        withTwoNotices(id);
        String key = VAKSDAL + "-" + GOT;
        var revising = bean(Revising.class);
        assertThat(refused(revising.recordEvidence(id, new Evidence(Evidence.NOTIFICATION, TODAY, "brev"), REGION)))
                .containsExactly(new Refusal.NoticeNotNamed());
        assertThat(refused(revising.recordEvidence(id, Evidence.notified(key, SENT.minusDays(1), "brev"), REGION)))
                .containsExactly(new Refusal.DatesOutOfOrder(SENT, SENT.minusDays(1)));
        assertThat(refused(revising.recordEvidence(id, Evidence.notified("ukjent", TODAY, "brev"), REGION)))
                .containsExactly(new Refusal.NothingByThatName("ukjent"));
        assertThat(refused(revising.recordEvidence(id, Evidence.notified(key, TODAY, "brev"), REGION)))
                .isEmpty();
        assertThat(todos(id, Todo.What.TELL_DIRECTORATE)).extracting(Todo::item).containsExactly(VOSS + "-" + GOT);
    }

    @Test
    void onlyTheRegionRecordsThatItHasNotified() {
        AgreementId id = joint();
        terminating().giveNotice(id, noticeOfVaksdal(id), COORDINATOR);
        var act = Evidence.notified(VAKSDAL + "-" + GOT, TODAY, "brev");
        for (Actor other : List.of(COORDINATOR, COORDINATOR_OF_TRUST, JURIST)) {
            assertThat(refused(bean(Revising.class).recordEvidence(id, act, other)))
                    .containsExactly(new Refusal.NotAllowed());
        }
        assertThat(todos(id, Todo.What.TELL_DIRECTORATE)).hasSize(1);
    }

    @Test
    void aNoticeGivenAnewTheSameDayIsAnotherAndCanFallAsWell() {
        AgreementId id = joint();
        String key = VAKSDAL + "-" + GOT;
        for (String one : List.of(key, key + "-2", key + "-3")) {
            assertThat(refused(terminating().giveNotice(id, noticeOfVaksdal(id), COORDINATOR)))
                    .isEmpty();
            assertThat(todos(id, Todo.What.TELL_DIRECTORATE))
                    .extracting(Todo::item)
                    .containsExactly(one);
            assertThat(refused(bean(Revising.class).recordEvidence(id, Evidence.notified(one, TODAY, "brev"), REGION)))
                    .isEmpty();
            assertThat(terminating().askToWithdraw(id, asked(one), COORDINATOR)).isEmpty();
            assertThat(terminating().consent(id, consent(one, VOSS, Organ.KOMMUNESTYRE), COORDINATOR_OF_VOSS))
                    .isEmpty();
            assertThat(terminating().consent(id, consent(one, HELSE_BERGEN, Organ.TRUST_BOARD), COORDINATOR_OF_TRUST))
                    .isEmpty();
            assertThat(stored(id).termination().running(TODAY)).isEmpty();
        }
        assertThat(stored(id).facts().notices()).hasSize(3);
    }

    @Test
    void theDutyToNotifyStandsAfterTheNoticeHasRunOutUntilItIsDocumented() {
        AgreementId id = joint();
        terminating().giveNotice(id, noticeOfVaksdal(id), COORDINATOR);
        LocalDate after = GOT.plusYears(1).plusMonths(1);
        assertThat(terminating().todos(stored(id), after))
                .extracting(Todo::what)
                .contains(Todo.What.TELL_DIRECTORATE, Todo.What.TELL_REGION);
    }

    // ---- withdrawal -------------------------------------------------------------------------------------------------

    @Test
    void aNoticeFallsWithTheConsentOfTheLastOfTheOthersAsIfItHadNeverBeenGiven() {
        AgreementId id = joint();
        terminating().giveNotice(id, noticeOfVaksdal(id), COORDINATOR);
        String key = VAKSDAL + "-" + GOT;
        assertThat(terminating().askToWithdraw(id, asked(key), COORDINATOR_OF_VOSS))
                .contains(new Refusal.NotAllowed());
        assertThat(terminating().askToWithdraw(id, asked(key), COORDINATOR)).isEmpty();
        assertThat(todos(id, Todo.What.ANSWER_WITHDRAWAL))
                .extracting(Todo::party)
                .containsExactlyInAnyOrder(VOSS, HELSE_BERGEN);
        assertThat(terminating().consent(id, consent(key, VOSS, Organ.KOMMUNEDIREKTOR), COORDINATOR_OF_VOSS))
                .isEmpty();
        assertThat(terminating().consent(id, consent(key, VOSS, Organ.KOMMUNEDIREKTOR), COORDINATOR_OF_VOSS))
                .containsExactly(new Refusal.DoneBefore(key));
        assertThat(stored(id).inForce(VAKSDAL, LocalDate.of(2028, 1, 1))).isEmpty();
        assertThat(terminating().consent(id, consent(key, HELSE_BERGEN, Organ.TRUST_BOARD), COORDINATOR_OF_TRUST))
                .isEmpty();
        Agreement agreement = stored(id);
        assertThat(agreement.inForce(VAKSDAL, LocalDate.of(2028, 1, 1))).isPresent();
        assertThat(agreement.facts().notices()).singleElement().satisfies(notice -> assertThat(notice.withdrawal())
                .satisfies(how ->
                        assertThat(how == null ? List.of() : how.consents()).hasSize(2)));
        assertThat(bean(History.class).of(id))
                .anyMatch(entry -> entry.event() instanceof AuditEvent.NoticeGiven)
                .anyMatch(entry -> entry.event() instanceof AuditEvent.NoticeWithdrawn);
        assertThat(terminating().todos(agreement, TODAY)).isEmpty();
        assertThat(terminating().askToWithdraw(id, asked(key), COORDINATOR))
                .containsExactly(new Refusal.DoneBefore(key));
        assertThat(terminating().forReview(agreement, TODAY.minusYears(1), TODAY))
                .extracting(ReviewItem::standing)
                .containsExactly(ReviewItem.Standing.DONE);
    }

    private static WithdrawalAsked asked(String key) {
        return new WithdrawalAsked(key, VAKSDAL, TODAY, "Legevakta blir likevel felles");
    }

    private static WithdrawalConsented consent(String key, PartyId party, Organ organ) {
        return new WithdrawalConsented(key, new PartyDecision(party, organ, TODAY, "sak 9/2026"));
    }

    @Test
    void oneWhoRefusesLetsItStandUntilTheOthersAreAskedAgain() {
        AgreementId id = joint();
        terminating().giveNotice(id, noticeOfVaksdal(id), COORDINATOR);
        String key = VAKSDAL + "-" + GOT;
        terminating().askToWithdraw(id, asked(key), COORDINATOR);
        assertThat(terminating()
                        .refuse(id, new WithdrawalRefused(key, VOSS, TODAY, "Vi planlegg utan"), COORDINATOR_OF_VOSS))
                .isEmpty();
        assertThat(terminating().consent(id, consent(key, HELSE_BERGEN, Organ.TRUST_BOARD), COORDINATOR_OF_TRUST))
                .containsExactly(new Refusal.NothingByThatName(key));
        assertThat(stored(id).facts().notices().getFirst().stands()).isTrue();
        assertThat(terminating().askToWithdraw(id, asked(key), COORDINATOR)).isEmpty();
    }

    @Test
    void whatHasRunOutIsNotWithdrawn() {
        AgreementId id = registered(AgreementKind.LOCAL_AGREEMENT, LocalDate.of(2018, 1, 1), null, Set.of(), VAKSDAL);
        LocalDate given = TODAY.minusYears(1);
        terminating().giveNotice(id, new Notice(VAKSDAL, given, TODAY), COORDINATOR);
        assertThat(terminating().askToWithdraw(id, asked(VAKSDAL + "-" + given), COORDINATOR))
                .containsExactly(new Refusal.NoticeHasRunOut(TODAY));
    }

    @Test
    void thoseOutsideSeeTheDaysOfANoticeOnlyAndNoteNothing() {
        AgreementId id = registered(AgreementKind.LOCAL_AGREEMENT, LocalDate.of(2018, 1, 1), null, Set.of(), VAKSDAL);
        var letter = letter(VAKSDAL, Organ.KOMMUNESTYRE, Map.of(HELSE_BERGEN, new Delivery(SENT, GOT)));
        terminating().giveNotice(id, stored(id).termination().by(VAKSDAL, letter), COORDINATOR);
        assertThat(bean(Viewing.class)
                        .view(id, COORDINATOR_OF_VOSS)
                        .orElseThrow()
                        .agreement()
                        .facts()
                        .notices())
                .containsExactly(new Notice(VAKSDAL, GOT, GOT.plusYears(1)));
        assertThatExceptionOfType(UnknownAgreementException.class)
                .isThrownBy(() -> terminating().askToWithdraw(id, asked(VAKSDAL + "-" + GOT), COORDINATOR_OF_VOSS));
        assertThat(terminating().askToWithdraw(id, asked(VAKSDAL + "-" + GOT), AUDITOR))
                .containsExactly(new Refusal.NotAllowed());
    }

    // ---- what falls away --------------------------------------------------------------------------------------------

    @Test
    void whatNoOtherAgreementAnswersStandsUnansweredFromTheDayItEnds() {
        AgreementId id =
                registered(AgreementKind.SUB_AGREEMENT, LocalDate.of(2018, 1, 1), null, Set.of(EMERGENCY_BEDS), VOSS);
        Map<PartyId, LocalDate> ends = Map.of(VOSS, LocalDate.of(2031, 3, 1));
        FallingAway alone = bean(Consequences.class).of(id, ends, null, COORDINATOR_OF_VOSS, TODAY);
        FallingAway.Gap gap = alone.gaps().getFirst();
        assertThat(gap.from()).isEqualTo(LocalDate.of(2031, 3, 1));
        boolean others = bean(Agreements.class).ofParties(List.of(VOSS)).stream()
                .anyMatch(other -> !other.id().equals(id)
                        && other.inForce(VOSS, LocalDate.of(2031, 3, 1)).isPresent()
                        && other.answers().stream()
                                .anyMatch(answer -> answer.requirement().equals(EMERGENCY_BEDS)));
        assertThat(gap.unanswered().stream().map(Requirement::id).toList())
                .isEqualTo(others ? List.of() : List.of(EMERGENCY_BEDS));
        assertThat(alone.references()).isEmpty();
        AgreementId next =
                registered(AgreementKind.SUB_AGREEMENT, LocalDate.of(2031, 2, 1), null, Set.of(EMERGENCY_BEDS), VOSS);
        FallingAway replaced = bean(Consequences.class).of(id, ends, next, COORDINATOR_OF_VOSS, TODAY);
        assertThat(replaced.leavesGaps()).isFalse();
        assertThat(replaced.replacements().getFirst())
                .satisfies(one -> assertThat(one.agreement()).isEqualTo(next))
                .satisfies(one -> assertThat(one.named()).isTrue())
                .satisfies(one -> assertThat(one.progress()).isEqualTo(FallingAway.Progress.IN_FORCE));
    }

    // ---- fixed terms ------------------------------------------------------------------------------------------------

    @Test
    void aTermIsMadeLongerTwiceWhileItRunsAndNotAfterwards() {
        AgreementId id = registered(
                AgreementKind.LOCAL_AGREEMENT, LocalDate.of(2024, 3, 14), LocalDate.of(2027, 1, 1), Set.of(), VAKSDAL);
        assertThat(todos(id, Todo.What.PROLONG_OR_REPLACE))
                .hasSize(2)
                .allSatisfy(todo -> assertThat(todo.due()).isEqualTo(LocalDate.of(2026, 9, 24)))
                .allSatisfy(todo -> assertThat(todo.item()).isEqualTo("expiry-3"));
        var first = new Prolongation(LocalDate.of(2027, 3, 1), TODAY, "Notat 17/43");
        var second = new Prolongation(LocalDate.of(2029, 1, 1), TODAY, "Notat 17/211");
        assertThat(refused(terminating().prolong(id, first, COORDINATOR))).isEmpty();
        assertThat(refused(terminating().prolong(id, second, COORDINATOR))).isEmpty();
        assertThat(stored(id).fixedEnd()).contains(LocalDate.of(2029, 1, 1));
        assertThat(todos(id, Todo.What.PROLONG_OR_REPLACE)).isEmpty();
        AgreementId over = registered(
                AgreementKind.LOCAL_AGREEMENT, LocalDate.of(2024, 3, 14), LocalDate.of(2026, 1, 1), Set.of(), VAKSDAL);
        assertThat(refused(terminating().prolong(over, second, COORDINATOR)))
                .containsExactly(new Refusal.TermHasEnded(LocalDate.of(2026, 1, 1)));
        var onTheDay = new Prolongation(LocalDate.of(2029, 1, 1), LocalDate.of(2026, 1, 1), "Notat");
        assertThat(refused(terminating().prolong(over, onTheDay, COORDINATOR)))
                .containsExactly(new Refusal.TermHasEnded(LocalDate.of(2026, 1, 1)));
    }

    @Test
    void everyPartyDecidesWhereAClauseDemandsIt() {
        AgreementId id = registered(
                AgreementKind.LOCAL_AGREEMENT, LocalDate.of(2024, 3, 14), LocalDate.of(2027, 1, 1), Set.of(), VAKSDAL);
        var own = new PartyDecision(VAKSDAL, Organ.KOMMUNESTYRE, TODAY, "sak 90/2026");
        var board = new PartyDecision(HELSE_BERGEN, Organ.TRUST_BOARD, TODAY, "styresak 60/2026");
        LocalDate until = LocalDate.of(2028, 1, 1);
        assertThat(refused(terminating()
                        .prolong(id, new Prolongation(until, TODAY, "brev", ENDING, List.of(own)), COORDINATOR)))
                .containsExactly(new Refusal.ResolutionMissing(HELSE_BERGEN));
        assertThat(refused(terminating()
                        .prolong(id, new Prolongation(until, TODAY, "brev", ENDING, List.of(own, board)), COORDINATOR)))
                .isEmpty();
        assertThat(refused(terminating().prolong(id, new Prolongation(until.plusYears(1), TODAY, "brev"), COORDINATOR)))
                .containsExactly(new Refusal.ResolutionMissing(HELSE_BERGEN), new Refusal.ResolutionMissing(VAKSDAL));
    }

    // ---- changes in the law -----------------------------------------------------------------------------------------

    private static Requirement requirement(String id, LocalDate from, @Nullable LocalDate demanded) {
        var words = new Bilingual(id, id);
        return new Requirement(
                new RequirementId(id),
                words,
                Force.STATUTORY_CONTENT,
                Scope.CONTENT,
                false,
                null,
                Period.from(from),
                demanded,
                null,
                "hol § 6-2",
                words,
                List.of(),
                List.of(),
                false);
    }

    private LawChanging changing() {
        LocalDate start = LocalDate.of(2012, 1, 1);
        var catalogue = new RequirementCatalogue(List.of(
                requirement("HOL-6-2-01", start, null),
                requirement("HOL-6-2-04", start, LocalDate.of(2016, 1, 1)),
                requirement("HOL-6-2-12", AUGUST, null),
                requirement("HOL-6-2-13", AUGUST, null)));
        var repealed = new LawChange(
                "hol-5-10",
                LawChange.Kind.REPEALED,
                LocalDate.of(2026, 7, 1),
                null,
                new LawChange.Provision("hol", "5-10", List.of("omsorgstjenesteloven")),
                new Bilingual("§ 5-10 opphevet", "§ 5-10 oppheva"),
                true,
                null,
                "LOV-2026-01-23-1");
        return new LawChanging(
                bean(FollowingUp.class),
                bean(FollowUps.class),
                bean(Agreements.class),
                catalogue,
                new LawHistory(catalogue, List.of(repealed)),
                bean(PartyRegister.class),
                bean(Changes.class));
    }

    private static List<String> keys(List<LawChanging.Touch> touches) {
        return touches.stream().map(touch -> touch.change().key()).toList();
    }

    @Test
    void twelveAndThirteenTouchTheAgreementsOf2012And2018AndFourOnlyTheOlder() {
        // Parties of their own, since what another agreement answers counts for the kommune.
        PartyId kommune = new PartyId("kommune-1111");
        AgreementId old =
                registered(AgreementKind.FRAMEWORK_AGREEMENT, LocalDate.of(2012, 2, 1), null, Set.of(), kommune);
        AgreementId newer = registered(
                AgreementKind.SUB_AGREEMENT,
                LocalDate.of(2018, 2, 1),
                null,
                Set.of(new RequirementId("HOL-6-2-04"), new RequirementId("HOL-6-2-13")),
                kommune);
        LawChanging changing = changing();
        assertThat(keys(changing.touches(stored(old), TODAY)))
                .containsExactly("HOL-6-2-04-2016-01-01", "HOL-6-2-12-2022-08-01", "hol-5-10");
        assertThat(keys(changing.touches(stored(newer), TODAY))).containsExactly("HOL-6-2-12-2022-08-01", "hol-5-10");
        LawChanging.Touch four = changing.touches(stored(old), TODAY).getFirst();
        assertThat(four.lacking()).containsExactly(kommune);
        assertThat(four.isSettled()).isTrue();
        Actor jurist = person("jurist", kommune, Role.JURIST);
        assertThat(changing.todos(stored(old), TODAY).stream()
                        .filter(todo -> todo.party().equals(kommune))
                        .map(Todo::item)
                        .toList())
                .containsExactly("HOL-6-2-12-2022-08-01", "hol-5-10");
        assertThat(changing.todos(stored(newer), TODAY).stream()
                        .filter(todo -> todo.party().equals(kommune))
                        .map(Todo::item)
                        .toList())
                .containsExactly("hol-5-10");
        var assessed =
                new LawChangeAssessed("HOL-6-2-12-2022-08-01", kommune, Outcome.TAKEN_UP_IN_DRAFT, "Utkast til pkt. 7");
        assertThat(changing.assess(old, assessed, jurist)).isEmpty();
        assertThat(changing.todos(stored(old), TODAY).stream()
                        .filter(todo -> todo.party().equals(kommune))
                        .map(Todo::item)
                        .toList())
                .containsExactly("hol-5-10");
        assertThat(changing.assess(
                        old,
                        new LawChangeAssessed("HOL-6-2-01-2012-01-01", kommune, Outcome.NO_CHANGE_NEEDED, "nei"),
                        jurist))
                .containsExactly(new Refusal.NothingByThatName("HOL-6-2-01-2012-01-01"));
        assertThat(changing.forReview(stored(old), LocalDate.of(2026, 1, 1), TODAY))
                .extracting(ReviewItem::item, ReviewItem::standing)
                .containsExactly(
                        tuple("HOL-6-2-12-2022-08-01", ReviewItem.Standing.OPEN),
                        tuple("hol-5-10", ReviewItem.Standing.NEW));
        assertThat(changing.file(stored(old), jurist).of("HOL-6-2-12-2022-08-01", kommune))
                .contains(assessed);
        assertThat(Optional.of(changing.touches(List.of(stored(old), stored(newer)), TODAY)))
                .hasValueSatisfying(both -> assertThat(both).hasSize(2));
    }

    @Test
    void whatWasAgreedAfterTheChangeIsNoChangeInTheLaw() {
        PartyId kommune = new PartyId("kommune-1112");
        AgreementId later =
                registered(AgreementKind.FRAMEWORK_AGREEMENT, LocalDate.of(2024, 2, 1), null, Set.of(), kommune);
        assertThat(keys(changing().touches(stored(later), LocalDate.of(2026, 6, 1))))
                .containsExactly("hol-5-10");
    }

    @Test
    void aJuristWhoStaysOutsideReadsNothingOfWhatIsSaidOfAChange() {
        AgreementId id = registered(AgreementKind.FRAMEWORK_AGREEMENT, LocalDate.of(2012, 2, 1), null, Set.of(), VOSS);
        assertThat(changing().file(stored(id), JURIST).assessed()).isEmpty();
    }
}
