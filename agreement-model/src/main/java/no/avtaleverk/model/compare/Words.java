package no.avtaleverk.model.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * How a text is cut where it is compared, merged or marked as changed: words whole, each run of blanks and each run of line ends by
 * itself, a parameter such as {@code {{kommune}}} whole, and every other sign by itself.
 *
 * <p>What jurists cite and count is one word: {@code 6-2}, {@code 4.3}, {@code 30,5}, {@code 12:00}, {@code 2016/123}, {@code bl.a}.
 */
public final class Words {
    private Words() {}

    /** The text cut; put together again the pieces are the text. */
    public static List<String> of(String text) {
        var words = new ArrayList<String>(text.length() / 4 + 1);
        for (int start = 0; start < text.length(); ) {
            int end = endOf(text, start);
            words.add(text.substring(start, end));
            start = end;
        }
        return words;
    }

    /** Whether a piece is a word or number, and no sign, blank or parameter. */
    public static boolean isWord(String piece) {
        return !piece.isEmpty() && startsWord(piece, 0);
    }

    static boolean startsWord(String text, int at) {
        return isLetter(text.codePointAt(at));
    }

    /** Where the piece that starts at a place ends. */
    static int endOf(String text, int start) {
        char first = text.charAt(start);
        if (first == '\n') {
            return runOf(text, start, '\n');
        }
        if (first == ' ') {
            return runOf(text, start, ' ');
        }
        if (isLetter(text.codePointAt(start))) {
            return endOfWord(text, start);
        }
        if (first == '{') {
            int end = endOfParameter(text, start);
            if (end > 0) {
                return end;
            }
        }
        return start + Character.charCount(text.codePointAt(start));
    }

    private static int runOf(String text, int start, char sign) {
        int end = start + 1;
        while (end < text.length() && text.charAt(end) == sign) {
            end++;
        }
        return end;
    }

    private static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length()) {
            int letter = text.codePointAt(end);
            if (isLetter(letter)) {
                end += Character.charCount(letter);
            } else if (end + 1 < text.length() && isLetter(text.codePointAt(end + 1)) && joins(text, end)) {
                end++;
            } else {
                break;
            }
        }
        return end;
    }

    /** Whether a sign with letters or digits on both sides is part of the word. */
    private static boolean joins(String text, int at) {
        return switch (text.charAt(at)) {
            case '-', '.', '\'', '\u2019', '\u2011' -> true;
            case ',', ':', '/' -> isDigit(text.charAt(at - 1)) && isDigit(text.charAt(at + 1));
            default -> false;
        };
    }

    private static int endOfParameter(String text, int start) {
        if (!text.startsWith("{{", start)) {
            return -1;
        }
        int end = start + 2;
        while (end < text.length() && (isLetter(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        return end > start + 2 && text.startsWith("}}", end) ? end + 2 : -1;
    }

    private static boolean isLetter(int letter) {
        if (letter < 128) {
            return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9';
        }
        int type = Character.getType(letter);
        return Character.isLetter(letter)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
