package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.SigningPlan;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.notice.Notification.Kind;
import no.avtaleverk.model.notice.Notifications;
import no.avtaleverk.model.notice.Notifications.Told;
import no.avtaleverk.model.notice.Notifier;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Mandates;
import no.avtaleverk.model.party.Mandates.Contact;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.membership.ChangingParties;
import no.avtaleverk.workflow.notice.Notifying;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.signing.Signing;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/** What people are told about signing, on a real store; run on each of them. Each test looks at an agreement of its own. */
abstract class NoticeContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final Instant NOON = Instant.parse("2026-11-22T11:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor JURIST_OF_TRUST = person("jonas.lid", HELSE_BERGEN, Role.JURIST);
    private static final Actor MAYOR = person("hege.eide", VAKSDAL, Role.LEADER);
    private static final Actor DIRECTOR = person("rune.sandvik", HELSE_BERGEN, Role.LEADER);

    private final Drafting drafting = context().getBean(Drafting.class);
    private final Reviewing reviewing = context().getBean(Reviewing.class);
    private final Signing signing = context().getBean(Signing.class);
    private final Notifying notifying = context().getBean(Notifying.class);
    private final Mandates mandates = context().getBean(Mandates.class);
    private final Agreements agreements = context().getBean(Agreements.class);

    abstract ConfigurableApplicationContext context();

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    private static void done(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
    }

    /** Submitted, with no vedtak. */
    private AgreementId submitted(AgreementParty... others) {
        var head = new Head(
                "Avtale",
                Language.NYNORSK,
                Stream.concat(
                                Stream.of(
                                        AgreementParty.of(VAKSDAL, "Vaksdal kommune"),
                                        AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF")),
                                Stream.of(others))
                        .toList(),
                new Terms(LocalDate.of(2026, 1, 1), null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of(),
                Set.of(),
                false);
        var clause = new Clause(ClauseId.random(), 1, "1", ClauseText.parse("Møte", "Partane møtest."));
        Decision drafted = drafting.start(
                AgreementKind.LOCAL_AGREEMENT, Origin.WRITTEN, head, new Clauses(List.of(clause)), List.of(), JURIST);
        AgreementId id = ((Decision.Accepted) drafted).change().agreement().id();
        done(reviewing.submit(id, "", JURIST));
        return id;
    }

    private AgreementVersion version(AgreementId id) {
        return agreements.find(id).orElseThrow().versions().getLast();
    }

    private void adopt(AgreementId id, Actor by, Organ organ) {
        done(signing.recordResolution(
                id,
                new Resolution(
                        Objects.requireNonNull(by.organisation()),
                        organ,
                        TODAY.minusDays(3),
                        "12/2026",
                        Resolution.Outcome.ADOPTED,
                        1,
                        version(id).text(),
                        ""),
                by));
    }

    private Decision sign(AgreementId id, Actor by) {
        AgreementVersion version = version(id);
        return signing.sign(
                new Signing.Approved(
                        id,
                        1,
                        version.text(),
                        version.documents().values().iterator().next(),
                        Objects.requireNonNull(by.organisation())),
                by);
    }

    private List<Kind> told(AgreementId id, Actor to) {
        return notifying.told(to, 500).stream()
                .filter(told -> told.notification().agreement().equals(id))
                .map(told -> told.notification().kind())
                .toList();
    }

    /** The same at another moment, with mail. */
    private Notifying at(Instant moment, Notifier notifier) {
        return at(moment, notifier, agreements);
    }

    private Notifying at(Instant moment, Notifier notifier, Agreements from) {
        return new Notifying(
                from,
                mandates,
                context().getBean(Notifications.class),
                context().getBean(TransactionOperations.class),
                Clock.fixed(moment, ZoneOffset.UTC),
                notifier);
    }

    private static final Notifier NOBODY = (told, title, to) -> {};

    @Test
    void oneIsAskedWhenItIsOnesTurnAndNotBefore() {
        AgreementId id = submitted();
        assertThat(told(id, MAYOR)).isEmpty();
        done(signing.plan(
                id,
                new SigningPlan(
                        1, List.of(List.of(HELSE_BERGEN), List.of(VAKSDAL)), null, SignatureRecord.Method.IN_PRODUCT),
                JURIST));
        adopt(id, MAYOR, Organ.KOMMUNESTYRE);
        assertThat(told(id, MAYOR)).isEmpty();
        adopt(id, DIRECTOR, Organ.TRUST_BOARD);
        assertThat(told(id, DIRECTOR)).containsExactly(Kind.ASKED_TO_SIGN);
        done(sign(id, DIRECTOR));
        assertThat(told(id, MAYOR)).containsExactly(Kind.ASKED_TO_SIGN);
        assertThat(told(id, person("annen", VAKSDAL, Role.LEADER))).isEmpty();
    }

    @Test
    void whoWaitedForOneThatLeavesIsAsked() {
        var other = new PartyId("rhf-983658725");
        AgreementId id = submitted(AgreementParty.of(other, "Helse Vest RHF"));
        done(signing.plan(
                id,
                new SigningPlan(
                        1, List.of(List.of(other), List.of(HELSE_BERGEN)), null, SignatureRecord.Method.IN_PRODUCT),
                JURIST));
        adopt(id, DIRECTOR, Organ.TRUST_BOARD);
        assertThat(told(id, DIRECTOR)).isEmpty();
        done(context()
                .getBean(ChangingParties.class)
                .leave(id, other, TODAY, TODAY, "styresak 9/2026", person("x", other, Role.LEADER)));
        assertThat(told(id, DIRECTOR)).containsExactly(Kind.ASKED_TO_SIGN);
    }

    @Test
    void aRefusalIsToldToAllPartiesWithItsReason() {
        AgreementId id = submitted();
        adopt(id, MAYOR, Organ.KOMMUNESTYRE);
        done(signing.decline(id, 1, VAKSDAL, "Vi ventar på økonomien", MAYOR));
        for (Actor to : List.of(JURIST, JURIST_OF_TRUST, DIRECTOR, MAYOR)) {
            assertThat(told(id, to)).contains(Kind.SIGNING_DECLINED);
        }
        Told told = notifying.told(DIRECTOR, 500).stream()
                .filter(one -> one.notification().agreement().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(told.notification().words()).isEqualTo("Vi ventar på økonomien");
        assertThat(told.notification().about()).isEqualTo(VAKSDAL);
        // And one who declined may change their mind.
        done(sign(id, MAYOR));
    }

    @Test
    void takingItBackIsToldToThoseWhoWereAsked() {
        AgreementId id = submitted();
        adopt(id, DIRECTOR, Organ.TRUST_BOARD);
        done(reviewing.returnToDraft(id, "feil i punkt 2", JURIST));
        assertThat(told(id, DIRECTOR)).containsExactlyInAnyOrder(Kind.ASKED_TO_SIGN, Kind.REQUEST_WITHDRAWN);
    }

    @Test
    void whatIsRefusedIsToldToNobody() {
        AgreementId id = submitted();
        assertThat(signing.decline(id, 1, VAKSDAL, "", MAYOR)).isInstanceOf(Decision.Refused.class);
        assertThat(told(id, JURIST_OF_TRUST)).isEmpty();
    }

    @Test
    void remindersComeAWeekAndADayBeforeAndWeeklyAfterAndEachOnce() {
        AgreementId id = submitted();
        adopt(id, DIRECTOR, Organ.TRUST_BOARD);
        LocalDate deadline = TODAY.plusDays(20);
        done(signing.plan(id, new SigningPlan(1, List.of(), deadline, SignatureRecord.Method.IN_PRODUCT), JURIST));
        var seen = new ArrayList<List<Kind>>();
        for (int day : new int[] {12, 13, 13, 14, 18, 19, 20, 21, 21, 27, 28, 34, 35}) {
            at(NOON.plus(Duration.ofDays(day)), NOBODY).remind();
            seen.add(told(id, DIRECTOR).stream()
                    .filter(kind -> kind != Kind.ASKED_TO_SIGN)
                    .toList());
        }
        assertThat(seen.stream().map(List::size).toList()).containsExactly(0, 1, 1, 1, 1, 2, 2, 3, 3, 3, 4, 4, 5);
        assertThat(seen.getLast())
                .containsExactlyInAnyOrder(
                        Kind.DEADLINE_IN_A_WEEK,
                        Kind.DEADLINE_TOMORROW,
                        Kind.DEADLINE_OVER,
                        Kind.DEADLINE_OVER,
                        Kind.DEADLINE_OVER);
        done(sign(id, DIRECTOR));
        at(NOON.plus(Duration.ofDays(60)), NOBODY).remind();
        assertThat(told(id, DIRECTOR)).hasSize(6);
    }

    @Test
    void oneAgreementThatCanNotBeReadKeepsNoOtherFromBeingReminded() {
        Set<AgreementId> two = Set.of(submitted(), submitted());
        for (AgreementId id : two) {
            adopt(id, DIRECTOR, Organ.TRUST_BOARD);
            var plan = new SigningPlan(1, List.of(), TODAY.plusDays(20), SignatureRecord.Method.IN_PRODUCT);
            done(signing.plan(id, plan, JURIST));
        }
        List<AgreementId> inOrder = agreements.all().stream()
                .map(Agreement::id)
                .filter(two::contains)
                .toList();
        Agreements partly = (Agreements) Proxy.newProxyInstance(
                Agreements.class.getClassLoader(), new Class<?>[] {Agreements.class}, (proxy, method, asked) -> {
                    if (method.getName().equals("find") && inOrder.getFirst().equals(asked[0])) {
                        throw new IllegalStateException("The disk has a hole");
                    }
                    return method.invoke(agreements, asked);
                });

        at(NOON.plus(Duration.ofDays(14)), NOBODY, partly).remind();
        assertThat(told(inOrder.getFirst(), DIRECTOR)).containsExactly(Kind.ASKED_TO_SIGN);
        assertThat(told(inOrder.getLast(), DIRECTOR)).contains(Kind.DEADLINE_IN_A_WEEK);
    }

    @Test
    void oneWhoCoordinatesRemindsByHandOnceADay() {
        AgreementId id = submitted();
        assertThat(notifying.remindNow(id, HELSE_BERGEN, JURIST))
                .containsExactly(new Refusal.NotTheirTurn(HELSE_BERGEN));
        adopt(id, DIRECTOR, Organ.TRUST_BOARD);
        assertThat(notifying.remindNow(id, HELSE_BERGEN, JURIST)).isEmpty();
        assertThat(notifying.remindNow(id, HELSE_BERGEN, JURIST)).isEmpty();
        assertThat(told(id, DIRECTOR)).containsExactlyInAnyOrder(Kind.ASKED_TO_SIGN, Kind.REMINDED);
        assertThat(notifying.remindNow(id, HELSE_BERGEN, MAYOR)).containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void aMailIsTriedAgainWhenItIsNotAcceptedAndNeverSentTwice() {
        AgreementId id = submitted();
        adopt(id, DIRECTOR, Organ.TRUST_BOARD);
        mandates.reach(
                HELSE_BERGEN, DIRECTOR.userId(), Optional.of(new Contact("rune@helse.example.no", Language.NYNORSK)));
        var sent = new ArrayList<String>();
        var refusing = new boolean[] {true};
        Notifier notifier = (told, title, to) -> {
            if (refusing[0]) {
                throw new Notifier.NotSentException("down", new java.io.IOException());
            }
            sent.add(told.id() + " " + to.email());
        };
        at(NOON.plusSeconds(60), notifier).remindNow(id, HELSE_BERGEN, JURIST);
        at(NOON.plusSeconds(120), notifier).send();
        assertThat(sent).isEmpty();
        refusing[0] = false;
        at(NOON.plusSeconds(121), notifier).send();
        assertThat(sent).as("waits before the next try").isEmpty();
        at(NOON.plusSeconds(600), notifier).send();
        at(NOON.plusSeconds(700), notifier).send();
        assertThat(sent).singleElement().asString().endsWith("rune@helse.example.no");
        mandates.reach(HELSE_BERGEN, DIRECTOR.userId(), Optional.empty());
    }

    @Test
    void noMailIsSentOfWhatNoLongerAsksForAnything() {
        AgreementId id = submitted();
        adopt(id, DIRECTOR, Organ.TRUST_BOARD);
        mandates.reach(
                HELSE_BERGEN, DIRECTOR.userId(), Optional.of(new Contact("rune@helse.example.no", Language.NYNORSK)));
        var sent = new ArrayList<String>();
        Notifier notifier = (told, title, to) -> sent.add(told.id());
        at(NOON.plusSeconds(60), notifier).remindNow(id, HELSE_BERGEN, JURIST);
        done(sign(id, DIRECTOR));
        at(NOON.plusSeconds(120), notifier).send();
        assertThat(sent).isEmpty();
        mandates.reach(HELSE_BERGEN, DIRECTOR.userId(), Optional.empty());
    }

    @Test
    void whatIsSeenIsSeenByThatPersonOnly() {
        AgreementId id = submitted();
        adopt(id, MAYOR, Organ.KOMMUNESTYRE);
        done(signing.decline(id, 1, VAKSDAL, "nei", MAYOR));
        notifying.seen(JURIST);
        assertThat(notifying.told(JURIST, 500)).allMatch(Told::seen);
        assertThat(notifying.told(person("aud.dale", VAKSDAL, Role.COORDINATOR), 500))
                .anyMatch(told -> !told.seen());
    }
}
