package no.avtaleverk.search.norwegian;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Words and phrases that mean the same, and abbreviations with what they stand for. Used on questions only. */
final class Synonyms {
    /** What stands in for a sequence of stems, by its own stems. */
    private final Map<List<String>, Map<List<String>, Synonym>> groups = new HashMap<>();

    private final int longest;
    private final Set<String> words;

    /** Phrases of one kind in a line are the very same thing. */
    private record Phrase(List<String> stems, List<String> telling, int kind) {}

    /** The same, by the telling words of a phrase in the order of their letters. */
    private final Map<List<String>, Map<List<String>, Synonym>> loose = new HashMap<>();

    /**
     * @param stems how a phrase is brought to its stems
     * @param telling how it is brought to the stems of its words that are no stop words
     */
    Synonyms(List<Lines.Line> lines, Function<String, List<String>> stems, Function<String, List<String>> telling) {
        for (Lines.Line line : lines) {
            var group = new ArrayList<Phrase>();
            List<String> kinds = line.between("~");
            for (int kind = 0; kind < kinds.size(); kind++) {
                for (String phrase : line.between("=", kinds.get(kind))) {
                    List<String> stemmed = stems.apply(phrase);
                    if (stemmed.isEmpty()) {
                        throw line.wrong("'%s' holds no word".formatted(phrase));
                    }
                    group.add(new Phrase(stemmed, sorted(telling.apply(phrase)), kind));
                }
            }
            if (group.size() < 2) {
                throw line.wrong("nothing is said to mean the same, with '=' or '~'");
            }
            for (Phrase one : group) {
                for (Phrase other : group) {
                    if (!one.stems().equals(other.stems())) {
                        var synonym = new Synonym(other.stems(), one.kind() == other.kind());
                        put(groups, one.stems(), synonym);
                        if (one.telling().size() > 1) {
                            put(loose, one.telling(), synonym);
                        }
                    }
                }
            }
        }
        words = groups.keySet().stream()
                .filter(sequence -> sequence.size() == 1)
                .map(List::getFirst)
                .collect(Collectors.toCollection(TreeSet::new));
        longest = groups.keySet().stream().mapToInt(List::size).max().orElse(0);
    }

    private static void put(Map<List<String>, Map<List<String>, Synonym>> all, List<String> stems, Synonym synonym) {
        all.computeIfAbsent(stems, key -> new LinkedHashMap<>())
                .merge(synonym.stems(), synonym, (before, now) -> before.same() ? before : now);
    }

    private static List<String> sorted(List<String> stems) {
        return stems.stream().sorted().toList();
    }

    /** What means the same as this sequence of stems. */
    List<Synonym> of(List<String> stems) {
        return List.copyOf(groups.getOrDefault(stems, Map.of()).values());
    }

    /** What means the same as a phrase with these telling words, whatever their order and whatever else stands between. */
    List<Synonym> loose(List<String> telling) {
        return List.copyOf(loose.getOrDefault(sorted(telling), Map.of()).values());
    }

    /** Single words with a synonym, in the order of their letters. */
    Set<String> words() {
        return Collections.unmodifiableSet(words);
    }

    /** Number of words in the longest phrase. */
    int longest() {
        return longest;
    }
}
