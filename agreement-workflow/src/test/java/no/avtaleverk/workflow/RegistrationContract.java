package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.duty.Reckoning;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.registration.Column;
import no.avtaleverk.model.registration.OtherSubjects;
import no.avtaleverk.model.registration.RegistrationRecord;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.registration.Registering;
import no.avtaleverk.workflow.report.StatusReporting;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/** The registration on a real store; run on each of them. Each test counts on a day of its own and compares before with after. */
abstract class RegistrationContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final PartyId REGION = new PartyId("rhf-983658725");
    private static final RequirementId BEDS = new RequirementId("HOL-6-2-04");
    private static final ClauseId CLAUSE = new ClauseId("plassar");
    private static final Column LACKS_BEDS = new Column(Column.Kind.LACKING_NUMBER, 4);
    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor OUTSIDER = person("siri.giske", VOSS, Role.JURIST);
    private static final Actor SECRETARY = person("liv.bolstad", VAKSDAL, Role.COUNCIL_SECRETARY);
    private static final Actor ADMINISTRATOR = person("kari.vik", VAKSDAL, Role.ADMINISTRATOR);
    private static final Actor RHF = new Actor("ingrid.moe", "Ingrid Moe", REGION, Set.of(Role.RHF), Set.of(TRUST));
    private static final Actor AUDITOR =
            new Actor("per.nesse", "Per Nesse", null, Set.of(Role.AUDITOR), Set.of(VAKSDAL));

    private final Agreements agreements = context().getBean(Agreements.class);
    private final History history = context().getBean(History.class);
    private final Drafting drafting = context().getBean(Drafting.class);
    private final Changes changes = context().getBean(Changes.class);
    private final Registering registering = new Registering(
            context().getBean(FollowUps.class),
            context().getBean(Files.class),
            agreements,
            history,
            ActivityContract.CATALOGUE,
            ActivityContract.REGISTER,
            new OtherSubjects(
                    List.of(new OtherSubjects.Subject(OtherSubjects.OTHER, "Annet", "Anna", "Other", List.of()))),
            context().getBean(TransactionOperations.class),
            changes);

    abstract ConfigurableApplicationContext context();

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    /** On file, with an answer that a jurist has confirmed or not. */
    private AgreementId inForce(PartyId kommune, LocalDate from, LocalDate until, boolean confirmed) {
        AgreementId id = AgreementId.random();
        var clauses = new Clauses(List.of(new Clause(CLAUSE, 1, "1", ClauseText.parse("Plassar", "To plassar."))));
        Decision registered = Agreement.register(
                id,
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                new Head(
                        "Avtale",
                        Language.NYNORSK,
                        List.of(AgreementParty.of(kommune, "Kommune"), AgreementParty.of(TRUST, "Helse Bergen HF")),
                        new Terms(from, until, EntryIntoForce.AS_REGISTERED),
                        Map.of(),
                        Set.of(),
                        false),
                clauses,
                List.of(new Answer(
                        CLAUSE, clauses.find(CLAUSE).orElseThrow().sha256(), BEDS, Answer.Basis.SUGGESTION, confirmed)),
                Facts.NONE,
                "",
                kommune.equals(VAKSDAL) ? JURIST : OUTSIDER,
                changes.now(),
                changes.today());
        agreements.save(((Decision.Accepted) registered).change());
        return id;
    }

    private int count(Column column, LocalDate on) {
        return registering.on(on).registration().figure(column, REGION).count();
    }

    private String frozen(LocalDate on, Actor by) {
        return ((Registering.Frozen.Kept) registering.freeze("Til Helsedirektoratet", on, by)).id();
    }

    private static void accepted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void figuresFollowTheRegister() {
        LocalDate on = LocalDate.of(2021, 5, 1);
        int before = count(LACKS_BEDS, on);
        inForce(VAKSDAL, on, on.plusDays(2), true);
        assertThat(count(LACKS_BEDS, on)).isEqualTo(before - 1);
        assertThat(count(LACKS_BEDS, on.plusDays(2))).isEqualTo(before);
        assertThat(registering.on(on)).extracting(Registering.Counted::position).isEqualTo(position());
    }

    private long position() {
        return history.head().orElseThrow().position();
    }

    @Test
    void whatIsFrozenGivesTheSameFiguresWhateverIsRecordedLater() {
        LocalDate on = LocalDate.of(2021, 6, 1);
        AgreementId confirmed = inForce(VAKSDAL, on, on.plusDays(1), true);
        AgreementId suggested = inForce(VOSS, on, on.plusDays(1), false);
        String id = frozen(on, RHF);
        RegistrationRecord record = registering.find(id, RHF).orElseThrow().record();
        assertThat(record.figure(LACKS_BEDS, REGION).orElseThrow().municipalities())
                .containsExactly(VOSS);
        assertThat(registering.again(id, RHF, () -> {}).orElseThrow().then().isSame())
                .isTrue();
        assertThat(registering.again(id, RHF, () -> {}).orElseThrow().now().isSame())
                .isTrue();

        Sha256 words = agreements
                .find(confirmed)
                .orElseThrow()
                .clauses()
                .find(CLAUSE)
                .orElseThrow()
                .sha256();
        accepted(drafting.confirmAnswers(suggested, null, OUTSIDER));
        accepted(drafting.withdrawAnswer(confirmed, CLAUSE, words, BEDS, JURIST));
        inForce(VOSS, on, on.plusDays(1), true);

        Registering.Again again = registering.again(id, RHF, () -> {}).orElseThrow();
        assertThat(again.then().figures()).isEmpty();
        assertThat(again.then().isSame()).isTrue();
        assertThat(again.now().isSame()).isFalse();
        assertThat(again.now().rowsCome()).hasSizeGreaterThanOrEqualTo(1);
        assertThat(again.now().figures())
                .filteredOn(difference ->
                        REGION.equals(difference.area()) && difference.column().equals(LACKS_BEDS))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.gone()).containsExactly(VOSS);
                    assertThat(difference.come()).containsExactly(VAKSDAL);
                });
    }

    @Test
    void anAnswerThatWasRecordedAgainOrWithdrawnUnconfirmedIsAsItWas() {
        LocalDate on = LocalDate.of(2021, 7, 1);
        AgreementId once = inForce(VAKSDAL, on, on.plusDays(1), false);
        Sha256 words = agreements
                .find(once)
                .orElseThrow()
                .clauses()
                .find(CLAUSE)
                .orElseThrow()
                .sha256();
        accepted(drafting.confirmAnswers(once, null, JURIST));
        String confirmed = frozen(on, RHF);
        accepted(drafting.recordAnswer(once, CLAUSE, words, BEDS, JURIST));
        assertThat(registering
                        .again(confirmed, RHF, () -> {})
                        .orElseThrow()
                        .then()
                        .isSame())
                .isTrue();
        accepted(drafting.withdrawAnswer(once, CLAUSE, words, BEDS, JURIST));
        assertThat(registering
                        .again(confirmed, RHF, () -> {})
                        .orElseThrow()
                        .then()
                        .isSame())
                .isTrue();
        String without = frozen(on, RHF);
        assertThat(registering
                        .find(without, RHF)
                        .orElseThrow()
                        .record()
                        .figure(LACKS_BEDS, REGION)
                        .orElseThrow()
                        .municipalities())
                .contains(VAKSDAL);
        accepted(drafting.recordAnswer(once, CLAUSE, words, BEDS, JURIST));
        assertThat(registering
                        .again(without, RHF, () -> {})
                        .orElseThrow()
                        .then()
                        .isSame())
                .isTrue();
        assertThat(registering
                        .again(confirmed, RHF, () -> {})
                        .orElseThrow()
                        .then()
                        .isSame())
                .isTrue();
    }

    /** Entries have held what they replaced since this was found; those from before can not be made to. */
    @Test
    void whatAnOldEntryWithdrewIsCountedAsNotConfirmedAndToldAsUnknown() {
        LocalDate on = LocalDate.of(2021, 10, 1);
        AgreementId id = inForce(VAKSDAL, on, on.plusDays(1), true);
        AgreementId other = inForce(VOSS, on.plusDays(1), on.plusDays(2), true);
        String frozen = frozen(on, RHF);
        withdrawnAsOfOld(id, JURIST);
        withdrawnAsOfOld(other, OUTSIDER);
        Registering.Again again = registering.again(frozen, RHF, () -> {}).orElseThrow();
        assertThat(again.then().isSame()).isFalse();
        // Of the other, nothing was in force on the day.
        assertThat(again.unknown()).singleElement().satisfies(unknown -> {
            assertThat(unknown.agreement()).isEqualTo(id);
            assertThat(unknown.version()).isEqualTo(1);
            assertThat(unknown.clause()).isEqualTo(CLAUSE);
            assertThat(unknown.requirement()).isEqualTo(BEDS);
        });
        assertThat(registering
                        .again(frozen(on, RHF), RHF, () -> {})
                        .orElseThrow()
                        .unknown())
                .isEmpty();
        // A report tells how many of what its coverage counts are so, and of nothing else.
        long position = again.sheet().record().position();
        var reporting = new StatusReporting(
                agreements,
                history,
                context().getBean(FollowUps.class),
                ActivityContract.REGISTER,
                ActivityContract.CATALOGUE,
                new Reckoning(day -> false, ActivityContract.CATALOGUE),
                changes);
        assertThat(reporting
                        .make(VAKSDAL, on, position, null, JURIST)
                        .orElseThrow()
                        .unknown())
                .isEqualTo(1);
        assertThat(reporting
                        .make(VAKSDAL, on.minusDays(1), position, null, JURIST)
                        .orElseThrow()
                        .unknown())
                .isZero();
    }

    private void withdrawnAsOfOld(AgreementId id, Actor by) {
        Agreement agreement = agreements.find(id).orElseThrow();
        Sha256 words = agreement.clauses().find(CLAUSE).orElseThrow().sha256();
        Change change = ((Decision.Accepted) agreement.withdrawAnswer(CLAUSE, words, BEDS, by, changes.now())).change();
        agreements.save(new Change(
                change.agreement(),
                new AuditEvent.AnswerWithdrawn(CLAUSE, words, BEDS, null),
                change.by(),
                change.at()));
    }

    @Test
    void makingAgainHearsOfEachAgreementThatIsRead() {
        LocalDate on = LocalDate.of(2021, 11, 1);
        inForce(VAKSDAL, on, on.plusDays(1), true);
        String id = frozen(on, RHF);
        var read = new java.util.concurrent.atomic.AtomicInteger();
        assertThat(registering.again(id, RHF, read::incrementAndGet)).isPresent();
        assertThat(read).hasPositiveValue();
        assertThat(registering.isOpen(id, OUTSIDER)).isTrue();
        assertThat(registering.isOpen(id, ADMINISTRATOR)).isFalse();
    }

    @Test
    void theDigestIsThatOfTheFileAndTheLogHolds() {
        String id = frozen(LocalDate.of(2021, 8, 1), RHF);
        Registering.Sheet sheet = registering.find(id, RHF).orElseThrow();
        assertThat(Sha256.of(sheet.record().canonical().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(sheet.heading().digest());
        assertThat(sheet.heading().title()).isEqualTo("Til Helsedirektoratet");
        assertThat(registering.all(RHF)).extracting(Registering.Heading::id).contains(id);
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void whatTheRegionFreezesIsOpenToAllAtWorkAndOthersKeepTheirOwn() {
        String ofRegion = frozen(LocalDate.of(2021, 9, 1), RHF);
        String ofVaksdal = frozen(LocalDate.of(2021, 9, 1), JURIST);
        for (Actor one : List.of(JURIST, OUTSIDER, SECRETARY, AUDITOR)) {
            assertThat(registering.find(ofRegion, one)).as(one.userId()).isPresent();
        }
        assertThat(registering.find(ofRegion, ADMINISTRATOR)).isEmpty();
        assertThat(registering.find(ofVaksdal, AUDITOR)).isPresent();
        assertThat(registering.find(ofVaksdal, SECRETARY)).isPresent();
        assertThat(registering.find(ofVaksdal, OUTSIDER)).isEmpty();
        assertThat(registering.all(OUTSIDER))
                .extracting(Registering.Heading::id)
                .contains(ofRegion)
                .doesNotContain(ofVaksdal);
        assertThat(registering.find("x", RHF)).isEmpty();
    }

    @Test
    void whoMayNotFreezeAndDatesNobodyCanReportAreRefused() {
        LocalDate tomorrow = changes.today().plusDays(1);
        assertThat(registering.freeze("", LocalDate.of(2021, 1, 1), SECRETARY))
                .isEqualTo(new Registering.Frozen.Refused(List.of(new Refusal.NotAllowed())));
        assertThat(registering.freeze("", tomorrow, RHF))
                .isEqualTo(new Registering.Frozen.Refused(List.of(new Refusal.DateInFuture(tomorrow))));
        assertThat(registering.freeze("", LocalDate.of(2011, 12, 31), RHF))
                .isEqualTo(new Registering.Frozen.Refused(
                        List.of(new Refusal.DayNotPlausible(LocalDate.of(2011, 12, 31)))));
        assertThat(registering.freeze("x".repeat(301), LocalDate.of(2021, 1, 1), RHF))
                .isEqualTo(new Registering.Frozen.Refused(List.of(new Refusal.TextTooLong(300))));
        assertThat(registering.freeze("13097248022", LocalDate.of(2021, 1, 1), RHF))
                .isEqualTo(new Registering.Frozen.Refused(List.of(new Refusal.NationalIdentityNumberBeside())));
    }
}
