package no.avtaleverk.model.wording;

import java.util.Locale;

/** A written standard of Norwegian (målform); språklova § 4 makes the two equal. */
public enum Language {
    BOKMAL("nb"),
    NYNORSK("nn");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** The BCP 47 primary subtag: {@code nb} or {@code nn}. */
    public String code() {
        return code;
    }

    /** The locale with country, such as {@code nb-NO}. */
    public Locale locale() {
        return Locale.of(code, "NO");
    }

    /**
     * Find the language with a code.
     *
     * @throws IllegalArgumentException if the code is neither {@code nb} nor {@code nn}
     */
    public static Language of(String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return language;
            }
        }
        throw new IllegalArgumentException("Not a written standard of Norwegian: '%s' (nb or nn)".formatted(code));
    }
}
