package no.avtaleverk.templates.reading;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The OCR program Tesseract, when it is installed. Each page is drawn, read and forgotten; the pictures are deleted at once. */
public final class Tesseract {
    /** Longest time for one file. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Tesseract.class);
    private static final int MAX_PAGES = 100;
    private static final float DPI = 250;
    /** Largest side of a page that is drawn, in points: A2. */
    private static final float MAX_SIDE = 1_700;

    private final Path program;
    private final String language;

    private Tesseract(Path program, String language) {
        this.program = program;
        this.language = language;
    }

    /** Find the program on a search path such as the environment's {@code PATH}, with Norwegian or else English letters. */
    public static Optional<Tesseract> onPath(String path) {
        for (String folder : path.split(File.pathSeparator)) {
            Path program = Path.of(folder.isEmpty() ? "." : folder, "tesseract");
            if (!folder.isEmpty() && Files.isExecutable(program)) {
                return languages(program).map(language -> new Tesseract(program, language));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> languages(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--list-langs")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            List<String> known;
            try (var output = process.inputReader(StandardCharsets.UTF_8)) {
                known = output.lines().map(String::strip).toList();
            }
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return known.contains("nor")
                    ? Optional.of(known.contains("eng") ? "nor+eng" : "nor")
                    : known.contains("eng") ? Optional.of("eng") : Optional.empty();
        } catch (IOException e) {
            LOG.info("Tesseract is there but does not start", e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The lines of all pages, as well as the program can read them. */
    List<Block> read(PDDocument document) {
        if (document.getNumberOfPages() > MAX_PAGES) {
            throw new UnreadableFileException(
                    ReadFault.TOO_MANY_PAGES,
                    "%d scanned pages; at most %d are read".formatted(document.getNumberOfPages(), MAX_PAGES));
        }
        var budget = new Budget(LONGEST);
        var renderer = new PDFRenderer(document);
        var blocks = new ArrayList<Block>();
        try {
            Path folder = Files.createTempDirectory("avtaleverk-ocr");
            try {
                for (int page = 0; page < document.getNumberOfPages(); page++) {
                    budget.checkTime();
                    blocks.addAll(page(document, renderer, page, folder.resolve("page.png")));
                }
            } finally {
                Files.deleteIfExists(folder.resolve("page.png"));
                Files.deleteIfExists(folder);
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof UnreadableFileException refused) {
                throw refused;
            }
            throw new UnreadableFileException(ReadFault.CORRUPT, "The scanned pages can not be drawn: " + e);
        }
        return blocks;
    }

    private List<Block> page(PDDocument document, PDFRenderer renderer, int page, Path picture) throws IOException {
        var box = document.getPage(page).getCropBox();
        float side = Math.max(box.getWidth(), box.getHeight());
        BufferedImage image =
                renderer.renderImageWithDPI(page, side > MAX_SIDE ? DPI * MAX_SIDE / side : DPI, ImageType.GRAY);
        ImageIO.write(image, "png", picture.toFile());
        Process process = new ProcessBuilder(
                        program.toString(), picture.toString(), "stdout", "-l", language, "--psm", "3")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            var text = new StringBuilder();
            char[] buffer = new char[8_192];
            for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
                text.append(buffer, 0, read);
                Budget.checkCharacters(text.length());
            }
            if (text.toString().isBlank()) {
                return List.of();
            }
            return TextFile.read(text.toString().getBytes(StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }
}
