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
import java.util.Objects;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.body.Body;
import no.avtaleverk.model.body.BodyNote.BodyClosed;
import no.avtaleverk.model.body.BodyNote.BodyFounded;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.notice.Digest;
import no.avtaleverk.model.notice.LetterNotifier;
import no.avtaleverk.model.notice.Letters;
import no.avtaleverk.model.notice.Notification;
import no.avtaleverk.model.notice.Notification.Kind;
import no.avtaleverk.model.notice.Notifications;
import no.avtaleverk.model.notice.Notifications.Told;
import no.avtaleverk.model.notice.Notifier;
import no.avtaleverk.model.notice.People;
import no.avtaleverk.model.notice.Person;
import no.avtaleverk.model.notice.TaskKey;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.RosScenario;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.body.Convening;
import no.avtaleverk.workflow.discussion.Discussing;
import no.avtaleverk.workflow.followup.Attaching;
import no.avtaleverk.workflow.notice.KnowingPeople;
import no.avtaleverk.workflow.notice.Reminding;
import no.avtaleverk.workflow.notice.Steps;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.ros.KeepingRosLibraries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/** Letters about tasks, and who holds which role, on a real store; run on each of them. */
abstract class ReminderContract {
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");

    private static final Actor ADMINISTRATOR = new Actor("kari", "Kari", VOSS, Set.of(Role.ADMINISTRATOR), Set.of());

    private final People people = context().getBean(People.class);
    private final Letters letters = context().getBean(Letters.class);

    abstract ConfigurableApplicationContext context();

    @AfterEach
    void forget() {
        people.all().forEach(person -> {
            letters.putAside(person.party(), person.account());
            people.forget(person.party(), person.account());
        });
    }

    private Person known(String account, Digest digest, Role... roles) {
        return known(VOSS, account, digest, roles);
    }

    private Person known(PartyId party, String account, Digest digest, Role... roles) {
        var person = new Person(
                party, account, account, Set.of(roles), account + "@example.no", Language.NYNORSK, digest, null);
        people.keep(person);
        return person;
    }

    private static Notification told(Person to, Kind kind, String topic) {
        return new Notification(
                topic + "/" + to.account(),
                kind,
                AgreementId.random(),
                0,
                to.party(),
                to.account(),
                null,
                "",
                LocalDate.of(2026, 12, 1),
                new TaskKey("TERM_ENDS", "", null, "", 0, Set.of(Role.COORDINATOR), false));
    }

    private Reminding at(Instant moment, LetterNotifier notifier) {
        return at(moment, notifier, context().getBean(Awaiting.class));
    }

    private Reminding at(Instant moment, LetterNotifier notifier, Awaiting awaiting) {
        return new Reminding(
                context().getBean(Agreements.class),
                awaiting,
                people,
                letters,
                context().getBean(TransactionOperations.class),
                Clock.fixed(moment, ZoneOffset.UTC),
                notifier,
                Steps.read(kind -> null, 14),
                180,
                Duration.ofMinutes(10));
    }

    private boolean gather(Person to, Instant now) {
        return letters.gather(to.party(), to.account(), told -> true, told -> told, now);
    }

    @Test
    void whatIsKeptOfAPersonIsReadAndForgotten() {
        Person person = known("aud", Digest.WEEKLY, Role.COORDINATOR, Role.JURIST);
        assertThat(people.find(VOSS, "aud")).contains(person);
        assertThat(people.of(VOSS)).containsExactly(person);
        people.forget(VOSS, "aud");
        assertThat(people.find(VOSS, "aud")).isEmpty();
    }

    @Test
    void whoSignsInHoldsTheRolesTheySignInWithAndKeepsTheirChoice() {
        var knowing = context().getBean(KnowingPeople.class);
        known("odd", Digest.WEEKLY, Role.COORDINATOR);
        knowing.signedIn(new Actor("odd", "Odd Skjerven", VOSS, Set.of(Role.LEADER), Set.of()));
        Person now = people.find(VOSS, "odd").orElseThrow();
        assertThat(now.roles()).containsExactly(Role.LEADER);
        assertThat(now.name()).isEqualTo("Odd Skjerven");
        assertThat(now.digest()).isEqualTo(Digest.WEEKLY);
        assertThat(now.email()).isEqualTo("odd@example.no");
    }

    @Test
    void onlyTheAdministratorNamesAndForgetsPeopleOfTheOwnOrganisation() {
        var knowing = context().getBean(KnowingPeople.class);
        Person person = known("aud", Digest.DAILY, Role.COORDINATOR);
        var coordinator = new Actor("aud", "aud", VOSS, Set.of(Role.COORDINATOR), Set.of());
        assertThat(knowing.name(person, coordinator)).containsExactly(new Refusal.NotAllowed());
        assertThat(knowing.forget(HELSE_BERGEN, "aud", ADMINISTRATOR)).containsExactly(new Refusal.NotAllowed());
        assertThat(knowing.name(person.reachedBy("no address", Language.BOKMAL, Digest.DAILY), ADMINISTRATOR))
                .containsExactly(new Refusal.NotAnEmailAddress());
        assertThat(knowing.forget(VOSS, "aud", ADMINISTRATOR)).isEmpty();
        assertThat(people.find(VOSS, "aud")).isEmpty();
    }

    @Test
    void theSameIsToldOnceAndStandsInOneLetter() {
        Person to = known("aud", Digest.AT_ONCE, Role.COORDINATOR);
        Notification one = told(to, Kind.TASK_NEAR, "once");
        assertThat(letters.tell(one, NOON, true)).isTrue();
        assertThat(letters.tell(one, NOON, true)).isFalse();
        assertThat(gather(to, NOON)).isTrue();
        assertThat(gather(to, NOON)).isFalse();
        var sent = new ArrayList<Integer>();
        at(NOON, (letter, lines, person) -> sent.add(lines.size())).send();
        at(NOON.plusSeconds(60), (letter, lines, person) -> sent.add(lines.size()))
                .send();
        assertThat(sent).containsExactly(1);
    }

    @Test
    void aServerThatIsDownGetsTheLetterLaterAndOnce() {
        Person to = known("aud", Digest.AT_ONCE, Role.COORDINATOR);
        letters.tell(told(to, Kind.TASK_NEAR, "down"), NOON, true);
        gather(to, NOON);
        var sent = new ArrayList<String>();
        LetterNotifier down = (letter, lines, person) -> {
            throw new Notifier.NotSentException("down", new java.io.IOException());
        };
        LetterNotifier up = (letter, lines, person) -> sent.add(letter.id());
        at(NOON, down).send();
        at(NOON.plusSeconds(60), up).send();
        assertThat(sent).as("waits before the next try").isEmpty();
        at(NOON.plusSeconds(180), up).send();
        at(NOON.plusSeconds(7200), up).send();
        assertThat(sent).hasSize(1);
    }

    @Test
    void aLetterOfAProcessThatDiedIsTakenOverAfterTheLeaseWithTheSameId() {
        Person to = known("aud", Digest.AT_ONCE, Role.COORDINATOR);
        letters.tell(told(to, Kind.TASK_NEAR, "died"), NOON, true);
        gather(to, NOON);
        var lease = Duration.ofMinutes(10);
        String taken = letters.take(NOON, "one", lease).orElseThrow().id();
        assertThat(letters.take(NOON.plusSeconds(7200), "one", lease))
                .as("its own, still at work")
                .isEmpty();
        assertThat(letters.take(NOON.plusSeconds(599), "two", lease)).isEmpty();
        Letters.Letter again = letters.take(NOON.plusSeconds(600), "two", lease).orElseThrow();
        assertThat(again.id()).isEqualTo(taken);
        assertThat(again.told()).hasSize(1);
        letters.done(taken, Letters.State.SENT);
        assertThat(letters.take(NOON.plusSeconds(9000), "three", lease)).isEmpty();
    }

    @Test
    void whoIsForgottenGetsNoMail() {
        Person to = known("aud", Digest.AT_ONCE, Role.COORDINATOR);
        letters.tell(told(to, Kind.TASK_NEAR, "forgotten"), NOON, true);
        gather(to, NOON);
        people.forget(VOSS, "aud");
        var sent = new ArrayList<String>();
        at(NOON, (letter, lines, person) -> sent.add(letter.id())).send();
        assertThat(sent).isEmpty();
        assertThat(letters.take(NOON.plusSeconds(9000), "x", Duration.ZERO)).isEmpty();
    }

    @Test
    void whatIsNoLongerToBeDoneIsPutAsideAndAnAlarmDoesNotWaitForTheMorning() {
        Person to = known("aud", Digest.WEEKLY, Role.COORDINATOR);
        letters.tell(told(to, Kind.TASK_NEAR, "gone"), NOON, true);
        letters.tell(told(to, Kind.TASK_ESCALATED, "alarm"), NOON, true);
        // Neither is of a task that is there.
        var sent = new ArrayList<String>();
        Reminding reminding = at(NOON.plusSeconds(60), (letter, lines, person) -> sent.add(letter.id()));
        reminding.remind();
        assertThat(letters.waiting()).as("the week is not over for the one").hasSize(1);
        at(NOON.plus(Duration.ofDays(7)), (letter, lines, person) -> sent.add(letter.id()))
                .remind();
        assertThat(letters.waiting()).isEmpty();
        reminding.send();
        assertThat(sent).isEmpty();
    }

    // ---- a task from its first reminder to its escalation -----------------------------------------------------------

    /** An organ whose mandate the trust's coordinator is to renew by a day. */
    private AgreementId organ(LocalDate due) {
        var founded = new BodyFounded(
                "",
                "SSU",
                Body.Kind.STRATEGIC,
                "",
                Set.of(HELSE_BERGEN, VOSS),
                "Strategi",
                due.minusYears(2),
                due.plusDays(1));
        var founder = new Actor("tone", "tone", HELSE_BERGEN, Set.of(Role.COORDINATOR), Set.of());
        Convening.Founding founding = context().getBean(Convening.class).found(founded, founder);
        assertThat(founding).isInstanceOf(Convening.Founding.Founded.class);
        return new AgreementId(((Convening.Founding.Founded) founding).id());
    }

    private List<Kind> told(AgreementId about, Person to) {
        return context().getBean(Notifications.class).of(to.party(), to.account(), false, 1000).reversed().stream()
                .map(Told::notification)
                .filter(one -> one.agreement().equals(about))
                .map(Notification::kind)
                .toList();
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    @Test
    void whoHoldsTheRoleIsToldAtEachStepOnceAndThenTheLeader() {
        LocalDate due = LocalDate.of(2027, 3, 1);
        AgreementId organ = organ(due);
        Person tone = known(HELSE_BERGEN, "tone", Digest.AT_ONCE, Role.COORDINATOR);
        Person jurist = known(HELSE_BERGEN, "jonas", Digest.AT_ONCE, Role.JURIST);
        Person leader = known(HELSE_BERGEN, "rune", Digest.ALARMS, Role.LEADER);
        var seen = new ArrayList<Integer>();
        for (int day : new int[] {-57, -56, -50, -28, -27, -7, -1, 0, 0, 1, 13, 14, 60}) {
            at(noon(due.plusDays(day)), (letter, lines, person) -> {}).remind();
            seen.add(told(organ, tone).size() + told(organ, leader).size());
        }
        assertThat(seen).containsExactly(0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6);
        assertThat(told(organ, tone))
                .containsExactly(Kind.TASK_NEAR, Kind.TASK_NEAR, Kind.TASK_NEAR, Kind.TASK_TODAY, Kind.TASK_LATE);
        assertThat(told(organ, leader)).containsExactly(Kind.TASK_ESCALATED);
        assertThat(told(organ, jurist)).isEmpty();
    }

    @Test
    void theDayEventsOfAnOwnRosLibraryAreLookedAtAgainIsToldTheTrust() {
        LocalDate due = LocalDate.of(2042, 3, 3);
        var library = context().getBean(KeepingRosLibraries.class);
        var words = new Bilingual("Ferja går ikkje", "Ferja går ikkje");
        var jurist = new Actor("jonas", "jonas", HELSE_BERGEN, Set.of(Role.JURIST), Set.of());
        var event = new RosScenario(
                "E-983974724-77",
                null,
                words,
                List.of(words),
                List.of("patient"),
                List.of(),
                List.of(),
                words,
                LocalDate.of(2026, 1, 1),
                due);
        assertThat(library.keep(HELSE_BERGEN, event, jurist)).isEmpty();
        Person coordinator = known(HELSE_BERGEN, "liv", Digest.AT_ONCE, Role.COORDINATOR);
        var titles = new ArrayList<String>();
        LetterNotifier out = (letter, lines, person) -> lines.forEach(line -> titles.add(line.title()));
        Reminding reminding = at(noon(due.minusDays(20)), out);
        reminding.remind();
        reminding.send();
        List<Notification> told = context().getBean(Notifications.class).of(HELSE_BERGEN, "liv", false, 1000).stream()
                .map(Told::notification)
                .filter(one -> Objects.requireNonNull(one.task()).subject() == FollowUpSubject.ROS_LIBRARY)
                .toList();
        assertThat(told).extracting(Notification::kind).containsExactly(Kind.TASK_NEAR);
        assertThat(Objects.requireNonNull(told.getFirst().task()).item()).isEqualTo(HELSE_BERGEN.value());
        assertThat(titles)
                .contains(context()
                        .getBean(PartyRegister.class)
                        .find(HELSE_BERGEN)
                        .orElseThrow()
                        .formalNameOn(due));
        assertThat(coordinator.isReachedByMail()).isTrue();
    }

    @Test
    void whatIsDueForARoleNobodyHoldsIsToldTheLeaderAndTheAdministrator() {
        LocalDate due = LocalDate.of(2030, 3, 1);
        AgreementId organ = organ(due);
        Person jurist = known(HELSE_BERGEN, "jonas", Digest.AT_ONCE, Role.JURIST);
        Person leader = known(HELSE_BERGEN, "rune", Digest.AT_ONCE, Role.LEADER);
        Person administrator = known(HELSE_BERGEN, "grete", Digest.AT_ONCE, Role.ADMINISTRATOR);
        at(noon(due.minusDays(20)), (letter, lines, person) -> {}).remind();
        assertThat(told(organ, leader)).containsExactly(Kind.ROLE_EMPTY);
        assertThat(told(organ, administrator)).containsExactly(Kind.ROLE_EMPTY);
        assertThat(told(organ, jurist)).isEmpty();
        // Somebody comes, and is reminded from where the task stands.
        Person tone = known(HELSE_BERGEN, "tone", Digest.AT_ONCE, Role.COORDINATOR);
        at(noon(due.minusDays(19)), (letter, lines, person) -> {}).remind();
        assertThat(told(organ, tone)).containsExactly(Kind.TASK_NEAR);
        assertThat(told(organ, leader)).hasSize(1);
    }

    @Test
    void aLetterTellsOfATaskOnceAsItStandsNow() {
        LocalDate due = LocalDate.of(2033, 3, 1);
        AgreementId organ = organ(due);
        known(HELSE_BERGEN, "tone", Digest.WEEKLY, Role.COORDINATOR);
        var kinds = new ArrayList<Kind>();
        LetterNotifier out = (letter, lines, person) -> lines.stream()
                .filter(line -> line.told().notification().agreement().equals(organ))
                .forEach(line -> {
                    kinds.add(line.told().notification().kind());
                    assertThat(line.title()).isEqualTo("SSU");
                });
        // A Tuesday: the two steps fall within the same week.
        for (int day : new int[] {0, 1, 6}) {
            Reminding reminding = at(noon(due.plusDays(day)), out);
            reminding.remind();
            reminding.send();
        }
        assertThat(kinds).containsExactly(Kind.TASK_LATE);
    }

    @Test
    void whatWaitsForAnOrganIsNotDroppedWhenTheOrgansCanNotBeRead() {
        LocalDate due = LocalDate.of(2038, 3, 1);
        AgreementId organ = organ(due);
        known(HELSE_BERGEN, "tone", Digest.DAILY, Role.COORDINATOR);
        var mailed = new ArrayList<AgreementId>();
        LetterNotifier out = (letter, lines, person) ->
                lines.forEach(line -> mailed.add(line.told().notification().agreement()));
        at(noon(due), out).remind();
        FollowUps broken = (FollowUps) Proxy.newProxyInstance(
                FollowUps.class.getClassLoader(), new Class<?>[] {FollowUps.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("The table has a hole");
                });
        var convening = new Convening(
                broken,
                context().getBean(Agreements.class),
                context().getBean(PartyRegister.class),
                context().getBean(Attaching.class),
                context().getBean(TransactionOperations.class),
                context().getBean(Changes.class));
        var awaiting = new Awaiting(
                context().getBean(Viewing.class),
                context().getBean(Discussing.class),
                List.of(),
                convening,
                List.of(context().getBean(KeepingRosLibraries.class)),
                context().getBean(PartyRegister.class));
        Reminding next = at(noon(due.plusDays(1)), out, awaiting);
        next.remind();
        next.send();
        assertThat(mailed).contains(organ);
    }

    @Test
    void whoHasNotBeenHereForLongHoldsNoRole() {
        LocalDate due = LocalDate.of(2040, 3, 1);
        AgreementId organ = organ(due);
        var gone = new Person(
                HELSE_BERGEN,
                "tone",
                "tone",
                Set.of(Role.COORDINATOR),
                "tone@example.no",
                Language.NYNORSK,
                Digest.AT_ONCE,
                due.minusDays(181));
        people.keep(gone);
        Person leader = known(HELSE_BERGEN, "rune", Digest.AT_ONCE, Role.LEADER);
        var sent = new ArrayList<String>();
        at(noon(due.minusDays(1)), (letter, lines, person) -> {}).remind();
        assertThat(told(organ, gone)).as("the 180th day").hasSize(1);
        Reminding reminding = at(noon(due), (letter, lines, person) -> sent.add(person.account()));
        reminding.remind();
        reminding.send();
        assertThat(told(organ, gone)).hasSize(1);
        assertThat(told(organ, leader)).containsExactly(Kind.ROLE_EMPTY);
        assertThat(sent).doesNotContain("tone");
    }

    @Test
    void whatIsDoneBeforeTheMorningIsNotMailed() {
        LocalDate due = LocalDate.of(2036, 3, 1);
        AgreementId organ = organ(due);
        known(HELSE_BERGEN, "tone", Digest.DAILY, Role.COORDINATOR);
        var mailed = new ArrayList<AgreementId>();
        LetterNotifier out = (letter, lines, person) ->
                lines.forEach(line -> mailed.add(line.told().notification().agreement()));
        at(noon(due), out).remind();
        var founder = new Actor("tone", "tone", HELSE_BERGEN, Set.of(Role.COORDINATOR), Set.of());
        assertThat(context()
                        .getBean(Convening.class)
                        .close(organ.value(), new BodyClosed("", LocalDate.of(2026, 11, 20), "Slått saman"), founder))
                .isEmpty();
        Reminding next = at(noon(due.plusDays(1)), out);
        next.remind();
        next.send();
        assertThat(mailed).doesNotContain(organ);
    }
}
