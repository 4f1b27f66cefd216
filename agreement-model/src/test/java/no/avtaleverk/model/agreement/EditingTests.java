package no.avtaleverk.model.agreement;

import static no.avtaleverk.model.agreement.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import no.avtaleverk.model.law.RequirementId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditingTests {
    private final Agreement draft = draft(VAKSDAL);

    private static Sha256 wordsOf(Agreement agreement, ClauseId clause) {
        return agreement.clauses().find(clause).orElseThrow().sha256();
    }

    @Test
    void anEditGivesANewRevisionAndKeepsEveryOtherClause() {
        var words = ClauseText.parse("Døgnplassar", "Kommunen har tre plassar.");
        Agreement edited = accepted(draft.editClause(BEDS, wordsOf(draft, BEDS), words, JURIST, NOON));
        assertThat(edited.revision()).isEqualTo(2);
        assertThat(edited.clauses().find(BEDS).orElseThrow().text()).isEqualTo(words);
        assertThat(edited.clauses().find(PURPOSE)).isEqualTo(draft.clauses().find(PURPOSE));
        assertThat(draft.clauses().find(BEDS).orElseThrow().text()).isNotEqualTo(words);
    }

    @Test
    void aStaleEditIsRefusedWithTheTextAsItNowStands() {
        var mine = ClauseText.parse("Døgnplassar", "Min tekst");
        var yours = ClauseText.parse("Døgnplassar", "Din tekst");
        Sha256 read = wordsOf(draft, BEDS);
        Agreement edited = accepted(draft.editClause(BEDS, read, mine, JURIST, NOON));
        assertThat(refused(edited.editClause(BEDS, read, yours, JURIST, NOON)))
                .containsExactly(new Refusal.ClauseChangedMeanwhile(BEDS, mine));
    }

    @Test
    void twoPeopleEditTwoClausesFromTheSameReading() {
        Agreement first = accepted(
                draft.editClause(BEDS, wordsOf(draft, BEDS), ClauseText.parse("Plassar", "Ein"), JURIST, NOON));
        Agreement second = accepted(
                first.editClause(PURPOSE, wordsOf(draft, PURPOSE), ClauseText.parse("Føremål", "To"), JURIST, NOON));
        assertThat(second.revision()).isEqualTo(3);
    }

    @Test
    void anAnswerFollowsTheClauseAndAsksToBeConfirmedAgain() {
        Agreement confirmed = accepted(draft.confirmAnswers(null, JURIST, NOON));
        assertThat(confirmed.answersFor(confirmed.clauses())).allMatch(Answer::confirmed);
        Agreement edited = accepted(confirmed.editClause(
                BEDS, wordsOf(draft, BEDS), ClauseText.parse("Døgnplassar", "Fire plassar"), JURIST, NOON));
        assertThat(edited.answersFor(edited.clauses()))
                .singleElement()
                .satisfies(answer -> assertThat(answer.confirmed()).isFalse());
    }

    @Test
    void anEditTellsWhichAnswersCameToWordsThatHadNoneSuch() {
        var other = ClauseText.parse("Døgnplassar", "Fire plassar");
        ClauseText before = draft.clauses().find(BEDS).orElseThrow().text();
        Decision away = draft.editClause(BEDS, before.sha256(), other, JURIST, NOON);
        RequirementId had = draft.answersFor(draft.clauses()).getFirst().requirement();
        assertThat(((Decision.Accepted) away).change().event())
                .isEqualTo(new AuditEvent.ClauseEdited(BEDS, before.sha256(), other.sha256(), Set.of(had)));
        var more = new RequirementId("HOL-6-2-05");
        Agreement answered = accepted(accepted(away).recordAnswer(BEDS, other.sha256(), more, JURIST, NOON));
        // The words that had the one answer come back and bring the other.
        Decision back = answered.editClause(BEDS, other.sha256(), before, JURIST, NOON);
        assertThat(((Decision.Accepted) back).change().event())
                .isEqualTo(new AuditEvent.ClauseEdited(BEDS, other.sha256(), before.sha256(), Set.of(more)));
        var added = new ClauseId("felles-avvik");
        Decision library = draft.addClause(added, BEDS, 1, other, List.of(had), 1, JURIST, NOON);
        assertThat(((Decision.Accepted) library).change().event())
                .isEqualTo(new AuditEvent.ClauseAdded(added, other.sha256(), BEDS, Set.of(had)));
    }

    @Test
    void aClauseKeepsItsIdWhenOthersAreAddedAndNumbersChange() {
        Agreement longer = accepted(draft.addClause(
                new ClauseId("ny"), null, 1, ClauseText.parse("Partar", "Vaksdal og Helse Bergen"), 1, JURIST, NOON));
        assertThat(longer.clauses().list()).extracting(Clause::number).containsExactly("1", "2", "3");
        assertThat(longer.clauses().find(BEDS).orElseThrow().number()).isEqualTo("3");
    }

    @Test
    void aClauseFromTheLibraryBringsAnswersForAJuristToConfirm() {
        var avvik = new ClauseId("felles-avvik");
        var words = ClauseText.parse("Avvik", "Mottakaren svarer innan 20 arbeidsdagar.");
        var requirement = new RequirementId("VEIL-AVVIK");
        Agreement longer = accepted(draft.addClause(avvik, BEDS, 1, words, List.of(requirement), 1, JURIST, NOON));
        assertThat(longer.answersFor(longer.clauses()))
                .contains(new Answer(avvik, words.sha256(), requirement, Answer.Basis.STANDARD_TEXT, false));
        Agreement without = accepted(longer.removeClause(avvik, 2, JURIST, NOON));
        Agreement again = accepted(without.addClause(avvik, null, 1, words, List.of(requirement), 3, JURIST, NOON));
        assertThat(again.answers()).hasSameSizeAs(longer.answers());
    }

    @Test
    void structureIsNotChangedFromAnOldReading() {
        assertThat(refused(draft.removeClause(BEDS, 0, JURIST, NOON)))
                .containsExactly(new Refusal.AgreementChangedMeanwhile(1));
    }

    @Test
    void whoIsNotAJuristOfAPartyDoesNotEdit() {
        var words = ClauseText.parse("x", "y");
        assertThat(refused(draft.editClause(BEDS, wordsOf(draft, BEDS), words, MAYOR, NOON)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(refused(draft.editClause(BEDS, wordsOf(draft, BEDS), words, OUTSIDER, NOON)))
                .containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void whatLiesWithThePartiesIsNotEdited() {
        Agreement review = submitted(draft);
        assertThat(refused(review.editClause(BEDS, wordsOf(review, BEDS), ClauseText.parse("x", "y"), JURIST, NOON)))
                .containsExactly(new Refusal.NotEditable(TextState.REVIEW));
    }

    @Test
    void aNationalIdentityNumberIsRefused() {
        // A constructed number with valid check digits and an impossible-to-issue individual part.
        var words = ClauseText.parse("Kontakt", "Født 01010750160, bur i Vaksdal");
        assertThat(refused(draft.editClause(BEDS, wordsOf(draft, BEDS), words, JURIST, NOON)))
                .containsExactly(new Refusal.NationalIdentityNumber(BEDS));
    }

    @Test
    void aNationalIdentityNumberIsRefusedOutsideTheClausesToo() {
        Head head = draft.head();
        var titled = new Head(
                "Avtale om 01010750160",
                head.language(),
                head.parties(),
                head.terms(),
                head.parameters(),
                head.claims(),
                head.jointMeasure());
        assertThat(refused(draft.changeHead(titled, draft.sequence(), JURIST, NOON)))
                .containsExactly(new Refusal.NationalIdentityNumberBeside());
    }

    @Test
    void confirmingWhatIsConfirmedIsRefusedAsSuch() {
        Agreement confirmed = accepted(draft.confirmAnswers(null, JURIST, NOON));
        assertThat(refused(confirmed.confirmAnswers(null, JURIST, NOON)))
                .containsExactly(new Refusal.NothingToConfirm());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Telefon 55 97 50 00", "Konto 12345678901", "Organisasjonsnummer 983 974 724"})
    void otherNumbersAreNotTakenForOne(String body) {
        assertThat(accepted(draft.editClause(
                                BEDS, wordsOf(draft, BEDS), ClauseText.parse("Kontakt", body), JURIST, NOON))
                        .revision())
                .isEqualTo(2);
    }

    @Test
    void submittingNamesEveryFaultAtOnce() {
        Agreement edited =
                accepted(draft.editClause(PURPOSE, wordsOf(draft, PURPOSE), ClauseText.parse("", ""), JURIST, NOON));
        Agreement without = accepted(edited.withdrawAnswer(BEDS, wordsOf(edited, BEDS), ACUTE_BEDS, JURIST, NOON));
        assertThat(without.submitFaults(null))
                .containsExactlyInAnyOrder(
                        new Refusal.EmptyClause(PURPOSE), new Refusal.RequirementUnanswered(ACUTE_BEDS));
        assertThat(draft.submitFaults(null)).isEmpty();
    }

    @Test
    void aParameterWithoutAValueIsAFault() {
        Agreement edited = accepted(draft.editClause(
                PURPOSE, wordsOf(draft, PURPOSE), ClauseText.parse("Føremål", "{{plassar}} plassar"), JURIST, NOON));
        assertThat(edited.submitFaults(null)).containsExactly(new Refusal.ParameterMissing("plassar"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void everyEditStartsFromTheTextTheLastOneLeft(long seed) {
        var random = new java.util.Random(seed);
        Agreement agreement = draft;
        for (int i = 0; i < 50; i++) {
            var clauses = agreement.clauses().list();
            ClauseId id = clauses.get(random.nextInt(clauses.size())).id();
            Agreement before = agreement;
            agreement = switch (random.nextInt(4)) {
                case 0 ->
                    accepted(agreement.addClause(
                            new ClauseId("n" + i),
                            id,
                            1 + random.nextInt(3),
                            ClauseText.parse("Ny " + i, ""),
                            agreement.sequence(),
                            JURIST,
                            NOON));
                case 1 ->
                    clauses.size() < 2
                            ? agreement
                            : accepted(agreement.removeClause(id, agreement.sequence(), JURIST, NOON));
                case 2 ->
                    accepted(agreement.moveClause(
                            id,
                            random.nextInt(clauses.size()),
                            1 + random.nextInt(3),
                            agreement.sequence(),
                            JURIST,
                            NOON));
                default ->
                    accepted(agreement.editClause(
                            id, wordsOf(agreement, id), ClauseText.parse("Tekst " + i, "x"), JURIST, NOON));
            };
            long step = agreement.equals(before) ? 0 : 1;
            assertThat(agreement.sequence()).isEqualTo(before.sequence() + step);
            assertThat(agreement.revision()).isEqualTo(before.revision() + step);
            assertThat(agreement.clauses().list()).extracting(Clause::number).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\u00a0 Føremål", "  Føremål ", "Fo\u200b\u0308remål", "F\u202eøremål", "Føre\tmål"})
    void aPastedHeadingIsBroughtIntoCanonicalForm(String heading) {
        ClauseText parsed = ClauseText.parse(heading, heading);
        assertThat(ClauseText.parse(parsed.heading(), parsed.body())).isEqualTo(parsed);
    }
}
