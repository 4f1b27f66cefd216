package no.avtaleverk.templates;

import java.util.HashMap;

/** How much two texts are alike, whatever the order of their words. */
public final class Likeness {
    private Likeness() {}

    /** Share of words two texts have in common, from 0 to 1. */
    public static double of(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        String[] left = a.split("\\s+");
        String[] right = b.split("\\s+");
        var words = new HashMap<String, Integer>();
        for (String word : left) {
            words.merge(word, 1, Integer::sum);
        }
        int common = 0;
        for (String word : right) {
            Integer count = words.get(word);
            if (count != null && count > 0) {
                words.put(word, count - 1);
                common++;
            }
        }
        return 2.0 * common / (left.length + right.length);
    }
}
