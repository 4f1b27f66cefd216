package no.avtaleverk.search.lucene;

import static no.avtaleverk.search.Region.clause;
import static no.avtaleverk.search.Region.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.AgreementIndex;
import no.avtaleverk.search.Facets;
import no.avtaleverk.search.Fragment;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.MemoryStore;
import no.avtaleverk.search.Region;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTests {
    private static final LocalDate SPRING_2024 = LocalDate.of(2024, 4, 2);
    private static final LocalDate SPRING_2025 = LocalDate.of(2025, 4, 1);

    private final MemoryStore store = new MemoryStore();
    private final AgreementIndex index = SearchIndex.inMemory(store, store, Region.register(), Region.catalogue());

    private Agreement nynorsk = emptyAgreement();
    private Agreement bokmal = emptyAgreement();

    private static Agreement emptyAgreement() {
        return Region.draft(new MemoryStore(), "Ingen", Language.BOKMAL, SPRING_2024, text());
    }

    @BeforeEach
    void twoSignedAgreements() {
        nynorsk = Region.concluded(
                store,
                Region.answering(
                        store,
                        Region.draft(
                                store,
                                "Delavtale 4: Øyeblikkeleg hjelp døgnopphald",
                                Language.NYNORSK,
                                SPRING_2024,
                                text(
                                        clause(
                                                "foremaal",
                                                "Føremål",
                                                "Avtalen skal sikre pasientane i {{kommune}} eit heilskapleg tilbod."),
                                        clause(
                                                "plassar",
                                                "Døgnplassar",
                                                "Kommunen har to plassar for døgnopphald etter helse- og omsorgstenestelova § 6-2 nr. 4 og § 3-5 tredje ledd. Sjukepleiar er til stades heile døgeret."),
                                        clause(
                                                "usemje",
                                                "Usemje",
                                                "Usemje mellom partane skal løysast lokalt. Når semje ikkje er nådd innan fire veker, går saka til tvisteløysingsnemnda."))),
                        "plassar",
                        Region.ACUTE_BEDS),
                SPRING_2024);
        bokmal = Region.concluded(
                store,
                Region.draft(
                        store,
                        "Delavtale 5: Utskrivningsklare pasienter",
                        Language.BOKMAL,
                        SPRING_2024,
                        text(
                                clause(
                                        "varsling",
                                        "Varsling av kommunen",
                                        "Sykehuset varsler kommunen innen 24 timer etter innleggelse når pasienten antas å ha behov for kommunale helse- og omsorgstjenester etter utskrivning."),
                                clause(
                                        "epikrise",
                                        "Epikrise",
                                        "Epikrisen følger pasienten ved utskrivning. Oppsigelse av avtalen skjer etter hol. § 6-5 andre ledd med ett års frist."),
                                clause(
                                        "veiledning",
                                        "Veiledningsplikt",
                                        "Helseforetaket gir de ansatte i kommunen råd og veiledning, jf. spesialisthelsetjenesteloven § 6-3."))),
                SPRING_2024);
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
                .filter(java.util.Objects::nonNull)
                .map(Object::toString)
                .toList();
    }

    private static List<String> highlighted(Hit hit) {
        return hit.snippet().stream()
                .filter(Fragment::highlighted)
                .map(Fragment::text)
                .toList();
    }

    @Nested
    class Words {
        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "sykepleier, plassar",
            "uenighet, usemje",
            "tvisteløsning, usemje",
            "formål, foremaal",
            "hele døgnet, plassar",
            "helhetlig tilbud, foremaal"
        })
        void bokmalQuestionFindsNynorskClause(String words, String clause) {
            assertThat(clauses(ask(words))).first().isEqualTo(clause);
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "utskriving, varsling",
            "sjukehuset varslar, varsling",
            "rettleiingsplikt, veiledning",
            "oppseiing, epikrise",
            "helseføretaket, veiledning",
            "omsorgstenester, varsling"
        })
        void nynorskQuestionFindsBokmalClause(String words, String clause) {
            assertThat(clauses(ask(words))).contains(clause);
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"epikrise", "epikriser", "epikrisene", "EPIKRISEN", "epikrisens"})
        void everyInflectionFindsTheClause(String words) {
            assertThat(clauses(ask(words))).first().isEqualTo("epikrise");
        }

        @Test
        void partOfACompoundFindsItAndIsRankedAfterTheWordItself() {
            assertThat(clauses(ask("plikt"))).contains("veiledning");
            assertThat(clauses(ask("veiledning plikt"))).first().isEqualTo("veiledning");
        }

        @Test
        void compoundThatIsNowhereFindsTheClauseThatHoldsItsParts() {
            assertThat(clauses(ask("omsorgsplass"))).first().isEqualTo("plassar");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({"sjukeplejar, plassar", "epikirse, epikrise", "tvistelosningsnemnd, usemje", "doegnplasser, plassar"
        })
        void wordThatIsNowhereIsTakenForTheOneItIsLike(String words, String clause) {
            assertThat(clauses(ask(words))).first().isEqualTo(clause);
        }

        @Test
        void abbreviationFindsWhatItStandsFor() {
            assertThat(ask("ØHD").hits()).isNotEmpty().allSatisfy(hit -> assertThat(hit.agreement())
                    .isEqualTo(nynorsk.id()));
        }

        @Test
        void hitIsHighlightedAlsoWhenItWasMetInTheOtherMalform() {
            assertThat(highlighted(ask("sykepleier").hits().getFirst())).containsExactly("Sjukepleiar");
        }

        @Test
        void placeholdersAreFilledBeforeTheyAreSearched() {
            assertThat(ask("\"pasientane i Vaksdal kommune\"").hits())
                    .singleElement()
                    .satisfies(hit -> {
                        assertThat(hit.clause()).hasToString("foremaal");
                        assertThat(highlighted(hit)).containsExactly("pasientane i Vaksdal kommune");
                    });
        }

        @Test
        void aVersionIsFoundByItsTitleItsPartiesAndTheirOldNumbers() {
            for (String words : List.of("delavtale 4 vaksdal", "Vaksdal kommune", "1251", "4628")) {
                assertThat(ask(words).hits()).as(words).anySatisfy(hit -> assertThat(hit.kind())
                        .isEqualTo(Hit.Kind.VERSION));
            }
        }
    }

    @Nested
    class Citations {
        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "§ 6-2 nr. 4",
                    "§6-2 nr 4",
                    "hol. 6-2 første ledd nr 4",
                    "paragraf 6-2 (4)",
                    "helse- og omsorgstjenesteloven § 6-2 første ledd nr. 4",
                    "hol § 6-2 punkt 4",
                    "6-2 nr 4"
                })
        void aCitationIsKnownHoweverItIsWritten(String words) {
            Hit hit = ask(words).hits().getFirst();
            assertThat(hit.clause()).hasToString("plassar");
        }

        @Test
        void theLawTellsSectionsWithTheSameNumberApart() {
            assertThat(clauses(ask("spesialisthelsetjenesteloven § 6-3"))).containsExactly("veiledning");
            assertThat(clauses(ask("hol § 6-3"))).doesNotContain("veiledning");
            assertThat(clauses(ask("§ 6-3"))).containsExactly("veiledning");
        }

        @Test
        void aPlaceThatNothingCitesDoesNotHideWhatTheOtherWordsFind() {
            assertThat(clauses(ask("§ 9-9 varsling av kommunen"))).startsWith("varsling");
            assertThat(clauses(ask("spesialisthelsetjenesteloven § 9-9 råd"))).startsWith("veiledning");
            assertThat(ask("spesialisthelsetjenesteloven § 9-9").hits()).isEmpty();
        }

        @Test
        void aPlaceThatIsCitedIsNotFoundByTheNameOfItsLawAlone() {
            assertThat(clauses(ask("§ 6-3 i spesialisthelsetjenesteloven"))).containsExactly("veiledning");
            assertThat(clauses(ask("varsling etter § 6-2 i hol")))
                    .containsAll(clauses(ask("varsling etter hol § 6-2")))
                    .hasSameSizeAs(clauses(ask("varsling etter hol § 6-2")));
            assertThat(clauses(ask("hol § 9-9 og § 6-2 nr. 4"))).isEqualTo(clauses(ask("hol § 6-2 nr. 4")));
        }

        @Test
        void aLawIsFoundByItsOtherNamesWhenNoSectionIsAskedFor() {
            assertThat(clauses(ask("sphl."))).containsExactly("veiledning");
            assertThat(clauses(ask("helse- og omsorgstenestelova"))).contains("plassar");
            assertThat(clauses(ask("hol"))).contains("plassar", "epikrise");
        }

        @Test
        void theWholeCitationIsHighlighted() {
            assertThat(highlighted(ask("hol § 6-5").hits().getFirst()))
                    .anySatisfy(text -> assertThat(text).contains("6-5"));
        }
    }

    @Nested
    class Phrases {
        @Test
        void aQuotedPhraseIsExact() {
            assertThat(clauses(ask("\"ett års frist\""))).containsExactly("epikrise");
            assertThat(clauses(ask("\"eit års frist\""))).isEmpty();
            assertThat(clauses(ask("\"års ett frist\""))).isEmpty();
            assertThat(highlighted(ask("«ett års frist»").hits().getFirst())).containsExactly("ett års frist");
        }

        @Test
        void aQuotedPhraseDoesNotReachFromHeadingIntoText() {
            assertThat(ask("\"Epikrise Epikrisen\"").total()).isZero();
        }

        @Test
        void wordsBesideAPhraseAreLookedForAsWell() {
            assertThat(clauses(ask("\"ett års frist\" oppsigelse"))).containsExactly("epikrise");
        }
    }

    @Nested
    class Access {
        private final Agreement draft = Region.draft(
                store,
                "Delavtale 8: Jordmortenester",
                Language.NYNORSK,
                SPRING_2025,
                text(clause("foelgje", "Følgjeteneste", "Jordmor følgjer den fødande til fødestaden.")));

        @Test
        void anOutsiderFindsNothingOfADraftNotEvenTheNumberOfHits() {
            index.catchUp();
            for (Actor outsider : List.of(Region.OUTSIDER, Region.NOBODY)) {
                for (String words : List.of("jordmor", "følgjeteneste", "Delavtale 8", "jormor")) {
                    SearchPage page = index.find(SearchQuery.of(words, outsider));
                    assertThat(page.hits()).as(words).noneMatch(hit -> draft.id()
                            .equals(hit.agreement()));
                }
                SearchPage page = index.find(SearchQuery.of("jordmor", outsider));
                assertThat(page.total()).isZero();
                assertThat(page.facets()).isEqualTo(Facets.NONE);
            }
        }

        @Test
        void peopleOfThePartiesAndTheirAuditorFindTheDraft() {
            index.catchUp();
            for (Actor insider : List.of(Region.JURIST, Region.MAYOR, Region.DIRECTOR, Region.AUDITOR)) {
                SearchPage page = index.find(SearchQuery.of("jordmor følger", insider));
                assertThat(page.hits()).first().satisfies(hit -> {
                    assertThat(hit.version()).isZero();
                    assertThat(hit.clause()).hasToString("foelgje");
                    assertThat(hit.state()).isEqualTo("UNSIGNED");
                });
            }
        }

        @Test
        void everybodyFindsATextOnceItIsConcluded() {
            Region.concluded(store, draft, SPRING_2025);
            index.catchUp();
            SearchPage page = ask("fødestaden");
            assertThat(clauses(page)).containsExactly("foelgje");
            assertThat(page.hits().getFirst().version()).isEqualTo(1);
        }

        @Test
        void aTextSentOnReviewIsForThePartiesOnly() {
            Region.submitted(store, draft, SPRING_2025);
            index.catchUp();
            assertThat(ask("jordmor").total()).isZero();
            assertThat(index.find(SearchQuery.of("jordmor", Region.DIRECTOR)).hits())
                    .first()
                    .satisfies(hit -> assertThat(hit.version()).isEqualTo(1));
        }

        @Test
        void aDraftOfTheNextVersionShowsInNothingAnOutsiderSees() {
            SearchPage before = ask("epikrise utskrivning");
            Agreement redrafted = Region.redrafted(store, bokmal, SPRING_2025);
            Region.edited(store, redrafted, "epikrise", "Epikrisen sendes elektronisk samme dag.", SPRING_2025);
            index.catchUp();

            assertThat(ask("epikrise utskrivning")).isEqualTo(before);
            assertThat(ask("elektronisk").total()).isZero();
            SearchPage inside = index.find(SearchQuery.of("epikrise", Region.JURIST));
            assertThat(inside.hits())
                    .filteredOn(hit -> hit.kind() == Hit.Kind.CLAUSE)
                    .extracting(Hit::version)
                    .containsExactlyInAnyOrder(0, 1);
        }

        /** What filters let through is remembered: for one asker, not for the next. */
        @Test
        void whoAsksWithTheSameFiltersAfterAPartySeesNoMoreThanBefore() {
            Agreement redrafted = Region.redrafted(store, bokmal, SPRING_2025);
            Region.edited(store, redrafted, "epikrise", "Epikrisen sendes elektronisk samme dag.", SPRING_2025);
            index.catchUp();
            for (String words : List.of("elektronisk", "")) {
                SearchPage party = index.find(SearchQuery.of(words, Region.JURIST)
                        .inMunicipalities(Set.of(Region.VAKSDAL))
                        .withTrust(Region.HELSE_BERGEN));
                SearchPage outsider = index.find(SearchQuery.of(words, Region.NOBODY)
                        .inMunicipalities(Set.of(Region.VAKSDAL))
                        .withTrust(Region.HELSE_BERGEN));
                assertThat(party.hits()).extracting(Hit::text).contains("Epikrisen sendes elektronisk samme dag.");
                assertThat(outsider.hits())
                        .extracting(Hit::text)
                        .doesNotContain("Epikrisen sendes elektronisk samme dag.");
                assertThat(outsider.total()).isLessThan(party.total());
                assertThat(index.find(SearchQuery.of(words, Region.JURIST)
                                .inMunicipalities(Set.of(Region.VAKSDAL))
                                .withTrust(Region.HELSE_BERGEN)))
                        .isEqualTo(party);
            }
        }

        @Test
        void oneWhoIsNotPartyToTheNextTextFindsTheOldOneAndNothingElse() {
            LocalDate later = LocalDate.of(2026, 2, 2);
            Agreement redrafted = Region.redrafted(store, bokmal, later);
            Agreement withoutVaksdal = Region.between(store, redrafted, Region.VOSS, Region.TRUST_JURIST, later);
            Region.edited(
                    store,
                    withoutVaksdal,
                    "epikrise",
                    "Epikrisen sendes elektronisk samme dag.",
                    Region.TRUST_JURIST,
                    later);
            index.catchUp();
            assertThat(index.find(SearchQuery.of("elektronisk", Region.JURIST)).total())
                    .isZero();
            assertThat(index.find(SearchQuery.of("elektronisk", Region.TRUST_JURIST))
                            .hits())
                    .isNotEmpty();
            assertThat(index.find(SearchQuery.of("epikrise", Region.JURIST)).hits())
                    .allSatisfy(hit -> assertThat(hit.version()).isEqualTo(1));
            assertThat(index.find(SearchQuery.of("", Region.JURIST).inLog()).hits())
                    .noneMatch(hit -> hit.heading().equals("ClauseEdited"))
                    .noneMatch(hit -> hit.heading().equals("HeadChanged"));
        }

        @Test
        void unchangedClausesAreFoundOnceByThoseWhoSeeTheDraftToo() {
            Agreement redrafted = Region.redrafted(store, bokmal, SPRING_2025);
            Region.edited(store, redrafted, "epikrise", "Epikrisen sendes elektronisk samme dag.", SPRING_2025);
            index.catchUp();
            SearchPage inside = index.find(SearchQuery.of("varsler", Region.JURIST));
            assertThat(clauses(inside)).containsExactly("varsling");
            assertThat(inside.hits().getFirst().version()).isEqualTo(1);
        }
    }

    @Nested
    class Time {
        private Agreement revised = bokmal;

        @BeforeEach
        void secondVersion() {
            Agreement draft = Region.redrafted(store, bokmal, SPRING_2025);
            revised = Region.concluded(
                    store,
                    Region.edited(store, draft, "epikrise", "Epikrisen sendes elektronisk samme dag.", SPRING_2025),
                    SPRING_2025);
            index.catchUp();
        }

        private SearchPage askOn(String words, LocalDate date) {
            return index.find(SearchQuery.of(words, Region.NOBODY).on(date));
        }

        @Test
        void theOldTextIsFoundOnTheOldDateAndTheNewOnTheNew() {
            assertThat(askOn("epikrise", SPRING_2025.minusDays(1)).hits())
                    .filteredOn(hit -> hit.kind() == Hit.Kind.CLAUSE)
                    .singleElement()
                    .satisfies(hit -> {
                        assertThat(hit.version()).isEqualTo(1);
                        assertThat(hit.from()).isEqualTo(SPRING_2024);
                        assertThat(hit.until()).isEqualTo(SPRING_2025);
                    });
            assertThat(askOn("epikrise", SPRING_2025).hits())
                    .filteredOn(hit -> hit.kind() == Hit.Kind.CLAUSE)
                    .singleElement()
                    .satisfies(hit -> {
                        assertThat(hit.version()).isEqualTo(2);
                        assertThat(hit.from()).isEqualTo(SPRING_2025);
                        assertThat(hit.until()).isNull();
                    });
        }

        @Test
        void aClauseThatStoodInBothIsShownInTheVersionInForceThen() {
            assertThat(askOn("varsler", SPRING_2025.minusDays(1))
                            .hits()
                            .getFirst()
                            .version())
                    .isEqualTo(1);
            assertThat(askOn("varsler", SPRING_2025).hits().getFirst().version())
                    .isEqualTo(2);
            assertThat(ask("varsler").hits().getFirst().version()).isEqualTo(2);
        }

        @Test
        void wordsThatCameBackAreNotFoundOnTheDaysTheyWereGone() {
            LocalDate back = SPRING_2025.plusYears(1);
            String before = bokmal.clauses()
                    .find(new ClauseId("epikrise"))
                    .orElseThrow()
                    .text()
                    .body();
            Region.concluded(
                    store,
                    Region.edited(store, Region.redrafted(store, revised, back), "epikrise", before, back),
                    back);
            index.catchUp();
            String asked = "\"" + before.replace(".", "") + "\"";
            assertThat(clauses(askOn(asked, SPRING_2025.minusDays(1)))).containsExactly("epikrise");
            assertThat(clauses(askOn(asked, SPRING_2025))).isEmpty();
            assertThat(clauses(askOn(asked, back.minusDays(1)))).isEmpty();
            assertThat(clauses(askOn(asked, back))).containsExactly("epikrise");
            assertThat(askOn("", back.minusDays(1)).hits())
                    .extracting(Hit::text)
                    .contains("Epikrisen sendes elektronisk samme dag.")
                    .doesNotContain(before);
        }

        @Test
        void nothingWasInForceBeforeTheFirst() {
            assertThat(askOn("epikrise", SPRING_2024.minusDays(1)).total()).isZero();
            assertThat(askOn("", LocalDate.of(1900, 1, 1)).total()).isZero();
            assertThat(askOn("", LocalDate.MAX).total()).isPositive();
        }

        @Test
        void inForceIsAskedForTheChosenKommune() {
            assertThat(index.find(SearchQuery.of("epikrise", Region.NOBODY)
                                    .on(SPRING_2025)
                                    .inMunicipalities(Set.of(Region.VAKSDAL)))
                            .total())
                    .isEqualTo(askOn("epikrise", SPRING_2025).total())
                    .isPositive();
            assertThat(index.find(SearchQuery.of("epikrise", Region.NOBODY)
                                    .on(SPRING_2025)
                                    .inMunicipalities(Set.of(Region.VOSS)))
                            .total())
                    .isZero();
        }
    }

    @Nested
    class FiltersAndFacets {
        @Test
        void requirementLetsThroughTheClausesThatAnswerIt() {
            SearchPage page = index.find(SearchQuery.of("", Region.NOBODY).answering(Region.ACUTE_BEDS));
            assertThat(clauses(page)).containsExactly("plassar");
            assertThat(index.find(SearchQuery.of("", Region.NOBODY).answering(Region.MIDWIVES))
                            .total())
                    .isZero();
        }

        @Test
        void noWordsListAllInAStableOrder() {
            SearchPage all = index.find(SearchQuery.of("  ", Region.NOBODY).page(0, 100));
            assertThat(all.total()).isEqualTo(8).isEqualTo(all.hits().size());
            assertThat(index.find(SearchQuery.of("", Region.NOBODY).page(0, 100))
                            .hits())
                    .isEqualTo(all.hits());
            var paged = new java.util.ArrayList<Hit>();
            for (int page = 0; page < 4; page++) {
                paged.addAll(index.find(SearchQuery.of("", Region.NOBODY).page(page, 3))
                        .hits());
            }
            assertThat(paged).isEqualTo(all.hits());
        }

        @Test
        void facetsCountAllHits() {
            Facets facets =
                    index.find(SearchQuery.of("", Region.NOBODY).page(0, 1)).facets();
            assertThat(facets.language())
                    .containsExactlyInAnyOrder(new Facets.Count("nb", 4), new Facets.Count("nn", 4));
            assertThat(facets.municipality()).containsExactly(new Facets.Count("kommune-4628", 8));
            assertThat(facets.trust()).containsExactly(new Facets.Count("hf-983974724", 8));
            assertThat(facets.requirement()).containsExactly(new Facets.Count("HOL-6-2-04", 1));
            assertThat(facets.state()).containsExactly(new Facets.Count("SIGNED", 8));
            assertThat(facets.year()).containsExactly(new Facets.Count("2024", 8));
        }

        @Test
        void anRhfStandsForTheTrustsUnderIt() {
            assertThat(index.find(SearchQuery.of("", Region.NOBODY).withTrust(Region.HELSE_VEST))
                            .total())
                    .isEqualTo(8);
        }

        @Test
        void aMergedKommunesAgreementsAreFoundUnderItsSuccessor() {
            Agreement old = Region.registered(
                    store,
                    "Tenesteavtale for Granvin",
                    Language.NYNORSK,
                    LocalDate.of(2014, 1, 1),
                    SPRING_2025,
                    text(clause("plassar", "Plassar", "Ein plass i sjukeheimen.")),
                    Region.GRANVIN);
            index.catchUp();
            assertThat(index.find(SearchQuery.of("plass", Region.NOBODY).inMunicipalities(Set.of(Region.VOSS)))
                            .hits())
                    .extracting(Hit::agreement)
                    .contains(old.id());
            assertThat(ask("avtale Granvin").hits()).extracting(Hit::agreement).contains(old.id());
        }

        @Test
        void stateIsThatOfTheAgreement() {
            assertThat(index.find(SearchQuery.of("", Region.NOBODY).inState(AgreementState.SIGNED))
                            .total())
                    .isEqualTo(8);
            assertThat(index.find(SearchQuery.of("", Region.NOBODY).inState(AgreementState.ENDED))
                            .total())
                    .isZero();
        }
    }

    @Nested
    class TheLog {
        @Test
        void entriesAreFoundByWhatHappenedWhoDidItAndWhere() {
            for (String words : List.of("signert", "Hege Eide", "AgreementSigned", "underskrift utskrivningsklare")) {
                SearchPage page =
                        index.find(SearchQuery.of(words, Region.JURIST).inLog());
                assertThat(page.hits()).as(words).isNotEmpty().allSatisfy(hit -> {
                    assertThat(hit.kind()).isEqualTo(Hit.Kind.LOG_ENTRY);
                    assertThat(hit.logPosition()).isNotNull();
                });
                assertThat(page.hits()).as(words).extracting(Hit::heading).contains("AgreementSigned");
            }
        }

        @Test
        void entriesAreForThoseWhoMayReadTheLog() {
            assertThat(index.find(SearchQuery.of("", Region.OUTSIDER).inLog()).total())
                    .isZero();
            assertThat(index.find(SearchQuery.of("signert", Region.NOBODY).inLog())
                            .total())
                    .isZero();
            assertThat(index.find(SearchQuery.of("", Region.AUDITOR).inLog().page(0, 100))
                            .total())
                    .isEqualTo(store.head().orElseThrow().position());
        }

        @Test
        void entriesAreListedNewestFirstAndByTheDayTheyWereRecorded() {
            List<Long> positions = index
                    .find(SearchQuery.of("", Region.JURIST).inLog().page(0, 100))
                    .hits()
                    .stream()
                    .map(Hit::logPosition)
                    .collect(Collectors.toList());
            assertThat(positions).isSortedAccordingTo(java.util.Comparator.reverseOrder());
            assertThat(index.find(SearchQuery.of("", Region.JURIST).inLog().on(LocalDate.of(2026, 1, 2)))
                            .hits())
                    .singleElement()
                    .satisfies(hit -> assertThat(hit.heading()).isEqualTo("AnswerRecorded"));
        }

        @Test
        void entriesAreFilteredByTheStateTheAgreementHasNow() {
            assertThat(index.find(SearchQuery.of("signert", Region.JURIST)
                                    .inLog()
                                    .inState(AgreementState.SIGNED))
                            .total())
                    .isPositive();
            assertThat(index.find(SearchQuery.of("signert", Region.JURIST)
                                    .inLog()
                                    .inState(AgreementState.UNSIGNED))
                            .total())
                    .isZero();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "AND OR \"(",
                "+-&&||!(){}[]^\"~*?:\\/",
                "\"",
                "\"\"",
                "text:(",
                "😀",
                "😀 epikrise",
                "§",
                "§ ",
                "§§§",
                "§ 6-",
                "6-2-",
                "kap",
                "kap.",
                "( § 999-999 nr 99999 )",
                "* NOT",
                "i og på",
                "\u0000\u0001",
                "[* TO *]",
                "epikrise^9999",
                "İİİİİİİİİİ hol § 6-2",
                "hol § 6-2 bokstav İ"
            })
    void nothingTypedIsAnError(String words) {
        assertThatCode(() -> ask(words)).doesNotThrowAnyException();
        assertThatCode(() -> index.find(SearchQuery.of(words, Region.JURIST).inLog()))
                .doesNotThrowAnyException();
    }

    @Test
    void tenThousandCharactersAreNoError() {
        assertThatCode(() -> ask("epikrise pasient utskrivning ".repeat(350))).doesNotThrowAnyException();
        assertThatCode(() -> ask("x".repeat(10_000))).doesNotThrowAnyException();
        assertThatCode(() -> ask("§ 6-2 nr 4 ".repeat(900))).doesNotThrowAnyException();
        assertThatCode(() -> ask("\"".repeat(10_000))).doesNotThrowAnyException();
        var different = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            different.append("ord").append(Integer.toString(i, 26)).append(' ');
        }
        assertThatCode(() -> ask(different.toString())).doesNotThrowAnyException();
    }

    @Test
    void wordsWithNothingToLookForFindNothing() {
        assertThat(ask("😀").total()).isZero();
        assertThat(ask("\"(").total()).isZero();
    }

    @Test
    void aPageIsNotNegativeNorEmptyNorEndless() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchQuery.of("", Region.NOBODY).page(-1, 10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchQuery.of("", Region.NOBODY).page(0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchQuery.of("", Region.NOBODY).page(0, 101));
        assertThat(index.find(SearchQuery.of("", Region.NOBODY).page(Integer.MAX_VALUE, 100)))
                .satisfies(page -> {
                    assertThat(page.total()).isEqualTo(8);
                    assertThat(page.hits()).isEmpty();
                });
    }
}
