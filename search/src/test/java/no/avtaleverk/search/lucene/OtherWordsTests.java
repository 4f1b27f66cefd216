package no.avtaleverk.search.lucene;

import static no.avtaleverk.search.Region.clause;
import static no.avtaleverk.search.Region.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.AgreementIndex;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.Instead;
import no.avtaleverk.search.MemoryStore;
import no.avtaleverk.search.Region;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherWordsTests {
    private static final LocalDate DAY = LocalDate.of(2024, 4, 2);

    private final MemoryStore store = new MemoryStore();
    private final AgreementIndex index = SearchIndex.inMemory(store, store, Region.register(), Region.catalogue());

    @BeforeEach
    void oneAgreement() {
        Region.concluded(
                store,
                Region.draft(
                        store,
                        "Delavtale 3: Innleggelse i sykehus",
                        Language.BOKMAL,
                        DAY,
                        text(
                                clause("epikrise", "Epikrise", "Epikrisen sendes fastlegen samme dag."),
                                clause("notat", "Notat", "Utskrivningsnotat sendes når epikrisen ikke er klar."),
                                clause(
                                        "dps",
                                        "Akutt psykisk krise",
                                        "Distriktspsykiatrisk (senter) svarer hele døgnet."),
                                clause(
                                        "inn",
                                        "Hvem som legger inn",
                                        "Lege skal ha vurdert pasienten før innleggelsen."),
                                clause("hund", "Taushetsplikt", "Alle som deltar, har taushetsplikt."),
                                clause("tilsyn", "Tilsyn", "Ledsagere har tilgang til barneavdelingen."))),
                DAY);
        index.catchUp();
    }

    @AfterEach
    void close() {
        index.close();
    }

    private SearchPage ask(String words) {
        return index.find(SearchQuery.of(words, Region.NOBODY));
    }

    private static List<String> clauses(SearchPage page) {
        return page.hits().stream()
                .map(Hit::clause)
                .filter(Objects::nonNull)
                .map(ClauseId::value)
                .toList();
    }

    @Test
    void whatWasTypedIsFoundWithNothingToTell() {
        SearchPage page = ask("fastlegen");
        assertThat(clauses(page)).containsExactly("epikrise");
        assertThat(page.instead()).isEmpty();
        assertThat(page.hits()).noneMatch(Hit::byOtherWords);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"taushetspikt, taushetsplikt", "teushetsplikt, taushetsplikt", "fastlgen, fastlegen"})
    void aMisspeltWordIsToldWithTheWordItWasTakenFor(String typed, String found) {
        SearchPage page = ask(typed);
        assertThat(page.instead()).containsExactly(new Instead(typed, List.of(found), Instead.Reason.SPELLING));
        assertThat(page.hits()).isNotEmpty().allMatch(Hit::byOtherWords);
    }

    @Test
    void anAbbreviationIsToldWithWhatItStandsFor() {
        SearchPage page = ask("DPS");
        assertThat(clauses(page)).containsExactly("dps");
        assertThat(page.instead())
                .containsExactly(new Instead("DPS", List.of("distriktspsykiatrisk senter"), Instead.Reason.SAME));
        assertThat(page.hits()).allMatch(Hit::byOtherWords);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ved  DPS nå, DPS, distriktspsykiatrisk senter, SAME",
        "Epikrse, Epikrse, utskrivningsnotat, SIMILAR",
        "Fastlgen, Fastlgen, fastlegen, SPELLING"
    })
    void whatWasTypedIsToldAsItWasTyped(String asked, String typed, String found, Instead.Reason reason) {
        assertThat(ask(asked).instead()).contains(new Instead(typed, List.of(found), reason));
    }

    @Test
    void aShortWordIsNotTakenForOneThatBeginsOtherwise() {
        assertThat(ask("hotat").hits()).isEmpty();
        assertThat(clauses(ask("notatt"))).contains("notat");
    }

    @Test
    void aCompoundThatNobodyWroteIsFoundByItsPartsInDifferentClauses() {
        SearchPage page = ask("tilsynsnotat");
        assertThat(clauses(page)).containsExactlyInAnyOrder("notat", "tilsyn");
        assertThat(page.instead()).hasSize(1).allMatch(one -> one.typed().equals("tilsynsnotat"));
    }

    @Test
    void wordsMuchTheSameComeAfterThoseThatWereTyped() {
        SearchPage page = ask("epikrise");
        assertThat(clauses(page)).startsWith("epikrise");
        assertThat(page.instead())
                .containsExactly(new Instead("epikrise", List.of("utskrivningsnotat"), Instead.Reason.SIMILAR));
        assertThat(page.hits()).noneMatch(Hit::byOtherWords);
    }

    @Test
    void wordsOfADraftTakeNoPlaceFromAWordThatCanBeSeen() {
        String typed = "taushetspleft";
        var likelier = new StringBuilder();
        for (int i = 3; i < typed.length() - 1; i++) {
            for (String letter : List.of("b", "q", "w", "x", "z")) {
                likelier.append(typed, 0, i)
                        .append(letter)
                        .append(typed.substring(i))
                        .append(' ');
            }
        }
        Region.draft(store, "Utkast", Language.BOKMAL, DAY, text(clause("ord", "Ord", likelier.toString())));
        index.catchUp();
        SearchPage page = ask(typed);
        assertThat(clauses(page)).containsExactly("hund");
        assertThat(page.instead())
                .containsExactly(new Instead(typed, List.of("taushetsplikt"), Instead.Reason.SPELLING));
    }

    @Test
    void aVerbWithItsParticleFindsTheNoun() {
        assertThat(clauses(ask("legge pasienten inn"))).startsWith("inn");
    }

    @Test
    void aCompoundThatNoListKnowsIsFoundByItsParts() {
        assertThat(clauses(ask("ledsagertilgang"))).containsExactly("tilsyn");
    }

    @Test
    void aCompoundIsFoundByOneHalfWhenNoTextHasTheOther() {
        assertThat(clauses(ask("sommersendt"))).containsExactlyInAnyOrder("epikrise", "notat");
    }

    @Test
    void anUnknownCompoundIsFoundByWhatItBeginsWithWhenNothingElseIsKnown() {
        SearchPage page = ask("fastlegexyzzy");
        assertThat(clauses(page)).containsExactly("epikrise");
        assertThat(page.instead())
                .containsExactly(new Instead("fastlegexyzzy", List.of("fastlegen"), Instead.Reason.SPELLING));
        assertThat(ask("xyzzyplugh").hits()).isEmpty();
    }

    @Test
    void aMisspeltWordThatNobodyWroteIsFoundByWhatMeansTheSame() {
        SearchPage page = ask("konfidensalitet");
        assertThat(clauses(page)).containsExactly("hund");
        assertThat(page.instead())
                .containsExactly(new Instead("konfidensalitet", List.of("taushetsplikt"), Instead.Reason.SIMILAR));
    }

    @Test
    void anUnknownCompoundIsFoundByWhatMeansTheSameAsAPartOfIt() {
        SearchPage page = ask("sluttnotatskjema");
        assertThat(clauses(page)).containsExactlyInAnyOrder("epikrise", "notat");
        assertThat(page.instead()).anySatisfy(one -> assertThat(one.reason()).isEqualTo(Instead.Reason.SIMILAR));
    }

    @Test
    void whatHappensToStandInAWordIsNoPartOfIt() {
        assertThat(ask("sluttnotatxyzzy").instead())
                .noneSatisfy(one -> assertThat(one.found()).contains("epikrise"));
    }

    @Test
    void aQuotedPhraseIsNeverFoundByOtherWords() {
        assertThat(ask("\"taushetspikt\"").hits()).isEmpty();
        assertThat(ask("\"sender fastlegen\"").hits()).isEmpty();
        SearchPage page = ask("\"sendes fastlegen\"");
        assertThat(clauses(page)).containsExactly("epikrise");
        assertThat(page.instead()).isEmpty();
    }

    @Test
    void aPlaceInTheLawIsNeverFoundByOtherWords() {
        assertThat(ask("§ 6-2 nr. 4").instead()).isEmpty();
    }
}
