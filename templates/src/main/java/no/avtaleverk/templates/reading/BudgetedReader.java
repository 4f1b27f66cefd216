package no.avtaleverk.templates.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.document.DocumentReader;

/**
 * Reads Word, PDF and text files within budgets of bytes, parts, elements, operators and time.
 *
 * <p>Runs where it is called. A file can still use up the memory of the process, so the product calls it in a worker of its own
 * (package {@code worker}).
 */
public final class BudgetedReader implements DocumentReader {
    private final Duration time;
    private final Optional<Tesseract> tesseract;
    private final OcrStart ocrStart;

    /** Told when pages are about to be read from pictures, which takes longer than any other reading. */
    @FunctionalInterface
    public interface OcrStart {
        void starting(Duration longest);
    }

    /**
     * @param time for one reading, without OCR
     * @param tesseract to read scanned pages with; without it they are reported as having no text
     */
    public BudgetedReader(Duration time, Optional<Tesseract> tesseract, OcrStart ocrStart) {
        this.time = time;
        this.tesseract = tesseract;
        this.ocrStart = ocrStart;
    }

    @Override
    public Reading read(String name, byte[] bytes) {
        try {
            if (bytes.length > MAX_BYTES) {
                throw new UnreadableFileException(ReadFault.TOO_BIG, "%d bytes".formatted(bytes.length));
            }
            var budget = new Budget(time);
            return new Reading.Read(
                    switch (FileKind.of(name, bytes)) {
                        case DOCX -> docx(bytes, budget);
                        case PDF -> pdf(bytes, budget);
                        case TEXT -> text(bytes, budget);
                    });
        } catch (UnreadableFileException e) {
            return new Reading.Refused(e.fault(), String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            return new Reading.Refused(ReadFault.TOO_COMPLEX, "Nested too deep");
        }
    }

    private static ReadDocument docx(byte[] bytes, Budget budget) {
        DocxFile.Found found = DocxFile.read(bytes, budget);
        if (found.blocks().stream().allMatch(block -> block.kind() == Block.Kind.BLANK) && !found.pictures()) {
            throw new UnreadableFileException(ReadFault.EMPTY, "A Word document without text or pictures");
        }
        boolean plain = found.blocks().stream()
                .noneMatch(block -> block.kind() == Block.Kind.HEADING || block.kind() == Block.Kind.TITLE);
        List<Block> blocks = plain ? HardWraps.join(found.blocks()) : found.blocks();
        Outline.Structure structure = Outline.of(blocks, found.title(), false, budget);
        boolean withoutText = structure.clauses().isEmpty() && structure.front().isEmpty();
        return new ReadDocument(
                SourceFormat.DOCX,
                structure.title(),
                structure.front(),
                structure.clauses(),
                0,
                withoutText,
                false,
                found.agreement(),
                found.version(),
                found.warnings());
    }

    private static ReadDocument text(byte[] bytes, Budget budget) {
        Outline.Structure structure = Outline.of(HardWraps.join(TextFile.read(bytes)), "", false, budget);
        return new ReadDocument(
                SourceFormat.TEXT,
                structure.title(),
                structure.front(),
                structure.clauses(),
                0,
                false,
                false,
                null,
                0,
                List.of());
    }

    private ReadDocument pdf(byte[] bytes, Budget budget) {
        try (PdfFile file = PdfFile.open(bytes, budget)) {
            PdfLines lines = file.lines();
            var warnings = new ArrayList<>(file.warnings());
            boolean scanned = lines.lines().stream()
                            .mapToInt(line -> line.text().length())
                            .sum()
                    < 20 * Math.min(file.pages(), 50);
            if (scanned
                    && tesseract.isPresent()
                    && warnings.stream().anyMatch(w -> w.kind() == ReadWarning.Kind.IMAGES)) {
                ocrStart.starting(Tesseract.LONGEST);
                List<Block> read = HardWraps.join(tesseract.get().read(file.document()));
                if (read.stream().anyMatch(block -> block.kind() != Block.Kind.BLANK)) {
                    Outline.Structure structure = Outline.of(read, file.title(), true, new Budget(Tesseract.LONGEST));
                    return found(file, structure, false, true, warnings);
                }
            }
            var layout = new PdfLayout(lines);
            if (layout.dropped() > 0) {
                warnings.add(new ReadWarning(ReadWarning.Kind.HEADERS_FOOTERS, layout.dropped()));
            }
            Outline.Structure structure = Outline.of(layout.blocks(), file.title(), false, budget);
            return found(file, structure, lines.lines().isEmpty(), false, warnings);
        }
    }

    private static ReadDocument found(
            PdfFile file, Outline.Structure structure, boolean withoutText, boolean ocr, List<ReadWarning> warnings) {
        return new ReadDocument(
                SourceFormat.PDF,
                structure.title(),
                structure.front(),
                structure.clauses(),
                file.pages(),
                withoutText,
                ocr,
                null,
                0,
                warnings);
    }
}
