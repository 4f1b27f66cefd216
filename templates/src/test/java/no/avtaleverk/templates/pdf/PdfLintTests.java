package no.avtaleverk.templates.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.Samples;
import no.avtaleverk.templates.pdf.PdfFinding.Rule;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bad document is a good one with one thing broken; veraPDF lets most of them pass. */
class PdfLintTests {
    private static final byte[] GOOD = new PdfRenderer().render(Samples.standard("delavtale-4", Language.BOKMAL, 1));

    @FunctionalInterface
    private interface Damage {
        void to(PDDocument file) throws IOException;
    }

    private static List<PdfFinding> found(Damage damage) throws IOException {
        return PdfLint.check(damaged(damage));
    }

    private static byte[] damaged(Damage damage) throws IOException {
        try (PDDocument file = Loader.loadPDF(GOOD)) {
            damage.to(file);
            var out = new ByteArrayOutputStream();
            file.save(out);
            return out.toByteArray();
        }
    }

    private static void assertFinds(Rule rule, Damage damage) throws IOException {
        assertThat(found(damage)).extracting(PdfFinding::rule).contains(rule).containsOnly(rule);
    }

    @Test
    void aGoodDocumentHasNoFindings() {
        assertThat(PdfLint.check(GOOD)).isEmpty();
    }

    @Test
    void aDocumentWithoutLanguageIsFoundThoughTheValidatorMayLetItPass() throws Exception {
        assertFinds(
                Rule.LANGUAGE_OF_DOCUMENT,
                file -> file.getDocumentCatalog().getCOSObject().removeItem(COSName.LANG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"norsk", "n", "nb_NO", "xx-NO"})
    void aLanguageThatIsNoneIsFound(String language) throws Exception {
        assertFinds(Rule.LANGUAGE_OF_DOCUMENT, file -> file.getDocumentCatalog().setLanguage(language));
    }

    @Test
    void nynorskThatSaysItIsBokmalIsFound() throws Exception {
        assertFinds(Rule.LANGUAGE_NOT_THAT_OF_THE_WORDS, file -> file.getDocumentCatalog()
                .setLanguage("nn-NO"));
    }

    @Test
    void aPartInALanguageThatIsNoneIsFound() throws Exception {
        assertFinds(Rule.LANGUAGE_OF_PART, file -> element(file, "P").setString(COSName.LANG, "samisk"));
        assertThat(found(file -> element(file, "P").setString(COSName.LANG, "se-NO")))
                .isEmpty();
    }

    @Test
    void aTitleTheWindowDoesNotShowIsFound() throws Exception {
        assertFinds(
                Rule.TITLE_NOT_SHOWN,
                file -> file.getDocumentCatalog().getCOSObject().removeItem(COSName.getPDFName("ViewerPreferences")));
        assertFinds(Rule.TITLE_NOT_SHOWN, file -> file.getDocumentInformation().setTitle(" "));
    }

    @Test
    void aFigureNothingIsSaidOfIsFoundThoughTheValidatorLetsItPass() throws Exception {
        Damage damage = file -> element(file, "P").setName(COSName.S, "Figure");
        assertFinds(Rule.FIGURE_WITHOUT_TEXT, damage);
        assertThat(found(file -> {
                    COSDictionary figure = element(file, "P");
                    figure.setName(COSName.S, "Figure");
                    figure.setString("Alt", "Kart over opptaksområdet");
                }))
                .isEmpty();
    }

    @Test
    void aLetterItsFontDoesNotHaveIsFound() throws Exception {
        assertFinds(Rule.LETTER_NOT_IN_FONT, file -> {
            PDPage page = file.getPage(3);
            String content = new String(page.getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
            int at = content.indexOf("Td <", content.indexOf("/H2"));
            String broken = content.substring(0, at + 4) + "0000" + content.substring(at + 8);
            page.setContents(new PDStream(
                    file,
                    new ByteArrayInputStream(broken.getBytes(StandardCharsets.ISO_8859_1)),
                    COSName.FLATE_DECODE));
        });
    }

    @Test
    void anEmptyHeadingIsFound() throws Exception {
        assertFinds(Rule.EMPTY_HEADING, file -> element(file, "H2").removeItem(COSName.K));
    }

    @Test
    void aHeadingLevelThatIsSkippedIsFound() throws Exception {
        assertFinds(Rule.HEADING_LEVEL_SKIPPED, file -> element(file, "H2").setName(COSName.S, "H3"));
    }

    @Test
    void aTableWithoutHeadersIsFound() throws Exception {
        assertFinds(Rule.TABLE_WITHOUT_HEADERS, file -> elements(file, "TH")
                .forEach(header -> header.setName(COSName.S, "TD")));
    }

    @Test
    void aHeaderThatDoesNotSayWhatItHeadsIsFound() throws Exception {
        assertFinds(Rule.HEADER_WITHOUT_SCOPE, file -> element(file, "TH").removeItem(COSName.A));
    }

    @Test
    void aLinkThatSaysNothingIsFound() throws Exception {
        assertFinds(Rule.LINK_WITHOUT_TEXT, file -> {
            COSDictionary link = element(file, "Link");
            var kept = new COSArray();
            for (COSBase kid : (COSArray) link.getDictionaryObject(COSName.K)) {
                if (kid instanceof COSDictionary) {
                    kept.add(kid);
                }
            }
            link.setItem(COSName.K, kept);
        });
        assertFinds(
                Rule.LINK_WITHOUT_TEXT,
                file -> file.getPage(1).getAnnotations().getFirst().setContents(""));
    }

    @Test
    void aPageTheTabKeyDoesNotFollowIsFound() throws Exception {
        assertThat(found(file -> file.getPage(1).getCOSObject().removeItem(COSName.getPDFName("Tabs"))))
                .containsExactly(new PdfFinding(Rule.TAB_ORDER, 2, ""));
    }

    @Test
    void aLongDocumentWithoutBookmarksOrTagsIsFound() throws Exception {
        assertFinds(
                Rule.NO_BOOKMARKS,
                file -> file.getDocumentCatalog().getCOSObject().removeItem(COSName.OUTLINES));
        assertFinds(
                Rule.NO_TAGS, file -> file.getDocumentCatalog().getCOSObject().removeItem(COSName.STRUCT_TREE_ROOT));
    }

    @Test
    void theValidatorLetsSomeOfThemPass() throws Exception {
        assertThat(VeraPdf.faults(damaged(file -> file.getDocumentCatalog().setLanguage("nn-NO"))))
                .isEmpty();
        assertThat(VeraPdf.faults(damaged(file -> element(file, "H2").removeItem(COSName.K))))
                .isEmpty();
    }

    @Test
    void whatIsNoPdfIsNotChecked() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> PdfLint.check("Avtale".getBytes(StandardCharsets.UTF_8)));
    }

    private static COSDictionary element(PDDocument file, String type) {
        return elements(file, type).getFirst();
    }

    private static List<COSDictionary> elements(PDDocument file, String type) {
        var found = new ArrayList<COSDictionary>();
        COSDictionary root = file.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.STRUCT_TREE_ROOT);
        collect(root, element -> type.equals(element.getNameAsString(COSName.S)), found);
        return found;
    }

    private static void collect(COSDictionary element, Predicate<COSDictionary> wanted, List<COSDictionary> found) {
        if (wanted.test(element)) {
            found.add(element);
        }
        COSBase kids = element.getDictionaryObject(COSName.K);
        if (kids instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSDictionary kid) {
                    collect(kid, wanted, found);
                }
            }
        } else if (kids instanceof COSDictionary kid) {
            collect(kid, wanted, found);
        }
    }
}
