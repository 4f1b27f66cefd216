package no.avtaleverk.templates.tracked;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Small questions to an XML stream. Names are compared without their namespace, since Word has two for each. */
final class Xml {
    private static final XMLInputFactory FACTORY = factory();
    private static final Pattern ZONE = Pattern.compile(".*[+-][0-9]{2}:[0-9]{2}");

    private Xml() {}

    private static XMLInputFactory factory() {
        // The JDK's own parser, whatever else is on the class path: its limits are known.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    static XMLStreamReader open(byte[] xml) throws XMLStreamException {
        synchronized (FACTORY) {
            return FACTORY.createXMLStreamReader(new ByteArrayInputStream(xml));
        }
    }

    /** The value of an attribute; empty when it is not there. */
    static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** A whole number in {@code w:val}; -1 when there is none. */
    static int number(XMLStreamReader xml) {
        return number(attribute(xml, "val"), -1);
    }

    /** A whole number of at most nine digits; what is said when it is none. */
    static int number(String value, int otherwise) {
        int length = value.length();
        if (length == 0 || length > 9) {
            return otherwise;
        }
        int number = 0;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                return otherwise;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }

    static boolean isOff(XMLStreamReader xml) {
        String value = attribute(xml, "val");
        return value.equals("0") || value.equals("false") || value.equals("off");
    }

    /** A moment as Word writes it. Word means the writer's own clock whatever zone it names. */
    static @Nullable Instant moment(String date) {
        try {
            if (date.isEmpty()) {
                return null;
            }
            return date.endsWith("Z") || ZONE.matcher(date).matches()
                    ? OffsetDateTime.parse(date).toInstant()
                    : LocalDateTime.parse(date).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Pass over an element that has just started, with all in it. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** The text of an element that has just started and holds only text. */
    static String text(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                default -> {
                    // comments and instructions say nothing
                }
            }
        }
        return text.toString();
    }
}
