package no.avtaleverk.templates.docx;

import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import no.avtaleverk.templates.layout.Paper;
import org.docx4j.openpackaging.exceptions.Docx4JException;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.openpackaging.parts.WordprocessingML.DocumentSettingsPart;
import org.docx4j.openpackaging.parts.WordprocessingML.MainDocumentPart;
import org.docx4j.openpackaging.parts.WordprocessingML.NumberingDefinitionsPart;
import org.docx4j.openpackaging.parts.WordprocessingML.StyleDefinitionsPart;
import org.docx4j.wml.CTSettings;
import org.docx4j.wml.Document;
import org.docx4j.wml.Numbering;
import org.docx4j.wml.Styles;

/** Sets a paper without clauses as a Word document (ISO/IEC 29500) with the styles people know by name. */
public final class PaperDocxRenderer {
    private final String sheet = DocxRenderer.resource("/docx/paper-styles.xml");

    /** Set one paper. The same content gives the same bytes. */
    public byte[] render(Paper paper) {
        return render(paper, Map.of());
    }

    /** @param properties what the file says of itself beside what every file does, for programs */
    public byte[] render(Paper paper, Map<String, String> properties) {
        try {
            var out = new ByteArrayOutputStream();
            WordprocessingMLPackage document = document(paper);
            if (!properties.isEmpty()) {
                document.addDocPropsCustomPart();
                var custom = document.getDocPropsCustomPart();
                properties.forEach(custom::setProperty);
            }
            document.save(out);
            return DocxRenderer.zip(DocxRenderer.unzip(out.toByteArray()));
        } catch (Docx4JException | JAXBException | IOException e) {
            throw new IllegalStateException("A document was not written to memory", e);
        }
    }

    private WordprocessingMLPackage document(Paper paper) throws Docx4JException, JAXBException {
        var setting = new PaperDocument(paper);
        var document = new WordprocessingMLPackage();
        var main = new MainDocumentPart();
        document.addTargetPart(main);
        var styles = new StyleDefinitionsPart();
        String own = sheet.replace("LANGUAGE", paper.language().locale().toLanguageTag());
        styles.setJaxbElement(DocxRenderer.parsed(own, Styles.class));
        main.addTargetPart(styles);
        var settings = new DocumentSettingsPart();
        settings.setJaxbElement(DocxRenderer.parsed(setting.settings(), CTSettings.class));
        main.addTargetPart(settings);
        var references = new LinkedHashMap<String, String>();
        references.put("headerReference default", DocxRenderer.header(main, setting.header(false), 1));
        references.put("headerReference first", DocxRenderer.header(main, setting.header(true), 2));
        String footer = DocxRenderer.footer(main, setting.footer());
        references.put("footerReference default", footer);
        references.put("footerReference first", footer);
        main.setJaxbElement(DocxRenderer.parsed(setting.body(references), Document.class));
        var numbering = new NumberingDefinitionsPart();
        numbering.setJaxbElement(DocxRenderer.parsed(setting.numbering(), Numbering.class));
        main.addTargetPart(numbering);
        DocxRenderer.core(document, paper.title(), paper.description(), paper.author(), paper.language(), paper.made());
        return document;
    }
}
