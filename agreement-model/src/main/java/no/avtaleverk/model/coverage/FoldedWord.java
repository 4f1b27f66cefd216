package no.avtaleverk.model.coverage;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Folds a word so that its inflections, and its forms in bokmål and nynorsk, become equal. It is made for finding, not for
 * reading: what it gives is no word.
 */
public final class FoldedWord {
    private static final Map<String, String> WHOLE = Map.ofEntries(
            Map.entry("plassering", "plassering"),
            Map.entry("ikkje", "ikke"),
            Map.entry("kva", "hva"),
            Map.entry("kven", "hvem"),
            Map.entry("korleis", "hvordan"),
            Map.entry("kvar", "hver"),
            Map.entry("ein", "en"),
            Map.entry("eit", "et"),
            Map.entry("eitt", "ett"),
            Map.entry("frå", "fra"),
            Map.entry("dei", "de"),
            Map.entry("sjølv", "selv"),
            Map.entry("tal", "antall"),
            Map.entry("talet", "antall"),
            Map.entry("partane", "part"),
            Map.entry("partene", "part"),
            Map.entry("partar", "part"),
            Map.entry("parter", "part"),
            Map.entry("går", "gå"),
            Map.entry("gått", "gå"),
            Map.entry("seiast", "si"),
            Map.entry("sies", "si"),
            Map.entry("seier", "si"),
            Map.entry("sier", "si"),
            Map.entry("før", "foran"),
            Map.entry("føre", "foran"),
            Map.entry("gjeld", "gjeld"),
            Map.entry("gjelder", "gjeld"),
            Map.entry("gjelde", "gjeld"),
            Map.entry("gjeldende", "gjeldend"),
            Map.entry("gjeldande", "gjeldend"),
            Map.entry("medan", "mens"),
            Map.entry("saman", "sammen"));

    /** Parts of words, nynorsk to bokmål; applied in order. */
    private static final Map<String, String> PARTS = parts();

    /** Endings of both standards, longest first. */
    private static final String[] ENDINGS = {
        "eringane",
        "eringene",
        "eringar",
        "eringer",
        "elsesar",
        "ningane",
        "ningene",
        "heitene",
        "eringa",
        "eringen",
        "ningar",
        "ninger",
        "elsene",
        "elsane",
        "hetene",
        "ingane",
        "ingene",
        "erande",
        "erende",
        "ering",
        "ninga",
        "ningen",
        "elser",
        "elsar",
        "elsen",
        "heten",
        "heiten",
        "heter",
        "iteten",
        "ingar",
        "inger",
        "erast",
        "eres",
        "erer",
        "erte",
        "ning",
        "else",
        "elsa",
        "inga",
        "ingen",
        "ande",
        "ende",
        "asjon",
        "iar",
        "ier",
        "ium",
        "ane",
        "ene",
        "ert",
        "ere",
        "ast",
        "ing",
        "het",
        "ar",
        "er",
        "en",
        "et",
        "es",
        "te",
        "a",
        "e"
    };

    private FoldedWord() {}

    private static Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("ggj", "gg");
        parts.put("kkj", "kk");
        parts.put("lgj", "lg");
        parts.put("engj", "eng");
        parts.put("sjuk", "syk");
        parts.put("teneste", "tjeneste");
        parts.put("tenest", "tjenest");
        parts.put("føretak", "foretak");
        parts.put("føremål", "formål");
        parts.put("førebygg", "forebygg");
        parts.put("helsefremjand", "helsefremmend");
        parts.put("tilbod", "tilbud");
        parts.put("hald", "hold");
        parts.put("naud", "nød");
        parts.put("avbrot", "avbrudd");
        parts.put("brot", "brudd");
        parts.put("oppseiing", "oppsigelse");
        parts.put("rettleiing", "veiledning");
        parts.put("rettleiar", "veileder");
        parts.put("usemje", "uenighet");
        parts.put("semje", "enighet");
        parts.put("løysing", "løsning");
        parts.put("handter", "håndter");
        parts.put("givar", "giver");
        parts.put("brukar", "bruker");
        parts.put("partnar", "partner");
        parts.put("leiar", "leder");
        parts.put("leiing", "ledelse");
        parts.put("rådgj", "rådg");
        parts.put("tryggleik", "sikkerhet");
        parts.put("utskrivnings", "utskrivings");
        parts.put("innleggelses", "innleggings");
        parts.put("tilskot", "tilskudd");
        parts.put("eigen", "egen");
        parts.put("eigendel", "egenandel");
        parts.put("egendel", "egenandel");
        parts.put("teieplikt", "taushetsplikt");
        parts.put("handsam", "behandl");
        parts.put("røyndom", "virkelighet");
        parts.put("samansett", "sammensatt");
        parts.put("sammensett", "sammensatt");
        parts.put("heilskap", "helhet");
        parts.put("heil", "hel");
        parts.put("einskild", "enkelt");
        parts.put("eining", "enhet");
        parts.put("medverknad", "medvirkning");
        parts.put("verknad", "virkning");
        parts.put("medverk", "medvirk");
        parts.put("verksemd", "virksomhet");
        parts.put("meistring", "mestring");
        parts.put("tilvising", "henvisning");
        parts.put("uønskt", "uønsket");
        parts.put("hending", "hendelse");
        parts.put("hjarte", "hjerte");
        parts.put("tilset", "anset");
        parts.put("tilsett", "ansatt");
        parts.put("framand", "fremmed");
        parts.put("forbetr", "forbedr");
        parts.put("mottek", "mottar");
        parts.put("vedteke", "vedtatt");
        parts.put("alvorleg", "alvorlig");
        parts.put("månad", "måned");
        parts.put("skjer", "skjer");
        parts.put("lenkje", "lenke");
        parts.put("krevje", "kreve");
        parts.put("dekkjer", "dekker");
        parts.put("innan", "innen");
        parts.put("stades", "stede");
        parts.put("oversyn", "oversikt");
        parts.put("iverksetj", "iverksett");
        parts.put("målsetj", "målsett");
        return parts;
    }

    /** The folded form, for comparing with that of other words. */
    public static String of(String word) {
        String folded = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                .replace('é', 'e')
                .replace('è', 'e')
                .replace('ò', 'o')
                .replace('ô', 'o')
                .replace('ó', 'o');
        String whole = WHOLE.get(folded);
        if (whole != null) {
            return whole;
        }
        for (Map.Entry<String, String> part : PARTS.entrySet()) {
            if (folded.contains(part.getKey())) {
                folded = folded.replace(part.getKey(), part.getValue());
            }
        }
        if (folded.contains("utval") && !folded.contains("utvalg")) {
            folded = folded.replace("utval", "utvalg");
        }
        return ending(folded);
    }

    private static String ending(String word) {
        String stem = word;
        if (stem.length() > 5
                && stem.endsWith("s")
                && !stem.endsWith("ss")
                && !stem.endsWith("us")
                && !stem.endsWith("is")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        for (String ending : ENDINGS) {
            if (stem.endsWith(ending) && stem.length() - ending.length() >= 3) {
                stem = stem.substring(0, stem.length() - ending.length());
                break;
            }
        }
        // -lig in bokmål is -leg in nynorsk; the latter is never a word of its own here.
        if (stem.length() > 4 && stem.endsWith("lig")) {
            stem = stem.substring(0, stem.length() - 3) + "leg";
        }
        int last = stem.length() - 1;
        if (stem.length() > 4 && stem.charAt(last) == stem.charAt(last - 1)) {
            stem = stem.substring(0, last);
        }
        return stem;
    }
}
