package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
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
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.examination.DutySentences;
import no.avtaleverk.model.examination.Phrases;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosChecklist;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosGuide;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosLibrary;
import no.avtaleverk.model.ros.RosLine;
import no.avtaleverk.model.ros.RosNote.OfRow;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosAgreementConfirmed;
import no.avtaleverk.model.ros.RosNote.RosConcluded;
import no.avtaleverk.model.ros.RosNote.RosMeasureChanged;
import no.avtaleverk.model.ros.RosNote.RosMeasureSet;
import no.avtaleverk.model.ros.RosNote.RosOwnerNamed;
import no.avtaleverk.model.ros.RosNote.RosProposalDeclined;
import no.avtaleverk.model.ros.RosNote.RosRowSetAside;
import no.avtaleverk.model.ros.RosNote.RosScored;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.RosScenario;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import no.avtaleverk.workflow.ros.KeepingRosLibraries;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** ROS analyses on a real store; run on each of them. */
abstract class RosContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor COORDINATOR = person("aud.dale", VAKSDAL, Role.COORDINATOR);
    private static final Actor OF_TRUST = person("tone.hauge", HELSE_BERGEN, Role.COORDINATOR);
    private static final Actor MAYOR = person("hege.eide", VAKSDAL, Role.LEADER);
    private static final Actor OUTSIDER = person("nils.berg", new PartyId("kommune-4601"), Role.COORDINATOR);
    private static final Actor AUDITOR =
            new Actor("per.nesse", "per.nesse", null, Set.of(Role.AUDITOR), Set.of(VAKSDAL));
    private static final String PATIENT = "patient";
    private static final ClauseId ALERT = new ClauseId("varsel");

    static final RosScale SCALE = scale("common", 1);
    static final RosLibrary LIBRARY = new RosLibrary("1", List.of(scenario("R-F-1", "Avtalen blir ikkje gjennomgått")));
    static final RosGuide GUIDE = new RosGuide(List.of(new RosGuide.Section(
            "2.2",
            both("Planlegging"),
            both("Rettleiaren"),
            List.of(new RosGuide.Question("OHD-2.2-01", both("Er behovet kartlagt?"), List.of())))));

    static RosChecklist checklist() {
        var nynorsk = new DutySentences.Signs(Phrases.of("skal"), Phrases.of("som"), Phrases.of("innan"));
        return new RosChecklist(
                ActivityContract.CATALOGUE,
                new DutySentences(Map.of(Language.NYNORSK, nynorsk, Language.BOKMAL, nynorsk)));
    }

    private static RosScenario scenario(String id, String event) {
        return new RosScenario(
                id,
                null,
                both(event),
                List.of(both("Ingen har ansvaret")),
                List.of(PATIENT),
                List.of(),
                List.of(new RosScenario.Proposed(Lowers.LIKELIHOOD, both("Fast dag i året"))),
                both("eiga vurdering"),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 1, 1));
    }

    private static RosScale scale(String id, int edition) {
        List<Bilingual> five = IntStream.rangeClosed(1, 5)
                .mapToObj(grade -> both("Grad " + grade))
                .toList();
        return new RosScale(
                id,
                edition,
                both("Skala"),
                both("Rettleiaren"),
                five.stream().map(one -> new RosScale.Likelihood(one, one, "1")).toList(),
                five,
                List.of(new RosScale.Area(PATIENT, both("Pasient"), five, false)),
                List.of(both("grøn"), both("gul"), both("raud")),
                5,
                12,
                5,
                4);
    }

    private static Bilingual both(String words) {
        return new Bilingual(words, words);
    }

    abstract ConfigurableApplicationContext context();

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    private <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    private AnalysingRisks analysing() {
        return bean(AnalysingRisks.class);
    }

    private Agreement stored(AgreementId id) {
        return bean(Agreements.class).find(id).orElseThrow();
    }

    private static Agreement done(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).change().agreement();
    }

    private AgreementId draft() {
        var clause = new Clause(
                ALERT, 1, "1", ClauseText.parse("Varsel", "Kommunen skal varsle sjukehuset innan 24 timar."));
        var head = new Head(
                "Delavtale 5",
                Language.NYNORSK,
                List.of(
                        AgreementParty.of(VAKSDAL, "Vaksdal kommune"),
                        AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF")),
                new Terms(null, null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of(),
                Set.of(),
                false);
        return done(bean(Drafting.class)
                        .start(
                                AgreementKind.SUB_AGREEMENT,
                                Origin.WRITTEN,
                                head,
                                new Clauses(List.of(clause)),
                                List.of(),
                                JURIST))
                .id();
    }

    private List<Refusal> score(AgreementId id, String item, RosGrade grade, Actor by) {
        Sha256 ground =
                analysing().analysis(stored(id), by).find(item).orElseThrow().ground();
        var score = new RosScored(item, PATIENT, Objects.requireNonNull(by.organisation()), grade, null, ground, "");
        return analysing()
                .note(id, by, (analysis, parties) -> analysis.score(score, parties, by, LocalDate.of(2026, 1, 1)));
    }

    @Test
    void aDraftBringsItsChecklistOfEventsAndDuties() {
        AgreementId id = draft();
        assertThat(analysing().list(id, 0, COORDINATOR)).isEmpty();
        RosAnalysis analysis = analysing().analysis(stored(id), OF_TRUST);
        assertThat(analysis.items())
                .extracting(item -> item.row().kind())
                .containsExactly(RosRow.Kind.EVENT, RosRow.Kind.DUTY);
        RosRow duty = analysis.items().getLast().row();
        assertThat(duty.words().nn()).isEqualTo("Kommunen skal varsle sjukehuset innan 24 timar.");
        assertThat(bean(Agreements.class).words(duty.barriers().getFirst().text()))
                .isPresent();
        assertThat(analysing().analysis(stored(id), AUDITOR).items()).hasSize(2);
        assertThat(analysing().analysis(stored(id), OUTSIDER)).isEqualTo(RosAnalysis.NONE);
        assertThatExceptionOfType(UnknownAgreementException.class)
                .isThrownBy(() -> analysing().list(id, 0, OUTSIDER));
        assertThat(analysing().list(id, 0, AUDITOR)).containsExactly(new Refusal.NotAllowed());
        assertThat(analysing().list(id, 7, COORDINATOR)).containsExactly(new Refusal.NothingByThatName("7"));
    }

    @Test
    void aPartySeesWhatTheOtherGradedWhenItHasGradedItself() {
        AgreementId id = draft();
        assertThat(analysing().list(id, 0, COORDINATOR)).isEmpty();
        assertThat(score(id, "R-F-1", new RosGrade(4, 4), COORDINATOR)).isEmpty();
        assertThat(standing(id, OF_TRUST)).isEqualTo(RosLine.Standing.UNSCORED);
        assertThat(standing(id, AUDITOR)).isEqualTo(RosLine.Standing.ONE_SIDED);
        // Nor does anybody else of that party, who could tell those who are to grade.
        List<Actor> reading = Arrays.stream(Role.values())
                .map(role -> person("x", HELSE_BERGEN, role))
                .filter(one -> !analysing().analysis(stored(id), one).items().isEmpty())
                .toList();
        assertThat(reading).extracting(Actor::roles).contains(Set.of(Role.LEADER));
        assertThat(reading).allSatisfy(one -> assertThat(standing(id, one)).isEqualTo(RosLine.Standing.UNSCORED));
        assertThat(standing(id, MAYOR)).isEqualTo(RosLine.Standing.ONE_SIDED);
        assertThat(score(id, "R-F-1", new RosGrade(2, 4), OF_TRUST)).isEmpty();
        assertThat(standing(id, OF_TRUST)).isEqualTo(RosLine.Standing.APART);
        assertThat(standing(id, MAYOR)).isEqualTo(RosLine.Standing.APART);
    }

    @Test
    void whatAPartyHasNotGradedIsATaskOfItsFromTheFirst() {
        AgreementId id = draft();
        assertThat(analysing().list(id, 0, COORDINATOR)).isEmpty();
        assertThat(toScore(id)).containsExactlyInAnyOrder(VAKSDAL, HELSE_BERGEN);
        for (RosItem item : analysing().analysis(stored(id), COORDINATOR).items()) {
            assertThat(score(id, item.id(), new RosGrade(2, 2), COORDINATOR)).isEmpty();
        }
        assertThat(toScore(id)).containsExactly(HELSE_BERGEN);
    }

    private List<PartyId> toScore(AgreementId id) {
        return analysing().todos(stored(id), LocalDate.of(2026, 1, 1)).stream()
                .filter(todo -> todo.what() == Todo.What.SCORE_RISKS)
                .map(Todo::party)
                .toList();
    }

    @Test
    void whatOnePartyProposesIsATaskOfTheOtherUntilItSaysYes() {
        AgreementId id = draft();
        assertThat(analysing().list(id, 0, COORDINATOR)).isEmpty();
        assertThat(score(id, "R-F-1", new RosGrade(4, 4), COORDINATOR)).isEmpty();
        assertThat(score(id, "R-F-1", new RosGrade(2, 4), OF_TRUST)).isEmpty();
        LocalDate today = LocalDate.of(2026, 1, 1);
        Sha256 ground = analysing()
                .analysis(stored(id), COORDINATOR)
                .find("R-F-1")
                .orElseThrow()
                .ground();
        var agreed = new RosAgreed("R-F-1", PATIENT, new RosGrade(3, 4), null, ground, "Tre i fjor");
        assertThat(analysing()
                        .note(
                                id,
                                COORDINATOR,
                                (analysis, parties) -> analysis.agree(agreed, parties, COORDINATOR, today)))
                .isEmpty();
        assertThat(standing(id, OF_TRUST)).isEqualTo(RosLine.Standing.PROPOSED);
        assertThat(analysing().todos(stored(id), today))
                .filteredOn(todo -> todo.what() != Todo.What.SCORE_RISKS)
                .extracting(Todo::what, Todo::party, Todo::item)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Todo.What.CONFIRM_RISK_GRADE, HELSE_BERGEN, "R-F-1"));
        var yes = new RosAgreementConfirmed("R-F-1", PATIENT, HELSE_BERGEN, new RosGrade(3, 4), null, ground);
        assertThat(analysing()
                        .note(id, OF_TRUST, (analysis, parties) -> analysis.confirm(yes, parties, OF_TRUST, today)))
                .isEmpty();
        assertThat(standing(id, COORDINATOR)).isEqualTo(RosLine.Standing.AGREED);
        RosLine line = analysing()
                .analysis(stored(id), COORDINATOR)
                .find("R-F-1")
                .flatMap(item -> item.line(PATIENT))
                .orElseThrow();
        assertThat(Objects.requireNonNull(line.proposed()).made().userName()).isEqualTo("aud.dale");
        assertThat(Objects.requireNonNull(line.agreed()).userName()).isEqualTo("tone.hauge");
        // It waits for a leader now, and for nobody's yes.
        assertThat(analysing().todos(stored(id), today))
                .filteredOn(todo -> todo.what() != Todo.What.SCORE_RISKS)
                .extracting(Todo::what)
                .containsOnly(Todo.What.ACCEPT_RISK);
    }

    @Test
    void aMeasureThatIsChangedIsATaskOfTheNewParty() {
        AgreementId id = draft();
        assertThat(analysing().list(id, 0, COORDINATOR)).isEmpty();
        LocalDate today = LocalDate.of(2026, 1, 1);
        LocalDate due = LocalDate.of(2099, 1, 1);
        var set = new RosMeasureSet("R-F-1", "m-9", "Fast dag", Lowers.LIKELIHOOD, VAKSDAL, Role.LEADER, due);
        var changed = new RosMeasureChanged(
                "R-F-1",
                "m-9",
                1,
                "Fast dag kvart halvår",
                Lowers.LIKELIHOOD,
                HELSE_BERGEN,
                Role.COORDINATOR,
                due.plusDays(9),
                "Ventar på møteplan");
        assertThat(analysing()
                        .note(
                                id,
                                COORDINATOR,
                                (analysis, parties) -> analysis.setMeasure(set, parties, COORDINATOR, today)))
                .isEmpty();
        for (List<Refusal> expected : List.of(List.<Refusal>of(), List.<Refusal>of(new Refusal.NotedMeanwhile()))) {
            assertThat(analysing()
                            .note(
                                    id,
                                    OF_TRUST,
                                    (analysis, parties) -> analysis.changeMeasure(changed, parties, OF_TRUST, today)))
                    .isEqualTo(expected);
        }
        assertThat(analysing().todos(stored(id), today))
                .filteredOn(todo -> todo.what() == Todo.What.DO_RISK_MEASURE)
                .singleElement()
                .satisfies(todo -> assertThat(todo.isFor(OF_TRUST)).isTrue())
                .satisfies(todo -> assertThat(todo.words()).isEqualTo("Fast dag kvart halvår"))
                .satisfies(todo -> assertThat(todo.due()).isEqualTo(due.plusDays(9)));
    }

    private RosLine.Standing standing(AgreementId id, Actor by) {
        return analysing()
                .analysis(stored(id), by)
                .find("R-F-1")
                .flatMap(item -> item.line(PATIENT))
                .orElseThrow()
                .standing();
    }

    @Test
    void aNewDraftGivesTheDifference() {
        AgreementId id = draft();
        assertThat(analysing().list(id, 0, COORDINATOR)).isEmpty();
        assertThat(analysing().list(id, 0, COORDINATOR)).isEmpty();
        Clause before = stored(id).clauses().find(ALERT).orElseThrow();
        done(bean(Drafting.class)
                .editClause(
                        id,
                        ALERT,
                        before.sha256(),
                        ClauseText.parse("Varsel", "Kommunen skal varsle sjukehuset innan 12 timar."),
                        JURIST));
        assertThat(analysing().list(id, 0, OF_TRUST)).isEmpty();
        assertThat(analysing().analysis(stored(id), COORDINATOR).items())
                .extracting(RosItem::change)
                .containsExactly(RosItem.Change.SAME, RosItem.Change.CHANGED);
    }

    @Test
    void aMeasureIsATaskOfItsRole() {
        AgreementId id = draft();
        assertThat(analysing().list(id, 0, COORDINATOR)).isEmpty();
        LocalDate due = LocalDate.of(2099, 1, 1);
        var set = new RosMeasureSet("R-F-1", "m-1", "Fast dag", Lowers.LIKELIHOOD, VAKSDAL, Role.LEADER, due);
        assertThat(analysing()
                        .note(
                                id,
                                COORDINATOR,
                                (analysis, parties) ->
                                        analysis.setMeasure(set, parties, COORDINATOR, LocalDate.of(2026, 1, 1))))
                .isEmpty();
        assertThat(analysing().todos(stored(id), due))
                .filteredOn(todo -> todo.isFor(MAYOR))
                .hasSize(1);
    }

    @Test
    void aTrustKeepsEventsAndAScaleOfItsOwn() {
        KeepingRosLibraries libraries = bean(KeepingRosLibraries.class);
        AgreementId id = draft();
        assertThat(libraries.keep(HELSE_BERGEN, scenario("E-983974724-1", "Ferja går ikkje"), COORDINATOR))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(libraries.keep(HELSE_BERGEN, scenario("E-983974724-1", "Ferja går ikkje"), OF_TRUST))
                .isEmpty();
        assertThat(libraries.library(HELSE_BERGEN).scenarios())
                .extracting(RosScenario::id)
                .containsExactly("R-F-1", "E-983974724-1");
        assertThat(analysing().list(id, 0, COORDINATOR)).isEmpty();
        assertThat(analysing().analysis(stored(id), COORDINATOR).find("E-983974724-1"))
                .isPresent();
        assertThat(libraries.issue(HELSE_BERGEN, scale(HELSE_BERGEN.value(), 1), OF_TRUST))
                .isEmpty();
        assertThat(libraries.scale(HELSE_BERGEN).id()).isEqualTo(HELSE_BERGEN.value());
        // The list that was made keeps the scale it was made with.
        assertThat(analysing()
                        .analysis(stored(id), COORDINATOR)
                        .scale()
                        .orElseThrow()
                        .id())
                .isEqualTo("common");
        assertThat(libraries.retire(HELSE_BERGEN, "E-983974724-1", "Ny bru", OF_TRUST))
                .isEmpty();
        assertThat(libraries.library(HELSE_BERGEN).find("E-983974724-1")).isEmpty();
        assertThat(libraries.own(HELSE_BERGEN).edition()).isEqualTo(3);
    }

    @Test
    void whoGradedOtherWordsDoesNotSeeWhatTheOtherGradesNow() {
        AgreementId id = draft();
        assertThat(analysing().list(id, 0, COORDINATOR)).isEmpty();
        String duty =
                analysing().analysis(stored(id), COORDINATOR).items().getLast().id();
        assertThat(score(id, duty, new RosGrade(2, 2), COORDINATOR)).isEmpty();
        assertThat(score(id, duty, new RosGrade(2, 2), OF_TRUST)).isEmpty();
        Clause before = stored(id).clauses().find(ALERT).orElseThrow();
        // The duty is the same, and so is the row; the clause says more, and everybody grades anew.
        done(bean(Drafting.class)
                .editClause(
                        id,
                        ALERT,
                        before.sha256(),
                        ClauseText.parse(
                                "Varsel", "Kommunen skal varsle sjukehuset innan 24 timar. Ho ringjer vakthavande."),
                        JURIST));
        assertThat(analysing().list(id, 0, COORDINATOR)).isEmpty();
        assertThat(score(id, duty, new RosGrade(5, 5), OF_TRUST)).isEmpty();
        RosLine line = analysing()
                .analysis(stored(id), COORDINATOR)
                .find(duty)
                .flatMap(item -> item.line(PATIENT))
                .orElseThrow();
        assertThat(line.standing()).isEqualTo(RosLine.Standing.TO_BE_SCORED_AGAIN);
        assertThat(line.scores()).isEmpty();
    }

    @Test
    void theDayOfTheNextMeetingIsATaskWhenItNears() {
        AgreementId id = draft();
        assertThat(analysing().list(id, 0, COORDINATOR)).isEmpty();
        LocalDate next = LocalDate.of(2098, 5, 1);
        var concluded = new RosConcluded("", LocalDate.of(2026, 1, 1), "Aud Dale", "Gått gjennom", next);
        assertThat(analysing()
                        .note(
                                id,
                                COORDINATOR,
                                (analysis, parties) ->
                                        analysis.conclude(concluded, parties, COORDINATOR, LocalDate.of(2026, 1, 2))))
                .isEmpty();
        assertThat(analysing().todos(stored(id), next.minusDays(61)))
                .extracting(Todo::what)
                .doesNotContain(Todo.What.GO_THROUGH_RISKS);
        assertThat(analysing().todos(stored(id), next.minusDays(60)))
                .filteredOn(todo -> todo.what() == Todo.What.GO_THROUGH_RISKS)
                .extracting(Todo::due)
                .containsExactly(next, next);
    }

    @Test
    void aGradedRowIsSetAsideAndOwnedWhenTheOtherSideHasSaidYesToWhatItRead() {
        AgreementId id = draft();
        assertThat(analysing().list(id, 0, COORDINATOR)).isEmpty();
        assertThat(score(id, "R-F-1", new RosGrade(4, 4), COORDINATOR)).isEmpty();
        var owner = new RosOwnerNamed("R-F-1", HELSE_BERGEN, Role.LEADER);
        assertThat(analysing().note(id, OF_TRUST, (analysis, parties) -> analysis.nameOwner(owner, parties, OF_TRUST)))
                .isEmpty();
        var aside = new RosRowSetAside("R-F-1", "Skjer ikkje her");
        assertThat(analysing().note(id, OF_TRUST, (analysis, parties) -> analysis.setAside(aside, parties, OF_TRUST)))
                .isEmpty();
        assertThat(first(id).isLookedAt()).isTrue();
        assertThat(analysing().todos(stored(id), LocalDate.of(2026, 1, 1)))
                .filteredOn(todo -> todo.what() == Todo.What.CONFIRM_RISK_GRADE)
                .extracting(Todo::party, Todo::item)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(VAKSDAL, "R-F-1"));
        long asks = Objects.requireNonNull(first(id).wanted().owner()).number();
        assertThat(analysing()
                        .note(
                                id,
                                COORDINATOR,
                                (analysis, parties) ->
                                        analysis.consent("R-F-1", OfRow.OWNER, asks, parties, COORDINATOR)))
                .isEmpty();
        assertThat(first(id).ownerParty()).isEqualTo(HELSE_BERGEN);
        var no = new RosProposalDeclined("R-F-1", VAKSDAL, OfRow.ASIDE, "Det skjedde i mars");
        long asideRead = Objects.requireNonNull(first(id).wanted().aside()).number();
        assertThat(analysing()
                        .note(
                                id,
                                COORDINATOR,
                                (analysis, parties) -> analysis.decline(no, asideRead, parties, COORDINATOR)))
                .isEmpty();
        assertThat(first(id).awaitsYes()).isFalse();
        assertThat(first(id).isLookedAt()).isTrue();
    }

    private RosItem first(AgreementId id) {
        return analysing().analysis(stored(id), AUDITOR).find("R-F-1").orElseThrow();
    }
}
