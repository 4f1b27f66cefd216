package no.avtaleverk.model.agreement;

import static no.avtaleverk.model.agreement.Examples.BEDS;
import static no.avtaleverk.model.agreement.Examples.HELSE_BERGEN;
import static no.avtaleverk.model.agreement.Examples.JURIST;
import static no.avtaleverk.model.agreement.Examples.NOON;
import static no.avtaleverk.model.agreement.Examples.PURPOSE;
import static no.avtaleverk.model.agreement.Examples.TODAY;
import static no.avtaleverk.model.agreement.Examples.VAKSDAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.LocalVariant.Deviation;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.variant.Drift;
import no.avtaleverk.model.variant.Merge;
import no.avtaleverk.model.variant.StandardChange;
import org.junit.jupiter.api.Test;

/** A trust's standard text, and agreements built on it. */
class VariantTests {
    private static final Actor TRUST_JURIST =
            new Actor("jonas.lid", "Jonas Lid", HELSE_BERGEN, Set.of(Role.JURIST), Set.of());
    private static final ClauseId DISPUTES = new ClauseId("tvist");

    private static Agreement standard() {
        Head head = Examples.head(EntryIntoForce.EACH_MUNICIPALITY);
        return Examples.accepted(Agreement.draft(
                AgreementId.random(),
                AgreementKind.STANDARD_TEXT,
                Origin.standard("delavtale-4@1"),
                head,
                Examples.clauses(),
                Examples.answers(),
                TRUST_JURIST,
                NOON));
    }

    private static Agreement issued(Agreement draft) {
        return draft.issued(draft.state(), TextState.ISSUED, "", TRUST_JURIST, NOON)
                .agreement();
    }

    private static Agreement redrafted(Agreement agreement) {
        return agreement
                .enter(agreement.state(), TextState.DRAFT, new AuditEvent.TextRedrafted("Ny"), TRUST_JURIST, NOON)
                .agreement();
    }

    private static Agreement edited(Agreement agreement, ClauseId clause, String body) {
        Clause before = agreement.clauses().find(clause).orElseThrow();
        return Examples.accepted(agreement.editClause(
                clause,
                before.sha256(),
                ClauseText.parse(before.text().heading(), body),
                agreement.kind().isStandardText() ? TRUST_JURIST : JURIST,
                NOON));
    }

    private static Agreement variantOf(Agreement standard) {
        AgreementVersion version = standard.versions().getLast();
        return Examples.accepted(Agreement.draftVariant(
                AgreementId.random(),
                AgreementKind.SUB_AGREEMENT,
                LocalVariant.Basis.of(standard, version),
                standard.clauses(),
                Examples.head(EntryIntoForce.EACH_MUNICIPALITY, VAKSDAL),
                standard.clauses(),
                Examples.answers(),
                Map.of(),
                JURIST,
                NOON));
    }

    private static Decision take(
            Agreement variant, Agreement before, Agreement standard, Map<ClauseId, Merge.Chosen> chosen) {
        AgreementVersion newest = standard.versions().getLast();
        Merge merge =
                StandardChange.between(before.clauses(), standard.clauses()).into(variant.clauses());
        return switch (merge.outcome(chosen, null)) {
            case Merge.Outcome.Settled settled ->
                variant.takeStandard(
                        LocalVariant.Basis.of(standard, newest),
                        standard.clauses(),
                        settled.text(),
                        standard,
                        settled.choices(),
                        settled.order(),
                        Map.of(),
                        variant.sequence(),
                        JURIST,
                        NOON);
            case Merge.Outcome.Unsettled unsettled -> new Decision.Refused(unsettled.reasons());
        };
    }

    private static List<Refusal> refused(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).reasons();
    }

    @Test
    void aStandardTextNeedsNoKommuneAndHasNone() {
        assertThat(standard().head().municipalities()).isEmpty();
        assertThat(refused(Agreement.draft(
                        AgreementId.random(),
                        AgreementKind.STANDARD_TEXT,
                        Origin.WRITTEN,
                        Examples.head(EntryIntoForce.EACH_MUNICIPALITY, VAKSDAL),
                        Examples.clauses(),
                        List.of(),
                        JURIST,
                        NOON)))
                .containsExactly(new Refusal.StandardTextHasMunicipality(VAKSDAL));
    }

    @Test
    void aStandardTextIsIssuedAndAnAgreementSubmitted() {
        assertThat(standard().issueFaults()).isEmpty();
        assertThat(standard().submitFaults(null))
                .containsExactly(new Refusal.NotForThisKind(Step.SUBMIT, AgreementKind.STANDARD_TEXT));
        assertThat(Examples.draft(VAKSDAL).issueFaults())
                .containsExactly(new Refusal.NotForThisKind(Step.ISSUE, AgreementKind.SUB_AGREEMENT));
    }

    @Test
    void anIssuedVersionIsForEveryoneAndBindsNobody() {
        Agreement standard = issued(standard());
        AgreementVersion version = standard.versions().getLast();
        assertThat(standard.isOpenToAll(version)).isTrue();
        assertThat(standard.isConcluded(version)).isFalse();
        assertThat(standard.inForceAnywhere(TODAY)).isEmpty();
        assertThat(standard.versionBeforeTheParties()).isEmpty();
        assertThat(standard.fixedEnd()).isEmpty();
    }

    @Test
    void aStandardTextIsNotRegisteredAsConcluded() {
        assertThat(refused(Agreement.register(
                        AgreementId.random(),
                        AgreementKind.STANDARD_TEXT,
                        Origin.WRITTEN,
                        Examples.head(EntryIntoForce.EACH_MUNICIPALITY),
                        Examples.clauses(),
                        List.of(),
                        Facts.NONE,
                        "",
                        TRUST_JURIST,
                        NOON,
                        TODAY)))
                .contains(new Refusal.NotForThisKind(Step.CONCLUDE, AgreementKind.STANDARD_TEXT));
    }

    @Test
    void aVariantInheritsUntilItIsChanged() {
        Agreement standard = issued(standard());
        Agreement variant = variantOf(standard);
        assertThat(variant.submitFaults(standard.clauses())).isEmpty();
        Agreement changed = edited(variant, BEDS, "Kommunen har tre plassar for øyeblikkeleg hjelp.");
        assertThat(LocalVariant.deviations(standard.clauses(), changed.clauses()))
                .isEqualTo(Map.of(BEDS, Deviation.REWORDED));
        Agreement back = edited(changed, BEDS, "Kommunen har to plassar for øyeblikkeleg hjelp.");
        assertThat(LocalVariant.deviations(standard.clauses(), back.clauses())).isEmpty();
    }

    @Test
    void aDeviationWithoutAReasonIsNotSubmitted() {
        Agreement standard = issued(standard());
        Agreement variant = edited(variantOf(standard), BEDS, "Kommunen har tre plassar.");
        assertThat(variant.submitFaults(standard.clauses())).containsExactly(new Refusal.DeviationUnexplained(BEDS));
        Agreement explained =
                Examples.accepted(variant.explainDeviation(BEDS, "Felles legevakt", standard.clauses(), JURIST, NOON));
        assertThat(explained.submitFaults(standard.clauses())).isEmpty();
        assertThat(Drift.of(
                                standard.clauses(),
                                explained.clauses(),
                                java.util.Objects.requireNonNull(explained.variant())
                                        .reasons())
                        .deviations()
                        .get(BEDS))
                .satisfies(departure -> {
                    assertThat(departure.reason())
                            .isEqualTo(new LocalVariant.Reason("Felles legevakt", "Marit Tveit", NOON));
                    // Seven words before with the heading, five after; "to" against "tre", and "for øyeblikkeleg hjelp"
                    // gone.
                    assertThat(departure.changed()).isEqualTo(5);
                    assertThat(departure.words()).isEqualTo(8 + 5);
                });
    }

    @Test
    void aReasonIsForADeviationAndNotEmpty() {
        Agreement standard = issued(standard());
        Agreement variant = variantOf(standard);
        assertThat(refused(variant.explainDeviation(BEDS, "Fordi", standard.clauses(), JURIST, NOON)))
                .containsExactly(new Refusal.NothingDeviates(BEDS));
        assertThat(refused(edited(variant, BEDS, "x").explainDeviation(BEDS, " ", standard.clauses(), JURIST, NOON)))
                .containsExactly(new Refusal.ReasonMissing());
        assertThat(refused(Examples.draft(VAKSDAL).explainDeviation(BEDS, "Fordi", null, JURIST, NOON)))
                .containsExactly(new Refusal.NotAVariant());
    }

    @Test
    void clausesAddedLeftOutAndMovedAreDeviations() {
        Agreement standard = issued(standard());
        Agreement variant = variantOf(standard);
        Agreement added = Examples.accepted(variant.addClause(
                DISPUTES, BEDS, 1, ClauseText.parse("Tvist", "Nemnda."), variant.sequence(), JURIST, NOON));
        assertThat(LocalVariant.deviations(standard.clauses(), added.clauses()))
                .isEqualTo(Map.of(DISPUTES, Deviation.ADDED));
        Agreement without = Examples.accepted(added.removeClause(PURPOSE, added.sequence(), JURIST, NOON));
        assertThat(List.copyOf(LocalVariant.deviations(standard.clauses(), without.clauses())
                        .entrySet()))
                .containsExactly(Map.entry(PURPOSE, Deviation.LEFT_OUT), Map.entry(DISPUTES, Deviation.ADDED));
        Agreement moved = Examples.accepted(variant.moveClause(BEDS, 0, 1, variant.sequence(), JURIST, NOON));
        assertThat(LocalVariant.deviations(standard.clauses(), moved.clauses())).hasSize(1);
    }

    @Test
    void aNewVersionIsOneChangeWithBothVersionsAndTheChoices() {
        Agreement first = issued(standard());
        Agreement variant = edited(variantOf(first), PURPOSE, "Avtalen gjeld {{kommune}}.");
        Agreement second = issued(edited(redrafted(first), BEDS, "Kommunen har fire plassar for øyeblikkeleg hjelp."));
        Decision decision = take(variant, first, second, Map.of());
        Agreement taken = Examples.accepted(decision);
        assertThat(taken.sequence()).isEqualTo(variant.sequence() + 1);
        assertThat(taken.revision()).isEqualTo(variant.revision() + 1);
        assertThat(((Decision.Accepted) decision).change().event())
                .isEqualTo(new AuditEvent.StandardTaken(
                        first.id(),
                        1,
                        2,
                        Map.of(BEDS, MergeChoice.THEIRS),
                        null,
                        Map.of(),
                        taken.clauses().sha256(),
                        Map.of(BEDS, Set.of(Examples.answers().getFirst().requirement()))));
        assertThat(taken.clauses().find(BEDS)).isEqualTo(second.clauses().find(BEDS));
        assertThat(taken.clauses().find(PURPOSE)).isEqualTo(variant.clauses().find(PURPOSE));
        assertThat(java.util.Objects.requireNonNull(taken.variant()).basis().version())
                .isEqualTo(2);
        assertThat(taken.answersFor(taken.clauses())).singleElement().satisfies(answer -> assertThat(answer.confirmed())
                .isFalse());
    }

    @Test
    void whereBothChangedTheSameWordsSomebodyHasToChoose() {
        Agreement first = issued(standard());
        Agreement variant = edited(variantOf(first), BEDS, "Kommunen har tre plassar for øyeblikkeleg hjelp.");
        Agreement second = issued(edited(redrafted(first), BEDS, "Kommunen har fire plassar for øyeblikkeleg hjelp."));
        assertThat(refused(take(variant, first, second, Map.of())))
                .containsExactly(new Refusal.ConflictUndecided(BEDS));
        var own = new Merge.Chosen(MergeChoice.OWN, ClauseText.parse("Døgnplassar", "Kommunen har sju plassar."));
        Agreement taken = Examples.accepted(take(variant, first, second, Map.of(BEDS, own)));
        assertThat(taken.clauses().find(BEDS).orElseThrow().text()).isEqualTo(own.own());
        assertThat(taken.submitFaults(second.clauses())).containsExactly(new Refusal.DeviationUnexplained(BEDS));
    }

    @Test
    void aVersionIsTakenOnceAndOnlyForward() {
        Agreement first = issued(standard());
        Agreement variant = variantOf(first);
        assertThat(refused(take(variant, first, first, Map.of()))).containsExactly(new Refusal.NotANewerVersion(1));
        assertThat(refused(take(Examples.draft(VAKSDAL), first, first, Map.of())))
                .containsExactly(new Refusal.NotAVariant());
    }

    @Test
    void whatASubmittedTextWasBuiltOnIsKnownLater() {
        Agreement first = issued(standard());
        Agreement submitted = Examples.submitted(variantOf(first));
        Agreement second = issued(edited(redrafted(first), BEDS, "Kommunen har fire plassar."));
        Agreement taken = Examples.accepted(take(redrafted(submitted), first, second, Map.of()));
        assertThat(java.util.Objects.requireNonNull(taken.variant()).basisOf(1))
                .map(LocalVariant.Basis::version)
                .contains(1);
        assertThat(taken.variant().basis().version()).isEqualTo(2);
    }

    @Test
    void aReasonGoesWithItsDeviation() {
        Agreement standard = issued(standard());
        Agreement changed = edited(variantOf(standard), BEDS, "Kommunen har tre plassar.");
        Agreement explained =
                Examples.accepted(changed.explainDeviation(BEDS, "Felles legevakt", standard.clauses(), JURIST, NOON));
        assertThat(explained.withoutStaleReasons(standard.clauses())).isEqualTo(explained);
        Agreement back = edited(explained, BEDS, "Kommunen har to plassar for øyeblikkeleg hjelp.")
                .withoutStaleReasons(standard.clauses());
        assertThat(java.util.Objects.requireNonNull(back.variant()).reasons()).isEmpty();
    }

    @Test
    void anIdentityNumberIsNotKeptInAReason() {
        Agreement standard = issued(standard());
        Agreement changed = edited(variantOf(standard), BEDS, "Kommunen har tre plassar.");
        assertThat(refused(
                        changed.explainDeviation(BEDS, "Gjeld pasient 01010750160", standard.clauses(), JURIST, NOON)))
                .containsExactly(new Refusal.NationalIdentityNumberBeside());
    }
}
