package no.avtaleverk.templates.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** A font as lines are measured with it: glyph and width of every letter. */
final class Face {
    private static final int LETTERS = 0x10000;

    private final String name;
    private final byte[] program;
    private final char[] glyphs = new char[LETTERS];
    private final float[] widths = new float[LETTERS];

    private Face(String name, byte[] program) {
        this.name = name;
        this.program = program;
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(program))) {
            CmapLookup letters = font.getUnicodeCmapLookup();
            for (int letter = ' '; letter < LETTERS; letter++) {
                int glyph = letters.getGlyphId(letter);
                glyphs[letter] = (char) glyph;
                widths[letter] = font.getAdvanceWidth(glyph) / (float) font.getUnitsPerEm();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** One of the embedded fonts, such as {@code LiberationSerif-Regular}. */
    static Face named(String name) {
        String path = "/liberation/%s.ttf".formatted(name);
        try (InputStream stream = Face.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return new Face(name, Sfnt.without("GSUB", stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    String name() {
        return name;
    }

    /** The font program, without the table of ligatures. */
    byte[] program() {
        return program;
    }

    /** The glyph of a letter; 0 when the font has none. */
    int glyph(char letter) {
        return glyphs[letter];
    }

    /** In parts of the size. */
    float width(char letter) {
        return widths[letter];
    }

    /** The width of a text set in a size, in points. */
    float width(String text, float size) {
        float width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += widths[text.charAt(i)];
        }
        return width * size;
    }

    /** The letters it has; those outside the first plane are never set. */
    BitSet coverage() {
        var coverage = new BitSet();
        for (int letter = ' '; letter < LETTERS; letter++) {
            if (glyphs[letter] != 0) {
                coverage.set(letter);
            }
        }
        return coverage;
    }
}
