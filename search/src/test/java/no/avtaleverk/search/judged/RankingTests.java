package no.avtaleverk.search.judged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.avtaleverk.search.norwegian.AnalysisStep;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the search to how well it answers the judged questions. The figures are written to {@code target/ranking.txt}; whoever makes
 * them better may raise the floors.
 */
class RankingTests {
    private static final Path REPORT = Path.of("target", "ranking.txt");
    private static final double OVER_ALL = 0.85;
    private static final double HELD = 0.81;
    private static final double EACH_GROUP = 0.79;
    private static final double OF_OTHERS = 0.79;
    private static final double HELD_OF_OTHERS = 0.82;

    private static List<JudgedQuestions.Judged> questions = List.of();
    private static ShippedTexts texts;
    private static Grading product;
    private static Grading stock;
    private static List<JudgedQuestions.Judged> ofOthers = List.of();
    private static Grading productOfOthers;
    private static Grading stockOfOthers;

    @BeforeAll
    static void ask() throws IOException {
        texts = new ShippedTexts();
        questions = JudgedQuestions.all();
        product = RankingHarness.product(texts, questions, EnumSet.allOf(AnalysisStep.class));
        stock = RankingHarness.stock(texts, questions, new NorwegianAnalyzer());
        Files.createDirectories(REPORT.getParent());
        ofOthers = JudgedQuestions.ofOthers();
        productOfOthers = RankingHarness.product(texts, ofOthers, EnumSet.allOf(AnalysisStep.class));
        stockOfOthers = RankingHarness.stock(texts, ofOthers, new NorwegianAnalyzer());
        Files.writeString(
                REPORT,
                RankingHarness.report(questions, product, stock) + "\nQuestions of others\n"
                        + RankingHarness.report(ofOthers, productOfOthers, stockOfOthers));
    }

    @Test
    void theQuestionsAreAnsweredWellOverAll() {
        assertThat(product.mean(question -> true)).isGreaterThan(OVER_ALL);
    }

    @Test
    void thoseKeptApartAreAnsweredAboutAsWell() {
        assertThat(product.mean(JudgedQuestions.Judged::held)).isGreaterThan(HELD);
    }

    @Test
    void noGroupIsLeftBehind() {
        for (String group : RankingHarness.groups(questions)) {
            assertThat(product.mean(question -> question.group().equals(group)))
                    .as(group)
                    .isGreaterThan(EACH_GROUP);
        }
    }

    @Test
    void everyGroupIsAnsweredBetterThanByLuceneAsItComes() {
        for (String group : RankingHarness.groups(questions)) {
            assertThat(product.mean(question -> question.group().equals(group)))
                    .as(group)
                    .isGreaterThan(stock.mean(question -> question.group().equals(group)));
        }
    }

    @Test
    void questionsOfOthersAreAnsweredWellOverAll() {
        assertThat(productOfOthers.mean(question -> true)).isGreaterThan(OF_OTHERS);
        assertThat(productOfOthers.mean(JudgedQuestions.Judged::held)).isGreaterThan(HELD_OF_OTHERS);
    }

    @Test
    void everyGroupOfOthersIsAnsweredBetterThanByLuceneAsItComes() {
        for (String group : RankingHarness.groups(ofOthers)) {
            assertThat(productOfOthers.mean(question -> question.group().equals(group)))
                    .as(group)
                    .isGreaterThan(
                            stockOfOthers.mean(question -> question.group().equals(group)));
        }
    }

    @Test
    void whatStandsFirstHasBeenRead() {
        assertThat(product.read()).isGreaterThan(0.95);
        assertThat(productOfOthers.read()).isGreaterThan(0.94);
    }

    @Test
    void thereAreQuestionsEnoughInEveryGroupAndAThirdOfThemIsKeptApart() {
        Map<String, Long> groups =
                questions.stream().collect(Collectors.groupingBy(JudgedQuestions.Judged::group, Collectors.counting()));
        assertThat(groups).hasSize(7);
        assertThat(groups.values()).allMatch(count -> count >= 15);
        long held = questions.stream().filter(JudgedQuestions.Judged::held).count();
        assertThat(held).isBetween(questions.size() * 3L / 10, questions.size() * 4L / 10);
        assertThat(Stream.concat(questions.stream(), ofOthers.stream()))
                .extracting(JudgedQuestions.Judged::words)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyGradeIsOfAClauseThatIsShippedAndEveryQuestionHasAnAnswer() {
        var ids = new HashSet<>(
                texts.passages().stream().map(ShippedTexts.Passage::id).toList());
        for (JudgedQuestions.Judged question :
                Stream.concat(questions.stream(), ofOthers.stream()).toList()) {
            assertThat(ids).as(question.words()).containsAll(question.grades().keySet());
            assertThat(question.grades().values()).as(question.words()).anyMatch(grade -> grade > 1);
        }
    }

    @Test
    void theBestOrderIsWorthOneAndTheWrongOnesLess() {
        Map<String, Integer> grades = Map.of("a", 3, "b", 1, "c", 0);
        assertThat(Grading.ndcg(List.of("a", "b", "c"), grades)).isEqualTo(1);
        assertThat(Grading.ndcg(List.of("b", "a"), grades)).isBetween(0.70, 0.72);
        assertThat(Grading.ndcg(List.of("c", "x"), grades)).isZero();
    }
}
