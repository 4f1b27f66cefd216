package no.avtaleverk.templates.pdf;

import java.util.BitSet;
import java.util.List;

/** The embedded fonts: Liberation (SIL Open Font License 1.1), all letters of Norwegian and the Sámi languages. */
final class Fonts {
    static final Face SERIF = Face.named("LiberationSerif-Regular");
    static final Face SANS = Face.named("LiberationSans-Regular");
    static final Face BOLD = Face.named("LiberationSans-Bold");
    /** Carries digests only. */
    static final Face MONO = Face.named("LiberationMono-Regular");

    private static final BitSet COVERED = covered();

    private Fonts() {}

    /** Whether every text face has the letter; what is missing would be printed as another. */
    static boolean cover(int codePoint) {
        return codePoint == '\n' || COVERED.get(codePoint);
    }

    private static BitSet covered() {
        BitSet covered = SERIF.coverage();
        for (Face face : List.of(SANS, BOLD)) {
            covered.and(face.coverage());
        }
        return covered;
    }
}
