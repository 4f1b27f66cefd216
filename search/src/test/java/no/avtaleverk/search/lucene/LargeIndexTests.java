package no.avtaleverk.search.lucene;

import static no.avtaleverk.search.Region.clause;
import static no.avtaleverk.search.Region.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.Facets;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.MemoryStore;
import no.avtaleverk.search.Region;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** More documents than are gone through in one stretch, in one segment, and some in others, which are gone through side by side. */
class LargeIndexTests {
    private static final int CLAUSES = 4 * Finding.STRETCH + 5_000;
    /** Agreements that come later, each a segment of its own. */
    private static final int LATER = 3;

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
        for (int i = 0; i < LATER; i++) {
            Region.concluded(
                    STORE,
                    Region.draft(
                            STORE,
                            "Avtale " + i,
                            Language.BOKMAL,
                            DAY,
                            text(clause("l-" + i, "Punkt", "Kommunen varsler. Ambulansen rykker ut senere."))),
                    DAY);
            INDEX.catchUp();
        }
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
        assertThat(page.total()).isEqualTo(RARE.size() + LATER);
        assertThat(clauses(page))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                RARE.stream().map(i -> "k-" + i),
                                IntStream.range(0, LATER).mapToObj(i -> "l-" + i))
                        .toList());
        assertThat(page.facets().language()).containsExactly(new Facets.Count("nb", RARE.size() + LATER));
        assertThat(ask("varsler").total()).isEqualTo(CLAUSES + LATER);
        assertThat(clauses(ask("\"Ambulansen rykker ut\""))).hasSize(RARE.size() + LATER);
    }

    @Test
    void aWordThatStandsNowhereHidesNoOther() {
        assertThat(ask("hoc varsler").total()).isEqualTo(CLAUSES + LATER);
    }

    @Test
    void groupsHoldTheHitsOfAllSegments() {
        SearchPage page = INDEX.find(
                SearchQuery.of("ambulansen", Region.NOBODY).page(0, 50).groupedBy(SearchQuery.Grouping.PERIOD));
        assertThat(page.groups()).singleElement().satisfies(group -> {
            assertThat(group.hits()).hasSize(RARE.size() + LATER);
            assertThat(group.hits()).extracting(Hit::score).isSortedAccordingTo(Comparator.reverseOrder());
        });
    }

    @Test
    void aSegmentThatFailsIsToldAsItFailedAndTheNextQuestionIsAnswered() throws Exception {
        INDEX.answered(searcher -> {
            List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
            assertThat(leaves).hasSizeGreaterThan(1);
            for (LeafReaderContext bad : leaves) {
                assertThatExceptionOfType(CorruptIndexException.class)
                        .isThrownBy(() -> Helpers.inEach(leaves, (leaf, room) -> {
                            if (leaf == bad) {
                                throw new CorruptIndexException("a bit has flipped", "segment " + leaf.ord);
                            }
                        }))
                        .withMessageContaining("segment " + bad.ord);
            }
            var seen = new ConcurrentLinkedQueue<LeafReaderContext>();
            Helpers.inEach(leaves, (leaf, room) -> seen.add(leaf));
            assertThat(seen).containsExactlyInAnyOrderElementsOf(leaves);
            return seen.size();
        });
        assertThat(ask("helikopteret").total()).isEqualTo(1);
    }

    @Test
    @EnabledIf("severalProcessors")
    void aHelperTakesASegmentAndItsFailureIsThatOfTheQuestion() {
        INDEX.answered(searcher -> {
            List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
            Thread asker = Thread.currentThread();
            var both = new CyclicBarrier(2);
            assertThatExceptionOfType(CorruptIndexException.class)
                    .isThrownBy(() -> Helpers.inEach(leaves, (leaf, room) -> {
                        meet(both);
                        if (Thread.currentThread() != asker) {
                            throw new CorruptIndexException("a bit has flipped", "segment of a helper");
                        }
                    }))
                    .withMessageContaining("segment of a helper");
            return leaves.size();
        });
    }

    static boolean severalProcessors() {
        return Runtime.getRuntime().availableProcessors() > 1;
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @EnabledIf("severalProcessors")
    void whoIsInterruptedWaitsForTheHelperAndGetsTheAnswer() {
        INDEX.answered(searcher -> {
            List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
            Thread asker = Thread.currentThread();
            var seen = new ConcurrentLinkedQueue<LeafReaderContext>();
            var both = new CyclicBarrier(2);
            var met = new AtomicInteger();
            Helpers.inEach(leaves, (leaf, room) -> {
                if (met.getAndIncrement() < 2) {
                    meet(both);
                    if (Thread.currentThread() != asker) {
                        asker.interrupt();
                        // Who asks has nothing left to do then, and waits.
                        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
                        while (asker.getState() != Thread.State.WAITING && System.nanoTime() < until) {
                            Thread.onSpinWait();
                        }
                    }
                }
                seen.add(leaf);
            });
            assertThat(Thread.interrupted()).isTrue();
            assertThat(seen).containsExactlyInAnyOrderElementsOf(leaves);
            return seen.size();
        });
        Thread.currentThread().interrupt();
        assertThat(ask("helikopteret").total()).isEqualTo(1);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** What one question opened in a segment is used by the next. */
    @Test
    void manyWhoAskAtOnceAllGetTheSameAnswerAsEachAlone() throws Exception {
        List<String> questions = List.of(
                "helikopter ambulanse varsling",
                "varsler",
                "punkt ambulanse",
                "\"Ambulansen rykker ut\"",
                "ambulanse helikopter varsling punkt");
        List<SearchPage> alone = questions.stream().map(LargeIndexTests::ask).toList();
        try (ExecutorService askers = Executors.newFixedThreadPool(6)) {
            var asked = new ArrayList<Future<SearchPage>>();
            for (int i = 0; i < 60; i++) {
                String question = questions.get(i % questions.size());
                asked.add(askers.submit(() -> ask(question)));
            }
            for (int i = 0; i < asked.size(); i++) {
                assertThat(asked.get(i).get()).isEqualTo(alone.get(i % alone.size()));
            }
        }
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
                searcher.isThere(new Term(Fields.PARTS, "ord" + i));
            }
            return searcher.remembered();
        });
        assertThat(remembered).isLessThanOrEqualTo(2 * PublicStatistics.MOST_FREQUENCIES);
    }
}
