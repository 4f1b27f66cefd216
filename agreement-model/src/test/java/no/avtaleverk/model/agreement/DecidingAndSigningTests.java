package no.avtaleverk.model.agreement;

import static no.avtaleverk.model.agreement.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DecidingAndSigningTests {
    private final Agreement review = submitted(draft(VAKSDAL, VOSS));

    @Test
    void signingAnotherTextIsRefusedWithEveryReasonAtOnce() {
        var signature = signature(review, MAYOR);
        Sha256 other = Sha256.of("another text");
        var wrong = new SignatureRecord(
                VAKSDAL,
                "Hege Eide",
                "ordførar",
                "",
                TODAY.plusDays(1),
                SignatureRecord.Method.IN_PRODUCT,
                1,
                other,
                other);
        assertThat(refused(review.sign(wrong, MAYOR, NOON, TODAY)))
                .containsExactlyInAnyOrder(
                        new Refusal.OtherText(signature.text(), other),
                        new Refusal.OtherDocument(PDF, other),
                        new Refusal.ResolutionMissing(VAKSDAL),
                        new Refusal.DateInFuture(TODAY.plusDays(1)));
    }

    @Test
    void onlyALeaderOfThePartySignsForIt() {
        var signature = signature(review, MAYOR);
        assertThat(refused(review.sign(signature, JURIST, NOON, TODAY))).contains(new Refusal.NotAllowed());
        assertThat(refused(review.sign(signature, MAYOR_OF_VOSS, NOON, TODAY))).contains(new Refusal.NotAllowed());
    }

    @Test
    void aPartySignsOnce() {
        Agreement signed = decided(review, MAYOR);
        assertThat(refused(signed.sign(signature(signed, MAYOR), MAYOR, NOON, TODAY)))
                .containsExactly(new Refusal.AlreadySigned(VAKSDAL));
    }

    @Test
    void theFormannskapMayBackButNotAdoptAnAgreement() {
        var adopted = resolution(review, VAKSDAL, Organ.FORMANNSKAP, TODAY);
        assertThat(refused(review.recordResolution(adopted, SECRETARY, NOON, TODAY)))
                .containsExactly(new Refusal.WrongOrgan(Organ.FORMANNSKAP, VAKSDAL));
        var backed = new Resolution(
                VAKSDAL, Organ.FORMANNSKAP, TODAY, "3/2026", Resolution.Outcome.SUPPORTED, 1, adopted.text(), "");
        Agreement after = accepted(review.recordResolution(backed, SECRETARY, NOON, TODAY));
        assertThat(after.adoption(VAKSDAL, after.versions().getFirst())).isEmpty();
    }

    @Test
    void aContactListIsAdoptedByTheAdministration() {
        assertThat(AgreementKind.CONTACT_LIST.isAdoptedBy(Organ.KOMMUNEDIREKTOR, true))
                .isTrue();
        assertThat(AgreementKind.SUB_AGREEMENT.isAdoptedBy(Organ.KOMMUNEDIREKTOR, true))
                .isFalse();
        assertThat(AgreementKind.GUIDELINE.isAdoptedBy(Organ.SSU, true)).isTrue();
        assertThat(AgreementKind.GUIDELINE.isAdoptedBy(Organ.SSU, false)).isTrue();
    }

    @Test
    void forceIsPerKommuneWhenItAndItsTrustHaveDecidedAndSigned() {
        Agreement trust = decided(review, DIRECTOR);
        assertThat(trust.concludeFaults())
                .containsExactlyInAnyOrder(
                        new Refusal.ResolutionMissing(VAKSDAL), new Refusal.SignatureMissing(VAKSDAL));
        Agreement both = decided(trust, MAYOR);
        assertThat(both.concludeFaults()).isEmpty();
        Agreement signed = concluded(both);
        assertThat(signed.inForce(VAKSDAL, LocalDate.of(2026, 4, 1))).isPresent();
        assertThat(signed.inForce(VAKSDAL, LocalDate.of(2026, 3, 31))).isEmpty();
        assertThat(signed.inForce(VOSS, LocalDate.of(2026, 4, 1))).isEmpty();
    }

    @Test
    void aVersionForAllWaitsForTheLastParty() {
        Agreement draft = accepted(Agreement.draft(
                AgreementId.random(),
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                head(EntryIntoForce.ALL_PARTIES, VAKSDAL, VOSS),
                clauses(),
                answers(),
                JURIST,
                NOON));
        Agreement two = decided(decided(submitted(draft), DIRECTOR), MAYOR);
        assertThat(two.concludeFaults())
                .containsExactly(new Refusal.ResolutionMissing(VOSS), new Refusal.SignatureMissing(VOSS));
        Agreement all = decided(two, MAYOR_OF_VOSS);
        assertThat(all.concludeFaults()).isEmpty();
        assertThat(concluded(all).inForce(VAKSDAL, LocalDate.of(2026, 5, 1))).isPresent();
    }

    @Test
    void theOtherKommunerDecideInTheirOwnTime() {
        Agreement first = concluded(decided(decided(review, DIRECTOR), MAYOR));
        Agreement both = decided(first, MAYOR_OF_VOSS);
        assertThat(both.inForce(VOSS, LocalDate.of(2026, 4, 1))).isPresent();
    }

    @Test
    void aVersionTakenBackIsNotSigned() {
        Agreement back = review.enter(
                        AgreementState.UNSIGNED, TextState.DRAFT, new AuditEvent.TextReturned(1, "Feil"), JURIST, NOON)
                .agreement();
        assertThat(refused(back.decline(new Declined(VAKSDAL, "Hege Eide", TODAY, 1, "Nei"), MAYOR, NOON)))
                .containsExactly(new Refusal.NotTheVersionInReview(1));
    }

    @Test
    void aSignedTextStaysInForceWhileTheNextIsDrafted() {
        Agreement signed = concluded(decided(decided(review, DIRECTOR), MAYOR));
        Agreement drafting = signed.enter(
                        AgreementState.SIGNED,
                        TextState.DRAFT,
                        new AuditEvent.TextRedrafted("Nye plassar"),
                        JURIST,
                        NOON)
                .agreement();
        Agreement edited = accepted(drafting.editClause(
                BEDS,
                drafting.clauses().find(BEDS).orElseThrow().sha256(),
                ClauseText.parse("Døgnplassar", "Tre plassar"),
                JURIST,
                NOON));
        assertThat(edited.inForce(VAKSDAL, LocalDate.of(2026, 6, 1))
                        .orElseThrow()
                        .number())
                .isEqualTo(1);
        Agreement second = concluded(decided(decided(submitted(edited), DIRECTOR), MAYOR));
        assertThat(second.inForce(VAKSDAL, LocalDate.of(2026, 6, 1))
                        .orElseThrow()
                        .number())
                .isEqualTo(2);
        assertThat(second.periodsInForce(VAKSDAL)).hasSize(1);
    }

    @Test
    void noticeRunsOneYearAndTheAgreementStaysInForceUntilThen() {
        Agreement signed = concluded(decided(decided(review, DIRECTOR), MAYOR));
        var soon = new Notice(VAKSDAL, TODAY, TODAY.plusMonths(6));
        assertThat(refused(signed.giveNotice(soon, COORDINATOR, NOON, TODAY)))
                .containsExactly(new Refusal.NoticeTooShort(LocalDate.of(2027, 3, 2)));
        Agreement given = accepted(
                signed.giveNotice(new Notice(VAKSDAL, TODAY, LocalDate.of(2027, 3, 2)), COORDINATOR, NOON, TODAY));
        assertThat(given.inForce(VAKSDAL, LocalDate.of(2027, 3, 1))).isPresent();
        assertThat(given.inForce(VAKSDAL, LocalDate.of(2027, 3, 2))).isEmpty();
    }

    @Test
    void anAgreementOnFileIsInForceAsRegisteredAndShowsWhatIsUndocumented() {
        // Vaksdal and Helse Bergen on beds at Voss sjukehus: backed by the formannskap, to the end of 2016, prolonged
        // to February 2017.
        var terms = new Terms(LocalDate.of(2016, 3, 14), LocalDate.of(2017, 1, 1), EntryIntoForce.AS_REGISTERED);
        var head = new Head(
                "Mellombels avtale om ØHD",
                no.avtaleverk.model.wording.Language.NYNORSK,
                head(EntryIntoForce.EACH_MUNICIPALITY, VAKSDAL).parties(),
                terms,
                java.util.Map.of(),
                java.util.Set.of(),
                false);
        var backed = new Resolution(
                VAKSDAL,
                Organ.FORMANNSKAP,
                LocalDate.of(2016, 3, 14),
                "",
                Resolution.Outcome.SUPPORTED,
                1,
                Sha256.ZERO,
                "");
        var facts = new Facts(
                java.util.List.of(backed),
                java.util.List.of(),
                java.util.List.of(),
                java.util.List.of(new Prolongation(LocalDate.of(2017, 3, 1), LocalDate.of(2016, 12, 1), "Notat 17/43")),
                java.util.List.of(),
                java.util.List.of(),
                java.util.List.of());
        Agreement agreement = accepted(Agreement.register(
                AgreementId.random(),
                AgreementKind.LOCAL_AGREEMENT,
                Origin.WRITTEN,
                head,
                clauses(),
                java.util.List.of(),
                facts,
                "",
                JURIST,
                NOON,
                TODAY));
        assertThat(agreement.inForce(VAKSDAL, LocalDate.of(2016, 3, 13))).isEmpty();
        assertThat(agreement.inForce(VAKSDAL, LocalDate.of(2017, 2, 28))).isPresent();
        assertThat(agreement.inForce(VAKSDAL, LocalDate.of(2017, 3, 1))).isEmpty();
        assertThat(agreement.adoption(VAKSDAL, agreement.versions().getFirst())).isEmpty();
        assertThat(agreement.facts().resolutions()).singleElement().satisfies(r -> assertThat(r.text())
                .isEqualTo(agreement.versions().getFirst().text()));
    }

    @Test
    void theSameWordsAreTheSameTextInAnotherKommune() {
        Agreement voss = accepted(Agreement.draft(
                AgreementId.random(),
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                head(EntryIntoForce.EACH_MUNICIPALITY, VAKSDAL, VOSS),
                clauses(),
                answers(),
                JURIST,
                NOON));
        assertThat(voss.clauses().sha256()).isEqualTo(draft(VAKSDAL).clauses().sha256());
    }

    private static Agreement registered(LocalDate from, LocalDate until) {
        var head = new Head(
                "Avtale",
                no.avtaleverk.model.wording.Language.NYNORSK,
                head(EntryIntoForce.EACH_MUNICIPALITY, VAKSDAL).parties(),
                new Terms(from, until, EntryIntoForce.AS_REGISTERED),
                java.util.Map.of("kommune", "Vaksdal kommune"),
                java.util.Set.of(),
                false);
        return accepted(Agreement.register(
                AgreementId.random(),
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                head,
                clauses(),
                java.util.List.of(),
                Facts.NONE,
                "",
                JURIST,
                NOON,
                TODAY));
    }

    @Test
    void theSuccessorOfARegisteredTextBindsOnlyByVedtakAndSignatures() {
        Agreement old = registered(LocalDate.of(2016, 3, 14), LocalDate.of(2030, 1, 1));
        Agreement next = submitted(
                old.enter(AgreementState.SIGNED, TextState.DRAFT, new AuditEvent.TextRedrafted("Ny"), JURIST, NOON)
                        .agreement());
        assertThat(next.inForce(VAKSDAL, TODAY).orElseThrow().number()).isEqualTo(1);
        assertThat(next.versionBeforeTheParties().orElseThrow().number()).isEqualTo(2);
        Agreement signed = concluded(decided(decided(next, DIRECTOR), MAYOR));
        assertThat(signed.inForce(VAKSDAL, TODAY).orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void aNoticeEndsWhatWasAgreedWhenItWasGivenAndNotWhatWasAgreedAfterwards() {
        Agreement old = registered(LocalDate.of(2016, 3, 14), LocalDate.of(2030, 1, 1));
        Agreement given = accepted(old.giveNotice(
                new Notice(VAKSDAL, LocalDate.of(2025, 1, 15), LocalDate.of(2026, 1, 15)), COORDINATOR, NOON, TODAY));
        assertThat(given.inForce(VAKSDAL, TODAY)).isEmpty();
        Agreement next = submitted(
                given.enter(AgreementState.SIGNED, TextState.DRAFT, new AuditEvent.TextRedrafted("Ny"), JURIST, NOON)
                        .agreement());
        Agreement signed = concluded(decided(decided(next, DIRECTOR), MAYOR));
        assertThat(signed.inForce(VAKSDAL, TODAY).orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void aProlongationIsOfTheTextThatRanWhenItWasDecided() {
        Agreement old = registered(LocalDate.of(2016, 3, 14), LocalDate.of(2020, 1, 1));
        assertThat(refused(old.prolong(
                        new Prolongation(LocalDate.of(2028, 1, 1), LocalDate.of(2026, 2, 1), "Brev"),
                        COORDINATOR,
                        NOON,
                        TODAY)))
                .containsExactly(new Refusal.TermHasEnded(LocalDate.of(2020, 1, 1)));
    }
}
