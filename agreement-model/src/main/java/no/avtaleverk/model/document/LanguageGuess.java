package no.avtaleverk.model.document;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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
            "blir",
            "være",
            "også",
            "mellom",
            "selv",
            "dersom",
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
            "eller",
            "oppsigelse",
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
            "mellom",
            "saman",
            "skildra",
            "gjeld",
            "skulle",
            "vart",
            "både",
            "heile");
    private static final Pattern WORD = Pattern.compile("[^\\p{L}]+");

    private LanguageGuess() {}

    /** The written standard most of the telling words belong to; bokmål when nothing tells. */
    public static Language of(CharSequence text) {
        int bokmal = 0;
        int nynorsk = 0;
        for (String word : WORD.split(text)) {
            String lower = word.toLowerCase(Locale.ROOT);
            boolean nb = BOKMAL.contains(lower);
            boolean nn = NYNORSK.contains(lower);
            if (nb != nn) {
                bokmal += nb ? 1 : 0;
                nynorsk += nn ? 1 : 0;
            }
        }
        return nynorsk > bokmal ? Language.NYNORSK : Language.BOKMAL;
    }
}
