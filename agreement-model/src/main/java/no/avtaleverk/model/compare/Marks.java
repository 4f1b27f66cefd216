package no.avtaleverk.model.compare;

import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.ClauseText;

/** A text without its marks: what is left is the words and the signs that carry meaning. */
final class Marks {
    private static final Pattern RULE = Pattern.compile("[\\s|:-]*-[\\s|:-]*");
    private static final Pattern ITEM = Pattern.compile("\\s*(?:- |[1-9][0-9]{0,2}\\. )");

    private Marks() {}

    /** Whether two texts differ in nothing but list, table, bold and paragraph marks, blanks and the shape of quotes and dashes. */
    static boolean isAllThatDiffers(ClauseText before, ClauseText after) {
        return without(before.heading()).equals(without(after.heading()))
                && without(before.body()).equals(without(after.body()));
    }

    private static String without(String text) {
        var kept = new StringBuilder(text.length());
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            line(text.substring(start, end), kept);
            start = end + 1;
        }
        return kept.toString();
    }

    private static void line(String line, StringBuilder kept) {
        String words = line.strip();
        boolean row = words.length() > 1 && words.startsWith("|") && words.endsWith("|");
        if (row && RULE.matcher(words).matches()) {
            return;
        }
        if (!row) {
            var item = ITEM.matcher(words);
            words = item.lookingAt() ? words.substring(item.end()) : words;
        }
        String folded = folded(words);
        for (String piece : Words.of(folded)) {
            if (!piece.isBlank() && !(row && piece.equals("|")) && !piece.equals("*")) {
                kept.append(piece).append(' ');
            }
        }
    }

    /** Quotes and dashes of one shape. */
    private static String folded(String text) {
        var folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            switch (sign) {
                case '«', '»', '“', '”', '„', '‟' -> folded.append('"');
                case '‘', '’', '‚', '‛', '`', '´' -> folded.append('\'');
                case '–', '—', '‐', '‑', '‒', '−' -> folded.append('-');
                case '…' -> folded.append("...");
                case '\u202f', '\u2009' -> folded.append(' ');
                default -> folded.append(sign);
            }
        }
        return folded.toString();
    }
}
