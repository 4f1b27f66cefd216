package no.avtaleverk.model.variant;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.compare.TextDifference;

/**
 * Measures how long a new version of a standard takes to be merged into many variants, beside as many single comparisons of the same
 * texts: each variant with the new version, as a person would have to look at them.
 *
 * <p>From the command line: variants (60), clauses (80), seed (1), rounds (25).
 */
final class MergeHarness {
    private MergeHarness() {}

    static void main(String[] arguments) {
        int count = number(arguments, 0, 60);
        int clauses = number(arguments, 1, 80);
        int seed = number(arguments, 2, 1);
        int rounds = number(arguments, 3, 25);
        var random = new RandomTexts(seed);
        Clauses base = random.text(clauses);
        Clauses theirs = base;
        for (int i = 0; i < 4; i++) {
            theirs = random.edited(theirs, "t" + i + "-", true);
        }
        var variants = new ArrayList<Clauses>();
        for (int i = 0; i < count; i++) {
            variants.add(random.edited(random.edited(base, "a" + i + "-", true), "b" + i + "-", true));
        }
        Clauses next = theirs;
        System.out.printf(
                Locale.ROOT,
                "Seed %d: %d variants of %d clauses; the new version changes %d of them, each variant departs in %.1f%n",
                seed,
                count,
                clauses,
                Drift.of(base, next, java.util.Map.of()).deviations().size(),
                variants.stream()
                        .mapToInt(mine -> Drift.of(base, mine, java.util.Map.of())
                                .deviations()
                                .size())
                        .average()
                        .orElse(0));
        long[] conflicts = new long[1];
        Run merging = run("merge into all variants", rounds, () -> {
            StandardChange change = StandardChange.between(base, next);
            long settled = 0;
            conflicts[0] = 0;
            for (Clauses mine : variants) {
                Merge merge = change.into(mine);
                conflicts[0] += merge.conflicts().size();
                settled += merge.outcome() instanceof Merge.Outcome.Settled ? 1 : 0;
            }
            return settled;
        });
        Run comparing = run("as many comparisons, variant with new version", rounds, () -> compared(variants, next));
        Run looking = run("as many comparisons, old version with variant", rounds, () -> compared(variants, base));
        System.out.printf(
                Locale.ROOT,
                "%n%d variants take it without a choice, %d conflicts in the others%n",
                merging.answer(),
                conflicts[0]);
        ratio("merge / comparisons with the new version", merging, comparing);
        ratio("merge / comparisons with the old version", merging, looking);
    }

    private static long compared(List<Clauses> variants, Clauses with) {
        long changed = 0;
        for (Clauses mine : variants) {
            changed += TextDifference.between(mine, with).changed().size();
        }
        return changed;
    }

    private record Run(long min, long median, long answer) {}

    private static Run run(String name, int rounds, LongSupplier work) {
        var threads = ManagementFactory.getThreadMXBean();
        long answer = 0;
        for (int i = 0; i < rounds; i++) {
            answer = work.getAsLong();
        }
        long[] times = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long from = threads.getCurrentThreadCpuTime();
            answer = work.getAsLong();
            times[i] = threads.getCurrentThreadCpuTime() - from;
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-50s CPU minimum %8.2f ms, median %8.2f ms%n",
                name,
                times[0] / 1e6,
                times[rounds / 2] / 1e6);
        return new Run(times[0], times[rounds / 2], answer);
    }

    private static void ratio(String name, Run one, Run other) {
        System.out.printf(
                Locale.ROOT,
                "%-50s minimum %5.2f, median %5.2f%n",
                name,
                (double) one.min / other.min,
                (double) one.median / other.median);
    }

    private static int number(String[] arguments, int at, int otherwise) {
        return arguments.length > at && !arguments[at].isBlank() ? Integer.parseInt(arguments[at]) : otherwise;
    }
}
