package no.avtaleverk.templates.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The embedded fonts: Liberation (SIL Open Font License 1.1), all letters of Norwegian and the Sámi languages. */
final class Fonts {
    private record Face(String family, int weight, byte[] bytes) {}

    private final List<Face> faces = new ArrayList<>();
    private final BitSet covered = new BitSet();

    Fonts() {
        faces.add(face("Liberation Serif", 400, "LiberationSerif-Regular"));
        faces.add(face("Liberation Serif", 700, "LiberationSerif-Bold"));
        faces.add(face("Liberation Sans", 400, "LiberationSans-Regular"));
        faces.add(face("Liberation Sans", 700, "LiberationSans-Bold"));
        faces.add(face("Liberation Mono", 400, "LiberationMono-Regular"));
        covered.set(0, Character.MAX_CODE_POINT + 1);
        // Mono carries digests only.
        for (Face face : faces.subList(0, 4)) {
            covered.and(coverage(face));
        }
    }

    void addTo(PdfRendererBuilder builder) {
        for (Face face : faces) {
            builder.useFont(
                    () -> new ByteArrayInputStream(face.bytes()), face.family(), face.weight(), FontStyle.NORMAL, true);
        }
    }

    /** Whether every text face has the letter; what is missing would be printed as another. */
    boolean cover(int codePoint) {
        return codePoint == '\n' || covered.get(codePoint);
    }

    private static BitSet coverage(Face face) {
        var coverage = new BitSet();
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(face.bytes()))) {
            CmapLookup letters = font.getUnicodeCmapLookup();
            for (int codePoint = ' '; codePoint < 0x20000; codePoint++) {
                if (letters.getGlyphId(codePoint) != 0) {
                    coverage.set(codePoint);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(face.family(), e);
        }
        return coverage;
    }

    private static Face face(String family, int weight, String file) {
        String path = "/liberation/%s.ttf".formatted(file);
        try (InputStream stream = Fonts.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return new Face(family, weight, Sfnt.without("GSUB", stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
