package no.avtaleverk.templates.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Breaks a paragraph into lines, flush left and without hyphens.
 *
 * <p>Norwegian compounds are divided wrongly too often for a text that is signed, and a ragged edge needs no divisions. What belongs
 * together stays together: {@code § 6-2}, {@code nr. 4}, {@code 14. mars}, {@code 4 200}.
 */
final class Lines {
    private static final Pattern LEADS = Pattern.compile(
            "(?i)(?:.*[(«])?(?:§§?|nr\\.|kap\\.|kapittel|pkt\\.|punkt|artikkel|bokstav|side|kl\\.|org\\.nr\\.)");

    private static final Pattern DAY = Pattern.compile("[(«]?[0-9]{1,2}\\.");
    private static final Pattern MONTH = Pattern.compile(
            "(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)[.,;:)»]*");
    private static final Pattern START_OF_NUMBER = Pattern.compile("[(«]?[0-9]{1,3}");
    private static final Pattern REST_OF_NUMBER = Pattern.compile("[0-9]{3}[.,;:)»]*|%|kroner.*|°C.*");

    /** A line: where it starts, and where the next one does. */
    record Line(int from, int to) {}

    private Lines() {}

    /**
     * Break one paragraph.
     *
     * @param text without line breaks
     * @param width of the column, in points
     */
    static List<Line> of(String text, Face face, float size, float width) {
        int length = text.length();
        float[] sum = new float[length + 1];
        for (int i = 0; i < length; i++) {
            sum[i + 1] = sum[i] + face.width(text.charAt(i)) * size;
        }
        var lines = new ArrayList<Line>();
        int start = 0;
        while (start < length) {
            if (sum[length] - sum[start] <= width) {
                lines.add(new Line(start, length));
                break;
            }
            int end = endOfLine(text, sum, start, width);
            lines.add(new Line(start, end));
            start = end;
        }
        if (lines.isEmpty()) {
            lines.add(new Line(0, 0));
        }
        return lines;
    }

    private static int endOfLine(String text, float[] sum, int start, float width) {
        int last = start;
        while (last + 1 < text.length() && sum[last + 1] - sum[start] <= width) {
            last++;
        }
        for (int i = last; i > start; i--) {
            if (text.charAt(i) == ' ' && !keepsTogether(text, i)) {
                return i + 1;
            }
        }
        int fits = Math.max(start + 1, last);
        for (int i = fits; i > start + 1; i--) {
            if (" /-".indexOf(text.charAt(i - 1)) >= 0) {
                return i; // an address or a long compound that is wider than the column
            }
        }
        return fits;
    }

    /** Whether the blank joins what would be read wrongly apart. */
    private static boolean keepsTogether(String text, int blank) {
        int from = text.lastIndexOf(' ', blank - 1) + 1;
        int end = text.indexOf(' ', blank + 1);
        String before = text.substring(from, blank);
        if (before.isEmpty() || before.length() > 12) {
            return false;
        }
        String after = text.substring(blank + 1, end < 0 ? text.length() : end);
        boolean number = !after.isEmpty() && (Character.isDigit(after.charAt(0)) || after.length() == 1);
        return number && LEADS.matcher(before).matches()
                || DAY.matcher(before).matches() && MONTH.matcher(after).matches()
                || START_OF_NUMBER.matcher(before).matches()
                        && REST_OF_NUMBER.matcher(after).matches();
    }
}
