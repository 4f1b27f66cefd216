package no.avtaleverk.search.judged;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.norwegian.AnalysisStep;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/**
 * Asks the judged questions and says how well they are answered: with every step, with one left out, with one more at a time, and
 * by Lucene as it comes.
 *
 * <p>From the command line: nothing, or {@code short} for the first tables only, {@code pool} to list the clauses that some ranker has
 * among its first 15 and nobody has read, {@code others} to ask the questions of others, and last {@code open} with the beginning of a
 * group's name to see what each open question found.
 */
final class RankingHarness {
    private static final List<AnalysisStep> ADDED = List.of(
            AnalysisStep.STOP_WORDS,
            AnalysisStep.ENDINGS,
            AnalysisStep.MALFORM,
            AnalysisStep.CITATIONS,
            AnalysisStep.PARTS,
            AnalysisStep.TOGETHER,
            AnalysisStep.SYNONYMS,
            AnalysisStep.SPELLING,
            AnalysisStep.HEADINGS,
            AnalysisStep.CONTEXT,
            AnalysisStep.ENOUGH);

    private RankingHarness() {}

    static void main(String[] arguments) throws IOException {
        List<String> given = List.of(arguments);
        var texts = new ShippedTexts();
        List<JudgedQuestions.Judged> questions =
                given.contains("others") ? JudgedQuestions.ofOthers() : JudgedQuestions.all();
        Map<String, Grading> stock = new LinkedHashMap<>();
        stock.put("Lucene NorwegianAnalyzer", stock(texts, questions, new NorwegianAnalyzer()));
        stock.put("Lucene StandardAnalyzer", stock(texts, questions, new StandardAnalyzer()));
        Grading product = product(texts, questions, EnumSet.allOf(AnalysisStep.class));
        if (given.contains("pool")) {
            var all = new ArrayList<>(stock.values());
            all.add(product);
            pool(texts, questions, all);
            return;
        }
        if (given.contains("open")) {
            open(questions, product, given.getLast().equals("open") ? "" : given.getLast());
        }
        System.out.println(report(questions, product, stock.getOrDefault("Lucene NorwegianAnalyzer", product)));
        System.out.println(head(questions));
        System.out.println(line("product", product, questions));
        stock.forEach((name, grading) -> System.out.println(line(name, grading, questions)));
        if (given.contains("short")) {
            return;
        }
        System.out.println("\nwithout one step");
        for (AnalysisStep step : ADDED) {
            Set<AnalysisStep> steps = EnumSet.allOf(AnalysisStep.class);
            steps.remove(step);
            System.out.println(line("- " + name(step), product(texts, questions, steps), questions));
        }
        System.out.println("\nwith one step more at a time");
        Set<AnalysisStep> steps = EnumSet.noneOf(AnalysisStep.class);
        System.out.println(line("words as they stand", product(texts, questions, steps), questions));
        for (AnalysisStep step : ADDED) {
            steps.add(step);
            System.out.println(line("+ " + name(step), product(texts, questions, steps), questions));
        }
    }

    private static String name(AnalysisStep step) {
        return step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Grading product(ShippedTexts texts, List<JudgedQuestions.Judged> questions, Set<AnalysisStep> steps) {
        Map<Language, Ranker> rankers = new EnumMap<>(Language.class);
        try {
            for (Language language : Language.values()) {
                rankers.put(language, Ranker.product(texts, language, steps));
            }
            return new Grading(questions, rankers);
        } finally {
            rankers.values().forEach(Ranker::close);
        }
    }

    static Grading stock(ShippedTexts texts, List<JudgedQuestions.Judged> questions, Analyzer analyzer)
            throws IOException {
        Map<Language, Ranker> rankers = new EnumMap<>(Language.class);
        try (analyzer) {
            for (Language language : Language.values()) {
                rankers.put(language, Ranker.stock(texts, language, analyzer));
            }
            return new Grading(questions, rankers);
        } finally {
            rankers.values().forEach(Ranker::close);
        }
    }

    static List<String> groups(List<JudgedQuestions.Judged> questions) {
        return questions.stream().map(JudgedQuestions.Judged::group).distinct().toList();
    }

    static String head(List<JudgedQuestions.Judged> questions) {
        var head = new StringBuilder("%-26s %6s %6s %6s".formatted("nDCG@10", "all", "open", "held"));
        groups(questions).forEach(group -> head.append(" %11s".formatted(group)));
        return head.append(" %7s".formatted("read")).toString();
    }

    static String line(String name, Grading grading, List<JudgedQuestions.Judged> questions) {
        var line = new StringBuilder("%-26s %s %s %s"
                .formatted(
                        name,
                        figure(grading.mean(question -> true)),
                        figure(grading.mean(question -> !question.held())),
                        figure(grading.mean(JudgedQuestions.Judged::held))));
        for (String group : groups(questions)) {
            line.append("      ")
                    .append(figure(grading.mean(question -> question.group().equals(group)))
                            .strip());
        }
        return line.append("   ").append(figure(grading.read()).strip()).toString();
    }

    /** The figures of both, over all, for what was open and what was kept apart, and in each group. */
    static String report(List<JudgedQuestions.Judged> questions, Grading product, Grading stock) {
        var report = new StringBuilder("nDCG@10, %d questions, %d of them kept apart%n%n"
                .formatted(
                        questions.size(),
                        questions.stream().filter(JudgedQuestions.Judged::held).count()));
        report.append("%-14s %5s | %9s %6s %6s | %17s %6s %6s%n"
                .formatted("group", "count", "product", "open", "held", "NorwegianAnalyzer", "open", "held"));
        var groups = new ArrayList<>(groups(questions));
        groups.add("");
        for (String group : groups) {
            Predicate<JudgedQuestions.Judged> in =
                    question -> group.isEmpty() || question.group().equals(group);
            report.append("%-14s %5d | %9s %s %s | %17s %s %s%n"
                    .formatted(
                            group.isEmpty() ? "over all" : group,
                            questions.stream().filter(in).count(),
                            figure(product.mean(in)),
                            figure(product.mean(in.and(question -> !question.held()))),
                            figure(product.mean(in.and(JudgedQuestions.Judged::held))),
                            figure(stock.mean(in)),
                            figure(stock.mean(in.and(question -> !question.held()))),
                            figure(stock.mean(in.and(JudgedQuestions.Judged::held)))));
        }
        return report.append("%nread of what stands first: product %s, NorwegianAnalyzer %s%n"
                        .formatted(figure(product.read()), figure(stock.read())))
                .toString();
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%6.3f", value);
    }

    private static void open(List<JudgedQuestions.Judged> questions, Grading product, String group) {
        for (JudgedQuestions.Judged question : questions) {
            if (question.held() || !question.group().startsWith(group)) {
                continue;
            }
            var found = new StringBuilder();
            for (String id : product.ranked(question)) {
                found.append(' ')
                        .append(id)
                        .append(':')
                        .append(question.grades().getOrDefault(id, -1));
            }
            var missed = new StringBuilder();
            question.grades().forEach((id, grade) -> {
                if (grade > 1 && !product.ranked(question).contains(id)) {
                    missed.append(' ').append(id).append(':').append(grade);
                }
            });
            System.out.printf(
                    "%.3f %s %s>%s %s%n     %s%n     missed%s%n",
                    product.score(question),
                    question.group(),
                    question.of().code(),
                    question.text().code(),
                    question.words(),
                    found,
                    missed);
        }
    }

    private static void pool(ShippedTexts texts, List<JudgedQuestions.Judged> questions, List<Grading> gradings) {
        for (JudgedQuestions.Judged question : questions) {
            var unread = new LinkedHashSet<String>();
            gradings.forEach(grading -> unread.addAll(grading.ranked(question)));
            unread.removeAll(question.grades().keySet());
            var line = new StringBuilder(question.words()).append('\t');
            for (ShippedTexts.Passage passage : texts.passages()) {
                if (unread.contains(passage.id())) {
                    line.append(passage.id()).append(' ');
                }
            }
            System.out.println(line.toString().strip());
        }
    }
}
