package no.avtaleverk.model.document;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.wording.Language;

/** Tells bokmål from nynorsk by the small words that only one of them has. */
public final class LanguageGuess {
    private static final Set<String> BOKMAL = Set.of(
            "ikke",
            "jeg",
            "hva",
            "hvem",
            "hvor",
            "hvordan",
            "hvilke",
            "hvilken",
            "en",
            "et",
            "fra",
            "noe",
            "noen",
            "hver",
            "hvert",
            "bare",
            "flere",
            "samme",
            "parter",
            "skriftlig",
            "hjelpen",
            "være",
            "selv",
            "tjenester",
            "tjenesten",
            "sykehus",
            "sykehuset",
            "kommunens",
            "kommunene",
            "partene",
            "partenes",
            "avtalens",
            "øyeblikkelig",
            "opphold",
            "døgnopphold",
            "tilbud",
            "helsetjenester",
            "utskrivning",
            "innleggelse",
            "pasientens",
            "pasienter",
            "pasientene",
            "formål",
            "årlig",
            "oppsigelse",
            "helseforetaket",
            "helseforetak",
            "følger",
            "følge",
            "sier",
            "gjør",
            "gjøre",
            "kommer",
            "tar",
            "leder",
            "brukere",
            "brukeren",
            "ansatte",
            "fastleger",
            "opplysninger",
            "oppgaver",
            "tiltakene",
            "tjenestene",
            "kommuner",
            "uenighet");
    private static final Set<String> NYNORSK = Set.of(
            "ikkje",
            "eg",
            "kva",
            "kven",
            "kvar",
            "korleis",
            "ein",
            "eit",
            "frå",
            "noko",
            "nokon",
            "nokre",
            "kvart",
            "berre",
            "fleire",
            "same",
            "partar",
            "skriftleg",
            "anna",
            "annan",
            "medan",
            "utan",
            "vert",
            "vere",
            "sjølv",
            "tenester",
            "tenesta",
            "sjukehus",
            "sjukehuset",
            "kommunane",
            "partane",
            "øyeblikkeleg",
            "opphald",
            "døgnopphald",
            "tilbod",
            "helsetenester",
            "utskriving",
            "innlegging",
            "pasientar",
            "pasientane",
            "føremål",
            "årleg",
            "oppseiing",
            "usemje",
            "dei",
            "nytta",
            "saman",
            "skildra",
            "gjeld",
            "skulle",
            "vart",
            "både",
            "helseføretaket",
            "helseføretak",
            "følgjer",
            "følgje",
            "seier",
            "gjer",
            "gjere",
            "kjem",
            "tek",
            "leiar",
            "brukarar",
            "brukaren",
            "tilsette",
            "fastlegar",
            "opplysningar",
            "oppgåver",
            "tiltaka",
            "tenestene",
            "kommunar",
            "heile");
    private static final Map<String, Language> TELLING = telling();
    /** Letters of the longest telling word. */
    private static final int LONGEST =
            TELLING.keySet().stream().mapToInt(String::length).max().orElse(0);

    private LanguageGuess() {}

    /** The words that only one of the written standards has. */
    private static Map<String, Language> telling() {
        var telling = new HashMap<String, Language>();
        BOKMAL.forEach(word -> telling.put(word, Language.BOKMAL));
        NYNORSK.forEach(word -> telling.put(word, Language.NYNORSK));
        telling.keySet().removeIf(word -> BOKMAL.contains(word) && NYNORSK.contains(word));
        return telling;
    }

    /** The written standard most of the telling words belong to; bokmål when nothing tells. */
    public static Language of(CharSequence letters) {
        String text = letters.toString();
        int bokmal = 0;
        int nynorsk = 0;
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                if (i - start <= LONGEST) {
                    Language told = TELLING.get(text.substring(start, i).toLowerCase(Locale.ROOT));
                    bokmal += told == Language.BOKMAL ? 1 : 0;
                    nynorsk += told == Language.NYNORSK ? 1 : 0;
                }
                start = -1;
            }
        }
        return nynorsk > bokmal ? Language.NYNORSK : Language.BOKMAL;
    }
}
