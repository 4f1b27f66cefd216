package no.avtaleverk.search.norwegian;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in a law, however it was written.
 *
 * @param start where it begins in the text, with the law's name when that stands before it
 * @param end where it ends, exclusive
 * @param law key of the law; absent when the text does not name it
 * @param section such as {@code 6-2} or {@code 2-1e}; empty when a whole chapter is meant
 * @param chapter such as {@code 6} or {@code 4a}; empty when the section has none
 * @param details ledd, nummer and bokstav, such as {@code l1}, {@code n4}, {@code ba}
 */
public record Citation(int start, int end, @Nullable String law, String section, String chapter, List<String> details) {
    private static final List<String> KINDS = List.of("l", "n", "b");
    /** In the place of a number: no ledd, nummer or bokstav is named, so all of them are meant. */
    private static final String WHOLE = "-";

    public Citation {
        details = List.copyOf(details);
    }

    /** All the names it is found by, from the chapter to the single number, with and without the law. */
    public Set<String> names() {
        var names = new LinkedHashSet<String>();
        for (String prefix : List.of("", (law == null ? "?" : law) + ":")) {
            if (!chapter.isEmpty()) {
                names.add(prefix + "k" + chapter);
            }
            if (!section.isEmpty()) {
                names.add(prefix + "§" + section);
                if (Character.isLetter(section.charAt(section.length() - 1))) {
                    names.add(prefix + "§" + section.substring(0, section.length() - 1));
                }
                for (String detail : details) {
                    names.add(prefix + "§" + section + "/" + detail);
                }
                for (String kind : KINDS) {
                    if (!names(kind)) {
                        names.add(prefix + "§" + section + "/" + kind + WHOLE);
                    }
                }
            }
        }
        return names;
    }

    private boolean names(String kind) {
        return details.stream().anyMatch(detail -> detail.startsWith(kind));
    }

    /**
     * The names to ask for, with how much each is worth: the exact place most, the section as a whole less, another place in it
     * least.
     */
    public Map<String, Float> asked() {
        var asked = new LinkedHashMap<String, Float>();
        var prefixes = new LinkedHashMap<String, Float>();
        if (law == null) {
            prefixes.put("", 1f);
        } else {
            prefixes.put(law + ":", 1f);
            prefixes.put("?:", 0.6f);
        }
        prefixes.forEach((prefix, worth) -> {
            if (section.isEmpty()) {
                asked.put(prefix + "k" + chapter, worth);
                return;
            }
            boolean exact = names("n") || names("b");
            for (String detail : details) {
                // With a number named, the ledd it stands in tells little.
                boolean around = exact && detail.startsWith("l") && !details.contains("n" + detail.substring(1));
                asked.put(prefix + "§" + section + "/" + detail, (around ? 0.3f : 2) * worth);
                if (!around) {
                    asked.put(prefix + "§" + section + "/" + detail.charAt(0) + WHOLE, worth);
                }
            }
            asked.put(prefix + "§" + section, (details.isEmpty() ? 1 : 0.3f) * worth);
        });
        return asked;
    }

    /** The same place with one more detail. */
    Citation with(List<String> more) {
        var longer = new ArrayList<>(details);
        longer.addAll(more);
        return new Citation(start, end, law, section, chapter, longer);
    }
}
