package no.avtaleverk.templates.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentRenderer.UnprintableTextException;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.Samples;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.ObjectMapper;

class PdfRendererTests {
    private static final PdfRenderer RENDERER = new PdfRenderer();

    static Stream<DocumentContent> contents() {
        return Stream.of(Language.values()).map(language -> Samples.content(language, 0, Samples.everything()));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("contents")
    void meetsBothStandardsInBothLanguages(DocumentContent content) throws Exception {
        byte[] pdf = RENDERER.render(content);
        assertThat(VeraPdf.faults(pdf)).isEmpty();
        assertThat(PdfLint.check(pdf)).isEmpty();
    }

    @Test
    void aTextThatSkipsLevelsAndLacksHeadingsStillMeetsBothStandards() throws Exception {
        var clauses = List.of(
                clause("k-1", 3, "§ 4-2 a)", "Innledning", "Tekst."),
                clause("k-2", 6, "", "", "Uten overskrift."),
                clause("k-3", 4, "4.4", "", "- bare\n- punkt"),
                clause("k-4", 6, "4.4.4.4.4", "Dypt", "| bare en rad |"),
                clause("k-5", 1, "V", "Siste", ""));
        byte[] pdf = RENDERER.render(Samples.content(Language.BOKMAL, 1, clauses));
        assertThat(VeraPdf.faults(pdf)).isEmpty();
        assertThat(PdfLint.check(pdf)).isEmpty();
        assertThat(text(pdf)).contains("§ 4-2 a)", "Uten overskrift.", "4.4", "bare en rad", "V Siste");
    }

    @Test
    void theSameContentGivesTheSameBytes() {
        DocumentContent content = Samples.standard("delavtale-4", Language.BOKMAL, 1);
        assertThat(new PdfRenderer().render(content)).isEqualTo(RENDERER.render(content));
    }

    @Test
    void saysWhoWhatAndWhichTextAndLosesNoWord() throws Exception {
        DocumentContent content = Samples.content(Language.NYNORSK, 3, Samples.everything());
        String text = text(RENDERER.render(content));
        assertThat(text)
                .contains("Vaksdal kommune", "961 821 967", "Helse Bergen HF", "983 974 724")
                .contains("Versjon 3", "22. november 2026", "1. januar 2027", "31. desember 2030")
                .contains(
                        content.text().hex(),
                        content.code().toString(),
                        "Underskrifter",
                        "Stad og dato",
                        "For Vaksdal kommune")
                .containsPattern("Side\\s+3\\s+av")
                .doesNotContain("UTKAST");
        String words = squeezed(text.replaceAll("Versjon 3 · Kode .*\n.*\n", ""));
        for (Clause clause : content.clauses()) {
            assertThat(words).contains(squeezed(clause.title()));
            for (String line : clause.text().body().split("[|\n]")) {
                assertThat(words).contains(squeezed(line.replaceAll("^(- |[0-9]+\\. )", "")));
            }
        }
    }

    @Test
    void carriesItsOwnTextSoThatThePrintedDigestCanBeComputedFromTheFile() throws Exception {
        DocumentContent content = Samples.standard("delavtale-4", Language.BOKMAL, 2);
        try (PDDocument file = Loader.loadPDF(RENDERER.render(content))) {
            var names = file.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(names).containsOnlyKeys(SourceFiles.CANONICAL, SourceFiles.WORDS);
            byte[] canonical = attached(names, SourceFiles.CANONICAL);
            assertThat(Sha256.of(canonical)).isEqualTo(content.text());
            var words = new ObjectMapper().readTree(attached(names, SourceFiles.WORDS));
            var lines = new StringBuilder();
            for (var clause : words.get("clauses")) {
                Sha256 digest = Sha256.of(clause.get("heading").asString() + "\n\n"
                        + clause.get("body").asString());
                lines.append(clause.get("level").asInt())
                        .append('\t')
                        .append(clause.get("number").asString())
                        .append('\t')
                        .append(digest)
                        .append('\n');
            }
            assertThat(lines).hasToString(new String(canonical, StandardCharsets.UTF_8));
            assertThat(file.getDocumentCatalog().getCOSObject().getCOSArray(COSName.getPDFName("AF")))
                    .hasSize(2);
        }
    }

    @Test
    void aShortTextHasNoContentsAndALongOneHasWithTheNumbersOfThePages() throws Exception {
        DocumentContent brief = Samples.content(Language.BOKMAL, 1, Samples.everything());
        assertThat(text(RENDERER.render(brief))).doesNotContain("Innhold");
        DocumentContent longer = Samples.standard("overordnet-samarbeidsavtale", Language.BOKMAL, 1);
        try (PDDocument file = Loader.loadPDF(RENDERER.render(longer))) {
            String contents = page(file, 2) + page(file, 3);
            assertThat(contents).contains("Innhold");
            int entries = 0;
            for (Clause clause : longer.clauses()) {
                var entry = Pattern.compile(Pattern.quote(clause.title()) + "[ .]+ ([0-9]+)\n")
                        .matcher(contents);
                if (entry.find()) {
                    entries++;
                    assertThat(page(file, Integer.parseInt(entry.group(1)))).contains(clause.title());
                }
            }
            assertThat(entries).isGreaterThan(50);
            assertThat(file.getPage(1).getAnnotations())
                    .hasSizeGreaterThan(30)
                    .allSatisfy(link -> assertThat(link.getContents()).startsWith("Gå til "));
        }
    }

    @Test
    void everyPageSaysItsNumberTheWholeCountAndTheCodeOfTheText() throws Exception {
        DocumentContent content = Samples.standard("delavtale-4", Language.NYNORSK, 3);
        try (PDDocument file = Loader.loadPDF(RENDERER.render(content))) {
            int pages = file.getNumberOfPages();
            for (int page = 1; page <= pages; page++) {
                assertThat(page(file, page))
                        .contains("Side %d av %d".formatted(page, pages))
                        .contains("Versjon 3 · Kode " + content.code());
                if (page > 1) {
                    assertThat(page(file, page)).startsWith(content.title());
                }
            }
        }
    }

    @Test
    void noPageEndsWithAHeadingAndTablesRepeatTheirHeader() throws Exception {
        var rows = new StringBuilder("| Oppgave | Ansvarlig |\n");
        for (int i = 0; i < 90; i++) {
            rows.append("| Oppgave nummer ").append(i).append(" | Kommunen |\n");
        }
        var clauses = new ArrayList<Clause>();
        for (int i = 0; i < 40; i++) {
            clauses.add(clause(
                    "k-" + i, 1, String.valueOf(i + 1), "Overskrift " + i, "Ord om dette. ".repeat(7 * (i % 9))));
        }
        clauses.add(clause("k-90", 1, "41", "Oppgaver", rows.toString()));
        try (PDDocument file = Loader.loadPDF(RENDERER.render(Samples.content(Language.BOKMAL, 1, clauses)))) {
            int headers = 0;
            for (int page = 3; page <= file.getNumberOfPages(); page++) {
                List<String> lines = page(file, page).lines().toList();
                String last = lines.get(lines.size() - 2);
                assertThat(last)
                        .as("page %d", page)
                        .doesNotStartWith("Overskrift")
                        .doesNotContainPattern("^[0-9]+ Over");
                headers += lines.contains("Oppgave Ansvarlig") ? 1 : 0;
            }
            assertThat(headers).isGreaterThan(1);
        }
    }

    @Test
    void marksEveryPageOfADraft() throws Exception {
        byte[] pdf = RENDERER.render(Samples.content(Language.BOKMAL, 0, Samples.everything()));
        try (PDDocument file = Loader.loadPDF(pdf)) {
            assertThat(file.getNumberOfPages()).isGreaterThan(1);
            for (int page = 1; page <= file.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(file)).as("page %d", page).contains("UTKAST");
            }
        }
    }

    @Test
    void hasABookmarkForEveryHeadingAndMetadata() throws Exception {
        DocumentContent content = Samples.content(Language.NYNORSK, 1, Samples.everything());
        try (PDDocument file = Loader.loadPDF(RENDERER.render(content))) {
            var names = new ArrayList<String>();
            collect(file.getDocumentCatalog().getDocumentOutline().children(), names);
            assertThat(names)
                    .containsExactlyElementsOf(
                            Stream.concat(content.clauses().stream().map(Clause::title), Stream.of("Underskrifter"))
                                    .toList());
            assertThat(file.getDocumentCatalog().getLanguage()).isEqualTo("nn-NO");
            assertThat(file.getDocumentInformation().getTitle()).isEqualTo(content.title());
            assertThat(file.getDocumentInformation().getSubject())
                    .isEqualTo("Delavtale mellom Vaksdal kommune og Helse Bergen HF. Versjon 1.");
        }
    }

    @Test
    void refusesALetterNoFontHasAndSaysWhere() {
        var clauses = List.of(clause("k-1", 1, "1", "Skjema", "Kryss av: \u2611"));
        assertThatExceptionOfType(UnprintableTextException.class)
                .isThrownBy(() -> RENDERER.render(Samples.content(Language.BOKMAL, 1, clauses)))
                .withMessageContaining("U+2611")
                .withMessageContaining("clause 1");
    }

    private static void collect(Iterable<PDOutlineItem> items, List<String> names) {
        for (PDOutlineItem item : items) {
            names.add(item.getTitle());
            collect(item.children(), names);
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument file = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(file);
        }
    }

    private static String page(PDDocument file, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(file);
    }

    private static byte[] attached(Map<String, PDComplexFileSpecification> files, String name) throws IOException {
        return Objects.requireNonNull(files.get(name)).getEmbeddedFileUnicode().toByteArray();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static Clause clause(String id, int level, String number, String heading, String body) {
        return new Clause(new ClauseId(id), level, number, ClauseText.parse(heading, body));
    }
}
