package no.avtaleverk.templates.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The lines of a PDF with their place and look. Counts operators while it reads: form objects that call each other would otherwise
 * never end.
 */
final class PdfLines extends PDFTextStripper {
    /**
     * A line as it is set.
     *
     * @param page from 0
     * @param y of the baseline from the top of the page, in points
     * @param cells where parts of the line start that stand far from each other; one for ordinary text
     */
    record Line(int page, String text, float x, float right, float y, float size, boolean bold, List<Cell> cells) {}

    record Cell(String text, float x) {}

    private final Budget budget;
    private final long maxOperators;
    private final List<Line> lines = new ArrayList<>();
    private final Map<PDFont, Boolean> boldFonts = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final List<Cell> cells = new ArrayList<>();
    private StringBuilder cell = new StringBuilder();
    private float cellX;
    private float x;
    private float right;
    private float y;
    private float sizeSum;
    private int letters;
    private int boldLetters;
    private boolean started;
    private int page;
    private long operators;
    private long characters;
    private float pageHeight;
    private final List<Float> heights = new ArrayList<>();

    PdfLines(Budget budget, int pages) {
        this.budget = budget;
        this.maxOperators = Math.max(Budget.MIN_OPERATORS, Budget.OPERATORS_PER_PAGE * pages);
        setSuppressDuplicateOverlappingText(true);
        setShouldSeparateByBeads(false);
    }

    void readAll(PDDocument document) throws IOException {
        getText(document);
    }

    List<Line> lines() {
        return lines;
    }

    /** Height of a page in points. */
    float height(int ofPage) {
        return ofPage < heights.size() ? heights.get(ofPage) : 842;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operators > maxOperators) {
            throw new UnreadableFileException(
                    ReadFault.TOO_COMPLEX, "More than %d drawing operators".formatted(maxOperators));
        }
        if ((operators & 0x3ff) == 0) {
            budget.checkTime();
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void startPage(PDPage started) {
        pageHeight = started.getCropBox() == null ? 842 : started.getCropBox().getHeight();
        heights.add(pageHeight);
        page = heights.size() - 1;
        budget.checkTime();
    }

    @Override
    protected void endPage(PDPage ended) {
        flush();
    }

    @Override
    protected void writeString(String words, List<TextPosition> positions) {
        if (positions.isEmpty() || words.isEmpty()) {
            return;
        }
        TextPosition first = positions.getFirst();
        TextPosition last = positions.getLast();
        float size = size(first);
        if (started && first.getXDirAdj() - right > 2.2f * size && first.getXDirAdj() > right) {
            closeCell();
            cellX = first.getXDirAdj();
        }
        if (!started) {
            started = true;
            x = first.getXDirAdj();
            cellX = x;
            y = first.getYDirAdj();
        }
        text.append(words);
        cell.append(words);
        characters += words.length();
        Budget.checkCharacters(characters);
        right = last.getXDirAdj() + last.getWidthDirAdj();
        boolean bold = isBold(first.getFont());
        int length = words.strip().length();
        letters += length;
        sizeSum += size * length;
        boldLetters += bold ? length : 0;
    }

    @Override
    protected void writeWordSeparator() {
        text.append(' ');
        cell.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
        flush();
    }

    @Override
    protected void writeParagraphSeparator() {
        flush();
    }

    @Override
    protected void writePageEnd() {
        flush();
    }

    private void closeCell() {
        String words = clean(cell.toString());
        if (!words.isEmpty()) {
            cells.add(new Cell(words, cellX));
        }
        cell = new StringBuilder();
    }

    private void flush() {
        if (started) {
            closeCell();
            String words = clean(text.toString());
            if (!words.isEmpty()) {
                Budget.checkLines(lines.size());
                lines.add(new Line(
                        page,
                        words,
                        x,
                        right,
                        y,
                        letters == 0 ? 0 : Math.round(sizeSum / letters * 2) / 2f,
                        letters > 0 && boldLetters >= letters * 0.8,
                        List.copyOf(cells)));
            }
        }
        text.setLength(0);
        cells.clear();
        cell = new StringBuilder();
        sizeSum = 0;
        letters = 0;
        boldLetters = 0;
        started = false;
    }

    private static String clean(String raw) {
        return raw.replaceAll("[\\s\\u00a0]+", " ").strip();
    }

    private static float size(TextPosition position) {
        float size = position.getFontSizeInPt();
        return size > 0 && size < 500 ? size : Math.max(1, position.getHeightDir() * 1.4f);
    }

    private boolean isBold(PDFont font) {
        if (font == null) {
            return false;
        }
        return boldFonts.computeIfAbsent(font, PdfLines::looksBold);
    }

    private static boolean looksBold(PDFont font) {
        String name = String.valueOf(font.getName()).toLowerCase(Locale.ROOT);
        if (name.contains("bold") || name.contains("black") || name.contains("heavy") || name.endsWith("-bd")) {
            return true;
        }
        PDFontDescriptor descriptor = font.getFontDescriptor();
        return descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= 600);
    }
}
