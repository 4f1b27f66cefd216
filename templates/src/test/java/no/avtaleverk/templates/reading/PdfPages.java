package no.avtaleverk.templates.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Sets lines on pages as an office program would, with running head and page numbers. */
final class PdfPages {
    private static final PDFont PLAIN = new PDType1Font(FontName.HELVETICA);
    private static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);
    private static final float LEFT = 70;
    private static final float WIDTH = 455;

    private final PDDocument document = new PDDocument();
    private final String head;
    private final List<Line> lines = new ArrayList<>();

    private record Line(String text, float size, boolean bold, float above, float indent, float[] columns) {}

    PdfPages(String head) {
        this.head = head;
    }

    PDDocument document() {
        return document;
    }

    PdfPages title(String text) {
        return wrapped(text, 20, true, 10, 0);
    }

    PdfPages heading(String text) {
        return wrapped(text, 13, true, 18, 0);
    }

    PdfPages paragraph(String text) {
        return wrapped(text, 11, false, 8, 0);
    }

    PdfPages bullet(String text) {
        return wrapped("• " + text, 11, false, 3, 12);
    }

    PdfPages row(String... cells) {
        float[] columns = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            columns[i] = i * WIDTH / cells.length;
        }
        lines.add(new Line(String.join("\t", cells), 11, false, 2, 0, columns));
        return this;
    }

    private PdfPages wrapped(String text, float size, boolean bold, float above, float indent) {
        var line = new StringBuilder();
        float room = above;
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && width(line + " " + word, size, bold) > WIDTH - indent) {
                lines.add(new Line(line.toString(), size, bold, room, indent, new float[] {0}));
                line.setLength(0);
                room = 0;
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(new Line(line.toString(), size, bold, room, indent, new float[] {0}));
        return this;
    }

    private static float width(String text, float size, boolean bold) {
        try {
            return (bold ? BOLD : PLAIN).getStringWidth(text) * size / 1000;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] bytes() {
        try (document) {
            int page = 0;
            PDPageContentStream content = null;
            float y = 0;
            for (Line line : lines) {
                y -= line.above + line.size * 1.2f;
                if (content == null || y < 90) {
                    if (content != null) {
                        content.close();
                    }
                    var sheet = new PDPage(PDRectangle.A4);
                    document.addPage(sheet);
                    page++;
                    content = new PDPageContentStream(document, sheet);
                    write(content, head, LEFT, 800, 9, false);
                    write(content, "Side " + page, 280, 40, 9, false);
                    y = 750 - line.size;
                }
                String[] cells = line.text.split("\t");
                for (int i = 0; i < cells.length; i++) {
                    write(content, cells[i], LEFT + line.indent + line.columns[i], y, line.size, line.bold);
                }
            }
            if (content != null) {
                content.close();
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(PDPageContentStream content, String text, float x, float y, float size, boolean bold)
            throws IOException {
        content.beginText();
        content.setFont(bold ? BOLD : PLAIN, size);
        content.newLineAtOffset(x, y);
        content.showText(text);
        content.endText();
    }
}
