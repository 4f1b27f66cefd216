package no.avtaleverk.search.norwegian;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into words. Letters and digits belong together; a dot, hyphen or slash between two digits too, so that
 * {@code 6-2}, {@code 14.03.2016} and {@code 26/2016} are one word each. A single letter with a hyphen joins the word after it
 * ({@code ø-hjelp}, {@code e-melding}).
 */
final class Tokens {
    /** No word people write is longer; what is, is told by its beginning, since the index takes no word of any length. */
    private static final int LONGEST = 200;

    private Tokens() {}

    /**
     * A stretch of text that is one word.
     *
     * @param suspended whether it ends in a hyphen that stands for a word to come, as in {@code helse- og omsorgstjenester}
     */
    record Token(String exact, int start, int end, boolean newParagraph, boolean suspended) {}

    static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        int length = text.length();
        int i = 0;
        boolean newParagraph = false;
        int breaks = 0;
        while (i < length) {
            char c = text.charAt(i);
            if (!isWord(c)) {
                if (c == '\n') {
                    breaks++;
                    newParagraph = newParagraph || breaks > 1;
                } else if (c != ' ') {
                    breaks = 0;
                }
                i++;
                continue;
            }
            breaks = 0;
            int start = i;
            var exact = new StringBuilder();
            while (i < length) {
                char at = text.charAt(i);
                if (isWord(at)) {
                    append(exact, at);
                    i++;
                } else if (at == '\u00ad') {
                    i++;
                } else if (isJoint(at) && joins(text, start, i)) {
                    if (Character.isDigit(text.charAt(i - 1))) {
                        exact.append(at == '\u2013' || at == '\u2011' ? '-' : at);
                    }
                    i++;
                } else {
                    break;
                }
            }
            boolean suspended = i < length && text.charAt(i) == '-' && (i + 1 == length || text.charAt(i + 1) == ' ');
            exact.setLength(Math.min(LONGEST, exact.length()));
            tokens.add(new Token(exact.toString(), start, i, newParagraph, suspended));
            newParagraph = false;
        }
        return tokens;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isJoint(char c) {
        return c == '-' || c == '.' || c == '/' || c == '\u2013' || c == '\u2011';
    }

    private static boolean joins(String text, int start, int joint) {
        if (joint + 1 >= text.length() || joint == start) {
            return false;
        }
        char before = text.charAt(joint - 1);
        char after = text.charAt(joint + 1);
        char sign = text.charAt(joint);
        if (Character.isDigit(before) && Character.isDigit(after)) {
            return !(sign != '.' && sign != '/' && isYear(text, joint));
        }
        return sign == '-' && joint == start + 1 && Character.isLetter(before) && Character.isLetter(after);
    }

    /** Whether four digits stand on both sides, as in 2016-2019: two years, not one word. */
    private static boolean isYear(String text, int joint) {
        return joint >= 4
                && joint + 4 < text.length()
                && text.substring(joint - 4, joint).chars().allMatch(Character::isDigit)
                && text.substring(joint + 1, joint + 5).chars().allMatch(Character::isDigit);
    }

    private static void append(StringBuilder word, char c) {
        char small = Character.toLowerCase(c);
        switch (small) {
            case 'é', 'è', 'ê', 'ë' -> word.append('e');
            case 'ó', 'ò', 'ô' -> word.append('o');
            case 'á', 'à', 'â' -> word.append('a');
            case 'ö' -> word.append('ø');
            case 'ä' -> word.append('æ');
            case 'ü' -> word.append('u');
            default -> word.append(small);
        }
    }
}
