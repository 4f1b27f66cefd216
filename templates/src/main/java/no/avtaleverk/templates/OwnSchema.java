package no.avtaleverk.templates;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;

/** A schema of our own that XML is held against. Nothing is fetched, and no document may declare anything. */
public final class OwnSchema {
    private static final List<String> LIMITS = List.of(
            "jdk.xml.entityExpansionLimit",
            "jdk.xml.entityReplacementLimit",
            "jdk.xml.totalEntitySizeLimit",
            "jdk.xml.maxGeneralEntitySizeLimit");

    private final Schema schema;
    private final XMLInputFactory reading = XMLInputFactory.newDefaultFactory();

    /** @param name of the resource */
    public OwnSchema(String name) {
        reading.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        reading.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // A file may be of any size. What the limits are against is not read at all.
        for (String limit : LIMITS) {
            reading.setProperty(limit, "0");
        }
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        try (InputStream in = Objects.requireNonNull(OwnSchema.class.getResourceAsStream(name), name)) {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            schema = factory.newSchema(new StreamSource(in));
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("The product lacks its schema " + name, e);
        }
    }

    /** What is wrong with a file; empty when it is as it should be. */
    public Optional<String> fault(InputStream xml) {
        try {
            Validator validator = schema.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            XMLStreamReader reader = reading.createXMLStreamReader(xml);
            try {
                validator.validate(new StAXSource(reader));
            } finally {
                reader.close();
            }
            return Optional.empty();
        } catch (SAXException | XMLStreamException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Optional.of("Can not be read: " + e.getMessage());
        }
    }
}
