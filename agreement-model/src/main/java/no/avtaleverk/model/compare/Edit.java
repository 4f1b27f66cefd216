package no.avtaleverk.model.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Some words put in place of a run of words.
 *
 * @param start of the run in the text before, from 0
 * @param end one past it; the same as {@code start} for an insertion
 */
record Edit(int start, int end, List<String> words) {
    /** The shortest way from one text to another, in their order. */
    static List<Edit> between(List<String> before, List<String> after) {
        if (before.equals(after)) {
            return List.of();
        }
        Map<String, Integer> numbers = new HashMap<>();
        int[] partner = ShortestEdit.between(numbered(before, numbers), numbered(after, numbers), numbers.size());
        var edits = new ArrayList<Edit>();
        int read = 0;
        int written = 0;
        for (int i = 0; i <= partner.length; i++) {
            boolean end = i == partner.length;
            if (end || partner[i] >= 0) {
                int until = end ? after.size() : partner[i];
                if (i > read || until > written) {
                    edits.add(new Edit(read, i, after.subList(written, until)));
                }
                read = i + 1;
                written = until + 1;
            }
        }
        return edits;
    }

    private static int[] numbered(List<String> words, Map<String, Integer> numbers) {
        return words.stream()
                .mapToInt(word -> numbers.computeIfAbsent(word, unseen -> numbers.size()))
                .toArray();
    }

    /** A run of the text before with the edits made that lie within it. */
    static String apply(List<String> before, int start, int end, List<Edit> edits) {
        var text = new StringBuilder();
        int read = start;
        for (Edit edit : edits) {
            before.subList(read, edit.start).forEach(text::append);
            edit.words.forEach(text::append);
            read = edit.end;
        }
        before.subList(read, end).forEach(text::append);
        return text.toString();
    }
}
