package no.avtaleverk.model.registration;

import java.util.regex.Pattern;

/**
 * How a text names Tvisteløsningsnemnda for helse- og omsorgssektoren, in either written standard. A local panel (lokalt
 * tvisteløsningsorgan) is not it.
 */
final class NationalPanel {
    private static final String PANEL = "tviste?l[øo]y?s(?:nings|ings)?-?nemn?d\\p{L}*";

    private static final Pattern NAMED = Pattern.compile(
            "nasjonal\\p{L}*\\s+(?:\\p{L}+\\s+){0,2}%1$s|%1$s\\s+(?:nasjonalt|for\\s+helse)|nasjonal\\p{L}*\\s+nemn?d"
                    .formatted(PANEL),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private NationalPanel() {}

    static boolean isNamedIn(String text) {
        return NAMED.matcher(text).find();
    }
}
