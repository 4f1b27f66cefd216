package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.body.Body;
import no.avtaleverk.model.body.BodyNote.BodyActionAgreed;
import no.avtaleverk.model.body.BodyNote.BodyActionDone;
import no.avtaleverk.model.body.BodyNote.BodyFounded;
import no.avtaleverk.model.body.BodyNote.BodyMeetingCalled;
import no.avtaleverk.model.body.BodyNote.BodyMeetingHeld;
import no.avtaleverk.model.body.BodyNote.BodyPartiesChanged;
import no.avtaleverk.model.delivery.Delivery;
import no.avtaleverk.model.delivery.Delivery.ClauseNow;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryAccepted;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryEnded;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryMade;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryObjected;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.duty.Reckoning;
import no.avtaleverk.model.implementation.ImplementationNote.UnitConfirmed;
import no.avtaleverk.model.implementation.ImplementationNote.UnitPlanned;
import no.avtaleverk.model.implementation.ImplementationPlan;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.supervision.FindingNote.FindingAnswered;
import no.avtaleverk.model.supervision.FindingNote.FindingRegistered;
import no.avtaleverk.model.supervision.FindingNote.ReportRegistered;
import no.avtaleverk.model.supervision.Supervision;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.body.Convening;
import no.avtaleverk.workflow.body.UnknownBodyException;
import no.avtaleverk.workflow.calendar.DutyCalendar;
import no.avtaleverk.workflow.delivery.Delivering;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.followup.Attaching;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.implementation.Implementing;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.supervision.Supervising;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Deliveries, units, tilsyn and samarbeidsorganer on a real store; run on each of them. */
abstract class DeliveryContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor COORDINATOR = person("aud.dale", VAKSDAL, Role.COORDINATOR);
    private static final Actor OF_TRUST = person("tone.hauge", HELSE_BERGEN, Role.COORDINATOR);
    private static final Actor OF_VOSS = person("siri.dugstad", VOSS, Role.COORDINATOR);
    private static final Actor MAYOR = person("hege.eide", VAKSDAL, Role.LEADER);
    private static final Actor SECRETARY = person("liv.bolstad", VAKSDAL, Role.COUNCIL_SECRETARY);
    private static final Actor ADMINISTRATOR = person("kari.vik", VAKSDAL, Role.ADMINISTRATOR);
    private static final Actor DIRECTOR = person("rune.sandvik", HELSE_BERGEN, Role.LEADER);
    private static final Actor OUTSIDER = person("nils.berg", new PartyId("kommune-4601"), Role.COORDINATOR);
    private static final Actor AUDITOR =
            new Actor("per.nesse", "per.nesse", null, Set.of(Role.AUDITOR), Set.of(VAKSDAL));
    private static final Actor OTHER_AUDITOR =
            new Actor("ola.nes", "ola.nes", null, Set.of(Role.AUDITOR), Set.of(new PartyId("kommune-4601")));
    private static final Actor REGION =
            new Actor("ingrid.moe", "ingrid.moe", new PartyId("rhf-983658725"), Set.of(Role.RHF), Set.of(HELSE_BERGEN));
    private static final LocalDate IN_FORCE = LocalDate.of(2024, 3, 11);
    private static final ClauseId TRAINING = new ClauseId("opplaering");

    private static final SetClock SET = new SetClock();
    static final Clock CLOCK = SET;

    abstract ConfigurableApplicationContext context();

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    private <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    private Agreement stored(AgreementId id) {
        return bean(Agreements.class).find(id).orElseThrow();
    }

    private static Agreement done(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).change().agreement();
    }

    @BeforeEach
    void begin() {
        SET.on(IN_FORCE.minusDays(1));
    }

    private AgreementId signed() {
        SET.on(IN_FORCE);
        var clause =
                new Clause(TRAINING, 1, "1", ClauseText.parse("Opplæring", "Helseføretaket skal gi årleg opplæring."));
        var other = new Clause(new ClauseId("usemje"), 1, "2", ClauseText.parse("Usemje", "Partane møtest."));
        var head = new Head(
                "Delavtale 6",
                Language.NYNORSK,
                List.of(
                        AgreementParty.of(VAKSDAL, "Vaksdal kommune"),
                        AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF")),
                new Terms(null, null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of(),
                Set.of(),
                false);
        AgreementId id = done(bean(Drafting.class)
                        .start(
                                AgreementKind.SUB_AGREEMENT,
                                Origin.WRITTEN,
                                head,
                                new Clauses(List.of(clause, other)),
                                List.of(),
                                JURIST))
                .id();
        conclude(id, IN_FORCE);
        return id;
    }

    private void conclude(AgreementId id, LocalDate on) {
        done(bean(Reviewing.class).submit(id, "", JURIST));
        Concluding.conclude(context(), id, on, List.of(DIRECTOR, MAYOR));
    }

    private void reworded(AgreementId id, LocalDate on) {
        SET.on(on);
        done(bean(Reviewing.class).redraft(id, "Meir opplæring", JURIST));
        Clause before = stored(id).clauses().find(TRAINING).orElseThrow();
        done(bean(Drafting.class)
                .editClause(
                        id,
                        TRAINING,
                        before.sha256(),
                        ClauseText.parse("Opplæring", "Helseføretaket skal gi opplæring kvart halvår."),
                        JURIST));
        conclude(id, on);
    }

    private List<Todo> todos(String about, Actor by, LocalDate today) {
        return bean(Awaiting.class).tasks(by, today).stream()
                .filter(task -> task.about().equals(about) && task.todo() != null)
                .map(task -> Objects.requireNonNull(task.todo()))
                .filter(todo -> todo.what() != Todo.What.PLAN_UNITS)
                .toList();
    }

    /** What is to be done, save the yearly review, which comes of itself. */
    private List<Todo.What> whats(String about, Actor by, LocalDate today) {
        return todos(about, by, today).stream()
                .filter(todo ->
                        todo.subject() != FollowUpSubject.REVIEW && todo.subject() != FollowUpSubject.PUBLICATION)
                .map(Todo::what)
                .toList();
    }

    // ---- deliveries -------------------------------------------------------------------------------------------------

    private void follow(AgreementId id, String item, LocalDate due, int everyMonths) {
        assertThat(bean(Delivering.class).start(id, wish(item, 1, due, everyMonths), COORDINATOR))
                .isEmpty();
    }

    private static Delivering.Wish wish(String item, int version, LocalDate due, int everyMonths) {
        return new Delivering.Wish(
                item,
                version,
                TRAINING,
                "skal gi årleg opplæring",
                "Årleg opplæring",
                HELSE_BERGEN,
                Role.LEADER,
                VAKSDAL,
                due,
                everyMonths,
                "");
    }

    @Test
    void aDeliveryIsMadeAcceptedAndDueAgain() {
        AgreementId id = signed();
        Delivering delivering = bean(Delivering.class);
        LocalDate due = LocalDate.of(2024, 8, 31);
        follow(id, "d-1", due, 6);
        assertThat(whats(id.value(), DIRECTOR, due.minusDays(61))).isEmpty();
        assertThat(whats(id.value(), DIRECTOR, due.minusDays(60))).containsExactly(Todo.What.DELIVER);
        // By role: the coordinator has no such task, and may do it all the same.
        assertThat(whats(id.value(), OF_TRUST, due)).isEmpty();
        SET.on(due.minusDays(1));
        var made = new DeliveryMade("d-1", 0, due.minusDays(1), "Kursdag på Voss", null);
        assertThat(delivering.make(id, made, null, COORDINATOR)).containsExactly(new Refusal.NotAllowed());
        assertThat(delivering.make(id, made, null, OF_TRUST)).isEmpty();
        assertThat(delivering.make(id, made, null, OF_TRUST)).containsExactly(new Refusal.DoneBefore("d-1"));
        assertThat(whats(id.value(), COORDINATOR, due)).containsExactly(Todo.What.ACCEPT_DELIVERY);
        assertThat(delivering.object(id, new DeliveryObjected("d-1", 0, "Ingen frå legevakta fekk plass"), MAYOR))
                .isEmpty();
        assertThat(whats(id.value(), DIRECTOR, due.plusDays(1))).containsExactly(Todo.What.DELIVER);
        assertThat(delivering.make(id, made, null, DIRECTOR)).isEmpty();
        var accepted = new DeliveryAccepted("d-1", 0, due.minusDays(1));
        assertThat(delivering.accept(id, accepted, OF_TRUST)).containsExactly(new Refusal.NotAllowed());
        assertThat(delivering.accept(id, accepted, COORDINATOR)).isEmpty();
        assertThat(todos(id.value(), DIRECTOR, LocalDate.of(2025, 3, 1)))
                .extracting(Todo::due)
                .containsExactly(LocalDate.of(2025, 2, 28));
        SET.on(LocalDate.of(2025, 9, 1));
        Delivering.Followed followed = delivering.followed(stored(id), AUDITOR).getFirst();
        assertThat(followed.lacking())
                .extracting(Delivery.Occurrence::due)
                .containsExactly(LocalDate.of(2025, 2, 28), LocalDate.of(2025, 8, 31));
        assertThat(delivering.forReview(stored(id), IN_FORCE, LocalDate.of(2025, 9, 1)))
                .extracting(ReviewItem::standing)
                .containsExactly(
                        ReviewItem.Standing.DONE,
                        ReviewItem.Standing.LATE,
                        ReviewItem.Standing.LATE,
                        ReviewItem.Standing.OPEN);
        assertThat(delivering.followed(stored(id), REGION)).hasSize(1);
        assertThat(delivering.followed(stored(id), OUTSIDER)).isEmpty();
        assertThat(delivering.followed(stored(id), ADMINISTRATOR)).isEmpty();
        assertThatExceptionOfType(UnknownAgreementException.class)
                .isThrownBy(() -> delivering.start(id, wish("d-2", 1, due, 0), OUTSIDER));
        assertThat(delivering.start(id, wish("d-2", 1, due, 0), AUDITOR)).contains(new Refusal.NotAllowed());
    }

    @Test
    void aClauseWithOtherWordsMustBeLookedAt() {
        AgreementId id = signed();
        Delivering delivering = bean(Delivering.class);
        follow(id, "d-1", LocalDate.of(2027, 1, 1), 0);
        LocalDate changed = LocalDate.of(2025, 5, 5);
        reworded(id, changed);
        assertThat(delivering.followed(stored(id), COORDINATOR).getFirst().clause())
                .isEqualTo(ClauseNow.CHANGED);
        assertThat(whats(id.value(), OF_TRUST, changed)).containsExactly(Todo.What.CHECK_DELIVERY_CLAUSE);
        assertThat(delivering.forReview(stored(id), IN_FORCE, changed))
                .extracting(ReviewItem::standing)
                .contains(ReviewItem.Standing.CHANGED);
        assertThat(delivering.uphold(id, "d-1", "skal gi opplæring kvart halvår", OF_TRUST))
                .isEmpty();
        assertThat(whats(id.value(), OF_TRUST, changed)).isEmpty();
        assertThat(delivering
                        .followed(stored(id), COORDINATOR)
                        .getFirst()
                        .delivery()
                        .version())
                .isEqualTo(2);
        assertThat(delivering.uphold(id, "d-1", "igjen", OF_TRUST)).containsExactly(new Refusal.DoneBefore("d-1"));
        assertThat(delivering.end(id, new DeliveryEnded("d-1", changed, "løyst på annan måte"), COORDINATOR))
                .isEmpty();
        assertThat(todos(id.value(), DIRECTOR, LocalDate.of(2027, 2, 1))).isEmpty();
    }

    @Test
    void aScanIsTakenWhenAPersonHasLookedThroughIt() {
        var scan = new DocumentReader.ReadDocument(
                DocumentReader.SourceFormat.PDF, "", List.of(), List.of(), 1, true, false, null, 0, List.of());
        var attaching = new Attaching((name, bytes) -> new DocumentReader.Reading.Read(scan), bean(Files.class));
        byte[] bytes = {1, 2, 3};
        assertThat(attaching.look("skann.pdf", bytes))
                .isEqualTo(new Attaching.Brought.Refused(List.of(new Refusal.FileToBeSeenThrough())));
        assertThat(attaching.look("skann.pdf", bytes, true)).isInstanceOf(Attaching.Brought.Sound.class);
    }

    @Test
    void aFileIsKeptWithTheNoteAndShownToThoseWhoReadIt() {
        AgreementId id = signed();
        follow(id, "d-1", IN_FORCE.plusDays(10), 0);
        byte[] bytes = "Program for kursdagen".getBytes(StandardCharsets.UTF_8);
        var brought = bean(Attaching.class).look("C:\\kurs\\program.txt", bytes);
        assertThat(brought).isInstanceOf(Attaching.Brought.Sound.class);
        var sound = (Attaching.Brought.Sound) brought;
        assertThat(sound.attachment().name()).isEqualTo("program.txt");
        var refused = new DeliveryMade("d-1", 0, IN_FORCE.plusYears(9), "Program", sound.attachment());
        assertThat(bean(Delivering.class).make(id, refused, sound, OF_TRUST)).isNotEmpty();
        assertThat(bean(Files.class).find(Sha256.of(bytes))).isEmpty();
        var made = new DeliveryMade("d-1", 0, IN_FORCE, "Program", sound.attachment());
        assertThat(bean(Delivering.class).make(id, made, sound, OF_TRUST)).isEmpty();
        assertThat(bean(Files.class).find(Sha256.of(bytes))).isPresent();
        FollowingUp following = bean(FollowingUp.class);
        assertThat(following.isShown(stored(id), Sha256.of(bytes), COORDINATOR)).isTrue();
        assertThat(following.isShown(stored(id), Sha256.of(bytes), OUTSIDER)).isFalse();
        assertThat(bean(History.class).verify().isIntact()).isTrue();
    }

    // ---- units ------------------------------------------------------------------------------------------------------

    @Test
    void theUnitsOfTheLastVersionAreCarriedOver() {
        AgreementId id = signed();
        Implementing implementing = bean(Implementing.class);
        var unit = new UnitPlanned("e-1", 1, VAKSDAL, "Vaksdal legevakt", "einingsleiar", IN_FORCE.plusDays(30));
        assertThat(implementing.plan(id, unit, OF_TRUST)).containsExactly(new Refusal.NotAllowed());
        assertThat(implementing.plan(id, unit, COORDINATOR)).isEmpty();
        assertThat(whats(id.value(), COORDINATOR, IN_FORCE)).containsExactly(Todo.What.CONFIRM_UNIT);
        assertThat(implementing.confirm(id, new UnitConfirmed("e-1", IN_FORCE, "personalmøte"), COORDINATOR))
                .isEmpty();
        assertThat(implementing.carryOver(id, VAKSDAL, COORDINATOR)).isNotEmpty();
        LocalDate changed = LocalDate.of(2025, 5, 5);
        reworded(id, changed);
        assertThat(implementing.carryOver(id, VAKSDAL, OF_TRUST)).contains(new Refusal.NotAllowed());
        assertThat(implementing.carryOver(id, VAKSDAL, COORDINATOR)).isEmpty();
        ImplementationPlan plan = implementing.plan(stored(id), AUDITOR);
        assertThat(plan.of(VAKSDAL, 2)).singleElement().satisfies(one -> {
            assertThat(one.planned().unit()).isEqualTo("Vaksdal legevakt");
            assertThat(one.isOpen()).isTrue();
            assertThat(one.planned().due()).isEqualTo(changed.plusDays(30));
        });
        assertThat(whats(id.value(), COORDINATOR, changed)).containsExactly(Todo.What.CONFIRM_UNIT);
        assertThat(implementing.carryOver(id, VAKSDAL, COORDINATOR)).isNotEmpty();
    }

    // ---- tilsyn -----------------------------------------------------------------------------------------------------

    private static ReportRegistered report(String id) {
        return new ReportRegistered(
                id,
                Supervision.Supervisor.STATE_GOVERNOR,
                "Statsforvaltaren i Vestland",
                "Tilsyn med samarbeidet",
                "2024/1",
                IN_FORCE.minusDays(20),
                VAKSDAL,
                null);
    }

    private static FindingRegistered finding(String id, String report) {
        return new FindingRegistered(
                id,
                report,
                Supervision.Grade.DEVIATION,
                "Ingen gjennomgang på to år.",
                "hol. § 6-5",
                List.of(TRAINING),
                LocalDate.of(2024, 6, 1));
    }

    @Test
    void whatIsInnerIsReadByTheOwnOrganisationUntilItIsShared() {
        AgreementId id = signed();
        Supervising supervising = bean(Supervising.class);
        assertThat(supervising.register(id, report("r-1"), List.of(finding("f-1", "r-1")), true, null, OF_TRUST))
                .contains(new Refusal.NotAllowed());
        assertThat(supervising.register(id, report("r-1"), List.of(finding("f-1", "r-1")), true, null, COORDINATOR))
                .isEmpty();
        assertThat(supervising.reports(stored(id), MAYOR)).hasSize(1);
        for (Actor other : List.of(OF_TRUST, AUDITOR, REGION, SECRETARY, OUTSIDER)) {
            assertThat(supervising.reports(stored(id), other)).isEmpty();
            assertThat(supervising.everywhere(other)).noneMatch(placed -> placed.inner());
        }
        LocalDate late = LocalDate.of(2024, 6, 2);
        assertThat(todos(id.value(), COORDINATOR, late)).singleElement().satisfies(todo -> {
            assertThat(todo.what()).isEqualTo(Todo.What.ANSWER_FINDING);
            assertThat(todo.inner()).isTrue();
            var bound = stored(id).circles().bound(late);
            assertThat(todo.isShownTo(COORDINATOR, bound)).isTrue();
            for (Actor other : List.of(OF_TRUST, AUDITOR, REGION, SECRETARY, OUTSIDER)) {
                assertThat(todo.isShownTo(other, bound)).as(other.userId()).isFalse();
            }
        });
        assertThat(supervising.forReview(stored(id), IN_FORCE, late)).isEmpty();
        assertThat(supervising.answer(id, true, new FindingAnswered("f-1", IN_FORCE, "Svart"), COORDINATOR))
                .isEmpty();
        assertThat(supervising.share(id, "r-1", OF_TRUST)).isNotEmpty();
        assertThat(supervising.share(id, "r-1", COORDINATOR)).isEmpty();
        assertThat(supervising.reports(stored(id), OF_TRUST)).singleElement().satisfies(placed -> {
            assertThat(placed.inner()).isFalse();
            assertThat(placed.report().findings().getFirst().answered()).isNotNull();
        });
        assertThat(supervising.share(id, "r-1", COORDINATOR)).containsExactly(new Refusal.DoneBefore("r-1"));
        assertThat(supervising.answer(id, true, new FindingAnswered("f-1", IN_FORCE, "Igjen"), COORDINATOR))
                .contains(new Refusal.DoneBefore("f-1"));
        assertThat(supervising.everywhere(COORDINATOR))
                .filteredOn(placed -> placed.agreement().id().equals(id))
                .hasSize(1);
        assertThat(supervising.forReview(stored(id), IN_FORCE, late)).hasSize(1);
        assertThat(bean(History.class).verify().isIntact()).isTrue();
    }

    // ---- organs -----------------------------------------------------------------------------------------------------

    private static BodyFounded founded(Set<PartyId> parties) {
        return new BodyFounded(
                "",
                "SSU",
                Body.Kind.STRATEGIC,
                "Helsefellesskapet",
                parties,
                "Strategi",
                IN_FORCE,
                IN_FORCE.plusYears(1));
    }

    private String body() {
        SET.on(IN_FORCE);
        Convening.Founding founding =
                bean(Convening.class).found(founded(Set.of(HELSE_BERGEN, VAKSDAL, VOSS)), OF_TRUST);
        assertThat(founding).isInstanceOf(Convening.Founding.Founded.class);
        return ((Convening.Founding.Founded) founding).id();
    }

    @Test
    void anOrganIsFoundedByATrustWithKommuner() {
        Convening convening = bean(Convening.class);
        assertThat(convening.found(founded(Set.of(HELSE_BERGEN, VAKSDAL)), COORDINATOR))
                .isEqualTo(new Convening.Founding.Refused(List.of(new Refusal.NotAllowed())));
        assertThat(convening.found(founded(Set.of(HELSE_BERGEN)), OF_TRUST))
                .isEqualTo(new Convening.Founding.Refused(List.of(new Refusal.PartyMissing(true))));
        assertThat(convening.found(founded(Set.of(HELSE_BERGEN, new PartyId("kommune-9999"))), OF_TRUST))
                .isEqualTo(new Convening.Founding.Refused(List.of(new Refusal.UnknownParty("kommune-9999"))));
    }

    @Test
    void anOrganIsGivenNoDayNobodyCanMean() {
        String id = body();
        Convening convening = bean(Convening.class);
        LocalDate odd = LocalDate.of(26, 3, 11);
        assertThat(convening.call(id, new BodyMeetingCalled("m-odd", odd, "", "Saker", List.of()), OF_TRUST))
                .containsExactly(new Refusal.DayNotPlausible(odd));
        assertThat(convening.found(
                        new BodyFounded(
                                "",
                                "SSU",
                                Body.Kind.STRATEGIC,
                                "Helsefellesskapet",
                                Set.of(HELSE_BERGEN, VAKSDAL),
                                "Strategi",
                                odd,
                                null),
                        OF_TRUST))
                .isEqualTo(new Convening.Founding.Refused(List.of(new Refusal.DayNotPlausible(odd))));
    }

    @Test
    void thosePartiesAuditorsAndTheRegionReadAnOrganAndNoOthers() {
        String id = body();
        Convening convening = bean(Convening.class);
        for (Actor reader : List.of(OF_TRUST, COORDINATOR, JURIST, MAYOR, SECRETARY, OF_VOSS, AUDITOR, REGION)) {
            assertThat(convening.find(id, reader)).as(reader.userId()).isPresent();
            assertThat(convening.all(reader)).as(reader.userId()).anyMatch(seen -> seen.id()
                    .equals(id));
        }
        for (Actor other : List.of(OUTSIDER, ADMINISTRATOR, OTHER_AUDITOR, Actor.SYSTEM)) {
            assertThat(convening.find(id, other)).as(other.userId()).isEmpty();
            assertThat(convening.all(other)).as(other.userId()).noneMatch(seen -> seen.id()
                    .equals(id));
            assertThatExceptionOfType(UnknownBodyException.class)
                    .as(other.userId())
                    .isThrownBy(() -> convening.represent(id, new BodyPartiesChanged("", Set.of()), other));
        }
        for (Actor reader : List.of(MAYOR, SECRETARY, AUDITOR, REGION)) {
            assertThat(convening.find(id, reader).orElseThrow().writes()).isFalse();
            assertThat(convening.call(id, new BodyMeetingCalled("m-1", IN_FORCE, "", "Saker", List.of()), reader))
                    .as(reader.userId())
                    .containsExactly(new Refusal.NotAllowed());
        }
        // Only the party that keeps the papers says who else reads them.
        assertThat(convening.represent(id, new BodyPartiesChanged("", Set.of(HELSE_BERGEN, VAKSDAL)), COORDINATOR))
                .contains(new Refusal.NotAllowed());
        assertThat(convening.represent(id, new BodyPartiesChanged("", Set.of(HELSE_BERGEN, VAKSDAL)), OF_TRUST))
                .isEmpty();
        assertThat(convening.call(id, new BodyMeetingCalled("m-1", IN_FORCE, "", "Etterpå", List.of()), OF_TRUST))
                .isEmpty();
        Convening.Seen left = convening.find(id, OF_VOSS).orElseThrow();
        assertThat(left.writes()).isFalse();
        assertThat(left.body().meetings()).isEmpty();
        assertThat(convening.find(id, COORDINATOR).orElseThrow().body().meetings())
                .hasSize(1);
        assertThat(convening.planned(OF_VOSS, IN_FORCE))
                .noneMatch(one -> one.body().equals(id));
        assertThat(convening.planned(COORDINATOR, IN_FORCE))
                .anyMatch(one -> one.body().equals(id));
    }

    @Test
    void theDaysOfAnOrganAreInTheCalendarOfItsParties() {
        String id = body();
        Convening convening = bean(Convening.class);
        LocalDate met = IN_FORCE.plusDays(20);
        assertThat(convening.call(id, new BodyMeetingCalled("m-1", met, "", "Saker", List.of()), OF_TRUST))
                .isEmpty();
        Reckoning reckoning = new Reckoning(day -> false, ActivityContract.CATALOGUE, Map.of());
        var calendar = new DutyCalendar(bean(Viewing.class), List.of(), reckoning, convening, bean(Awaiting.class));
        assertThat(calendar.of(COORDINATOR, IN_FORCE, day -> true))
                .filteredOn(
                        entry -> entry.isOfBody() && entry.agreement().value().equals(id))
                .extracting(
                        entry -> java.util.Objects.requireNonNull(entry.todo()).what(), DutyCalendar.Entry::day)
                .contains(tuple(Todo.What.ATTEND_BODY_MEETING, met));
        assertThat(calendar.of(OUTSIDER, IN_FORCE, day -> true))
                .noneMatch(entry -> entry.agreement().value().equals(id));
    }

    @Test
    void anActionPointIsATaskOfTheRoleUntilItIsDone() {
        String id = body();
        Convening convening = bean(Convening.class);
        LocalDate met = IN_FORCE.plusDays(20);
        assertThat(convening.call(id, new BodyMeetingCalled("m-1", met, "", "Saker", List.of()), OF_TRUST))
                .isEmpty();
        assertThat(whats(id, OF_TRUST, met.plusDays(1))).containsExactly(Todo.What.WRITE_BODY_MINUTES);
        SET.on(met.plusDays(1));
        byte[] bytes = "Referat frå møtet".getBytes(StandardCharsets.UTF_8);
        var sound = (Attaching.Brought.Sound) bean(Attaching.class).look("referat.txt", bytes);
        assertThat(convening.hold(
                        id,
                        new BodyMeetingHeld("m-1", met, "", sound.attachment(), List.of("Rår til")),
                        sound,
                        OF_TRUST))
                .isEmpty();
        assertThat(convening.isShown(id, Sha256.of(bytes), SECRETARY)).isTrue();
        assertThat(convening.isShown(id, Sha256.of(bytes), OUTSIDER)).isFalse();
        var agreed = new BodyActionAgreed("a-1", "m-1", "Sende tal", VAKSDAL, Role.COORDINATOR, met.plusDays(30));
        assertThat(convening.agree(id, agreed, COORDINATOR)).isEmpty();
        assertThat(todos(id, COORDINATOR, met.plusDays(31))).singleElement().satisfies(todo -> {
            assertThat(todo.what()).isEqualTo(Todo.What.DO_BODY_ACTION);
            assertThat(todo.isLate(met.plusDays(31))).isTrue();
        });
        assertThat(todos(id, MAYOR, met.plusDays(31))).isEmpty();
        var finished = new BodyActionDone("a-1", met, "sendt");
        assertThat(convening.finish(id, finished, OF_VOSS)).containsExactly(new Refusal.NotAllowed());
        assertThat(convening.finish(id, finished, COORDINATOR)).isEmpty();
        assertThat(todos(id, COORDINATOR, met.plusDays(31))).isEmpty();
        assertThat(convening.finish(id, finished, COORDINATOR)).contains(new Refusal.DoneBefore("a-1"));
        assertThat(whats(id, OF_TRUST, IN_FORCE.plusYears(1))).containsExactly(Todo.What.RENEW_BODY_MANDATE);
        assertThat(bean(History.class).verify().isIntact()).isTrue();
    }
}
