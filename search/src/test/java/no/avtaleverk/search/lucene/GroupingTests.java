package no.avtaleverk.search.lucene;

import static no.avtaleverk.search.Region.clause;
import static no.avtaleverk.search.Region.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.AgreementIndex;
import no.avtaleverk.search.AgreementSearch;
import no.avtaleverk.search.Facets;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.HitGroup;
import no.avtaleverk.search.MemoryStore;
import no.avtaleverk.search.Region;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.SearchQuery.Grouping;
import no.avtaleverk.search.Suggestion;
import no.avtaleverk.search.WholeAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hits put together, filters by målform and year, whole answers and suggestions. */
class GroupingTests {
    private static final LocalDate FIRST = LocalDate.of(2023, 3, 1);
    private static final LocalDate SECOND = LocalDate.of(2025, 2, 1);

    private final MemoryStore store = new MemoryStore();
    private final AgreementIndex index = SearchIndex.inMemory(store, store, Region.register(), Region.catalogue());
    private Agreement agreement = Region.draft(new MemoryStore(), "Ingen", Language.BOKMAL, FIRST, text());

    @BeforeEach
    void twoVersionsAndAnotherAgreementInNynorsk() {
        Agreement first = Region.concluded(
                store,
                Region.draft(
                        store,
                        "Delavtale 5: Utskrivningsklare pasienter",
                        Language.BOKMAL,
                        FIRST,
                        text(
                                clause(
                                        "varsling",
                                        "Varsling",
                                        "Sykehuset varsler kommunen om pasienten innen 24 timer."),
                                clause("epikrise", "Epikrise", "Epikrisen følger pasienten ved utskrivning."))),
                FIRST);
        agreement = Region.concluded(
                store,
                Region.edited(
                        store,
                        Region.redrafted(store, first, SECOND),
                        "epikrise",
                        "Epikrisen sendes samme dag som pasienten reiser.",
                        SECOND),
                SECOND);
        Region.concluded(
                store,
                Region.draft(
                        store,
                        "Delavtale 8: Jordmortenester",
                        Language.NYNORSK,
                        SECOND,
                        text(clause("epikrise", "Epikrise", "Epikrisa følgjer pasienten heim."))),
                SECOND);
        index.catchUp();
    }

    @AfterEach
    void close() {
        index.close();
    }

    private static SearchQuery epikrise(Actor by) {
        return SearchQuery.of("epikrise", by);
    }

    @Test
    void wordingsOfOneClauseAreOneGroupTheNewestFirst() {
        SearchPage page = index.find(epikrise(Region.NOBODY).groupedBy(Grouping.CLAUSE));
        assertThat(page.groupTotal()).isEqualTo(2);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.groups()).anySatisfy(group -> {
            assertThat(group.size()).isEqualTo(2);
            assertThat(group.hits()).extracting(Hit::agreement).containsOnly(agreement.id());
            assertThat(group.hits()).extracting(Hit::clause).containsOnly(new ClauseId("epikrise"));
            assertThat(group.hits()).extracting(Hit::version).containsExactly(2, 1);
            assertThat(group.hits().getFirst().periods()).containsExactly(Period.from(SECOND));
            assertThat(group.hits().getLast().periods()).containsExactly(new Period(FIRST, SECOND));
        });
        assertThat(page.facets()).isEqualTo(index.find(epikrise(Region.NOBODY)).facets());
    }

    @Test
    void aWordingThatStoodOnIsOneHitWithAPeriodForEachVersion() {
        Hit hit = index.find(SearchQuery.of("varsler", Region.NOBODY).groupedBy(Grouping.CLAUSE))
                .groups()
                .getFirst()
                .hits()
                .getFirst();
        assertThat(hit.versions()).extracting(one -> one.version()).containsExactly(1, 2);
        assertThat(hit.periods()).containsExactly(Period.from(SECOND), new Period(FIRST, SECOND));
    }

    @Test
    void hitsAreGroupedByTheDaysTheyWereInForceTheNewestFirst() {
        SearchPage page = index.find(epikrise(Region.NOBODY).groupedBy(Grouping.PERIOD));
        assertThat(page.groups()).extracting(HitGroup::from).containsExactly(SECOND, FIRST);
        assertThat(page.groups()).extracting(HitGroup::until).containsExactly(null, SECOND);
        assertThat(page.groups()).extracting(HitGroup::size).containsExactly(2L, 1L);
        assertThat(page.hits()).hasSize(3);
    }

    @Test
    void whatWasNeverInForceComesLastAmongThePeriods() {
        Region.edited(store, Region.redrafted(store, agreement, SECOND), "epikrise", "Epikrisen kommer aldri.", SECOND);
        index.catchUp();
        SearchPage inside = index.find(epikrise(Region.JURIST).groupedBy(Grouping.PERIOD));
        assertThat(inside.groups().getLast()).satisfies(group -> {
            assertThat(group.from()).isNull();
            assertThat(group.hits()).extracting(Hit::version).containsExactly(0);
        });
        assertThat(index.find(epikrise(Region.OUTSIDER).groupedBy(Grouping.PERIOD))
                        .groups())
                .hasSize(2);
    }

    @Test
    void draftsOfOthersAreInNoGroupAndNoCount() {
        SearchPage before = index.find(epikrise(Region.OUTSIDER).groupedBy(Grouping.CLAUSE));
        Region.edited(store, Region.redrafted(store, agreement, SECOND), "epikrise", "Epikrisen kommer aldri.", SECOND);
        index.catchUp();
        assertThat(index.find(epikrise(Region.OUTSIDER).groupedBy(Grouping.CLAUSE)))
                .isEqualTo(before);
        SearchPage inside = index.find(epikrise(Region.JURIST).groupedBy(Grouping.CLAUSE));
        assertThat(inside.total()).isEqualTo(before.total() + 1);
        assertThat(inside.groupTotal()).isEqualTo(before.groupTotal());
        assertThat(inside.groups())
                .anySatisfy(group ->
                        assertThat(group.hits()).extracting(Hit::version).containsExactly(0, 2, 1));
    }

    @Test
    void pagesOfGroupsMeetInEveryGroupOnceAlsoWhenTheIndexHasManySegments() {
        for (int i = 0; i < 7; i++) {
            Region.concluded(
                    store,
                    Region.draft(
                            store,
                            "Delavtale med nummer " + (char) ('a' + i),
                            Language.BOKMAL,
                            SECOND,
                            text(
                                    clause("a", "Epikrise", "Epikrisen følger pasienten ved utskrivning."),
                                    clause("b", "Epikrise", "Epikrisen følger pasienten ved utskrivning."))),
                    SECOND);
            index.catchUp(); // A segment each.
        }
        for (Grouping grouping : List.of(Grouping.CLAUSE, Grouping.PERIOD)) {
            for (String words : List.of("epikrise", "")) {
                SearchQuery query = SearchQuery.of(words, Region.NOBODY).groupedBy(grouping);
                var met = new ArrayList<String>();
                for (int page = 0; page < 30; page++) {
                    index.find(query.page(page, 3)).hits().forEach(hit -> met.add(hit.identity()));
                }
                assertThat(met).doesNotHaveDuplicates();
                assertThat(new HashSet<>(met))
                        .isEqualTo(new HashSet<>(index.all(query, AgreementSearch.MOST).hits().stream()
                                .map(Hit::identity)
                                .toList()));
            }
        }
    }

    @Test
    void malformNarrowsToTextsWrittenInIt() {
        SearchPage all = index.find(epikrise(Region.NOBODY));
        assertThat(all.facets().language()).containsExactly(new Facets.Count("nb", 2), new Facets.Count("nn", 1));
        assertThat(index.find(epikrise(Region.NOBODY).inLanguage(Language.NYNORSK))
                        .total())
                .isEqualTo(1);
        assertThat(index.find(epikrise(Region.NOBODY).inLanguage(Language.BOKMAL))
                        .total())
                .isEqualTo(2);
    }

    @Test
    void yearIsTheOneAVersionWithTheWordsEnteredIntoForceIn() {
        assertThat(index.find(epikrise(Region.NOBODY)).facets().year())
                .containsExactly(new Facets.Count("2025", 2), new Facets.Count("2023", 1));
        assertThat(index.find(epikrise(Region.NOBODY).inYear(2023)).hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.from()).isEqualTo(FIRST));
        // It stood on, and entered into force with both versions.
        for (int year : List.of(2023, 2025)) {
            assertThat(index.find(SearchQuery.of("varsler", Region.NOBODY).inYear(year))
                            .total())
                    .as("year %d", year)
                    .isEqualTo(1);
        }
        assertThat(index.find(epikrise(Region.NOBODY).inYear(2024)).total()).isZero();
    }

    @Test
    void yearOfALogEntryIsTheOneItWasRecordedIn() {
        SearchQuery log = SearchQuery.of("", Region.JURIST).inLog();
        long all = index.find(log).total();
        long of2023 = index.find(log.inYear(2023)).total();
        assertThat(of2023).isPositive().isLessThan(all);
        assertThat(index.find(log.inYear(2023)).hits())
                .allSatisfy(hit -> assertThat(hit.from()).hasYear(2023));
    }

    @Test
    void regionIsCountedOnceForEachHitAndNarrowsAsATrustDoes() {
        SearchPage page = index.find(epikrise(Region.NOBODY));
        assertThat(page.facets().region()).containsExactly(new Facets.Count(Region.HELSE_VEST.value(), page.total()));
        assertThat(index.find(epikrise(Region.NOBODY).withTrust(Region.HELSE_VEST))
                        .total())
                .isEqualTo(page.total());
    }

    @Test
    void aWholeAnswerTellsEveryHitInOrderAndWhereTheLogStood() {
        WholeAnswer all = index.all(epikrise(Region.NOBODY), 100);
        assertThat(all.position()).isEqualTo(index.position());
        assertThat(all.hits())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("snippet", "byOtherWords")
                .isEqualTo(index.find(epikrise(Region.NOBODY)).hits());
        assertThat(all.isCut()).isFalse();
        WholeAnswer one = index.all(epikrise(Region.NOBODY), 1);
        assertThat(one.hits()).hasSize(1);
        assertThat(one.total()).isEqualTo(3);
        assertThat(one.isCut()).isTrue();
    }

    @Test
    void anIdentityHoldsOverVersionsAsLongAsTheWordsDo() {
        String before = index.all(SearchQuery.of("varsler", Region.NOBODY), 1)
                .hits()
                .getFirst()
                .identity();
        agreement = Region.concluded(
                store,
                Region.edited(
                        store,
                        Region.redrafted(store, agreement, SECOND.plusYears(1)),
                        "epikrise",
                        "Epikrisen er ny.",
                        SECOND.plusYears(1)),
                SECOND.plusYears(1));
        index.catchUp();
        Hit after =
                index.all(SearchQuery.of("varsler", Region.NOBODY), 1).hits().getFirst();
        assertThat(after.identity()).isEqualTo(before);
        assertThat(after.version()).isEqualTo(3);
    }

    private List<String> suggested(String typed, Suggestion.Kind kind, Actor by) {
        return index.suggest(typed, by, 8).stream()
                .filter(one -> one.kind() == kind)
                .map(Suggestion::text)
                .toList();
    }

    @Test
    void aHalfWordGoesOnAsOneOfAPublicText() {
        assertThat(suggested("epi", Suggestion.Kind.WORD, Region.NOBODY)).contains("epikrise");
        assertThat(suggested("varsling av pas", Suggestion.Kind.WORD, Region.NOBODY))
                .containsExactly("varsling av pasienten");
        assertThat(suggested("e", Suggestion.Kind.WORD, Region.NOBODY)).isEmpty();
    }

    @Test
    void wordsThatStandInDraftsAloneAreSuggestedToNobody() {
        Region.edited(
                store, Region.redrafted(store, agreement, SECOND), "epikrise", "Hemmelighetsfull formulering.", SECOND);
        index.catchUp();
        for (Actor by : List.of(Region.NOBODY, Region.OUTSIDER, Region.JURIST)) {
            assertThat(suggested("hemmel", Suggestion.Kind.WORD, by)).isEmpty();
        }
    }

    @Test
    void titlesAreSuggestedToThoseWhoMaySeeThem() {
        Region.draft(store, "Delavtale 11: Digital samhandling", Language.BOKMAL, SECOND, text());
        index.catchUp();
        assertThat(suggested("delavt", Suggestion.Kind.TITLE, Region.JURIST))
                .contains("Delavtale 11: Digital samhandling", "Delavtale 8: Jordmortenester");
        assertThat(suggested("digital sam", Suggestion.Kind.TITLE, Region.JURIST))
                .containsExactly("Delavtale 11: Digital samhandling");
        assertThat(suggested("digital sam", Suggestion.Kind.TITLE, Region.OUTSIDER))
                .isEmpty();
        assertThat(suggested("delavt", Suggestion.Kind.TITLE, Region.OUTSIDER))
                .doesNotContain("Delavtale 11: Digital samhandling");
    }

    /** Words that begin alike and come before the common one by the alphabet. */
    private static String rareWords() {
        var words = new StringBuilder("Her står");
        for (char a = 'a'; a <= 'z'; a++) {
            for (char b = 'a'; b <= 'z'; b++) {
                words.append(" varsk").append(a).append(b).append("z");
            }
        }
        return words.append('.').toString();
    }

    @Test
    void aCommonWordIsSuggestedHoweverManyPrivateOnesComeBeforeItByTheAlphabet() {
        Region.draft(store, "Hemmelig", Language.BOKMAL, SECOND, text(clause("mange", "Mange", rareWords())));
        index.catchUp();
        assertThat(suggested("vars", Suggestion.Kind.WORD, Region.NOBODY)).contains("varsler");
        assertThat(suggested("vars", Suggestion.Kind.WORD, Region.JURIST))
                .isEqualTo(suggested("vars", Suggestion.Kind.WORD, Region.NOBODY));
    }

    @Test
    void aTitleIsSuggestedHoweverManyOthersHaveTheWordInTheNamesOfTheirPartiesAlone() {
        for (int i = 0; i < 120; i++) {
            Region.draft(store, "Avtale " + i, Language.BOKMAL, SECOND, text());
        }
        Region.draft(store, "Ordning for Vaksdal", Language.BOKMAL, SECOND, text());
        index.catchUp();
        assertThat(suggested("vaksdal", Suggestion.Kind.TITLE, Region.JURIST)).containsExactly("Ordning for Vaksdal");
        assertThat(suggested("ordning vaks", Suggestion.Kind.TITLE, Region.JURIST))
                .containsExactly("Ordning for Vaksdal");
    }

    @Test
    void whatTheLogHasToldOfSinceIsFoundAlone() {
        long before = index.position();
        Agreement other = Region.concluded(
                store,
                Region.draft(
                        store,
                        "Delavtale 3",
                        Language.BOKMAL,
                        SECOND,
                        text(clause("varsling", "Varsling", "Kommunen varsler sykehuset."))),
                SECOND);
        index.catchUp();
        SearchQuery query = SearchQuery.of("varsler", Region.JURIST);
        var since = new SearchQuery.Since(before, Set.of(other.id()));
        assertThat(index.all(query, 100).hits()).extracting(Hit::agreement).contains(agreement.id(), other.id());
        assertThat(index.all(query.since(since), 100).hits())
                .extracting(Hit::agreement)
                .containsOnly(other.id());
        assertThat(index.all(query.since(new SearchQuery.Since(before, Set.of())), 100)
                        .total())
                .isZero();
        SearchQuery log = SearchQuery.of("", Region.JURIST).inLog();
        assertThat(index.all(log.since(new SearchQuery.Since(before, Set.of())), 100)
                        .hits())
                .isNotEmpty()
                .allMatch(hit -> Objects.requireNonNull(hit.logPosition()) > before);
        assertThat(index.all(log.since(new SearchQuery.Since(index.position(), Set.of(agreement.id()))), 100)
                        .hits())
                .isNotEmpty()
                .allMatch(hit -> agreement.id().equals(hit.agreement()));
    }

    @Test
    void everyHitIsToldWithItsWholeTextAndNoPartOfIt() {
        Hit whole =
                index.all(SearchQuery.of("varsler", Region.NOBODY), 1).hits().getFirst();
        assertThat(whole.text()).isEqualTo("Sykehuset varsler kommunen om pasienten innen 24 timer.");
        assertThat(whole.snippet()).isEmpty();
    }
}
