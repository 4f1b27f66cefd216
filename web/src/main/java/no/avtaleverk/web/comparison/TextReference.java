package no.avtaleverk.web.comparison;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.wording.Language;

/** Names a text in an address. */
public sealed interface TextReference {
    Pattern AGREEMENT = Pattern.compile("([0-9a-fA-F-]{36})@(draft|[1-9][0-9]{0,5})");
    Pattern STANDARD = Pattern.compile("standard:([a-z0-9-]{1,80}):(nb|nn)");

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
        Matcher standard = STANDARD.matcher(written);
        if (standard.matches()) {
            return new OfStandard(standard.group(1), Language.of(standard.group(2)));
        }
        throw new IllegalArgumentException("Not a reference to a text: '%s'".formatted(written));
    }
}
