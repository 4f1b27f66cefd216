package no.avtaleverk.templates.docx;

import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import no.avtaleverk.model.document.DocumentContent;

/** The properties of a file, as {@link DocxRenderer} sets them, written straight. */
final class PropertyXml {
    private static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
    /** The set of properties people make themselves, as Word names it. */
    private static final String CUSTOM_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

    private PropertyXml() {}

    /** Writes into an XML stream. */
    @FunctionalInterface
    private interface Writing {
        void to(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static String written(Writing writing) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writing.to(xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    static String custom(Map<String, String> properties) {
        return written(xml -> {
            xml.writeStartElement("Properties");
            xml.writeDefaultNamespace("http://schemas.openxmlformats.org/officeDocument/2006/custom-properties");
            xml.writeNamespace("vt", TYPES);
            int id = 2; // 0 and 1 are taken
            for (Map.Entry<String, String> property : properties.entrySet()) {
                xml.writeStartElement("property");
                xml.writeAttribute("fmtid", CUSTOM_SET);
                xml.writeAttribute("pid", String.valueOf(id++));
                xml.writeAttribute("name", property.getKey());
                element(xml, "vt:lpwstr", property.getValue());
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    static String core(DocumentContent content, AgreementDocument agreement) {
        String made = content.made().truncatedTo(ChronoUnit.SECONDS).toString();
        return written(xml -> {
            xml.writeStartElement("cp:coreProperties");
            xml.writeAttribute("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
            xml.writeAttribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
            xml.writeAttribute("xmlns:dcterms", "http://purl.org/dc/terms/");
            xml.writeAttribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
            element(xml, "dc:title", content.title());
            element(xml, "dc:description", agreement.front().description());
            element(xml, "dc:creator", DocxRenderer.creator(content));
            element(xml, "dc:language", content.language().locale().toLanguageTag());
            element(xml, "cp:lastModifiedBy", "Avtaleverk");
            for (String moment : new String[] {"dcterms:created", "dcterms:modified"}) {
                xml.writeStartElement(moment);
                xml.writeAttribute("xsi:type", "dcterms:W3CDTF");
                xml.writeCharacters(made);
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    private static void element(XMLStreamWriter xml, String name, String words) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(words);
        xml.writeEndElement();
    }
}
