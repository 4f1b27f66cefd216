package no.avtaleverk.search.lucene;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import no.avtaleverk.search.Instead;
import no.avtaleverk.search.norwegian.Word;

/**
 * The words a question was asked by beside those that were typed, and which of them the hits hold. Only what stands in a hit is
 * told, so nobody learns of words in texts they may not see.
 */
final class OtherWords {
    private final Set<String> typed = new HashSet<>();
    private final List<Other> others = new ArrayList<>();
    private boolean exact;

    private record Other(String typed, Instead.Reason reason, List<String> stems, Map<String, Integer> found) {}

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}§/–-]+");

    /** Something was asked for that no other words stand in for: a place in the law, or a phrase. */
    void askedExactly() {
        exact = true;
    }

    void typed(String stem) {
        typed.add(stem);
    }

    void add(String words, Instead.Reason reason, List<String> stems) {
        others.add(new Other(words, reason, stems, new TreeMap<>()));
    }

    boolean isEmpty() {
        return others.isEmpty();
    }

    /** A text with its words, which do not go on in the next one. */
    record Text(String text, List<Word> words) {}

    /** Take note of the other words a hit holds; whether it holds them only. */
    synchronized boolean meet(Text... hit) {
        boolean any = false;
        for (Text one : hit) {
            for (Other other : others) {
                any |= meet(one, other);
            }
        }
        if (!any || exact) {
            return false;
        }
        for (Text one : hit) {
            if (one.words.stream().anyMatch(this::isTyped)) {
                return false;
            }
        }
        return true;
    }

    private static boolean meet(Text hit, Other other) {
        boolean any = false;
        List<Word> words = hit.words;
        for (int i = 0; i + other.stems.size() <= words.size(); i++) {
            if (stand(other.stems, words, i)) {
                String here = hit.text.substring(
                        words.get(i).start(),
                        words.get(i + other.stems.size() - 1).end());
                other.found.merge(inText(here), 1, Integer::sum);
                any = true;
            }
        }
        return any;
    }

    /** As it stands, but without brackets and stops, and that a sentence begins with it; abbreviations keep their capitals. */
    private static String inText(String cut) {
        String words = SIGNS.matcher(cut).replaceAll(" ").strip();
        boolean abbreviated =
                words.length() > 1 && Character.isUpperCase(words.charAt(0)) && Character.isUpperCase(words.charAt(1));
        return abbreviated ? words : words.toLowerCase(Locale.ROOT);
    }

    private boolean isTyped(Word word) {
        return typed.contains(word.stem())
                || !Collections.disjoint(word.parts(), typed)
                || !Collections.disjoint(word.within(), typed);
    }

    private static boolean stand(List<String> stems, List<Word> words, int from) {
        for (int i = 0; i < stems.size(); i++) {
            if (!words.get(from + i).stem().equals(stems.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What was met, the most common first, for each of what was typed. */
    List<Instead> met() {
        Map<String, Map<Instead.Reason, Map<String, Integer>>> met = new LinkedHashMap<>();
        for (Other other : others) {
            if (!other.found.isEmpty()) {
                Map<String, Integer> counts = met.computeIfAbsent(other.typed, key -> new LinkedHashMap<>())
                        .computeIfAbsent(other.reason, key -> new TreeMap<>());
                other.found.entrySet().stream()
                        .max(Comparator.comparingInt(Map.Entry::getValue))
                        .ifPresent(most -> counts.merge(
                                most.getKey(),
                                other.found.values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum(),
                                Integer::sum));
            }
        }
        var instead = new ArrayList<Instead>();
        met.forEach((words, reasons) -> reasons.forEach((reason, counts) -> instead.add(new Instead(
                words,
                counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(Map.Entry::getKey)
                        .toList(),
                reason))));
        return instead;
    }
}
