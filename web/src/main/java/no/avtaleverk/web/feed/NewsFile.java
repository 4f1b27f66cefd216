package no.avtaleverk.web.feed;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Changes as an Atom feed (RFC 4287). */
final class NewsFile {
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private NewsFile() {}

    /**
     * A change.
     *
     * @param key the same each time it is written, and no other has it
     * @param link absolute
     */
    record News(String key, Instant at, String author, String title, String about, String link) {}

    /**
     * @param key of the feed
     * @param updated the newest change or, when there is none, when the address was made
     * @param home absolute address of the product
     */
    static byte[] of(String key, String name, String language, Instant updated, String home, List<News> news) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", language);
            element(xml, "id", id(key));
            element(xml, "title", name);
            element(xml, "updated", moment(updated));
            link(xml, home);
            for (News one : news) {
                xml.writeStartElement("entry");
                element(xml, "id", id(one.key()));
                element(xml, "title", one.title());
                element(xml, "updated", moment(one.at()));
                xml.writeStartElement("author");
                element(xml, "name", one.author());
                xml.writeEndElement();
                link(xml, one.link());
                element(xml, "summary", one.about());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        // Letters that no XML can hold would make the whole unreadable.
        xml.writeCharacters(
                text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", ""));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", "alternate");
        xml.writeAttribute("href", address);
    }

    private static String id(String key) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
