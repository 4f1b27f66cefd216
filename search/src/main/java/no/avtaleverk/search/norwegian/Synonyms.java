package no.avtaleverk.search.norwegian;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Words and phrases that mean the same, and abbreviations with what they stand for. Used on questions only. */
final class Synonyms {
    private final Map<List<String>, Set<List<String>>> groups = new HashMap<>();
    private final int longest;

    /**
     * @param stems how a phrase is brought to its stems
     */
    Synonyms(Lines lines, Function<String, List<String>> stems) {
        for (String line : lines.all()) {
            var group = new LinkedHashSet<List<String>>();
            for (String phrase : line.split("=")) {
                List<String> stemmed = stems.apply(phrase);
                if (!stemmed.isEmpty()) {
                    group.add(stemmed);
                }
            }
            for (List<String> one : group) {
                for (List<String> other : group) {
                    if (!one.equals(other)) {
                        groups.computeIfAbsent(one, key -> new LinkedHashSet<>())
                                .add(other);
                    }
                }
            }
        }
        longest = groups.keySet().stream().mapToInt(List::size).max().orElse(0);
    }

    /** What means the same as this sequence of stems. */
    List<List<String>> of(List<String> stems) {
        return new ArrayList<>(groups.getOrDefault(stems, Set.of()));
    }

    /** Number of words in the longest phrase. */
    int longest() {
        return longest;
    }
}
