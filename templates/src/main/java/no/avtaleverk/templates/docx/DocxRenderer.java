package no.avtaleverk.templates.docx;

import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.layout.Labels;
import org.docx4j.XmlUtils;
import org.docx4j.docProps.core.CoreProperties;
import org.docx4j.docProps.core.dc.elements.SimpleLiteral;
import org.docx4j.docProps.core.dc.terms.W3CDTF;
import org.docx4j.openpackaging.exceptions.Docx4JException;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.openpackaging.parts.PartName;
import org.docx4j.openpackaging.parts.WordprocessingML.DocumentSettingsPart;
import org.docx4j.openpackaging.parts.WordprocessingML.FooterPart;
import org.docx4j.openpackaging.parts.WordprocessingML.HeaderPart;
import org.docx4j.openpackaging.parts.WordprocessingML.MainDocumentPart;
import org.docx4j.openpackaging.parts.WordprocessingML.NumberingDefinitionsPart;
import org.docx4j.openpackaging.parts.WordprocessingML.StyleDefinitionsPart;
import org.docx4j.wml.CTSettings;
import org.docx4j.wml.Document;
import org.docx4j.wml.Ftr;
import org.docx4j.wml.Hdr;
import org.docx4j.wml.Numbering;
import org.docx4j.wml.Styles;

/**
 * Sets an agreement as a Word document (ISO/IEC 29500). Each clause carries its id as a bookmark in its heading, which both Word and
 * LibreOffice keep; the document itself says in its properties which agreement, version and text it is.
 */
public final class DocxRenderer {
    /** Property that names the agreement. */
    public static final String AGREEMENT_ID = "agreementId";
    /** Property that numbers the version; 0 for a draft. */
    public static final String AGREEMENT_VERSION = "agreementVersion";
    /** Property with the stored edit the text is of; 0 when it is of none. */
    public static final String AGREEMENT_REVISION = "agreementRevision";
    /** Property with the short code of the text, as printed on every page. */
    public static final String TEXT_CODE = "textCode";
    /** Property with the digest of the canonical text. */
    public static final String TEXT_SHA256 = "textSha256";

    /** The first moment a zip file can tell; the document's own date stands in its properties. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final String sheet = resource("/docx/styles.xml");

    /** Set one document. The same content gives the same bytes. */
    public byte[] render(DocumentContent content) {
        try {
            var out = new ByteArrayOutputStream();
            document(new AgreementDocument(content), content).save(out);
            return zip(unzip(out.toByteArray()));
        } catch (Docx4JException | JAXBException | IOException e) {
            throw new IllegalStateException("A document was not written to memory", e);
        }
    }

    /** The style sheet, before it is told the language and how headings count. */
    String sheet() {
        return sheet;
    }

    private WordprocessingMLPackage document(AgreementDocument agreement, DocumentContent content)
            throws Docx4JException, JAXBException {
        var document = new WordprocessingMLPackage();
        var main = new MainDocumentPart();
        document.addTargetPart(main);

        var styles = new StyleDefinitionsPart();
        styles.setJaxbElement(parsed(agreement.styles(sheet), Styles.class));
        main.addTargetPart(styles);
        var settings = new DocumentSettingsPart();
        settings.setJaxbElement(parsed(agreement.settings(), CTSettings.class));
        main.addTargetPart(settings);

        var references = new LinkedHashMap<String, String>();
        references.put("headerReference default", header(main, agreement.header(false), 1));
        references.put("headerReference first", header(main, agreement.header(true), 2));
        String footer = footer(main, agreement.footer());
        references.put("footerReference default", footer);
        references.put("footerReference first", footer);
        main.setJaxbElement(parsed(agreement.body(references), Document.class));

        var numbering = new NumberingDefinitionsPart();
        numbering.setJaxbElement(parsed(agreement.numbering(), Numbering.class));
        main.addTargetPart(numbering);
        properties(document, agreement, content);
        return document;
    }

    static String header(MainDocumentPart main, String xml, int number) throws Docx4JException, JAXBException {
        var part = new HeaderPart(new PartName("/word/header%d.xml".formatted(number)));
        part.setJaxbElement(parsed(xml, Hdr.class));
        return main.addTargetPart(part).getId();
    }

    static String footer(MainDocumentPart main, String xml) throws Docx4JException, JAXBException {
        var part = new FooterPart(new PartName("/word/footer1.xml"));
        part.setJaxbElement(parsed(xml, Ftr.class));
        return main.addTargetPart(part).getId();
    }

    static <T> T parsed(String xml, Class<T> type) throws JAXBException {
        return type.cast(XmlUtils.unwrap(XmlUtils.unmarshalString(xml)));
    }

    private static void properties(
            WordprocessingMLPackage document, AgreementDocument agreement, DocumentContent content) {
        core(
                document,
                content.title(),
                agreement.front().description(),
                creator(content),
                content.language(),
                content.made());
        document.addDocPropsCustomPart();
        var custom = document.getDocPropsCustomPart();
        custom(content).forEach(custom::setProperty);
    }

    /** What every office program shows of a file. */
    static void core(
            WordprocessingMLPackage document,
            String title,
            String description,
            String creator,
            Language language,
            Instant at) {
        document.addDocPropsCorePart();
        CoreProperties core = document.getDocPropsCorePart().getJaxbElement();
        var elements = new org.docx4j.docProps.core.dc.elements.ObjectFactory();
        core.setTitle(elements.createTitle(literal(title)));
        core.setDescription(elements.createDescription(literal(description)));
        core.setCreator(literal(creator));
        core.setLanguage(literal(language.locale().toLanguageTag()));
        core.setLastModifiedBy("Avtaleverk");
        String made = at.truncatedTo(ChronoUnit.SECONDS).toString();
        core.setCreated(moment(made));
        core.setModified(moment(made));
    }

    /** What a file says of the text it was made from. */
    static Map<String, String> custom(DocumentContent content) {
        Map<String, String> custom = new LinkedHashMap<>();
        custom.put(AGREEMENT_ID, content.agreement().value());
        custom.put(AGREEMENT_VERSION, String.valueOf(content.version()));
        custom.put(AGREEMENT_REVISION, String.valueOf(content.revision()));
        custom.put(TEXT_SHA256, content.text().hex());
        custom.put(TEXT_CODE, content.code().toString());
        return custom;
    }

    /** Whose document it is. */
    static String creator(DocumentContent content) {
        return Labels.in(content.language())
                .list(content.parties().stream().map(PartyLine::name).toList());
    }

    private static SimpleLiteral literal(String text) {
        var literal = new SimpleLiteral();
        literal.getContent().add(text);
        return literal;
    }

    private static W3CDTF moment(String text) {
        var moment = new W3CDTF();
        moment.getContent().add(text);
        return moment;
    }

    /** The parts of a file by name, in their order. */
    static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    /** A file of parts that says nothing of when it was packed. */
    static byte[] zip(Map<String, byte[]> entries) throws IOException {
        return zip(entries, Deflater.DEFAULT_COMPRESSION);
    }

    /**
     * A file of parts that says nothing of when it was packed.
     *
     * @param level how much time is spent on making it small, as {@link Deflater} counts
     */
    static byte[] zip(Map<String, byte[]> entries, int level) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            out.setLevel(level);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                var timeless = new ZipEntry(entry.getKey());
                timeless.setTimeLocal(NO_TIME);
                out.putNextEntry(timeless);
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    static String resource(String path) {
        try (InputStream stream = DocxRenderer.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
