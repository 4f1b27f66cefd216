package no.avtaleverk.templates.seal;

import eu.europa.esig.dss.pades.PAdESCommonParameters;
import eu.europa.esig.dss.pdf.PDFServiceMode;
import eu.europa.esig.dss.pdf.PDFSignatureService;
import eu.europa.esig.dss.pdf.PdfDocumentReader;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDocumentReader;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxSignatureService;
import eu.europa.esig.dss.pdf.pdfbox.visible.nativedrawer.PdfBoxNativeSignatureDrawerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import no.avtaleverk.templates.pdf.SealAppearance;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.jspecify.annotations.Nullable;

/**
 * Signs into a field that is there already, and draws what is seen in it: PDFBox would make the field invisible, and the drawing of DSS
 * embeds a whole font each time.
 */
final class StampingFactory extends PdfBoxNativeObjectFactory {
    private final String field;
    private final String says;
    private final SealAppearance appearance;

    /** @param says what the field is called for those who do not see the page */
    StampingFactory(String field, String says, SealAppearance appearance) {
        this.field = field;
        this.says = says;
        this.appearance = appearance;
    }

    @Override
    public PDFSignatureService newPAdESSignatureService() {
        return configure(new Stamping());
    }

    private final class Stamping extends PdfBoxSignatureService {
        private @Nullable COSBase rectangle;

        Stamping() {
            super(PDFServiceMode.SIGNATURE, new PdfBoxNativeSignatureDrawerFactory());
        }

        @Override
        protected PDSignature createSignatureDictionary(PDDocument document, PAdESCommonParameters parameters) {
            rectangle = widget(document).getItem(COSName.RECT);
            return super.createSignatureDictionary(document, parameters);
        }

        @Override
        protected void digitalSignatureEnhancement(PdfDocumentReader reader, PAdESCommonParameters parameters) {
            super.digitalSignatureEnhancement(reader, parameters);
            PDDocument document = ((PdfBoxDocumentReader) reader).getPDDocument();
            COSDictionary widget = widget(document);
            widget.setItem(COSName.RECT, rectangle);
            try {
                var size = new PDRectangle(widget.getCOSArray(COSName.RECT));
                var looks = new COSDictionary();
                looks.setItem(COSName.N, appearance.draw(document, size));
                widget.setItem(COSName.AP, looks);
                widget.setString(COSName.TU, says);
            } catch (IOException e) {
                throw new UncheckedIOException("A seal was not drawn", e);
            }
        }

        private COSDictionary widget(PDDocument document) {
            return document.getDocumentCatalog()
                    .getAcroForm(null)
                    .getField(field)
                    .getWidgets()
                    .getFirst()
                    .getCOSObject();
        }
    }
}
