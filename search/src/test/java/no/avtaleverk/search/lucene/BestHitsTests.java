package no.avtaleverk.search.lucene;

import static no.avtaleverk.search.Region.clause;
import static no.avtaleverk.search.Region.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.AgreementSearch;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.MemoryStore;
import no.avtaleverk.search.Region;
import no.avtaleverk.search.SearchQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The first hits are those of all hits, though most hits are never scored for a page of ten: nothing that might come among the best
 * is left out by what it can have at the most.
 */
class BestHitsTests {
    private static final int CLAUSES = 5 * Finding.STRETCH;
    private static final LocalDate DAY = LocalDate.of(2024, 4, 2);
    private static final List<String> WORDS = List.of(
            "delavtalen",
            "avtale om del",
            "helseforetaket",
            "foretak for helse",
            "pasienten",
            "pasientansvar",
            "varsler",
            "meldinger",
            "døgntilbud",
            "øyeblikkelig hjelp døgnopphold",
            "tilbud hele døgnet",
            "utskrivning",
            "utskrivingsklare",
            "kommunen",
            "leder",
            "sjef",
            "samhandling",
            "jf. hol. § 6-2 nr. 4",
            "ansvar",
            "oppgaver");

    private static final MemoryStore STORE = new MemoryStore();
    private static final LuceneAgreementIndex INDEX =
            (LuceneAgreementIndex) SearchIndex.inMemory(STORE, STORE, Region.register(), Region.catalogue());

    @BeforeAll
    static void clausesOfAllKinds() {
        var random = new Random(1);
        var clauses = new ArrayList<Clause>();
        for (int i = 0; i < CLAUSES; i++) {
            var words = new ArrayList<String>();
            // Some words stand in most clauses, others in few.
            for (int left = 1 + random.nextInt(12); left > 0; left--) {
                words.add(WORDS.get(Math.min(random.nextInt(WORDS.size()), random.nextInt(WORDS.size()))));
            }
            clauses.add(clause(
                    "k-" + i,
                    random.nextInt(4) == 0 ? WORDS.get(random.nextInt(WORDS.size())) : "Punkt",
                    String.join(" ", words) + "."));
        }
        Region.concluded(
                STORE,
                Region.draft(STORE, "Delavtale 4", Language.BOKMAL, DAY, text(clauses.toArray(Clause[]::new))),
                DAY);
        INDEX.catchUp();
    }

    @AfterAll
    static void close() {
        INDEX.close();
    }

    private record Ranked(String clause, float score) {
        static Ranked of(Hit hit) {
            return new Ranked(String.valueOf(hit.clause()), hit.score());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delavtalen leder helseforetaket",
                "varsler pasienten døgntilbudet",
                "pasientansvar",
                "utskriving av pasientar",
                "delavtale",
                "kommunen helseforetaket pasienten ansvar oppgaver samhandling",
                "hol. § 6-2 nr. 4 døgntilbud",
                "\"hele døgnet\" leder",
                "delavtalenn helsforetaket",
                "ØHD"
            })
    void theFirstTenAreTheBestOfAll(String words) {
        var query = SearchQuery.of(words, Region.NOBODY);
        List<Ranked> all = INDEX.all(query, AgreementSearch.MOST).hits().stream()
                .map(Ranked::of)
                .toList();
        for (SearchQuery one : List.of(query.page(0, 10), query.page(0, 10).on(DAY.plusDays(400)))) {
            List<Ranked> first = INDEX.find(one).hits().stream().map(Ranked::of).toList();
            assertThat(first).isNotEmpty().isEqualTo(all.subList(0, Math.min(10, all.size())));
        }
    }
}
