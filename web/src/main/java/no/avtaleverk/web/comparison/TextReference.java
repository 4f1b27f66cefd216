package no.avtaleverk.web.comparison;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.wording.Language;

/** Names a text in an address. */
public sealed interface TextReference {
    Pattern AGREEMENT = Pattern.compile("([0-9a-fA-F-]{36})@(draft|[1-9][0-9]{0,5})");
    Pattern STANDARD = Pattern.compile("standard:([a-z0-9-]{1,80}):(nb|nn)");

    Pattern ISSUED = Pattern.compile("standard:([0-9]{9}):([a-z0-9-]{1,80}):(nb|nn)");

    /** As it stands in an address; {@link #parse} reads it. */
    String written();

    /**
     * A text of an agreement, written {@code <id>@2} or {@code <id>@draft}.
     *
     * @param version 0 for the newest text, which is the draft while one is being written
     */
    record OfAgreement(AgreementId agreement, int version) implements TextReference {
        @Override
        public String written() {
            return agreement + "@" + (version == 0 ? "draft" : String.valueOf(version));
        }
    }

    /**
     * The newest issued version of a trust's own standard text by its name, written
     * {@code standard:983974724:standard-for-doegnopphald:nn}.
     *
     * @param trust organisation number
     * @param name the title as {@link #named} writes it
     */
    record OfIssued(String trust, String name, Language language) implements TextReference {
        @Override
        public String written() {
            return "standard:" + trust + ":" + name + ":" + language.code();
        }
    }

    /**
     * A title as it stands in an address: small letters and digits, hyphens between the words, at most 80 characters. Empty when the
     * title has no letter or digit.
     */
    static String named(String title) {
        String plain = Normalizer.normalize(
                        title.toLowerCase(Locale.ROOT)
                                .replace("æ", "ae")
                                .replace("ø", "oe")
                                .replace("å", "aa"),
                        Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.length() > 80 ? plain.substring(0, 80) : plain;
        return cut.replaceAll("^-|-$", "");
    }

    /** A shipped standard text as it is before any question is answered, written {@code standard:delavtale-4:nn}. */
    record OfStandard(String key, Language language) implements TextReference {
        @Override
        public String written() {
            return "standard:" + key + ":" + language.code();
        }
    }

    /**
     * Read a reference.
     *
     * @throws IllegalArgumentException if it is none
     */
    static TextReference parse(String written) {
        Matcher agreement = AGREEMENT.matcher(written);
        if (agreement.matches()) {
            String version = agreement.group(2);
            return new OfAgreement(
                    new AgreementId(agreement.group(1)), version.equals("draft") ? 0 : Integer.parseInt(version));
        }
        Matcher issued = ISSUED.matcher(written);
        if (issued.matches()) {
            return new OfIssued(issued.group(1), issued.group(2), Language.of(issued.group(3)));
        }
        Matcher standard = STANDARD.matcher(written);
        if (standard.matches()) {
            return new OfStandard(standard.group(1), Language.of(standard.group(2)));
        }
        throw new IllegalArgumentException("Not a reference to a text: '%s'".formatted(written));
    }
}
