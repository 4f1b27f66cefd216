package no.avtaleverk.templates.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number at the start of a line, such as {@code 4.3}, {@code § 2} or {@code Kapittel 1}.
 *
 * @param printed as it stands, without the closing point
 * @param path its parts, so that 4.3 follows 4.2
 * @param worded whether a sign or a word ({@code §}, {@code Kapittel}) says that it numbers a clause
 * @param rest what follows it on the line
 */
record Numbering(String printed, List<Integer> path, boolean worded, String rest) {
    private static final Pattern START =
            Pattern.compile("^(?:(§§?)\\s*|(?i:(kapittel|kap\\.|artikkel|punkt|pkt\\.))\\s+)?"
                    + "([0-9]{1,3}(?:[.][0-9]{1,3}){0,5}|[0-9]{1,2}-[0-9]{1,2})([a-hA-H])?"
                    + "(?:[.):]\\s*(?=\\p{Lu})|[.):]?[\\s\\t]+|[.):]?$)(.*)$");
    private static final Pattern MONTH = Pattern.compile(
            "(?i)^(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)"
                    + "(?:\\s+[0-9]{4}\\b.*|\\s*)$");
    private static final Pattern ALONE = Pattern.compile("^(?:§\\s*)?[0-9]{1,3}(?:[.-][0-9]{1,3}){0,5}[.):]?$");

    Numbering {
        path = List.copyOf(path);
    }

    /** The number a line starts with, if any. A date or an amount is none. */
    static Optional<Numbering> at(String line) {
        Matcher found = START.matcher(line);
        if (!mayStart(line) || !found.matches()) {
            return Optional.empty();
        }
        String sign = found.group(1);
        String word = found.group(2);
        String digits = found.group(3);
        String letter = found.group(4);
        if (digits.indexOf('-') >= 0 && sign == null) {
            return Optional.empty();
        }
        if (MONTH.matcher(found.group(5)).matches()) {
            return Optional.empty();
        }
        var path = new ArrayList<Integer>();
        for (String part : digits.split("[.-]")) {
            path.add(Integer.parseInt(part));
        }
        if (letter != null) {
            path.add(Character.toLowerCase(letter.charAt(0)) - 'a' + 1);
        }
        var printed = new StringBuilder();
        if (sign != null) {
            printed.append("§ ");
        } else if (word != null) {
            printed.append(word.replace(".", "")).append(' ');
        }
        printed.append(digits);
        if (letter != null) {
            printed.append(letter);
        }
        return Optional.of(new Numbering(
                printed.toString(),
                path,
                sign != null || word != null,
                found.group(5).strip()));
    }

    /** Whether the first letter can be that of a number or of a word before one. */
    private static boolean mayStart(String line) {
        char first = line.isEmpty() ? ' ' : line.charAt(0);
        return first >= '0' && first <= '9' || "§kKaApP".indexOf(first) >= 0;
    }

    /** A number the file makes by itself, such as {@code 2.1.} from Word's numbering. */
    static Optional<Numbering> automatic(String number, String text) {
        String stripped = number.strip();
        if (ALONE.matcher(stripped).matches()) {
            return at(stripped + " " + text);
        }
        return at(stripped + " x").filter(Numbering::worded).map(n -> new Numbering(n.printed, n.path, true, text));
    }

    int depth() {
        return path.size();
    }

    boolean isChapter() {
        return printed.toLowerCase(Locale.ROOT).startsWith("kap");
    }

    /** Whether this number comes next after another one: its sibling, its first child, or the next of one above it. */
    boolean follows(List<Integer> before) {
        if (before.isEmpty()) {
            return path.stream().allMatch(part -> part <= 1);
        }
        int depth = depth();
        if (depth > before.size() + 1) {
            return false;
        }
        int last = path.get(depth - 1);
        if (!path.subList(0, depth - 1).equals(before.subList(0, Math.min(depth - 1, before.size())))) {
            return false;
        }
        return depth == before.size() + 1 ? last <= 1 : last == before.get(depth - 1) + 1;
    }

    /** Whether it comes later than another one, with a few left out. */
    boolean isSoonAfter(List<Integer> before) {
        int common = Math.min(depth(), before.size());
        for (int i = 0; i < common; i++) {
            int step = path.get(i) - before.get(i);
            if (step != 0) {
                return step > 0 && step <= 3;
            }
        }
        return depth() > before.size();
    }
}
