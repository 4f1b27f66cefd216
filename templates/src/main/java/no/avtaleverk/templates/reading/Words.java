package no.avtaleverk.templates.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a document, by which words divided at line ends are put together again. */
final class Words {
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:-\\p{L}+)*");
    private static final Pattern END = Pattern.compile("(?s)^(.*?)([\\p{L}\\p{N}]+)[-\\u2010\\u00ad]$");
    private static final Pattern START = Pattern.compile("^(\\p{Ll}+)");
    /** After these a hyphen stands for a word left out: "helse- og omsorgstenester". */
    private static final Set<String> LINKS = Set.of("og", "eller", "samt", "til", "som", "and");

    private final Set<String> known;

    private Words(Set<String> known) {
        this.known = known;
    }

    static Words of(List<String> lines) {
        var known = new HashSet<String>();
        for (String line : lines) {
            // The last word may be half of one; whole words in the middle of lines are known for sure.
            Matcher word = WORD.matcher(line);
            while (word.find()) {
                boolean half = word.end() >= line.length() - 1 && line.endsWith("-") || word.start() == 0;
                if (!half) {
                    known.add(word.group().toLowerCase(Locale.ROOT));
                }
            }
        }
        return new Words(known);
    }

    /** The lines of a paragraph as one. */
    String join(List<String> lines) {
        var text = new StringBuilder();
        for (String line : lines) {
            append(text, line.strip());
        }
        return text.toString();
    }

    private void append(StringBuilder text, String line) {
        if (text.isEmpty() || line.isEmpty()) {
            text.append(line);
            return;
        }
        Matcher start = START.matcher(line);
        int from = Math.max(0, text.length() - 60);
        Matcher end = END.matcher(text.substring(from));
        if (!end.matches() || !start.find()) {
            boolean compound = text.charAt(text.length() - 1) == '-'
                    && text.length() > 1
                    && Character.isLetterOrDigit(text.charAt(text.length() - 2))
                    && Character.isUpperCase(line.codePointAt(0));
            text.append(compound ? "" : " ").append(line);
            return;
        }
        if (LINKS.contains(start.group(1))) {
            text.append(' ').append(line);
            return;
        }
        String first = end.group(2);
        String joined = (first + start.group(1)).toLowerCase(Locale.ROOT);
        String hyphenated = (first + "-" + start.group(1)).toLowerCase(Locale.ROOT);
        boolean keeps = !known.contains(joined)
                && (known.contains(hyphenated)
                        || first.length() == 1
                        || first.chars().anyMatch(Character::isDigit)
                        || first.equals(first.toUpperCase(Locale.ROOT)));
        if (!keeps) {
            text.setLength(text.length() - 1);
        }
        text.append(line);
    }
}
