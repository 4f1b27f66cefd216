package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.LocalVariant.Deviation;
import no.avtaleverk.model.agreement.MergeChoice;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Step;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.variant.Merge;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.reporting.CoverageOverview;
import no.avtaleverk.workflow.reporting.DriftMatrix;
import no.avtaleverk.workflow.reporting.DriftOverview;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.signing.Signing;
import no.avtaleverk.workflow.variant.Adapting;
import no.avtaleverk.workflow.variant.Adapting.Choices;
import no.avtaleverk.workflow.variant.Adapting.LocalChange;
import no.avtaleverk.workflow.variant.Issuing;
import no.avtaleverk.workflow.variant.Proposal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A trust's standard and what kommuner build on it, on a real store; run on each of them. Each test works on a standard of its own. */
abstract class VariantContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final RequirementId BEDS = new RequirementId("HOL-6-2-04");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final Actor TRUST_JURIST = person("jonas.lid", HELSE_BERGEN, Role.JURIST);
    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor JURIST_OF_VOSS = person("siri.giske", VOSS, Role.JURIST);
    private static final Actor MAYOR = person("hege.eide", VAKSDAL, Role.LEADER);
    private static final Actor MAYOR_OF_VOSS = person("odd.skjerven", VOSS, Role.LEADER);
    private static final Actor DIRECTOR = person("rune.sandvik", HELSE_BERGEN, Role.LEADER);
    private static final Actor REGION =
            new Actor("ingrid.moe", "ingrid.moe", new PartyId("rhf-983658725"), Set.of(Role.RHF), Set.of(HELSE_BERGEN));
    private static final Actor OUTSIDER = person("nils.berg", new PartyId("kommune-4601"), Role.JURIST);

    private static final ClauseId PURPOSE = new ClauseId("formaal");
    private static final ClauseId PLACES = new ClauseId("plassar");
    private static final ClauseId DISPUTES = new ClauseId("tvist");

    private final Drafting drafting = context().getBean(Drafting.class);
    private final Reviewing reviewing = context().getBean(Reviewing.class);
    private final Signing signing = context().getBean(Signing.class);
    private final Viewing viewing = context().getBean(Viewing.class);
    private final Awaiting awaiting = context().getBean(Awaiting.class);
    private final CoverageOverview coverage = context().getBean(CoverageOverview.class);
    private final Issuing issuing = context().getBean(Issuing.class);
    private final Adapting adapting = context().getBean(Adapting.class);
    private final DriftOverview drift = context().getBean(DriftOverview.class);
    private final Agreements agreements = context().getBean(Agreements.class);
    private final History history = context().getBean(History.class);

    abstract ConfigurableApplicationContext context();

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    private static Agreement accepted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).change().agreement();
    }

    private static List<Refusal> refused(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).reasons();
    }

    private Agreement stored(AgreementId id) {
        return agreements.find(id).orElseThrow();
    }

    private static Clause clause(ClauseId id, String heading, String body) {
        return new Clause(id, 1, "", ClauseText.parse(heading, body));
    }

    private static Clauses clauses() {
        return new Clauses(List.of(
                        clause(
                                PURPOSE,
                                "Føremål",
                                "{{kommune}} og {{helseforetak}} samarbeider om augneblikkeleg hjelp."),
                        clause(PLACES, "Plassar", "Kommunen har to plassar. Legen avgjer innlegging."),
                        clause(DISPUTES, "Usemje", "Usemje skal løysast på lågast mogleg nivå.")))
                .renumbered();
    }

    private static Head head(AgreementParty... parties) {
        return new Head(
                "Delavtale 4",
                Language.NYNORSK,
                List.of(parties),
                new Terms(LocalDate.of(2026, 1, 1), null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of("helseforetak", "Helse Bergen HF", "kommune", "Kommunane"),
                Set.of(BEDS),
                false);
    }

    private static List<Answer> answers() {
        return List.of(new Answer(
                PLACES, clauses().find(PLACES).orElseThrow().sha256(), BEDS, Answer.Basis.STANDARD_TEXT, true));
    }

    private AgreementId standard() {
        return accepted(drafting.start(
                        AgreementKind.STANDARD_TEXT,
                        Origin.standard("delavtale-4@1"),
                        head(AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF")),
                        clauses(),
                        answers(),
                        TRUST_JURIST))
                .id();
    }

    private AgreementId issuedStandard() {
        AgreementId id = standard();
        accepted(issuing.issue(id, "Første utgåve", TRUST_JURIST));
        return id;
    }

    private void edit(AgreementId id, ClauseId clause, String body, Actor by) {
        Clause before = stored(id).clauses().find(clause).orElseThrow();
        accepted(drafting.editClause(
                id, clause, before.sha256(), ClauseText.parse(before.text().heading(), body), by));
    }

    private void issueNext(AgreementId standard, ClauseId clause, String body) {
        accepted(reviewing.redraft(standard, "Ny utgåve", TRUST_JURIST));
        edit(standard, clause, body, TRUST_JURIST);
        accepted(issuing.issue(standard, "", TRUST_JURIST));
    }

    private AgreementId variant(AgreementId standard, PartyId municipality, Actor by) {
        return accepted(adapting.start(standard, 1, municipality, null, List.of(), by))
                .id();
    }

    private static List<Decision> atOnce(int people, Callable<Decision> asked) {
        try (var executor = Executors.newFixedThreadPool(people)) {
            var ready = new CyclicBarrier(people);
            Callable<Decision> together = () -> {
                ready.await();
                return asked.call();
            };
            return executor.invokeAll(Collections.nCopies(people, together)).stream()
                    .map(Future::resultNow)
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Decision takeInOrder(AgreementId variant, @Nullable MergeChoice order) {
        return adapting.take(
                variant,
                new Choices(2, Map.of(), order, Map.of(), stored(variant).sequence(), "Ny standard"),
                JURIST);
    }

    private Decision take(AgreementId variant, Map<ClauseId, Merge.Chosen> chosen, Actor by) {
        Agreement now = stored(variant);
        int version = adapting.proposal(now).orElseThrow().to().number();
        return adapting.take(variant, new Choices(version, chosen, null, Map.of(), now.sequence(), "Ny standard"), by);
    }

    private void decide(AgreementId id, Actor by) {
        AgreementVersion version = stored(id).versions().getLast();
        PartyId party = Objects.requireNonNull(by.organisation());
        boolean trust = party.equals(HELSE_BERGEN);
        accepted(signing.recordResolution(
                id,
                new Resolution(
                        party,
                        trust ? Organ.TRUST_BOARD : Organ.KOMMUNESTYRE,
                        TODAY.minusDays(3),
                        "12/2026",
                        Resolution.Outcome.ADOPTED,
                        version.number(),
                        version.text(),
                        ""),
                by));
        Sha256 document = version.documents().get(trust ? anyKommune(version) : party);
        accepted(signing.sign(
                new Signing.Approved(id, version.number(), version.text(), Objects.requireNonNull(document), party),
                by));
    }

    private static PartyId anyKommune(AgreementVersion version) {
        return version.documents().keySet().iterator().next();
    }

    // ---- the standard -----------------------------------------------------------------------------------------------

    @Test
    void aStandardIsForTheTrustUntilItIsIssuedAndThenForEveryone() {
        AgreementId id = standard();
        assertThat(viewing.view(id, JURIST)).isEmpty();
        accepted(issuing.issue(id, "Første utgåve", TRUST_JURIST));
        Agreement seen = viewing.view(id, JURIST).orElseThrow().agreement();
        assertThat(seen.text()).isEqualTo(TextState.ISSUED);
        assertThat(seen.state()).isEqualTo(AgreementState.UNSIGNED);
        assertThat(viewing.view(id, OUTSIDER)).isPresent();
    }

    @Test
    void whatIsWrittenOfTheNextVersionIsForTheTrust() {
        AgreementId id = issuedStandard();
        accepted(reviewing.redraft(id, "Ny utgåve", TRUST_JURIST));
        edit(id, PLACES, "Hemmeleg utkast", TRUST_JURIST);
        var seen = viewing.view(id, JURIST).orElseThrow();
        assertThat(seen.inner()).isFalse();
        assertThat(seen.agreement().clauses().isEmpty()).isTrue();
        assertThat(viewing.clauses(seen, seen.agreement().versions().getLast())).isEqualTo(clauses());
        assertThat(viewing.log(seen, JURIST)).isEmpty();
    }

    @Test
    void aStandardIsNeitherSubmittedDecidedNorInForce() {
        AgreementId id = standard();
        assertThat(refused(reviewing.submit(id, "", TRUST_JURIST)))
                .containsExactly(new Refusal.NotForThisKind(Step.SUBMIT, AgreementKind.STANDARD_TEXT));
        accepted(issuing.issue(id, "", TRUST_JURIST));
        AgreementVersion version = stored(id).versions().getLast();
        assertThat(refused(signing.recordResolution(
                        id,
                        new Resolution(
                                HELSE_BERGEN,
                                Organ.TRUST_BOARD,
                                TODAY,
                                "",
                                Resolution.Outcome.ADOPTED,
                                1,
                                version.text(),
                                ""),
                        DIRECTOR)))
                .contains(new Refusal.NotTheVersionInReview(1));
        assertThat(awaiting.tasks(DIRECTOR, TODAY))
                .noneMatch(task -> task.agreement().equals(id));
        assertThat(coverage.report(new MunicipalityNumber("4628"), TODAY)
                        .orElseThrow()
                        .rows())
                .noneMatch(row -> row.toString().contains(id.value()));
    }

    @Test
    void anAgreementIsNotIssued() {
        AgreementId standard = issuedStandard();
        AgreementId variant = variant(standard, VAKSDAL, JURIST);
        assertThat(refused(issuing.issue(variant, "", JURIST)))
                .containsExactly(new Refusal.NotForThisKind(Step.ISSUE, AgreementKind.SUB_AGREEMENT));
    }

    @Test
    void onlyTheTrustIssues() {
        AgreementId id = standard();
        assertThatExceptionOfType(UnknownAgreementException.class).isThrownBy(() -> issuing.issue(id, "", JURIST));
        assertThat(refused(issuing.issue(id, "", DIRECTOR))).containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void whoDoesNotWriteTheStandardIsNotToldWhatStandsAgainstIssuingIt() {
        AgreementId standard = issuedStandard();
        List<Refusal> reasons = refused(issuing.issue(standard, "", TRUST_JURIST));
        assertThat(reasons).isNotEmpty().doesNotContain(new Refusal.NotAllowed());
        assertThat(refused(issuing.issue(standard, "", REGION))).containsExactly(new Refusal.NotAllowed());
        assertThat(refused(issuing.issue(standard, "", DIRECTOR)))
                .startsWith(new Refusal.NotAllowed())
                .containsAll(reasons);
        assertThatExceptionOfType(UnknownAgreementException.class)
                .isThrownBy(() -> issuing.issue(standard, "", OUTSIDER));
        assertThat(stored(standard).versions()).hasSize(1);
    }

    // ---- variants ---------------------------------------------------------------------------------------------------

    @Test
    void aVariantStartsAsTheStandardWithItsOwnParties() {
        AgreementId standard = issuedStandard();
        Agreement variant = stored(variant(standard, VAKSDAL, TRUST_JURIST));
        assertThat(variant.clauses()).isEqualTo(clauses());
        assertThat(variant.head().partyIds()).containsExactly(VAKSDAL, HELSE_BERGEN);
        assertThat(variant.head().parameters()).containsEntry("kommune", "Vaksdal kommune");
        assertThat(variant.answersFor(variant.clauses()))
                .singleElement()
                .satisfies(answer -> assertThat(answer.confirmed()).isFalse());
        assertThat(agreements.builtOn(standard)).containsExactly(variant);
        assertThat(refused(adapting.start(standard, 1, VAKSDAL, null, List.of(), JURIST)))
                .containsExactly(new Refusal.VariantExists(VAKSDAL));
    }

    @Test
    void aVariantBearsTheNameOfItsKommune() {
        AgreementId standard = issuedStandard();
        assertThat(stored(variant(standard, VAKSDAL, JURIST)).head().title())
                .isEqualTo("Delavtale 4 – Vaksdal kommune");
        assertThat(stored(standard).head().title()).isEqualTo("Delavtale 4");
    }

    @Test
    void ofThoseWhoAskAtOnceOnlyOneMakesAVariantForAKommune() {
        for (int round = 0; round < 5; round++) {
            AgreementId standard = issuedStandard();
            List<Decision> answers =
                    atOnce(4, () -> adapting.start(standard, 1, VAKSDAL, null, List.of(), TRUST_JURIST));
            assertThat(answers).filteredOn(Decision.Accepted.class::isInstance).hasSize(1);
            assertThat(answers)
                    .filteredOn(Decision.Refused.class::isInstance)
                    .hasSize(3)
                    .allSatisfy(one -> assertThat(refused(one)).containsExactly(new Refusal.VariantExists(VAKSDAL)));
            assertThat(agreements.builtOn(standard)).hasSize(1);
        }
    }

    @Test
    void aVariantIsStartedByTheKommuneOrTheTrustAlone() {
        AgreementId standard = issuedStandard();
        assertThat(refused(adapting.start(standard, 1, VAKSDAL, null, List.of(), JURIST_OF_VOSS)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(refused(adapting.start(standard, 2, VAKSDAL, null, List.of(), TRUST_JURIST)))
                .containsExactly(new Refusal.NoSuchVersion(2));
        AgreementId draft = standard();
        assertThatExceptionOfType(UnknownAgreementException.class)
                .isThrownBy(() -> adapting.start(draft, 1, VAKSDAL, null, List.of(), JURIST));
    }

    @Test
    void aDeviationIsSubmittedWhenItsReasonIsGiven() {
        AgreementId standard = issuedStandard();
        AgreementId variant = variant(standard, VAKSDAL, JURIST);
        edit(variant, PLACES, "Kommunen har tre plassar. Legen avgjer innlegging.", JURIST);
        assertThat(refused(reviewing.submit(variant, "", JURIST)))
                .containsExactly(new Refusal.DeviationUnexplained(PLACES));
        accepted(adapting.explain(variant, PLACES, "Felles legevakt med Modalen", JURIST));
        assertThat(accepted(reviewing.submit(variant, "", JURIST)).text()).isEqualTo(TextState.REVIEW);
        assertThat(history.verify().isIntact()).isTrue();
    }

    // ---- a new version ----------------------------------------------------------------------------------------------

    @Test
    void aNewVersionWaitsForEachVariantUntilItIsTaken() {
        AgreementId standard = issuedStandard();
        AgreementId variant = variant(standard, VAKSDAL, JURIST);
        assertThat(adapting.proposal(stored(variant))).isEmpty();
        issueNext(standard, DISPUTES, "Usemje går til samarbeidsutvalet.");
        Proposal proposal = adapting.proposal(stored(variant)).orElseThrow();
        assertThat(proposal.isCleanAndReady()).isTrue();
        assertThat(proposal.from()).isEqualTo(1);
        Agreement taken = accepted(
                adapting.takeClean(variant, "Ny standard", TRUST_JURIST).orElseThrow());
        assertThat(taken.clauses()).isEqualTo(stored(standard).clauses());
        assertThat(stored(variant)).isEqualTo(taken);
        assertThat(adapting.proposal(taken)).isEmpty();
        assertThat(history.of(variant).getLast().event())
                .isEqualTo(new AuditEvent.StandardTaken(
                        standard,
                        1,
                        2,
                        Map.of(DISPUTES, MergeChoice.THEIRS),
                        null,
                        Map.of(),
                        taken.clauses().sha256()));
    }

    @Test
    void aConflictIsLeftUntilSomebodyChooses() {
        AgreementId standard = issuedStandard();
        AgreementId variant = variant(standard, VAKSDAL, JURIST);
        edit(variant, PLACES, "Kommunen har tre plassar. Legen avgjer innlegging.", JURIST);
        accepted(adapting.explain(variant, PLACES, "Felles legevakt", JURIST));
        issueNext(standard, PLACES, "Kommunen har fire plassar. Legen avgjer innlegging.");
        assertThat(adapting.takeClean(variant, "Ny standard", TRUST_JURIST)).isEmpty();
        assertThat(refused(take(variant, Map.of(), JURIST))).containsExactly(new Refusal.ConflictUndecided(PLACES));
        Agreement taken = accepted(take(variant, Map.of(PLACES, Merge.Chosen.of(MergeChoice.MINE)), JURIST));
        assertThat(taken.clauses().find(PLACES).orElseThrow().text().body()).startsWith("Kommunen har tre");
        assertThat(Objects.requireNonNull(taken.variant()).reasons()).containsKey(PLACES);
        assertThat(adapting.proposal(taken)).isEmpty();
    }

    @Test
    void whenBothMovedClausesSomebodyChoosesTheOrderAndTheLogNamesIt() {
        for (MergeChoice choice : List.of(MergeChoice.MINE, MergeChoice.THEIRS)) {
            AgreementId standard = issuedStandard();
            AgreementId variant = variant(standard, VAKSDAL, JURIST);
            accepted(drafting.moveClause(variant, DISPUTES, null, 1, JURIST));
            accepted(reviewing.redraft(standard, "Ny utgåve", TRUST_JURIST));
            accepted(drafting.moveClause(standard, PURPOSE, DISPUTES, 1, TRUST_JURIST));
            accepted(issuing.issue(standard, "", TRUST_JURIST));
            Clauses own = stored(variant).clauses();
            assertThat(adapting.takeClean(variant, "Ny", JURIST)).isEmpty();
            assertThat(refused(takeInOrder(variant, null))).containsExactly(new Refusal.OrderUndecided());
            assertThat(refused(takeInOrder(variant, MergeChoice.MERGED))).containsExactly(new Refusal.OrderUndecided());
            Agreement taken = accepted(takeInOrder(variant, choice));
            assertThat(taken.clauses())
                    .isEqualTo(
                            choice == MergeChoice.MINE ? own : stored(standard).clauses());
            assertThat(history.of(variant).getLast().event())
                    .isInstanceOfSatisfying(AuditEvent.StandardTaken.class, event -> assertThat(event.order())
                            .isEqualTo(choice));
        }
    }

    @Test
    void aNewVersionIsTakenOnceHoweverManyTakeItAtOnce() {
        AgreementId standard = issuedStandard();
        AgreementId variant = variant(standard, VAKSDAL, JURIST);
        issueNext(standard, DISPUTES, "Usemje går til samarbeidsutvalet.");
        atOnce(4, () -> adapting.takeClean(variant, "Ny", JURIST)
                .orElse(Decision.refused(new Refusal.NotANewerVersion(2))));
        assertThat(history.of(variant))
                .filteredOn(entry -> entry.event() instanceof AuditEvent.StandardTaken)
                .hasSize(1);
        assertThat(stored(variant).clauses()).isEqualTo(stored(standard).clauses());
    }

    @Test
    void whatSomebodyWroteMeanwhileIsNotTakenOver() {
        AgreementId standard = issuedStandard();
        AgreementId variant = variant(standard, VAKSDAL, JURIST);
        issueNext(standard, PLACES, "Kommunen har fire plassar. Legen avgjer innlegging.");
        Agreement read = stored(variant);
        var choices = new Choices(
                2, Map.of(PLACES, Merge.Chosen.of(MergeChoice.THEIRS)), null, Map.of(), read.sequence(), "Ny standard");
        edit(variant, PLACES, "Kommunen har tre plassar. Legen avgjer innlegging.", TRUST_JURIST);
        Agreement edited = stored(variant);
        assertThat(refused(adapting.take(variant, choices, JURIST)))
                .containsExactly(new Refusal.AgreementChangedMeanwhile(edited.sequence()));
        assertThat(adapting.takeClean(variant, "Ny", JURIST)).isEmpty();
        assertThat(stored(variant)).isEqualTo(edited);
    }

    @Test
    void whatBothChangedInDifferentPlacesIsPutTogether() {
        AgreementId standard = issuedStandard();
        AgreementId variant = variant(standard, VAKSDAL, JURIST);
        edit(variant, PLACES, "Kommunen har tre plassar. Legen avgjer innlegging.", JURIST);
        issueNext(standard, PLACES, "Kommunen har to plassar. Legen på vakt avgjer innlegging.");
        Agreement taken = accepted(adapting.takeClean(variant, "Ny", JURIST).orElseThrow());
        assertThat(taken.clauses().find(PLACES).orElseThrow().text().body())
                .isEqualTo("Kommunen har tre plassar. Legen på vakt avgjer innlegging.");
    }

    @Test
    void aVariantThatLiesWithThePartiesIsNotTouched() {
        AgreementId standard = issuedStandard();
        AgreementId variant = variant(standard, VAKSDAL, JURIST);
        accepted(reviewing.submit(variant, "", JURIST));
        issueNext(standard, DISPUTES, "Usemje går til samarbeidsutvalet.");
        Proposal proposal = adapting.proposal(stored(variant)).orElseThrow();
        assertThat(proposal.standing()).isEqualTo(Proposal.Standing.WAITS_FOR_THE_PARTIES);
        assertThat(adapting.takeClean(variant, "Ny", TRUST_JURIST)).isEmpty();
        assertThat(refused(take(variant, Map.of(), JURIST))).containsExactly(new Refusal.NotEditable(TextState.REVIEW));
    }

    @Test
    void aSignedVariantIsRedraftedAndStaysInForce() {
        AgreementId standard = issuedStandard();
        AgreementId variant = variant(standard, VAKSDAL, JURIST);
        accepted(reviewing.submit(variant, "", JURIST));
        decide(variant, DIRECTOR);
        decide(variant, MAYOR);
        assertThat(stored(variant).text()).isEqualTo(TextState.SIGNED);
        issueNext(standard, DISPUTES, "Usemje går til samarbeidsutvalet.");
        Agreement taken = accepted(adapting.takeClean(variant, "Versjon 2 av standarden", TRUST_JURIST)
                .orElseThrow());
        assertThat(taken.text()).isEqualTo(TextState.DRAFT);
        assertThat(taken.inForce(VAKSDAL, TODAY).orElseThrow().number()).isEqualTo(1);
        assertThat(history.of(variant).stream().map(AuditEntry::event).map(AuditEvent::type))
                .endsWith("TextRedrafted", "StandardTaken");
        assertThat(history.verify().isIntact()).isTrue();
    }

    private void setParameter(AgreementId standard, String name, String value) {
        Head head = stored(standard).head();
        var parameters = new java.util.TreeMap<>(head.parameters());
        parameters.put(name, value);
        var changed = new Head(
                head.title() + " " + value,
                head.language(),
                head.parties(),
                head.terms(),
                parameters,
                head.claims(),
                head.jointMeasure());
        accepted(drafting.changeHead(standard, changed, stored(standard).sequence(), TRUST_JURIST));
    }

    @Test
    void whatTheTrustWritesAfterTheVersionThatIsTakenStaysWithTheTrust() {
        AgreementId standard = issuedStandard();
        AgreementId variant = variant(standard, VAKSDAL, JURIST);
        accepted(reviewing.redraft(standard, "Ny utgåve", TRUST_JURIST));
        edit(standard, PLACES, "Kommunen har {{tal}} plassar.", TRUST_JURIST);
        setParameter(standard, "tal", "to");
        accepted(issuing.issue(standard, "", TRUST_JURIST));
        accepted(reviewing.redraft(standard, "Neste", TRUST_JURIST));
        setParameter(standard, "tal", "Løyndomen");

        accepted(take(variant, Map.of(), JURIST));
        assertThat(stored(variant).head().parameters()).containsEntry("tal", "to");
        assertThat(stored(variant).toString()).doesNotContain("Løyndomen");
        assertThat(history.of(variant).toString()).doesNotContain("Løyndomen");
    }

    @Test
    void whoReadsWhatIsSubmittedIsNotToldWhereTheWorkStands() {
        AgreementId standard = issuedStandard();
        AgreementId variant = variant(standard, VAKSDAL, JURIST);
        accepted(reviewing.submit(variant, "", JURIST));
        accepted(reviewing.returnToDraft(variant, "Feil", JURIST));
        issueNext(standard, PLACES, "Kommunen har fem plassar. Legen avgjer innlegging.");
        edit(variant, PLACES, "Kommunen har ni plassar. Legen avgjer innlegging.", JURIST);
        assertThat(refused(take(variant, Map.of(), REGION))).containsExactly(new Refusal.NotAllowed());
        assertThat(refused(adapting.takeClean(variant, "Ny", REGION).orElseThrow()))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(refused(adapting.explain(variant, PLACES, "grunn", REGION)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(refused(adapting.explain(variant, DISPUTES, "grunn", REGION)))
                .containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void whoDoesNotWriteInTheVariantDoesNotTakeForIt() {
        AgreementId standard = issuedStandard();
        AgreementId variant = variant(standard, VAKSDAL, JURIST);
        issueNext(standard, DISPUTES, "Usemje går til samarbeidsutvalet.");
        assertThatExceptionOfType(UnknownAgreementException.class)
                .isThrownBy(() -> adapting.takeClean(variant, "Ny", JURIST_OF_VOSS));
        assertThat(refused(adapting.takeClean(variant, "Ny", MAYOR).orElseThrow()))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(adapting.proposals(standard, JURIST_OF_VOSS)).isEmpty();
        assertThat(adapting.proposals(standard, TRUST_JURIST)).hasSize(1);
    }

    // ---- who departs where ------------------------------------------------------------------------------------------

    @Test
    void theMatrixShowsWhoDepartsWhereAndOnWhichVersionEachStands() {
        AgreementId standard = issuedStandard();
        AgreementId vaksdal = variant(standard, VAKSDAL, TRUST_JURIST);
        AgreementId voss = variant(standard, VOSS, TRUST_JURIST);
        edit(vaksdal, PLACES, "Kommunen har tre plassar. Legen avgjer innlegging.", JURIST);
        accepted(adapting.explain(vaksdal, PLACES, "Felles legevakt", JURIST));
        accepted(drafting.removeClause(voss, DISPUTES, stored(voss).sequence(), JURIST_OF_VOSS));
        accepted(drafting.addClause(
                voss,
                PLACES,
                1,
                ClauseText.parse("Transport", "Kommunen dekkjer drosje."),
                stored(voss).sequence(),
                JURIST_OF_VOSS));
        issueNext(standard, PURPOSE, "Partane samarbeider.");
        accepted(adapting.takeClean(voss, "Ny", TRUST_JURIST).orElseThrow());
        DriftMatrix matrix = matrix(standard, TRUST_JURIST);
        assertThat(matrix.newest().number()).isEqualTo(2);
        assertThat(matrix.variants())
                .extracting(DriftMatrix.Column::name, DriftMatrix.Column::basis, DriftMatrix.Column::current)
                .containsExactly(tuple("Vaksdal kommune", 1, false), tuple("Voss kommune", 2, true));
        assertThat(matrix.variants().getFirst().at(PLACES).orElseThrow()).satisfies(departure -> {
            assertThat(departure.deviation()).isEqualTo(Deviation.REWORDED);
            // "to" out and "tre" in, of eight words on each side with the heading.
            assertThat(departure.share()).isEqualTo(13);
            assertThat(Objects.requireNonNull(departure.reason()).text()).isEqualTo("Felles legevakt");
        });
        assertThat(matrix.variants().getLast().at(DISPUTES).orElseThrow().deviation())
                .isEqualTo(Deviation.LEFT_OUT);
        assertThat(matrix.rows())
                .extracting(DriftMatrix.Row::title, DriftMatrix.Row::inStandard, DriftMatrix.Row::deviating)
                .containsExactly(
                        tuple("1 Føremål", true, 0),
                        tuple("2 Plassar", true, 1),
                        tuple("3 Usemje", true, 1),
                        tuple("3 Transport", false, 1));
    }

    private DriftMatrix matrix(AgreementId standard, Actor by) {
        return drift.matrix(viewing.view(standard, by).orElseThrow(), by).orElseThrow();
    }

    @Test
    void othersSeeOnlyVariantsThatAreConcludedAndNoReasons() {
        AgreementId standard = issuedStandard();
        AgreementId vaksdal = variant(standard, VAKSDAL, JURIST);
        edit(vaksdal, PLACES, "Kommunen har tre plassar. Legen avgjer innlegging.", JURIST);
        accepted(adapting.explain(vaksdal, PLACES, "Indre vurdering", JURIST));
        assertThat(matrix(standard, JURIST_OF_VOSS).variants()).isEmpty();
        accepted(reviewing.submit(vaksdal, "", JURIST));
        decide(vaksdal, DIRECTOR);
        decide(vaksdal, MAYOR);
        accepted(reviewing.redraft(vaksdal, "Meir", JURIST));
        edit(vaksdal, DISPUTES, "Hemmeleg utkast", JURIST);
        assertThat(matrix(standard, JURIST_OF_VOSS).variants()).singleElement().satisfies(column -> {
            assertThat(column.drift().deviations()).containsOnlyKeys(PLACES);
            assertThat(column.at(PLACES).orElseThrow().reason()).isNull();
        });
    }

    // ---- one kommunestyre adopts with a change (Herøy 2014) ---------------------------------------------------------

    @Test
    void anAmendmentOfOneKommuneBecomesAVariantAndTheOthersDecisionsStand() {
        AgreementId common = accepted(drafting.start(
                        AgreementKind.SUB_AGREEMENT,
                        Origin.WRITTEN,
                        head(
                                AgreementParty.of(VAKSDAL, "Vaksdal kommune"),
                                AgreementParty.of(VOSS, "Voss herad"),
                                AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF")),
                        clauses(),
                        answers(),
                        TRUST_JURIST))
                .id();
        accepted(reviewing.submit(common, "Til handsaming", TRUST_JURIST));
        decide(common, DIRECTOR);
        decide(common, MAYOR_OF_VOSS);
        Agreement before = stored(common);
        var change = new LocalChange(
                PLACES,
                ClauseText.parse("Plassar", "Kommunen har to plassar."),
                "Kommunestyret, sak 12/2014: siste kulepunkt fell bort");
        Agreement variant = accepted(adapting.start(common, 1, VAKSDAL, null, List.of(change), JURIST));
        assertThat(stored(common)).isEqualTo(before);
        assertThat(before.inForce(VOSS, TODAY)).isPresent();
        assertThat(variant.kind()).isEqualTo(AgreementKind.SUB_AGREEMENT);
        assertThat(variant.head().partyIds()).containsExactly(VAKSDAL, HELSE_BERGEN);
        assertThat(history.of(variant.id()).getFirst().event())
                .isInstanceOfSatisfying(AuditEvent.VariantDrafted.class, event -> assertThat(event.reasons())
                        .containsOnlyKeys(PLACES));
        accepted(reviewing.submit(variant.id(), "Som kommunestyret vedtok", JURIST));
        decide(variant.id(), DIRECTOR);
        decide(variant.id(), MAYOR);
        assertThat(stored(variant.id()).inForce(VAKSDAL, TODAY)).isPresent();
        assertThat(stored(common).inForce(VAKSDAL, TODAY)).isEmpty();
        assertThat(stored(common)).isEqualTo(before);
        assertThat(history.verify().isIntact()).isTrue();
    }

    @Test
    void anAmendmentIsOfAKommuneThatIsParty() {
        AgreementId standard = issuedStandard();
        AgreementId vaksdal = variant(standard, VAKSDAL, JURIST);
        accepted(reviewing.submit(vaksdal, "", JURIST));
        assertThat(refused(adapting.start(vaksdal, 1, VOSS, null, List.of(), TRUST_JURIST)))
                .containsExactly(new Refusal.NotAParty(VOSS));
        assertThat(refused(adapting.start(
                        vaksdal, 1, VAKSDAL, null, List.of(new LocalChange(new ClauseId("x"), null, "y")), JURIST)))
                .containsExactly(new Refusal.UnknownClause(new ClauseId("x")));
        assertThat(refused(adapting.start(
                        vaksdal, 1, VAKSDAL, null, List.of(new LocalChange(DISPUTES, null, " ")), JURIST)))
                .containsExactly(new Refusal.ReasonMissing());
    }

    @Test
    void aDeviatingClauseLeftOutFromTheStartHasItsReason() {
        AgreementId standard = issuedStandard();
        Agreement variant = accepted(adapting.start(
                standard,
                1,
                VAKSDAL,
                null,
                List.of(new LocalChange(DISPUTES, null, "Står i overordna avtale")),
                JURIST));
        assertThat(variant.clauses().contains(DISPUTES)).isFalse();
        assertThat(accepted(reviewing.submit(variant.id(), "", JURIST)).text()).isEqualTo(TextState.REVIEW);
    }
}
