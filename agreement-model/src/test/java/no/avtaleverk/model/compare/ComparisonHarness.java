package no.avtaleverk.model.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.Patch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * Measures the comparison of two long texts beside word-level differences of the same words without any structure: JGit's histogram
 * difference, and Myers as java-diff-utils has it. The rivals get their words cut beforehand and give positions only; the product
 * starts from the two texts and gives every clause, move and segment.
 *
 * <p>From the command line: clauses (370, about 100 pages), seed (1), rounds (15). Run in the folder of the module.
 */
final class ComparisonHarness {
    private static final Path RESOURCES = Path.of("..", "templates", "src", "main", "resources", "agreement");
    private static final Pattern PROSE = Pattern.compile("[A-ZÆØÅ][^{}|:\"]{30,400}?[.](?= |$)");
    private static final int WORDS_ON_A_PAGE = 440;

    private ComparisonHarness() {}

    static void main(String[] arguments) throws IOException {
        int clauses = number(arguments, 0, 370);
        int seed = number(arguments, 1, 1);
        int rounds = number(arguments, 2, 15);
        if (!Files.isDirectory(RESOURCES)) {
            System.out.println(
                    "The standard texts are not in " + RESOURCES.toAbsolutePath() + "; run this in agreement-model/");
            System.exit(2);
        }
        var random = new Random(seed);
        List<String> sentences = sentences();
        Clauses before = text(clauses, sentences, random);
        Clauses after = edited(before, sentences, random);
        String flatBefore = flat(before);
        String flatAfter = flat(after);
        List<String> wordsBefore = Words.of(flatBefore);
        List<String> wordsAfter = Words.of(flatAfter);
        long words = wordsBefore.stream().filter(Words::isWord).count();
        System.out.printf(
                Locale.ROOT,
                "Seed %d: %d and %d clauses, %d and %d words (about %d pages), %d pieces with blanks and signs%n",
                seed,
                before.size(),
                after.size(),
                words,
                wordsAfter.stream().filter(Words::isWord).count(),
                words / WORDS_ON_A_PAGE,
                wordsBefore.size());
        var difference = TextDifference.between(before, after);
        System.out.printf(
                Locale.ROOT,
                "Found: %d reworded, %d new, %d gone, %d moved, %d renumbered, %d format only; words in %d, out %d%n",
                difference.count(TextDifference.Kind.REWORDED),
                difference.count(TextDifference.Kind.INSERTED),
                difference.count(TextDifference.Kind.DELETED),
                difference.count(TextDifference.Aspect.MOVED),
                difference.count(TextDifference.Aspect.RENUMBERED),
                difference.count(TextDifference.Kind.FORMATTED),
                difference.words(TextDifference.Operation.INSERTED),
                difference.words(TextDifference.Operation.DELETED));
        if (!isWhole(difference, before, after)) {
            System.out.println("The difference does not give the two texts back");
            System.exit(1);
        }

        var rawBefore = new RawText(lines(wordsBefore));
        var rawAfter = new RawText(lines(wordsAfter));
        Run product = run("product, clauses and words", rounds, () -> TextDifference.between(before, after));
        Run flat = run("product, one flat text", rounds, () -> TextDifference.words(flatBefore, flatAfter));
        Run histogram = run("JGit HistogramDiff, flat", rounds, () -> new HistogramDiff()
                .diff(RawTextComparator.DEFAULT, rawBefore, rawAfter));
        Run myers =
                run("java-diff-utils Myers, flat", Math.min(rounds, 5), () -> DiffUtils.diff(wordsBefore, wordsAfter));
        Run linear = run(
                "java-diff-utils Myers, linear space, flat",
                Math.min(rounds, 5),
                () -> DiffUtils.diff(wordsBefore, wordsAfter, new MyersDiffWithLinearSpace<>()));
        System.out.println();
        ratio("Myers / product", myers, product);
        ratio("Myers with linear space / product", linear, product);
        ratio("histogram / product", histogram, product);
        ratio("histogram / product on one flat text", histogram, flat);
        ratio("Myers / product on one flat text", myers, flat);

        long fewest = WordDifference.shortest(flatBefore, flatAfter).cost();
        System.out.printf(
                Locale.ROOT,
                "%nPieces changed, blanks not counted: fewest possible in the flat text %d, histogram %d, Myers %d%n",
                fewest,
                changed((EditList) histogram.answer(), wordsBefore, wordsAfter),
                changed((Patch<?>) myers.answer()));
    }

    private record Run(long min, long median, Object answer) {}

    private static Run run(String name, int rounds, Supplier<Object> work) {
        var threads = ManagementFactory.getThreadMXBean();
        Object answer = work.get();
        for (int i = 0; i < rounds / 3 + 1; i++) {
            answer = work.get();
        }
        var times = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = threads.getCurrentThreadCpuTime();
            answer = work.get();
            times[i] = threads.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(times);
        var run = new Run(times[0], times[rounds / 2], answer);
        System.out.printf(
                Locale.ROOT, "%-45s CPU min %8.1f ms, median %8.1f ms%n", name, run.min() / 1e6, run.median() / 1e6);
        return run;
    }

    private static void ratio(String name, Run over, Run under) {
        System.out.printf(
                Locale.ROOT,
                "%-45s min %8.1f, median %8.1f%n",
                name,
                (double) over.min() / under.min(),
                (double) over.median() / under.median());
    }

    private static long changed(EditList edits, List<String> before, List<String> after) {
        long changed = 0;
        for (var edit : edits) {
            changed += before.subList(edit.getBeginA(), edit.getEndA()).stream()
                    .filter(word -> !word.isBlank())
                    .count();
            changed += after.subList(edit.getBeginB(), edit.getEndB()).stream()
                    .filter(word -> !word.isBlank())
                    .count();
        }
        return changed;
    }

    private static long changed(Patch<?> patch) {
        return patch.getDeltas().stream()
                .flatMap(delta -> java.util.stream.Stream.concat(
                        delta.getSource().getLines().stream(), delta.getTarget().getLines().stream()))
                .filter(word -> !word.toString().isBlank())
                .count();
    }

    private static boolean isWhole(TextDifference difference, Clauses before, Clauses after) {
        var old = new StringBuilder();
        var young = new StringBuilder();
        for (TextDifference.Place place : difference.places()) {
            TextDifference.ClauseDifference one = place.difference();
            if (one.before() != null && place.former() == one.leftItsPlace()) {
                old.append(WordDifferenceTests.joined(one.heading(), TextDifference.Operation.DELETED))
                        .append("\n\n")
                        .append(WordDifferenceTests.joined(one.body(), TextDifference.Operation.DELETED))
                        .append("\n\n");
            }
            if (one.after() != null && !place.former()) {
                young.append(WordDifferenceTests.joined(one.heading(), TextDifference.Operation.INSERTED))
                        .append("\n\n")
                        .append(WordDifferenceTests.joined(one.body(), TextDifference.Operation.INSERTED))
                        .append("\n\n");
            }
        }
        return old.toString().equals(flat(before)) && young.toString().equals(flat(after));
    }

    // ---- texts ------------------------------------------------------------------------------------------------------

    private static int number(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }

    private static List<String> sentences() throws IOException {
        var sentences = new ArrayList<String>();
        try (var files = Files.list(RESOURCES)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                var found = PROSE.matcher(Files.readString(file));
                while (found.find()) {
                    sentences.add(found.group().replaceAll("\\s+", " ").strip());
                }
            }
        }
        return sentences;
    }

    private static Clauses text(int count, List<String> sentences, Random random) {
        var clauses = new ArrayList<Clause>();
        for (int i = 0; i < count; i++) {
            int level = i == 0 || random.nextInt(6) == 0 ? 1 : random.nextInt(3) == 0 ? 3 : 2;
            level = i == 0 ? 1 : Math.min(level, clauses.getLast().level() + 1);
            clauses.add(new Clause(
                    new ClauseId("c-" + i),
                    level,
                    "",
                    ClauseText.parse(heading(sentences, random), body(sentences, random))));
        }
        return new Clauses(clauses).renumbered();
    }

    private static String heading(List<String> sentences, Random random) {
        List<String> words =
                Words.of(any(sentences, random)).stream().filter(Words::isWord).toList();
        return String.join(" ", words.subList(0, Math.min(4, words.size())));
    }

    private static String body(List<String> sentences, Random random) {
        var body = new StringBuilder();
        for (int paragraphs = 2 + random.nextInt(2); paragraphs > 0; paragraphs--) {
            boolean list = random.nextInt(6) == 0;
            for (int i = 2 + random.nextInt(2); i > 0; i--) {
                body.append(list ? "- " : "").append(any(sentences, random)).append(list ? "\n" : " ");
            }
            body.append("\n\n");
        }
        return body.toString();
    }

    private static String any(List<String> sentences, Random random) {
        return sentences.get(random.nextInt(sentences.size()));
    }

    /** About a third of the paragraphs edited, clauses taken out, put in and moved, headings changed. */
    private static Clauses edited(Clauses before, List<String> sentences, Random random) {
        var clauses = new ArrayList<Clause>();
        for (Clause clause : before) {
            int what = random.nextInt(100);
            if (what < 3) {
                continue;
            }
            if (what < 5) {
                clauses.add(new Clause(
                        ClauseId.random(),
                        2,
                        "",
                        ClauseText.parse(heading(sentences, random), body(sentences, random))));
            }
            String heading = random.nextInt(20) == 0
                    ? heading(sentences, random)
                    : clause.text().heading();
            var paragraphs = new ArrayList<String>();
            for (String paragraph : clause.text().body().split("\n\n", -1)) {
                paragraphs.add(random.nextInt(3) == 0 ? editedParagraph(paragraph, sentences, random) : paragraph);
            }
            clauses.add(new Clause(
                    clause.id(), clause.level(), "", ClauseText.parse(heading, String.join("\n\n", paragraphs))));
        }
        for (int moves = before.size() / 60; moves > 0; moves--) {
            clauses.add(random.nextInt(clauses.size()), clauses.remove(random.nextInt(clauses.size())));
        }
        return new Clauses(clauses).renumbered();
    }

    private static String editedParagraph(String paragraph, List<String> sentences, Random random) {
        if (random.nextInt(12) == 0) {
            return "";
        }
        var words = new ArrayList<>(Words.of(paragraph));
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            int at = random.nextInt(words.size());
            switch (random.nextInt(3)) {
                case 0 -> words.set(at, "tretti");
                case 1 -> words.add(at, " seinast dagen etter ");
                default -> words.remove(at);
            }
        }
        return String.join("", words) + (random.nextInt(8) == 0 ? " " + any(sentences, random) : "");
    }

    private static String flat(Clauses text) {
        var flat = new StringBuilder();
        for (Clause clause : text) {
            flat.append(clause.text().heading())
                    .append("\n\n")
                    .append(clause.text().body())
                    .append("\n\n");
        }
        return flat.toString();
    }

    /** One piece a line; a line end within a piece by another sign, since a line can not hold one. */
    private static byte[] lines(List<String> words) {
        return (String.join(
                                "\n",
                                words.stream()
                                        .map(word -> word.replace('\n', '\u00b6'))
                                        .toList()) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
