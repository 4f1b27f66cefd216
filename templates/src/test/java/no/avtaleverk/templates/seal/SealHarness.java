package no.avtaleverk.templates.seal;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.model.signing.Level;
import no.avtaleverk.model.signing.ValidationReport;
import no.avtaleverk.model.validation.Verdict;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.pdf.VeraPdf;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Seals a document for many parties and tells what each seal and each examination costs, held against a plain incremental save of the same
 * file by PDFBox in the same run.
 */
public final class SealHarness {
    /** Of a plain save, which is shorter than the clock's tick. */
    private static final int SAVES = 30;

    private SealHarness() {}

    /** @param args signatures (13), level (B_LTA), the command of poppler's pdfsig ({@code pdfsig}) */
    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 13;
        Level level = args.length > 1 ? Level.valueOf(args[1]) : Level.B_LTA;
        String pdfsig = args.length > 2 ? args[2] : "pdfsig";
        Path folder = Files.createTempDirectory("seals");
        SealSettings all = SealSettings.throwAway(folder.resolve("keys"));
        Seals seals = Seals.open(
                new SealSettings(all.key(), all.timeStamps(), all.trustedRoots(), all.status(), level, all.timeLimit()),
                Clock.systemUTC());
        warmUp(seals);

        List<PartyLine> parties = SealSamples.parties(count);
        byte[] pdf = SealSamples.document(count, Language.BOKMAL);
        int pages = pages(pdf);
        System.out.printf(
                Locale.ROOT,
                "%d signatures %s in one document of %d pages, %d kB unsigned%n",
                count,
                level,
                pages,
                pdf.length >> 10);
        System.out.println("CPU; signature  seal ms   save ms   seal/save   examine ms   examine/save     kB  verdict");
        var ratios = new ArrayList<Double>();
        boolean valid = true;
        for (int i = 0; i < count; i++) {
            byte[] before = pdf;
            double save = millis(() -> save(before, SAVES)) / SAVES;
            byte[][] sealed = new byte[1][];
            double seal = millis(() -> sealed[0] = seals.sealing()
                    .seal(before, SealSamples.order(parties.get(SealHarness.index(before, parties)), Language.BOKMAL))
                    .content());
            pdf = sealed[0];
            ValidationReport[] report = new ValidationReport[1];
            double examine = millis(() -> report[0] = seals.validation().validate(sealed[0]));
            valid &= report[0].verdict() == Verdict.VALID;
            ratios.add(seal / save);
            System.out.printf(
                    Locale.ROOT,
                    "%9d  %10.1f  %8.1f  %10.1f  %11.1f  %13.1f  %5d  %s%n",
                    i + 1,
                    seal,
                    save,
                    seal / save,
                    examine,
                    examine / save,
                    pdf.length >> 10,
                    report[0].verdict());
        }
        ratios.sort(null);
        System.out.printf(
                Locale.ROOT,
                "seal / plain save: min %.1f, median %.1f%n",
                ratios.getFirst(),
                ratios.get(ratios.size() / 2));
        List<String> faults = VeraPdf.faults(pdf);
        System.out.printf("veraPDF, PDF/A-3a and PDF/UA-1 after the last: %d faults%n", faults.size());
        faults.forEach(System.out::println);
        Path file = folder.resolve("sealed.pdf");
        Files.write(file, pdf);
        System.out.println(file);
        pdfsig(pdfsig, file);
        if (!valid || !faults.isEmpty()) {
            System.exit(1);
        }
    }

    private static void warmUp(Seals seals) {
        for (int i = 0; i < 6; i++) {
            byte[] pdf = SealSamples.document(2, Language.NYNORSK);
            save(pdf, SAVES);
            pdf = seals.sealing()
                    .seal(pdf, SealSamples.order(SealSamples.parties(2).getFirst(), Language.NYNORSK))
                    .content();
            seals.validation().validate(pdf);
        }
    }

    private static int index(byte[] pdf, List<PartyLine> parties) {
        try {
            int taken = (int) Revisions.of(pdf).signed().stream()
                    .filter(one -> !one.timeStamp())
                    .count();
            return Math.min(taken, parties.size() - 1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Processor time of all threads, since an examination has its own. */
    private static double millis(Runnable work) {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long start = machine.getProcessCpuTime();
        work.run();
        return (machine.getProcessCpuTime() - start) / 1e6;
    }

    /** What PDFBox alone takes to read the file and write one object of it again. */
    private static void save(byte[] pdf, int times) {
        try {
            for (int i = 0; i < times; i++) {
                try (PDDocument file = Loader.loadPDF(pdf)) {
                    file.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
                    file.saveIncremental(new ByteArrayOutputStream());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument file = Loader.loadPDF(pdf)) {
            return file.getNumberOfPages();
        }
    }

    private static void pdfsig(String command, Path file) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(command, file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            System.out.println("pdfsig is not at hand");
            return;
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        System.out.println("pdfsig (which can not check time-stamps over the document):");
        for (String block : out.split("Signature #")) {
            if (block.contains("ETSI.CAdES")) {
                System.out.printf(
                        "  %-28s %-10s %s%n",
                        after(block, "Signature Field Name: "),
                        after(block, "Signing Hash Algorithm: "),
                        after(block, "Signature Validation: "));
            }
        }
    }

    private static String after(String block, String label) {
        int at = block.indexOf(label);
        return at < 0
                ? ""
                : block.substring(at + label.length()).lines().findFirst().orElse("");
    }
}
