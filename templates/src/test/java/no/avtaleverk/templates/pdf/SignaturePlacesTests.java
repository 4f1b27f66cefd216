package no.avtaleverk.templates.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.signing.SignatureFields;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.Samples;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

class SignaturePlacesTests {
    private static final PdfRenderer RENDERER = new PdfRenderer(URI.create("https://avtaler.example.no"));

    /** About what a telephone sees from a hand's breadth away, in dots an inch. */
    private static final float SHARP = 300;

    @Test
    void everyPartyHasAnEmptyPlaceToSignThatIsNamedForIt() throws Exception {
        byte[] pdf = RENDERER.render(Samples.content(Language.NYNORSK, 1, Samples.everything()));
        try (PDDocument file = Loader.loadPDF(pdf)) {
            List<PDField> fields = fields(file);
            assertThat(fields)
                    .extracting(PDField::getFullyQualifiedName)
                    .containsExactly("signatur-kommune-4628", "signatur-hf-983974724");
            assertThat(fields)
                    .allSatisfy(field -> assertThat(((PDSignatureField) field).getSignature())
                            .isNull())
                    .extracting(PDField::getAlternateFieldName)
                    .containsExactly("Underskrift for Vaksdal kommune", "Underskrift for Helse Bergen HF");
        }
    }

    @Test
    void sixtyOnePartiesSignOnSeveralPagesAndNoTwoPlacesMeet() throws Exception {
        byte[] pdf = RENDERER.render(content(61));
        assertThat(VeraPdf.faults(pdf)).isEmpty();
        assertThat(PdfLint.check(pdf)).isEmpty();
        try (PDDocument file = Loader.loadPDF(pdf)) {
            List<PDField> fields = fields(file);
            assertThat(fields).hasSize(61);
            assertThat(fields.stream().map(PDField::getFullyQualifiedName).distinct())
                    .hasSize(61);
            for (PDField one : fields) {
                PDAnnotationWidget widget = one.getWidgets().getFirst();
                for (PDField other : fields) {
                    PDAnnotationWidget beside = other.getWidgets().getFirst();
                    if (one != other
                            && widget.getPage().getCOSObject()
                                    == beside.getPage().getCOSObject()) {
                        assertThat(meet(widget.getRectangle(), beside.getRectangle()))
                                .isFalse();
                    }
                }
            }
        }
    }

    private static boolean meet(PDRectangle one, PDRectangle other) {
        return one.getLowerLeftY() < other.getUpperRightY() && other.getLowerLeftY() < one.getUpperRightY();
    }

    @Test
    void aDraftHasNoPlaceToSignNorACode() throws Exception {
        assertUnsigned(Samples.content(Language.BOKMAL, 0, Samples.everything()));
    }

    @Test
    void aStandardTextWhichNobodySignsHasNoPlaceToSign() throws Exception {
        DocumentContent sample = Samples.content(Language.BOKMAL, 1, Samples.everything());
        assertUnsigned(new DocumentContent(
                sample.agreement(),
                AgreementKind.STANDARD_TEXT,
                sample.title(),
                sample.language(),
                sample.version(),
                sample.text(),
                sample.parties(),
                sample.terms(),
                sample.clauses(),
                sample.source(),
                sample.made()));
    }

    private static void assertUnsigned(DocumentContent content) throws Exception {
        byte[] pdf = RENDERER.render(content);
        try (PDDocument file = Loader.loadPDF(pdf)) {
            assertThat(file.getDocumentCatalog().getAcroForm(null)).isNull();
        }
        assertThat(pdf).isEqualTo(new PdfRenderer().render(content));
    }

    @Test
    void theCodesLeadToThePageThatTellsWhoHasSigned() throws Exception {
        DocumentContent content = Samples.content(Language.BOKMAL, 1, Samples.everything());
        String address = "https://avtaler.example.no/v/" + content.code();
        byte[] pdf = RENDERER.render(content);
        assertThat(VeraPdf.faults(pdf)).isEmpty();
        assertThat(PdfLint.check(pdf)).isEmpty();
        try (PDDocument file = Loader.loadPDF(pdf)) {
            var renderer = new PDFRenderer(file);
            assertThat(read(renderer.renderImageWithDPI(0, SHARP)))
                    .as("first page")
                    .isEqualTo(address);
            assertThat(read(renderer.renderImageWithDPI(file.getNumberOfPages() - 1, SHARP)))
                    .as("signatures")
                    .isEqualTo(address);
        }
    }

    @Test
    void aLongTitleKeepsTheFirstPageAndGivesUpTheCodeOnIt() throws Exception {
        DocumentContent sample = Samples.content(Language.BOKMAL, 1, Samples.everything());
        var content = new DocumentContent(
                sample.agreement(),
                sample.kind(),
                "Delavtale om tilbud om døgnopphold for øyeblikkelig hjelp "
                        .repeat(5)
                        .strip(),
                sample.language(),
                sample.version(),
                sample.text(),
                sample.parties(),
                sample.terms(),
                sample.clauses(),
                sample.source(),
                sample.made());
        byte[] pdf = RENDERER.render(content);
        assertThat(VeraPdf.faults(pdf)).isEmpty();
        try (PDDocument file = Loader.loadPDF(pdf);
                PDDocument plain = Loader.loadPDF(new PdfRenderer().render(content))) {
            assertThat(file.getNumberOfPages()).isEqualTo(plain.getNumberOfPages());
        }
    }

    @Test
    void withoutAnAddressThereIsNoCodeToPhotograph() throws Exception {
        byte[] pdf = new PdfRenderer().render(Samples.content(Language.BOKMAL, 1, Samples.everything()));
        try (PDDocument file = Loader.loadPDF(pdf)) {
            assertThat(fields(file)).hasSize(2);
            assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(file))
                    .doesNotContain("/v/");
        }
    }

    private static String read(BufferedImage page) throws Exception {
        int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        var source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }

    private static List<PDField> fields(PDDocument file) {
        PDAcroForm form = file.getDocumentCatalog().getAcroForm(null);
        return form == null ? List.of() : form.getFields();
    }

    private static DocumentContent content(int count) {
        DocumentContent sample = Samples.content(Language.BOKMAL, 1, Samples.everything());
        var parties = new ArrayList<PartyLine>();
        for (int i = 1; i < count; i++) {
            parties.add(new PartyLine(
                    "Fjordvik %d kommune".formatted(i), "", true, new PartyId("kommune-%04d".formatted(9000 + i))));
        }
        parties.add(new PartyLine("Helse Fjordane Sør HF", "998 877 665", false, new PartyId("hf-998877665")));
        assertThat(SignatureFields.partyOf("signatur-hf-998877665")).contains(new PartyId("hf-998877665"));
        return new DocumentContent(
                sample.agreement(),
                sample.kind(),
                sample.title(),
                sample.language(),
                sample.version(),
                sample.text(),
                parties,
                sample.terms(),
                sample.clauses(),
                sample.source(),
                sample.made());
    }
}
