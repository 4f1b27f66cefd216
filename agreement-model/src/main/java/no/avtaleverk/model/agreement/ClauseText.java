package no.avtaleverk.model.agreement;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The words of one clause in canonical form: Unicode NFC, lines ended by LF, no blanks at line ends, at most one blank line in a row.
 *
 * <p>The body is plain text with light marks: a blank line parts paragraphs, {@code - } starts a bullet, {@code 1. } a numbered
 * item, {@code | a | b |} a table row (the first one the header), and {@code {{name}}} stands for a parameter of the agreement.
 */
public record ClauseText(String heading, String body) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\p{Co}\\u00ad\\ufeff\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069&&[^\\n]]");
    private static final Pattern BLANKS_AT_LINE_END = Pattern.compile(" +\n");
    private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}");

    /** Longest heading, in characters. */
    public static final int MAX_HEADING = 300;
    /** Longest body, in characters. */
    public static final int MAX_BODY = 100_000;

    public ClauseText {
        if (!canonicalLine(heading).equals(heading) || !canonical(body).equals(body)) {
            throw new IllegalArgumentException("A clause text must be in canonical form; use parse");
        }
        if (heading.length() > MAX_HEADING || body.length() > MAX_BODY) {
            throw new IllegalArgumentException(
                    "A clause is at most %d characters of heading and %d of text".formatted(MAX_HEADING, MAX_BODY));
        }
    }

    /**
     * Bring text as people write or paste it into canonical form.
     *
     * @throws IllegalArgumentException if it is too long
     */
    public static ClauseText parse(String heading, String body) {
        return new ClauseText(canonicalLine(heading), canonical(body));
    }

    /** The digest of heading, a blank line, and body. */
    public Sha256 sha256() {
        return Sha256.of(heading + "\n\n" + body);
    }

    /** Whether there is neither heading nor body. */
    public boolean isBlank() {
        return heading.isEmpty() && body.isEmpty();
    }

    private static String canonicalLine(String text) {
        if (isCanonical(text) && text.indexOf('\n') < 0 && !text.contains("  ")) {
            return text;
        }
        return BLANKS.matcher(canonical(text)).replaceAll(" ").strip();
    }

    private static String canonical(String text) {
        if (isCanonical(text)) {
            return text;
        }
        String lines = text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u00a0', ' ')
                .replace('\t', ' ');
        // Letters are composed after the invisible ones are gone, since those may stand between a letter and its mark.
        String visible = Normalizer.normalize(INVISIBLE.matcher(lines).replaceAll(""), Normalizer.Form.NFC);
        String trimmed = BLANKS_AT_LINE_END.matcher(visible).replaceAll("\n");
        return BLANK_LINES.matcher(trimmed).replaceAll("\n\n").strip();
    }

    /**
     * Whether a text is surely in canonical form already, as nearly every text is: only letters that are composed and visible, and no
     * blanks or lines too many. Every clause read, shown or stored asks this several times.
     */
    private static boolean isCanonical(String text) {
        char before = '\n';
        char beforeThat = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c <= '~'
                    || c > '\u00a0' && c < '\u0300' && c != '\u00ad'
                    || c >= '\u2010' && c <= '\u2027';
            if (c == '\n' ? before == ' ' || before == '\n' && beforeThat == '\n' : !plain) {
                return false;
            }
            beforeThat = before;
            before = c;
        }
        return text.isEmpty() || !Character.isWhitespace(text.charAt(0)) && !Character.isWhitespace(before);
    }
}
