package no.avtaleverk.model.wording;

/** The same words in bokmål and nynorsk. */
public record Bilingual(String nb, String nn) {
    /** The words in one written standard. */
    public String in(Language language) {
        return switch (language) {
            case BOKMAL -> nb;
            case NYNORSK -> nn;
        };
    }
}
