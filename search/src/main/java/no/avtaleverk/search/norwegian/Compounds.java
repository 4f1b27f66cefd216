package no.avtaleverk.search.norwegian;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes compounds apart by a fixed list of words, so that the same word is always cut in the same places, whatever else the index
 * holds. A word on the list is never cut itself.
 */
final class Compounds {
    private static final int MOST_PARTS = 5;

    private final Stems stems;
    /** A word as it stands before another in a compound, such as {@code omsorgs}, to its stem. */
    private final Map<String, String> fronts = new HashMap<>();

    private final Set<String> heads = new HashSet<>();
    private final int longestFront;

    Compounds(Lines lines, Stems stems) {
        this.stems = stems;
        for (Lines.Line line : lines.all()) {
            for (String word : line.words()) {
                String folded = stems.fold(word);
                String stem = stems.strip(folded);
                heads.add(stem);
                for (String joint : List.of("", "s", "e")) {
                    if (!(joint.equals("e") && folded.endsWith("e"))) {
                        fronts.putIfAbsent(stems.fold(word + joint), stem);
                    }
                }
                if (folded.endsWith("e") && folded.length() > 4) {
                    fronts.putIfAbsent(folded.substring(0, folded.length() - 1), stem);
                }
            }
        }
        longestFront = fronts.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /**
     * A compound taken apart.
     *
     * @param parts stems of the words it is made of
     * @param within stems of the shorter compounds it holds
     */
    record Cut(List<String> parts, List<String> within) {
        static final Cut NONE = new Cut(List.of(), List.of());
    }

    /** Whether compounds that are known may end with a word of this stem. */
    boolean isHead(String stem) {
        return heads.contains(stem);
    }

    /** The parts of a folded word; none when it is no compound that is known. */
    Cut cut(String folded) {
        if (folded.length() < 6 || heads.contains(stems.strip(folded))) {
            return Cut.NONE;
        }
        List<Integer> cuts = cuts(folded, 0, MOST_PARTS, new HashMap<>());
        if (cuts == null || cuts.isEmpty()) {
            return Cut.NONE;
        }
        var parts = new ArrayList<String>();
        int from = 0;
        for (int cut : cuts) {
            String front = fronts.get(folded.substring(from, cut));
            parts.add(front == null ? fronts.getOrDefault(folded.substring(from, cut + 1), "") : front);
            from = cut;
        }
        parts.add(stems.strip(folded.substring(from)));
        var within = new ArrayList<String>();
        var bounds = new ArrayList<Integer>();
        bounds.add(0);
        bounds.addAll(cuts);
        bounds.add(folded.length());
        for (int first = 0; first < bounds.size() - 2; first++) {
            for (int last = first + 2; last < bounds.size(); last++) {
                if (last - first < bounds.size() - 1) {
                    within.add(stems.strip(folded.substring(bounds.get(first), bounds.get(last))));
                }
            }
        }
        return new Cut(List.copyOf(parts), List.copyOf(within));
    }

    /** Where to cut what begins at {@code from}, in as few pieces as can be; empty when the rest is a head; null when it can not be done. */
    private @Nullable List<Integer> cuts(String word, int from, int most, Map<Integer, @Nullable List<Integer>> known) {
        if (known.containsKey(from)) {
            return known.get(from);
        }
        List<Integer> best = null;
        if (from > 0 && word.length() - from >= 3 && heads.contains(stems.strip(word.substring(from)))) {
            best = List.of();
        } else if (most > 1) {
            for (int to = Math.min(word.length() - 3, from + longestFront); to >= from + 3; to--) {
                if (!fronts.containsKey(word.substring(from, to))) {
                    continue;
                }
                int at = to;
                List<Integer> rest = cuts(word, at, most - 1, known);
                if (rest == null && word.charAt(to - 1) == word.charAt(to - 2)) {
                    // Three equal letters are written as two: personell + lov is personellov.
                    at = to - 1;
                    rest = cuts(word, at, most - 1, known);
                }
                if (rest != null && (best == null || rest.size() + 1 < best.size())) {
                    best = new ArrayList<>();
                    best.add(at);
                    best.addAll(rest);
                }
            }
        }
        known.put(from, best);
        return best;
    }
}
