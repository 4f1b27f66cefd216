package no.avtaleverk.templates.pdf;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.model.document.DocumentRenderer.UnprintableTextException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.w3c.dom.Document;

/**
 * Sets an agreement as PDF/A-3a (ISO 19005-3) that is PDF/UA-1 (ISO 14289-1) as well: tagged, fonts embedded, with bookmarks. The same
 * content gives the same bytes on every machine.
 */
public final class PdfRenderer {
    private static final String PRODUCER = "Avtaleverk";
    /** PDF/A-3 and PDF/UA-1 are both made of ISO 32000-1. */
    private static final float VERSION = 1.7f;

    private final Fonts fonts = new Fonts();
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private final String css = resource("/css/agreement.css");

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    /**
     * Set one document.
     *
     * @throws UnprintableTextException if a letter is in none of the embedded fonts
     */
    public byte[] render(DocumentContent content) {
        requirePrintable(content);
        try (PDDocument file = new PDDocument();
                PdfBoxRenderer renderer =
                        builder(markup(content)).usePDDocument(file).buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            file.getDocument().setVersion(VERSION);
            date(file, content);
            var out = new ByteArrayOutputStream();
            file.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("A PDF was not written to memory", e);
        }
    }

    private PdfRendererBuilder builder(Document markup) {
        var builder = new PdfRendererBuilder();
        builder.withW3cDocument(markup, null);
        builder.useFastMode();
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(colours);
        builder.withProducer(PRODUCER);
        builder.useUriResolver((base, uri) -> uri.startsWith("#") ? uri : null); // nothing is ever fetched
        fonts.addTo(builder);
        return builder;
    }

    private Document markup(DocumentContent content) {
        try {
            Document document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
            AgreementMarkup.write(document, content, css);
            return document;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every Java platform builds XML trees", e);
        }
    }

    /** Put the content's own date and digest where the clock and chance would be, so that a second rendering is the same file. */
    private static void date(PDDocument file, DocumentContent content) throws IOException {
        ZonedDateTime made = content.made().truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC);
        file.getDocumentInformation().setCreationDate(GregorianCalendar.from(made));
        file.getDocumentInformation().setModificationDate(GregorianCalendar.from(made));
        PDMetadata metadata = file.getDocumentCatalog().getMetadata();
        try (InputStream stream = metadata.exportXMPMetadata()) {
            String xmp = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("<xmp:(CreateDate|ModifyDate)>[^<]*</xmp:", "<xmp:$1>" + Instant.from(made) + "</xmp:");
            metadata.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
        }
        file.setDocumentId(
                ByteBuffer.wrap(HexFormat.of().parseHex(content.text().hex())).getLong());
    }

    private void requirePrintable(DocumentContent content) {
        requirePrintable(content.title(), "0");
        for (PartyLine party : content.parties()) {
            requirePrintable(party.name() + party.organisationNumber(), "0");
        }
        for (Clause clause : content.clauses()) {
            String where = clause.number().isEmpty() ? clause.id().value() : clause.number();
            requirePrintable(
                    clause.number() + clause.text().heading() + clause.text().body(), where);
        }
    }

    private void requirePrintable(String text, String clause) {
        text.codePoints().filter(letter -> !fonts.cover(letter)).findFirst().ifPresent(letter -> {
            throw new UnprintableTextException(Character.toString(letter), clause);
        });
    }

    private static String resource(String path) {
        try (InputStream stream = PdfRenderer.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
