package no.avtaleverk.templates.reading;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What words alone tell of whether a line can be a heading. */
final class HeadingWords {
    /** Longer lines are not taken for headings on their look. */
    static final int LONGEST_GUESS = 110;

    private static final Pattern PART = Pattern.compile(
            "(?i)^(?:vedlegg|bilag|delavtale|tjenesteavtale|tenesteavtale|særavtale|del)\\s*(?:nr\\.?\\s*)?(?:[0-9]{1,2}|[ivx]{1,5}|[a-h])\\b.*");
    /** Headings that agreements of this kind have, in both written standards. */
    private static final Set<String> USUAL = Set.of(
            "parter",
            "partar",
            "partene",
            "partane",
            "bakgrunn",
            "formål",
            "føremål",
            "virkeområde",
            "verkeområde",
            "definisjoner",
            "definisjonar",
            "lovgrunnlag",
            "ansvar",
            "ansvarsfordeling",
            "økonomi",
            "finansiering",
            "kompetanse",
            "varighet",
            "varigheit",
            "avtaletid",
            "avtaleperiode",
            "oppsigelse",
            "oppseiing",
            "revisjon",
            "mislighold",
            "misleghald",
            "uenighet",
            "usemje",
            "tvisteløsning",
            "tvisteløysing",
            "avvik",
            "evaluering",
            "rapportering",
            "ikrafttredelse",
            "iverksetjing",
            "iverksetting",
            "underskrift",
            "underskrifter",
            "signatur",
            "målgruppe",
            "pasientgruppe",
            "pasientgrupper",
            "lokalisering",
            "bemanning",
            "transport",
            "innledning",
            "innleiing",
            "generelt",
            "beredskap",
            "samarbeid",
            "dokumentasjon",
            "journalføring",
            "utskriving",
            "utskrivning",
            "innlegging",
            "innleggelse",
            "vedlegg",
            "historikk",
            "organisering");

    private static final Pattern LEADERS_OR_SENTENCES = Pattern.compile(".*[_.…]{4,}.*|.*[:;].*[.;].*");

    private HeadingWords() {}

    /** Whether a line names a part of its own, such as {@code Vedlegg 1} or {@code Delavtale 4}. */
    static boolean isPart(String text) {
        return PART.matcher(text).matches();
    }

    static boolean isUsual(String text) {
        return USUAL.contains(text.toLowerCase(Locale.ROOT).replaceAll("[:.]$", ""));
    }

    static boolean isCapitals(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.toUpperCase(c) != c) {
                return false;
            }
            letters += Character.isLetter(c) ? 1 : 0;
        }
        return letters >= 4 && text.equals(text.toUpperCase(Locale.ROOT));
    }

    /** Whether words can be a heading: short, starting with a capital, and no sentence. */
    static boolean isTitleLike(String text, int longest) {
        if (text.isEmpty() || text.length() > longest || text.contains("\n")) {
            return false;
        }
        int first = text.codePointAt(0);
        char end = text.charAt(text.length() - 1);
        if (!Character.isUpperCase(first) && first != '«' && first != '"' && !Character.isDigit(first)) {
            return false;
        }
        if (end == '.' || end == ';' || end == ',' || end == '!' || end == '-') {
            return false;
        }
        if (end == ':' && text.length() > 60) {
            return false;
        }
        return text.split(" ").length <= 18
                && text.chars().filter(Character::isLetter).count() >= 2
                && !LEADERS_OR_SENTENCES.matcher(text).matches();
    }
}
