package no.avtaleverk.search.lucene;

import static no.avtaleverk.search.Region.clause;
import static no.avtaleverk.search.Region.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.AgreementIndex;
import no.avtaleverk.search.AlikeQuery;
import no.avtaleverk.search.Condition;
import no.avtaleverk.search.ContrastFound;
import no.avtaleverk.search.ContrastQuery;
import no.avtaleverk.search.MemoryStore;
import no.avtaleverk.search.Region;
import no.avtaleverk.search.SentenceFound;
import no.avtaleverk.search.SentenceQuery;
import no.avtaleverk.search.TextPlace;
import no.avtaleverk.search.TextQuestions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a sentence stood, what is lacking, and what says the same. */
class TextQuestionsTests {
    private static final LocalDate SPRING_2024 = LocalDate.of(2024, 4, 2);
    private static final LocalDate SPRING_2025 = LocalDate.of(2025, 4, 1);
    private static final LocalDate SUMMER_2025 = LocalDate.of(2025, 7, 1);
    private static final String PLACES = "Kommunen har to plassar for døgnopphald.";

    private final MemoryStore store = new MemoryStore();
    private final AgreementIndex index = SearchIndex.inMemory(store, store, Region.register(), Region.catalogue());

    private Agreement beds = Region.draft(new MemoryStore(), "Ingen", Language.BOKMAL, SPRING_2024, text());
    private Agreement granvin = beds;

    /** Vaksdal has three versions, of which the second lacks the sentence; Granvin has had its own since 2016. */
    @BeforeEach
    void threeVersionsAndAnOldAgreement() {
        granvin = Region.registered(
                store,
                "Delavtale 4 i Granvin",
                Language.NYNORSK,
                LocalDate.of(2016, 5, 1),
                SPRING_2024,
                text(
                        clause("k-granvin", "Plassar", PLACES + " Legen avgjer innlegging."),
                        clause("k-usemje", "Usemje", "Usemje skal løysast på lågast mogleg nivå.")),
                Region.GRANVIN);
        beds = Region.concluded(
                store,
                Region.draft(
                        store,
                        "Delavtale 4",
                        Language.NYNORSK,
                        SPRING_2024,
                        text(
                                clause(
                                        "plassar",
                                        "Plassar",
                                        PLACES
                                                + " Sjukepleiar er til stades, jf. helse- og omsorgstenestelova § 6-2 nr. 4."),
                                clause("usemje", "Usemje", "Usemje mellom partane skal løysast lokalt."))),
                SPRING_2024);
        beds = next("Kommunen har tre plassar for døgnopphald. Sjukepleiar er til stades.", SPRING_2025);
        beds = next("Kommunen har ei natt. " + PLACES, SUMMER_2025);
        beds = Region.redrafted(store, beds, LocalDate.of(2026, 1, 5));
        beds = Region.edited(store, beds, "usemje", "Hemmeleg framlegg om tvist.", LocalDate.of(2026, 1, 6));
        index.catchUp();
    }

    private Agreement next(String body, LocalDate day) {
        return Region.concluded(
                store, Region.edited(store, Region.redrafted(store, beds, day), "plassar", body, day), day);
    }

    @AfterEach
    void close() {
        index.close();
    }

    private SentenceFound sentence(String sentence, Actor by) {
        return index.sentence(new SentenceQuery(sentence, Set.of(), null, by));
    }

    private ContrastFound contrast(String holds, String lacks, LocalDate on) {
        return index.contrast(new ContrastQuery(holds, null, lacks, null, on, Set.of(), null, Region.NOBODY));
    }

    private static List<String> titles(ContrastFound found) {
        return found.texts().stream().map(ContrastFound.Text::title).toList();
    }

    // ---- a sentence -------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kommunen har to plassar for døgnopphald.",
                "  kommunen HAR to\n plassar – for døgnopphald",
                "«Kommunen har to plassar, for døgnopphald»"
            })
    void aSentenceIsFoundWhateverItsBlanksCapitalsAndSigns(String typed) {
        assertThat(sentence(typed, Region.NOBODY).same())
                .extracting(TextPlace::agreement, place -> place.first().version(), place -> place.from()
                        .orElseThrow())
                .containsExactly(
                        tuple(granvin.id(), 1, LocalDate.of(2016, 5, 1)),
                        tuple(beds.id(), 1, SPRING_2024),
                        tuple(beds.id(), 3, SUMMER_2025));
    }

    @Test
    void aSentenceThatIsNearlyTheSameIsToldAsNear() {
        SentenceFound found = sentence("Kommunen har fire plassar for døgnopphald", Region.NOBODY);
        assertThat(found.same()).isEmpty();
        assertThat(found.near())
                .extracting(SentenceFound.Near::sentence)
                .contains(PLACES, "Kommunen har tre plassar for døgnopphald.");
        assertThat(found.near())
                .allSatisfy(one -> assertThat(one.place().likeness()).isBetween(0.6, 0.999));
    }

    @Test
    void aSentenceOfADraftIsFoundByThoseWhoWriteItAndByNobodyElse() {
        String draft = "Hemmeleg framlegg om tvist.";
        assertThat(sentence(draft, Region.JURIST).same())
                .hasSize(1)
                .allSatisfy(place -> assertThat(place.first().version()).isZero());
        for (Actor other : List.of(Region.OUTSIDER, Region.NOBODY)) {
            assertThat(sentence(draft, other).same()).isEmpty();
            assertThat(sentence("Hemmeleg framlegg om ei tvist", other).near()).isEmpty();
        }
    }

    @Test
    void aMergedKommunesSentenceIsFoundUnderItsSuccessorAndItself() {
        for (PartyId municipality : List.of(Region.VOSS, Region.GRANVIN)) {
            assertThat(index.sentence(new SentenceQuery(PLACES, Set.of(municipality), null, Region.NOBODY))
                            .same())
                    .extracting(TextPlace::agreement)
                    .containsExactly(granvin.id());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "…!?", "§"})
    void nothingToLookForIsSaidSo(String typed) {
        SentenceFound found = sentence(typed, Region.NOBODY);
        assertThat(found.words()).isZero();
        assertThat(found.same()).isEmpty();
    }

    /** As many clauses with one sentence as are told of, and one more. */
    private void tooMany(String sentence) {
        var clauses = new ArrayList<Clause>();
        for (int i = 0; i <= TextQuestions.MOST; i++) {
            clauses.add(clause("k-" + i, "Punkt", sentence));
        }
        Region.concluded(
                store,
                Region.draft(store, "Alt på nytt", Language.NYNORSK, SPRING_2024, text(clauses.toArray(Clause[]::new))),
                SPRING_2024);
    }

    @Test
    void ofTooManyPlacesThoseFirstInForceAreToldAndThatThereAreMore() {
        String sentence = "Partane møtest kvart år i mars.";
        tooMany(sentence);
        Agreement first = Region.registered(
                store,
                "Den første",
                Language.NYNORSK,
                LocalDate.of(2014, 1, 1),
                SPRING_2024,
                text(clause("a", "Møte", sentence)),
                Region.GRANVIN);
        index.catchUp();
        SentenceFound found = sentence(sentence, Region.NOBODY);
        assertThat(found.cut()).isTrue();
        assertThat(found.same()).hasSize(TextQuestions.MOST);
        assertThat(found.same().getFirst().agreement()).isEqualTo(first.id());
        // A place that is not told is still no other sentence.
        assertThat(found.near()).isEmpty();
        assertThat(sentence(PLACES, Region.NOBODY).cut()).isFalse();
    }

    // ---- holds and lacks --------------------------------------------------------------------------------------------

    @Test
    void andAndNotHoldForTheWholeTextAndNotForOneClause() {
        // The words stand in different clauses of one text.
        assertThat(titles(contrast("sjukepleiar usemje", "", SPRING_2024))).containsExactly("Delavtale 4");
        assertThat(titles(contrast("plassar", "lokalt", SPRING_2024))).containsExactly("Delavtale 4 i Granvin");
        ContrastFound found = contrast("plassar", "sjukepleiar", SUMMER_2025);
        assertThat(found.inForce()).isEqualTo(2);
        assertThat(found.holding()).isEqualTo(2);
        assertThat(titles(found)).containsExactly("Delavtale 4", "Delavtale 4 i Granvin");
    }

    @Test
    void itIsTheTextInForceThatDayThatIsAskedOf() {
        assertThat(titles(contrast("\"tre plassar\"", "", SPRING_2025))).containsExactly("Delavtale 4");
        assertThat(titles(contrast("\"tre plassar\"", "", SUMMER_2025))).isEmpty();
        assertThat(contrast("plassar", "", LocalDate.of(2015, 1, 1)).inForce()).isZero();
    }

    @Test
    void anotherInflectionIsStillLackingButIsTold() {
        ContrastFound found = contrast("", "plass", SPRING_2024);
        assertThat(found.texts()).hasSize(2).allSatisfy(text -> assertThat(text.nearly())
                .containsExactly(new Condition(Condition.Kind.WORD, "plass")));
        assertThat(contrast("", "kommunen", SPRING_2024).texts()).isEmpty();
    }

    @Test
    void aCitationIsAskedForHoweverItIsWritten() {
        for (String written : List.of("hol. § 6-2 nr. 4", "helse- og omsorgstjenesteloven § 6-2 nr 4")) {
            ContrastFound found = contrast(written, "", SPRING_2024);
            assertThat(found.holds()).extracting(Condition::kind).containsExactly(Condition.Kind.CITATION);
            assertThat(titles(found)).as(written).containsExactly("Delavtale 4");
            assertThat(titles(contrast("", written, SPRING_2024))).containsExactly("Delavtale 4 i Granvin");
        }
        assertThat(titles(contrast("hol. § 6-2 nr. 5", "", SPRING_2024))).isEmpty();
    }

    @Test
    void aRequirementIsHeldByTheTextThatAnswersIt() {
        var answered = new ContrastQuery("", Region.ACUTE_BEDS, "", null, SPRING_2024, Set.of(), null, Region.NOBODY);
        var unanswered = new ContrastQuery("", null, "", Region.ACUTE_BEDS, SPRING_2024, Set.of(), null, Region.NOBODY);
        assertThat(titles(index.contrast(answered))).containsExactly("Delavtale 4 i Granvin");
        assertThat(titles(index.contrast(unanswered))).containsExactly("Delavtale 4");
    }

    @Test
    void aDraftNeitherHoldsNorLacks() {
        assertThat(titles(contrast("hemmeleg", "", LocalDate.of(2026, 2, 1)))).isEmpty();
        assertThat(index.contrast(new ContrastQuery(
                                "hemmeleg", null, "", null, LocalDate.of(2026, 2, 1), Set.of(), null, Region.JURIST))
                        .texts())
                .isEmpty();
    }

    // ---- the same clause --------------------------------------------------------------------------------------------

    @Test
    void theClauseThatSaysTheSameIsFoundInEveryAgreementOnce() {
        List<TextPlace> alike = index.alike(new AlikeQuery(
                "Plassar",
                "Kommunen har to plassar for døgnopphald. Legen avgjer innlegging.",
                null,
                SPRING_2024,
                Set.of(),
                null,
                Region.NOBODY));
        assertThat(alike)
                .extracting(TextPlace::agreement, place -> place.clause().value())
                .containsExactly(tuple(granvin.id(), "k-granvin"), tuple(beds.id(), "plassar"));
        assertThat(alike.getFirst().likeness()).isEqualTo(1);
        assertThat(alike.getLast().versions())
                .extracting(TextPlace.InVersion::version)
                .containsExactly(1);
    }

    @Test
    void noNumberOfCopiesPutsAnAgreementOutOfSight() {
        String copied = "Partane møtest kvart år i mars og september for å gå gjennom avtalen.";
        tooMany(copied);
        Agreement other = Region.registered(
                store,
                "Ein annan",
                Language.NYNORSK,
                LocalDate.of(2014, 1, 1),
                SPRING_2024,
                text(clause("a", "Punkt", copied + " Møta blir haldne på nett.")),
                Region.GRANVIN);
        index.catchUp();
        assertThat(index.alike(new AlikeQuery("Punkt", copied, null, SPRING_2024, Set.of(), null, Region.NOBODY)))
                .hasSize(2)
                .extracting(TextPlace::agreement)
                .contains(other.id());
    }

    @Test
    void clausesThatAnswerARequirementStandSideBySide() {
        assertThat(index.alike(new AlikeQuery("", "", Region.ACUTE_BEDS, SPRING_2024, Set.of(), null, Region.NOBODY)))
                .extracting(place -> place.clause().value())
                .containsExactly("k-granvin");
    }
}
