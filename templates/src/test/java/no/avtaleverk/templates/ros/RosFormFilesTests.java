package no.avtaleverk.templates.ros;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.RosContent;
import no.avtaleverk.model.document.RosFileFormat;
import no.avtaleverk.model.document.RosFormReader.Reading;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.RosForm;
import no.avtaleverk.model.ros.RosFormFault;
import no.avtaleverk.model.ros.RosFormFault.Cause;
import no.avtaleverk.model.ros.RosFormFindings;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosMarks;
import no.avtaleverk.model.ros.RosNote.GuideAnswer;
import no.avtaleverk.model.ros.RosNote.RosGuideAnswered;
import no.avtaleverk.model.ros.RosNote.RosMeasureSet;
import no.avtaleverk.model.ros.RosNote.RosRowSetAside;
import no.avtaleverk.model.ros.RosNote.RosScored;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.pdf.PdfLint;
import no.avtaleverk.templates.pdf.VeraPdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RosFormFilesTests {
    private static final RosDocuments DOCUMENTS = new RosDocuments();
    private static final RosFormFiles FILES = new RosFormFiles(Duration.ofSeconds(30));
    private static final String TEXT = "delavtale-4";

    private final RosSamples sample = new RosSamples(TEXT, Language.NYNORSK).worked();
    private final RosContent content = sample.content();

    private static RosForm read(String name, byte[] bytes) {
        assertThat(FILES.read(name, bytes)).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) FILES.read(name, bytes)).form();
    }

    private FilledForms docx() throws Exception {
        return new FilledForms(DOCUMENTS.render(content, RosFileFormat.DOCX), content);
    }

    static String area(RosItem item) {
        return item.lines().getFirst().area();
    }

    private static List<Cause> causes(RosFormFindings findings) {
        return findings.faults().stream().map(RosFormFault::cause).toList();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aFormThatNobodyFilledInBringsNothing(Language language) {
        RosSamples one = new RosSamples(TEXT, language).worked();
        int lines = one.content().items().stream()
                .mapToInt(item -> item.lines().size())
                .sum();
        for (RosFileFormat format : List.of(RosFileFormat.DOCX, RosFileFormat.XLSX)) {
            RosForm form = read("ros." + format.extension(), DOCUMENTS.render(one.content(), format));
            assertThat(form.lines()).as("%s", format).hasSize(lines).hasSizeGreaterThan(20);
            RosFormFindings findings = one.check(form);
            assertThat(findings.faults()).isEmpty();
            assertThat(findings.notes()).isEmpty();
            assertThat(findings.unchanged()).isEqualTo(lines + form.answers().size());
        }
    }

    @Test
    void whatIsTickedAndWrittenInWordIsReadBack() throws Exception {
        FilledForms form = docx();
        fill(form, sample);
        RosFormFindings findings = sample.check(read("ros.docx", form.saved()));
        assertThat(findings.faults()).isEmpty();
        assertFilled(findings);
    }

    static void fill(FilledForms form, RosSamples sample) throws Exception {
        RosItem third = sample.item(2);
        form.measure(third, "Vakttelefon", "1.9.2027");
        form.grade(third, area(third), 4, 4, 2, 4);
        form.reason(third, "Erfaring frå i fjor", false);
        form.reason(sample.item(3), "Finst ikkje her", true);
        form.answer(question(1), 0, "Sjå punkt 4");
    }

    private void assertFilled(RosFormFindings findings) {
        RosItem third = sample.item(2);
        assertThat(findings.notes()).hasSize(4);
        assertThat(findings.notes().get(0)).isInstanceOfSatisfying(RosMeasureSet.class, set -> {
            assertThat(set.what()).isEqualTo("Vakttelefon");
            assertThat(set.lowers()).isEqualTo(Lowers.LIKELIHOOD);
            assertThat(set.party()).isEqualTo(RosSamples.KOMMUNE);
            assertThat(set.role()).isEqualTo(Role.LEADER);
            assertThat(set.due()).isEqualTo(LocalDate.of(2027, 9, 1));
        });
        assertThat(findings.notes().get(1))
                .isEqualTo(new RosScored(
                        third.id(),
                        area(third),
                        RosSamples.KOMMUNE,
                        new RosGrade(4, 4),
                        new RosGrade(2, 4),
                        third.ground(),
                        "Erfaring frå i fjor"));
        assertThat(findings.notes().get(2))
                .isEqualTo(new RosRowSetAside(sample.item(3).id(), "Finst ikkje her"));
        // The clauses that speak of the question are named, as on the page.
        List<ClauseId> speaking = sample.guideText().ids(question(1));
        assertThat(speaking).isNotEmpty();
        assertThat(findings.notes().get(3))
                .isEqualTo(new RosGuideAnswered(
                        question(1),
                        RosSamples.KOMMUNE,
                        GuideAnswer.YES,
                        "Sjå punkt 4",
                        speaking,
                        sample.guideText().ground(speaking)));
    }

    static String question(int at) {
        return RosSamples.GUIDE.sections().getFirst().questions().get(at).id();
    }

    @Test
    void theSameFormTakenTwiceBringsNothingTheSecondTime() throws Exception {
        FilledForms form = docx();
        fill(form, sample);
        RosForm read = read("ros.docx", form.saved());
        sample.check(read).notes().forEach(note -> sample.note(note, RosSamples.KOMMUNE));
        RosFormFindings again = sample.check(read);
        assertThat(again.notes()).isEmpty();
        assertThat(again.faults()).isEmpty();
    }

    @Test
    void whatCanNotBeNotedIsNamedWithItsRow() throws Exception {
        FilledForms form = docx();
        RosItem second = sample.item(1);
        RosItem third = sample.item(2);
        RosItem fourth = sample.item(3);
        RosItem fifth = sample.item(4);
        FilledForms.tick(FilledForms.cell(form.line(third, area(third)), 1), 1, true);
        FilledForms.tick(FilledForms.cell(form.line(third, area(third)), 1), 3, true);
        form.grade(fourth, area(fourth), 3, 0, 0, 0);
        form.grade(second, area(second), 0, 0, 0, 0);
        form.grade(fifth, area(fifth), 4, 4, 2, 4);
        form.reason(sample.item(5), "Berre ord", false);
        form.measure(sample.item(6), "Tiltak utan dag", "snart");
        RosFormFindings findings = sample.check(read("ros.docx", form.saved()));
        assertThat(findings.notes()).isEmpty();
        assertThat(findings.faults())
                .extracting(RosFormFault::cause, RosFormFault::item)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                Cause.MEASURE_WITHOUT_DATE, sample.item(6).id()),
                        org.assertj.core.groups.Tuple.tuple(Cause.GRADE_TAKEN_AWAY, second.id()),
                        org.assertj.core.groups.Tuple.tuple(Cause.TWO_TICKED, third.id()),
                        org.assertj.core.groups.Tuple.tuple(Cause.LIKELIHOOD_ALONE, fourth.id()),
                        org.assertj.core.groups.Tuple.tuple(Cause.REFUSED, fifth.id()),
                        org.assertj.core.groups.Tuple.tuple(
                                Cause.REASON_ALONE, sample.item(5).id()));
    }

    @Test
    void aFormOfAnotherAgreementAnOlderListOrAnotherPartyIsToldApart() {
        RosForm form = read("ros.docx", DOCUMENTS.render(content, RosFileFormat.DOCX));
        var made = java.util.Objects.requireNonNull(form.made());
        assertThat(causes(sample.check(with(form, new RosForm.Made(made.list(), "00000000", made.party())))))
                .containsExactly(Cause.OTHER_AGREEMENT);
        assertThat(causes(sample.check(with(form, new RosForm.Made(made.list(), made.agreement(), "00000000")))))
                .containsExactly(Cause.OTHER_PARTY);
        assertThat(causes(sample.check(with(form, new RosForm.Made("0".repeat(16), made.agreement(), made.party())))))
                .containsExactly(Cause.OLDER_LIST);
        assertThat(causes(sample.check(with(form, null)))).containsExactly(Cause.UNKNOWN_ORIGIN);
        RosSamples other = new RosSamples("delavtale-5", Language.NYNORSK);
        assertThat(causes(other.check(form))).contains(Cause.OLDER_LIST, Cause.UNKNOWN_ROW);
        // Nobody knows a part of a form by the key it has in the file.
        assertThat(other.check(form).faults())
                .filteredOn(fault -> fault.cause() == Cause.UNKNOWN_ROW)
                .containsExactly(new RosFormFault(Cause.UNKNOWN_ROW, "", "", "", List.of()));
    }

    private static RosForm with(RosForm form, RosForm.@org.jspecify.annotations.Nullable Made made) {
        return new RosForm(made, form.lines(), form.rows(), form.answers());
    }

    @Test
    void whatSomebodyGradedMeanwhileIsNotWrittenOver() throws Exception {
        RosItem third = sample.item(2);
        FilledForms form = docx();
        form.grade(third, area(third), 2, 2, 0, 0);
        sample.note(
                new RosScored(
                        third.id(), area(third), RosSamples.KOMMUNE, new RosGrade(5, 1), null, third.ground(), ""),
                RosSamples.KOMMUNE);
        RosFormFindings findings = sample.check(read("ros.docx", form.saved()));
        assertThat(causes(findings)).containsExactly(Cause.NOTED_MEANWHILE);
        assertThat(findings.notes()).isEmpty();
    }

    static String mark(RosItem item) {
        return "avr_" + RosMarks.lineKey(RosSamples.AGREEMENT, item.id(), area(item));
    }

    @Test
    void whatIsWrittenInAWorkbookIsReadBack() throws Exception {
        var workbook = new FilledForms.Workbook(DOCUMENTS.render(content, RosFileFormat.XLSX));
        fill(workbook, sample, Language.NYNORSK);
        RosFormFindings findings = sample.check(read("ros.xlsx", workbook.saved()));
        assertThat(findings.faults()).isEmpty();
        assertFilled(findings);
    }

    static void fill(FilledForms.Workbook workbook, RosSamples sample, Language language) {
        boolean nynorsk = language == Language.NYNORSK;
        int row = workbook.row(2, mark(sample.item(2)));
        Map.ofEntries(
                        Map.entry(RosWorkbook.Column.BEFORE_LIKELIHOOD, "4"),
                        Map.entry(RosWorkbook.Column.BEFORE_CONSEQUENCE, "4"),
                        Map.entry(RosWorkbook.Column.AFTER_LIKELIHOOD, "2"),
                        Map.entry(RosWorkbook.Column.AFTER_CONSEQUENCE, "4"),
                        Map.entry(RosWorkbook.Column.REASON, "Erfaring frå i fjor"),
                        Map.entry(RosWorkbook.Column.NEW_MEASURE, "Vakttelefon"),
                        Map.entry(RosWorkbook.Column.LOWERS, nynorsk ? "sannsyn" : "sannsynlighet"),
                        Map.entry(RosWorkbook.Column.PARTY, "Vaksdal kommune"),
                        Map.entry(RosWorkbook.Column.ROLE, nynorsk ? "leiar" : "leder"),
                        Map.entry(RosWorkbook.Column.DUE, "46631"))
                .forEach((column, value) -> workbook.write(2, FilledForms.letters(column), row, value));
        int aside = workbook.row(2, mark(sample.item(3)));
        workbook.write(2, FilledForms.letters(RosWorkbook.Column.NOT_RELEVANT), aside, "x");
        workbook.write(2, FilledForms.letters(RosWorkbook.Column.REASON), aside, "Finst ikkje her");
        int answer = workbook.row(6, "avq_" + RosMarks.questionKey(RosSamples.AGREEMENT, question(1)));
        workbook.write(6, "D", answer, "ja").write(6, "E", answer, "Sjå punkt 4");
    }

    @Test
    void aReasonBesideAnAreaThatIsNotGradedIsNamedAlsoWhereAnotherAreaIsGraded() throws Exception {
        RosItem item = sample.analysis().items().stream()
                .filter(one -> one.lines().size() > 1
                        && one.lines().stream().allMatch(line -> line.scores().isEmpty()))
                .findFirst()
                .orElseThrow();
        String second = item.lines().get(1).area();
        var workbook = new FilledForms.Workbook(DOCUMENTS.render(content, RosFileFormat.XLSX));
        int graded = workbook.row(2, mark(item));
        int beside = workbook.row(2, "avr_" + RosMarks.lineKey(RosSamples.AGREEMENT, item.id(), second));
        workbook.write(2, FilledForms.letters(RosWorkbook.Column.BEFORE_LIKELIHOOD), graded, "2")
                .write(2, FilledForms.letters(RosWorkbook.Column.BEFORE_CONSEQUENCE), graded, "2")
                .write(2, FilledForms.letters(RosWorkbook.Column.REASON), beside, "Gjeld berre dette området");
        RosFormFindings findings = sample.check(read("ros.xlsx", workbook.saved()));
        assertThat(findings.notes()).hasSize(1);
        assertThat(findings.faults())
                .containsExactly(new RosFormFault(Cause.REASON_ALONE, item.id(), "", "", List.of()));
        // The same words beside both are noted, and none are lost.
        workbook.write(2, FilledForms.letters(RosWorkbook.Column.REASON), graded, "Gjeld berre dette området");
        assertThat(sample.check(read("ros.xlsx", workbook.saved())).faults()).isEmpty();
    }

    @Test
    void whoeverChoosesWhatIsNotInTheListIsToldToChooseFromIt() throws Exception {
        byte[] xlsx = DOCUMENTS.render(content, RosFileFormat.XLSX);
        String rows = part(xlsx, "xl/worksheets/sheet2.xml");
        assertThat(rows).contains("error=\"Vel 1 til 5\"", "error=\"Vel frå lista\"");
        assertThat(rows).doesNotContain("error=\"Kode");
    }

    /** Colour alone tells some readers nothing. */
    @Test
    void theColumnsToFillInAreNamed() throws Exception {
        assertThat(words("ros.xlsx", DOCUMENTS.render(content, RosFileFormat.XLSX)))
                .contains(
                        "«Sannsyn i dag», «Konsekvens i dag»",
                        "«Nytt tiltak»",
                        "«Rolle» og «Frist»",
                        "«Svar» og «Kommentar»");
    }

    private static String part(byte[] zip, String name) throws Exception {
        try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** Some megabytes in the file that would be gigabytes in memory. */
    @Test
    void aSharedStringThatManyCellsShowIsNotWrittenOutForEach() throws Exception {
        byte[] xlsx = new FilledForms.Workbook(DOCUMENTS.render(content, RosFileFormat.XLSX))
                .without("xl/sharedStrings.xml")
                .saved();
        String letters = new java.util.Random(1)
                .ints(1 << 20, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String shared = "<sst><si><t>" + letters + "</t></si></sst>";
        String cells = "<worksheet><sheetData><row>" + "<c t=\"s\"><v>0</v></c>".repeat(300)
                + "</row></sheetData></worksheet>";
        byte[] file = packed(
                packed(xlsx, "xl/sharedStrings.xml", shared.getBytes(StandardCharsets.UTF_8)),
                "xl/worksheets/sheet99.xml",
                cells.getBytes(StandardCharsets.UTF_8));
        assertThat(fault("ros.xlsx", file)).isEqualTo(ReadFault.TOO_COMPLEX);
    }

    /** All of it is stored with the file, whether a program shows it or not. */
    @Test
    void theNumberOfAPersonIsFoundWhereverItStandsInTheFile() throws Exception {
        byte[] docx = DOCUMENTS.render(content, RosFileFormat.DOCX);
        byte[] xlsx = DOCUMENTS.render(content, RosFileFormat.XLSX);
        assertThat(words("ros.docx", docx)).doesNotContain("avl_");
        assertThat(NationalIdentityNumbers.occursIn(words("ros.docx", docx))).isFalse();
        assertThat(NationalIdentityNumbers.occursIn(words("ros.xlsx", xlsx))).isFalse();
        String parted = "<w:p><w:r><w:t>130972</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>48022</w:t></w:r></w:p>";
        for (String part : List.of(
                "<w:comments %s><w:comment>" + parted + "</w:comment></w:comments>",
                "<w:hdr %s>" + parted + "</w:hdr>",
                "<w:ftr %s><w:p><w:del><w:r><w:delText>13097248022</w:delText></w:r></w:del></w:p></w:ftr>",
                "<w:x %s title=\"13097248022\"/>")) {
            byte[] file = packed(
                    docx,
                    "word/more.xml",
                    part.formatted("xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"")
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(NationalIdentityNumbers.occursIn(words("ros.docx", file)))
                    .as(part)
                    .isTrue();
        }
        byte[] commented = packed(
                xlsx,
                "xl/comments1.xml",
                "<comments><commentList><comment><text><r><t>13097</t></r><r><t>248022</t></r></text></comment></commentList></comments>"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(NationalIdentityNumbers.occursIn(words("ros.xlsx", commented)))
                .isTrue();
        // Two cells are not one number.
        byte[] beside = packed(
                xlsx,
                "xl/worksheets/sheet99.xml",
                "<worksheet><sheetData><row><c><v>130972</v></c><c><v>48022</v></c></row></sheetData></worksheet>"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(NationalIdentityNumbers.occursIn(words("ros.xlsx", beside))).isFalse();
    }

    private static String words(String name, byte[] bytes) {
        assertThat(FILES.read(name, bytes)).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) FILES.read(name, bytes)).words();
    }

    @Test
    void whatIsNoGradeInAWorkbookIsNamed() throws Exception {
        RosItem third = sample.item(2);
        var workbook = new FilledForms.Workbook(DOCUMENTS.render(content, RosFileFormat.XLSX));
        workbook.write(
                2, FilledForms.letters(RosWorkbook.Column.BEFORE_LIKELIHOOD), workbook.row(2, mark(third)), "høg");
        RosFormFindings findings = sample.check(read("ros.xlsx", workbook.saved()));
        assertThat(findings.faults())
                .containsExactly(new RosFormFault(Cause.NOT_A_GRADE, third.id(), area(third), "høg", List.of()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theDocumentToReadIsPdfA3aAndPdfUa1(Language language) throws Exception {
        byte[] pdf = DOCUMENTS.render(new RosSamples(TEXT, language).worked().content(), RosFileFormat.PDF);
        Files.write(Path.of("target/ros-" + language.code() + ".pdf"), pdf);
        assertThat(VeraPdf.faults(pdf)).isEmpty();
        assertThat(PdfLint.check(pdf)).isEmpty();
    }

    @Test
    void theSameContentGivesTheSameBytes() {
        for (RosFileFormat format : RosFileFormat.values()) {
            assertThat(DOCUMENTS.render(content, format))
                    .as("%s", format)
                    .isEqualTo(DOCUMENTS.render(sample.content(), format));
        }
    }

    @Test
    void noCellOfTheTableIsTakenForAFormula() {
        String csv = new String(DOCUMENTS.render(content, RosFileFormat.CSV), StandardCharsets.UTF_8);
        assertThat(csv.lines().findFirst().orElseThrow()).contains("\"row\";\"kind\";\"matter\";\"event\";\"area\"");
        assertThat(csv)
                .contains("\"'=Opplæring for alle nye")
                .contains("\"25\";\"RED\"")
                .contains("AGREED");
    }

    @Test
    void theFormForProgramsNamesEveryRowAndItsGrades() {
        var json = tools.jackson.databind.json.JsonMapper.builder()
                .build()
                .readTree(DOCUMENTS.render(content, RosFileFormat.JSON));
        assertThat(json.path("format").asString()).isEqualTo("avtaleverk-ros/1");
        assertThat(json.path("rows").size())
                .isEqualTo(content.analysis().items().size());
        var line = json.path("rows").get(0).path("areas").get(0);
        assertThat(line.path("before").path("score").asInt()).isEqualTo(25);
        assertThat(line.path("after").path("zone").asString()).isEqualTo("YELLOW");
        assertThat(json.path("guide").get(0).path("answer").asString()).isEqualTo("PARTLY");
    }

    @Test
    void filesThatAreNoFormsOfOursAreRefused() throws Exception {
        byte[] docx = DOCUMENTS.render(content, RosFileFormat.DOCX);
        assertThat(FILES.read("ros.xlsx", docx)).isInstanceOf(Reading.Refused.class);
        assertThat(fault("ros.docx", DOCUMENTS.render(content, RosFileFormat.XLSX)))
                .isEqualTo(ReadFault.WRONG_EXTENSION);
        assertThat(fault("ros.xlsm", DOCUMENTS.render(content, RosFileFormat.XLSX)))
                .isEqualTo(ReadFault.MACRO);
        assertThat(fault("ros.docm", docx)).isEqualTo(ReadFault.MACRO);
        assertThat(fault("ros.docx", packed(docx, "word/vbaProject.bin", new byte[] {1})))
                .isEqualTo(ReadFault.MACRO);
        byte[] xlsx = DOCUMENTS.render(content, RosFileFormat.XLSX);
        assertThat(fault("ros.xlsx", packed(xlsx, "xl/vbaProject.bin", new byte[] {1})))
                .isEqualTo(ReadFault.MACRO);
        assertThat(fault("ros.xlsx", packed(xlsx, "xl/worksheets/sheet9.xml", new byte[80 << 20])))
                .isEqualTo(ReadFault.ZIP_BOMB);
        assertThat(fault(
                        "ros.xlsx",
                        packed(
                                xlsx,
                                "xl/worksheets/sheet9.xml",
                                "<!DOCTYPE x [<!ENTITY y \"z\">]><worksheet>&y;</worksheet>"
                                        .getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(ReadFault.DOCTYPE);
        assertThat(fault("ros.docx", new byte[0])).isEqualTo(ReadFault.EMPTY);
        assertThat(fault("ros.pdf", DOCUMENTS.render(content, RosFileFormat.PDF)))
                .isEqualTo(ReadFault.UNKNOWN_FORMAT);
        assertThat(fault("ros.docx", new byte[RosFormFiles.MAX_BYTES + 1])).isEqualTo(ReadFault.TOO_BIG);
        byte[] plain = new FilledForms.Workbook(xlsx)
                .without("xl/worksheets/")
                .without("docProps/custom.xml")
                .saved();
        assertThat(FILES.read("ros.xlsx", plain)).isEqualTo(new Reading.NoForm());
    }

    private static ReadFault fault(String name, byte[] bytes) {
        assertThat(FILES.read(name, bytes)).as(name).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) FILES.read(name, bytes)).fault();
    }

    private static byte[] packed(byte[] zip, String name, byte[] part) throws Exception {
        var out = new java.io.ByteArrayOutputStream();
        try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(zip));
                var to = new java.util.zip.ZipOutputStream(out)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                to.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
                to.write(in.readAllBytes());
                to.closeEntry();
            }
            to.putNextEntry(new java.util.zip.ZipEntry(name));
            to.write(part);
            to.closeEntry();
        }
        return out.toByteArray();
    }

    @Test
    void everyMarkIsABookmarkOfWord() {
        RosForm form = read("ros.docx", DOCUMENTS.render(content, RosFileFormat.DOCX));
        assertThat(content.mark()).hasSizeLessThanOrEqualTo(40).matches("[a-z_0-9]+");
        assertThat(Set.copyOf(form.lines().stream().map(RosForm.Line::key).toList()))
                .hasSameSizeAs(form.lines());
    }
}
