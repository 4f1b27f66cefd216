package no.avtaleverk.search.lucene;

import static no.avtaleverk.search.Region.clause;
import static no.avtaleverk.search.Region.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.MemoryStore;
import no.avtaleverk.search.Region;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.WholeAnswer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only hits that may come among the best are scored, and the best are the same as when all are. */
class BestHitsTests {
    /** Of several stretches, so that the most promising one is looked for. */
    private static final int CLAUSES = 4 * Finding.STRETCH + 1_500;
    /** So many that hardly any hit is left out of the reckoning, and none is scored before the others. */
    private static final int MANY = 400;

    private static final LocalDate DAY = LocalDate.of(2024, 4, 2);
    private static final List<String> WORDS = List.of(
            "kommunen",
            "pasienten",
            "helseforetaket",
            "varsler",
            "ansvar",
            "avtalen",
            "delavtale",
            "døgntilbud",
            "utskrivning",
            "legevakt",
            "epikrise",
            "innleggelse",
            "samhandling",
            "utskrivningsklar",
            "ambulanse",
            "koordinator",
            "habilitering",
            "legevaktlege",
            "helsehjelp",
            "jordmor",
            "beredskap",
            "epikrisetid",
            "avtale om del",
            "øyeblikkelig hjelp døgnopphold",
            "tilbud hele døgnet",
            "foretak for helse");

    private static final MemoryStore STORE = new MemoryStore();
    private static final LuceneAgreementIndex INDEX =
            (LuceneAgreementIndex) SearchIndex.inMemory(STORE, STORE, Region.register(), Region.catalogue());

    @BeforeAll
    static void agreementsOfDrawnWords() {
        var random = new Random(1);
        var clauses = new ArrayList<Clause>();
        for (int i = 0; i < CLAUSES; i++) {
            clauses.add(clause(
                    "k-" + i,
                    words(random, 2),
                    rare(random, "telefon") + words(random, 5 + random.nextInt(60)) + rare(random, "tolk") + "."));
        }
        Region.concluded(
                STORE, Region.draft(STORE, "Avtalen", Language.BOKMAL, DAY, text(clauses.toArray(Clause[]::new))), DAY);
        INDEX.catchUp();
    }

    @AfterAll
    static void close() {
        INDEX.close();
    }

    /** The first words of the list are common, the last ones rare. */
    private static String words(Random random, int count) {
        var words = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            double at = random.nextDouble();
            words.add(WORDS.get((int) (at * at * at * WORDS.size())));
        }
        return String.join(" ", words);
    }

    /** In one of twelve clauses, once or more. */
    private static String rare(Random random, String word) {
        return random.nextInt(12) == 0 ? (" " + word + " ").repeat(1 + random.nextInt(4)) : "";
    }

    private static List<String> told(List<Hit> hits) {
        return hits.stream()
                .map(hit -> hit.clause() + " %.4f".formatted(hit.score()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delavtalen leder helseforetaket",
                "varsler pasienten døgntilbudet",
                "delavtale",
                "utskriving av utskrivingsklare pasientar",
                "delavtalenn helsforetaket",
                "\"hele døgnet\" ansvar",
                "ØHD",
                "telefontolk",
                "telefontolk for pasienten",
                "døgnplass jf. hol. § 6-2 nr. 4"
            })
    void compoundsTheirPartsAndWhatMeansTheSameAreHeldToTheirMost(String asked) {
        same(SearchQuery.of(asked, Region.NOBODY), asked);
    }

    private static void same(SearchQuery query, String asked) {
        SearchPage page = INDEX.find(query.page(0, 10));
        WholeAnswer all = INDEX.all(query, MANY);
        assertThat(page.total()).as(asked).isPositive().isEqualTo(all.total());
        assertThat(told(page.hits()))
                .as(asked)
                .isEqualTo(told(all.hits().stream().limit(10).toList()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7})
    void theBestAreThoseOfAllHits(int count) {
        var random = new Random(count);
        for (int question = 0; question < 4; question++) {
            var some = new ArrayList<>(WORDS);
            Collections.shuffle(some, random);
            var asked = String.join(" ", some.subList(0, count));
            for (SearchQuery query : List.of(
                    SearchQuery.of(asked, Region.NOBODY),
                    SearchQuery.of(asked, Region.NOBODY).on(DAY.plusDays(1)),
                    SearchQuery.of("\"kommunen pasienten\" " + asked, Region.NOBODY))) {
                same(query, asked);
            }
        }
    }
}
