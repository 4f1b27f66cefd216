package no.avtaleverk.templates.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentRenderer.UnprintableTextException;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.Samples;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

class PdfRendererTests {
    private static final PdfRenderer RENDERER = new PdfRenderer();

    static Stream<DocumentContent> contents() {
        return Stream.of(Language.values())
                .flatMap(language -> Stream.of(
                        Samples.content(language, 0, Samples.everything()),
                        Samples.standard("delavtale-4", language, 2)));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("contents")
    void meetsBothStandardsInBothLanguages(DocumentContent content) throws Exception {
        byte[] pdf = RENDERER.render(content);
        assertThat(faults(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
        assertThat(faults(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    }

    @Test
    void theFrameworkMeetsBothStandards() throws Exception {
        byte[] pdf = RENDERER.render(Samples.standard("overordnet-samarbeidsavtale", Language.NYNORSK, 1));
        assertThat(faults(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
        assertThat(faults(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
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
        assertThat(faults(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
        assertThat(faults(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
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
                .contains(content.text().hex(), "Innhald", "Underskrifter", "Stad og dato", "For Vaksdal kommune")
                .containsPattern("Side\\s+3\\s+av")
                .doesNotContain("UTKAST");
        for (Clause clause : content.clauses()) {
            assertThat(squeezed(text)).contains(squeezed(clause.title()));
            for (String line : clause.text().body().split("[|\n]")) {
                assertThat(squeezed(text)).contains(squeezed(line.replaceAll("^(- |[0-9]+\\. )", "")));
            }
        }
    }

    @Test
    void marksEveryPageOfADraft() throws Exception {
        byte[] pdf = RENDERER.render(Samples.content(Language.BOKMAL, 0, Samples.everything()));
        try (PDDocument file = Loader.loadPDF(pdf)) {
            assertThat(file.getNumberOfPages()).isGreaterThan(2);
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

    private static List<String> faults(byte[] pdf, PDFAFlavour flavour) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour)) {
            ValidationResult result = Foundries.defaultInstance()
                    .createValidator(flavour, 50, false, false, false)
                    .validate(parser);
            assertThat(result.getTotalAssertions()).isPositive();
            return result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId() + " " + assertion.getMessage() + " "
                            + assertion.getLocation().getContext())
                    .toList();
        }
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

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static Clause clause(String id, int level, String number, String heading, String body) {
        return new Clause(new ClauseId(id), level, number, ClauseText.parse(heading, body));
    }
}
