package no.avtaleverk.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.Redliner.Redline;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.LibreOffice.Job;
import no.avtaleverk.templates.LibreOffice.NoLibreOfficeException;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;

/**
 * Has LibreOffice accept and reject all the tracked changes of redlines, and holds what it then has, paragraph by paragraph with
 * style, number and words, against what it has of the new and the old text set plainly.
 *
 * <p>From the command line: redlines (40), first seed (1), the command of LibreOffice (soffice). Ends with 1 when a reading differs
 * (the files are then kept), and with 2 when LibreOffice is not there.
 */
final class LibreOfficeRedlineHarness {
    private static final Instant AT = Instant.parse("2026-11-22T10:15:30Z");
    private static final int MOST_SHOWN = 4;

    private final LibreOffice office;

    private LibreOfficeRedlineHarness(LibreOffice office) {
        this.office = office;
    }

    static void main(String[] arguments) throws Exception {
        int redlines = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        var office = new LibreOffice(arguments.length > 2 ? arguments[2] : "soffice");
        int exit;
        try {
            exit = new LibreOfficeRedlineHarness(office).run(redlines, seed) ? 0 : 1;
        } catch (NoLibreOfficeException e) {
            System.out.println(e.getMessage());
            exit = 2;
        }
        if (exit == 1) {
            System.out.println("The files are kept in " + office.folder());
        } else {
            office.close();
        }
        System.exit(exit);
    }

    /** Whether every reading is as it should be. */
    private boolean run(int redlines, long first) throws IOException, InterruptedException, NoLibreOfficeException {
        System.out.println(office.version());
        List<StandardText> standards = StandardTexts.load().all();
        var jobs = new ArrayList<Job>();
        for (int i = 0; i < redlines; i++) {
            Language language = Language.values()[i / standards.size() % Language.values().length];
            DocumentContent before =
                    Samples.standard(standards.get(i % standards.size()).key(), language, 1);
            Clauses edited = new RandomEdits(first + i).edit(new Clauses(before.clauses()), 0.1 + i % 5 * 0.2);
            DocumentContent after = RandomEdits.with(before, edited, 2);
            Path redline = file(i, "redline", redline(before, after));
            jobs.add(new Job(file(i, "old", plain(before)), "", lines(i, "old")));
            jobs.add(new Job(file(i, "new", plain(after)), "", lines(i, "new")));
            jobs.add(new Job(redline, "RejectAllTrackedChanges", lines(i, "rejected")));
            jobs.add(new Job(redline, "AcceptAllTrackedChanges", lines(i, "accepted")));
        }
        office.work(jobs);
        int rejected = 0;
        int accepted = 0;
        for (int i = 0; i < redlines; i++) {
            rejected += isSame(i, "old", "rejected") ? 1 : 0;
            accepted += isSame(i, "new", "accepted") ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%d redlines, seeds %d to %d: all rejected is the old text in %d, all accepted the new text in %d%n",
                redlines,
                first,
                first + redlines - 1,
                rejected,
                accepted);
        return rejected == redlines && accepted == redlines;
    }

    private static byte[] redline(DocumentContent before, DocumentContent after) {
        return switch (Documents.redliner().draw(before, after, "Jonas Lid", AT)) {
            case Redline.Drawn drawn -> drawn.file();
            case Redline.Unfaithful unfaithful -> throw new IllegalStateException(String.valueOf(unfaithful));
        };
    }

    private static byte[] plain(DocumentContent content) {
        return Documents.renderer().render(content, DocumentFormat.DOCX);
    }

    private Path file(int number, String name, byte[] bytes) throws IOException {
        return Files.write(office.folder().resolve("%03d-%s.docx".formatted(number, name)), bytes);
    }

    private Path lines(int number, String name) {
        return office.folder().resolve("%03d-%s.txt".formatted(number, name));
    }

    /** Whether two readings have the same clauses; where they do not, the first differences are printed. */
    private boolean isSame(int number, String wanted, String found) throws IOException {
        List<String> should = clauses(Files.readAllLines(lines(number, wanted)));
        List<String> is = clauses(Files.readAllLines(lines(number, found)));
        if (should.equals(is)) {
            return true;
        }
        System.out.printf("%03d %s, not as %s:%n", number, found, wanted);
        int shown = 0;
        for (var delta : com.github.difflib.DiffUtils.diff(should, is).getDeltas()) {
            if (shown++ < MOST_SHOWN) {
                System.out.println("   should be " + cut(delta.getSource().getLines()));
                System.out.println("   is        " + cut(delta.getTarget().getLines()));
            }
        }
        return false;
    }

    private static List<String> cut(List<String> lines) {
        return lines.stream()
                .map(line -> line.length() < 80 ? line : line.substring(0, 80) + "…")
                .toList();
    }

    /** From the first heading on: the title page tells which texts these are, and the contents are not tracked. */
    private static List<String> clauses(List<String> lines) {
        int first = 0;
        while (first < lines.size() && !lines.get(first).startsWith("Heading ")) {
            first++;
        }
        return lines.subList(first, lines.size());
    }
}
