package no.avtaleverk.templates;

import com.github.difflib.DiffUtils;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.Redliner;
import no.avtaleverk.model.document.Redliner.Redline;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * Times the drawing of tracked changes between two versions of 100 pages, self-check and all, beside two rivals that only find which
 * words differ in the same text laid flat: the shortest edit of Myers (java-diff-utils) and the histogram diff of JGit.
 *
 * <p>From the command line: rounds (15), seed (1), share of clauses edited (0.33).
 */
final class RedlineHarness {
    /** Words on 100 pages of an agreement. */
    private static final int WORDS = 44_000;
    /** Rounds of the rival that takes seconds. */
    private static final int SLOW_ROUNDS = 3;

    private static final Pattern TOKEN =
            Pattern.compile("[\\p{L}\\p{N}]+(?:[-.][\\p{L}\\p{N}]+)*|\\s+|.", Pattern.DOTALL);

    private RedlineHarness() {}

    static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        double share = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 0.33;
        DocumentContent before = content(hundredPages(), 1);
        DocumentContent after = content(new RandomEdits(seed).edit(new Clauses(before.clauses()), share), 2);
        List<String> old = tokens(before);
        List<String> young = tokens(after);
        RawText oldLines = lines(old);
        RawText youngLines = lines(young);
        Redliner redliner = Documents.redliner();
        System.out.printf(
                Locale.ROOT,
                "%d and %d words, %d and %d clauses, seed %d, share %.2f%n",
                words(old),
                words(young),
                before.clauses().size(),
                after.clauses().size(),
                seed,
                share);
        int size = 0;
        for (int i = 0; i < rounds; i++) {
            size = draw(redliner, before, after);
            new HistogramDiff().diff(RawTextComparator.DEFAULT, oldLines, youngLines);
        }
        DiffUtils.diff(old, young);
        var drawn = new ArrayList<Double>();
        var histogram = new ArrayList<Double>();
        var myers = new ArrayList<Double>();
        for (int i = 0; i < rounds; i++) {
            drawn.add(cpu(() -> draw(redliner, before, after)));
            histogram.add(cpu(() -> new HistogramDiff().diff(RawTextComparator.DEFAULT, oldLines, youngLines)));
            if (i < SLOW_ROUNDS) {
                myers.add(cpu(() -> DiffUtils.diff(old, young)));
            }
        }
        print("redline .docx, checked (%d KB)".formatted(size / 1024), drawn);
        print("flat Myers, words alone", myers);
        print("flat JGit histogram, words alone", histogram);
        System.out.printf(
                Locale.ROOT,
                "flat Myers / redline: min %.1f, median %.1f%n",
                least(myers) / least(drawn),
                median(myers) / median(drawn));
        System.out.printf(
                Locale.ROOT,
                "redline / JGit histogram: min %.2f, median %.2f%n",
                least(drawn) / least(histogram),
                median(drawn) / median(histogram));
    }

    private static int draw(Redliner redliner, DocumentContent before, DocumentContent after) {
        return switch (redliner.draw(before, after, "Jonas Lid", Instant.EPOCH)) {
            case Redline.Drawn drawn -> drawn.file().length;
            case Redline.Unfaithful unfaithful -> throw new IllegalStateException(String.valueOf(unfaithful));
        };
    }

    /** Clauses of the standard texts, one text after the other and round again, until there are words enough. */
    private static Clauses hundredPages() {
        var clauses = new ArrayList<Clause>();
        int words = 0;
        for (int round = 0; words < WORDS; round++) {
            for (StandardText standard : StandardTexts.load().all()) {
                for (Clause clause :
                        Samples.standard(standard.key(), Language.BOKMAL, 1).clauses()) {
                    if (words < WORDS) {
                        clauses.add(new Clause(
                                new ClauseId("k" + clauses.size()), clause.level(), clause.number(), clause.text()));
                        words += clause.text().body().split("\\s+").length;
                    }
                }
            }
        }
        return new Clauses(clauses).renumbered();
    }

    private static DocumentContent content(Clauses clauses, int version) {
        return RandomEdits.with(Samples.content(Language.BOKMAL, version, clauses.list()), clauses, version);
    }

    private static List<String> tokens(DocumentContent content) {
        var text = new StringBuilder();
        content.clauses().forEach(clause -> text.append(clause.title())
                .append("\n\n")
                .append(clause.text().body())
                .append("\n\n"));
        return TOKEN.matcher(text).results().map(found -> found.group()).toList();
    }

    private static long words(List<String> tokens) {
        return tokens.stream()
                .filter(token -> Character.isLetterOrDigit(token.charAt(0)))
                .count();
    }

    /** One token a line, as JGit compares lines. */
    private static RawText lines(List<String> tokens) {
        return new RawText(String.join(
                        "\n",
                        tokens.stream()
                                .map(token -> token.replace("\n", "\u21b5"))
                                .toList())
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Milliseconds of processor time. */
    private static double cpu(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return (threads.getCurrentThreadCpuTime() - start) / 1e6;
    }

    private static void print(String what, List<Double> times) {
        System.out.printf(Locale.ROOT, "%-40s min %8.1f ms, median %8.1f ms CPU%n", what, least(times), median(times));
    }

    private static double least(List<Double> times) {
        return times.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    private static double median(List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
