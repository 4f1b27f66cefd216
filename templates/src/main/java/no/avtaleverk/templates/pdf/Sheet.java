package no.avtaleverk.templates.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.templates.pdf.Strip.Area;
import no.avtaleverk.templates.pdf.Strip.Field;
import no.avtaleverk.templates.pdf.Strip.Words;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.jspecify.annotations.Nullable;

/**
 * The content of one page. What is decoration is drawn first, as one artifact, and the text above it in marked content; so no
 * artifact is ever inside a piece of text, which PDF/UA-1 (7.1) forbids.
 */
final class Sheet {
    static final float HEIGHT = PDRectangle.A4.getHeight();

    private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

    private final PDPage page = new PDPage(PDRectangle.A4);
    private final FontUse fonts;
    private final StringBuilder ground = new StringBuilder(512);
    private final StringBuilder text = new StringBuilder(16_384);
    private final List<Tag> owners = new ArrayList<>();
    private final COSArray annotations = new COSArray();
    private final List<Owned> owned = new ArrayList<>();
    private final List<COSDictionary> fields = new ArrayList<>();
    private @Nullable Tag open;
    private final Pen groundPen = new Pen();
    private final Pen textPen = new Pen();

    /** What the graphics state holds already. */
    private static final class Pen {
        private int colour;
    }

    /** An annotation and the element it belongs to. */
    record Owned(COSDictionary annotation, Tag tag) {}

    Sheet(FontUse fonts) {
        this.fonts = fonts;
    }

    PDPage page() {
        return page;
    }

    COSDictionary dictionary() {
        return page.getCOSObject();
    }

    /** The elements of the marked content on the page, by its ids. */
    List<Tag> owners() {
        return owners;
    }

    /** Draw a rectangle under the text; measures from the top of the page. */
    void area(Area area, float top) {
        area(ground, groundPen, area, top);
    }

    private static void area(StringBuilder out, Pen pen, Area area, float top) {
        colour(out, pen, area.colour());
        number(out, area.x());
        number(out, HEIGHT - top - area.y() - area.height());
        number(out, area.width());
        number(out, area.height());
        out.append("re f\n");
    }

    void words(Words words, float top) {
        if (words.text().isEmpty()) {
            return;
        }
        Tag tag = words.tag();
        if (tag == null) {
            show(ground, groundPen, words, top);
            return;
        }
        if (tag != open) {
            begin(tag);
        }
        show(text, textPen, words, top);
    }

    private void begin(Tag tag) {
        end();
        text.append('/')
                .append(tag.type())
                .append(" <</MCID ")
                .append(owners.size())
                .append(">> BDC\n");
        tag.marks(dictionary(), owners.size());
        owners.add(tag);
        open = tag;
    }

    /** Draw a picture that belongs to the text; measures from the top of the page. */
    void figure(Tag tag, List<Area> areas, float top) {
        begin(tag);
        float left = Float.MAX_VALUE;
        float right = 0;
        float upper = Float.MAX_VALUE;
        float lower = 0;
        for (Area area : areas) {
            area(text, textPen, area, top);
            left = Math.min(left, area.x());
            right = Math.max(right, area.x() + area.width());
            upper = Math.min(upper, area.y());
            lower = Math.max(lower, area.y() + area.height());
        }
        end();
        tag.placed(new PDRectangle(left, HEIGHT - top - lower, right - left, lower - upper));
    }

    /** Words that are decoration and yet belong into the line being written, such as leaders. */
    void leaders(Words dots, float top) {
        end();
        text.append("/Artifact BMC\n");
        show(text, textPen, dots, top);
        text.append("EMC\n");
    }

    private void show(StringBuilder out, Pen pen, Words words, float top) {
        colour(out, pen, words.colour());
        out.append("BT /").append(fonts.use(words.face(), words.text())).append(' ');
        number(out, words.size());
        out.append("Tf ");
        number(out, words.x());
        number(out, HEIGHT - top - words.baseline());
        out.append("Td <");
        String letters = words.text();
        for (int i = 0; i < letters.length(); i++) {
            int glyph = words.face().glyph(letters.charAt(i));
            out.append(DIGITS[glyph >> 12])
                    .append(DIGITS[glyph >> 8 & 15])
                    .append(DIGITS[glyph >> 4 & 15])
                    .append(DIGITS[glyph & 15]);
        }
        out.append("> Tj ET\n");
    }

    private static void colour(StringBuilder out, Pen pen, int colour) {
        if (pen.colour != colour) {
            pen.colour = colour;
            number(out, (colour >> 16 & 255) / 255f);
            number(out, (colour >> 8 & 255) / 255f);
            number(out, (colour & 255) / 255f);
            out.append("rg\n");
        }
    }

    /** A number with as many decimals as can be seen. */
    private static void number(StringBuilder out, float value) {
        int thousandths = Math.round(value * 1000);
        if (thousandths < 0) {
            out.append('-');
            thousandths = -thousandths;
        }
        out.append(thousandths / 1000);
        int rest = thousandths % 1000;
        if (rest > 0) {
            out.append('.').append((char) ('0' + rest / 100));
            if (rest % 100 > 0) {
                out.append((char) ('0' + rest / 10 % 10));
                if (rest % 10 > 0) {
                    out.append((char) ('0' + rest % 10));
                }
            }
        }
        out.append(' ');
    }

    private void end() {
        if (open != null) {
            text.append("EMC\n");
            open = null;
        }
    }

    /**
     * Put a link on the page.
     *
     * @param destination where it leads
     * @param says what it is called for those who do not see the page
     */
    void link(Tag tag, COSArray destination, String says, float x, float top, float width, float height) {
        link(tag, says, x, top, width, height).setItem(COSName.DEST, destination);
    }

    /** Put a link to an address on the web on the page. */
    void link(Tag tag, String address, String says, float x, float top, float width, float height) {
        var action = new COSDictionary();
        action.setName(COSName.TYPE, "Action");
        action.setName(COSName.S, "URI");
        action.setString(COSName.URI, address);
        link(tag, says, x, top, width, height).setItem(COSName.A, action);
    }

    private COSDictionary link(Tag tag, String says, float x, float top, float width, float height) {
        COSDictionary annotation = annotation(tag, "Link", x, top, width, height);
        annotation.setString(COSName.CONTENTS, says);
        var border = new COSArray();
        for (int i = 0; i < 3; i++) {
            border.add(COSInteger.ZERO);
        }
        annotation.setItem(COSName.BORDER, border);
        return annotation;
    }

    /** Put an empty place to sign on the page (ISO 32000-1, 12.7.4.5): field and widget in one. */
    void field(PDDocument file, Field field, float top) {
        COSDictionary widget =
                annotation(field.tag(), "Widget", field.x(), top + field.y(), field.width(), field.height());
        widget.setItem(COSName.FT, COSName.SIG);
        widget.setString(COSName.T, field.name());
        widget.setString(COSName.TU, field.says());
        widget.setItem(COSName.P, dictionary());
        var blank = new PDAppearanceStream(file);
        blank.setBBox(new PDRectangle(field.width(), field.height()));
        var appearances = new COSDictionary();
        appearances.setItem(COSName.N, blank);
        widget.setItem(COSName.AP, appearances);
        fields.add(widget);
    }

    private COSDictionary annotation(Tag tag, String type, float x, float top, float width, float height) {
        var annotation = new COSDictionary();
        annotation.setItem(COSName.TYPE, COSName.ANNOT);
        annotation.setName(COSName.SUBTYPE, type);
        annotation.setItem(COSName.RECT, new PDRectangle(x, HEIGHT - top - height, width, height));
        annotation.setInt(COSName.F, 4); // printed, as PDF/A demands
        tag.owns(annotation, dictionary());
        annotations.add(annotation);
        owned.add(new Owned(annotation, tag));
        return annotation;
    }

    /** The annotations that stand in the structure tree. */
    List<Owned> owned() {
        return owned;
    }

    /** The places to sign. */
    List<COSDictionary> fields() {
        return fields;
    }

    /** Write the page into a document. */
    void close(PDDocument file, int number) throws IOException {
        end();
        var content = new StringBuilder(ground.length() + text.length() + 64);
        content.append("/Artifact BMC\n")
                .append(ground)
                .append("EMC\n0 0 0 rg\n")
                .append(text);
        byte[] bytes = content.toString().getBytes(StandardCharsets.ISO_8859_1);
        page.setContents(new PDStream(file, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE));
        page.setResources(fonts.resources());
        COSDictionary dictionary = dictionary();
        dictionary.setInt(COSName.STRUCT_PARENTS, number);
        dictionary.setName(COSName.getPDFName("Tabs"), "S");
        if (annotations.size() > 0) {
            dictionary.setItem(COSName.ANNOTS, annotations);
        }
        file.addPage(page);
    }
}
