package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Answer;
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
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.discussion.Topic;
import no.avtaleverk.model.discussion.TopicId;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosDeviations;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosLine;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosDeviationLinked;
import no.avtaleverk.model.ros.RosNote.RosMeasureSet;
import no.avtaleverk.model.ros.RosNote.RosRiskAccepted;
import no.avtaleverk.model.ros.RosNote.RosRowAdded;
import no.avtaleverk.model.ros.RosNote.RosScored;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.model.ros.RosScenario;
import no.avtaleverk.model.ros.RosStanding;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.deviation.HandlingDeviations;
import no.avtaleverk.workflow.discussion.Discussing;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import no.avtaleverk.workflow.ros.KeepingRosLibraries;
import no.avtaleverk.workflow.ros.MunicipalityRisks;
import no.avtaleverk.workflow.ros.ProposingMeasures;
import no.avtaleverk.workflow.ros.ProposingMeasures.Proposed;
import no.avtaleverk.workflow.ros.ProposingMeasures.Standing;
import no.avtaleverk.workflow.ros.ProposingMeasures.Wish;
import no.avtaleverk.workflow.ros.RegionalRisks;
import no.avtaleverk.workflow.ros.RiskOverview;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What an analysis gives back to the text, to deviations and to those who look over many; run on each store. */
abstract class RosUseContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final PartyId HELSE_VEST = new PartyId("rhf-983658725");
    private static final RequirementId BEDS = new RequirementId("HOL-6-2-04");
    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor COORDINATOR = person("aud.dale", VAKSDAL, Role.COORDINATOR);
    private static final Actor OF_TRUST = person("tone.hauge", HELSE_BERGEN, Role.COORDINATOR);
    private static final Actor MAYOR = person("hege.eide", VAKSDAL, Role.LEADER);
    private static final Actor DIRECTOR = person("rune.sandvik", HELSE_BERGEN, Role.LEADER);
    private static final Actor OF_VOSS = person("odd.skjerven", VOSS, Role.COORDINATOR);
    private static final Actor OUTSIDER = person("nils.berg", new PartyId("kommune-4601"), Role.COORDINATOR);
    private static final Actor AUDITOR =
            new Actor("per.nesse", "per.nesse", null, Set.of(Role.AUDITOR), Set.of(VAKSDAL));
    private static final Actor REGION =
            new Actor("ingrid.moe", "ingrid.moe", HELSE_VEST, Set.of(Role.RHF), Set.of(HELSE_BERGEN));
    private static final String PATIENT = "patient";
    private static final ClauseId ALERT = new ClauseId("varsel");
    private static final LocalDate IN_FORCE = LocalDate.of(2026, 3, 11);
    private static final LocalDate DUE = LocalDate.of(2026, 5, 1);

    static final SetClock CLOCK = new SetClock();

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

    private ProposingMeasures proposing() {
        return bean(ProposingMeasures.class);
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
        CLOCK.on(IN_FORCE);
    }

    private AgreementId draft(String title, boolean answersBeds) {
        var clause = new Clause(
                ALERT, 1, "1", ClauseText.parse("Varsel", "Kommunen skal varsle sjukehuset innan 24 timar."));
        var beds = new Clause(new ClauseId("plassar"), 1, "2", ClauseText.parse("Plassar", "To plassar."));
        var head = new Head(
                title,
                Language.NYNORSK,
                List.of(
                        AgreementParty.of(VAKSDAL, "Vaksdal kommune"),
                        AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF")),
                new Terms(null, null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of(),
                answersBeds ? Set.of(BEDS) : Set.of(),
                false);
        return done(bean(Drafting.class)
                        .start(
                                AgreementKind.SUB_AGREEMENT,
                                Origin.WRITTEN,
                                head,
                                new Clauses(List.of(clause, beds)),
                                answersBeds
                                        ? List.of(new Answer(beds.id(), beds.sha256(), BEDS, Answer.Basis.JURIST, true))
                                        : List.of(),
                                JURIST))
                .id();
    }

    private AgreementId inForce(String title, boolean answersBeds) {
        AgreementId id = draft(title, answersBeds);
        conclude(id);
        return id;
    }

    private void conclude(AgreementId id) {
        done(bean(Reviewing.class).submit(id, "", JURIST));
        Concluding.conclude(context(), id, IN_FORCE, List.of(DIRECTOR, MAYOR));
    }

    private void list(AgreementId id) {
        Agreement agreement = stored(id);
        assertThat(analysing().list(id, analysing().versionToList(agreement), COORDINATOR))
                .isEmpty();
    }

    private RosItem item(AgreementId id, String row) {
        return analysing().analysis(stored(id), AUDITOR).find(row).orElseThrow();
    }

    private void score(AgreementId id, String row, Actor by, RosGrade grade) {
        Sha256 ground = item(id, row).ground();
        var score = new RosScored(row, PATIENT, Objects.requireNonNull(by.organisation()), grade, null, ground, "");
        assertThat(analysing()
                        .note(
                                id,
                                by,
                                (analysis, parties) -> analysis.score(score, parties, by, LocalDate.of(2026, 1, 1))))
                .isEmpty();
    }

    private void agree(AgreementId id, String row, RosGrade grade) {
        score(id, row, COORDINATOR, grade);
        score(id, row, OF_TRUST, grade);
        Sha256 ground = item(id, row).ground();
        var agreed = new RosAgreed(row, PATIENT, grade, null, ground, "");
        assertThat(analysing()
                        .note(
                                id,
                                OF_TRUST,
                                (analysis, parties) ->
                                        analysis.agree(agreed, parties, OF_TRUST, LocalDate.of(2026, 1, 1))))
                .isEmpty();
    }

    private void measure(AgreementId id, String row, String measure, LocalDate due) {
        var set = new RosMeasureSet(row, measure, "Fast dag i året", Lowers.LIKELIHOOD, VAKSDAL, Role.LEADER, due);
        assertThat(analysing()
                        .note(
                                id,
                                COORDINATOR,
                                (analysis, parties) -> analysis.setMeasure(set, parties, COORDINATOR, IN_FORCE)))
                .isEmpty();
    }

    // ---- amendments -------------------------------------------------------------------------------------------------

    @Test
    void aMeasureIsProposedInTheDraftAndTheRowTellsHowItWent() {
        AgreementId id = draft("Delavtale 5", false);
        list(id);
        measure(id, "R-F-1", "m-1", DUE);
        Clause clause = stored(id).clauses().find(ALERT).orElseThrow();
        var words = ClauseText.parse("Varsel", clause.text().body() + "\n\nPartane har ein fast dag i året.");
        Proposed made = proposing()
                .propose(id, "R-F-1", "m-1", new Wish.Reword(ALERT, clause.sha256(), words), "R-F-1", JURIST);
        assertThat(made).isInstanceOf(Proposed.Made.class);
        TopicId topic = ((Proposed.Made) made).topic();
        assertThat(told(id, OF_TRUST))
                .extracting(ProposingMeasures.Told::standing)
                .isEqualTo(Standing.OPEN);
        assertThat(proposing().sources(stored(id), OF_TRUST).get(topic))
                .extracting(source -> source.item().id())
                .isEqualTo("R-F-1");
        assertThat(proposing().sources(stored(id), OUTSIDER)).isEmpty();
        bean(Discussing.class).accept(id, List.of(new Discussing.Wish(topic, clause.sha256(), null)), JURIST);
        assertThat(stored(id).clauses().find(ALERT).orElseThrow().text().body()).contains("fast dag");
        assertThat(told(id, COORDINATOR))
                .extracting(ProposingMeasures.Told::standing)
                .isEqualTo(Standing.ACCEPTED);
        // Once is enough.
        assertThat(proposing()
                        .propose(
                                id,
                                "R-F-1",
                                "m-1",
                                new Wish.Insert(ALERT, 1, ClauseText.parse("Fast dag", "Ein dag.")),
                                "",
                                JURIST))
                .isEqualTo(new Proposed.Refused(List.of(new Refusal.DoneBefore("m-1"))));
        assertThat(bean(History.class).verify().firstFault()).isNull();
    }

    private ProposingMeasures.Told told(AgreementId id, Actor by) {
        Agreement agreement = stored(id);
        return Objects.requireNonNull(proposing()
                .told(agreement, analysing().analysis(agreement, by), by)
                .get("m-1"));
    }

    @Test
    void whatIsRefusedIsNeitherProposedNorNoted() {
        AgreementId id = draft("Delavtale 6", false);
        list(id);
        measure(id, "R-F-1", "m-1", DUE);
        var wish = new Wish.Insert(ALERT, 1, ClauseText.parse("Fast dag", "Ein fast dag i året."));
        assertThat(proposing().propose(id, "R-F-1", "m-9", wish, "", JURIST))
                .isEqualTo(new Proposed.Refused(List.of(new Refusal.NothingByThatName("m-9"))));
        assertThat(topics(id)).isEmpty();
        assertThat(proposing().propose(id, "R-F-1", "m-1", wish, "", COORDINATOR))
                .isEqualTo(new Proposed.Refused(List.of(new Refusal.NotAllowed())));
        assertThatExceptionOfType(UnknownAgreementException.class)
                .isThrownBy(() -> proposing().propose(id, "R-F-1", "m-1", wish, "", OUTSIDER));
        assertThat(item(id, "R-F-1").measures().getFirst().proposed()).isNull();
        done(bean(Reviewing.class).submit(id, "", JURIST));
        assertThat(proposing().draft(stored(id))).isEqualTo(ProposingMeasures.Draft.IN_REVIEW);
        assertThat(proposing().propose(id, "R-F-1", "m-1", wish, "", JURIST))
                .isEqualTo(new Proposed.Refused(List.of(new Refusal.NotEditable(TextState.REVIEW))));
    }

    private List<Topic> topics(AgreementId id) {
        return bean(Discussing.class).talk(id, JURIST).orElseThrow().topics().stream()
                .map(one -> one.topic())
                .toList();
    }

    @Test
    void aRejectedProposalSaysWhyAndAnAuditorDoesNotReadTheRoomOfInnerWork() {
        AgreementId id = draft("Delavtale 7", false);
        list(id);
        measure(id, "R-F-1", "m-1", DUE);
        var wish = new Wish.Insert(null, 1, ClauseText.parse("Fast dag", "Ein fast dag i året."));
        TopicId topic = ((Proposed.Made) proposing().propose(id, "R-F-1", "m-1", wish, "", JURIST)).topic();
        bean(Discussing.class).reject(id, topic, "Står alt i punkt 1", JURIST);
        assertThat(told(id, COORDINATOR))
                .isEqualTo(new ProposingMeasures.Told("m-1", topic, Standing.REJECTED, "Står alt i punkt 1"));
        assertThat(told(id, REGION).standing()).isEqualTo(Standing.NOT_READABLE);
    }

    // ---- deviations -------------------------------------------------------------------------------------------------

    @Test
    void aDeviationOnTheClauseOfAGreenRowSpeaksAgainstIt() {
        AgreementId id = inForce("Delavtale 8", false);
        list(id);
        RosItem duty = analysing().analysis(stored(id), AUDITOR).items().getLast();
        agree(id, duty.id(), new RosGrade(1, 1));
        CLOCK.on(IN_FORCE.plusDays(40));
        var told = new HandlingDeviations.Told(
                ALERT, HELSE_BERGEN, IN_FORCE.plusDays(39), "Varselet kom ikkje", "other", "delay", "");
        assertThat(bean(HandlingDeviations.class).report(id, false, "d-1", told, COORDINATOR))
                .isEmpty();
        RosDeviations beside = beside(id);
        var deviation = beside.shared().list().getFirst();
        assertThat(beside.contradicted()).extracting(RosItem::id).containsExactly(duty.id());
        assertThat(beside.suggested(deviation)).extracting(RosItem::id).containsExactly(duty.id());
        assertThat(beside.linked(deviation)).isEmpty();
        assertThat(analysing().link(id, new RosDeviationLinked(duty.id(), "d-1"), OF_TRUST))
                .isEmpty();
        assertThat(beside(id).linked(deviation)).extracting(RosItem::id).containsExactly(duty.id());
        assertThat(beside(id).suggested(deviation)).isEmpty();
        assertThat(beside(id).against(item(id, duty.id()))).hasSize(1);
        // Graded with the deviation in mind, it no longer speaks against it.
        CLOCK.on(IN_FORCE.plusDays(50));
        agree(id, duty.id(), new RosGrade(2, 1));
        assertThat(beside(id).contradicted()).isEmpty();
    }

    private RosDeviations beside(AgreementId id) {
        return analysing().besideDeviations(stored(id), AUDITOR);
    }

    // ---- overviews --------------------------------------------------------------------------------------------------

    @Test
    void theOverviewHoldsWhatAPersonMayReadAndNothingElse() {
        AgreementId id = inForce("Delavtale 9", false);
        list(id);
        agree(id, "R-F-1", new RosGrade(4, 4));
        measure(id, "R-F-1", "m-1", DUE);
        CLOCK.on(LocalDate.of(2026, 5, 11));
        for (Actor by : List.of(COORDINATOR, OF_TRUST, REGION, AUDITOR, MAYOR)) {
            RegionalRisks risks = risks(by);
            assertThat(analysed(risks, id)).as(by.userId()).isPresent();
            assertThat(risks.events())
                    .filteredOn(event -> event.id().equals("R-F-1"))
                    .first()
                    .satisfies(event -> assertThat(event.by().get(Zone.RED)).containsExactly(VAKSDAL));
            assertThat(risks.late())
                    .filteredOn(late -> late.agreement().equals(id))
                    .singleElement()
                    .satisfies(late -> assertThat(late.days()).isEqualTo(10));
            assertThat(risks.unaccepted()).anyMatch(row -> row.agreement().equals(id));
            assertThat(risks.cell(VAKSDAL, Optional.empty()).orElseThrow().zone())
                    .isEqualTo(Zone.RED);
            assertThat(risks.trend().getLast())
                    .satisfies(quarter -> assertThat(quarter.number()).isEqualTo(2))
                    .satisfies(quarter -> assertThat(quarter.count(Zone.RED)).isPositive());
        }
        for (Actor by : List.of(OUTSIDER, OF_VOSS)) {
            RegionalRisks risks = risks(by);
            assertThat(risks.analyses()).isEmpty();
            assertThat(risks.events()).isEmpty();
            assertThat(risks.late()).isEmpty();
            assertThat(risks.municipalities()).isEmpty();
            assertThat(risks.without()).isEmpty();
            assertThat(risks.heat()).isEmpty();
            assertThat(risks.trend()).allMatch(quarter -> quarter.rows().isEmpty());
        }
    }

    private RegionalRisks risks(Actor by) {
        return bean(RiskOverview.class).risks(RiskOverview.Filter.ALL, by);
    }

    private static Optional<RegionalRisks.Analysed> analysed(RegionalRisks risks, AgreementId id) {
        return risks.analyses().stream()
                .filter(one -> one.agreement().id().equals(id))
                .findFirst();
    }

    @Test
    void theOtherSidesGradesAreNotToldByTheOverviewEither() {
        AgreementId id = inForce("Delavtale 10", false);
        list(id);
        score(id, "R-F-1", COORDINATOR, new RosGrade(5, 5));
        assertThat(row(id, COORDINATOR).zone()).isEqualTo(Zone.RED);
        assertThat(row(id, OF_TRUST).zone()).isNull();
    }

    @Test
    void aKommuneThatHasNotGradedIsNotRedByWhatOthersHave() {
        AgreementId id = inForce("Delavtale 17", false);
        list(id);
        score(id, "R-F-1", OF_TRUST, new RosGrade(5, 5));
        RegionalRisks.Row row = row(id, REGION);
        assertThat(row.zone()).isEqualTo(Zone.RED);
        assertThat(row.zoneFor(VAKSDAL)).isEmpty();
        score(id, "R-F-1", COORDINATOR, new RosGrade(2, 2));
        assertThat(row(id, REGION).zoneFor(VAKSDAL)).contains(Zone.RED);
    }

    private RegionalRisks.Row row(AgreementId id, Actor by) {
        return analysed(risks(by), id).orElseThrow().rows().stream()
                .filter(one -> one.item().id().equals("R-F-1"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theOverviewIsNarrowedByTrustCommunityAndMatter() {
        AgreementId id = inForce("Delavtale 11", false);
        list(id);
        RiskOverview overview = bean(RiskOverview.class);
        var trust = new RiskOverview.Filter(null, HELSE_BERGEN, Set.of(), null);
        assertThat(analysed(overview.risks(trust, REGION), id)).isPresent();
        var other = new RiskOverview.Filter(null, new PartyId("hf-1"), Set.of(), null);
        assertThat(overview.risks(other, REGION).analyses()).isEmpty();
        var region = new RiskOverview.Filter(HELSE_VEST, null, Set.of(VAKSDAL, HELSE_BERGEN), null);
        assertThat(analysed(overview.risks(region, REGION), id)).isPresent();
        var community = new RiskOverview.Filter(null, null, Set.of(VOSS, HELSE_BERGEN), null);
        assertThat(overview.risks(community, REGION).analyses()).isEmpty();
        var matter = new RiskOverview.Filter(null, null, Set.of(), new RequirementId("HOL-6-2-99"));
        assertThat(analysed(overview.risks(matter, REGION), id).orElseThrow().rows())
                .isEmpty();
    }

    @Test
    void whatOneAgreementLeavesOpenAnotherAnswers() {
        assertThat(bean(KeepingRosLibraries.class)
                        .keep(
                                HELSE_BERGEN,
                                new RosScenario(
                                        "E-983974724-" + Math.abs(getClass().hashCode()),
                                        null,
                                        both("Ingen ledig seng"),
                                        List.of(),
                                        List.of(PATIENT),
                                        List.of(BEDS),
                                        List.of(),
                                        both("eiga vurdering"),
                                        LocalDate.of(2026, 1, 1),
                                        LocalDate.of(2027, 1, 1)),
                                OF_TRUST))
                .isEmpty();
        String event = "E-983974724-" + Math.abs(getClass().hashCode());
        AgreementId raised = inForce("Delavtale 12", false);
        AgreementId answering = inForce("Delavtale 13", true);
        list(raised);
        assertThat(item(raised, event).row().isRaised()).isTrue();
        MunicipalityRisks risks = bean(MunicipalityRisks.class);
        assertThat(risks.elsewhere(stored(raised), COORDINATOR).get(event))
                .filteredOn(one -> one.agreement().equals(answering))
                .singleElement()
                .satisfies(one -> assertThat(one.barrier().clause()).isEqualTo(new ClauseId("plassar")))
                .satisfies(one -> assertThat(one.forAll()).isTrue());
        assertThat(risks.elsewhere(stored(raised), OUTSIDER)).isEmpty();
        agree(raised, event, new RosGrade(3, 3));
        MunicipalityRisks.Whole whole = risks.whole(VAKSDAL, COORDINATOR).orElseThrow();
        MunicipalityRisks.Line line = whole.lines().stream()
                .filter(one -> one.row().id().equals(event))
                .findFirst()
                .orElseThrow();
        assertThat(line.row().isRaised()).isFalse();
        assertThat(line.guards())
                .extracting(MunicipalityRisks.Guard::agreement)
                .contains(answering)
                .doesNotContain(raised);
        assertThat(line.grades())
                .filteredOn(graded -> graded.agreement().equals(raised))
                .extracting(MunicipalityRisks.Graded::zone)
                .containsExactly(Zone.YELLOW);
        assertThat(risks.whole(VAKSDAL, REGION)).isPresent();
        assertThat(risks.whole(VAKSDAL, OUTSIDER)).isEmpty();
        assertThat(risks.whole(VAKSDAL, OF_VOSS)).isEmpty();
        assertThat(risks.whole(VOSS, OF_VOSS).orElseThrow().agreements()).isEmpty();
        assertThat(risks.whole(HELSE_BERGEN, OF_TRUST)).isEmpty();
    }

    private static Bilingual both(String words) {
        return new Bilingual(words, words);
    }

    @Test
    void theAnalysisIsReadAsItStoodAtTheEndOfAQuarter() {
        AgreementId id = inForce("Delavtale 14", false);
        list(id);
        agree(id, "R-F-1", new RosGrade(5, 5));
        CLOCK.on(LocalDate.of(2026, 8, 3));
        agree(id, "R-F-1", new RosGrade(1, 2));
        RosAnalysis now = analysing().analysis(stored(id), COORDINATOR);
        assertThat(now.red()).isEmpty();
        LocalDate then = LocalDate.of(2026, 6, 30);
        assertThat(analysing().analyses(stored(id), new TreeSet<>(Set.of(then)), COORDINATOR))
                .hasEntrySatisfying(then, stood -> assertThat(stood.red()).hasSize(1));
        List<RegionalRisks.Quarter> trend = risks(COORDINATOR).trend();
        assertThat(trend).extracting(RegionalRisks.Quarter::number).containsExactly(1, 2, 3);
        assertThat(trend.get(1).count(Zone.RED)).isGreaterThan(trend.get(2).count(Zone.RED));
    }

    @Test
    void theYearlyReviewIsToldOfWhatBothSidesHaveGraded() {
        AgreementId id = inForce("Delavtale 15", false);
        list(id);
        score(id, "R-F-1", COORDINATOR, new RosGrade(5, 5));
        assertThat(analysing().forReview(stored(id), IN_FORCE, IN_FORCE)).isEmpty();
        agree(id, "R-F-1", new RosGrade(4, 4));
        assertThat(analysing().forReview(stored(id), IN_FORCE, IN_FORCE))
                .singleElement()
                .satisfies(one -> assertThat(one.words()).isEqualTo("R-F-1 Avtalen blir ikkje gjennomgått"))
                .satisfies(one -> assertThat(one.standing()).isEqualTo(ReviewItem.Standing.NEW))
                .satisfies(one -> assertThat(one.risk()).isEqualTo(new RosStanding(Zone.RED, 16, true, false)));
        measure(id, "R-F-1", "m-1", DUE);
        assertThat(analysing().forReview(stored(id), DUE.plusDays(30), DUE.plusDays(30)))
                .singleElement()
                .satisfies(one -> assertThat(one.standing()).isEqualTo(ReviewItem.Standing.LATE))
                .satisfies(one -> assertThat(one.date()).isEqualTo(DUE));
    }

    @Test
    void aListOfOtherWordsThanThoseInForceIsToBeMadeAgain() {
        AgreementId same = draft("Delavtale 21", false);
        AgreementId other = draft("Delavtale 22", false);
        for (AgreementId id : List.of(same, other)) {
            assertThat(analysing().list(id, 0, COORDINATOR)).isEmpty();
        }
        Clause before = stored(other).clauses().list().getFirst();
        done(bean(Drafting.class)
                .editClause(
                        other,
                        before.id(),
                        before.sha256(),
                        ClauseText.parse(before.text().heading(), before.text().body() + " Partane møtest kvart år."),
                        JURIST));
        conclude(same);
        conclude(other);
        assertThat(listAgain(same)).isEmpty();
        assertThat(listAgain(other)).extracting(Todo::party).containsExactlyInAnyOrder(VAKSDAL, HELSE_BERGEN);
        list(other);
        assertThat(listAgain(other)).isEmpty();
    }

    private List<Todo> listAgain(AgreementId id) {
        return analysing().todos(stored(id), IN_FORCE).stream()
                .filter(todo -> todo.what() == Todo.What.LIST_RISKS_AGAIN)
                .toList();
    }

    @Test
    void anotherValueInTheSameTextAsksForTheListAndForGradesAgain() {
        AgreementId id = draft("Delavtale 31", false);
        Clause alert = stored(id).clauses().find(ALERT).orElseThrow();
        done(bean(Drafting.class)
                .editClause(
                        id,
                        ALERT,
                        alert.sha256(),
                        ClauseText.parse("Varsel", "Partane svarer innan {{svar-dager}} dagar."),
                        JURIST));
        answeringWithin(id, "5");
        conclude(id);
        list(id);
        own(id);
        agree(id, "egen-1", new RosGrade(2, 2));
        assertThat(item(id, "egen-1").row().barriers().getFirst().values()).isEqualTo(Map.of("svar-dager", "5"));
        assertThat(listAgain(id)).isEmpty();
        done(bean(Reviewing.class).redraft(id, "Ny gjennomgang", JURIST));
        answeringWithin(id, "30");
        conclude(id);
        assertThat(stored(id).versions().getFirst().text())
                .isEqualTo(stored(id).versions().getLast().text());
        assertThat(listAgain(id)).hasSize(2);
        list(id);
        assertThat(listAgain(id)).isEmpty();
        RosItem after = item(id, "egen-1");
        assertThat(after.change()).isEqualTo(RosItem.Change.CHANGED);
        assertThat(after.lines().getFirst().standing()).isEqualTo(RosLine.Standing.TO_BE_SCORED_AGAIN);
    }

    private void answeringWithin(AgreementId id, String days) {
        Agreement agreement = stored(id);
        Head head = agreement.head();
        done(bean(Drafting.class)
                .changeHead(
                        id,
                        new Head(
                                head.title(),
                                head.language(),
                                head.parties(),
                                head.terms(),
                                Map.of("svar-dager", days),
                                head.claims(),
                                head.jointMeasure()),
                        agreement.sequence(),
                        JURIST));
    }

    /** An event that people add, which the clause on alerts guards against. */
    private void own(AgreementId id) {
        var barrier = new RosRow.Barrier(ALERT, "", "", Sha256.ZERO, Map.of(), null);
        var row = new RosRow(
                "egen-1",
                RosRow.Kind.OWN,
                null,
                both("Ingen svarer"),
                List.of(),
                List.of(PATIENT),
                List.of(barrier),
                List.of(),
                List.of(),
                both(""));
        assertThat(analysing().addRow(id, new RosRowAdded("egen-1", row), COORDINATOR))
                .isEmpty();
    }

    @Test
    void whenADraftIsGivenUpTheListOfTheTextInForceBringsBackWhatWasAgreedAndAccepted() {
        AgreementId id = inForce("Delavtale 32", false);
        list(id);
        own(id);
        agree(id, "egen-1", new RosGrade(3, 4));
        accept(id, "egen-1", new RosGrade(3, 4), IN_FORCE.plusYears(1));
        done(bean(Reviewing.class).redraft(id, "Ny gjennomgang", JURIST));
        Clause alert = stored(id).clauses().find(ALERT).orElseThrow();
        done(bean(Drafting.class)
                .editClause(
                        id,
                        ALERT,
                        alert.sha256(),
                        ClauseText.parse("Varsel", "Kommunen skal varsle sjukehuset innan 12 timar."),
                        JURIST));
        assertThat(analysing().list(id, 0, OF_TRUST)).isEmpty();
        assertThat(item(id, "egen-1").lines().getFirst().standing()).isEqualTo(RosLine.Standing.TO_BE_SCORED_AGAIN);
        // What is worked on may come to be the text: nobody is asked to go back yet.
        assertThat(listAgain(id)).isEmpty();
        done(bean(Reviewing.class).withdraw(id, "Ikkje semje", JURIST));
        assertThat(listAgain(id)).hasSize(2);
        list(id);
        assertThat(listAgain(id)).isEmpty();
        RosLine line = item(id, "egen-1").lines().getFirst();
        assertThat(line.standing()).isEqualTo(RosLine.Standing.AGREED);
        assertThat(line.acceptedUntil(null)).contains(IN_FORCE.plusYears(1));
    }

    private void accept(AgreementId id, String row, RosGrade remaining, LocalDate until) {
        var accepted = new RosRiskAccepted(row, PATIENT, VAKSDAL, remaining, "ordførar", until, "Tiltaka verkar");
        LocalDate today = LocalDate.ofInstant(CLOCK.instant(), java.time.ZoneOffset.UTC);
        assertThat(analysing().note(id, MAYOR, (analysis, parties) -> analysis.accept(accepted, parties, MAYOR, today)))
                .isEmpty();
    }

    @Test
    void anAcceptanceThatRunsOutIsATaskBeforeItDoes() {
        AgreementId id = inForce("Delavtale 33", false);
        list(id);
        agree(id, "R-F-1", new RosGrade(3, 4));
        assertThat(toAccept(id, IN_FORCE)).hasSize(2).extracting(Todo::due).containsOnlyNulls();
        LocalDate until = IN_FORCE.plusMonths(6);
        accept(id, "R-F-1", new RosGrade(3, 4), until);
        assertThat(toAccept(id, until.minusDays(61))).isEmpty();
        assertThat(toAccept(id, until.minusDays(60))).extracting(Todo::due).containsExactly(until, until);
        assertThat(toAccept(id, until.plusDays(1))).extracting(Todo::due).containsExactly(until, until);
        accept(id, "R-F-1", new RosGrade(3, 4), until.plusYears(1));
        assertThat(toAccept(id, until.plusDays(1))).isEmpty();
    }

    private List<Todo> toAccept(AgreementId id, LocalDate today) {
        return analysing().todos(stored(id), today).stream()
                .filter(todo -> todo.what() == Todo.What.ACCEPT_RISK)
                .toList();
    }

    @Test
    void thePartiesAreAskedToMeetAYearAfterTheFirstList() {
        AgreementId id = inForce("Delavtale 34", false);
        list(id);
        LocalDate due = IN_FORCE.plusYears(1);
        assertThat(meetings(id, due.minusDays(61))).isEmpty();
        assertThat(meetings(id, due.minusDays(60))).extracting(Todo::due).containsExactly(due, due);
    }

    private List<Todo> meetings(AgreementId id, LocalDate today) {
        return analysing().todos(stored(id), today).stream()
                .filter(todo -> todo.what() == Todo.What.GO_THROUGH_RISKS)
                .toList();
    }

    @Test
    void aRowThatWasRedBeforeTheLastReviewIsNotNewInTheNext() {
        AgreementId id = inForce("Delavtale 35", false);
        list(id);
        agree(id, "R-F-1", new RosGrade(4, 4));
        LocalDate since = IN_FORCE.plusMonths(3);
        CLOCK.on(since.plusDays(10));
        measure(id, "R-F-1", "m-35", since.plusYears(2));
        assertThat(analysing().forReview(stored(id), since, since.plusDays(20)))
                .singleElement()
                .satisfies(one -> assertThat(one.standing()).isEqualTo(ReviewItem.Standing.OPEN));
        assertThat(analysing().forReview(stored(id), IN_FORCE, since.plusDays(20)))
                .singleElement()
                .satisfies(one -> assertThat(one.standing()).isEqualTo(ReviewItem.Standing.NEW));
    }
}
