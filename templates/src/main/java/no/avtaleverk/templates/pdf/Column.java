package no.avtaleverk.templates.pdf;

import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.templates.layout.Outline;
import no.avtaleverk.templates.pdf.Strip.Area;
import no.avtaleverk.templates.pdf.Strip.Words;
import org.jspecify.annotations.Nullable;

/** The strips of a text in their order. Room between two of them is the larger of what the one wants below and the other above. */
final class Column {
    /** Points in a millimetre. */
    static final float MM = 72 / 25.4f;

    private static final int OPEN_FIELD = 0xfff0c2;
    /** How far letters reach above and below the line, in parts of their size. */
    private static final float ASCENT = 0.891f;

    private static final float DESCENT = 0.216f;

    private final List<Strip> strips = new ArrayList<>();
    private float below;
    private boolean holds;

    /** How words look. Leading is the distance between lines in parts of the size. */
    record Style(Face face, float size, float leading, int colour) {
        float line() {
            return size * leading;
        }

        /** From the top of a line to what its letters stand on. */
        float baseline() {
            return (line() - size * (ASCENT + DESCENT)) / 2 + size * ASCENT;
        }
    }

    List<Strip> strips() {
        return strips;
    }

    /** The next strip stays with the last one. */
    void hold() {
        holds = true;
    }

    /** Room that the last strip wants below it, in points. */
    void space(float room) {
        below = Math.max(below, room);
    }

    Strip add(Strip strip, float above) {
        strip.above = Math.max(above, below);
        strip.glued = holds;
        holds = false;
        below = 0;
        strips.add(strip);
        return strip;
    }

    /**
     * Set words in lines of which never one alone is left at the top or the bottom of a page.
     *
     * @param above room above the first line, in points
     * @return the first line
     */
    Strip lines(Tag tag, String text, Style style, float x, float width, float above) {
        Strip first = null;
        for (String paragraph : text.split("\n", -1)) {
            List<Strip> lines = set(tag, paragraph, style, x, width);
            for (int i = 0; i < lines.size(); i++) {
                if (i == 1 || i > 0 && i == lines.size() - 1) {
                    hold();
                }
                Strip line = add(lines.get(i), first == null ? above : 0);
                first = first == null ? line : first;
            }
        }
        if (first == null) {
            throw new IllegalStateException("A text has at least one line");
        }
        return first;
    }

    /** The lines of one paragraph, not yet in a column. */
    static List<Strip> set(@Nullable Tag tag, String paragraph, Style style, float x, float width) {
        var lines = new ArrayList<Strip>();
        List<Outline.Piece> pieces = Outline.pieces(paragraph);
        for (Lines.Line line : Lines.of(paragraph, style.face(), style.size(), width)) {
            var strip = new Strip(style.line());
            float at = x;
            int start = 0;
            for (Outline.Piece piece : pieces) {
                int from = Math.max(line.from(), start);
                int to = Math.min(line.to(), start + piece.text().length());
                start += piece.text().length();
                if (from < to) {
                    String words = paragraph.substring(from, to);
                    float wide = style.face().width(words, style.size());
                    if (piece.open()) {
                        strip.with(
                                new Area(at, style.baseline() - style.size(), wide, style.size() * 1.3f, OPEN_FIELD));
                    }
                    strip.with(new Words(tag, at, style.baseline(), style.face(), style.size(), style.colour(), words));
                    at += wide;
                }
            }
            lines.add(strip);
        }
        return lines;
    }

    /** Words on one line of their own. */
    static Words words(@Nullable Tag tag, String text, Style style, float x, float top) {
        return new Words(tag, x, top + style.baseline(), style.face(), style.size(), style.colour(), text);
    }
}
