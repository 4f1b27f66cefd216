package no.avtaleverk.templates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** How much two texts are alike, whatever the order of their words. */
public final class Likeness {
    private Likeness() {}

    /** Share of words two texts have in common, from 0 to 1. */
    public static double of(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        List<String> left = words(a);
        List<String> right = words(b);
        HashMap<String, Integer> counts = HashMap.newHashMap(left.size());
        for (String word : left) {
            counts.merge(word, 1, Integer::sum);
        }
        int common = 0;
        for (String word : right) {
            Integer count = counts.get(word);
            if (count != null && count > 0) {
                counts.put(word, count - 1);
                common++;
            }
        }
        return common == 0 ? 0 : 2.0 * common / (left.size() + right.size());
    }

    /** What stands between blanks. Written out, since a pattern takes as long as all the rest of a comparison. */
    private static List<String> words(String text) {
        var words = new ArrayList<String>(text.length() / 4 + 1);
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean blank = i == text.length() || text.charAt(i) <= ' ';
            if (!blank && start < 0) {
                start = i;
            } else if (blank && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            }
        }
        return words;
    }
}
