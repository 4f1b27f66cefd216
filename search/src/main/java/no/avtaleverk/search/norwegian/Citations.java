package no.avtaleverk.search.norwegian;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads citations of statutes. The text is only looked at closely around a sign of one ({@code §}, {@code paragraf}, {@code kap},
 * two numbers with a hyphen), since expressions over every character would cost more than all the rest of the indexing.
 */
final class Citations {
    private static final int LAW_BEFORE = 70;
    private static final int MOST_REMEMBERED = 10_000;

    private static final String SECTION_FORM =
            "(\\d{1,3}) ?([a-hA-H](?![\\p{L}\\p{N}]))?(?:(?:\\s?[-\u2010-\u2013]\\s?|\\.(?=\\d))(\\d{1,3}) ?([a-hA-H](?![\\p{L}\\p{N}]))?)?";
    private static final Pattern SECTION = Pattern.compile(SECTION_FORM);
    private static final Pattern NEXT_SECTION =
            Pattern.compile("\\s*(,|og|eller|til|[-\u2013])\\s*(?:§\\s*)?(?=\\d{1,3} ?[a-hA-H]?-\\d)");
    private static final Pattern CHAPTER = Pattern.compile(
            "kap(?:\\.|ittel|itlet)?\\s*(\\d{1,2})\\s?([a-hA-H](?![\\p{L}\\p{N}]))?", Pattern.CASE_INSENSITIVE);
    private static final String ORDINALS =
            "første|fyrste|andre|annet|annen|anna|tredje|fjerde|femte|sjette|sjuende|syvende|sjuande|åttende|åttande";
    private static final String NUMBERS =
            "\\d{1,2}(?:(?:\\s*[,-\u2010-\u2013]\\s*|\\s+(?:og|eller|til)\\s+)\\d{1,2}(?![\\d-]))*";
    private static final String LETTERS =
            "[a-zæøå](?![\\p{L}])(?:(?:\\s*,\\s*|\\s+(?:og|eller|til)\\s+)[a-zæøå](?![\\p{L}]))*";
    private static final Pattern DETAIL = Pattern.compile(
            "[\\s,]*(?:(?:og|eller|samt|jf\\.?)\\s+)?(?:(" + ORDINALS + "|\\d{1,2}\\.?)\\s+ledd"
                    + "|ledd\\s+(\\d{1,2})"
                    + "|(?:" + ORDINALS + ")\\s+(?:punktum|pkt)\\.?"
                    + "|(?:nr|nummer|punkt|pkt|pkt\\.|no)\\.?\\s*(" + NUMBERS + ")(?![\\d-])"
                    + "|\\((\\d{1,2})\\)"
                    + "|(?:bokstav|bokst|litra)\\.?\\s*(" + LETTERS + "))",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NOTHING_BETWEEN = Pattern.compile("[\\s.,(]*");
    private static final Pattern GOES_ON = Pattern.compile("[\\s,]*(og|eller|jf\\.?|samt)?[\\s,]*");
    private static final Pattern RANGE = Pattern.compile("\\s*(?:til|[-\u2010-\u2013])\\s*");
    private static final Pattern SAME_LAW =
            Pattern.compile("\\s*(?:i|etter|av|,)?\\s*(?:samme|same)\\s+lov", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENDS_WITH_SAME_LAW =
            Pattern.compile("(?:samme|same)\\s+lova?\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern LAW_AFTER = Pattern.compile("\\s*(?:i|etter|av|,)?\\s*(?:lov om |lova om )?");

    /** Names of the laws in small letters, longest first, to their key. */
    private final Map<String, String> laws = new HashMap<>();

    private final List<String> names;
    private final Map<String, Named> named = new ConcurrentHashMap<>();

    Citations(Lines lines) {
        for (Lines.Line line : lines.all()) {
            String[] sides = line.sides("=");
            for (String name : sides[1].split("\\|", -1)) {
                if (name.isBlank()) {
                    throw line.wrong("a name is empty");
                }
                String before = laws.putIfAbsent(small(name.strip()), sides[0]);
                if (before != null && !before.equals(sides[0])) {
                    throw line.wrong("'%s' is already a name of %s".formatted(name.strip(), before));
                }
            }
        }
        names = laws.keySet().stream()
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .toList();
    }

    /**
     * All citations in a text.
     *
     * @param asked whether it is a question, where two numbers with a hyphen are enough
     */
    List<Citation> in(String text, boolean asked) {
        var found = new ArrayList<Citation>();
        int i = 0;
        while (i < text.length()) {
            int at = trigger(text, i);
            if (at < 0) {
                break;
            }
            int end = read(text, at, asked, found);
            i = Math.max(end, at + 1);
        }
        return found;
    }

    /** The citation as it stands, with blanks for all but the name of the law, and as long as before. */
    String lawAlone(String text, Citation citation) {
        String cited = text.substring(citation.start(), citation.end());
        Named law = namedIn(small(cited));
        return law.key == null
                ? " ".repeat(cited.length())
                : " ".repeat(law.start) + cited.substring(law.start, law.end) + " ".repeat(cited.length() - law.end);
    }

    /** The next place that may be a citation, -1 when there is none. */
    private static int trigger(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '§') {
                return i;
            }
            // Most letters begin nothing, and to look at the one before costs more than to see that.
            boolean section = c == 'p' || c == 'P';
            boolean chapter = c == 'k' || c == 'K';
            boolean number = c >= '1' && c <= '9';
            if ((section || chapter || number) && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))) {
                if (section
                                && (text.regionMatches(true, i, "paragraf", 0, 8)
                                        || text.regionMatches(true, i, "pgf", 0, 3))
                        || chapter && text.regionMatches(true, i, "kap", 0, 3)
                        || number && isPair(text, i)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Whether numbers such as 6-2 or 4a-3 stand here. */
    private static boolean isPair(String text, int at) {
        int i = at;
        while (i < text.length() && i < at + 2 && Character.isDigit(text.charAt(i))) {
            i++;
        }
        if (i < text.length() && Character.isLetter(text.charAt(i))) {
            i++;
        }
        if (i + 1 >= text.length() || text.charAt(i) != '-' || !Character.isDigit(text.charAt(i + 1))) {
            return false;
        }
        int digits = 0;
        for (i++; i < text.length() && Character.isDigit(text.charAt(i)); i++) {
            digits++;
        }
        return digits <= 2 && (at == 0 || "-./".indexOf(text.charAt(at - 1)) < 0);
    }

    /** Read what stands at a trigger; where reading shall go on, or -1 if it was no citation. */
    private int read(String text, int at, boolean asked, List<Citation> found) {
        char first = text.charAt(at);
        if (first == 'k' || first == 'K') {
            Matcher chapter = CHAPTER.matcher(text).region(at, text.length());
            if (!chapter.lookingAt()) {
                return -1;
            }
            Law law = law(text, at, chapter.end(), found);
            // "kapittel 4" of an agreement or a report is no law.
            if (law.key == null && !asked) {
                return chapter.end();
            }
            found.add(new Citation(
                    law.start, chapter.end(), law.key, "", chapter.group(1) + letter(chapter.group(2)), List.of()));
            return chapter.end();
        }
        boolean signed = !Character.isDigit(first);
        int number = at;
        if (signed) {
            if (first == '§') {
                while (number < text.length() && text.charAt(number) == '§') {
                    number++;
                }
            } else {
                while (number < text.length() && Character.isLetter(text.charAt(number))) {
                    number++;
                }
                if (number < text.length() && text.charAt(number) == '.') {
                    number++;
                }
            }
            while (number < text.length() && Character.isWhitespace(text.charAt(number))) {
                number++;
            }
        }
        Matcher section = SECTION.matcher(text).region(number, text.length());
        section.useTransparentBounds(true);
        if (!section.lookingAt()) {
            return -1;
        }
        Law law = law(text, at, section.end(), found);
        if (!signed && law.key == null && !asked) {
            return section.end();
        }
        return sections(text, at, section, law, found);
    }

    /** Read a section, its details, and the sections listed after it. */
    private int sections(String text, int at, Matcher section, Law law, List<Citation> found) {
        int start = law.start;
        String rangeFrom = null;
        while (true) {
            var details = new ArrayList<String>();
            int end = details(text, section.end(), details);
            String name = section.group(1)
                    + letter(section.group(2))
                    + (section.group(3) == null ? "" : "-" + section.group(3) + letter(section.group(4)));
            String chapter = section.group(3) == null ? "" : section.group(1) + letter(section.group(2));
            String key = law.key == null ? lawAfter(text, end) : law.key;
            if (key == null && isSameLaw(text, end)) {
                key = lastNamed(found);
            }
            String named = key;
            if (rangeFrom != null) {
                between(rangeFrom, section, chapter)
                        .forEach(inner -> found.add(new Citation(at, end, named, inner, chapter, List.of())));
            }
            found.add(new Citation(start, end, key, name, chapter, details));
            Matcher next = NEXT_SECTION.matcher(text).region(end, text.length());
            next.useTransparentBounds(true);
            if (section.group(3) == null || !next.lookingAt()) {
                return end;
            }
            rangeFrom = next.group(1).equals("til")
                            || next.group(1).length() == 1 && !next.group(1).equals(",")
                    ? section.group(3)
                    : null;
            start = next.end();
            section.region(next.end(), text.length());
            if (!section.lookingAt()) {
                return end;
            }
        }
    }

    /** The sections strictly between the ends of a range within one chapter. */
    private static List<String> between(String from, Matcher until, String chapter) {
        var inner = new ArrayList<String>();
        String last = until.group(3);
        if (last != null) {
            int to = Integer.parseInt(last);
            for (int i = Integer.parseInt(from) + 1; i < to && inner.size() < 40; i++) {
                inner.add(chapter + "-" + i);
            }
        }
        return inner;
    }

    private static int details(String text, int from, List<String> details) {
        int end = from;
        Matcher detail = DETAIL.matcher(text);
        while (true) {
            detail.region(end, text.length());
            detail.useTransparentBounds(true);
            if (!detail.lookingAt()) {
                return end;
            }
            end = detail.end();
            if (detail.group(1) != null) {
                details.add("l" + ordinal(detail.group(1)));
            } else if (detail.group(2) != null) {
                details.add("l" + Integer.parseInt(detail.group(2)));
            } else if (detail.group(3) != null) {
                numbers(detail.group(3), details);
            } else if (detail.group(4) != null) {
                // People write a ledd and a nummer alike in brackets.
                int number = Integer.parseInt(detail.group(4));
                details.add("l" + number);
                details.add("n" + number);
            } else if (detail.group(5) != null) {
                letters(small(detail.group(5)), details);
            }
        }
    }

    /** Numbers one by one, and those between the ends of a range. */
    private static void numbers(String listed, List<String> details) {
        int before = 0;
        for (String number : listed.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)")) {
            if (Character.isDigit(number.charAt(0))) {
                int until = Integer.parseInt(number);
                for (int inner = before == 0 ? until : before + 1; inner <= until; inner++) {
                    details.add("n" + inner);
                }
                before = until;
            } else if (!RANGE.matcher(number).matches()) {
                before = 0;
            }
        }
    }

    private static void letters(String listed, List<String> details) {
        String[] letters = listed.split("\\s*,\\s*|\\s+(?:og|eller)\\s+");
        for (String letter : letters) {
            char first = letter.charAt(0);
            char last = letter.charAt(letter.length() - 1);
            for (char inner = first; inner <= last; inner++) {
                details.add("b" + inner);
            }
        }
    }

    private static int ordinal(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "første", "fyrste" -> 1;
            case "andre", "annet", "annen", "anna" -> 2;
            case "tredje" -> 3;
            case "fjerde" -> 4;
            case "femte" -> 5;
            case "sjette" -> 6;
            case "sjuende", "syvende", "sjuande" -> 7;
            case "åttende", "åttande" -> 8;
            default -> Integer.parseInt(word.replace(".", ""));
        };
    }

    private static String letter(@Nullable String group) {
        return group == null ? "" : group.toLowerCase(Locale.ROOT);
    }

    /** A law and where the citation begins when its name stands right before. */
    private record Law(@Nullable String key, int start) {}

    private Law law(String text, int at, int end, List<Citation> before) {
        String window = small(text.substring(Math.max(0, at - LAW_BEFORE), at));
        int offset = Math.max(0, at - LAW_BEFORE);
        Named named = namedIn(window);
        if (named.key != null) {
            boolean adjacent =
                    NOTHING_BETWEEN.matcher(window.substring(named.end)).matches();
            return new Law(named.key, adjacent ? offset + named.start : at);
        }
        String after = lawAfter(text, end);
        if (after != null) {
            return new Law(after, at);
        }
        if (ENDS_WITH_SAME_LAW.matcher(window).find() || isSameLaw(text, end)) {
            return new Law(lastNamed(before), at);
        }
        // "hol. § 6-1 og § 6-2": the law goes on.
        if (!before.isEmpty()) {
            Citation last = before.getLast();
            if (last.law() != null
                    && at - last.end() < 12
                    && at >= last.end()
                    && GOES_ON.matcher(text.substring(last.end(), at)).matches()) {
                return new Law(last.law(), at);
            }
        }
        return new Law(null, at);
    }

    /**
     * The law that is named last in some words; of two that end at one place the longer.
     *
     * @param key absent when none is
     */
    private record Named(@Nullable String key, int start, int end) {}

    /** Standard texts cite the same again and again, so what was read is remembered. */
    private Named namedIn(String window) {
        Named known = named.get(window);
        if (known == null) {
            known = new Named(null, -1, -1);
            for (String name : names) {
                int found = window.lastIndexOf(name);
                if (found >= 0 && found + name.length() > known.end && isWhole(window, found, name.length())) {
                    known = new Named(laws.get(name), found, found + name.length());
                }
            }
            if (named.size() >= MOST_REMEMBERED) {
                named.clear();
            }
            named.put(window, known);
        }
        return known;
    }

    /** Letter by letter, so that every letter keeps its place: a whole text makes two of a capital I with a dot. */
    private static String small(String text) {
        var small = new StringBuilder(text.length());
        text.chars().forEach(c -> small.append(Character.toLowerCase((char) c)));
        return small.toString();
    }

    private static boolean isSameLaw(String text, int end) {
        return SAME_LAW.matcher(text).region(end, text.length()).lookingAt();
    }

    private static @Nullable String lastNamed(List<Citation> before) {
        return before.reversed().stream()
                .map(Citation::law)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String lawAfter(String text, int end) {
        String name = nameAfter(text, end);
        return name == null ? null : laws.get(name);
    }

    /** The name of a law that follows a citation, in small letters. */
    private @Nullable String nameAfter(String text, int end) {
        Matcher joint = LAW_AFTER.matcher(text).region(end, text.length());
        if (!joint.lookingAt()) {
            return null;
        }
        for (String name : names) {
            if (text.regionMatches(true, joint.end(), name, 0, name.length())
                    && isWhole(text, joint.end(), name.length())) {
                return name;
            }
        }
        return null;
    }

    /** Where a citation ends, exclusive, with the name of the law when that follows it. */
    int endWithLaw(String text, Citation citation) {
        String name = nameAfter(text, citation.end());
        if (name == null) {
            return citation.end();
        }
        int end = small(text).indexOf(name, citation.end()) + name.length();
        return end < text.length() && text.charAt(end) == 's' ? end + 1 : end;
    }

    private static boolean isWhole(String text, int at, int length) {
        return (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                && (at + length >= text.length()
                        || !Character.isLetterOrDigit(text.charAt(at + length))
                        // lovens, lova
                        || text.startsWith("s", at + length));
    }
}
