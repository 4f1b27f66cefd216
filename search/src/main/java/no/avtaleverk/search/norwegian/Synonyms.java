package no.avtaleverk.search.norwegian;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Words and phrases that mean the same, and abbreviations with what they stand for. Used on questions only. */
final class Synonyms {
    /** Two capital letters at least and no blank. */
    private static final Pattern ABBREVIATION =
            Pattern.compile("[\\p{L}\\d-]*\\p{Lu}[\\p{L}\\d-]*\\p{Lu}[\\p{L}\\d-]*");

    /** What stands in for a sequence of stems, by its own stems. */
    private final Map<List<String>, Map<List<String>, Synonym>> groups = new HashMap<>();

    private final int longest;

    /**
     * @param stems how a phrase is brought to its stems
     */
    Synonyms(Lines lines, Function<String, List<String>> stems) {
        for (Lines.Line line : lines.all()) {
            List<String> phrases = line.between("=");
            if (phrases.size() < 2) {
                throw line.wrong("nothing is said to mean the same, with '='");
            }
            var group = new ArrayList<Synonym>();
            for (String phrase : phrases) {
                List<String> stemmed = stems.apply(phrase);
                if (stemmed.isEmpty()) {
                    throw line.wrong("'%s' holds no word".formatted(phrase));
                }
                group.add(new Synonym(stemmed, ABBREVIATION.matcher(phrase).matches()));
            }
            for (Synonym one : group) {
                for (Synonym other : group) {
                    if (!one.stems().equals(other.stems())) {
                        groups.computeIfAbsent(one.stems(), key -> new LinkedHashMap<>())
                                .merge(
                                        other.stems(),
                                        new Synonym(other.stems(), one.same() || other.same()),
                                        (before, now) -> before.same() ? before : now);
                    }
                }
            }
        }
        longest = groups.keySet().stream().mapToInt(List::size).max().orElse(0);
    }

    /** What means the same as this sequence of stems. */
    List<Synonym> of(List<String> stems) {
        return List.copyOf(groups.getOrDefault(stems, Map.of()).values());
    }

    /** Number of words in the longest phrase. */
    int longest() {
        return longest;
    }
}
