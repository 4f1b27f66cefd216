package no.avtaleverk.model.agreement;

import static no.avtaleverk.model.agreement.Examples.DIRECTOR;
import static no.avtaleverk.model.agreement.Examples.HELSE_BERGEN;
import static no.avtaleverk.model.agreement.Examples.JURIST;
import static no.avtaleverk.model.agreement.Examples.MAYOR;
import static no.avtaleverk.model.agreement.Examples.MAYOR_OF_VOSS;
import static no.avtaleverk.model.agreement.Examples.NOON;
import static no.avtaleverk.model.agreement.Examples.TODAY;
import static no.avtaleverk.model.agreement.Examples.VAKSDAL;
import static no.avtaleverk.model.agreement.Examples.VOSS;
import static no.avtaleverk.model.agreement.Examples.accepted;
import static no.avtaleverk.model.agreement.Examples.answers;
import static no.avtaleverk.model.agreement.Examples.clauses;
import static no.avtaleverk.model.agreement.Examples.concluded;
import static no.avtaleverk.model.agreement.Examples.decided;
import static no.avtaleverk.model.agreement.Examples.draft;
import static no.avtaleverk.model.agreement.Examples.head;
import static no.avtaleverk.model.agreement.Examples.refused;
import static no.avtaleverk.model.agreement.Examples.resolution;
import static no.avtaleverk.model.agreement.Examples.signature;
import static no.avtaleverk.model.agreement.Examples.submitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.SignatureRecord.Method;
import org.junit.jupiter.api.Test;

/** A trust has one document with each kommune, and a vedtak is on words and not on a number. */
class SigningEachDocumentTests {
    private static final LocalDate LATER = LocalDate.of(2026, 5, 1);

    @Test
    void aTrustIsBoundToTheKommunerWhoseDocumentsItHasSigned() {
        Agreement review = submitted(draft(VAKSDAL, VOSS));
        Agreement adopted = accepted(review.recordResolution(
                resolution(review, HELSE_BERGEN, Organ.TRUST_BOARD, TODAY), DIRECTOR, NOON, TODAY));
        Agreement first = accepted(adopted.sign(inDocumentOf(adopted, VAKSDAL), DIRECTOR, NOON, TODAY));
        Agreement both = concluded(decided(decided(first, MAYOR), MAYOR_OF_VOSS));

        assertThat(both.inForce(VAKSDAL, LATER)).isPresent();
        assertThat(both.inForce(VOSS, LATER)).isEmpty();

        assertThat(refused(both.sign(inDocumentOf(both, VAKSDAL), DIRECTOR, NOON, TODAY)))
                .containsExactly(new Refusal.AlreadySigned(HELSE_BERGEN));
        Agreement second = accepted(both.sign(inDocumentOf(both, VOSS), DIRECTOR, NOON, TODAY));
        assertThat(second.inForce(VOSS, LATER)).isPresent();
    }

    @Test
    void aVersionThatTakesAQuorumWaitsForItAndThenBindsWhoHasSigned() {
        var terms = new Terms(LocalDate.of(2026, 4, 1), null, EntryIntoForce.AT_LEAST, 2);
        Head any = head(EntryIntoForce.EACH_MUNICIPALITY, VAKSDAL, VOSS, Examples.BERGEN);
        var head = new Head(
                any.title(), any.language(), any.parties(), terms, any.parameters(), any.claims(), any.jointMeasure());
        Agreement draft = accepted(Agreement.draft(
                AgreementId.random(),
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                head,
                clauses(),
                answers(),
                JURIST,
                NOON));
        Agreement one = decided(decided(submitted(draft), DIRECTOR), MAYOR);
        assertThat(one.concludeFaults()).containsExactly(new Refusal.QuorumNotReached(2, 1));
        assertThat(one.inForce(VAKSDAL, LATER)).isEmpty();

        Agreement two = decided(one, MAYOR_OF_VOSS);
        assertThat(two.concludeFaults()).isEmpty();
        assertThat(concluded(two).inForce(VAKSDAL, LATER)).isPresent();
        assertThat(concluded(two).inForce(VOSS, LATER)).isPresent();
        assertThat(concluded(two).inForce(Examples.BERGEN, LATER)).isEmpty();
    }

    @Test
    void aQuorumGoesWithItsRuleOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Terms(null, null, EntryIntoForce.AT_LEAST));
        assertThatIllegalArgumentException().isThrownBy(() -> new Terms(null, null, EntryIntoForce.ALL_PARTIES, 3));
    }

    @Test
    void aVedtakStandsForANewVersionThatSaysTheSameAndForNoOther() {
        Agreement review = submitted(draft(VAKSDAL));
        Agreement adopted = accepted(
                review.recordResolution(resolution(review, VAKSDAL, Organ.KOMMUNESTYRE, TODAY), MAYOR, NOON, TODAY));
        Agreement back = adopted.enter(
                        AgreementState.UNSIGNED, TextState.DRAFT, new AuditEvent.TextReturned(1, "feil"), JURIST, NOON)
                .agreement();

        Agreement again = submitted(back);
        assertThat(again.adoption(VAKSDAL, again.versions().getLast())).isPresent();

        Clause first = back.clauses().iterator().next();
        Agreement changed = submitted(accepted(
                back.editClause(first.id(), first.sha256(), ClauseText.parse("Føremål", "Noko anna."), JURIST, NOON)));
        assertThat(changed.adoption(VAKSDAL, changed.versions().getLast())).isEmpty();
    }

    @Test
    void aVedtakWithAChangeBindsNobody() {
        Agreement review = submitted(draft(VAKSDAL));
        AgreementVersion version = review.versions().getLast();
        var resolution = new Resolution(
                VAKSDAL,
                Organ.KOMMUNESTYRE,
                TODAY,
                "41/2026",
                Resolution.Outcome.ADOPTED_WITH_CHANGE,
                1,
                version.text(),
                "Vedtatt med endring",
                "Punkt 2 faller bort.",
                "");
        Agreement after = accepted(review.recordResolution(resolution, MAYOR, NOON, TODAY));
        assertThat(after.adoption(VAKSDAL, version)).isEmpty();
    }

    @Test
    void whoComesLaterInThePlanWaitsForThoseBeforeInTheSameDocument() {
        Agreement review = submitted(draft(VAKSDAL, VOSS));
        Facts planned = review.facts()
                .with(review.facts()
                        .proceedings()
                        .with(new SigningPlan(
                                1, List.of(List.of(VAKSDAL, VOSS), List.of(HELSE_BERGEN)), null, Method.IN_PRODUCT)));
        Agreement plan = new Agreement(
                review.id(),
                review.kind(),
                review.origin(),
                review.sequence(),
                review.revision(),
                review.state(),
                review.text(),
                review.head(),
                review.clauses(),
                review.answers(),
                review.versions(),
                planned,
                null);
        Agreement trust = accepted(
                plan.recordResolution(resolution(plan, HELSE_BERGEN, Organ.TRUST_BOARD, TODAY), DIRECTOR, NOON, TODAY));
        assertThat(refused(trust.sign(inDocumentOf(trust, VAKSDAL), DIRECTOR, NOON, TODAY)))
                .containsExactly(new Refusal.OthersSignFirst(List.of(VAKSDAL)));

        Agreement mayor = decided(trust, MAYOR);
        assertThat(mayor.signatures(mayor.versions().getLast()).awaited(HELSE_BERGEN, VAKSDAL))
                .isEmpty();
        accepted(mayor.sign(inDocumentOf(mayor, VAKSDAL), DIRECTOR, NOON, TODAY));
        assertThat(refused(mayor.sign(inDocumentOf(mayor, VOSS), DIRECTOR, NOON, TODAY)))
                .containsExactly(new Refusal.OthersSignFirst(List.of(VOSS)));
    }

    private static SignatureRecord inDocumentOf(Agreement agreement, no.avtaleverk.model.party.PartyId municipality) {
        SignatureRecord plain = signature(agreement, DIRECTOR);
        return new SignatureRecord(
                plain.party(),
                plain.signer(),
                plain.capacity(),
                plain.mandate(),
                plain.date(),
                plain.method(),
                plain.version(),
                plain.text(),
                plain.document(),
                Map.of(municipality, Sha256.of("signed for " + municipality)),
                "");
    }
}
