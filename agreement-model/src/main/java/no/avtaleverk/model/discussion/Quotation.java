package no.avtaleverk.model.discussion;

import java.util.Arrays;
import java.util.Optional;

/** Finds quoted words in a text by their letters and digits alone, since pages and Word files lay out blanks and marks otherwise. */
final class Quotation {
    /** Shorter words than this stand in many places. */
    static final int LONG_ENOUGH = 12;

    record Range(int start, int end) {}

    /** The letters and digits of a text, and where each stands. */
    private record Letters(String only, int[] at) {
        static Letters of(String text) {
            var only = new StringBuilder();
            int[] at = new int[text.length()];
            for (int i = 0; i < text.length(); i++) {
                if (Character.isLetterOrDigit(text.charAt(i))) {
                    at[only.length()] = i;
                    only.append(text.charAt(i));
                }
            }
            return new Letters(only.toString(), Arrays.copyOf(at, only.length()));
        }
    }

    private Quotation() {}

    /** The place of the words; of several, the one whose surroundings are most alike, and of those the first. */
    static Optional<Range> find(String text, String quoted, String before, String after) {
        Letters in = Letters.of(text);
        String wanted = Letters.of(quoted).only();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        String left = Letters.of(before).only();
        String right = Letters.of(after).only();
        int best = -1;
        int likeness = -1;
        for (int i = in.only().indexOf(wanted); i >= 0; i = in.only().indexOf(wanted, i + 1)) {
            int alike = endingAlike(in.only(), i, left) + startingAlike(in.only(), i + wanted.length(), right);
            if (alike > likeness) {
                best = i;
                likeness = alike;
            }
        }
        if (best < 0) {
            return Optional.empty();
        }
        int start = in.at()[best];
        int end = in.at()[best + wanted.length() - 1] + 1;
        String last = quoted.strip();
        while (end < text.length()
                && !last.isEmpty()
                && !Character.isLetterOrDigit(last.charAt(last.length() - 1))
                && text.charAt(end) == last.charAt(last.length() - 1)) {
            end++;
        }
        return Optional.of(new Range(start, end));
    }

    private static int endingAlike(String text, int end, String wanted) {
        int alike = 0;
        while (alike < wanted.length()
                && alike < end
                && text.charAt(end - 1 - alike) == wanted.charAt(wanted.length() - 1 - alike)) {
            alike++;
        }
        return alike;
    }

    private static int startingAlike(String text, int start, String wanted) {
        int alike = 0;
        while (alike < wanted.length()
                && start + alike < text.length()
                && text.charAt(start + alike) == wanted.charAt(alike)) {
            alike++;
        }
        return alike;
    }
}
