package no.avtaleverk.model.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something in a text that must be the same in bokmål and nynorsk: a number with its unit, a date, a clock time, a citation, a
 * reference to a point, or a parameter.
 *
 * @param value the same for both written standards, such as {@code 30 minutt}, {@code 2027-01-01}, {@code § 6-2}
 * @param start where it stands in the text, from 0
 * @param end where it ends
 */
public record Figure(Kind kind, String value, int start, int end) {
    public enum Kind {
        NUMBER,
        DATE,
        CLOCK,
        CITATION,
        REFERENCE,
        PARAMETER
    }

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("januar", 1),
            Map.entry("februar", 2),
            Map.entry("mars", 3),
            Map.entry("april", 4),
            Map.entry("mai", 5),
            Map.entry("juni", 6),
            Map.entry("juli", 7),
            Map.entry("august", 8),
            Map.entry("september", 9),
            Map.entry("oktober", 10),
            Map.entry("november", 11),
            Map.entry("desember", 12));

    /** Numbers in words. Articles count as one before a unit only: "ei veke" is "én uke". */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("én", "1"),
            Map.entry("éin", "1"),
            Map.entry("éi", "1"),
            Map.entry("en", "1"),
            Map.entry("ei", "1"),
            Map.entry("et", "1"),
            Map.entry("ein", "1"),
            Map.entry("eit", "1"),
            Map.entry("ett", "1"),
            Map.entry("eitt", "1"),
            Map.entry("to", "2"),
            Map.entry("tre", "3"),
            Map.entry("fire", "4"),
            Map.entry("fem", "5"),
            Map.entry("seks", "6"),
            Map.entry("sju", "7"),
            Map.entry("syv", "7"),
            Map.entry("åtte", "8"),
            Map.entry("ni", "9"),
            Map.entry("ti", "10"),
            Map.entry("elleve", "11"),
            Map.entry("tolv", "12"),
            Map.entry("fjorten", "14"),
            Map.entry("femten", "15"),
            Map.entry("tjue", "20"),
            Map.entry("tyve", "20"),
            Map.entry("tretti", "30"),
            Map.entry("tredve", "30"),
            Map.entry("førti", "40"),
            Map.entry("femti", "50"),
            Map.entry("seksti", "60"),
            Map.entry("nitti", "90"),
            Map.entry("hundre", "100"));

    private static final Map<String, String> ORDINALS = Map.ofEntries(
            Map.entry("første", "1"),
            Map.entry("fyrste", "1"),
            Map.entry("andre", "2"),
            Map.entry("annet", "2"),
            Map.entry("anna", "2"),
            Map.entry("tredje", "3"),
            Map.entry("fjerde", "4"),
            Map.entry("femte", "5"),
            Map.entry("sjette", "6"));

    private static final String MONTH =
            "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember";
    private static final String IN_WORDS = String.join("|", WORDS.keySet());

    /** Stems of units, each with what it is called in {@link #value}. */
    private static final List<Map.Entry<String, String>> UNITS = List.of(
            Map.entry("minutt", "minutt"),
            Map.entry("virkedag", "virkedag"),
            Map.entry("vyrkedag", "virkedag"),
            Map.entry("yrkedag", "virkedag"),
            Map.entry("arbeidsdag", "arbeidsdag"),
            Map.entry("kvardag", "hverdag"),
            Map.entry("hverdag", "hverdag"),
            Map.entry("time", "time"),
            Map.entry("timar", "time"),
            Map.entry("dag", "dag"),
            Map.entry("døgn", "døgn"),
            Map.entry("uke", "uke"),
            Map.entry("veke", "uke"),
            Map.entry("måned", "måned"),
            Map.entry("månad", "måned"),
            Map.entry("år", "år"),
            Map.entry("prosent", "prosent"),
            Map.entry("%", "prosent"),
            Map.entry("kroner", "kroner"),
            Map.entry("kr", "kroner"),
            Map.entry("plass", "plass"),
            Map.entry("seng", "seng"),
            Map.entry("gang", "gang"),
            Map.entry("gong", "gang"));

    private static final Pattern FIGURE = Pattern.compile(
            "(?<parameter>\\{\\{[a-zæøå0-9-]+}})"
                    + "|(?<iso>\\b[12][0-9]{3}-[01][0-9]-[0-3][0-9]\\b)"
                    + "|(?<day>\\b[0-3]?[0-9])\\. ?(?<month>" + MONTH + ")\\b(?: (?<year>[12][0-9]{3}))?"
                    + "|(?<dotted>\\b[0-3]?[0-9]\\.[01]?[0-9]\\.[12][0-9]{3}\\b)"
                    + "|\\bk(?:l|lokka|lokken)\\.? ?(?<clock>[0-2]?[0-9](?:[.:][0-5][0-9])?)\\b"
                    + "|§§? ?(?<section>[0-9]+[a-z]?(?:-[0-9]+)?(?: ?[a-z]\\b)?)"
                    + "|\\b(?<ordinal>" + String.join("|", ORDINALS.keySet()) + ") (?<part>ledd|punktum)\\b"
                    + "|\\b(?:punkt(?:a|ene|et)?|pkt\\.?|kapittel|kap\\.?) (?<point>[0-9]+(?:\\.[0-9]+)*)\\b"
                    + "|(?<![\\p{L}\\p{N}])(?<number>[0-9]{1,3}(?:[ .][0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)*|"
                    + IN_WORDS
                    + ")(?![\\p{L}\\p{N}])(?: ?(?<unit>%|[\\p{L}]+))?",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** Find them all, in the order they stand. */
    public static List<Figure> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) {
            return List.of();
        }
        var figures = new ArrayList<Figure>();
        Matcher found = FIGURE.matcher(lower);
        int at = 0;
        while (found.find(at)) {
            Figure figure = figure(found);
            // Without a unit it is the article or a pronoun.
            if (!(figure.value().equals("1") && Character.isLetter(lower.charAt(figure.start())))) {
                figures.add(figure);
            }
            // A word after a number that is no unit may be a figure itself.
            at = Math.max(figure.end(), found.start() + 1);
        }
        return figures;
    }

    private static Figure figure(Matcher found) {
        int start = found.start();
        int end = found.end();
        if (found.group("parameter") != null) {
            return new Figure(Kind.PARAMETER, found.group(), start, end);
        }
        if (found.group("iso") != null) {
            return new Figure(Kind.DATE, found.group(), start, end);
        }
        String month = found.group("month");
        if (month != null) {
            String year = found.group("year");
            return new Figure(
                    Kind.DATE,
                    "%s-%02d-%02d"
                            .formatted(
                                    year == null ? "-" : year,
                                    MONTHS.getOrDefault(month, 0),
                                    Integer.parseInt(found.group("day"))),
                    start,
                    end);
        }
        if (found.group("dotted") != null) {
            String[] parts = found.group().split("\\.", -1);
            return new Figure(
                    Kind.DATE,
                    "%s-%02d-%02d".formatted(parts[2], Integer.parseInt(parts[1]), Integer.parseInt(parts[0])),
                    start,
                    end);
        }
        String clock = found.group("clock");
        if (clock != null) {
            String[] parts = clock.split("[.:]", -1);
            return new Figure(
                    Kind.CLOCK,
                    "%02d:%s".formatted(Integer.parseInt(parts[0]), parts.length > 1 ? parts[1] : "00"),
                    start,
                    end);
        }
        if (found.group("section") != null) {
            return new Figure(Kind.CITATION, "§ " + found.group("section").replace(" ", ""), start, end);
        }
        if (found.group("ordinal") != null) {
            return new Figure(
                    Kind.CITATION,
                    ORDINALS.getOrDefault(found.group("ordinal"), "") + ". " + found.group("part"),
                    start,
                    end);
        }
        if (found.group("point") != null) {
            return new Figure(Kind.REFERENCE, "punkt " + found.group("point"), start, end);
        }
        return number(found);
    }

    private static Figure number(Matcher found) {
        String written = found.group("number");
        String value = WORDS.getOrDefault(written, written);
        if (value.matches("[0-9]{1,3}(?:[ .][0-9]{3})+(?:,[0-9]+)?")) {
            value = value.replaceAll("[ .]", "");
        }
        String unit = unit(found.group("unit"));
        return unit.isEmpty()
                ? new Figure(Kind.NUMBER, value, found.start(), found.end("number"))
                : new Figure(Kind.NUMBER, value + " " + unit, found.start(), found.end());
    }

    private static String unit(@Nullable String word) {
        if (word == null) {
            return "";
        }
        for (Map.Entry<String, String> unit : UNITS) {
            String stem = unit.getKey();
            if (word.startsWith(stem) && word.length() <= stem.length() + 4) {
                return unit.getValue();
            }
        }
        return "";
    }
}
