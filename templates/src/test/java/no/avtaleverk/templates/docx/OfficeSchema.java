package no.avtaleverk.templates.docx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The schemas of ISO/IEC 29500-4 (transitional, the same text as ECMA-376), which Word holds a file to before it opens it.
 *
 * <p>They are those that Apache POI ships in its jar of schemas ({@code org/apache/poi/schemas/ooxml/src}); only the test reads them.
 */
final class OfficeSchema {
    private static final String FOLDER = "/org/apache/poi/schemas/ooxml/src/";
    private static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    /** The attributes of XML itself, which the schemas name and do not describe. */
    private static final String XML_ATTRIBUTES = """
            <xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
              <xsd:attribute name="lang" type="xsd:language"/>
              <xsd:attribute name="space">
                <xsd:simpleType>
                  <xsd:restriction base="xsd:NCName">
                    <xsd:enumeration value="default"/>
                    <xsd:enumeration value="preserve"/>
                  </xsd:restriction>
                </xsd:simpleType>
              </xsd:attribute>
            </xsd:schema>
            """;

    private final Schema schema;
    private final DocumentBuilderFactory builders;

    OfficeSchema() throws ParserConfigurationException, SAXException {
        builders = DocumentBuilderFactory.newDefaultNSInstance();
        builders.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var loader = (DOMImplementationLS)
                builders.newDocumentBuilder().getDOMImplementation().getFeature("LS", "3.0");
        SchemaFactory schemas = SchemaFactory.newDefaultInstance();
        // The table of a WordprocessingML paragraph is larger than what a stranger's schema may ask for.
        schemas.setProperty("jdk.xml.maxOccurLimit", "0");
        schemas.setResourceResolver((type, namespace, publicId, systemId, base) -> {
            LSInput input = loader.createLSInput();
            input.setSystemId(systemId == null ? namespace : systemId);
            if (XMLConstants.XML_NS_URI.equals(namespace)) {
                input.setCharacterStream(new StringReader(XML_ATTRIBUTES));
            } else if (systemId != null) {
                input.setByteStream(resource(systemId.substring(systemId.lastIndexOf('/') + 1)));
            }
            return input;
        });
        schema = schemas.newSchema(new Source[] {
            source("wml.xsd"),
            source("shared-documentPropertiesCustom.xsd"),
            source("shared-documentPropertiesExtended.xsd"),
            source("opc-relationships.xsd")
        });
    }

    private static Source source(String name) {
        return new StreamSource(resource(name), name);
    }

    private static InputStream resource(String name) {
        InputStream stream = OfficeSchema.class.getResourceAsStream(FOLDER + name);
        if (stream == null) {
            throw new IllegalArgumentException("No schema " + name);
        }
        return stream;
    }

    /** Where the parts of a file do not follow the schema; each line names the part. */
    List<String> faults(Map<String, byte[]> parts) {
        var faults = new ArrayList<String>();
        parts.forEach((name, part) -> {
            if (name.startsWith("word/") && name.endsWith(".xml")
                    || name.endsWith(".rels")
                    || name.equals("docProps/custom.xml")
                    || name.equals("docProps/app.xml")) {
                faults(part).forEach(fault -> faults.add(name + ": " + fault));
            }
        });
        return faults;
    }

    /** Where one part does not follow the schema. */
    List<String> faults(byte[] part) {
        var faults = new ArrayList<String>();
        try {
            Document document = builders.newDocumentBuilder().parse(new ByteArrayInputStream(part));
            leaveOutIgnorable(document.getDocumentElement(), Set.of());
            Validator validator = schema.newValidator();
            validator.setErrorHandler(new ErrorHandler() {
                @Override
                public void warning(SAXParseException exception) {
                    faults.add(exception.getMessage());
                }

                @Override
                public void error(SAXParseException exception) {
                    faults.add(exception.getMessage());
                }

                @Override
                public void fatalError(SAXParseException exception) {
                    faults.add(exception.getMessage());
                }
            });
            validator.validate(new DOMSource(document));
        } catch (IOException | ParserConfigurationException | SAXException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
        return faults;
    }

    /**
     * Do with a part what ISO/IEC 29500-3 says a program does before it looks at the schema: what is in a namespace that may be ignored
     * is left out with its content, and so is the word that says which those are.
     */
    private static void leaveOutIgnorable(Element element, Set<String> inherited) {
        Set<String> ignorable = new HashSet<>(inherited);
        for (String prefix :
                element.getAttributeNS(COMPATIBILITY, "Ignorable").strip().split("\\s+")) {
            String namespace = prefix.isEmpty() ? null : element.lookupNamespaceURI(prefix);
            if (namespace != null) {
                ignorable.add(namespace);
            }
        }
        for (int i = element.getAttributes().getLength() - 1; i >= 0; i--) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (COMPATIBILITY.equals(attribute.getNamespaceURI()) || ignorable.contains(attribute.getNamespaceURI())) {
                element.removeAttributeNode(attribute);
            }
        }
        Node next = element.getFirstChild();
        while (next != null) {
            Node child = next;
            next = child.getNextSibling();
            if (child instanceof Element inner) {
                if (ignorable.contains(inner.getNamespaceURI())) {
                    element.removeChild(inner);
                } else {
                    leaveOutIgnorable(inner, ignorable);
                }
            }
        }
    }
}
