package no.avtaleverk.search.norwegian;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings the inflections of a word in both målformer to one common form: first the pairs and letter rules of {@code malform.txt},
 * then the endings. What matters is not that the form is right but that all forms of a word reach the same one.
 */
final class Stems {
    /** Endings of nouns, adjectives and verbs in both målformer, longest first. */
    private static final List<String> ENDINGS = List.of(
            "arane", "erane", "arne", "erne", "erte", "aste", "este", "arar", "ende", "ast", "est", "ert", "ane", "ene",
            "ede", "are", "ere", "era", "en", "et", "er", "ar", "a", "e");

    /** Endings that only make a longer word shorter, since many short words end so by themselves. */
    private static final Set<String> LONG_ROOTS = Set.of("ende", "ert", "ede");

    /** Endings that also end short words: <i>målast, årene, nyere</i>. */
    private static final Set<String> SHORT_ROOTS = Set.of("ast", "ane", "ene", "are", "ere", "a", "e");

    /** Doubled at the end in one målform and not in the other; legg and lege, ledd and leder keep apart. */
    private static final String DOUBLED = "lnstkpmrf";

    private static final String VOWELS = "aeiouyæøå";

    private final Map<String, String> words = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> kept = new HashSet<>();
    private final List<String> keptLast = new ArrayList<>();
    private final Set<String> beforeDoctor = new HashSet<>();

    private record Rule(String from, String to, boolean atStart, boolean atEnd) {
        String applyTo(String word) {
            if (atStart && atEnd) {
                return word.equals(from) ? to : word;
            }
            if (atStart) {
                return word.startsWith(from) ? to + word.substring(from.length()) : word;
            }
            if (atEnd) {
                return word.endsWith(from) ? word.substring(0, word.length() - from.length()) + to : word;
            }
            return word.contains(from) ? word.replace(from, to) : word;
        }
    }

    Stems(Lines lines) {
        Map<String, List<Lines.Line>> sections =
                lines.sections(new LinkedHashSet<>(List.of("ord", "regler", "leger", "vern")));
        for (Lines.Line line : of(sections, "ord")) {
            String[] sides = line.sides("=");
            if (!sides[1].matches("\\p{L}+")) {
                throw line.wrong("one word must stand after '='");
            }
            for (String nynorsk : sides[0].split("\\s+")) {
                words.putIfAbsent(nynorsk, sides[1]);
            }
        }
        for (Lines.Line line : of(sections, "regler")) {
            String[] sides = line.sides(">");
            boolean atStart = sides[0].startsWith("^");
            boolean atEnd = sides[0].endsWith("$");
            String from = sides[0].substring(atStart ? 1 : 0, sides[0].length() - (atEnd ? 1 : 0));
            if (!from.matches("[\\p{L}_]+") || !sides[1].matches("[\\p{L}_]*")) {
                throw line.wrong("letters must stand on both sides of '>'");
            }
            rules.add(new Rule(from, sides[1], atStart, atEnd));
        }
        of(sections, "leger").forEach(line -> beforeDoctor.addAll(line.words()));
        for (Lines.Line line : of(sections, "vern")) {
            if (!line.text().matches("-?\\p{L}+")) {
                throw line.wrong("a stem is one word");
            }
            if (line.text().startsWith("-")) {
                keptLast.add(fold(line.text().substring(1)));
            } else {
                kept.add(fold(line.text()));
            }
        }
    }

    private static List<Lines.Line> of(Map<String, List<Lines.Line>> sections, String name) {
        return sections.getOrDefault(name, List.of());
    }

    /** The common spelling of both målformer, inflection kept. */
    String fold(String word) {
        String folded = words.getOrDefault(word, word);
        for (Rule rule : rules) {
            folded = rule.applyTo(folded);
        }
        // A rule may strike all there is of a short word.
        return folded.isEmpty() ? word : adjectives(folded);
    }

    /** Nynorsk -leg is bokmål -lig, but a fastlege is a doctor in both. */
    private String adjectives(String word) {
        for (String ending : List.of("leg", "legt", "lege")) {
            if (word.endsWith(ending) && word.length() >= ending.length() + 2) {
                String before = word.substring(0, word.length() - ending.length());
                return ending.equals("lege") && isDoctor(before) ? word : before + "lig" + ending.substring(3);
            }
        }
        return word;
    }

    /** Whether a doctor is meant with what stands before -lege; anything else with -lege is an adjective in the plural. */
    private boolean isDoctor(String before) {
        for (int from = 0; from < before.length() - 1; from++) {
            if (beforeDoctor.contains(before.substring(from))) {
                return true;
            }
        }
        return false;
    }

    /** The stem of a folded word. */
    String strip(String folded) {
        if (folded.isEmpty() || !Character.isLetter(folded.charAt(folded.length() - 1))) {
            return folded;
        }
        String word = withoutGenitive(folded);
        for (int round = 0; round < 3; round++) {
            String shorter = withoutEnding(word);
            if (shorter.equals(word)) {
                break;
            }
            word = shorter;
        }
        word = withoutDerivation(word);
        int end = word.length() - 1;
        if (end >= 3 && word.charAt(end) == word.charAt(end - 1) && DOUBLED.indexOf(word.charAt(end)) >= 0) {
            word = word.substring(0, end);
        }
        int last = word.length() - 1;
        if (last >= 4 && word.charAt(last) == 'r' && "bdgkmptv".indexOf(word.charAt(last - 1)) >= 0) {
            word = withoutEnding(word.substring(0, last));
        }
        return word;
    }

    private String withoutGenitive(String word) {
        int length = word.length();
        if (length < 4 || !word.endsWith("s") || isKept(word)) {
            return word;
        }
        char before = word.charAt(length - 2);
        return "suio".indexOf(before) >= 0 || word.endsWith("ys") || word.endsWith("els") && !word.endsWith("dels")
                ? word
                : word.substring(0, length - 1);
    }

    private boolean isKept(String word) {
        if (kept.contains(word)) {
            return true;
        }
        for (String last : keptLast) {
            if (word.endsWith(last)) {
                return true;
            }
        }
        return false;
    }

    private String withoutEnding(String word) {
        if (isKept(word)) {
            return word;
        }
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && isKept(word.substring(0, word.length() - ending.length()))) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        for (String ending : ENDINGS) {
            if (word.endsWith(ending)) {
                int left = word.length() - ending.length();
                int least = SHORT_ROOTS.contains(ending) ? 2 : LONG_ROOTS.contains(ending) ? 4 : 3;
                if (left >= least
                        && hasVowel(word, left)
                        && !(ending.equals("et") && word.charAt(left - 1) == 'h' && left > 3)) {
                    return word.substring(0, left);
                }
            }
        }
        int length = word.length();
        if (length > 5 && word.endsWith("te") && "lrnkpvsgfdm".indexOf(word.charAt(length - 3)) >= 0) {
            return word.substring(0, length - 2);
        }
        if (length > 3 && word.endsWith("t") && "lrnkpvsgfdm".indexOf(word.charAt(length - 2)) >= 0) {
            return word.substring(0, length - 1);
        }
        return word;
    }

    /** -else, -ing, -ning and -het make nouns of the same root in one målform or the other. */
    private String withoutDerivation(String word) {
        int length = word.length();
        if (isKept(word)) {
            return word;
        }
        if (length >= 7 && word.endsWith("het")) {
            return withoutEnding(word.substring(0, length - 3));
        }
        if (word.endsWith("els") && length >= 5) {
            return word.substring(0, length - 3);
        }
        if (word.endsWith("ning")
                && length >= 6
                && VOWELS.indexOf(word.charAt(length - 5)) < 0
                && word.charAt(length - 5) != 'n') {
            return word.substring(0, length - 4);
        }
        if (word.endsWith("ing") && length >= 5) {
            return withoutEr(word.substring(0, length - 3));
        }
        return word;
    }

    /** -ering and -ere belong together. */
    private static String withoutEr(String word) {
        return word.endsWith("er") && word.length() >= 5 ? word.substring(0, word.length() - 2) : word;
    }

    private static boolean hasVowel(String word, int until) {
        for (int i = 0; i < until; i++) {
            if (VOWELS.indexOf(word.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
