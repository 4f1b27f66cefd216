package no.avtaleverk.templates.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.document.DocumentRenderer.UnprintableTextException;
import no.avtaleverk.templates.pdf.Column.Style;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/**
 * What is drawn where a party has signed. It covers the lines to write on.
 *
 * @param kind what it is, such as {@code Elektronisk segl}
 * @param when date and time
 * @param capacity and party, on one line
 * @param approval what the seal rests on
 */
public record SealAppearance(String kind, String when, String name, String capacity, String approval) {
    private static final float INSET = 10;
    private static final float BAR = 3;
    private static final int GROUND = 0xf4f8fa;
    private static final int BLUE = 0x0f4a66;
    private static final int MOST_LINES = 2;

    private static final Style KIND = new Style(Fonts.BOLD, 8, 1.3f, BLUE);
    private static final Style WHEN = new Style(Fonts.SANS, 8, 1.3f, AgreementSetting.INK);
    private static final Style NAME = new Style(Fonts.BOLD, 12.5f, 1.3f, AgreementSetting.INK);
    private static final Style PLAIN = new Style(Fonts.SANS, 9, 1.35f, AgreementSetting.INK);
    private static final Style SMALL = new Style(Fonts.SANS, 7.2f, 1.25f, AgreementSetting.GREY);

    /** @throws UnprintableTextException if a letter is in none of the embedded fonts */
    public SealAppearance {
        for (String words : List.of(kind, when, name, capacity, approval)) {
            words.codePoints()
                    .filter(letter -> !Fonts.cover(letter))
                    .findFirst()
                    .ifPresent(letter -> {
                        throw new UnprintableTextException(Character.toString(letter), "0");
                    });
        }
    }

    /**
     * Draw it, with the letters it uses embedded.
     *
     * @param size of the field, in points
     */
    public PDFormXObject draw(PDDocument file, PDRectangle size) throws IOException {
        float width = size.getWidth() - 2 * INSET - BAR;
        var lines = new ArrayList<Strip>();
        float right = WHEN.face().width(when, WHEN.size());
        Strip head = new Strip(KIND.line());
        head.with(Column.words(null, fitting(kind, KIND, width - right - 8), KIND, 0, 0));
        head.with(Column.words(null, when, WHEN, width - right, 0));
        lines.add(head);
        lines.add(new Strip(2));
        lines.add(line(name, NAME, width));
        lines.add(line(capacity, PLAIN, width));
        lines.add(new Strip(3));
        List<Strip> rest = Column.set(null, approval, SMALL, 0, width);
        lines.addAll(rest.subList(0, Math.min(MOST_LINES, rest.size())));

        float height = lines.stream().map(line -> line.height).reduce(0f, Float::sum);
        var out = new StringBuilder(2000);
        rectangle(out, GROUND, 0, 0, size.getWidth(), size.getHeight());
        rectangle(out, BLUE, 0, 0, BAR, size.getHeight());
        var fonts = new FontUse();
        float top = Math.max(0, (size.getHeight() - height) / 2);
        for (Strip line : lines) {
            for (Strip.Mark mark : line.marks) {
                if (mark instanceof Strip.Words words) {
                    show(out, fonts, words, BAR + INSET, size.getHeight() - top);
                }
            }
            top += line.height;
        }
        fonts.embed(file);
        byte[] content = out.toString().getBytes(StandardCharsets.ISO_8859_1);
        var form = new PDFormXObject(new PDStream(file, new ByteArrayInputStream(content), COSName.FLATE_DECODE));
        form.setBBox(new PDRectangle(size.getWidth(), size.getHeight()));
        form.setResources(fonts.resources());
        return form;
    }

    private static Strip line(String words, Style style, float width) {
        return new Strip(style.line()).with(Column.words(null, fitting(words, style, width), style, 0, 0));
    }

    /** What fits on one line; the whole is in the signature itself. */
    private static String fitting(String words, Style style, float width) {
        String fits = words;
        while (style.face().width(fits, style.size()) > width && fits.length() > 2) {
            fits = fits.substring(0, fits.length() - 2).stripTrailing() + "…";
        }
        return fits;
    }

    private static void rectangle(StringBuilder out, int colour, float x, float y, float width, float height) {
        colour(out, colour);
        out.append(x)
                .append(' ')
                .append(y)
                .append(' ')
                .append(width)
                .append(' ')
                .append(height)
                .append(" re f\n");
    }

    private static void show(StringBuilder out, FontUse fonts, Strip.Words words, float left, float top) {
        if (words.text().isEmpty()) {
            return;
        }
        colour(out, words.colour());
        out.append("BT /").append(fonts.use(words.face(), words.text())).append(' ');
        out.append(words.size()).append(" Tf ");
        out.append(left + words.x()).append(' ').append(top - words.baseline()).append(" Td <");
        for (int i = 0; i < words.text().length(); i++) {
            out.append("%04X".formatted(words.face().glyph(words.text().charAt(i))));
        }
        out.append("> Tj ET\n");
    }

    private static void colour(StringBuilder out, int colour) {
        for (int shift = 16; shift >= 0; shift -= 8) {
            out.append((colour >> shift & 255) / 255f).append(' ');
        }
        out.append("rg\n");
    }
}
