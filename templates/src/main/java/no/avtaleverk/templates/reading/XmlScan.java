package no.avtaleverk.templates.reading;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import org.jspecify.annotations.Nullable;

/**
 * A plain pass over the XML of an Office document, beside the library that reads it: it refuses what must not reach the library,
 * and finds the text the library does not know.
 */
final class XmlScan {
    private static final XMLInputFactory FACTORY = factory();

    private XmlScan() {}

    /** What a document part holds beside its paragraphs. */
    record Content(
            List<String> paragraphs, int images, int footnotes, int comments, int trackedChanges, int textBoxes) {}

    /**
     * Go through one part.
     *
     * @return the number of elements
     * @throws UnreadableFileException if the part has a document type declaration, is too deep or too large, or is not XML
     */
    static int guard(String name, byte[] xml, int elementsBefore, Budget budget) {
        return scan(name, xml, elementsBefore, budget, null);
    }

    /**
     * Go through one part, and collect on the way what it holds.
     *
     * @return the number of elements
     * @throws UnreadableFileException as {@link #guard} does
     */
    private static int scan(String name, byte[] xml, int elementsBefore, Budget budget, @Nullable Collector collector) {
        int elements = elementsBefore;
        int depth = 0;
        try {
            XMLStreamReader reader = open(xml);
            while (reader.hasNext()) {
                int event = reader.next();
                switch (event) {
                    case XMLStreamConstants.DTD ->
                        throw new UnreadableFileException(
                                ReadFault.DOCTYPE, "%s has a document type declaration".formatted(name));
                    case XMLStreamConstants.START_ELEMENT -> {
                        elements++;
                        depth++;
                        if (depth > Budget.MAX_DEPTH) {
                            throw new UnreadableFileException(
                                    ReadFault.TOO_COMPLEX,
                                    "%s is nested more than %d deep".formatted(name, Budget.MAX_DEPTH));
                        }
                        if (elements > Budget.MAX_ELEMENTS) {
                            throw new UnreadableFileException(
                                    ReadFault.TOO_COMPLEX, "More than %d elements".formatted(Budget.MAX_ELEMENTS));
                        }
                        if ((elements & 0x3fff) == 0) {
                            budget.checkTime();
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    default -> {
                        // text, comments and instructions do no harm
                    }
                }
                if (collector != null) {
                    collector.take(event, reader);
                }
            }
            return elements;
        } catch (XMLStreamException e) {
            throw notXml(name, e);
        }
    }

    /** A line of a {@code .rels} part. */
    record Relation(String type, String target, boolean external) {}

    static List<Relation> relations(String name, byte[] xml) {
        var relations = new ArrayList<Relation>();
        try {
            XMLStreamReader reader = open(xml);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("Relationship")) {
                    relations.add(new Relation(
                            attribute(reader, "Type"),
                            attribute(reader, "Target"),
                            attribute(reader, "TargetMode").equalsIgnoreCase("External")));
                }
            }
            return relations;
        } catch (XMLStreamException e) {
            throw notXml(name, e);
        }
    }

    /** What {@code [Content_Types].xml} says the parts are. */
    static List<String> contentTypes(String name, byte[] xml) {
        var types = new ArrayList<String>();
        try {
            XMLStreamReader reader = open(xml);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    types.add(attribute(reader, "ContentType"));
                }
            }
            return types;
        } catch (XMLStreamException e) {
            throw notXml(name, e);
        }
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }

    /** What a part holds, paragraph by paragraph, collected without the library. */
    static final class Collector {
        private final List<String> paragraphs = new ArrayList<>();
        private int images;
        private int footnotes;
        private int comments;
        private int tracked;
        private int textBoxes;
        private int hidden;
        private int boxed;
        private int open;
        private boolean inText;
        private final StringBuilder text = new StringBuilder();
        private int elements;

        /**
         * Go through one part, which is guarded at the same time.
         *
         * @throws UnreadableFileException as {@link #guard} does
         */
        Collector(String name, byte[] xml, int elementsBefore, Budget budget) {
            elements = scan(name, xml, elementsBefore, budget, this);
        }

        /** The number of elements, with those before. */
        int elements() {
            return elements;
        }

        Content content() {
            return new Content(paragraphs, images, footnotes, comments, tracked, textBoxes);
        }

        private void take(int event, XMLStreamReader reader) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start(reader);
                case XMLStreamConstants.END_ELEMENT -> end(reader);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (inText && hidden == 0 && boxed == 0) {
                        letters(reader);
                    }
                }
                default -> {
                    // not counted
                }
            }
        }

        private void start(XMLStreamReader reader) {
            switch (reader.getLocalName()) {
                case "moveFrom", "del" -> {
                    tracked++;
                    hidden++;
                }
                case "Fallback" -> hidden++;
                case "ins", "moveTo" -> tracked++;
                case "txbxContent" -> {
                    if (hidden == 0 && boxed == 0) {
                        textBoxes++;
                    }
                    boxed++;
                }
                case "blip", "imagedata" -> {
                    if (hidden == 0) {
                        images++;
                    }
                }
                case "footnoteReference", "endnoteReference" -> footnotes++;
                case "commentReference" -> comments++;
                case "p" -> {
                    if (isWord(reader) && boxed == 0 && open++ == 0) {
                        text.setLength(0);
                    }
                }
                case "t" -> inText = isWord(reader);
                default -> {
                    // not counted
                }
            }
        }

        private void end(XMLStreamReader reader) {
            switch (reader.getLocalName()) {
                case "moveFrom", "del", "Fallback" -> hidden--;
                case "t" -> inText = false;
                case "txbxContent" -> boxed--;
                case "p" -> {
                    if (isWord(reader) && boxed == 0 && open > 0 && --open == 0 && !text.isEmpty()) {
                        paragraphs.add(text.toString());
                    }
                }
                default -> {
                    // nothing ends
                }
            }
        }

        private void letters(XMLStreamReader reader) {
            char[] read = reader.getTextCharacters();
            int start = reader.getTextStart();
            int end = start + reader.getTextLength();
            for (int i = start; i < end; i++) {
                if (Character.isLetterOrDigit(read[i])) {
                    text.append(read[i]);
                }
            }
        }
    }

    /** The text without white space, by which two readings of a paragraph are held together. */
    static String letters(String text) {
        var letters = new char[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters[length++] = c;
            }
        }
        return new String(letters, 0, length);
    }

    private static boolean isWord(XMLStreamReader reader) {
        String namespace = reader.getNamespaceURI();
        return namespace != null && namespace.contains("wordprocessingml");
    }

    private static XMLInputFactory factory() {
        // The JDK's own parser, whatever else is on the class path: its limits are known.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    private static XMLStreamReader open(byte[] xml) throws XMLStreamException {
        synchronized (FACTORY) {
            return FACTORY.createXMLStreamReader(new ByteArrayInputStream(xml));
        }
    }

    private static UnreadableFileException notXml(String name, XMLStreamException cause) {
        String message = String.valueOf(cause.getMessage());
        // An entity that nobody declared can only come from a declaration that was left out of sight.
        ReadFault fault = message.contains("DOCTYPE") || message.contains("entity") && message.contains("declared")
                ? ReadFault.DOCTYPE
                : message.contains("maxElementDepth") ? ReadFault.TOO_COMPLEX : ReadFault.CORRUPT;
        return new UnreadableFileException(fault, "%s is not XML: %s".formatted(name, firstLine(message)));
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
