package no.avtaleverk.model.registration;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a text names Tvisteløsningsnemnda for helse- og omsorgssektoren, in either written standard. A local panel (lokalt
 * tvisteløsningsorgan) is not it.
 */
final class NationalPanel {
    private static final String NATIONAL = "nasjonal\\p{L}*";
    private static final String SETTLING = "tvist(?:e|ar)?(?:-?l[øo]y?s(?:nings|ings)?)?";
    private static final String PANEL = SETTLING + "-?(?:nemn?d|organ)\\p{L}*";
    private static final String NOT_LOCAL = "(?<!lokal\\p{L}{0,2}\\s{1,9})";

    private static final Pattern NAMED = Pattern.compile(
            Stream.of(
                            NATIONAL + "\\s+(?:(?!retningsl|føring|rettlei|veile)\\p{L}+\\s+){0,2}" + PANEL,
                            PANEL + "\\s+(?:på\\s+)?nasjonalt",
                            NOT_LOCAL + SETTLING + "-?nemn?d\\p{L}*\\s+for\\s+helse(?:-?\\s|sektor|ten|tjen)",
                            NATIONAL + "\\s+nemn?d")
                    .collect(Collectors.joining("|")),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern SOFT_HYPHENS = Pattern.compile("\\x{ad}");

    private NationalPanel() {}

    static boolean isNamedIn(String text) {
        return NAMED.matcher(SOFT_HYPHENS.matcher(text).replaceAll("")).find();
    }
}
