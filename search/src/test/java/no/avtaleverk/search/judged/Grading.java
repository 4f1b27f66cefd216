package no.avtaleverk.search.judged;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import no.avtaleverk.model.wording.Language;

/**
 * How well a ranker answers the questions, as nDCG@10: what the first ten clauses are worth (2 to the power of the grade, less 1,
 * divided by the logarithm of one more than the place), as a share of what the best order would be worth.
 */
final class Grading {
    static final int PLACES = 10;

    private final Map<JudgedQuestions.Judged, Double> scores = new LinkedHashMap<>();
    private final Map<JudgedQuestions.Judged, List<String>> ranked = new LinkedHashMap<>();

    /** Ask everything, each question of the ranker that holds texts in its målform. */
    Grading(List<JudgedQuestions.Judged> questions, Map<Language, Ranker> rankers) {
        for (JudgedQuestions.Judged question : questions) {
            Ranker ranker = rankers.get(question.text());
            if (ranker == null) {
                throw new IllegalArgumentException("No texts in " + question.text());
            }
            List<String> ids = ranker.rank(question.words());
            ranked.put(question, ids);
            scores.put(question, ndcg(ids, question.grades()));
        }
    }

    static double ndcg(List<String> ids, Map<String, Integer> grades) {
        double worth = 0;
        for (int i = 0; i < Math.min(PLACES, ids.size()); i++) {
            worth += gain(grades.getOrDefault(ids.get(i), 0), i);
        }
        List<Integer> best = grades.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(PLACES)
                .toList();
        double most = 0;
        for (int i = 0; i < best.size(); i++) {
            most += gain(best.get(i), i);
        }
        return worth / most;
    }

    private static double gain(int grade, int place) {
        return (Math.pow(2, grade) - 1) / (Math.log(place + 2) / Math.log(2));
    }

    double mean(Predicate<JudgedQuestions.Judged> which) {
        return scores.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .average()
                .orElse(Double.NaN);
    }

    /** The share of the clauses in the first ten places that somebody has read. */
    double read() {
        return ranked.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .limit(PLACES)
                        .map(id -> entry.getKey().grades().containsKey(id) ? 1 : 0))
                .mapToInt(Integer::intValue)
                .average()
                .orElse(Double.NaN);
    }

    List<String> ranked(JudgedQuestions.Judged question) {
        return ranked.getOrDefault(question, List.of());
    }

    double score(JudgedQuestions.Judged question) {
        return scores.getOrDefault(question, Double.NaN);
    }
}
