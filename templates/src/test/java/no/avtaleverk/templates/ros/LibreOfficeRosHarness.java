package no.avtaleverk.templates.ros;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import no.avtaleverk.model.document.RosContent;
import no.avtaleverk.model.document.RosFileFormat;
import no.avtaleverk.model.document.RosFormReader.Reading;
import no.avtaleverk.model.ros.RosFormFindings;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.LibreOffice;

/**
 * Sends filled-in checklists of standard texts through LibreOffice, as Word forms and as workbooks, and reads them back; holds the scores,
 * zones and counts LibreOffice computes against ours. See docs/harness.md.
 */
public final class LibreOfficeRosHarness {
    private static final List<String> TEXTS = List.of("delavtale-2", "delavtale-4", "delavtale-5");
    private static final RosDocuments DOCUMENTS = new RosDocuments();
    private static final RosFormFiles READER = new RosFormFiles(Duration.ofSeconds(60));

    private int faults;

    private LibreOfficeRosHarness() {}

    public static void main(String[] arguments) throws Exception {
        var harness = new LibreOfficeRosHarness();
        try (var office = new LibreOffice(arguments.length > 0 ? arguments[0] : "soffice")) {
            System.out.println(office.version());
            harness.run(office, arguments.length > 1 ? Path.of(arguments[1]) : null);
        } catch (LibreOffice.NoLibreOfficeException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        System.out.println(harness.faults + " faults");
        System.exit(harness.faults == 0 ? 0 : 1);
    }

    /** A form as it was before LibreOffice. */
    private record Sent(String name, RosSamples sample, RosFormFindings findings) {}

    private void run(LibreOffice office, @org.jspecify.annotations.Nullable Path keep) throws Exception {
        var sent = new ArrayList<Sent>();
        Path docx = Files.createDirectories(office.folder().resolve("docx"));
        Path xlsx = Files.createDirectories(office.folder().resolve("xlsx"));
        Path graded = Files.createDirectories(office.folder().resolve("graded"));
        for (String text : TEXTS) {
            for (Language language : Language.values()) {
                String name = text + "-" + language.code();
                RosSamples sample = new RosSamples(text, language).worked();
                RosContent content = sample.content();
                var form = new FilledForms(DOCUMENTS.render(content, RosFileFormat.DOCX), content);
                RosFormFilesTests.fill(form, sample);
                var workbook = new FilledForms.Workbook(DOCUMENTS.render(content, RosFileFormat.XLSX));
                RosFormFilesTests.fill(workbook, sample, language);
                Files.write(graded.resolve(name + ".xlsx"), graded(content));
                Files.write(docx.resolve(name + ".docx"), form.saved());
                Files.write(xlsx.resolve(name + ".xlsx"), workbook.saved());
                sent.add(new Sent(name, sample, findings(sample, "a.docx", form.saved())));
            }
        }
        convert(office, "docx", "docx", "docx2");
        convert(office, "docx", "odt", "odt");
        convert(office, "odt", "docx", "docx3");
        convert(office, "xlsx", "xlsx", "xlsx2");
        convert(office, "graded", "xlsx", "graded2");
        convert(office, "xlsx", "ods", "ods");
        convert(office, "ods", "xlsx", "xlsx3");
        for (Sent one : sent) {
            for (String folder : List.of("docx2", "docx3", "xlsx2", "xlsx3")) {
                String name = one.name() + "." + folder.substring(0, 4);
                byte[] back = Files.readAllBytes(office.folder().resolve(folder).resolve(name));
                compare(one, folder, findings(one.sample(), name, back));
            }
            computed(one, office.folder().resolve("graded2").resolve(one.name() + ".xlsx"));
        }
        if (keep != null) {
            for (String folder : List.of("docx", "docx2", "docx3", "xlsx", "xlsx2", "xlsx3")) {
                Files.createDirectories(keep.resolve(folder));
                try (var files = Files.list(office.folder().resolve(folder))) {
                    for (Path file : files.toList()) {
                        Files.write(
                                keep.resolve(folder).resolve(file.getFileName().toString()), Files.readAllBytes(file));
                    }
                }
            }
        }
    }

    /** A workbook with every cell of the matrix in turn, and after it another. */
    private static byte[] graded(RosContent content) throws IOException {
        var workbook = new FilledForms.Workbook(DOCUMENTS.render(content, RosFileFormat.XLSX));
        int lines =
                content.items().stream().mapToInt(item -> item.lines().size()).sum();
        for (int i = 0; i < lines; i++) {
            grade(workbook, i, RosWorkbook.Column.BEFORE_LIKELIHOOD, i / 5);
            grade(workbook, i, RosWorkbook.Column.BEFORE_CONSEQUENCE, i);
            if (i % 3 > 0) {
                grade(workbook, i, RosWorkbook.Column.AFTER_LIKELIHOOD, i + i / 5);
                grade(workbook, i, RosWorkbook.Column.AFTER_CONSEQUENCE, i / 5);
            } else {
                workbook.empty(2, FilledForms.letters(RosWorkbook.Column.AFTER_LIKELIHOOD), i + 2);
                workbook.empty(2, FilledForms.letters(RosWorkbook.Column.AFTER_CONSEQUENCE), i + 2);
            }
        }
        return workbook.saved();
    }

    private static void grade(FilledForms.Workbook workbook, int line, RosWorkbook.Column column, int grade) {
        workbook.write(2, FilledForms.letters(column), line + 2, String.valueOf(1 + grade % RosGrade.HIGHEST));
    }

    private static void convert(LibreOffice office, String from, String format, String to) throws Exception {
        Files.createDirectories(office.folder().resolve(to));
        office.convert(from, format, to);
    }

    private static RosFormFindings findings(RosSamples sample, String name, byte[] file) {
        return switch (READER.read(name, file)) {
            case Reading.Read read -> sample.check(read.form());
            default -> throw new IllegalStateException(name + " was not read: " + READER.read(name, file));
        };
    }

    private void compare(Sent sent, String way, RosFormFindings back) {
        boolean same = back.notes().equals(sent.findings().notes())
                && back.faults().isEmpty()
                && back.unchanged() == sent.findings().unchanged();
        System.out.printf(
                "%s %s: %d notes, %d faults, %d unchanged%s%n",
                sent.name(),
                way,
                back.notes().size(),
                back.faults().size(),
                back.unchanged(),
                same ? "" : "  NOT AS SENT");
        if (!same) {
            faults++;
            back.faults().stream().limit(5).forEach(System.out::println);
            System.out.println(sent.findings().notes());
            System.out.println(back.notes());
        }
    }

    /** Whether the scores and zones that LibreOffice computed, and the sums of its matrices, are ours. */
    private void computed(Sent sent, Path file) throws Exception {
        var parts = new java.util.LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : java.util.Collections.list(zip.entries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        List<List<SheetCells.Row>> sheets = SheetCells.of(parts);
        var words = new RosWords(sent.sample().content());
        int held = 0;
        int graded = 0;
        for (SheetCells.Row row : sheets.get(1)) {
            if (!row.cell(at(RosWorkbook.Column.CODE)).startsWith("avr_")) {
                continue;
            }
            for (List<RosWorkbook.Column> four : List.of(
                    List.of(
                            RosWorkbook.Column.BEFORE_LIKELIHOOD,
                            RosWorkbook.Column.BEFORE_CONSEQUENCE,
                            RosWorkbook.Column.SCORE_BEFORE,
                            RosWorkbook.Column.ZONE_BEFORE),
                    List.of(
                            RosWorkbook.Column.AFTER_LIKELIHOOD,
                            RosWorkbook.Column.AFTER_CONSEQUENCE,
                            RosWorkbook.Column.SCORE_AFTER,
                            RosWorkbook.Column.ZONE_AFTER))) {
                List<String> cells =
                        four.stream().map(column -> row.cell(at(column))).toList();
                Optional<RosGrade> grade = cells.get(0).isEmpty()
                        ? Optional.empty()
                        : Optional.of(new RosGrade(Integer.parseInt(cells.get(0)), Integer.parseInt(cells.get(1))));
                String score = grade.map(one -> String.valueOf(one.score())).orElse("");
                String zone = grade.map(words::zone).orElse("");
                held++;
                graded += grade.isPresent() ? 1 : 0;
                if (!score.equals(cells.get(2)) || !zone.equals(cells.get(3))) {
                    faults++;
                    System.out.println("  computed otherwise: " + cells + ", ours " + score + " " + zone);
                }
            }
        }
        String lines = String.valueOf(held / 2);
        List<String> sums = sheets.get(3).stream()
                .filter(row -> row.cell(0).equals(words.of("sum")))
                .map(row -> row.cell(1))
                .toList();
        if (!sums.equals(List.of(lines, lines))) {
            faults++;
            System.out.println("  the matrices count otherwise: " + sums);
        }
        System.out.printf("%s computed: %d scores and zones held, %d of them graded%n", sent.name(), held, graded);
    }

    private static int at(RosWorkbook.Column column) {
        return List.of(RosWorkbook.Column.values()).indexOf(column);
    }
}
