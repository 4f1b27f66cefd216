package no.avtaleverk.templates.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** The schemas of the files that describe an archive. Nothing is fetched, and no document may declare anything. */
final class Schemas {
    /** Each file with its schema. */
    static final Map<String, String> OF = Map.of(
            "arkivuttrekk.xml", "addml.xsd",
            "arkivstruktur.xml", "arkivstruktur.xsd",
            "endringslogg.xml", "endringslogg.xsd",
            "loependeJournal.xml", "loepende-journal.xsd",
            "offentligJournal.xml", "offentlig-journal.xsd");

    static final List<String> ALL = OF.values().stream().sorted().toList();

    private static final List<String> LIMITS = List.of(
            "jdk.xml.entityExpansionLimit",
            "jdk.xml.entityReplacementLimit",
            "jdk.xml.totalEntitySizeLimit",
            "jdk.xml.maxGeneralEntitySizeLimit");

    private final Map<String, Schema> schemas = new HashMap<>();
    private final XMLInputFactory reading = XMLInputFactory.newDefaultFactory();

    Schemas() {
        reading.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        reading.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // A register may be of any size. What the limits are against is not read at all.
        for (String limit : LIMITS) {
            reading.setProperty(limit, "0");
        }
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            for (String name : ALL) {
                try (InputStream in = open(name)) {
                    schemas.put(name, factory.newSchema(new StreamSource(in)));
                }
            }
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("The product lacks its schemas", e);
        }
    }

    static byte[] bytes(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The product lacks its " + name, e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Schemas.class.getResourceAsStream("/archive/" + name), name);
    }

    Optional<String> fault(String path, InputStream content) {
        String name = OF.get(path);
        if (name == null) {
            return Optional.of("No such file in an archive");
        }
        try {
            Validator validator = Objects.requireNonNull(schemas.get(name)).newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            XMLStreamReader reader = reading.createXMLStreamReader(content);
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
