package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.activity.ActivityNote.Direction;
import no.avtaleverk.model.activity.ActivityNote.Measure;
import no.avtaleverk.model.activity.ReportingPeriod.Length;
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
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.disagreement.DisagreementNote.OutcomeAnswered;
import no.avtaleverk.model.disagreement.DisagreementNote.RungConcluded;
import no.avtaleverk.model.disagreement.DisagreementNote.RungOutcome;
import no.avtaleverk.model.disagreement.DisagreementNote.ViewStated;
import no.avtaleverk.model.disagreement.Rung;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.followup.Sheet.Cause;
import no.avtaleverk.model.followup.Sheet.Line;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.activity.FollowingFigures;
import no.avtaleverk.workflow.deviation.HandlingDeviations;
import no.avtaleverk.workflow.deviation.HandlingDeviations.Attached;
import no.avtaleverk.workflow.deviation.HandlingDeviations.Told;
import no.avtaleverk.workflow.disagreement.SettlingDisagreements;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.review.Reviewing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Deviations, disagreement and figures on a real store; run on each of them. */
abstract class FollowedContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final ClauseId CLAUSE = new ClauseId("varsling");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor AUD = person("aud.dale", VAKSDAL, Role.COORDINATOR);
    private static final Actor LEADER = person("hege.eide", VAKSDAL, Role.LEADER);
    private static final Actor SECRETARY = person("siv.lien", VAKSDAL, Role.COUNCIL_SECRETARY);
    private static final Actor TONE = person("tone.hauge", TRUST, Role.COORDINATOR);
    private static final Actor AUDITOR = new Actor("r", "R", null, Set.of(Role.AUDITOR), Set.of(VAKSDAL, TRUST));
    private static final Actor STRANGER = person("x.y", new PartyId("kommune-4601"), Role.COORDINATOR);

    private final Drafting drafting = context().getBean(Drafting.class);
    private final Reviewing reviewing = context().getBean(Reviewing.class);
    private final Agreements agreements = context().getBean(Agreements.class);
    private final History history = context().getBean(History.class);
    private final FollowingUp following = context().getBean(FollowingUp.class);
    private final HandlingDeviations handling = context().getBean(HandlingDeviations.class);
    private final SettlingDisagreements settling = context().getBean(SettlingDisagreements.class);
    private final FollowingFigures figures = context().getBean(FollowingFigures.class);

    abstract ConfigurableApplicationContext context();

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    private AgreementId submitted() {
        var head = new Head(
                "Avtale",
                Language.NYNORSK,
                List.of(AgreementParty.of(VAKSDAL, "Vaksdal kommune"), AgreementParty.of(TRUST, "Helse Bergen HF")),
                new Terms(LocalDate.of(2026, 1, 1), null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of(),
                Set.of(),
                false);
        var clause = new Clause(CLAUSE, 1, "1", ClauseText.parse("Varsling", "Partane varslar kvarandre."));
        Decision started = drafting.start(
                AgreementKind.LOCAL_AGREEMENT, Origin.WRITTEN, head, new Clauses(List.of(clause)), List.of(), JURIST);
        AgreementId id = ((Decision.Accepted) started).change().agreement().id();
        assertThat(reviewing.submit(id, "", JURIST)).isInstanceOf(Decision.Accepted.class);
        return id;
    }

    private Agreement stored(AgreementId id) {
        return agreements.find(id).orElseThrow();
    }

    private static Told told(@Nullable PartyId against, String what, String reference) {
        return new Told(CLAUSE, against, TODAY.minusDays(4), what, "other", "delay", reference);
    }

    private static FollowingFigures.Told figure(LocalDate from) {
        return new FollowingFigures.Told(
                "Belegg",
                Measure.OCCUPANCY,
                "prosent",
                CLAUSE,
                new BigDecimal("60.0"),
                Direction.AT_LEAST,
                Length.MONTH,
                VAKSDAL,
                from);
    }

    @Test
    void aDeviationIsTiedToTheWordsAsTheyWere() {
        AgreementId id = submitted();
        assertThat(handling.report(id, false, "d-1", told(TRUST, "Sein", "1/26"), AUD))
                .isEmpty();
        var reported = handling.shared(stored(id), TONE).list().getFirst().reported();
        assertThat(reported.version()).isEqualTo(1);
        assertThat(agreements.words(reported.words()).orElseThrow().heading()).isEqualTo("Varsling");
        assertThat(handling.report(
                        id,
                        false,
                        "d-2",
                        new Told(new ClauseId("borte"), TRUST, TODAY, "Sein", "other", "delay", ""),
                        AUD))
                .containsExactly(new Refusal.UnknownClause(new ClauseId("borte")));
        assertThat(handling.todos(stored(id), TODAY))
                .extracting(Todo::what, Todo::party)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Todo.What.ANSWER_DEVIATION, TRUST));
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void theInnerRoomIsKnownToItsOwnOrganisationAlone() {
        AgreementId id = submitted();
        int before = following.log(stored(id), TONE).size();
        assertThat(handling.report(id, true, "d-i", told(null, "Nesten", "hemmeleg-7"), LEADER))
                .isEmpty();
        Agreement agreement = stored(id);
        assertThat(handling.inner(agreement, AUD).orElseThrow().list()).hasSize(1);
        assertThat(handling.inner(agreement, TONE).orElseThrow().list()).isEmpty();
        assertThat(handling.inner(agreement, AUDITOR)).isEmpty();
        assertThat(handling.inner(agreement, STRANGER)).isEmpty();
        for (Actor other : List.of(TONE, AUDITOR, STRANGER)) {
            assertThat(handling.shared(agreement, other).list()).isEmpty();
            assertThat(handling.openByClause(agreement, other)).isEmpty();
            assertThat(handling.sheet(agreement, other).lines()).isEmpty();
            assertThat(following.log(agreement, other)).hasSize(other == STRANGER ? 0 : before);
        }
        assertThat(handling.openByClause(agreement, AUD)).containsEntry(CLAUSE, 1L);
        assertThat(handling.forReview(agreement, TODAY.minusYears(1), TODAY)).isEmpty();
        assertThat(handling.todos(agreement, TODAY)).isNotEmpty().allMatch(Todo::inner);
        var calendar = ActivityContexts.calendar(context());
        for (Actor other : List.of(TONE, AUDITOR, STRANGER, SECRETARY)) {
            assertThat(handling.todos(agreement, TODAY, other))
                    .as(other.userId())
                    .isEmpty();
            assertThat(calendar.of(other, TODAY, day -> true))
                    .as(other.userId())
                    .noneMatch(entry -> entry.agreement().equals(id) && entry.todo() != null);
        }
        assertThat(handling.todos(agreement, TODAY, AUD)).hasSize(1);
        assertThat(calendar.of(AUD, TODAY, day -> true))
                .anyMatch(entry -> entry.agreement().equals(id) && entry.todo() != null);
    }

    @Test
    void whatIsSharedOfAnInnerDeviationLeadsNowhere() {
        AgreementId id = submitted();
        handling.report(id, true, "d-i", told(null, "Nesten", "hemmeleg-7"), AUD);
        assertThat(handling.tell(id, "d-i", "d-s", told(TRUST, "Meldinga kom seint", ""), LEADER))
                .contains(new Refusal.NotAllowed());
        assertThat(handling.tell(id, "d-i", "d-s", told(VAKSDAL, "Meldinga kom seint", ""), AUD))
                .containsExactly(new Refusal.NotAParty(VAKSDAL));
        assertThat(handling.inner(stored(id), AUD)
                        .orElseThrow()
                        .list()
                        .getFirst()
                        .shared())
                .isNull();
        assertThat(handling.tell(id, "d-i", "d-s", told(TRUST, "Meldinga kom seint", ""), AUD))
                .isEmpty();
        var shared = handling.shared(stored(id), TONE).list();
        assertThat(shared).hasSize(1);
        assertThat(shared.toString()).doesNotContain("d-i", "hemmeleg", "Nesten");
        assertThat(handling.inner(stored(id), AUD)
                        .orElseThrow()
                        .list()
                        .getFirst()
                        .shared())
                .isEqualTo("d-s");
    }

    @Test
    void aFileIsSearchedAndServedToThoseWhoReadTheRoom() {
        AgreementId id = submitted();
        handling.report(id, true, "d-1", told(null, "Nesten", ""), AUD);
        byte[] good = "Logg over meldingar".getBytes(StandardCharsets.UTF_8);
        byte[] bad = "Pasient;13.09.72 48022".getBytes(StandardCharsets.UTF_8);
        assertThat(handling.attach(stored(id), true, "d-1", "logg.csv", bad, true, AUD))
                .isEqualTo(new Attached.Refused(List.of(new Refusal.NationalIdentityNumberBeside())));
        assertThat(handling.attach(stored(id), true, "d-1", "tom.txt", new byte[0], true, AUD))
                .isInstanceOf(Attached.Unreadable.class);
        assertThat(handling.attach(stored(id), true, "d-9", "logg.txt", good, false, AUD))
                .isInstanceOf(Attached.Refused.class);
        assertThat(handling.attach(stored(id), true, "d-1", "logg.txt", good, false, AUD))
                .isInstanceOf(Attached.Kept.class);
        var file = handling.inner(stored(id), AUD)
                .orElseThrow()
                .list()
                .getFirst()
                .files()
                .getFirst();
        assertThat(handling.file(stored(id), file.file(), AUD).orElseThrow().name())
                .isEqualTo("logg.txt");
        assertThat(handling.file(stored(id), file.file(), TONE)).isEmpty();
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void aTableIsReportedWholeOrNotAtAll() {
        AgreementId id = submitted();
        List<String> columns = List.of("clause", "happened", "what", "kind", "consequence", "against", "reference");
        var good = new Line(
                2,
                Map.of(
                        "clause", "1",
                        "happened", "20.10.2026",
                        "what", "Sein",
                        "kind", "other",
                        "consequence", "delay",
                        "against", "983974724",
                        "reference", "7/26"));
        var bad = new Line(
                3,
                Map.of(
                        "clause", "9.9",
                        "happened", "i går",
                        "what", "Pasient 13097248022",
                        "kind", "other",
                        "consequence", "delay",
                        "reference", "7/26"));
        var wrong = new Line(
                4,
                Map.of("clause", "1", "happened", "2026-10-20", "what", "Sein", "kind", "x", "consequence", "delay"));
        assertThat(handling.importAll(stored(id), false, new Sheet(columns, List.of(good, bad)), AUD))
                .extracting(Sheet.Fault::line, Sheet.Fault::column, Sheet.Fault::cause, Sheet.Fault::value)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(3, "what", Cause.IDENTITY_NUMBER, ""),
                        org.assertj.core.groups.Tuple.tuple(3, "reference", Cause.TWICE, "7/26"),
                        org.assertj.core.groups.Tuple.tuple(3, "clause", Cause.UNKNOWN_CLAUSE, "9.9"),
                        org.assertj.core.groups.Tuple.tuple(3, "happened", Cause.NOT_A_DATE, "i går"));
        assertThat(handling.importAll(stored(id), false, new Sheet(columns, List.of(good, wrong)), AUD))
                .extracting(Sheet.Fault::line, Sheet.Fault::column, Sheet.Fault::cause)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(4, "kind", Cause.UNKNOWN_TERM));
        assertThat(handling.shared(stored(id), AUD).list()).isEmpty();
        assertThat(handling.importAll(stored(id), false, new Sheet(columns, List.of(good)), AUD))
                .isEmpty();
        assertThat(handling.shared(stored(id), AUD).list()).hasSize(1);
        assertThat(handling.importAll(stored(id), false, handling.sheet(stored(id), AUD), AUD))
                .extracting(Sheet.Fault::cause)
                .contains(Cause.THERE_ALREADY);
    }

    @Test
    void theDocumentOfARungIsKeptForBothParties() {
        AgreementId id = submitted();
        assertThat(settling.raise(id, "u-1", "Kven varslar", CLAUSE, TRUST, TODAY.minusDays(9), AUD))
                .isEmpty();
        assertThat(settling.makeProtocol(stored(id), "u-1", Rung.DIALOGUE, AUD)).hasSize(2);
        settling.state(id, new ViewStated("u-1", VAKSDAL, "Føretaket", ""), AUD);
        settling.state(id, new ViewStated("u-1", TRUST, "Kommunen", ""), TONE);
        assertThat(settling.makeProtocol(stored(id), "u-1", Rung.DIALOGUE, AUD)).isEmpty();
        var made =
                settling.ladder(stored(id), TONE).list().getFirst().protocols().getFirst();
        assertThat(settling.file(stored(id), made.pdf(), TONE)).isPresent();
        assertThat(settling.file(stored(id), made.word(), AUDITOR)).isPresent();
        assertThat(settling.file(stored(id), made.word(), STRANGER)).isEmpty();
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void figuresOfATableAreEnteredAllOrNone() {
        AgreementId id = submitted();
        assertThat(figures.agree(id, "f-1", figure(LocalDate.of(2026, 9, 1)), TONE))
                .isEmpty();
        List<String> columns = List.of("figure", "period", "value");
        var good = new Line(2, Map.of("figure", "belegg", "period", "2026-09", "value", "1 061,50"));
        var bad = new Line(3, Map.of("figure", "Belegg", "period", "2026-11", "value", "mange"));
        var late = new Line(4, Map.of("figure", "Belegg", "period", "2026-11", "value", "5"));
        assertThat(figures.importAll(stored(id), new Sheet(columns, List.of(good, bad, late)), AUD))
                .extracting(Sheet.Fault::line, Sheet.Fault::column, Sheet.Fault::cause)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, "value", Cause.NOT_A_NUMBER),
                        org.assertj.core.groups.Tuple.tuple(4, "period", Cause.PERIOD_NOT_OVER));
        assertThat(figures.todos(stored(id), TODAY)).hasSize(1);
        assertThat(figures.importAll(stored(id), new Sheet(columns, List.of(good)), AUD))
                .isEmpty();
        assertThat(figures.figures(stored(id), AUDITOR)
                        .list()
                        .getFirst()
                        .last()
                        .orElseThrow()
                        .number())
                .isEqualTo(new BigDecimal("1061.5"));
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void aDayNobodyCanMeanIsNotNoted() {
        AgreementId id = submitted();
        LocalDate odd = LocalDate.of(26, 9, 1);
        var refused = new Refusal.DayNotPlausible(odd);
        assertThat(figures.agree(id, "f-1", figure(odd), TONE)).containsExactly(refused);
        assertThat(handling.report(id, false, "d-1", new Told(CLAUSE, TRUST, odd, "Sein", "other", "delay", ""), AUD))
                .containsExactly(refused);
        assertThat(settling.raise(id, "u-1", "Kven varslar", CLAUSE, TRUST, odd, AUD))
                .containsExactly(refused);
        var line = new Line(
                2,
                Map.of("clause", "1", "happened", "1.9.0026", "what", "Sein", "kind", "other", "consequence", "delay"));
        assertThat(handling.importAll(
                        stored(id),
                        false,
                        new Sheet(List.of("clause", "happened", "what", "kind", "consequence"), List.of(line)),
                        AUD))
                .extracting(Sheet.Fault::line, Sheet.Fault::column, Sheet.Fault::cause)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, "happened", Cause.NOT_A_DATE));
        assertThat(figures.figures(stored(id), AUD).list()).isEmpty();
        assertThat(handling.shared(stored(id), AUD).list()).isEmpty();
    }

    @Test
    void aDisagreementEndsWhenTheOtherPartyConfirmsIt() {
        AgreementId id = submitted();
        settling.raise(id, "u-1", "Kven varslar", CLAUSE, TRUST, TODAY.minusDays(9), AUD);
        var agreed = new RungConcluded("u-1", Rung.DIALOGUE, TODAY, RungOutcome.AGREED, false, "Vi varslar begge");
        assertThat(settling.conclude(id, agreed, AUD)).isEmpty();
        assertThat(settling.todos(stored(id), TODAY, TONE))
                .extracting(Todo::what, Todo::party)
                .contains(org.assertj.core.groups.Tuple.tuple(Todo.What.CONFIRM_SETTLEMENT, TRUST));
        for (Actor other : List.of(AUD, AUDITOR)) {
            assertThat(settling.answerOutcome(
                            id, new OutcomeAnswered("u-1", Rung.DIALOGUE, TRUST, true, TODAY, ""), other))
                    .as(other.userId())
                    .contains(new Refusal.NotAllowed());
        }
        assertThat(settling.ladder(stored(id), AUD).list().getFirst().isOpen()).isTrue();
        assertThat(settling.answerOutcome(id, new OutcomeAnswered("u-1", Rung.DIALOGUE, TRUST, true, TODAY, ""), TONE))
                .isEmpty();
        assertThat(settling.ladder(stored(id), AUD).list().getFirst().isOpen()).isFalse();
        assertThat(settling.todos(stored(id), TODAY, TONE)).isEmpty();
    }
}
