package no.avtaleverk.templates.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.ImportAnalysis;
import no.avtaleverk.model.document.ImportReport.ProposedDocument;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.Samples;
import no.avtaleverk.templates.docx.DocxRenderer;
import no.avtaleverk.templates.law.RequirementFiles;
import no.avtaleverk.templates.reading.BudgetedReader;
import no.avtaleverk.templates.register.RegisterFiles;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;

/**
 * Holds the setting of a 20-page agreement as PDF, and the reading of a 50-page Word file, against named rivals in the same run.
 *
 * <p>From the command line: rounds (40), the command of LibreOffice ({@code soffice}; {@code none} leaves it out). Half of the rounds
 * warm up and are not counted. Product and rival take turns, so that what else the machine does falls on both. Nothing is asserted.
 */
final class SpeedHarness {
    private static final int PDF_PAGES = 20;
    private static final int WORD_PAGES = 50;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Something to be timed. */
    @FunctionalInterface
    private interface Work {
        Object run() throws Exception;
    }

    /** Times of one work in milliseconds, sorted. */
    private record Times(double[] cpu, double[] wall) {
        static Times of(int rounds) {
            return new Times(new double[rounds], new double[rounds]);
        }

        Times counted() {
            double[] one = Arrays.copyOfRange(cpu, cpu.length / 2, cpu.length);
            double[] other = Arrays.copyOfRange(wall, wall.length / 2, wall.length);
            Arrays.sort(one);
            Arrays.sort(other);
            return new Times(one, other);
        }

        static double median(double[] sorted) {
            return sorted[sorted.length / 2];
        }
    }

    private SpeedHarness() {}

    static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
        String soffice = arguments.length > 1 ? arguments[1] : "soffice";
        var renderer = new PdfRenderer();

        DocumentContent agreement = ofPages(renderer, PDF_PAGES);
        byte[] pdf = renderer.render(agreement);
        System.out.printf(
                Locale.ROOT,
                "PDF: %d pages, %d words, %d clauses, %d kB; %d rounds, half of them counted%n",
                pages(pdf),
                words(agreement),
                agreement.clauses().size(),
                pdf.length / 1024,
                rounds);
        compare(
                "PDF/A-3a and PDF/UA-1",
                "raw PDFBox, same words",
                true,
                rounds,
                () -> renderer.render(agreement),
                () -> raw(agreement));
        if (!soffice.equals("none")) {
            againstLibreOffice(soffice, agreement, renderer);
        }

        DocumentContent longer = ofPages(renderer, WORD_PAGES);
        byte[] word = new DocxRenderer().render(longer);
        PartyRegister register = RegisterFiles.load();
        RequirementCatalogue catalogue = RequirementFiles.load();
        var reader = new BudgetedReader(Duration.ofMinutes(1), Optional.empty(), longest -> {});
        System.out.printf(
                Locale.ROOT,
                "Word: %d pages, %d words, %d clauses, %d kB%n",
                WORD_PAGES,
                words(longer),
                longer.clauses().size(),
                word.length / 1024);
        compare(
                "import with suggestions",
                "docx4j loading the file",
                true,
                rounds,
                () -> imported(reader, word, register, catalogue),
                () -> WordprocessingMLPackage.load(new ByteArrayInputStream(word))
                        .getMainDocumentPart()
                        .getJaxbElement());
    }

    private static List<ProposedDocument> imported(
            DocumentReader reader, byte[] word, PartyRegister register, RequirementCatalogue catalogue) {
        return switch (reader.read("avtale.docx", word)) {
            case DocumentReader.Reading.Read read -> {
                List<ProposedDocument> found = ImportAnalysis.analyse(
                        read.document(), "avtale.docx", register, catalogue, LocalDate.of(2026, 11, 22));
                if (found.stream().allMatch(document -> document.clauses().isEmpty())) {
                    throw new IllegalStateException("Nothing was found");
                }
                yield found;
            }
            case DocumentReader.Reading.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    private static void compare(String product, String rival, boolean inThisProcess, int rounds, Work ours, Work theirs)
            throws Exception {
        Times own = Times.of(rounds);
        Times other = Times.of(rounds);
        for (int i = 0; i < rounds; i++) {
            time(ours, own, i);
            time(theirs, other, i);
        }
        Times ownCounted = own.counted();
        Times otherCounted = other.counted();
        System.out.printf("  %s / %s%n", product, rival);
        if (inThisProcess) {
            print("CPU min, ms", ownCounted.cpu[0], otherCounted.cpu[0]);
            print("CPU median, ms", Times.median(ownCounted.cpu), Times.median(otherCounted.cpu));
        }
        print("wall min, ms", ownCounted.wall[0], otherCounted.wall[0]);
        print("wall median, ms", Times.median(ownCounted.wall), Times.median(otherCounted.wall));
    }

    private static void print(String what, double own, double other) {
        System.out.printf(
                Locale.ROOT,
                "    %-16s product %8.1f, rival %8.1f, product/rival %6.2f, rival/product %7.2f%n",
                what,
                own,
                other,
                own / other,
                other / own);
    }

    private static void time(Work work, Times times, int round) throws Exception {
        long wall = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        if (work.run() == null) {
            throw new IllegalStateException("Nothing came of it");
        }
        times.cpu[round] = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6;
        times.wall[round] = (System.nanoTime() - wall) / 1e6;
    }

    private static void againstLibreOffice(String soffice, DocumentContent agreement, PdfRenderer renderer)
            throws Exception {
        Path folder = Files.createTempDirectory("speed");
        Path file = Files.write(folder.resolve("avtale.docx"), new DocxRenderer().render(agreement));
        try {
            compare(
                    "PDF/A-3a and PDF/UA-1",
                    "new LibreOffice process",
                    false,
                    10,
                    () -> renderer.render(agreement),
                    () -> converted(soffice, folder, file));
        } catch (IOException e) {
            System.out.println("LibreOffice was not there: " + e.getMessage());
        } finally {
            Files.deleteIfExists(folder.resolve("avtale.pdf"));
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static Path converted(String soffice, Path folder, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        soffice, "--headless", "--convert-to", "pdf", "--outdir", folder.toString(), file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path pdf = folder.resolve("avtale.pdf");
        if (!process.waitFor(2, TimeUnit.MINUTES) || !Files.exists(pdf)) {
            process.destroyForcibly();
            throw new IOException("did not convert");
        }
        return pdf;
    }

    /** Text of the shipped standards, as much as fills the pages. */
    private static DocumentContent ofPages(PdfRenderer renderer, int pages) throws IOException {
        var source = new ArrayList<Clause>();
        for (int copy = 0; source.size() < 1_000; copy++) {
            for (String key : List.of("overordnet-samarbeidsavtale", "delavtale-4")) {
                for (Clause clause : Samples.standard(key, Language.BOKMAL, 1).clauses()) {
                    var id = new ClauseId("k-%d-%d".formatted(copy, source.size()));
                    source.add(new Clause(id, clause.level(), "", clause.text()));
                }
            }
        }
        int few = 1;
        int many = source.size();
        while (few < many) {
            int middle = (few + many) / 2;
            if (pages(renderer.render(of(source.subList(0, middle)))) < pages) {
                few = middle + 1;
            } else {
                many = middle;
            }
        }
        return of(source.subList(0, few));
    }

    private static DocumentContent of(List<Clause> clauses) {
        return Samples.content(
                Language.BOKMAL, 1, new Clauses(clauses).renumbered().list());
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument file = Loader.loadPDF(pdf)) {
            return file.getNumberOfPages();
        }
    }

    private static int words(DocumentContent content) {
        return content.clauses().stream()
                .mapToInt(clause ->
                        (clause.title() + " " + clause.text().body()).strip().split("\\s+").length)
                .sum();
    }

    /**
     * The same words by PDFBox alone: the same fonts, headings bold, lines broken greedily; no tags, no contents, no tables, no
     * attachments, nothing said of the document. The limit of what can be had with it.
     */
    private static byte[] raw(DocumentContent content) throws IOException {
        try (var file = new PDDocument()) {
            PDFont plain = PDType0Font.load(file, new ByteArrayInputStream(Fonts.SERIF.program()));
            PDFont bold = PDType0Font.load(file, new ByteArrayInputStream(Fonts.BOLD.program()));
            var pen = new Pen(file);
            for (Clause clause : content.clauses()) {
                pen.write(clause.title(), bold, 11.4f);
                for (String paragraph : clause.text().body().split("\n")) {
                    pen.write(paragraph, plain, 10.8f);
                }
            }
            pen.close();
            var out = new ByteArrayOutputStream();
            file.save(out);
            return out.toByteArray();
        }
    }

    /** Writes paragraphs from the top of each page. */
    private static final class Pen {
        private static final float WIDTH = 408;

        private final PDDocument file;
        private PDPageContentStream page;
        private float y = 765;

        Pen(PDDocument file) throws IOException {
            this.file = file;
            this.page = startPage();
        }

        private PDPageContentStream startPage() throws IOException {
            var next = new PDPage(PDRectangle.A4);
            file.addPage(next);
            y = 765;
            return new PDPageContentStream(file, next);
        }

        void write(String paragraph, PDFont font, float size) throws IOException {
            if (paragraph.isBlank()) {
                return;
            }
            float blank = font.getStringWidth(" ") / 1000 * size;
            var line = new StringBuilder();
            float width = 0;
            for (String word : paragraph.split(" ")) {
                float wide = font.getStringWidth(word) / 1000 * size;
                if (!line.isEmpty() && width + blank + wide > WIDTH) {
                    show(line, font, size);
                    width = 0;
                }
                if (!line.isEmpty()) {
                    line.append(' ');
                    width += blank;
                }
                line.append(word);
                width += wide;
            }
            show(line, font, size);
            y -= 7;
        }

        private void show(StringBuilder line, PDFont font, float size) throws IOException {
            if (y < 77) {
                page.close();
                page = startPage();
            }
            page.beginText();
            page.setFont(font, size);
            page.newLineAtOffset(113, y);
            page.showText(line.toString());
            page.endText();
            y -= size * 1.42f;
            line.setLength(0);
        }

        void close() throws IOException {
            page.close();
        }
    }
}
