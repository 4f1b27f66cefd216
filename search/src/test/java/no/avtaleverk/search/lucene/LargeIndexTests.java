package no.avtaleverk.search.lucene;

import static no.avtaleverk.search.Region.clause;
import static no.avtaleverk.search.Region.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.MemoryStore;
import no.avtaleverk.search.Region;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import org.apache.lucene.index.Term;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** More documents than are gone through in one stretch, in one segment. */
class LargeIndexTests {
    private static final int CLAUSES = 4 * Finding.STRETCH + 5_000;
    private static final LocalDate DAY = LocalDate.of(2024, 4, 2);
    private static final List<Integer> RARE =
            List.of(0, 1, 2_047, 2_048, 6_143, 6_144, 14_335, 20_000, 30_719, 30_720, CLAUSES - 2, CLAUSES - 1);

    private static final MemoryStore STORE = new MemoryStore();
    private static final LuceneAgreementIndex INDEX =
            (LuceneAgreementIndex) SearchIndex.inMemory(STORE, STORE, Region.register(), Region.catalogue());

    @BeforeAll
    static void oneLongAgreement() {
        var clauses = new ArrayList<Clause>();
        for (int i = 0; i < CLAUSES; i++) {
            String words = "Kommunen varsler." + (RARE.contains(i) ? " Ambulansen rykker ut." : "")
                    + (i == CLAUSES - 1 ? " Helikopteret lander." : "");
            clauses.add(clause("k-" + i, "Punkt", words));
        }
        Region.concluded(
                STORE, Region.draft(STORE, "Avtalen", Language.BOKMAL, DAY, text(clauses.toArray(Clause[]::new))), DAY);
        INDEX.catchUp();
    }

    @AfterAll
    static void close() {
        INDEX.close();
    }

    private static SearchPage ask(String words) {
        return INDEX.find(SearchQuery.of(words, Region.NOBODY).page(0, 50));
    }

    private static List<String> clauses(SearchPage page) {
        return page.hits().stream()
                .map(Hit::clause)
                .filter(Objects::nonNull)
                .map(ClauseId::value)
                .toList();
    }

    @Test
    void thereIsASegmentOfSeveralStretches() {
        int most = INDEX.answered(searcher -> searcher.getIndexReader().leaves().stream()
                .mapToInt(leaf -> leaf.reader().maxDoc())
                .max()
                .orElse(0));
        assertThat(most).isGreaterThan(4 * Finding.STRETCH);
    }

    @Test
    void everyHitOfEveryStretchIsCountedAndFoundInItsOrder() {
        SearchPage page = ask("ambulansen");
        assertThat(page.total()).isEqualTo(RARE.size());
        assertThat(clauses(page))
                .containsExactlyInAnyOrderElementsOf(
                        RARE.stream().map(i -> "k-" + i).toList());
        assertThat(ask("varsler").total()).isEqualTo(CLAUSES);
        assertThat(clauses(ask("\"Ambulansen rykker ut\""))).hasSize(RARE.size());
    }

    @Test
    void aWordThatStandsNowhereHidesNoOther() {
        assertThat(ask("hoc varsler").total()).isEqualTo(CLAUSES);
    }

    @Test
    void theBestHitStandsFirstWhereverItIs() {
        SearchPage page = ask("helikopter ambulanse varsling");
        assertThat(clauses(page).getFirst()).isEqualTo("k-" + (CLAUSES - 1));
        assertThat(ask("helikopteret").total()).isEqualTo(1);
    }

    @Test
    void whatIsRememberedOfWordsHasAnEnd() {
        int remembered = INDEX.answered(searcher -> {
            for (int i = 0; i < PublicStatistics.MOST_FREQUENCIES + 10; i++) {
                searcher.frequency(new Term(Fields.TEXT, "ord" + i));
            }
            return searcher.remembered();
        });
        assertThat(remembered).isLessThanOrEqualTo(PublicStatistics.MOST_FREQUENCIES);
    }
}
