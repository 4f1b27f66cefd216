package no.avtaleverk.search.norwegian;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
            "arane", "erane", "arne", "erne", "erte", "aste", "arar", "ende", "ast", "ert", "ane", "ene", "ede", "are",
            "ere", "era", "en", "et", "er", "ar", "a", "e");

    /** Endings that only make a longer word shorter, since many short words end so by themselves. */
    private static final Set<String> LONG_ROOTS = Set.of("ende", "ert", "ede", "ast");

    private static final String VOWELS = "aeiouyæøå";

    private final Map<String, String> words = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> kept = new HashSet<>();

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
        Map<String, List<String>> sections = lines.sections();
        for (String line : sections.getOrDefault("ord", List.of())) {
            String[] sides = lines.sides(line, "=");
            for (String nynorsk : sides[0].split("\\s+")) {
                words.putIfAbsent(nynorsk, sides[1]);
            }
        }
        for (String line : sections.getOrDefault("regler", List.of())) {
            String[] sides = lines.sides(line, ">");
            boolean atStart = sides[0].startsWith("^");
            boolean atEnd = sides[0].endsWith("$");
            String from = sides[0].substring(atStart ? 1 : 0, sides[0].length() - (atEnd ? 1 : 0));
            rules.add(new Rule(from, sides[1], atStart, atEnd));
        }
        for (String stem : sections.getOrDefault("vern", List.of())) {
            kept.add(fold(stem));
        }
    }

    /** The common spelling of both målformer, inflection kept. */
    String fold(String word) {
        String folded = words.getOrDefault(word, word);
        for (Rule rule : rules) {
            folded = rule.applyTo(folded);
        }
        return adjectives(folded);
    }

    /** Nynorsk -leg is bokmål -lig, but a fastlege is a doctor in both. */
    private static String adjectives(String word) {
        for (String ending : List.of("leg", "legt", "lege")) {
            if (word.endsWith(ending) && word.length() >= ending.length() + 2) {
                String before = word.substring(0, word.length() - ending.length());
                return ending.equals("lege") && DOCTORS.contains(before) ? word : before + "lig" + ending.substring(3);
            }
        }
        return word;
    }

    /** What stands before -lege when it is a doctor; anything else with -lege is an adjective in the plural. */
    private static final Set<String> DOCTORS = Set.of(
            "fast",
            "over",
            "kommune",
            "kommuneover",
            "turnus",
            "sykehus",
            "sykehems",
            "sykehem",
            "tilsyns",
            "vakt",
            "legevakts",
            "legevakt",
            "bakvakt",
            "akutt",
            "allmenn",
            "bedrifts",
            "distrikts",
            "tann",
            "fylkes",
            "spesialist",
            "barne",
            "kol",
            "innleggende",
            "ansvarlig",
            "avdelings",
            "avtale",
            "primær",
            "universitets",
            "assistent",
            "vakts",
            "skole",
            "privat",
            "avdelingsover",
            "fengsels",
            "omsorgs",
            "rådgivende",
            "forvakts",
            "bakvakts",
            "anestesi",
            "nød",
            "ambulanse",
            "smittevern");

    /** The stem of a folded word. */
    String strip(String folded) {
        if (!Character.isLetter(folded.charAt(folded.length() - 1))) {
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
        if (word.endsWith("mm")) {
            word = word.substring(0, word.length() - 1);
        }
        int last = word.length() - 1;
        if (last >= 4 && word.charAt(last) == 'r' && "bdgkmptv".indexOf(word.charAt(last - 1)) >= 0) {
            word = withoutEnding(word.substring(0, last));
        }
        return word;
    }

    private String withoutGenitive(String word) {
        int length = word.length();
        if (length < 4 || !word.endsWith("s") || kept.contains(word)) {
            return word;
        }
        char before = word.charAt(length - 2);
        return "suio".indexOf(before) >= 0 || word.endsWith("ys") || word.endsWith("els") && !word.endsWith("dels")
                ? word
                : word.substring(0, length - 1);
    }

    private String withoutEnding(String word) {
        if (kept.contains(word)) {
            return word;
        }
        for (String ending : ENDINGS) {
            if (word.endsWith(ending)) {
                int left = word.length() - ending.length();
                int least = ending.length() == 1 ? 2 : LONG_ROOTS.contains(ending) ? 4 : 3;
                if (left >= least
                        && hasVowel(word, left)
                        && !(ending.equals("et") && word.charAt(left - 1) == 'h' && left > 3)) {
                    return word.substring(0, left);
                }
            }
        }
        int length = word.length();
        if (length > 5 && word.endsWith("te") && "lrnkpvsgfd".indexOf(word.charAt(length - 3)) >= 0) {
            return word.substring(0, length - 2);
        }
        if (length > 3 && word.endsWith("t") && "lrnkpvsgfd".indexOf(word.charAt(length - 2)) >= 0) {
            return word.substring(0, length - 1);
        }
        return word;
    }

    /** -else, -ing, -ning and -het make nouns of the same root in one målform or the other. */
    private String withoutDerivation(String word) {
        int length = word.length();
        if (kept.contains(word)) {
            return word;
        }
        if (length >= 7 && word.endsWith("het")) {
            return withoutEnding(word.substring(0, length - 3));
        }
        if (word.endsWith("els") && length >= 5) {
            return word.substring(0, length - 3);
        }
        if (word.endsWith("ning") && length >= 6 && VOWELS.indexOf(word.charAt(length - 5)) < 0) {
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
